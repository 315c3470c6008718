"""Wordings that put figures into a relation, and what must then hold of them.

A wording is a pattern over the masked text whose named groups are figures; a relation says what is wrong with what they are,
or nothing. All checks that hold the figures of one sentence against one another are such relations.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import regex

from lint.core.kind import Candidate
from lint.kinds.figures.masked import Figure, Masked, masked
from lint.structure.view import View


@dataclass(frozen=True, slots=True)
class Told:
    """Figures in a relation: by the names of the wording's groups, and the match itself."""

    figures: Mapping[str, Figure]
    match: regex.Match[str]
    text: Masked

    def __getitem__(self, name: str) -> Figure:
        return self.figures[name]


class Relation(NamedTuple):
    """`needs` are the figures without which no sentence has it, by the first letters of their sorts; `shape` the wording;
    `wrong` tells what should stand there, or `None` where all can be right."""

    needs: str
    shape: regex.Pattern[str]
    wrong: Callable[[Told], str | None]


def contradictions(view: View, relations: Iterable[Relation]) -> Iterator[Candidate]:
    """The places where figures of one sentence cannot all be right, each figure told of once."""
    text = masked(view)
    told: set[int] = set()
    for relation in relations:
        for start, end in text.sentences(relation.needs):
            for match in relation.shape.finditer(text.text, start, end):
                found = _told(text, match)
                other = relation.wrong(found)
                places = sorted({f.start: f for f in found.figures.values()}.values(), key=lambda f: f.start)
                if other is not None and places and told.isdisjoint(f.start for f in places):
                    told.update(f.start for f in places)
                    yield contradiction(view, places, other)


def contradiction(view: View, places: list[Figure], other: str) -> Candidate:
    """A finding from the first figure to the last, each of which is a related place."""
    start, end = places[0].start, places[-1].end
    return Candidate(
        start, end, {"what": view.text[start:end], "other": other}, (other,),
        related=tuple(view.place(f.start, f.end) for f in places[:-1]),
    )  # fmt: skip


def _told(text: Masked, match: regex.Match[str]) -> Told:
    found = {
        name: text.figures[match.start(name)]
        for name in match.re.groupindex
        if match[name] is not None and match.start(name) in text.figures
    }
    return Told(found, match, text)
