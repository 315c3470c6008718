"""Units that translators convert, and whether two measures are one: 30 yards and some 27 metres, 80 °F and 27 °C."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

UNITS: dict[str, tuple[str, float]] = {
    "mm": ("length", 0.001), "cm": ("length", 0.01), "m": ("length", 1), "km": ("length", 1000), "inch": ("length", 0.0254),
    "foot": ("length", 0.3048), "yard": ("length", 0.9144), "mile": ("length", 1609.344), "nautical": ("length", 1852),
    "li": ("length", 500), "g": ("mass", 0.001), "kg": ("mass", 1), "ounce": ("mass", 0.02835), "pound": ("mass", 0.45359),
    "stone": ("mass", 6.35029), "ton": ("mass", 1000), "jin": ("mass", 0.5), "m2": ("area", 1), "km2": ("area", 1e6),
    "foot2": ("area", 0.092903), "mile2": ("area", 2.58999e6), "hectare": ("area", 1e4), "acre": ("area", 4046.86), "mu": ("area", 666.667),
    "litre": ("volume", 1), "ml": ("volume", 0.001), "gallon": ("volume", 3.78541), "pint": ("volume", 0.56826), "barrel": ("volume", 158.987),
    "degree": ("temperature", 1),
}  # fmt: skip
"""What each unit measures, and how much it is in the first of its kind (NIST SP 811; 市制 for the Chinese ones)."""
_FLUID = {"ounce": ("volume", 0.0295735)}
"""What a unit measures besides (fluid ounces)."""
SQUARE = frozenset({"m", "km", "foot", "mile"})
"""Units whose square is one of `UNITS`, too."""
_SLACK = 0.06
"""How far a converted number may be off as a share, whatever its digits say: translators round as they like."""
_DEGREES = 2.0
"""The same for degrees of Celsius or Fahrenheit."""

_LARGE = 10_000
"""Numbers below this are not rounded."""


def equal(here: Iterable[Fraction], unit: str, there: Iterable[Fraction], other: str) -> bool:
    """Whether one of the numbers in one unit is one of those in the other, as translators round."""
    pairs = [(a, b) for a in here for b in there]
    sizes = [(x, y) for kind, x in _meanings(unit) for other_kind, y in _meanings(other) if kind == other_kind]
    if sizes and unit == other == "degree":
        return any(_same_heat(float(a), float(b)) or _same_heat(float(b), float(a)) for a, b in pairs)
    return unit != other and any(_close(a, size, b, size_there) for a, b in pairs for size, size_there in sizes)


def _meanings(unit: str) -> list[tuple[str, float]]:
    return [UNITS[unit], *([_FLUID[unit]] if unit in _FLUID else [])]


def _same_heat(celsius: float, fahrenheit: float) -> bool:
    absolute, relative = celsius * 1.8 + 32, celsius * 1.8
    return min(abs(absolute - fahrenheit), abs(relative - fahrenheit)) <= _DEGREES


def _close(one: Fraction, size: float, other: Fraction, size_other: float) -> bool:
    x, y = float(one) * size, float(other) * size_other
    rounded = _half_of_last_digit(one) * size + _half_of_last_digit(other) * size_other
    return abs(x - y) <= max(rounded, _SLACK * max(x, y))


def _half_of_last_digit(value: Fraction) -> float:
    """How far a rounded number may be from the one that was rounded: 30 is 25 to 35, 2.5 is 2.45 to 2.55."""
    step = Fraction(1)
    while (value / step).denominator > 1 and step > Fraction(1, 10**6):
        step /= 10
    while value and not value % (step * 10):
        step *= 10
    return float(step) / 2


def rounded(short: Iterable[Fraction], full: Iterable[Fraction]) -> bool:
    """Whether one large number is another, rounded to three figures or more: 19.93 million and 19,930,300."""
    return any(_is_rounded(a, b) for a in short for b in full)


def _is_rounded(short: Fraction, full: Fraction) -> bool:
    step = 2 * _half_of_last_digit(short)
    return short >= _LARGE and short >= 100 * step and short != full and abs(short - full) <= step / 2
