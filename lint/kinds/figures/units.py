"""A measure and the same in other units: "10 miles (25 km)", "20 hectolitres, that is 200 litres"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.numbers import FIGURE, around, value_of, written
from lint.matching.anchors import begun, places_of
from lint.structure.view import View

_UNITS: dict[str, dict[float, str]] = defaultdict(dict)
"""Patterns of units by what they measure, and by how much each is in the first of its kind."""
for _measure, _size, _unit in (row.split(" ", 2) for row in vocabulary.phrases("figures/units")):
    _UNITS[_measure][float(_size)] = _unit
_AGREE = 0.15
"""Share by which two measures may differ: both are rounded."""
_LOOSE = {3.785: 4.546}
"""Gallons are of two sizes."""

UNIT = "|".join(unit for units in _UNITS.values() for unit in units.values())
"""All ways to write a unit."""
_PAIR = late.regex(vocabulary.pattern("figures/pair", figure=FIGURE, unit=UNIT))
_SAID = vocabulary.phrases("figures/said-of-units")
_BRACKET, _SAYING = (
    late.regex(vocabulary.pattern("figures/bracket", lead=lead))
    for lead in (r"\(", rf"\b(?:{'|'.join(map(regex.escape, _SAID))}),? ")
)
_PART = late.regex(r"[\d/⁄]\s?$")
"""What stands before the lower half of a fraction: `1 1/4 lbs (600 grams)`."""
_DEGREES_OFF, _ROUNDED = 2.5, 0.02
"""Degrees, and the share of them, by which a temperature is rounded: cooks write 180 °C (350 °F), which is 356 °F."""
_WARM = "°", "degrees "
_WARMTH = late.regex("|".join(_WARM))
_DEGREES = late.regex(vocabulary.pattern("figures/degrees"))


def _leads(text: str) -> list[int]:
    """Where something says that the same measure follows in another unit, in order."""
    said = sorted(place for words in _SAID for place in places_of(words, text))
    return sorted(match.start() for match in (*_BRACKET.finditer(text), *begun(_SAYING, said, text)))


def conversions(view: View) -> Iterator[Candidate]:
    """Measures of which one is not the other."""
    for match in around(_PAIR, _leads(view.text), view.text, before=80):
        sort, one = sized(match["unit1"])
        other, two = sized(match["unit2"])
        part = _PART.search(view.text, max(0, match.start() - 2), match.start())
        if sort != other or one == two or part:
            continue
        first = value_of(match["one"] + (match["k1"] or "")) * one
        second = value_of(match["two"] + (match["k2"] or ""))
        rights = {first / size for size in (two, _LOOSE.get(two, two))} | {first / one * _LOOSE.get(one, one) / two}
        step = 10 ** (len(match["two"]) - len(match["two"].rstrip("0"))) if "." not in match["two"] else 0.1
        if all(abs(second - r) > max(_AGREE * r, step) for r in rights):
            right = written(float(f"{first / two:.2g}"))
            yield Candidate(
                *match.span(),
                {"what": match.group(), "other": f"it is about {right}"},
                (f"about {right} {match['unit2']}",),
            )
    is_warm = any(sign in view.text for sign in _WARM)
    for match in around(_DEGREES, _WARMTH, view.text, before=30) if is_warm else ():
        if match["unit1"] != match["unit2"]:
            first, second = (float(match[g].replace("−", "-").replace("–", "-")) for g in ("one", "two"))
            warm = first * 1.8 + 32 if match["unit1"] == "C" else (first - 32) / 1.8
            if abs(second - warm) > _DEGREES_OFF + _ROUNDED * abs(warm):
                yield Candidate(
                    *match.span(),
                    {"what": match.group(), "other": f"it is about {round(warm)}"},
                    (f"about {round(warm)}",),
                )


@lru_cache(maxsize=1_000)
def sized(unit: str) -> tuple[str, float]:
    """The sort of a unit, and its size."""
    for sort, units in _UNITS.items():
        for size, names in units.items():
            if regex.fullmatch(names, unit):
                return sort, size
    raise ValueError(f"no unit: {unit}")
