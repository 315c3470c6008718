"""Where a document is no prose but code, or the markup of its own writing: Markdown, reStructuredText, AsciiDoc, POD.

Documentation mixes both, and rules about words, spaces and marks have no business in the code. Found are fenced blocks,
literal blocks, lines of a console, directives, text between backticks or in POD's `C<...>`, and, where a document has
such or several of them, indented blocks whose lines look like a program.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice

import regex

from lint.core import late
from lint.structure.layout import Span

_FENCE = late.regex(r"(?m)^[ \t>]*(?P<mark>```+|~~~+)[^`\n]*\n(?:(?!^[ \t>]*(?P=mark)).*\n?)*+.*")
_LISTING = late.regex(r"(?m)^(?P<mark>----++|\.\.\.\.++)\n(?P<block>(?:(?!(?P=mark)$).*\n){1,80}+)(?P=mark)$")
_TITLE = late.regex(r"(?m)\A\s*={1,5} \S[^\n]*$|^={2,5} \S[^\n]*[^=\n]$")
"""A title of AsciiDoc: what stands between two rows of dashes is then a listing, whatever it looks like."""

# The content of backticks must touch them on both sides; ``TeX quotes'' hold two apostrophes.
_TICKS = late.regex(
    r"(?<![`\\\w])(?P<mark>``?)(?![\s`])(?:[^\n`']|'(?!')|\n(?!\s*\n)){1,200}+(?<!\s)(?P=mark)(?![`\w])"
)
_DIRECTIVE = late.regex(r"(?m)^[ \t]*\.\. +(?:[\w:+-]+::|_[^\n:]+:|\|[^|\n]+\|)[^\n]*(?:\n[ \t]+:[\w-]+:[^\n]*)*")
_ARGUMENT = late.regex(
    r"""(?m)^(?P<in>[ \t]*)\.\.\ +(?:[\w-]*code[\w-]*|ipython|toctree|autosummary|index|raw|math|doctest|parsed-literal|productionlist
    |testcode|testoutput|prompt)::[^\n]*\n(?P<block>(?:(?P=in)[ \t]+\S[^\n]*\n?|[ \t]*\n)+)|^[ \t]*\.\.\ (?P<comment>[^\n]*)""",
    regex.X,
)
_LABEL = late.regex(r"(?m)^[ \t]*[-<'`*+/\w][^\s\n]*(?: [^\s\n]+)?::$")
_ROLE = late.regex(r":[a-z][\w:+-]{1,24}:(?=`)")
_LITERAL = late.regex(
    r"(?m)^(?P<in>[ \t]*)(?:\S[^\n]*)?::[^\S\n]*\n(?:[ \t]*\n)+(?P<block>(?:(?P=in)[ \t]+\S[^\n]*\n?|[ \t]*\n)+)"
)
_CONSOLE = late.regex(
    r"(?m)^[ \t]*(?:>>>|\$(?= [a-z./])|(?:sqlite|mysql|psql|postgres|irb|ghci|ftp|gdb|pdb|root|debug)[\w@:-]{0,20}[>#$](?= \w))"
    r"(?: [^\n]*|$)(?:\n(?![ \t]*\n)[^\n]*)*"
)
_POD = late.regex(r"(?m)^=(?:pod|head[1-6]|over|item|back|for|begin|end|cut|encoding)\b[^\n]*")
_POD_CODE = late.regex(r"\b[A-Z](?:(?P<more><<+) .*? >>+|<[^<>\n]*(?:<[^<>\n]*>[^<>\n]*)*>)", regex.S)
_INDENTED = late.regex(r"(?m)(?:^(?:\t| {2,})[^\n]*\S[^\n]*(?:\n|\Z)(?:[ \t]*\n(?=(?:\t| {2,})[ \t]*\S))?)+")
_SIGN = late.regex(
    r"""\w\(|[=!<>+*/|&-]=|=>|->|::|&&|\|\||\s=\s|\w\.\w+\(|\w_\w|[{};\\]\s*$|^\s*[})\]]|[$@%]\w|</?\w|\s--?\w|^\s*[#"]|\w/\w+/|\\\w|\|\w+\||\w\[""",
    regex.X | regex.M,
)
# The same signs, each told at a mark that it holds and prose seldom does: a search for lines with a sign stops only there.
_SIGNED = late.regex(
    r"""["\#$%&()/:;<=>@\[\\\]_{|}-](?:(?<=\w[(\[])|(?<=[=!<>+*/|&-]=)|(?<=[=-])>|(?<=:):|(?<=&)&|(?<=\|)(?:\||\w+\|)
    |(?<=[^\S\n]=)[^\S\n]|(?<=\w_)\w|(?<=[{};\\])[^\S\n]*$|(?<=^[^\S\n]*[})\]\#"])|(?<=[$@%\\])\w|(?<=<)/?\w
    |(?<=[^\S\n]-)-?\w|(?<=\w/)\w+/)[^\n]*+""",
    regex.X | regex.M,
)
_LISTED = ("----\n", "....\n")
_MARKS = ("```", "~~~", "`", "::", ">>>", "$ ", "> ", "# ", "\n=", *_LISTED)
_OF_LINES = ((_FENCE, ("```", "~~~")), (_DIRECTIVE, (".. ",)), (_CONSOLE, (">>>", "> ", "$ ", "# ")))
"""Patterns of lines, and what the first line of their matches cannot do without: most documents have little of it."""

