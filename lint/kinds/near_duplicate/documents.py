"""Documents that are nearly the same: tally and conclusion."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from lint.core.finding import Origin, Place
from lint.core.kind import Candidate
from lint.core.rule import Severity
from lint.core.spool import Kept
from lint.core.text import Document
from lint.kinds.near_duplicate.frequent import frequent
from lint.kinds.near_duplicate.sheet import Sheet, sheet_of
from lint.kinds.near_duplicate.sketch import digest, shingles, similarity, words_of
from lint.structure.view import View

FEW = 2000
"""Documents up to which all shingles that are kept are compared; beyond, sketches are."""
EXACT, SKETCH = 4096, 256
"""Shingles compared of a document among few, and among many (standard error of the index: 3 % at 0.8)."""
INDEXED, INDEXED_OF_MANY = 64, 16
"""Shingles of a document by which its likes are looked for, among few and among many: of two that share 0.8 of their runs
the smaller number misses one pair in 10^11."""
PARAGRAPHS, OPENING = 12, 60
"""Paragraphs of a document, the longest, among which what is shared is named, and characters shown of each."""
HEAD = 120
"""Characters of a document that a finding covers."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is remembered of a document: its sheet, a digest of its words, and by what its likes are looked for."""

    sheet: Sheet
    digest: bytes
    least: array[int]
    """Its smallest shingles."""
    head: tuple[int, int]
    """What of it a finding covers."""
    size: int
    """How many shingles are kept."""
    numbers: Kept
    """The shingles, then start and end, by turns, of its longest paragraphs."""

    @classmethod
    def of(cls, sheet: Sheet, words: list[bytes], head: tuple[int, int], spans: array[int]) -> Text:
        """A document of these words."""
        kept = shingles(words, EXACT)
        numbers = Kept(kept.tobytes() + spans.tobytes())
        return cls(sheet, digest(words), kept[:INDEXED_OF_MANY], head, len(kept), numbers)

    def shingles(self, most: int) -> array[int]:
        """The shingles, or its sketch of that size."""
        return self.least if most == INDEXED_OF_MANY else self._numbers()[: min(most, self.size)]

    def spans(self) -> Iterator[tuple[int, int]]:
        """Its longest paragraphs."""
        spans = self._numbers()[self.size :]
        return zip(spans[::2], spans[1::2], strict=True)

    def _numbers(self) -> array[int]:
        numbers = array("I")
        numbers.frombytes(self.numbers.data())
        return numbers


Texts = dict[tuple[Origin, int], Text]
"""Documents by origin (path, record, field) and, while they are parts of one, by what stands before them."""


def tally_of(view: View, least: int) -> Texts | None:
    """One document, unless it has fewer than `least` words."""
    words = words_of(view.text)
    if (len(words) < least and not view.is_part) or not view.anatomy.paragraphs:
        return None
    first = view.anatomy.paragraphs[0]
    longest = sorted((p.start - p.end, p.start, p.end) for p in view.anatomy.paragraphs)[:PARAGRAPHS]
    spans = array("I", chain.from_iterable(span[1:] for span in longest))
    head = first.start, min(first.end, first.start + HEAD)
    return {(view.origin, view.past.characters): Text.of(sheet_of(view), words, head, spans)}


def merge(left: Texts, right: Texts) -> Texts:
    """All documents of both; takes `left` over."""
    for text in right.values():
        text.sheet.put_away()
        text.numbers.put_away()
    left.update(right)
    return left


def of_parts(tally: Texts) -> Texts:
    """One document from its parts; what it shares with others is named as far as the first part has it."""
    (key, first), *rest = sorted(tally.items(), key=lambda item: item[0][1])
    parts = [first, *(part for _, part in rest)]
    kept = array("I", sorted(set(chain.from_iterable(part.shingles(EXACT) for part in parts)))[:EXACT])
    numbers = Kept(kept.tobytes() + array("I", chain.from_iterable(first.spans())).tobytes())
    digests = digest([part.digest for part in parts])
    return {key: Text(first.sheet, digests, kept[:INDEXED_OF_MANY], first.head, len(kept), numbers)}


def conclude(tally: Texts, least: float) -> Iterator[tuple[Place, Candidate]]:
    """Each document that is like an earlier one by at least `least`, held against the first such one."""
    size, depth = (EXACT, INDEXED) if len(tally) <= FEW else (SKETCH, INDEXED_OF_MANY)
    texts = sorted(tally.values(), key=lambda t: t.sheet.sort_key(*t.head))
    shared = frequent(lambda: (h for t in texts for h in t.shingles(depth)), depth * len(texts), 2)
    posted: dict[int, int] = {}
    same: dict[bytes, int] = {}
    for number, text in enumerate(texts):
        twin = same.setdefault(text.digest, number)
        if twin != number:
            yield _finding(text, texts[twin], 1.0, exact=True)
            continue
        likes = {posted.setdefault(h, number) for h in shared.intersection(text.shingles(depth))} - {number}
        if not likes:
            continue
        mine = text.shingles(size)
        index, other = max((similarity(mine, texts[like].shingles(size), size, least), -like) for like in likes)
        if index >= least:
            yield _finding(text, texts[-other], index, exact=False)


def _finding(text: Text, earlier: Text, index: float, exact: bool) -> tuple[Place, Candidate]:
    document, other = text.sheet.opened(), earlier.sheet.opened()
    place, there = Place.of(document, *text.head), Place.of(other, *earlier.head)
    evidence = ["word for word the same" if exact else "measured by the runs of five words that both have"]
    theirs = {key: line for key, line, _ in _longest(other, earlier)}
    ours = list(_longest(document, text))
    shared = [(line, theirs[key], opening) for key, line, opening in ours if key in theirs]
    if not exact:
        evidence += [f'line {line} is line {there} of the other: "{opening}"' for line, there, opening in shared[:3]]
        own = [(line, opening) for key, line, opening in ours if key not in theirs]
        evidence += [f'line {line} differs: "{opening}"' for line, opening in own[:1]]
    return place, Candidate(
        place.start, place.end,
        {"other": there.path, "similarity": f"{index:.0%}", "shared": str(len(shared))},
        tuple(evidence), related=(there,), severity=None if exact else Severity.INFO,
    )  # fmt: skip


def _longest(document: Document, text: Text) -> Iterator[tuple[bytes, int, str]]:
    """Digest, line and opening words of the longest paragraphs."""
    for start, end in text.spans():
        paragraph = document.text[start:end]
        yield digest(words_of(paragraph)), document.past.lines + document.line_of(start) + 1, _opening(paragraph)


def _opening(line: str) -> str:
    return line if len(line) <= OPENING else line[:OPENING].rsplit(" ", 1)[0] + " …"
