"""Source code: comments and docstrings that are running text; all else of a program is never shown to a rule.

Comments on lines one below the other are one paragraph. One that does not read as prose (commented-out code, directives
for tools, rules of signs) is no text.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from lint.core import late
from lint.core.textmap import Builder, Span
from lint.inputs.format import Parsed, Reading
from lint.inputs.formats import _fragment

_HASH = ".py .pyi .sh .bash .zsh .ksh .fish .rb .pl .pm .r .jl .tcl .awk .cmake .ps1 .nim .cr .ex .exs .mk .dockerfile .gd .coffee"
_SLASH = (
    ".c .h .cc .cpp .cxx .hh .hpp .hxx .java .js .mjs .cjs .jsx .ts .tsx .go .rs .cs .swift .kt .kts .scala .php .css .scss .less"
    " .dart .m .mm .groovy .gradle .zig .v .proto .sol .glsl .cu .d .vue .svelte"
)
_DASH = ".sql .lua .hs .elm .adb .ads .vhd .vhdl"
_SEMI = ".el .lisp .lsp .scm .clj .cljs .asm .s"
_FAMILY = {
    suffix: family
    for family, suffixes in (("hash", _HASH), ("slash", _SLASH), ("dash", _DASH), ("semi", _SEMI))
    for suffix in suffixes.split()
}
SUFFIXES = tuple(_FAMILY)
COMMENTS = (("#", ""), ("//", ""), ("--", ""), (";", ""), ("/*", "*/"))
NAMES = (
    "Makefile",
    "GNUmakefile",
    "Dockerfile",
    "Containerfile",
    "CMakeLists.txt",
    "Rakefile",
    "Gemfile",
    "Vagrantfile",
    "Justfile",
)
"""Files that have no suffix, or one that misleads."""

_STRINGS = r"""(?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)"""
_TOKENS = {
    "hash": late.regex(
        r"(?P<doc>(?<=^[ \t]*)[rRuUbBfF]{0,2}(?P<q>\"\"\"|''')(?P<inner>(?:[^\\]|\\.)*?)(?P=q))|(?P<triple>(\"\"\"|''')(?:[^\\]|\\.)*?\5)"
        r"|<<-?\s*(['\"]?)(?P<here>\w+)\6[^\n]*\n(?:.*\n)*?[ \t]*(?P=here)$|(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
        r"|(?<![\w$&{])(?P<line>\#+(?!!)[ \t]?(?P<body>[^\n]*))",
        regex.M,
    ),
    "slash": late.regex(
        rf"(?P<block>/\*+(?P<inner>.*?)\*+/)|{_STRINGS}|(?P<line>(?<!:)//+!?[ \t]?(?P<body>[^\n]*))", regex.M | regex.S
    ),
    "dash": late.regex(
        rf"(?P<block>/\*(?P<inner>.*?)\*/|--\[\[.*?\]\])|{_STRINGS}|(?P<line>--+[ \t]?(?P<body>[^\n]*))", regex.M
    ),
    "semi": late.regex(r"(?P<string>\"(?:[^\"\\]|\\.)*\")|(?P<line>;+[ \t]?(?P<body>[^\n]*))", regex.M),
}
_PIECE = late.regex(r"[ \t]{2,}|\t|`[^`\n]+`|\S+")
_CODE = late.regex(r"[\t`_<>{}\[\]=|\\/@#$*%^~]|  |\p{L}\.\p{L}|\w\(|::|->|--|\p{L},\p{L}|\p{Ll}\p{Lu}|\d\p{L}")
"""What in a comment is no word: aligned spaces, names of the program, addresses, options, formulas."""

_MARGIN = late.regex(r"[ \t]*(?:\*(?!/)[ \t]?)?")
_LINE = late.regex(r"[^\n]*\n|[^\n]+")


class Comment(NamedTuple):
    """Where the lines of a comment stand, without their marks."""

    lines: tuple[tuple[int, int], ...]


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The one text of a file; none where no comment is prose."""
    builder = Builder(raw)
    for comment in _comments(raw, _family(asked.name)):
        if not _fragment.is_prose(" ".join(raw[a:b] for a, b in comment.lines)):
            continue
        if builder.length:
            builder.wall("\n\n", comment.lines[0][0], comment.lines[0][0])
        for number, (start, end) in enumerate(comment.lines):
            if number:
                builder.wall("\n", comment.lines[number - 1][1], start)
            body = raw[start:end]
            if _fragment.is_prose(body) or _is_words(body):
                _words(builder, raw, start, end)
            else:
                builder.shown(start, end)
    text, known = builder.build()
    if text:
        yield Parsed(text, known, language=asked.target_language or None)


def _words(builder: Builder, raw: str, start: int, end: int) -> None:
    """A line of a comment, with the code in it, and spaces that align it, left alone."""
    at = start
    for match in _PIECE.finditer(raw, start, end):
        if _CODE.search(match.group()):
            builder.verbatim(at, match.start())
            builder.shown(*match.span())
            at = match.end()
    builder.verbatim(at, end)


def _is_words(body: str) -> bool:
    """Whether a short line of a comment is plainly words, not code."""
    return not regex.search(r"[=<>{}()\[\]|\\`$@#*/_;+]|\w\.\w|::|->|--", body)


def _family(name: str) -> str:
    if name in NAMES:
        return "hash"
    return _FAMILY.get("." + name.rpartition(".")[2].lower(), "hash")


def _comments(raw: str, family: str) -> Iterator[Comment]:
    lines: list[Span] = []
    for match in _TOKENS[family].finditer(raw):
        groups = match.groupdict()
        body = match.span("body") if groups.get("line") is not None else None
        if lines and (body is None or not _goes_on(raw, lines[-1], match.start())):
            yield Comment(tuple(lines))
            lines = []
        if body is not None:
            start, end = body
            end -= len(raw[start:end]) - len(raw[start:end].rstrip())
            if end > start:
                lines.append((start, end))
            elif lines:  # an empty line of a comment parts its paragraphs
                yield Comment(tuple(lines))
                lines = []
        elif groups.get("inner") is not None:
            yield from _paragraphs(raw, *match.span("inner"))
    if lines:
        yield Comment(tuple(lines))


def _goes_on(raw: str, last: Span, start: int) -> bool:
    """Whether a comment that begins at `start` goes on from the line above: nothing but the two stands on their lines."""
    gap = raw[last[1] : start]
    if gap.count("\n") != 1 or gap.strip():
        return False
    above = raw.rfind("\n", 0, last[0]) + 1
    return not any(map(str.isalnum, raw[above : last[0]]))


def _paragraphs(raw: str, start: int, end: int) -> Iterator[Comment]:
    lines: list[tuple[int, int]] = []
    for line in _LINE.finditer(raw, start, end):
        low = _MARGIN.match(raw, line.start(), line.end()).end()  # type: ignore[union-attr]
        high = low + len(raw[low : line.end()].rstrip())
        if high > low:
            lines.append((low, high))
        elif lines:
            yield Comment(tuple(lines))
            lines = []
    if lines:
        yield Comment(tuple(lines))


def frame(raw: str, asked: Reading) -> object:
    """The program without the lines of its comments that are prose."""
    out: list[str] = []
    at = 0
    for parsed in read(raw, asked):
        for segment in parsed.known.segments if parsed.known else ():
            if segment.sort == 0:
                out.append(raw[at : segment.raw_start])
                at = segment.raw_end
    return [*out, raw[at:]]
