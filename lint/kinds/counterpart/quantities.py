"""Quantities in a text, as numbers whatever they are written with: digits, words, 万 and million, decades and clocks.

Each language is one file in `languages/` with its `Grammar`. What is written in digits is *required* on the other side;
what is written in words (one, half, June) may answer a quantity there but is never demanded: idioms are full of them.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from typing import NamedTuple

import regex

from lint.kinds.counterpart.countries import fold

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५６७८९０１２３４５６７８９٬،٫", "0123456789" * 4 + ",,.")
_MARKS = r".,’' \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_NUMBER = regex.compile(rf"(?<![\d.,])(?:(?<![\p{{L}}\p{{M}}])|(?<=\p{{Han}}))\d+(?:[{_MARKS}]\d+)*")
_CLOCK = regex.compile(r"(?<!\d)([01]?\d|2[0-4])(?:[:：]| ?[hH] ?)([0-5]\d)(?!\d)")
_OF_TWELVE = regex.compile(r"(?:[:.]\d\d)?\s?[ap]\.?m\b|\s?o['’]clock", regex.IGNORECASE)
_WORD = regex.compile(r"\p{L}[\p{L}\p{M}]*")
_GROUP = regex.compile(rf"\d{{1,3}}(?:[{_MARKS}]\d{{3}})+")
_INDIAN = regex.compile(r"\d{1,2}(?:,\d{2})+,\d{3}")
_MAGNITUDE = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
"""Letters glued to a number that multiply it (5k, 3m, 2bn)."""
_LEAST_REQUIRED = 3
"""Numbers below this are articles, idioms and list marks too often to be demanded on the other side."""


class Quantity(NamedTuple):
    """A number where it stands: its span, every value it can have, and whether the other side must have one of them."""

    start: int
    end: int
    values: frozenset[Fraction]
    required: bool = True
    measured: bool = False
    """Whether a unit follows that translators convert."""


@dataclass(frozen=True)
class Grammar:
    """How one language writes numbers. `words` are numbers that words mean; `scales` multiply what stands before them;
    both are folded (no case, no accents), and a key that ends in `*` is a beginning (Russian `миллион*`)."""

    decimal: str = "."
    words: Mapping[str, int | Fraction] = field(default_factory=dict)
    scales: Mapping[str, int] = field(default_factory=dict)
    units: str = ""
    """Units that translators convert, as a pattern."""
    extra: Callable[[str], Iterable[Quantity]] | None = None
    """What only this language has: Chinese numerals, clocks, decades."""

    def meaning(self, table: Mapping[str, int | Fraction] | Mapping[str, int], word: str) -> int | Fraction | None:
        """What a folded word means in one of the two tables."""
        if word in table:
            return table[word]
        starts = (key for key in table if key.endswith("*") and word.startswith(key[:-1]))
        key = max(starts, key=len, default=None)
        return table[key] if key else None


@cache
def grammar(language: str) -> Grammar | None:
    """The grammar of a language; `None` where there is no file for it."""
    try:
        module = importlib.import_module(f"lint.kinds.counterpart.languages.{language}")
    except ModuleNotFoundError:
        return None
    found: Grammar = module.GRAMMAR
    words = {_key(word): value for word, value in found.words.items()}
    return replace(found, words=words, scales={_key(word): value for word, value in found.scales.items()})


def _key(word: str) -> str:
    return fold(word[:-1]) + "*" if word.endswith("*") else fold(word)


def quantities(text: str, language: str) -> list[Quantity]:
    """All quantities of a text, in order; none where the language has no grammar."""
    rules = grammar(language)
    if rules is None:
        return []
    plain = text.translate(_DIGITS)
    special = [*_clocks(plain), *(rules.extra(plain) if rules.extra else ())]
    taken = [(q.start, q.end) for q in special]
    out = [q for q in _digits(plain, rules) if not any(s < q.end and q.start < e for s, e in taken)]
    out += _words(plain, rules)
    return sorted((*out, *special))


def _clocks(text: str) -> Iterable[Quantity]:
    """Times of day as hours and hundredths, which is how 7:55 and 7.55 meet; of twelve hours or of twenty-four."""
    for match in _CLOCK.finditer(text):
        hour, minute = int(match.group(1)), Fraction(int(match.group(2)), 100)
        yield Quantity(match.start(), match.end(), frozenset({(hour + turn) % 24 + minute for turn in (0, 12)}))


def _digits(text: str, rules: Grammar) -> Iterable[Quantity]:
    for match in _NUMBER.finditer(text):
        for start, end, values in _readings(match.group(), match.start(), rules):
            scale, end = _scale(text, end, rules)
            scaled = frozenset(v * f for v in values for f in scale)
            if _OF_TWELVE.match(text, end):
                scaled |= {(v + 12) % 24 for v in scaled if v <= 12}
            measured = bool(rules.units and _unit(rules.units).match(text, end))
            yield Quantity(start, end, scaled, max(scaled) >= _LEAST_REQUIRED, measured)


@cache
def _unit(units: str) -> regex.Pattern[str]:
    # also the first of a range that a unit ends: "5 to 10 cm", "5–10 cm"
    return regex.compile(rf"(?:\s?(?:-|–|—|to|до|bis|à|a)\s?[\d.,]+)?[\s-]?(?:{units})(?!\w)", regex.IGNORECASE)


def _readings(written: str, at: int, rules: Grammar) -> Iterable[tuple[int, int, frozenset[Fraction]]]:
    """A run of digits and marks as one number with its possible values, or as several where it cannot be one."""
    marks = {c for c in written if not c.isdigit()}
    if not marks:
        value = Fraction(int(written))
        century = {value + 1900, value + 2000} if len(written) == 2 else set()
        yield at, at + len(written), frozenset({value, *century})
        return
    if _GROUP.fullmatch(written) or _INDIAN.fullmatch(written):
        whole = Fraction(int("".join(c for c in written if c.isdigit())))
        values = {whole}
        if len(written) - written.rfind(next(iter(marks))) == 4 and len(marks) == 1 and next(iter(marks)) in ".,":
            values |= {_decimal(written)} if sum(c in marks for c in written) == 1 and rules.decimal in marks else set()
        yield at, at + len(written), frozenset(values)
        return
    last = max(written.rfind("."), written.rfind(","))
    head, tail = written[:last], written[last + 1 :]
    if last >= 0 and tail.isdigit() and (head.isdigit() or _GROUP.fullmatch(head)):
        yield at, at + len(written), frozenset({_decimal(written)})
        return
    for part in regex.finditer(r"\d+", written):  # a date, a list, two numbers side by side
        yield from _readings(part.group(), at + part.start(), rules)


def _decimal(written: str) -> Fraction:
    last = max(written.rfind("."), written.rfind(","))
    whole = "".join(c for c in written[:last] if c.isdigit())
    return Fraction(f"{whole or 0}.{written[last + 1 :]}")


def _scale(text: str, end: int, rules: Grammar) -> tuple[frozenset[int], int]:
    """What follows a number and multiplies it: factors (1 where nothing does), and where the quantity then ends."""
    glued = regex.compile(r"(bn|tn|mn|[kmb])\b", regex.IGNORECASE).match(text, end)
    if glued:
        return frozenset({1, _MAGNITUDE[glued.group(1).lower()]}), glued.end()
    factor, at = 1, end
    while match := regex.compile(r"[ \N{NO-BREAK SPACE}-]?(\p{L}[\p{L}\p{M}]*)\.?").match(text, at):
        scale = rules.meaning(rules.scales, fold(match.group(1)))
        if scale is None:
            break
        factor, at = factor * int(scale), match.end(1)
    return frozenset({factor}), at


def _words(text: str, rules: Grammar) -> Iterable[Quantity]:
    """Numbers in words: `twenty-five`, `two hundred thousand`, `zwei Millionen`; never required."""
    total = current = Fraction(0)
    start = end = -1
    for match in _WORD.finditer(text):
        word = fold(match.group())
        value, scale = rules.meaning(rules.words, word), rules.meaning(rules.scales, word)
        near = start >= 0 and regex.fullmatch(r"(?:[ -]|\N{NO-BREAK SPACE}| and | et | y )?", text[end : match.start()])
        if start >= 0 and not (near and (value is not None or scale is not None)):
            yield from _spoken(start, end, total + current)
            total = current = Fraction(0)
            start = -1
        if value is None and scale is None:
            continue
        if start < 0:
            if value is None:
                continue
            start = match.start()
        end = match.end()
        if value is not None:
            current += value
        elif scale is not None:
            current *= scale
            if scale >= 1000:
                total, current = total + current, Fraction(0)
        yield from _spoken(match.start(), match.end(), Fraction(value)) if value is not None else ()
    if start >= 0:
        yield from _spoken(start, end, total + current)


def _spoken(start: int, end: int, value: Fraction) -> Iterable[Quantity]:
    if value:
        yield Quantity(start, end, frozenset({value}), required=False)


class Difference(NamedTuple):
    """A quantity of the target that the source lacks, beside the one of the source that the target lacks."""

    here: Quantity
    there: Quantity
    sure: bool
    """Whether these two are the only ones without an answer."""


def differences(target: Sequence[Quantity], source: Sequence[Quantity]) -> list[Difference]:
    """Quantities that both sides demand and the other does not answer, paired in order."""
    extra, missing = _unanswered(target, source), _unanswered(source, target)
    for here in [q for q in extra if q.measured]:
        there = next((q for q in missing if q.measured and _converted(here, q)), None)
        if there is not None:
            extra.remove(here)
            missing.remove(there)
    sure = len(extra) == len(missing) == 1
    return [Difference(here, there, sure) for here, there in zip(extra, missing, strict=False)]


_FACTORS = (1.609, 3.281, 2.54, 30.48, 2.205, 1.094, 2.471, 3.785, 28.35, 6.35, 10.76, 2.59, 500, 1000, 100)
"""How many of one unit make another: miles, feet, inches, pounds, yards, hectares, gallons, ounces, stones, square feet
and miles, the Chinese 里, metric prefixes."""
_ROUNDED = 0.13
"""How far a converted number may be from the exact one, as a share: "about 30 yards" is "some 27 metres"."""


def _converted(here: Quantity, there: Quantity) -> bool:
    for a in map(float, here.values):
        for b in map(float, there.values):
            if a and b and any(abs(a / b / f - 1) < _ROUNDED or abs(b / a / f - 1) < _ROUNDED for f in _FACTORS):
                return True
            if any(abs(x * 9 / 5 + 32 - y) <= max(3, 0.05 * y) for x, y in ((a, b), (b, a))):  # Celsius and Fahrenheit
                return True
    return False


def _unanswered(asked: Sequence[Quantity], answers: Sequence[Quantity]) -> list[Quantity]:
    known = {value for q in answers for value in q.values}
    known |= {value * 100 for value in known if 0 < value < 1}  # half, and 50 per cent
    return [q for q in asked if q.required and not known & q.values]
