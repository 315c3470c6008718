"""`line`: whole-line debris: a line that is nothing but what the rule names.

One of four ways to say it:

- `lines`: literal lines, compared without case, bullets, arrows, brackets and stops around them (`» Read more…` is
  `read more`);
- `items`: a line made of two or more of these, separated by spaces, bars or arrows (`Home > News > World`);
- `words`: a vocabulary; a line counts of whose words, small ones and figures aside, at least `share` per cent belong
  to it, two or more in all, and which does not read as a sentence;
- `find`: a regex (or several) that covers the whole line.

Lines of hard-wrapped paragraphs and headings that are underlined are no lines of a page, nor is a first line of several
words that the text below speaks of: a text may be about cookies. `max-words` leaves longer lines
alone. `needs: cluster` asks for another such line directly above or below (blank lines between do not count): for words
that may well be a line of a text when alone. `needs: edge` asks for a place among the first or last three lines that are
not blank. With `inside: true`, `lines` are looked for between two sentences instead: where one begins like a sentence and no
sentence follows from it; those of one short word are left out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Literal

import regex

from lint.core import late
from lint.core.edits import edits_of
from lint.core.kind import Candidate, Gate, Hit, Kind, Needle, Rejected
from lint.core.rule import Rule
from lint.kinds import _inside
from lint.kinds._bars import is_menu, is_worded
from lint.kinds._lines import (
    MAX_CHARACTERS,
    NO_CUES,
    Cues,
    bare_lines,
    by_shape,
    cue,
    cue_of,
    cues,
    has_short_lines,
    is_named_below,
    like,
    line_runs,
    runs_of,
    short_lines,
)
from lint.kinds.pattern import compiled
from lint.matching.required_literals import required_literals
from lint.matching.shapes import ALL, shapes
from lint.matching.syntax import Syntax, parse
from lint.structure.layout import Span
from lint.structure.view import View

EDGE_LINES = 3
"""Lines at each end of a document that are its edges."""
_SOLID = late.regex(r"\S")
_FILLED = late.regex(r"[\p{L}\p{N}]")
_MARKS = " .,:;-/'\"()"
MOST_NEEDLES = 64
"""Strings to look for above which going through the lines costs less."""

_HEAD = late.regex(r"[^\s|/·•>»›→]*")


@dataclass(frozen=True)
class LineOptions:
    """Keys of a `line` rule."""

    lines: list[str] = field(default_factory=list)
    """Literal lines, or the `$name` of a list."""
    items: list[str] = field(default_factory=list)
    """What a line of a menu is made of, or the `$name` of a list."""
    words: list[str] = field(default_factory=list)
    """What bars and notices are worded in, or the `$name` of a list."""
    share: int = 65
    """(words) Per cent of a line's words that must belong to them."""
    find: str | list[str] = ""
    """A regex (or several) that covers the whole line."""
    ignore_case: bool = True
    """(find) Let `a` match `A`."""
    beside: list[str] = field(default_factory=list)
    """(needs: cluster) Other lines that count as neighbours, or the `$name` of a list."""
    max_words: int = 0
    """Leave longer lines alone (0: no limit)."""
    needs: Literal["none", "cluster", "edge"] = "none"
    """What else must be true of the line's place."""
    inside: bool = False
    """(lines) Look for them between two sentences of a paragraph, not as whole lines."""


@dataclass(frozen=True)
class LineData:
    """The literal lines as they are compared, the items with the most words of one, or the patterns."""

    lines: Cues = NO_CUES
    beside: Cues = NO_CUES
    items: frozenset[tuple[str, ...]] = frozenset()
    heads: frozenset[str] = frozenset()
    """The first words of items."""
    longest: int = 0
    words: frozenset[str] = frozenset()
    runs: frozenset[bytes] = frozenset()
    """Runs of ASCII letters: all those of the items, or the first ones of the words."""
    patterns: tuple[regex.Pattern[str], ...] = ()
    """Each by itself where there are needles, else all in one."""
    most: tuple[int, ...] = ()
    """Most characters that each of them matches."""
    shapes: frozenset[int] = ALL
    """Shapes of ASCII lines that the one pattern may match."""
    needles: tuple[Needle, ...] = ()
    """What the lines of each pattern (the tag is its number) cannot do without; empty where this can't be said of all."""