SEVERAL = 3
"""Indented blocks that look like a program, from which on a document without any other mark counts as documentation."""


def spans(text: str) -> list[Span]:
    """Half-open spans of what is code, in order and apart from each other."""
    marked = joined(_marked(text)) if text[:1] == "=" or any(mark in text for mark in _MARKS) else []
    blocks = list(_programs(text, marked)) if "\n  " in text or "\n\t" in text else []
    return joined(marked + blocks) if marked or len(blocks) >= SEVERAL else marked


def _marked(text: str) -> Iterator[Span]:
    for pattern, marks in _OF_LINES:
        starts = _lines_with(text, marks)
        met = [m.span() for m in _at(pattern, text, starts)]
        yield from met
        if met and pattern is _DIRECTIVE:
            yield from (m.span() for m in _at(_ARGUMENT, text, starts))
    patterns = [_ROLE, _TICKS] if "`" in text else []
    if _POD.search(text):
        patterns += [_POD, _POD_CODE]
    for pattern in patterns:
        yield from (m.span() for m in pattern.finditer(text))
    announced = list(_announced(text))
    yield from (m.span() for m in _at(_LABEL, text, announced))
    yield from (m.span("block") for m in _at(_LITERAL, text, announced))
    listings = list(_at(_LISTING, text, _lines_with(text, _LISTED)))
    asciidoc = bool(listings) and _TITLE.search(text) is not None
    yield from (m.span() for m in listings if asciidoc or _is_program(m["block"]))


def _lines_with(text: str, marks: Iterable[str]) -> list[int]:
    """Where the lines begin that hold one of the marks."""
    starts: set[int] = set()
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            starts.add(text.rfind("\n", 0, at) + 1)
            at = text.find("\n", at)  # the rest of the line tells nothing more
            at = text.find(mark, at) if at >= 0 else at
    return sorted(starts)


def _announced(text: str) -> Iterator[int]:
    """Where the lines begin that end in `::`."""
    at = text.find("::")
    while at >= 0:
        end = text.find("\n", at)
        if not text[at + 2 : end if end >= 0 else len(text)].strip():
            yield text.rfind("\n", 0, at) + 1
        at = text.find("::", at + 1)


def _at(pattern: regex.Pattern[str], text: str, starts: Iterable[int]) -> Iterator[regex.Match[str]]:
    """Matches that begin at these places and do not overlap: few lines need be tried of many."""
    end = 0
    for start in starts:
        match = pattern.match(text, start) if start >= end else None
        if match:
            yield match
            end = match.end()


def _programs(text: str, known: list[Span]) -> Iterator[Span]:
    """Indented blocks that look like a program, where it is not known of all of the block that it is code."""
    for match in _INDENTED.finditer(text):
        start, end = match.span()
        i = bisect_right(known, (start, len(text))) - 1
        if (i < 0 or known[i][1] < end) and _is_program(match.group()):
            yield start, end


def _is_program(block: str) -> bool:
    """Whether a third of the lines has a sign of a program, two in all."""
    third = -(-sum(map(bool, map(str.strip, block.split("\n")))) // 3)
    signed = [match.span() for match in islice(_SIGNED.finditer(block), max(third, 2))]
    if len(signed) == 1 == third:  # both signs may stand on one line
        start, end = signed[0]
        return len(_SIGN.findall(block, block.rfind("\n", 0, start) + 1, end)) > 1
    return len(signed) > 1 and len(signed) >= third


def joined(found: Iterable[Span]) -> list[Span]:
    """Spans in order, those that overlap or touch as one."""
    out: list[Span] = []
    for start, end in sorted(found):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out
