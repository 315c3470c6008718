"""The usual sum of a corpus question: which forms of a thing were met, how often, in how many documents, and where.

Sums are associative and commutative, and small: two numbers and at most `MAX_PLACES` places for each distinct form, however
long the corpus is (`docs/corpus.md` states the growth of every kind).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from lint.core.finding import Place
from lint.core.things import Things

MAX_PLACES = 12
"""Places kept of each form, in report order: enough for the findings and a page of related places."""


@dataclass(slots=True)
class Uses:
    """Uses of one form: occurrences, documents they stand in, and the first place in each of the first documents."""

    count: int
    documents: int
    places: tuple[Place, ...]

    def __add__(self, other: Uses) -> Uses:
        """Uses in two disjoint sets of documents."""
        places = self.places
        # the rule when files are added in order: nothing of the other comes before what is kept
        if len(places) < MAX_PLACES or other.places[0].sort_key < places[-1].sort_key:
            places = first((*places, *other.places))
        return Uses(self.count + other.count, self.documents + other.documents, places)


Forms = dict[Hashable, dict[str, Uses]]
"""For each thing (concept, acronym, person, ...) the uses of each of its forms."""

ManyForms = Forms | Things[Hashable, dict[str, Uses]]
"""The same, of which a long corpus may have more than memory should hold."""


def of_one(tally: ManyForms) -> Forms:
    """The tally of one document from the sum of those of its parts."""
    return {t: {f: Uses(u.count, 1, u.places[:1]) for f, u in forms.items()} for t, forms in tally.items()}


def first(places: Iterable[Place]) -> tuple[Place, ...]:
    """The `MAX_PLACES` first places in report order."""
    return tuple(sorted(places, key=lambda p: p.sort_key)[:MAX_PLACES])


def forms_of(met: Iterable[tuple[Hashable, str, int, int]], place: Callable[[int, int], Place]) -> Forms:
    """The tally of one document from the (thing, form, start, end) that were met in it; `place` is its view's `spot` or `place`."""
    gathered: dict[Hashable, dict[str, list[tuple[int, int]]]] = {}
    for thing, form, start, end in met:
        gathered.setdefault(thing, {}).setdefault(form, []).append((start, end))
    return {t: {f: Uses(len(s), 1, (place(*min(s)),)) for f, s in forms.items()} for t, forms in gathered.items()}


def merge(left: Forms, right: Forms) -> Forms:
    """Sum of two tallies of disjoint documents; takes `left` over."""
    for thing, forms in right.items():
        left[thing] = both(left.setdefault(thing, {}), forms)
    return left


def both(mine: dict[str, Uses], other: dict[str, Uses]) -> dict[str, Uses]:
    """The uses of a thing's forms in two disjoint sets of documents; takes the first over."""
    for form, uses in other.items():
        mine[form] = mine[form] + uses if form in mine else uses
    return mine
