"""Quantities in a text, as numbers whatever they are written with: digits, words, 万 and million, decades and clocks.

What is written in digits is *demanded* of the other side; what is written in words (one, half, June) may answer a quantity
there but is never demanded alone: idioms are full of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from unicodedata import numeric

import regex

from lint.core import late, vocabulary
from lint.kinds.counterpart.countries import fold
from lint.kinds.counterpart.grammar import Demand, Grammar, Quantity, grammar, twelve_hours_on, word_in
from lint.kinds.counterpart.measures import SQUARE
from lint.kinds.counterpart.spoken import words

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९０１２３４５６７８９٬،٫．", "0123456789" * 4 + ",,..")
_SPACES = r" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}"
_MARKS = rf".,，’'{_SPACES}"
_NUMBER = late.regex(rf"(?<!\d)\d+(?:[{_MARKS}]\d+)*")
_LOOSE = late.regex(rf"(?<!\d|\d[{_MARKS}/])(\d{{1,3}})(?:[.,] (\d{{1,3}}(?:,\d{{3}})*)|/(\d{{1,3}}))(?![.,’'/]?\d)")
"""Two numbers that may be one: thousands or decimals after a space too many (50, 000), a fraction, 9/11."""
_IN_NAME = late.regex(r"(?<=[\p{L}\p{M}--\p{Han}]|\p{Lu}\p{L}*-)", regex.VERSION1)
_CLOCK = late.regex(
    rf"(?<!\d|\d[.:])(\d{{1,2}})(?:[:：։][{_SPACES}]?|[{_SPACES}]?(?:[hH]|{vocabulary.pattern('counterpart/hours')})[{_SPACES}]?)(\d\d)(?!\d)"
)
_OF_DAY = late.regex(r"([01]?\d|2[0-4])([0-5]\d)")
"""A time of day without a mark: 0430, 1954, 603."""
_HOURS = late.regex(r" ?(?:hours|hrs|h|GMT|UTC)\b")
_OF_TWELVE = late.regex(r"(?:[:.]\d\d)?\s?[ap]\.?m\b|\s?o['’]clock", regex.IGNORECASE)
_GROUP = late.regex(rf"\d{{1,3}}(?:[{_MARKS}]\d{{3}})+")
_DATED = late.regex(r"\d\d?,(?:19|20)\d\d")
_INDIAN = late.regex(r"\d{1,2}(?:,\d{2})+,\d{3}")
_CENTURY = late.regex(r"['’]?s\b|-?er\b")
"""What makes a century of a year that ends in two noughts: the 1800s are also the 19th."""
_MAGNITUDE = {"k": 10**3, "m": 10**6, "mn": 10**6, "bn": 10**9, "b": 10**9, "tn": 10**12}
"""Letters glued to a number that multiply it (5k, 3m, 2bn)."""
_GLUED = late.regex(vocabulary.pattern("counterpart/glued"), regex.IGNORECASE)
_NEXT_WORD = late.regex(rf"[{_SPACES}-]?(\p{{L}}[\p{{L}}\p{{M}}]*)\.?")
_RANGE = late.regex(vocabulary.pattern("counterpart/range"))
"""The rest of a range that a number begins, before the unit or factor of both ("5 to 10 cm", "4 to 6 million")."""
_PERCENT = late.regex(rf"[{_SPACES}-]?(?:{vocabulary.pattern('counterpart/percent')})", regex.IGNORECASE)
_UNIT = late.regex(
    rf"[{_SPACES}-]*(°[CF]?|º[CF]?|℃|℉|\p{{L}}[\p{{L}}\p{{M}}]*)(?:[{_SPACES}.-]{{1,2}}(\p{{L}}[\p{{L}}\p{{M}}]*))?"
)
"""The word after a number, and the one after that ("square feet")."""
_PARTS_OF_ONE = {char: Fraction(numeric(char)).limit_denominator(8) for char in "½¼¾⅓⅔⅛⅜⅝⅞"}
_LEFT_OUT = ("'", "’", "‘")
"""What stands for the century of a year."""
_MASK = "\n"
_GROUP_SIZE = 3
"""Figures between two marks of thousands."""
_LEAST_UNSCALED = 1000
"""Numbers from this on do not go without a factor that they need."""
_LONGEST_UNIT = 3
"""Characters of the longest unit where no space parts it from what follows."""
_LEAST_MEASURED = 2
"""The smallest number in words that a unit makes one: below are articles (a mile) and halves."""
_LEAST_DEMANDED = 3
"""Numbers below this are articles, idioms and list marks too often to be demanded alone."""


def quantities(text: str, language: str) -> list[Quantity]:
    """All quantities of a text, in order; none where the language has no grammar."""
    rules = grammar(language)
    if rules is None:
        return []
    plain = text.translate(_DIGITS)
    special = [*_clocks(plain), *(rules.extra(plain) if rules.extra else ())]
    text_of_digits = _masked(plain, special)
    digits = _loosely(text_of_digits, _elided(list(_digits(text_of_digits, plain, language, rules))))
    told = (_measured(quantity, plain, language, rules) for quantity in words(plain, language))
    return sorted((*special, *digits, *told))


def _measured(quantity: Quantity, text: str, language: str, rules: Grammar) -> Quantity:
    """A number in words with the unit after it; small ones are no idiom before a unit or per cent (`three miles`)."""
    unit = _unit(text, quantity.end, language, rules)
    if max(quantity.values) < _LEAST_MEASURED or not (unit or _PERCENT.match(text, quantity.end)):
        return quantity
    return quantity._replace(unit=unit, demand=max(quantity.demand, Demand.SPOKEN))


def _masked(text: str, taken: Sequence[Quantity]) -> str:
    """The text without what is taken, of the same length."""
    for quantity in taken:
        text = f"{text[: quantity.start]}{_MASK * (quantity.end - quantity.start)}{text[quantity.end :]}"
    return text


def _elided(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Plain numbers may have the factor of another one (400 million, 200 of them for …)."""
    factors = {quantity.factor for quantity in quantities} - {1}
    return [
        q._replace(values=q.values | {value * factor for value in q.values for factor in factors})
        if factors and q.factor == 1 and not q.unit and max(q.values) < _LEAST_UNSCALED and q.demand == Demand.STRONG
        else q
        for q in quantities
    ]


