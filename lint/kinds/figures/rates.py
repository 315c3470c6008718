"""One figure in two ways: by the day and by the week, in two units, above a limit that is higher."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.masked import NUMBER_, gap
from lint.kinds.figures.numbers import written
from lint.kinds.figures.relations import Relation, Told, contradictions
from lint.structure.view import View

_LIMITS = vocabulary.word_list("figures/limits")
LIMITS = tuple(
    f"{limit}{end} {what}of" for limit in _LIMITS for end in ("", "s") for what in ("", "value ", "level ", "figure ")
)
"""What stands before the figure of a limit."""
_SPANS: dict[str, dict[str, tuple[float, float]]] = {
    "hour": {"day": (6, 24), "week": (35, 168), "year": (1600, 8784)},
    "day": {"week": (5, 7), "month": (20, 31), "year": (200, 366)},
    "week": {"month": (4, 5), "year": (46, 53)},
    "month": {"year": (11, 13)},
    "quarter": {"year": (4, 4)},
}
"""How many of the one are in the other, at the least and at the most: people do not work on all days."""
_SLACK = 0.06
"""Share by which rounding lets two rates differ."""
_PER = vocabulary.pattern("figures/per")
_RATE = late.regex(
    vocabulary.pattern(
        "figures/rates-rate", number=NUMBER_, gap30=gap(30), per=_PER, gap12=gap(12), gap16=gap(16), gap24=gap(24)
    ),
    regex.I,
)
_ABOVE = late.regex(
    vocabulary.pattern("figures/above", number=NUMBER_, gap30=gap(30), gap24=gap(24), any_limits="|".join(_LIMITS)),
    regex.I,
)


def _other_rate(told: Told) -> str | None:
    bounds = _SPANS.get(told.match["unit1"].lower(), {}).get(told.match["unit2"].lower())
    one, two = told["one"], told["two"]
    if bounds is None or one.sign != two.sign or not one.value:
        return None
    low, high = bounds[0] * one.low * (1 - _SLACK), bounds[1] * one.high * (1 + _SLACK)
    if two.high < low or two.low > high:
        return f"{written(one.value)} a {told.match['unit1']} is {_about(bounds, one.value)} a {told.match['unit2']}"
    return None


def _about(bounds: tuple[float, float], value: float) -> str:
    low, high = (float(f"{b * value:.3g}") for b in bounds)
    return written(low) if low == high else f"{written(low)} to {written(high)}"


def _not_beyond(told: Told) -> str | None:
    here, there = told["here"], told["there"]
    nouns = {n for n in (told.text.noun(here), told.text.noun(there)) if n}
    if here.sign != there.sign or len(nouns) > 1 or not 0.1 < here.value / (there.value or 1) < 10:
        return None
    if told.match["above"] and here.high < there.low:
        return f"{written(here.value)} is less"
    return f"{written(here.value)} is more" if told.match["below"] and here.low > there.high else None


def rates(view: View) -> Iterator[Candidate]:
    """A rate that is another one by the week or year."""
    yield from contradictions(view, (Relation("nn", _RATE, _other_rate),))


def limits(view: View) -> Iterator[Candidate]:
    """What is said to lie above or below a figure and does not."""
    yield from contradictions(view, (Relation("nn", _ABOVE, _not_beyond),))
