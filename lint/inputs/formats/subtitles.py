"""SRT and WebVTT subtitles: the lines of the cues are text; numbers, times, tags, notes and styles are never touched.

Cues are parted by an empty line, as in the file; a cue keeps its lines. Tags (`<i>`, `{\\an8}`) are not shown; dashes of
speakers, lines with notes of music, and labels of sounds in brackets are shown and left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.core import late
from lint.core.textmap import Builder
from lint.inputs.format import AS_IT_STANDS, Parsed, Reading
from lint.inputs.formats import _entities
from lint.inputs.formats._markup import MARKUP

SUFFIXES = (".srt", ".vtt")

_LINE = late.regex(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_TIME = late.regex(r"\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}.*")
_PIECE = late.regex(
    r"(?P<tag></?[A-Za-z][^<>\n]*>|<\d[\d:.]*>|\{\\[^{}\n]*\})|(?P<reference>&(?:#\d+|#[xX][0-9a-fA-F]+|[A-Za-z]\w*);)"
)
_MARK = late.regex("[<{&]")
"""With which each piece begins."""
_SPEAKER = late.regex(r"[ \t]*(?:--?|[–—])[ \t]*")
_MUSIC = late.regex(r"[♪♫♬#¶]")
_SOUND = late.regex(r"[\[(][^\[\]()]*[\])]\s*")


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The one text of a file."""
    builder = Builder(raw)
    web = raw.lstrip("\ufeff").startswith("WEBVTT")
    for cue in _cues(raw, web):
        if builder.length:
            builder.wall("\n\n", cue[0][0], cue[0][0])
        for number, (start, end) in enumerate(cue):
            if number:
                last = cue[number - 1][1]
                builder.verbatim(last, start)
            _line(builder, raw, start, end)
    text, known = builder.build()
    yield Parsed(text, known, MARKUP if web else AS_IT_STANDS, language=asked.target_language or None)


def _cues(raw: str, web: bool) -> Iterator[list[tuple[int, int]]]:
    """Of each cue, where its lines stand, without their line ends."""
    cue: list[tuple[int, int]] | None = None
    for match in _LINE.finditer(raw):
        start = match.start()
        body = match.group().rstrip("\r\n")
        if _is_time(body):
            if cue:
                cue = cue[:-1] if not web and raw[slice(*cue[-1])].strip().isdigit() else cue
                if cue:
                    yield cue
            cue = []
        elif not body.strip():
            if cue:
                yield cue
                cue = None
        elif cue is not None:
            cue.append((start, start + len(body)))
    if cue:
        yield cue


def _is_time(body: str) -> bool:
    return "-->" in body and _TIME.fullmatch(body) is not None


def _line(builder: Builder, raw: str, start: int, end: int) -> None:
    body = raw[start:end]
    if _MUSIC.search(body) or _SOUND.fullmatch(body.strip()):
        builder.shown(start, end)
        return
    speaker = _SPEAKER.match(raw, start, end)
    at = speaker.end() if speaker else start
    if at > start:
        builder.shown(start, at)
    for match in _PIECE.finditer(raw, at, end) if _MARK.search(body) else ():
        builder.verbatim(at, match.start())
        at = match.end()
        if match["reference"]:
            sort, text = _entities.sort_of(match.group())
            if sort == "whole":
                builder.whole(text, *match.span())
            elif sort == "wall":
                builder.wall(text, *match.span())
    builder.verbatim(at, end)


def frame(raw: str, asked: Reading) -> object:
    """Numbers, times, tags and the count of lines of each cue."""
    out: list[object] = []
    for match in _LINE.finditer(raw):
        body = match.group().rstrip("\r\n")
        if _is_time(body) or body.strip().isdigit() or not body.strip():
            out.append(body)
        else:
            out.append([m.group() for m in _PIECE.finditer(body) if m["tag"]] if "<" in body or "{" in body else [])
    return out
