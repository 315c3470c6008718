"""Paragraphs and lines that stand in several documents: site furniture, captions, boilerplate, copied passages."""

from __future__ import annotations

import math
from array import array
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, groupby
from typing import NamedTuple

from lint.core.finding import Origin, Place
from lint.core.kind import Admits, Candidate
from lint.core.spool import Kept
from lint.core.tally import KEPT
from lint.kinds.near_duplicate.frequent import frequent
from lint.kinds.near_duplicate.sheet import Sheet, sheet_of
from lint.kinds.near_duplicate.sketch import digest, words_of
from lint.structure.view import View, once

SHOWN = 120
"""Characters of a passage that a finding covers."""
AT_A_TIME = 50_000
"""Passages whose spots are gathered at a time, where each takes up to half a kilobyte."""
OPEN = KEPT + 4
"""Documents that are held unpacked while places are shown: those of neighbouring passages are mostly the same."""


class Counted(NamedTuple):
    """The passages of one document that count, in order."""

    sheet: Sheet
    size: int
    """How many."""
    numbers: Kept
    """Their keys, then the start and the end of each by turns."""

    @classmethod
    def of(cls, sheet: Sheet, keys: array[int], spans: array[int]) -> Counted:
        """Passages by what copies of each share (a digest of its words without case and punctuation), and their spans."""
        return cls(sheet, len(keys), Kept(keys.tobytes() + spans.tobytes()))

    def keys(self) -> array[int]:
        """The keys."""
        keys = array("Q")
        keys.frombytes(self.numbers.data()[: self.size * keys.itemsize])
        return keys

    def spans(self) -> array[int]:
        """The spans."""
        spans = array("I")
        spans.frombytes(self.numbers.data()[-2 * self.size * spans.itemsize :])
        return spans


Passages = list[Counted]
"""The documents, in any order; the parts of one are told by their origin."""


class Spot(NamedTuple):
    """Where a passage stands: number of the document, span of what is shown, its lines (from 1) in the file."""

    document: int
    start: int
    end: int
    line: int
    end_line: int


@dataclass(slots=True)
class Repeat:
    """A passage that stands in several documents: how often, in how many, and the first spots, one in each."""

    count: int = 0
    documents: int = 0
    last: Origin | None = None
    """The last of these documents."""
    numbers: array[int] = field(default_factory=lambda: array("I"))
    """The numbers of the spots: as objects they would take five times the memory."""

    @property
    def spots(self) -> list[Spot]:
        """The spots, in report order."""
        size = len(Spot._fields)
        return [Spot(*self.numbers[i : i + size]) for i in range(0, len(self.numbers), size)]


def tally_of(view: View, shortest: int, longest: int, admits: Admits) -> Passages | None:
    """The paragraphs of `shortest` to `longest` characters (0: no limit)."""
    counted = [
        span for span in _worded(view) if shortest <= span[1] - span[0] <= (longest or len(view.text)) and admits(*span)
    ]
    if not counted:
        return None
    keys = array("Q", (_key(view, *span) for span in counted))
    return [Counted.of(sheet_of(view), keys, array("I", chain.from_iterable(counted)))]


@once
def _worded(view: View) -> list[tuple[int, int]]:
    """Spans of the paragraphs that have a letter."""
    text = view.text
    return [
        (p.start, p.end)
        for p in view.anatomy.paragraphs
        if text[p.start : p.start + 1].isalpha() or any(map(str.isalpha, text[p.start : p.end]))
    ]


@once
def _key(view: View, start: int, end: int) -> int:
    return int.from_bytes(digest(words_of(view.text[start:end])), "little")


def merge(left: Passages, right: Passages) -> Passages:
    """Sum of two tallies of disjoint documents; takes `left` over."""
    for counted in right:
        counted.sheet.put_away()
        counted.numbers.put_away()
    left += right
    return left