def _loosely(text: str, quantities: Sequence[Quantity]) -> Iterable[Quantity]:
    """The quantities, those that may be one together as that one, which knows them."""
    taken: set[Quantity] = set()
    for match in _LOOSE.finditer(text):
        parts = [q for q in quantities if match.start() <= q.start < match.end()]
        if len(parts) > 1:
            taken.update(parts)
            values = frozenset(value * parts[-1].factor for value in _together(*match.groups()))
            yield parts[-1]._replace(start=match.start(), values=values, loose=tuple(parts))
    yield from (quantity for quantity in quantities if quantity not in taken)


def _together(first: str, second: str | None, below: str | None) -> Iterable[Fraction]:
    """What two numbers are together."""
    if below is not None:
        return (Fraction(int(first + below)), *([Fraction(int(first), int(below))] if int(below) else ()))
    groups = (second or "").split(",")
    grouped = len(groups[0]) == _GROUP_SIZE
    return (Fraction(int("".join((first, *groups)))) if grouped else Fraction(f"{first}.{groups[0]}"),)


def _clocks(text: str) -> Iterable[Quantity]:
    """Times of day as hours and hundredths, which is how 7:55 and 7.55 meet; scores of games and what is no time (10:65)
    are read alike."""
    for match in _CLOCK.finditer(text):
        first, second = map(int, match.groups())
        time = first + Fraction(second, 100)
        yield Quantity(
            *match.span(), frozenset({time, *twelve_hours_on(time)}), parts=(Fraction(first), Fraction(second))
        )


def _digits(shown: str, text: str, language: str, rules: Grammar) -> Iterable[Quantity]:
    """The numbers in figures of what is `shown` of a text."""
    for match in _NUMBER.finditer(shown):
        for start, end, values in _readings(match.group(), match.start(), rules):
            part = _PARTS_OF_ONE.get(text[end : end + 1])  # 6½
            values, end = (values, end) if part is None else (frozenset(value + part for value in values), end + 1)
            factors, after = _factors(text, end, language)
            written, scaled = text[start:end], frozenset(value * factor for value in values for factor in factors)
            unit = _unit(text, after, language, rules)
            plain = factors == {1} and not unit
            scaled |= _of_the_calendar(text, after, written, scaled, plain=plain)
            weak = max(scaled) < _LEAST_DEMANDED
            demand = Demand.WEAK if weak else Demand.NAMED if _IN_NAME.match(text, start) else Demand.STRONG
            parts = _parts(written) if plain or " " in written else ()
            yield Quantity(start, after, scaled, demand, unit, parts, max(factors))


