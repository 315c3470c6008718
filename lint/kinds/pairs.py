"""`pairs`: of a corpus of pairs, how many of them differ in some way: sentences missing, copies, languages swapped, other lengths.

`of`, `find` and `ratio` are those of `counterpart`, which finds the pairs one by one; this counts them, for people who filter bitext
and want to know how much they would lose. There is one finding a corpus, at the first such pair, from `least` pairs on. In a
message, `{n}` is how many pairs they are, `{pairs}` of how many, and `{share}` is their share in per cent.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lint.core import tally as usual
from lint.core.corpus import Corpus
from lint.core.finding import Place
from lint.core.kind import Admits, Candidate, Gate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.core.tally import Forms, Uses
from lint.kinds.counterpart.kind import COMPARISONS, CounterpartOptions, Prepared, has_source, prepared
from lint.kinds.counterpart.sides import Sides
from lint.structure.view import View

_PAIRS, _ALL, _FOUND = "pairs", "all", "found"
_SHOWN = 2
"""Further pairs that a finding shows."""


@dataclass(frozen=True)
class PairsOptions:
    """Keys of a `pairs` rule."""

    of: str
    """What is compared, as in `counterpart`."""
    find: str
    """Which difference is counted, as in `counterpart`."""
    ratio: list[float] = field(default_factory=lambda: [0.5, 2.0])
    """Of `sentences` and `length`: the least and the most of the translation for one of the source."""
    least: int = 2
    """How many pairs there must be."""


class Pairs(Kind[PairsOptions, Prepared, Forms]):
    """How many pairs of a corpus differ in some way."""

    name = "pairs"
    Options = PairsOptions
    corpus = True
    Records = (Uses,)

    def compile(self, options: PairsOptions, lists: Lists) -> Prepared:
        if options.least < 1:
            raise ValueError("'least' is 1 or more")
        return prepared(CounterpartOptions(options.of, options.find, options.ratio), lists)

    def gate(self, rule: Rule[PairsOptions, Prepared]) -> Gate:
        return has_source

    def tally(
        self, rule: Rule[PairsOptions, Prepared], view: View, hits: Sequence[Hit], admits: Admits
    ) -> Forms | None:
        sides = Sides.of(view)
        if sides is None:
            return None
        forms = {_ALL: Uses(1, 1, ())}
        found = next(iter(COMPARISONS[rule.options.of].candidates(rule.options.find, sides, rule.data)), None)
        if found is not None and admits(found.start, found.end):
            forms[_FOUND] = Uses(1, 1, (view.spot(found.start, found.end),))
        return {_PAIRS: forms}

    def merge(self, left: Forms, right: Forms) -> Forms:
        return usual.merge(left, right)

    def finalize(
        self, rule: Rule[PairsOptions, Prepared], tally: Forms, corpus: Corpus
    ) -> Iterable[tuple[Place, Candidate]]:
        forms = tally.get(_PAIRS, {})
        found, every = forms.get(_FOUND), forms.get(_ALL)
        if found is None or every is None or found.count < rule.options.least:
            return
        place, *others = found.places
        share = 100 * found.count / every.count
        values = {"n": f"{found.count:,}", "pairs": f"{every.count:,}", "share": f"{share:.2f}"}
        evidence = (f"{found.count:,} of {every.count:,} pairs",)
        yield place, Candidate(place.start, place.end, values, evidence, related=tuple(others[:_SHOWN]))


KIND = Pairs()
