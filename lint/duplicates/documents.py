"""Documents that are nearly the same: tally and conclusion."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace

from lint.duplicates.sheet import Sheet, sheet_of
from lint.duplicates.sketch import cut, digest, shingles, similarity, words_of
from lint.finding import Origin, Place
from lint.rule import Candidate
from lint.text import Document
from lint.view import View

FEW = 2000
"""Documents up to which shingles are kept as they are; beyond, each document is cut to a sketch."""
EXACT, SKETCH = 4096, 256
"""Shingles kept of a document among few, and among many (standard error of the index: 3 % at 0.8)."""
INDEXED, INDEXED_OF_MANY = 64, 16
"""Shingles of a document by which its likes are looked for, among few and among many: of two that share 0.8 of their runs
the smaller number misses one pair in 10^11."""
PARAGRAPHS, OPENING = 12, 60
"""Paragraphs of a document, the longest, among which what is shared is named, and characters shown of each."""
HEAD = 120
"""Characters of a document that a finding covers."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is remembered of a document: its sheet, a digest of its words, its shingles, and where to look in it."""

    sheet: Sheet
    digest: bytes
    shingles: array[int]
    spans: array[int]
    """Start and end, by turns, of its first line and of its longest paragraphs."""


Texts = dict[tuple[Origin, int], Text]
"""Documents by origin (path, record, field) and, where they are portions of a file, by what stands before them."""


def tally_of(view: View, least: int) -> Texts | None:
    """One document, unless it has fewer than `least` words."""
    words = words_of(view.text)
    if len(words) < least or not view.anatomy.paragraphs:
        return None
    first = view.anatomy.paragraphs[0]
    longest = sorted((p.start - p.end, p.start, p.end) for p in view.anatomy.paragraphs)[:PARAGRAPHS]
    spans = array("I", (first.start, min(first.end, first.start + HEAD)))
    for _, start, end in longest:
        spans.extend((start, end))
    return {(view.origin, view.past.characters): Text(sheet_of(view), digest(words), shingles(words, EXACT), spans)}


def merge(left: Texts, right: Texts) -> Texts:
    """All documents of both; cut to sketches once they are many, which no order of adding can change."""
    for text in right.values():
        text.sheet.put_away()
    cut_already = len(left) > FEW
    left.update(right)
    if len(left) > FEW:
        for key in right if cut_already else list(left):
            left[key] = replace(left[key], shingles=cut(left[key].shingles, SKETCH))
    return left


def conclude(tally: Texts, least: float) -> Iterator[tuple[Place, Candidate]]:
    """Each document that is like an earlier one by at least `least`, held against the first such one."""
    size, depth = (EXACT, INDEXED) if len(tally) <= FEW else (SKETCH, INDEXED_OF_MANY)
    texts = sorted(tally.values(), key=lambda t: t.sheet.sort_key(*t.spans[:2]))
    posted: dict[int, int] = {}
    same: dict[bytes, int] = {}
    for number, text in enumerate(texts):
        twin = same.setdefault(text.digest, number)
        likes = {posted.setdefault(h, number) for h in cut(text.shingles, depth)} - {number}
        best: tuple[float, int] = (1.0, twin) if twin != number else (0.0, number)
        if twin == number:
            scored = [(similarity(text.shingles, texts[other].shingles, size, least), -other) for other in likes]
            index, other = max(scored, default=(0.0, -number))
            best = (index, -other)
        if best[1] != number and best[0] >= least:
            yield _finding(text, texts[best[1]], best[0], exact=twin != number)


def _finding(text: Text, earlier: Text, index: float, exact: bool) -> tuple[Place, Candidate]:
    document, other = text.sheet.opened(), earlier.sheet.opened()
    place, there = Place.of(document, *text.spans[:2]), Place.of(other, *earlier.spans[:2])
    evidence = ["word for word the same" if exact else f"{index:.0%} of their runs of five words stand in both"]
    theirs = {key: line for key, line, _ in _longest(other, earlier.spans)}
    ours = list(_longest(document, text.spans))
    shared = [(line, theirs[key], opening) for key, line, opening in ours if key in theirs]
    if not exact:
        evidence += [f'line {line} is line {there} there: "{opening}"' for line, there, opening in shared[:3]]
        own = [(line, opening) for key, line, opening in ours if key not in theirs]
        evidence += [f'line {line} differs: "{opening}"' for line, opening in own[:1]]
    return place, Candidate(
        place.start, place.end,
        {"other": there.path, "similarity": f"{index:.0%}", "shared": str(len(shared))},
        tuple(evidence), related=(there,), severity=None if exact else "info",
    )  # fmt: skip


def _longest(document: Document, spans: array[int]) -> Iterator[tuple[bytes, int, str]]:
    """Digest, line and opening words of the longest paragraphs."""
    for start, end in zip(spans[2::2], spans[3::2], strict=True):
        text = document.text[start:end]
        yield digest(words_of(text)), document.past.lines + document.line_of(start) + 1, _opening(text)


def _opening(line: str) -> str:
    return line if len(line) <= OPENING else line[:OPENING].rsplit(" ", 1)[0] + " …"
