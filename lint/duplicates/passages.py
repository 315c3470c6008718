"""Paragraphs and lines that stand in several documents: site furniture, captions, boilerplate, copied passages."""

from __future__ import annotations

import math
from array import array
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, compress, islice
from operator import eq
from typing import NamedTuple

from lint.duplicates.sheet import Sheet, sheet_of
from lint.duplicates.sketch import digest, words_of
from lint.finding import Place
from lint.rule import Admits, Candidate
from lint.tally import KEPT, Uses, first
from lint.view import View, once

SHOWN = 120
"""Characters of a passage that a finding covers."""


class Counted(NamedTuple):
    """The passages of one document that count, in order."""

    sheet: Sheet
    keys: array[int]
    """What copies of each share: a digest of its words without case and punctuation."""
    spans: array[int]
    """Start and end of each, by turns."""


Passages = list[Counted]
"""The documents, in any order."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A passage that stands in several documents."""

    place: Place
    uses: Uses


def tally_of(view: View, shortest: int, longest: int, admits: Admits) -> Passages | None:
    """The paragraphs of `shortest` to `longest` characters (0: no limit)."""
    counted = [
        span for span in _worded(view) if shortest <= span[1] - span[0] <= (longest or len(view.text)) and admits(*span)
    ]
    if not counted:
        return None
    keys = array("Q", (_key(view, *span) for span in counted))
    return [Counted(sheet_of(view), keys, array("I", chain.from_iterable(counted)))]


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
    left += right
    return left


def conclude(
    tally: Passages, least: int, share: float, documents: int, every: bool = False
) -> Iterator[tuple[Place, Candidate]]:
    """Passages in at least `least` documents that are at least `share` of all; those that always follow each other are one."""
    wanted = met((set(c.keys) for c in tally), math.ceil(max(2, least, share * documents)))
    found = [Repeat(uses.places[0], uses) for uses in uses_of(tally, wanted)]
    found.sort(key=lambda r: r.place.sort_key)
    run: list[Repeat] = []
    for repeat in found:
        if run and not _follows(run[-1], repeat):
            yield from _findings(run, documents, every)
            run = []
        run.append(repeat)
    if run:
        yield from _findings(run, documents, every)


def met(keys: Iterable[Iterable[int]], times: int) -> set[int]:
    """The keys that are met so many times: sorted, where a dictionary of all would take thrice the memory."""
    known = sorted(chain.from_iterable(keys))
    return set(compress(known, map(eq, known, islice(known, times - 1, None))))


def uses_of(tally: Passages, wanted: Container[int]) -> Iterator[Uses]:
    """The uses of the passages with these keys."""
    out: dict[int, Uses] = {}
    for sheet, keys, spans in sorted(tally, key=lambda c: c.sheet.sort_key(0, 0)):
        document = None
        here: set[int] = set()
        for key, start, end in zip(keys, spans[::2], spans[1::2], strict=True):
            if key not in wanted:
                continue
            known = out.setdefault(key, Uses(0, 0, ()))
            known.count += 1
            if key in here:
                continue
            here.add(key)
            known.documents += 1
            if len(known.places) < KEPT or known.places[-1].origin == sheet.origin:
                document = document or sheet.opened()
                place = Place.of(document, start, _shown(document.text, start, end))
                known.places = first((*known.places, place))
    return iter(out.values())


def _shown(text: str, start: int, end: int) -> int:
    """Where the shown part of a passage ends: with a word, after `SHOWN` characters at most."""
    if end - start <= SHOWN:
        return end
    blank = text.rfind(" ", start, start + SHOWN)
    return blank if blank > start else start + SHOWN


def _follows(one: Repeat, other: Repeat) -> bool:
    """Whether `other` comes next (at most an empty line between) wherever the two are known to stand."""
    pairs = zip(one.uses.places, other.uses.places, strict=False)
    return one.uses.documents == other.uses.documents and all(
        a.path == b.path and a.record == b.record and 0 < b.line - a.end_line <= 2 for a, b in pairs
    )


def _findings(run: list[Repeat], documents: int, every: bool) -> Iterator[tuple[Place, Candidate]]:
    head = run[0].uses
    more = (
        f", with the {len(run) - 1} lines after it"
        if len(run) > 2
        else ", with the line after it"
        if len(run) > 1
        else ""
    )
    for place in head.places if every else head.places[:1]:
        yield place, Candidate(
            place.start, place.end,
            {"documents": str(documents), "n": str(head.documents), "more": more},
            (f"stands in {head.documents} of {documents} documents{more}",),
            related=tuple(p for p in head.places if p != place),
        )  # fmt: skip
