"""`line`: whole-line debris: a line that is nothing but what the rule names.

One of three ways to say it:

- `lines`: literal lines, compared without case, bullets, arrows, brackets and stops around them (`» Read more…` is
  `read more`);
- `items`: a line made of two or more of these, parted by blanks, bars or arrows (`Home > News > World`);
- `find`: a regex (or several) that covers the whole line.

`max-words` leaves longer lines alone. `needs: cluster` asks for another such line directly above or below (blank
lines between do not count): for words that may well be a line of a text when alone. `needs: edge` asks for a place
among the first or last three lines that are not blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

import regex

from lint.kinds.pattern import compiled
from lint.rule import Candidate, Hit, Kind, Needle, Rule, edits_of
from lint.view import View

LONGEST = 160
"""Lines of more characters are no menu; they are not compared with `lines` and `items`."""

EDGE = 3
_AROUND = regex.compile(r"^[^\w<\[(]*|[^\w>\])]*$")
_BAR = regex.compile(r"\s*[|/·•>»›→]\s*")


@dataclass(frozen=True)
class LineOptions:
    """Keys of a `line` rule."""

    lines: list[str] = field(default_factory=list)
    """Literal lines, or the `$name` of a list."""
    items: list[str] = field(default_factory=list)
    """What a line of a menu is made of, or the `$name` of a list."""
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


@dataclass(frozen=True)
class Compiled:
    """The literal lines as they are compared, the items with the most words of one, or the patterns."""

    lines: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    items: frozenset[tuple[str, ...]] = frozenset()
    longest: int = 0
    patterns: tuple[regex.Pattern[str], ...] = ()


class Line(Kind):
    """Whole-line debris."""

    name = "line"
    Options = LineOptions

    def compile(self, options: LineOptions, lists: Mapping[str, Any]) -> Compiled:
        sources = [s for s in ([options.find] if isinstance(options.find, str) else options.find) if s]
        if sum(map(bool, (options.lines, options.items, sources))) != 1:
            raise ValueError("a 'line' rule needs one of 'lines', 'items' and 'find'")
        flags = regex.I if options.ignore_case else 0
        items = frozenset(tuple(cue(item).split()) for item in options.items)
        return Compiled(
            frozenset(map(cue, options.lines)), frozenset(map(cue, options.beside)), items, max(map(len, items), default=0),
            tuple(compiled(source, flags) for source in sources),
        )  # fmt: skip

    def needles(self, rule: Rule) -> Iterable[Needle]:
        for pattern in rule.data.patterns:
            yield Needle(
                rf"(?m:^)[^\S\r\n]*(?:{pattern.pattern})[^\S\r\n]*(?=[\r\n]|\Z)", ignore_case=rule.options.ignore_case
            )

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        numbers = sorted(set(self._numbers(rule.data, view, hits)))
        places = filled_lines(view) if rule.options.needs != "none" else []
        order = {number: i for i, number in enumerate(places)}
        chosen = {order[n] for n in numbers} if places else set()
        if rule.data.beside:
            cues = cue_lines(view)
            chosen |= {order[n] for line in rule.data.beside & cues.keys() for n in cues[line]}
        for number in numbers:
            start, end = view.line_spans[number]
            line = view.text[start:end]
            start += len(line) - len(line.lstrip())
            end -= len(line) - len(line.rstrip())
            if rule.options.max_words and len(line.split()) > rule.options.max_words:
                continue
            if places:
                at = order[number]
                if rule.options.needs == "cluster" and not {at - 1, at + 1} & chosen:
                    continue
                if rule.options.needs == "edge" and EDGE <= at < len(places) - EDGE:
                    continue
            yield Candidate(start, end, edits=edits_of(rule.fix, view.text, start, end))

    @staticmethod
    def _numbers(data: Compiled, view: View, hits: Sequence[Hit]) -> Iterator[int]:
        if data.patterns:
            for hit in hits:  # a pattern may begin with blank lines: the line is the one that its text stands on
                found = view.text[hit.start : hit.end]
                yield view.line_of(hit.start + len(found) - len(found.lstrip()))
            return
        cues = cue_lines(view)
        for line in data.lines & cues.keys():
            yield from cues[line]
        if data.items:
            for line, numbers in cues.items():
                if " " in line and is_menu(line, data.items, data.longest):
                    yield from numbers


def cue(line: str) -> str:
    """A line as it is compared: lower case, single blanks, without what decorates it on both sides."""
    return " ".join(_AROUND.sub("", line.replace("’", "'")).lower().split())


def cue_lines(view: View) -> dict[str, list[int]]:
    """Numbers (from 0) of the short lines of a document by their `cue`, worked out once for all rules."""
    found = view.memo.get("line.cues")
    if found is None:
        cues: dict[str, list[int]] = {}
        for number, (start, end) in enumerate(view.line_spans):
            if 0 < end - start <= LONGEST:
                text = cue(view.text[start:end])
                if text:
                    cues.setdefault(text, []).append(number)
        found = view.memo["line.cues"] = cues
    return found  # type: ignore[return-value]


def filled_lines(view: View) -> list[int]:
    """Numbers of the lines that are not blank."""
    return [n for n, (s, e) in enumerate(view.line_spans) if view.text[s:e].strip()]


def is_menu(line: str, items: frozenset[tuple[str, ...]], longest: int) -> bool:
    """Whether a `cue` line is nothing but items: two where bars or arrows part them, three where only blanks do."""
    parts = _BAR.split(line)
    count = 0
    for part in parts:
        words = part.split()
        at = 0
        while at < len(words):  # the longest item is tried first at each place
            size = next(
                (n for n in range(min(longest, len(words) - at), 0, -1) if tuple(words[at : at + n]) in items), 0
            )
            if not size:
                return False
            at += size
            count += 1
    return count >= (3 if len(parts) == 1 else 2)


KIND = Line()
