"""Documents that are nearly the same: tally and conclusion.

Of a document is kept what its likes are looked for by: a digest of its words and its smallest shingles. Those that may be
copies are read again at the end, and only they.
"""

from __future__ import annotations

import heapq
import pickle
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby
from operator import itemgetter
from typing import NamedTuple, cast

from lint.core.corpus import Corpus
from lint.core.finding import Place
from lint.core.kind import Candidate
from lint.core.rule import Severity
from lint.core.sheaf import Address, Entry, Sheaf
from lint.core.spool import Kept
from lint.core.text import Document
from lint.kinds.near_duplicate.frequent import frequent
from lint.kinds.near_duplicate.sketch import address_of, digest, shingles, similarity, words_of
from lint.structure.view import View

MAX_EXACT_DOCUMENTS = 2000
"""Documents up to which all shingles that are kept are compared; beyond, sketches are."""
EXACT, SKETCH = 4096, 256
"""Shingles compared of a document among few, and among many (standard error of the index: 3 % at 0.8)."""
INDEXED, INDEXED_OF_MANY = 64, 16
"""Shingles of a document by which its likes are looked for, among few and among many: of two that share 0.8 of their runs
the smaller number misses one pair in 10^11."""
PARAGRAPHS, OPENING = 12, 60
"""Paragraphs of a document, the longest, among which what is shared is named, and characters shown of each."""
HEAD_CHARACTERS = 120
"""Characters of a document that a finding covers."""

_NUMBERS, _ROWS = "QII", "I"
"""Of a document: the digest of its words, the span that a finding covers; its smallest shingles."""


class Pair(NamedTuple):
    """A document and an earlier one, by number, that has the words of it (`exact`) or one of its smallest shingles."""

    number: int
    earlier: int
    exact: bool


class Like(NamedTuple):
    """A document and what may be its copies, all by number; `exact` where the words are the same."""

    number: int
    others: tuple[int, ...]
    exact: bool = False


class Named(NamedTuple):
    """What is shown of a document: its place, and digest, line and opening words of its longest paragraphs."""

    place: Place
    longest: tuple[tuple[bytes, int, str], ...]


def tally_of(view: View, least: int) -> Sheaf | None:
    """One document, unless it has fewer than `least` words."""
    words = words_of(view.text)
    if (len(words) < least and not view.is_part) or not view.anatomy.paragraphs:
        return None
    first = view.anatomy.paragraphs[0]
    numbers = _number(digest(words)), first.start, min(first.end, first.start + HEAD_CHARACTERS)
    return _one(address_of(view), numbers, shingles(words, INDEXED))


def _one(address: Address, numbers: tuple[int, ...], least: array[int]) -> Sheaf:
    out = Sheaf(_NUMBERS, _ROWS)
    out.add(address, numbers, [least])
    return out


def _number(digest: bytes) -> int:
    return int.from_bytes(digest, "little")


def merge(left: Sheaf, right: Sheaf) -> Sheaf:
    """All documents of both; takes `left` over."""
    if len(left) + len(right) > MAX_EXACT_DOCUMENTS:  # for good: among so many nobody asks for more
        for few in (left, right):
            if len(few) <= MAX_EXACT_DOCUMENTS:
                few.shorten(INDEXED_OF_MANY)
    left.merge(right)
    return left


def of_parts(tally: Sheaf) -> Sheaf:
    """One document from its parts, which is named as far as the first part has it."""
    parts = list(tally.entries())
    (_, *head), least = parts[0].numbers, _least((part.rows[0] for part in parts), INDEXED)
    number = _number(digest([part.numbers[0].to_bytes(8, "little") for part in parts]))
    return _one(parts[0].address, (number, *head), least)


def _least(parts: Iterable[Sequence[int]], size: int) -> array[int]:
    """The smallest shingles of a document from those of its parts."""
    return array("I", sorted(set(chain.from_iterable(parts)))[:size])


def within(tally: Sheaf, corpus: Corpus) -> Sheaf:
    """All documents, with those shingles of each that are of a range."""
    tally.shorten(INDEXED if corpus.documents <= MAX_EXACT_DOCUMENTS else INDEXED_OF_MANY)
    tally.narrow(corpus.range)
    return tally


