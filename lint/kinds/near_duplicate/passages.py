"""Paragraphs and lines that stand in several documents: site furniture, captions, boilerplate, copied passages.

Nearly every passage of a corpus is met once and never named: of each is kept a digest, where it stands, and nothing of its
text. The documents that have what comes several times are read again to show it.
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, groupby, islice
from operator import itemgetter
from typing import NamedTuple, cast

from lint.core.corpus import Corpus
from lint.core.finding import Origin, Place
from lint.core.kind import Admits, Candidate
from lint.core.sheaf import Entry, Sheaf
from lint.core.shift import Shift
from lint.core.sorting import in_order
from lint.core.tally import MAX_PLACES
from lint.kinds.near_duplicate.frequent import frequent
from lint.kinds.near_duplicate.sketch import address_of, digest, words_of
from lint.structure.view import View, cached_per_document

SHOWN = 120
"""Characters of a passage that a finding covers."""
SHOWN_AT_A_TIME = 5_000
"""Findings whose places are looked up at a time, in one reading of the files: each has twelve places of half a kilobyte."""

Passages = Sheaf
"""Of each passage its key (what copies share: a digest of its words without case and punctuation), the span of it that is
shown, and the lines of that span, counted from 1 in the file."""


def no_passages() -> Passages:
    """The tally of no documents."""
    return Sheaf("", "QIIII")


class PassageSpot(NamedTuple):
    """Where a passage stands, in report order: number of the part of a document, of the document and of its record (or
    file), the span of what is shown, and its lines (from 1) in the file."""

    part: int
    start: int
    document: int
    record: int
    end: int
    line: int
    end_line: int


class RepeatedPassage(NamedTuple):
    """A passage that stands in several documents: how often, in how many, and the first spots, one in each."""

    times: int
    documents: int
    spots: tuple[PassageSpot, ...]


def tally_of(view: View, shortest: int, longest: int, admits: Admits) -> Passages | None:
    """The paragraphs of `shortest` to `longest` characters (0: no limit)."""
    counted = [
        span for span in _worded(view) if shortest <= span[1] - span[0] <= (longest or len(view.text)) and admits(*span)
    ]
    if not counted:
        return None
    out = no_passages()
    rows = zip(*(_row(view, *span) for span in counted), strict=True)
    out.add(address_of(view), (), [array(code, column) for code, column in zip(out.rows, rows, strict=True)])
    return out


@cached_per_document
def _worded(view: View) -> list[tuple[int, int]]:
    """Spans of the paragraphs that have a letter."""
    text = view.text
    return [
        (p.start, p.end)
        for p in view.anatomy.paragraphs
        if text[p.start : p.start + 1].isalpha() or any(map(str.isalpha, text[p.start : p.end]))
    ]


@cached_per_document
def _row(view: View, start: int, end: int) -> tuple[int, int, int, int, int]:
    key = int.from_bytes(digest(words_of(view.text[start:end])), "little")
    end = _shown(view.text, start, end)
    before, line_of = view.past.lines + 1, view.document.line_of
    return key, start, end, before + line_of(start), before + line_of(end)


def _shown(text: str, start: int, end: int) -> int:
    """Where the shown part of a passage ends: with a word, after `SHOWN` characters at most."""
    if end - start <= SHOWN:
        return end
    space = text.rfind(" ", start, start + SHOWN)
    return space if space > start else start + SHOWN


def merge(left: Passages, right: Passages) -> Passages:
    """Sum of two tallies of disjoint documents; takes `left` over."""
    left.merge(right)
    return left


def moved(tally: Passages, shift: Shift) -> Passages:
    """The tally of a part of a document that stands elsewhere in its file now."""

    def change(entry: Entry) -> Entry:
        *rows, line, end_line = entry.rows
        lines = (array(column.typecode, (n + shift.lines_of_text for n in column)) for column in (line, end_line))
        return shift.entry(entry)._replace(rows=(*rows, *lines))

    return tally.rewritten(change)


def within(tally: Passages, corpus: Corpus) -> Passages:
    """All documents, with those passages of each that are of a range."""
    tally.narrow(corpus.range)
    return tally


def gist(tally: Passages, least: int, share: float, corpus: Corpus) -> Iterator[RepeatedPassage]:
    """Passages in at least `least` documents that are at least `share` of all, in the order of their first spots."""
    return repeats(tally, met(tally, math.ceil(max(2, least, share * corpus.documents))))


def finalize(
    tally: Passages, least: int, share: float, every: bool, corpus: Corpus
) -> Iterator[tuple[Place, Candidate]]:
    """These passages; those that always follow each other are one. A range has every so many of them."""
    told = cast("Sequence[Iterable[RepeatedPassage]]", corpus.gists) or [gist(tally, least, share, corpus)]
    runs = islice(_runs(heapq.merge(*told, key=_first_spot)), corpus.range.number - 1, None, corpus.range.of)
    while some := list(islice(runs, SHOWN_AT_A_TIME)):
        places = places_of(tally, chain.from_iterable(run[0].spots for run in some), corpus)
        for run in some:
            yield from _findings(run, places, corpus.documents, every)


def _first_spot(repeat: RepeatedPassage) -> PassageSpot:
    return repeat.spots[0]


def _runs(repeats: Iterable[RepeatedPassage]) -> Iterator[list[RepeatedPassage]]:
    """These passages, together those that always follow each other."""
    run: list[RepeatedPassage] = []
    for repeat in repeats:
        if run and not _follows(run[-1], repeat):
            yield run
            run = []
        run.append(repeat)
    if run:
        yield run


def met(tally: Passages, times: int, *, anywhere: bool = False) -> set[int]:
    """The keys that stand in so many documents, or so many times `anywhere`."""

    def keys() -> Iterator[int]:
        for _, parts in groupby(tally.entries(), key=lambda entry: entry.address.origin):
            every = chain.from_iterable(part.rows[0] for part in parts)
            yield from every if anywhere else set(every)

    return frequent(keys(), tally.many, times)


def places_of(tally: Passages, spots: Iterable[PassageSpot], corpus: Corpus) -> dict[tuple[int, int], Place]:
    """The places of spots by part and start: their documents are read again."""
    wanted: dict[int, set[PassageSpot]] = {}
    for spot in spots:
        wanted.setdefault(spot.part, set()).add(spot)
    numbers = {e.address: number for number, e in enumerate(tally.entries()) if number in wanted}
    return {
        spot[:2]: Place.of(document, spot.start, spot.end)
        for address, document in corpus.read(numbers)
        for spot in wanted[numbers[address]]
    }


def repeats(tally: Passages, wanted: Set[int]) -> Iterator[RepeatedPassage]:
    """The passages with these keys, in the order of their first spots."""
    by_spot = in_order((r.spots[0], r) for r in _gathered(in_order(_uses(tally, wanted))))
    return map(itemgetter(1), by_spot)


def _uses(tally: Passages, wanted: Set[int]) -> Iterator[tuple[int, PassageSpot]]:
    """Every place of the passages with these keys."""
    document, record = -1, -1
    last: Origin = "", None, None
    for part, entry in enumerate(tally.entries()):
        origin = entry.address.origin
        document += origin != last or not part
        record += origin[:2] != last[:2] or not part
        last = origin
        keys = entry.rows[0]
        if not wanted.isdisjoint(keys):
            for key, *where in zip(*entry.rows, strict=True):
                if key in wanted:
                    yield key, PassageSpot(part, where[0], document, record, *where[1:])


def _gathered(uses: Iterable[tuple[int, PassageSpot]]) -> Iterator[RepeatedPassage]:
    """Passages from their places, which come sorted."""
    for _, mine in groupby(uses, key=itemgetter(0)):
        count, documents, last, spots = 0, 0, -1, list[PassageSpot]()
        for _, spot in mine:
            count += 1
            if spot.document != last:
                documents += 1
                last = spot.document
                if documents <= MAX_PLACES:
                    spots.append(spot)
        yield RepeatedPassage(count, documents, tuple(spots))


def _follows(one: RepeatedPassage, other: RepeatedPassage) -> bool:
    """Whether `other` comes next (at most an empty line between) wherever the two are known to stand."""
    return one.documents == other.documents and all(
        a.record == b.record and 0 < b.line - a.end_line <= 2 for a, b in zip(one.spots, other.spots, strict=True)
    )


def _findings(
    run: list[RepeatedPassage], known: Mapping[tuple[int, int], Place], documents: int, every: bool
) -> Iterator[tuple[Place, Candidate]]:
    head = run[0]
    places = [known[spot[:2]] for spot in head.spots if spot[:2] in known]
    after = f"{len(run) - 1} lines" if len(run) > 2 else "line"
    more = f", with the {after} after it" if len(run) > 1 else ""
    for place in places if every else places[:1]:
        yield place, Candidate(
            place.start, place.end,
            {"documents": str(documents), "n": str(head.documents), "more": more},
            related=tuple(p for p in places if p != place),
        )  # fmt: skip