def _of_patterns(sources: Sequence[str], ignore_case: bool) -> LineData:
    """Lines that patterns match: each by itself where all have needles, else all in one."""
    flags = regex.I if ignore_case else 0
    syntaxes = [parse(source, ignore_case) for source in sources]
    most = tuple(syntax.most if syntax else MAX_CHARACTERS for syntax in syntaxes)
    patterns = tuple(compiled(source, flags) for source in sources)
    if needles := _needles(syntaxes):
        return LineData(patterns=patterns, most=most, needles=needles)
    every = "|".join(f"(?:{s})" for s in sources)
    return LineData(patterns=(compiled(every, flags),), most=most, shapes=shapes(parse(every, ignore_case)))


def _of_words(options: LineOptions) -> LineData:
    """Lines that are given, made of items, or full of words."""
    items = frozenset(tuple(cue(item).split()) for item in options.items)
    runs = {run for item in items for found in runs_of(item) for run in found}
    return LineData(
        lines=cues(options.lines),
        items=items,
        heads=frozenset(item[0] for item in items if item),
        longest=max(map(len, items), default=0),
        words=frozenset(map(str.lower, options.words)),
        runs=frozenset(runs.union(found[0] for found in runs_of(options.words) if found)),
    )


class Line(Kind[LineOptions, LineData, None]):
    """Whole-line debris."""

    name = "line"
    Options = LineOptions

    def compile(self, options: LineOptions, lists: Mapping[str, object]) -> LineData:
        sources = [s for s in ([options.find] if isinstance(options.find, str) else options.find) if s]
        if sum(map(bool, (options.lines, options.items, options.words, sources))) != 1:
            raise ValueError("a 'line' rule needs one of 'lines', 'items', 'words' and 'find'")
        if options.inside:
            if not options.lines:
                raise ValueError("'inside' goes with 'lines'")
            return LineData(needles=_inside.needles(_inside.phrases(options.lines)))
        data = _of_patterns(sources, options.ignore_case) if sources else _of_words(options)
        return replace(data, beside=cues(options.beside))

    def needles(self, rule: Rule[LineOptions, LineData]) -> Iterable[Needle]:
        return rule.data.needles

    def gate(self, rule: Rule[LineOptions, LineData]) -> Gate | None:
        return None if rule.options.inside else has_short_lines

    def find(self, rule: Rule[LineOptions, LineData], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        if rule.options.inside:
            yield from _inside.candidates(rule.fix, view, hits)
            return
        for start, end, reason in self._judged(rule, view, hits):
            if not reason:
                yield Candidate(start, end, edits=edits_of(rule.fix, view.text, start, end))

    def rejected(self, rule: Rule[LineOptions, LineData], view: View, hits: Sequence[Hit]) -> Iterable[Rejected]:
        judged = () if rule.options.inside else self._judged(rule, view, hits)
        return (Rejected(start, end, reason) for start, end, reason in judged if reason)

    def _judged(
        self, rule: Rule[LineOptions, LineData], view: View, hits: Sequence[Hit]
    ) -> Iterator[tuple[int, int, str]]:
        """The lines that are what the rule names, each with the reason why it does not count all the same."""
        numbers = sorted(set(self._numbers(rule.data, rule.options.share, view, hits)))
        if not numbers:
            return
        chosen = _edges(view) if rule.options.needs == "edge" else {*numbers, *like(view, rule.data.beside)}
        for number in numbers:
            start, end = view.line_spans[number]
            line = view.text[start:end]
            start += len(line) - len(line.lstrip())
            end -= len(line) - len(line.rstrip())
            yield start, end, _refusal(rule.options, view, number, (start, end), chosen)

    @staticmethod
    def _numbers(data: LineData, share: int, view: View, hits: Sequence[Hit]) -> Iterator[int]:
        if data.needles:
            starts, bare, most = view.line_starts, bare_lines(view), data.most
            for number, tag in {(bisect_right(starts, start) - 1, tag) for start, _, tag in hits}:
                line = bare[number]
                if len(line) <= most[tag] and data.patterns[tag].fullmatch(line):
                    yield number
        elif data.patterns:
            lines, sorted_lines = short_lines(view), by_shape(view)
            for shape in (*data.shapes, None):
                for line in filter(data.patterns[0].fullmatch, sorted_lines[shape]):
                    yield from lines[line]
        elif data.words or data.items:
            matches = _worded(data, share, view) if data.words else _menus(data, view)
            lines = short_lines(view)
            for line in matches:
                yield from lines[line]
        else:
            yield from like(view, data.lines)


def _refusal(options: LineOptions, view: View, number: int, span: Span, chosen: Set[int]) -> str:
    """Why a line that is what a rule names does not count; empty where it does. `chosen` are its like, or the edges."""
    start, end = span
    if options.max_words and len(view.text[start:end].split()) > options.max_words:
        return f"the line has more than {options.max_words} words"
    if not view.anatomy.is_free_line(start, end):
        return "the line belongs to a hard-wrapped paragraph, or is an underlined heading"
    if options.needs == "cluster" and chosen.isdisjoint(_beside(view, number)):
        return "no such line is directly above or below"
    if options.needs == "edge" and number not in chosen:
        return f"the line is none of the first and last {EDGE_LINES} of the document"
    if options.lines and not _SOLID.search(view.text, 0, start) and is_named_below(view.text, start, end):
        return "the text below speaks of this first line"
    return ""


def _worded(data: LineData, share: int, view: View) -> Iterator[str]:
    """The lines that are worded in the words; two of these must begin with runs of theirs."""
    known = data.runs.__contains__
    for line, runs in zip(short_lines(view), line_runs(view), strict=True):
        some = runs is None or (not data.runs.isdisjoint(runs) and sum(map(known, runs)) > 1)
        if some and is_worded(line, data.words, share):
            yield line


def _menus(data: LineData, view: View) -> Iterator[str]:
    """The lines that are nothing but items; they have no runs but those of items."""
    for line, runs in zip(short_lines(view), line_runs(view), strict=True):
        if runs is None or data.runs.issuperset(runs):
            text = cue_of(view, line)
            if " " in text and _HEAD.match(text)[0] in data.heads and is_menu(text, data.items, data.longest):  # type: ignore[index]
                yield line


def _needles(syntaxes: Sequence[Syntax | None]) -> tuple[Needle, ...]:
    out: list[Needle] = []
    for number, syntax in enumerate(syntaxes):
        needed = required_literals(syntax) if syntax else None
        if needed is None or len(needed.strings) > MOST_NEEDLES or not all(map(_tells, needed.strings)):
            return ()
        out += (Needle(s, True, needed.folded, False, number) for s in needed.strings)
    return tuple(out)


def _tells(needle: str) -> bool:
    """Whether a string is so rare that it is worth looking for: not a single letter, figure or common mark."""
    return len(needle) > 1 or not (needle.isascii() and (needle.isalnum() or needle in _MARKS))


def _filled(view: View, numbers: Iterable[int]) -> Iterator[int]:
    """Those of the lines that hold a letter or a figure: bars and arrows between the buttons of a menu are none."""
    return (n for n in numbers if _FILLED.search(view.text, *view.line_spans[n]))


def _beside(view: View, number: int) -> list[int]:
    """The filled lines next to a line."""
    above, below = range(number - 1, -1, -1), range(number + 1, len(view.line_spans))
    return [*islice(_filled(view, above), 1), *islice(_filled(view, below), 1)]


def _edges(view: View) -> set[int]:
    """The first and the last filled lines of a document."""
    lines = range(len(view.line_spans))
    return {*islice(_filled(view, lines), EDGE_LINES), *islice(_filled(view, reversed(lines)), EDGE_LINES)}


KIND = Line()
