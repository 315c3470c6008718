"""What every question of the `one-name` kind proposes: the other name, where it stands, and how often."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeVar

from lint.core.kind import Candidate
from lint.core.rule import Severity
from lint.structure.view import View

Span = tuple[int, int]
Named = TypeVar("Named")
MOST_ALIKE = 40
"""Names that share all but one word, above which two of them are near by chance: a register lists many a John."""


def pairs_within(groups: Iterable[Sequence[Named]]) -> Iterator[tuple[Named, Named]]:
    """Any two names of a group, in its order; none of a group that is too large to tell anything."""
    for group in groups:
        if len(group) <= MOST_ALIKE:
            yield from combinations(group, 2)


def share_sentence(view: View, one: Iterable[Span], two: Iterable[Span]) -> bool:
    """Whether a sentence has both names: then they are two."""
    sentences = {view.anatomy.sentence_at(start) for start, _ in two}
    return any(view.anatomy.sentence_at(start) in sentences for start, _ in one)


def proposal(view: View, place: Span, others: Sequence[Span], severity: Severity | None = None) -> Candidate:
    """A name at a place that stands otherwise at `others`, the first of which is shown."""
    first = others[0]
    right = view.text[slice(*first)]
    times = f"{len(others)} times" if len(others) > 1 else "before"
    return Candidate(
        *place, {"other": right}, (f'"{right}" {times}',), choices=(right,), severity=severity,
        related=(view.place(*first),),
    )  # fmt: skip