def pairs(tally: Sheaf, corpus: Corpus) -> Iterator[Pair]:
    """Every document that has the words of an earlier one, or one of its smallest shingles, as far as these are of a range; in
    order."""
    keys, depth = corpus.range, INDEXED if corpus.documents <= MAX_EXACT_DOCUMENTS else INDEXED_OF_MANY
    digests = (e.numbers[0] for e in tally.entries() if keys.holds(e.numbers[0]))
    twice = frequent(digests, len(tally) // keys.of, 2)
    shared = frequent(
        chain.from_iterable(e.rows[0][:depth] for e in tally.entries()), min(tally.many, depth * len(tally)), 2
    )
    same: dict[int, int] = {}
    posted: dict[int, int] = {}
    for number, entry in enumerate(tally.entries()):
        key = entry.numbers[0]
        twin = same.setdefault(key, number) if key in twice else number
        if twin != number:
            yield Pair(number, twin, exact=True)
        others = {posted.setdefault(h, number) for h in shared.intersection(entry.rows[0][:depth])} - {number}
        yield from (Pair(number, other, exact=False) for other in sorted(others))


def finalize(tally: Sheaf, least: float, corpus: Corpus) -> Iterator[tuple[Place, Candidate]]:
    """Each document that is like an earlier one by at least `least`, held against the first such one."""
    size = EXACT if corpus.documents <= MAX_EXACT_DOCUMENTS else SKETCH
    told = cast("Sequence[Iterable[Pair]]", corpus.gists) or [pairs(tally, corpus)]
    likes = [like for like in _likes(heapq.merge(*told)) if corpus.range.holds(like.number)]
    numbers = {number for like in likes for number in (like.number, *like.others)}
    addresses = {i: entry for i, entry in enumerate(tally.entries()) if i in numbers}
    compared = {number for like in likes if not like.exact for number in (like.number, *like.others)}
    sketches, named = _read(addresses, compared, size, corpus)
    for like in likes:
        index, other = (1.0, like.others[0]) if like.exact else _nearest(like, sketches, size, least)
        if index >= least and like.number in named and other in named:
            yield _finding(_shown(named[like.number]), _shown(named[other]), index, exact=like.exact)


def _likes(pairs: Iterable[Pair]) -> Iterator[Like]:
    """What may be the copies of each document, from pairs in order; one that has the same words is enough."""
    for number, mine in groupby(pairs, key=itemgetter(0)):
        others = list(mine)
        twins = tuple(pair.earlier for pair in others if pair.exact)
        yield Like(number, twins or tuple(sorted({pair.earlier for pair in others})), exact=bool(twins))


def _nearest(like: Like, sketches: Mapping[int, Sequence[int]], size: int, least: float) -> tuple[float, int]:
    """How like the nearest of the others is, and which, the first of several."""
    mine = sketches.get(like.number, ())
    found = ((similarity(mine, sketches[other], size, least), -other) for other in like.others if other in sketches)
    index, other = max(found, default=(0.0, 0))
    return index, -other


def _read(
    entries: Mapping[int, Entry], compared: set[int], size: int, corpus: Corpus
) -> tuple[dict[int, array[int]], dict[int, Kept]]:
    """Of these documents, read again, the sketches of those that are compared, and what is shown of all."""
    sketches: dict[int, array[int]] = {}
    named: dict[int, Kept] = {}
    numbers: dict[Address, int] = {entry.address: number for number, entry in entries.items()}
    for address, first, others in corpus.read_whole(numbers):
        number = numbers[address]
        if number in compared:
            sketches[number] = _least((shingles(words_of(part.text), EXACT) for part in chain((first,), others)), size)
        named[number] = Kept(pickle.dumps(_named(first, entries[number].numbers[1:])))
        named[number].put_away()
    return sketches, named


def _shown(kept: Kept) -> Named:
    named: Named = pickle.loads(kept.data())
    return named


def _named(document: Document, head: Sequence[int]) -> Named:
    return Named(Place.of(document, head[0], head[1]), tuple(_longest(View(document))))


def _longest(view: View) -> list[tuple[bytes, int, str]]:
    """Digest, line and opening words of the longest paragraphs."""
    document = view.document
    spans = sorted((p.start - p.end, p.start, p.end) for p in view.anatomy.paragraphs)[:PARAGRAPHS]
    paragraphs = ((start, view.text[start:end]) for _, start, end in spans)
    return [
        (digest(words_of(text)), document.past.lines + document.line_of(start) + 1, _opening(text))
        for start, text in paragraphs
    ]


def _opening(line: str) -> str:
    return line if len(line) <= OPENING else line[:OPENING].rsplit(" ", 1)[0] + " …"


def _finding(one: Named, earlier: Named, index: float, exact: bool) -> tuple[Place, Candidate]:
    evidence = ["word for word the same" if exact else "measured by the runs of five words that both have"]
    theirs = {key: line for key, line, _ in earlier.longest}
    shared = [(line, theirs[key], opening) for key, line, opening in one.longest if key in theirs]
    if not exact:
        evidence += [f'line {line} is line {there} of the other: "{opening}"' for line, there, opening in shared[:3]]
        own = [(line, opening) for key, line, opening in one.longest if key not in theirs]
        evidence += [f'line {line} differs: "{opening}"' for line, opening in own[:1]]
    place, there = one.place, earlier.place
    return place, Candidate(
        place.start, place.end,
        {"other": there.path if there.record is None else f"{there.path}, record {there.row}", "similarity": f"{index:.0%}", "shared": str(len(shared))},
        tuple(evidence), related=(there,), severity=None if exact else Severity.INFO,
    )  # fmt: skip
