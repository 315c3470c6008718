"""The course of a thing in years: given up before it was founded, so many years from one year until another, a year and its
century."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.masked import NTH, NUMBER_, YEAR, gap
from lint.kinds.figures.relations import Relation, Told, contradictions
from lint.structure.view import View

_CENTURY = vocabulary.pattern("figures/courses-century", nth=NTH)
_YEAR_IN_CENTURY = tuple(
    late.regex(vocabulary.pattern(f"figures/courses-{way}", year=YEAR, century=_CENTURY), regex.I)
    for way in ("year-century", "century-year")
)
_UNTIL = late.regex(vocabulary.pattern("figures/courses-until", year=YEAR, number=NUMBER_, gap40=gap(40)), regex.I)
_ENDED = late.regex(
    vocabulary.pattern(
        "figures/courses-ended",
        year=YEAR,
        gap24=gap(24),
        any_begun="|".join(vocabulary.word_list("figures/courses-begun")),
    ),
    regex.I,
)
_SAME_STORY = 0.5
"""Share of the years between that a length must be, at least, to be told of them."""


def ended(view: View) -> Iterator[Candidate]:
    """What was given up before it was founded."""

    def wrong(told: Told) -> str | None:
        one, two = told["one"].value, told["two"].value
        return "it had not begun yet" if two < one else None

    yield from contradictions(view, [Relation("yy", _ENDED, wrong)])


def until(view: View) -> Iterator[Candidate]:
    """So many years from one year until another."""

    def wrong(told: Told) -> str | None:
        years, said = told["two"].value - told["one"].value, told["length"]
        fits = years <= 0 or said.low - 1 <= years <= said.high + 1
        return None if fits or not _SAME_STORY < said.value / years < 1 / _SAME_STORY else f"it is {years:.0f} years"

    yield from contradictions(view, [Relation("yyn", _UNTIL, wrong)])


def centuries(view: View) -> Iterator[Candidate]:
    """A year and a century beside it that it is not in."""

    def wrong(told: Told) -> str | None:
        year, nth = int(told["year"].value), int(told["nth"].value)
        right = {(year - 1) // 100 + 1, year // 100 + 1}
        return None if nth in right else f"{year} is in century {(year - 1) // 100 + 1}"

    yield from contradictions(view, [Relation("yo", shape, wrong) for shape in _YEAR_IN_CENTURY])
