"""Comments in which an author asks rules to keep silent, in the formats that have comments.

`seedlint: off RULE reason` holds up to `seedlint: on`, `seedlint: off-next-line RULE reason` for the next line that is not
empty. RULE may be several with commas between, or nothing for all rules. A format names its marks of comments in
`COMMENTS`: pairs of opening and closing, the closing empty where the line's end closes. The front matter of Markdown has
a key instead: `seedlint-ignore: [RULE, …]  # reason`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

import regex

from lint.core import late
from lint.core.ignore import Ignore, Spot
from lint.core.textmap import TextMap

MARK = "seedlint"
"""Without this word a file has no ignores."""

_NAME = r"\w+(?:[/-]\w+)*"
_NAMES = rf"(?P<names>{_NAME}(?:[ \t]*,[ \t]*{_NAME})*)?"
_HEAD = late.regex(r"\A\ufeff?---[ \t]*\r?\n(?P<body>(?:.*\r?\n)*?)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)")
_KEY = late.regex(
    r"^seedlint-ignore:[ \t]*(?:\[?(?P<flow>[\w/, \t\"'-]+)\]?)?[ \t]*(?:#[ \t]*(?P<reason>[^\r\n]*?))?[ \t]*\r?$"
    r"(?P<block>(?:\n[ \t]*-[ \t]*[^\r\n#]+(?:#[^\r\n]*)?\r?$)*)",
    regex.M,
)
_LINE = late.regex(r"\r\n|\n|\r")


class _Comment(NamedTuple):
    start: int
    end: int
    word: str
    names: tuple[str, ...]
    reason: str


def ignores_in(
    raw: str, comments: Sequence[tuple[str, str]], known: TextMap | None, *, markdown: bool
) -> tuple[Ignore, ...]:
    """The ignores of a file. `markdown`: it may have front matter, and a comment that rules see is code that shows one."""
    starts = [0, *(m.end() for m in _LINE.finditer(raw))]
    found = [*_of_comments(raw, comments, known if markdown else None)]
    out = [_of_head(raw, starts)] if markdown else []
    for number, comment in enumerate(found):
        if comment.word == "on":
            continue
        end = (
            _next_line(raw, comment.end, starts)
            if comment.word == "off-next-line"
            else next((_spot(c.start, starts) for c in found[number + 1 :] if _ends(c, comment)), None)
        )
        at = _text_offset(known, comment.end)
        spot = _spot(comment.start, starts)
        out.append(
            Ignore(spot, end, comment.names, comment.reason, raw[comment.start : comment.end], spot, comment.start, at)
        )
    return tuple(i for i in out if i is not None)


def _of_comments(raw: str, comments: Sequence[tuple[str, str]], known: TextMap | None) -> Iterator[_Comment]:
    for match in _pattern(tuple(comments)).finditer(raw):
        if known is not None and _is_shown(known, match.start()):
            continue
        names = tuple(name.strip() for name in (match["names"] or "").split(",") if name.strip())
        yield _Comment(match.start(), match.end(), match["word"], names, (match["reason"] or "").strip())


@cache
def _pattern(comments: tuple[tuple[str, str], ...]) -> regex.Pattern[str]:
    """All comments of a notation that speak to us, whatever their marks."""
    closed = [rf"{regex.escape(o)}(?=(?:(?!{regex.escape(c)}).)*{regex.escape(c)})" for o, c in comments if c]
    opened = [regex.escape(o) for o, c in comments if not c]
    closing = "|".join([*(regex.escape(c) for _, c in comments if c), "$"])
    return regex.compile(
        rf"(?:{'|'.join([*closed, *opened])})+[ \t]*{MARK}:[ \t]*(?P<word>off-next-line|off|on)\b[ \t]*{_NAMES}"
        rf"(?P<reason>[^\r\n]*?)[ \t]*(?P<close>{closing})(?=\r?)",
        regex.M,
    )


def _is_shown(known: TextMap, at: int) -> bool:
    """Whether rules see the raw text at `at` as it stands; a wall that takes the place of a comment is shorter."""
    ends = (*(s.start for s in known.segments[1:]), known.length)
    return any(
        s.raw_start <= at < s.raw_end and end - s.start == s.raw_end - s.raw_start
        for s, end in zip(known.segments, ends, strict=True)
    )


def _text_offset(known: TextMap | None, at: int) -> int:
    if known is None:
        return at
    return next((s.start for s in known.segments if s.raw_start >= at), known.length)


def _ends(later: _Comment, off: _Comment) -> bool:
    return later.word == "on" and (not later.names or set(off.names) <= set(later.names))


def _spot(at: int, starts: Sequence[int]) -> Spot:
    line = bisect_right(starts, at)
    return line, at - starts[line - 1] + 1


def _next_line(raw: str, at: int, starts: Sequence[int]) -> Spot:
    """The end of the next line that is not empty."""
    line = bisect_right(starts, at)
    while line < len(starts) and not raw[starts[line] : (*starts, len(raw))[line + 1]].strip():
        line += 1
    return line + 2, 1


def _of_head(raw: str, starts: Sequence[int]) -> Ignore | None:
    head = _HEAD.match(raw)
    key = _KEY.search(raw, head.start("body"), head.end("body")) if head else None
    if key is None:
        return None
    listed = [
        key["flow"] or "",
        *(line.split("#")[0].replace("-", " ", 1) for line in (key["block"] or "").split("\n")),
    ]
    names = tuple(name for part in listed for piece in part.split(",") if (name := piece.strip(" \t\r\"'")))
    if names == ("all",):
        names = ()
    elif not names:
        return None
    text = raw[key.start() : key.end()].rstrip()
    return Ignore((1, 1), None, names, (key["reason"] or "").strip(), text, _spot(key.start(), starts), key.start())
