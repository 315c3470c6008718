"""Paragraphs and lines that stand in several documents: site furniture, captions, boilerplate, copied passages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lint.duplicates.sketch import digest, words_of
from lint.finding import Place
from lint.rule import Admits, Candidate
from lint.tally import Uses
from lint.view import View, once

SHOWN = 120
"""Characters of a passage that a finding covers: a tally holds no long texts."""


@dataclass(frozen=True, slots=True)
class Repeat:
    """A passage that stands in several documents."""

    place: Place
    uses: Uses


Passages = dict[bytes, Uses]
"""Uses of passages by the digest of their words."""


def tally_of(view: View, shortest: int, longest: int, admits: Admits) -> Passages | None:
    """The paragraphs of `shortest` to `longest` characters (0: no limit)."""
    out: Passages = {}
    for p, key in zip(view.anatomy.paragraphs, _keys(view), strict=True):
        if key and shortest <= p.end - p.start <= (longest or len(view.text)) and admits(p.start, p.end):
            known = out.get(key)
            out[key] = Uses(known.count + 1, 1, known.places) if known else _use(view, p.start, p.end)
    return out or None


def merge(left: Passages, right: Passages) -> Passages:
    """Sum of two tallies of disjoint documents; takes `left` over."""
    for key, uses in right.items():
        left[key] = left[key] + uses if key in left else uses
    return left


@once
def _keys(view: View) -> list[bytes | None]:
    """What copies of each paragraph share; `None` for one without a letter."""
    texts = (view.text[p.start : p.end] for p in view.anatomy.paragraphs)
    return [key_of(text) if any(map(str.isalpha, text)) else None for text in texts]


@once
def _use(view: View, start: int, end: int) -> Uses:
    """One use; the rules about passages share it, as most of what a large corpus keeps are passages met once."""
    return Uses(1, 1, (view.place(start, _shown(view.text, start, end)),))


def conclude(
    tally: Passages, least: int, share: float, documents: int, every: bool = False
) -> Iterator[tuple[Place, Candidate]]:
    """Passages in at least `least` documents that are at least `share` of all; those that always follow each other are one."""
    found = [
        Repeat(uses.places[0], uses) for uses in tally.values() if uses.documents >= max(2, least, share * documents)
    ]
    found.sort(key=lambda r: r.place.sort_key)
    run: list[Repeat] = []
    for repeat in found:
        if run and not _follows(run[-1], repeat):
            yield from _findings(run, documents, every)
            run = []
        run.append(repeat)
    if run:
        yield from _findings(run, documents, every)


def key_of(text: str) -> bytes:
    """What copies of a passage share: its words without case and punctuation."""
    return digest(words_of(text))


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
