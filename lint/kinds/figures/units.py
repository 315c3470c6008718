"""A measure and the same in other units: "10 miles (25 km)", "20 hectolitres, that is 200 litres"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core.kind import Candidate
from lint.kinds.figures.numbers import FIGURE, around, value_of, written
from lint.structure.view import View

_UNITS = {
    "length": {
        1.0: "m|metres?|meters?", 1000.0: "km|kilomet(?:re|er)s?", 0.01: "cm|centimet(?:re|er)s?", 0.001: "mm|millimet(?:re|er)s?",
        1609.344: "mi|miles?", 0.3048: "ft|feet|foot", 0.9144: "yd|yards?", 0.0254: "in|inch(?:es)?",
    },
    "mass": {
        1.0: "kg|kilograms?|kilos?", 0.001: "g|grams?|grammes?", 1000.0: "tonnes?|metric tons?", 0.45359: "lbs?|pounds?", 0.028350: "oz|ounces?",
        6.35029: "stone",
    },
    "area": {1.0: "sq\\.? ?m|square met(?:re|er)s|m²", 1e4: "ha|hectares?", 1e6: "sq\\.? ?km|square kilomet(?:re|er)s|km²", 4046.86: "acres?", 2589988.0: "sq\\.? ?mi|square miles", 0.092903: "sq\\.? ?ft|square feet"},
    "volume": {1.0: "l|lit(?:re|er)s?", 100.0: "hl|hectolit(?:re|er)s?", 0.01: "cl|centilit(?:re|er)s?", 1000.0: "cubic met(?:re|er)s|m³", 4.546: "imperial gallons?", 3.785: "gal|gallons?", 0.001: "ml|millilit(?:re|er)s?", 0.568: "pints?"},
    "speed": {1.0: "km/h|kph|kmh|kilomet(?:re|er)s (?:per|an) hour", 1.609344: "mph|miles (?:per|an) hour", 1.852: "knots?"},
}  # fmt: skip
_AGREE = 0.15
"""Share by which two measures may differ: both are rounded."""
_LOOSE = {3.785: 4.546}
"""Gallons are of two sizes."""

_UNIT = "|".join(unit for units in _UNITS.values() for unit in units.values())
_PAIR = regex.compile(
    rf"(?<![\d.,$€£])(?<one>{FIGURE})(?<k1> (?:million|thousand|billion))?[ -]?(?<unit1>{_UNIT})(?:[ -](?:high|long|wide|deep|tall|thick))?(?: (?:a|per|an|each) (?:year|month|week|day|hour))?(?:(?<open> ?\()|,? (?:that is|i\.e\.|which is|equal to),? )(?:about |around |some |roughly |approximately |nearly |over |c\. ?)?(?<two>{FIGURE})(?<k2> (?:million|thousand|billion))?[ -]?(?<unit2>{_UNIT})(?(open)\)|\b)"
)
_BRACKET = regex.compile(
    r"(?:\(|\b(?:that is|i\.e\.|which is|equal to),? )(?=(?:(?:about|around|some|roughly|approximately|nearly|over) |c\. ?)?\d)"
)
_WARMTH = regex.compile(r"°|degrees ")
_DEGREES = regex.compile(
    r"(?<one>[-−–]?\d+(?:\.\d+)?) ?(?:°|degrees )(?<unit1>[CF])\w* ?\((?:about )?(?<two>[-−–]?\d+(?:\.\d+)?) ?(?:°|degrees )(?<unit2>[CF])\w*\)"
)


def conversions(view: View) -> Iterator[Candidate]:
    """Measures of which one is not the other."""
    for match in around(_PAIR, _BRACKET, view.text, before=80):
        sort, one = _sized(match["unit1"])
        other, two = _sized(match["unit2"])
        if sort != other or one == two:
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
    for match in around(_DEGREES, _WARMTH, view.text, before=30):
        if match["unit1"] != match["unit2"]:
            first, second = (float(match[g].replace("−", "-").replace("–", "-")) for g in ("one", "two"))
            warm = first * 1.8 + 32 if match["unit1"] == "C" else (first - 32) / 1.8
            if abs(second - warm) > 2.5:
                yield Candidate(
                    *match.span(),
                    {"what": match.group(), "other": f"it is about {round(warm)}"},
                    (f"about {round(warm)}",),
                )


def _sized(unit: str) -> tuple[str, float]:
    """The sort of a unit, and its size."""
    for sort, units in _UNITS.items():
        for size, names in units.items():
            if regex.fullmatch(names, unit):
                return sort, size
    raise ValueError(f"no unit: {unit}")