def conclude(
    tally: Passages, least: int, share: float, documents: int, every: bool = False
) -> Iterator[tuple[Place, Candidate]]:
    """Passages in at least `least` documents that are at least `share` of all; those that always follow each other are one."""
    tally = in_report_order(tally)
    wanted = met(tally, math.ceil(max(2, least, share * documents)))
    place = placing(tally)
    run: list[Repeat] = []
    for repeat in repeats(tally, wanted):
        if run and not _follows(run[-1], repeat, tally):
            yield from _findings(run, place, documents, every)
            run = []
        run.append(repeat)
    if run:
        yield from _findings(run, place, documents, every)


def in_report_order(tally: Passages) -> Passages:
    """The documents, sorted."""
    return sorted(tally, key=lambda c: c.sheet.sort_key(0, 0))


def placing(tally: Passages) -> Callable[[Spot], Place]:
    """What makes a place of a spot in one of these documents."""
    opened = lru_cache(OPEN)(lambda number: tally[number].sheet.opened())
    return lambda spot: Place.of(opened(spot.document), spot.start, spot.end)


def met(tally: Passages, times: int, *, anywhere: bool = False) -> set[int]:
    """The keys that stand in so many documents (which come in report order), or so many times `anywhere`."""

    def keys() -> Iterator[int]:
        for _, parts in groupby(tally, key=lambda counted: counted.sheet.origin):
            every = chain.from_iterable(part.keys() for part in parts)
            yield from every if anywhere else set(every)

    return frequent(keys, sum(c.size for c in tally), times)


def repeats(tally: Passages, wanted: set[int]) -> Iterator[Repeat]:
    """The passages with these keys (which are used up), in the order of their first spots; documents come in report order.

    Gathered for some thousands at a time, those that first stand in neighbouring documents: nobody needs all at once.
    """
    number = 0
    while wanted and number < len(tally):
        first, part = number, set[int]()
        while number < len(tally) and len(part) < AT_A_TIME:
            part.update(wanted.intersection(tally[number].keys()))
            number += 1
        wanted -= part
        yield from sorted(_gathered(tally, first, part), key=lambda r: r.numbers[:3])


def _gathered(tally: Passages, first: int, wanted: Container[int]) -> Iterable[Repeat]:
    """The passages with these keys, none of which stands before document `first`."""
    out: dict[int, Repeat] = {}
    for number in range(first, len(tally)):
        counted = tally[number]
        spans = document = None
        for i, key in enumerate(counted.keys()):
            if key not in wanted:
                continue
            repeat = out.get(key)
            if repeat is None:
                repeat = out[key] = Repeat()
            repeat.count += 1
            if repeat.last == counted.sheet.origin:
                continue
            repeat.last = counted.sheet.origin
            repeat.documents += 1
            if len(repeat.numbers) < KEPT * len(Spot._fields):
                spans = spans or counted.spans()
                document = document or counted.sheet.opened()
                start, before = spans[2 * i], document.past.lines + 1
                end = _shown(document.text, start, spans[2 * i + 1])
                lines = (before + document.line_of(start), before + document.line_of(end))
                repeat.numbers.extend((number, start, end, *lines))
    return out.values()


def _shown(text: str, start: int, end: int) -> int:
    """Where the shown part of a passage ends: with a word, after `SHOWN` characters at most."""
    if end - start <= SHOWN:
        return end
    blank = text.rfind(" ", start, start + SHOWN)
    return blank if blank > start else start + SHOWN


def _follows(one: Repeat, other: Repeat, tally: Passages) -> bool:
    """Whether `other` comes next (at most an empty line between) wherever the two are known to stand."""
    return one.documents == other.documents and all(
        tally[a.document].sheet.origin[:2] == tally[b.document].sheet.origin[:2] and 0 < b.line - a.end_line <= 2
        for a, b in zip(one.spots, other.spots, strict=False)
    )


def _findings(
    run: list[Repeat], place_of: Callable[[Spot], Place], documents: int, every: bool
) -> Iterator[tuple[Place, Candidate]]:
    head = run[0]
    places = list(map(place_of, head.spots))
    after = f"{len(run) - 1} lines" if len(run) > 2 else "line"
    more = f", with the {after} after it" if len(run) > 1 else ""
    for place in places if every else places[:1]:
        yield place, Candidate(
            place.start, place.end,
            {"documents": str(documents), "n": str(head.documents), "more": more},
            related=tuple(p for p in places if p != place),
        )  # fmt: skip
