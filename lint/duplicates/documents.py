"""Documents that are nearly the same: tally and conclusion."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b

from lint.duplicates.sketch import cut, digest, shingles, similarity, words_of
from lint.finding import Origin, Place
from lint.rule import Candidate
from lint.view import View

FEW = 2000
"""Documents up to which shingles are kept as they are; beyond, each document is cut to a sketch."""
EXACT, SKETCH = 4096, 256
"""Shingles kept of a document among few, and among many (standard error of the index: 3 % at 0.8)."""
INDEXED = 64
"""Shingles of a document by which its likes are looked for."""
PARAGRAPHS, OPENING = 12, 60
"""Paragraphs remembered of a document to name what is shared, and characters of each."""


@dataclass(frozen=True, slots=True)
class Text:
    """What is remembered of a document: its first line, a digest of its words, its shingles, its longest paragraphs."""

    place: Place
    digest: bytes
    shingles: array[int]
    paragraphs: tuple[tuple[bytes, int, str], ...]
    """Digest, line and opening words of the longest paragraphs."""


Texts = dict[Origin, Text]
"""Documents by origin (path, record, field)."""


def tally_of(view: View, least: int) -> Texts | None:
    """One document, unless it has fewer than `least` words."""
    words = words_of(view.text)
    if len(words) < least or not view.anatomy.paragraphs:
        return None
    longest = sorted(view.anatomy.paragraphs, key=lambda p: (p.start - p.end, p.start))[:PARAGRAPHS]
    first = view.anatomy.paragraphs[0]
    place = view.place(first.start, min(first.end, first.start + 120))
    text = Text(
        place,
        digest(words),
        shingles(words, EXACT),
        tuple(
            (
                digest(words_of(view.text[p.start : p.end])),
                view.line_of(p.start) + 1,
                _opening(view.text[p.start : p.end]),
            )
            for p in longest
        ),
    )
    return {place.origin: text}


def merge(left: Texts, right: Texts) -> Texts:
    """All documents of both; cut to sketches once they are many, which no order of adding can change."""
    cut_already = len(left) > FEW
    left.update(right)
    if len(left) > FEW:
        for origin in right if cut_already else list(left):
            left[origin] = replace(left[origin], shingles=cut(left[origin].shingles, SKETCH))
    return left


def conclude(tally: Texts, least: float) -> Iterator[tuple[Place, Candidate]]:
    """Each document that is like an earlier one by at least `least`, held against the first such one."""
    size = EXACT if len(tally) <= FEW else SKETCH
    texts = sorted(tally.values(), key=lambda t: t.place.sort_key)
    posted: dict[int, int] = {}
    same: dict[bytes, int] = {}
    for number, text in enumerate(texts):
        twin = same.setdefault(text.digest, number)
        likes = {posted.setdefault(h, number) for h in cut(text.shingles, INDEXED)} - {number}
        best: tuple[float, int] = (1.0, twin) if twin != number else (0.0, number)
        if twin == number:
            scored = [(similarity(text.shingles, texts[other].shingles, size), -other) for other in likes]
            index, other = max(scored, default=(0.0, -number))
            best = (index, -other)
        if best[1] != number and best[0] >= least:
            yield text.place, _candidate(text, texts[best[1]], best[0], exact=twin != number)


def _candidate(text: Text, earlier: Text, index: float, exact: bool) -> Candidate:
    evidence = ["word for word the same" if exact else f"{index:.0%} of their runs of five words stand in both"]
    theirs = {digest: line for digest, line, _ in earlier.paragraphs}
    shared = [(line, theirs[digest], opening) for digest, line, opening in text.paragraphs if digest in theirs]
    if not exact:
        evidence += [f'line {line} is line {other} there: "{opening}"' for line, other, opening in shared[:3]]
        own = [(line, opening) for digest, line, opening in text.paragraphs if digest not in theirs]
        evidence += [f'line {line} differs: "{opening}"' for line, opening in own[:1]]
    return Candidate(
        text.place.start, text.place.end,
        {"other": earlier.place.path, "similarity": f"{index:.0%}", "shared": str(len(shared))},
        tuple(evidence), related=(earlier.place,), severity=None if exact else "info",
    )  # fmt: skip


def _paragraph(view: View, start: int, end: int) -> tuple[bytes, int, str]:
    digest_of = blake2b(view.text[start:end].encode("utf-8", "surrogatepass"), digest_size=8).digest()
    line = " ".join(view.text[start : min(end, start + 2 * OPENING)].split())
    return digest_of, view.line_of(start) + 1, _opening(line)


def _opening(line: str) -> str:
    return line if len(line) <= OPENING else line[:OPENING].rsplit(" ", 1)[0] + " …"
