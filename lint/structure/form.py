"""Whether a line is prose or written for machines: code, records, tables, logs, settings, markup, drawings.

Rules about spaces, marks and doubled words have no business in what a program reads: `a ,b` is as right there as `a, b`.
A line is told by its shape, not by the name of its file: named facts, points for each (`lines.tsv`, learned by
`tools/learn_lines.py`), and what its neighbours are. Prose in other scripts is prose.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from itertools import accumulate, islice
from pathlib import Path
from typing import NamedTuple

import regex

from lint.core import late
from lint.core.passages import remembered
from lint.structure.layout import Span
from lint.structure.measures import MEASURES, measured

REACH = 240
"""Code points on either side of a place that are looked at: a record may be one line of megabytes."""

MACHINE = 0
"""Points from which on a line is for machines; `tools/learn_lines.py` puts the base there."""

# A shape with a mark that prose seldom has begins at the mark and looks back from there: a search stops only at those.
_SHAPES: dict[str, regex.Pattern[str]] = {
    "ends-in-stop": late.regex(r"[.!?…。！？][)\]\"'”’»]{0,2}\s*\Z"),
    "ends-in-code": late.regex(r"[;{}(\[\\=|>&+*/]\s*\Z"),
    "ends-in-comma": late.regex(r",\s*\Z"),
    "ends-in-colon": late.regex(r":\s*\Z"),
    "starts-with-capital": late.regex(r"\A\s*[\"'“‘(]?\p{Lu}\p{Ll}"),
    "starts-in-lower-case": late.regex(r"\A\s*[\"'“‘(]?\p{Ll}"),
    "starts-with-sign": late.regex(r"\A\s*[^\s\p{L}\d\"'“‘«(¿¡—–-]"),
    "starts-with-comment": late.regex(r"\A\s*(?:#(?!\d)|//|/\*|\*(?=\s|\Z)|--\s|;|%|\"\"\"|\.\\\")"),
    "bullet": late.regex(r"\A\s*(?:[-*•·]|\d{1,3}[.)]|\(?\p{L}[.)])\s+\p{L}"),
    "indented": late.regex(r"\A(?: {2}|\t)\s*\S"),
    "deep": late.regex(r"\A(?: {4}|\t)\s*\S"),
    "tab-inside": late.regex(r"\S\t+\S"),
    "gap": late.regex(r"\S {3,}\S"),
    "gaps": late.regex(r"\S {2,}\S.*\S {2,}\S"),
    "comma-glued": late.regex(r"[^\s\d],(?=[^\s\d'\"”’»])|\d,(?!\d{3})[^\s]"),
    "commas-glued": late.regex(r"(?:,[^\s,][^,\n]*){2},\S|,,"),
    "semicolon-glued": late.regex(r"\w;\S|;;"),
    "pipes": late.regex(r"\|.*\|"),
    "call": late.regex(r"\((?:(?<=[\w\]]\()(?![s)]|es\))|\))"),
    "dotted": late.regex(
        r"\.(?<=(?<![\w./@])[\p{Ll}_]\w*(?:\.\w+)*\.)(?!com\b|org\b|net\b|gov\b|edu\b|co\b)\p{L}\w+(?![\w@])"
    ),
    "snake": late.regex(r"\p{L}\d?_+\w|\b_\w"),
    "camel": late.regex(r"\p{Lu}(?:(?<=\b\p{Ll}+\p{Lu})\p{Ll}+|(?<=\b\p{Lu})\p{Ll}+(?:\p{Lu}\p{Ll}+)+\b(?!’))"),
    "constant": late.regex(r"\b\p{Lu}{2,}_\p{Lu}+"),
    "option": late.regex(r"(?<!\S)--?\p{L}[\w-]*(?![^\s=,\])'\"`.])"),
    "variable": late.regex(r"\$\{?\w|%\(?\w\)?[sd]?\b|\{\w*\}|<\w+>|%[sd]|@\w"),
    "quoted-key": late.regex(r"[\"']\s?[:=]|[\"']\s?,\s?[\"']"),
    "assignment": late.regex(r"=(?<=\w\s?[:+*/|-]?=)\s?[\w\"'$\[({-]"),
    "key": late.regex(r"\A\s*[-\"']?\s*[\w.-]+[\"']?\s*[:=]\s*(?:\S|\Z)"),
    "lower-key": late.regex(r"\A\s*(?:- )?[\p{Ll}_][\p{Ll}\d_.-]*:(?:\s|\Z)"),
    "path": late.regex(r"[/:](?:(?<=(?:^|[\s\"'`(=:])[~.]{0,2}/)[\w.-]+/|(?<=\w/)\w+/\w|(?<=[A-Z]:)\\)"),
    "operator": late.regex(r"::|->|=>|[!=<>]=|&&|\|\||\+\+|--(?=\S)|<<|>>"),
    "tag": late.regex(r"</?\p{L}[^<>]*>|/>"),
    "hash": late.regex(r"\b[0-9a-f]{7,}\b(?<=\d\p{L}*\d*\p{L}*.*)|0x[0-9a-fA-F]+"),
    "time": late.regex(r"\d{1,2}:\d{2}:\d{2}|\d{4}-\d{2}-\d{2}"),
    "log": late.regex(r"^\s*[\[(<]?\d[\d:./ T-]{6,}[\])>,]?\s|\b(?:INFO|DEBUG|WARN(?:ING)?|ERROR)\b"),
    "rule": late.regex(r"([-=_*#~+.^])\1{3,}"),
    "box": late.regex(r"[\u2500-\u259f]|\+[-=]{2,}\+"),
    "macro": late.regex(r"^[.'][A-Za-z\\]|\\[A-Za-z]+[\[{\s]|\\\S"),
    "braces": late.regex(r"\{\{|\}\}|\[\[|\]\]|\{%"),
    "bracket-space": late.regex(r"[(\[{] \S|\S [)\]}]"),
    "space-before-mark": late.regex(r"\w [,;](?:\s|\Z)"),
    "word-string": late.regex(r"\p{Ll}{2,} \p{Ll}{2,} \p{Ll}{2,}"),
    "word-strings": late.regex(r"(?:\p{Ll}{2,}[,;]? ){5}\p{Ll}{2,}"),
    "sentence-edge": late.regex(r"\p{Ll}{2}[.!?] \p{Lu}\p{Ll}*[ ,]"),
    "clause-comma": late.regex(r"\p{Ll}{2}, \p{Ll}{2}"),
    "speech": late.regex(r"[“”‘«»„]|\p{Ll}’\p{Ll}|\p{Ll}'(?:s|t|re|ve|ll)\b"),
    "title": late.regex(r"(?:\p{Lu}\p{Ll}+ ){2,}\p{Lu}\p{Ll}+"),
    "all-capitals": late.regex(r"\A[^\p{Ll}]*\p{Lu}{3,}[^\p{Ll}]*\Z"),
    "repeat-sign": late.regex(r"([,;.:'`~]) \1 \1|[^\w\s.!?,]{4,}"),
    "directive": late.regex(r"^\s*(?:@@|\+\+\+|---|[+-]{1}\S|diff |index |#\w|%\w|\.\. \S|:[\w-]+:)"),
    "number-cells": late.regex(r"(?:-?\d[\d.]*[\s,;|]+){3,}"),
}

_NEEDS = {
    "ends-in-stop": ".!?…。！？", "ends-in-code": ";{}([\\=|>&+*/", "ends-in-comma": ",", "ends-in-colon": ":",
    "starts-with-comment": "#/*-;%\".", "indented": " \t", "tab-inside": "\t", "pipes": "|", "call": "(", "dotted": ".",
    "snake": "_", "constant": "_", "option": "-", "variable": "$%{<@", "quoted-key": "\"'", "assignment": "=",
    "lower-key": ":", "path": "/\\", "tag": "<>", "time": ":-", "macro": ".'\\", "braces": "{}[]",
    "sentence-edge": ".!?", "clause-comma": ",", "speech": "“”‘«»„’'",
}  # fmt: skip
"""Characters of which a line with a shape has one at least: a set is asked before a pattern."""


def facts(line: str) -> Iterator[str]:
    """Names of what holds of a line; it is not blank."""
    for name, pattern in _SHAPES.items():
        if pattern.search(line):
            yield name
    for (name, steps), value in zip(MEASURES, measured(line), strict=True):
        yield from (f"{name}-{step:g}" for step in steps[: bisect_right(steps, value)])


@cache
def points() -> dict[str, int]:
    """Points of each fact for "written for machines"; `base` is where every line begins."""
    lines = (Path(__file__).parent / "lines.tsv").read_text("utf-8").split("\n")
    return {name: int(value) for name, _, value in (line.partition("\t") for line in lines[1:] if line)}


@lru_cache(maxsize=10_000)
def weigh(line: str) -> int:
    """Points of a line by itself: positive for machines; nothing for a blank one."""
    if not line or line.isspace():
        return 0
    known, chars = points(), set(line)
    total = known.get("base", 0)
    for (steps, sums), value in zip(_weighty_steps(), measured(line), strict=True):
        total += sums[bisect_right(steps, value)]
    for worth, needs, pattern in _weighty_shapes():
        if (not needs or not chars.isdisjoint(needs)) and pattern.search(line):
            total += worth
    return total


@cache
def _weighty_shapes() -> list[tuple[int, str, regex.Pattern[str]]]:
    """The shapes that have points, each with these and what it needs (nothing where that cannot be said)."""
    known = points()
    return [(known[name], _NEEDS.get(name, ""), pattern) for name, pattern in _SHAPES.items() if name in known]


@cache
def _weighty_steps() -> list[tuple[tuple[float, ...], list[int]]]:
    """The steps of each measure, and the points of a line that has come to so many of them."""
    known = points()
    return [
        (steps, list(accumulate((known.get(f"{name}-{step:g}", 0) for step in steps), initial=0)))
        for name, steps in MEASURES
    ]


class Form:
    """The form of one text's lines, each weighed once and only when asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._weights: dict[Span, int] = {}
        self._points: dict[tuple[int, int, int], int] = {}

    def is_machine(self, start: int, end: int) -> bool:
        """Whether the line that holds `start:end` is written for machines, its neighbours considered."""
        return self.points_at(start, end) > MACHINE

    def points_at(self, start: int, end: int) -> int:
        """Points of that line (of what is near where it is long), and half of those of the lines around it."""
        line = self._line(start)
        # in steps, so that all places of a stretch share what is weighed there
        low, high = (start // REACH - 1) * REACH, (max(end, start) // REACH + 2) * REACH
        found = self._points.get((line[0], low, high))
        if found is None:
            found = self._points[line[0], low, high] = self._points_between(line, low, high)
        return found

    def _points_between(self, line: Span, low: int, high: int) -> int:
        if self._in_hunk(line) or self._is_row(line):
            return LIMIT
        own = self._weight((max(line[0], low), min(line[1], high)))
        around = [self._weight(near) for near in self._neighbours(line)]
        return own + sum(around) // 2

    @cached_property
    def is_mostly_machine(self) -> bool:
        """Whether three fifths of the text stand in lines that are written for machines, ten at least: a scraped page of a
        few lines may look so, and is what rules about pages are for."""
        text = self._text
        lines = [m.span() for m in islice(_LINE.finditer(text), SAMPLE)]
        step = max(1, len(lines) // WEIGHED)
        lines = [(s, min(e, s + REACH)) for s, e in lines[::step]]
        spare = 2 * sum(e - s for s, e in lines)
        left = len(lines)
        for start, end in lines:  # until one of the two can no longer be reached
            if step * left < _LEAST or spare < 0:
                return False
            if self._weight((start, end)) <= MACHINE:
                spare -= 5 * (end - start)
                left -= 1
        return step * left >= _LEAST and spare >= 0

    def _line(self, at: int) -> Span:
        text = self._text
        low = text.rfind("\n", 0, at) + 1
        high = text.find("\n", at)
        return low, high if high >= 0 else len(text)

    def _in_hunk(self, line: Span) -> bool:
        """Whether a line is part of a hunk of a diff."""
        i = bisect_right(self._hunks, (line[0], len(self._text))) - 1
        return i >= 0 and line[0] < self._hunks[i][1]

    @cached_property
    def _hunks(self) -> list[Span]:
        return [m.span() for m in _HUNK.finditer(self._text)] if "@@ -" in self._text else []

    def _is_row(self, line: Span) -> bool:
        """Whether a line is a row of cells: it has as many of one separator as a line beside it, set without spaces;
        wide gaps between few words; or narrower ones that end where those of a line beside it end."""
        own = row(self._text[line[0] : min(line[1], line[0] + _ROW)])
        if not own.cells and not own.columns:
            return False
        if own.gaps > 1 and 4 * own.gaps >= own.words:
            return True
        for near in self._neighbours(line):
            other = row(self._text[near[0] : self._line(near[0])[1]][:_ROW])
            if own.cells & other.cells:
                return True
            shared = own.columns & other.columns
            if len(shared) > 1 or (shared and own.gaps and other.gaps):
                return True
        return False

    def _neighbours(self, line: Span) -> Iterator[Span]:
        """The nearest lines above and below, but for blank ones in between no further than two away."""
        text = self._text
        for step in (-1, 1):
            at = line
            for _ in range(2):
                edge = at[0] - 1 if step < 0 else at[1] + 1
                if edge < 0 or edge > len(text):
                    break
                at = self._line(edge)
                if not text[at[0] : at[0] + REACH].isspace() and at[0] < at[1]:
                    yield (at[0], min(at[1], at[0] + REACH))
                    break

    def _weight(self, span: Span) -> int:
        known = self._weights.get(span)
        if known is None:
            known = self._weights[span] = max(-LIMIT, min(LIMIT, weigh(self._text[slice(*span)])))
        return known


_GAP = late.regex(r"(?<=\S)(?: {3,}| *\t\s*)(?=\S)")
_COLUMN = late.regex(r"(?<=[^\s.!?]) {2,}(?=\S)|(?<=\S) *\t+ *(?=\S)|(?<=[.!?]) {3,}(?=\S)")
_HUNK = late.regex(
    r"(?m)^(?:(?:diff |index |--- |\+\+\+ )[^\n]*\n)*@@ -\d+(?:,\d+)? \+\d+[^\n]*(?:\n(?:[ +\-\\@][^\n]*)?)*"
)
_QUOTED = late.regex(r'"(?:[^"\n]|"")*"')

_ROW = 2_000
"""Code points of a line in which cells are counted."""


class Row(NamedTuple):
    """A line as a row of cells."""

    cells: frozenset[tuple[str, int]]
    """See `separators`."""
    columns: frozenset[int]
    """Where gaps between columns end."""
    gaps: int
    """How many gaps are wide."""
    words: int


@remembered
def row(line: str) -> Row:
    """A line as a row of cells."""
    cells, words = frozenset(separators(line)), len(line.split())
    if "  " not in line and "\t" not in line:
        return Row(cells, frozenset(), 0, words)
    return Row(cells, frozenset(match.end() for match in _COLUMN.finditer(line)), len(_GAP.findall(line)), words)


def separators(line: str) -> set[tuple[str, int]]:
    """The separators that part a line into cells, each with its count: two or more (one tab is enough), of which hardly
    one has a space after.

    What stands in quotation marks is one cell, whatever it holds.
    """
    bare = _QUOTED.sub("x", line) if '"' in line else line
    out = set()
    for sign in ",;\t|":
        count = bare.count(sign)
        if count > (sign != "\t") and 4 * bare.count(sign + " ") < count + (sign == "|") * 4 * count:
            out.add((sign, count))
    return out


_LINE = late.regex(r"[^\n]*\S[^\n]*")
_LEAST = 10
"""Lines for machines that a document for machines has at least."""

SAMPLE, WEIGHED = 200, 50
"""Lines of a document by which its form is judged, and how many of them are weighed at about equal distances."""

LIMIT = 20
"""Points that one line has at most: no line outweighs two others."""