def _of_the_calendar(
    text: str, after: int, written: str, values: frozenset[Fraction], *, plain: bool
) -> frozenset[Fraction]:
    """What a number may also mean as an hour, a year of two digits or a century; `plain`: it has no factor and no unit."""
    further = _RANGE.match(text, after)  # 6 to 8 p.m.
    if _OF_TWELVE.match(text, after) or (further and _OF_TWELVE.match(text, further.end())):
        return frozenset(later for value in values for later in twelve_hours_on(value))
    if (time := _OF_DAY.fullmatch(written)) and (written[0] == "0" or time[2] != "00" or _HOURS.match(text, after)):
        hour, minutes = int(time[1]), int(time[2])
        return frozenset({hour + Fraction(minutes, 100), *twelve_hours_on(hour + Fraction(minutes, 100))})
    if len(written) == 2 and written.isdigit() and plain:
        centuries = (1800, 1900, 2000) if text[: after - len(written)].endswith(_LEFT_OUT) else (1900, 2000)
        return frozenset(century + value for value in values for century in centuries)
    if written.endswith("00") and _CENTURY.match(text, after):
        return frozenset(value / 100 + 1 for value in values)
    return frozenset()


def _parts(written: str) -> tuple[Fraction, ...]:
    """The numbers that what looks like one may be, too: a day and a month, a list, a type (E 95.03) whose parts stand apart
    elsewhere, thousands with a space too many (25 .000)."""
    return () if written.isdigit() else tuple(map(Fraction, regex.findall(r"\d+", written)))


def _unit(text: str, end: int, language: str, rules: Grammar) -> str:
    """The unit after a number that ends there; nothing where none follows."""
    further = _RANGE.match(text, end)
    match = _UNIT.match(text, further.end() if further else end)
    if match is None:
        return ""
    first, second = match.groups("")
    if match.start(1) == end and first in rules.glued:
        return rules.glued[first]
    area = next((a for a in rules.square if fold(first).startswith(a)), None)
    if area is not None:
        unit = (
            word_in(language, second or fold(first).removeprefix(area)).unit if second or fold(first) != area else None
        )
        return f"{unit}2" if unit in SQUARE else ""
    unit = word_in(language, first if rules.spaced else first[:_LONGEST_UNIT]).unit
    return f"{unit}2" if unit in SQUARE and fold(second).startswith(rules.square) else unit or ""


def _readings(written: str, at: int, rules: Grammar) -> Iterable[tuple[int, int, frozenset[Fraction]]]:
    """A run of digits and marks as one number with its possible values, or as several where it cannot be one."""
    marks = [c for c in written if not c.isdigit()]
    if not marks or _GROUP.fullmatch(written) or _INDIAN.fullmatch(written):
        whole = Fraction(int("".join(c for c in written if c.isdigit())))
        decimal = {_decimal(written)} if marks == [rules.decimal] else set()
        yield at, at + len(written), frozenset({whole, *decimal})
        return
    last = max(written.rfind("."), written.rfind(","))
    head = written[:last]
    dated = rules.decimal == "." and _DATED.fullmatch(written)  # July 26,2020
    if last >= 0 and not dated and written[last + 1 :].isdigit() and (head.isdigit() or _GROUP.fullmatch(head)):
        yield at, at + len(written), frozenset({_decimal(written)})
        return
    spaced = any(c.isspace() for c in written)
    for part in regex.finditer(r"\S+" if spaced else r"\d+", written):  # a date, a list, two numbers side by side
        yield from _readings(part.group(), at + part.start(), rules)


def _decimal(written: str) -> Fraction:
    last = max(written.rfind("."), written.rfind(","))
    whole = "".join(c for c in written[:last] if c.isdigit())
    return Fraction(f"{whole or 0}.{written[last + 1 :]}")


def _factors(text: str, end: int, language: str) -> tuple[set[int], int]:
    """What multiplies the number that ends there: factors (1 where nothing does), and where the quantity then ends."""
    glued = _GLUED.match(text, end)
    if glued:
        return {1, _MAGNITUDE[glued.group(1).lower()]}, glued.end()
    factor, after = _scale(text, end, language)
    if after == end and (further := _RANGE.match(text, end)):
        return {1, _scale(text, further.end(), language)[0]}, end
    return {factor}, after


def _scale(text: str, end: int, language: str) -> tuple[int, int]:
    factor = 1
    while match := _NEXT_WORD.match(text, end):
        scale = word_in(language, match.group(1)).scale
        if scale is None:
            break
        factor, end = factor * scale, match.end(1)
    return factor, end
