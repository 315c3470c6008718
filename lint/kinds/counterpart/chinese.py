"""Chinese: 2万4801, 1.77万亿, 30余万, 一百二十, 七成, 百分之五, 六七十年代, 下午3点."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction
from math import prod

import regex

from lint.core import late
from lint.kinds.counterpart.grammar import LEAST_SPOKEN, CalendarMention, Demand, Quantity, twelve_hours_on

_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
"""What multiplies the digit before it."""
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
"""What multiplies all before it."""
_SCALE = _SMALL | _LARGE
_NUMERAL = late.regex(r"(?<!周|星期|礼拜)[零〇一二三四五六七八九两兩十百千万萬亿億]+")
_MIXED = late.regex(
    r"((?<!\d)\d{1,3}(?:[,，]? \d{3})+|\d+(?:[.,，]\d+)*) ?[多余餘]?((?:[十百万萬亿億]|千(?![米克瓦卡赫伏]))+)[多余餘]?(?:(\d+)([百千]?)(?![\d]*[.,年月日]))?"
)
_COMMA = late.regex("[,，] ?| ")
_GROUPED = late.regex(r"\d{1,3}(?:(?:[,，] ?| )\d{3})+")
_SHARE = late.regex(r"([一二三四五六七八九\d])成")
_DECADES = late.regex(r"(?<=[一-鿿]|[一-鿿] )([二三四五六七八九])?([二三四五六七八九])十年代|(\d0)年代")
_HOUR = late.regex(r"(?<=下午|晚上|傍晚|午后|夜里|晚)(\d{1,2})(?=[点點時时])")
_TIME = late.regex(r"(\d{1,2}) ?[点點时時分] ?(?:(\d{1,2}) ?[分秒]|(半|[一三]刻))")
_QUARTERS = {"半": 30, "一刻": 15, "三刻": 45}
"""Minutes after the hour."""
_AND_A_BIT = late.regex(r"(\d+)[尺米](\d\d?)(?!\d|[.:：年月日])")
"""2尺5 is two and a half, 1米75 is 1.75."""
_CENTURY = late.regex(
    r"(\d\d?|[一二]?十[一二三四五六七八九]?) ?世纪(?: ?(?:([二三四五六七八九])?([二三四五六七八九])十|(\d\d)) ?年代)?"
)
_PLAN = late.regex(r"十([一二三四五])五")
"""The fourteenth five-year plan."""
_MONTH = late.regex(r"(?<!\d)(1[0-2]|[1-9]) ?月(?!份?间)|(十[一二]?|[一二三四五六七八九])月")
_WEEKDAY = late.regex(r"(?:星期|周|礼拜)([一二三四五六日天])")
_YEAR = late.regex(r"[一二][零〇一二三四五六七八九]{3}(?=年(?!级))")


def numeral(written: str) -> int:
    """The value of Chinese numerals, positional or one digit after the other."""
    if all(c in _DIGIT for c in written):
        return int("".join(str(_DIGIT[c]) for c in written))
    total = section = digit = 0
    for char in written:
        if char in _DIGIT:
            digit = _DIGIT[char]
        elif char in _SMALL:
            section, digit = section + (digit or 1) * _SMALL[char], 0
        elif char in _LARGE:
            total, section, digit = (total + section + digit or 1) * _LARGE[char], 0, 0
    return total + section + digit


def _mixed(match: regex.Match[str]) -> Iterable[Quantity]:
    """2.4万 and 30余万; 75万7千 and 2万4801, where the rest may also be a number of its own."""
    factor = prod(_SCALE[char] for char in match.group(2))
    head, rest = match.group(1), match.group(3)
    value = Fraction(_COMMA.sub("" if _GROUPED.fullmatch(head) else ".", head)) * factor
    both = {value + int(rest) * _SCALE.get(match.group(4), 1)} if rest else set()
    yield Quantity(*match.span(), frozenset({value, *both}), factor=factor)


def _time(match: regex.Match[str]) -> Iterable[Quantity]:
    """As clocks are compared: hours and hundredths, or minutes and seconds."""
    first, second = int(match.group(1)), int(match.group(2) or _QUARTERS[match.group(3)])
    time, half = first + Fraction(second, 100), {first + Fraction(1, 2)} if match.group(3) == "半" else set()
    yield Quantity(
        *match.span(), frozenset({time, *half, *twelve_hours_on(time)}), parts=(Fraction(first), Fraction(second))
    )


def _and_a_bit(match: regex.Match[str]) -> Iterable[Quantity]:
    yield Quantity(*match.span(), frozenset({Fraction(f"{match.group(1)}.{match.group(2)}")}), Demand.WEAK)


def _hour(match: regex.Match[str]) -> Iterable[Quantity]:
    hour = Fraction(int(match.group()))
    yield Quantity(*match.span(), frozenset({hour, hour + 12}))


def _tens(match: regex.Match[str], first: int) -> list[int]:
    """The decades that two groups of one numeral, and one of figures, name from `first` on."""
    spoken = [_DIGIT[char] * 10 for char in match.group(first, first + 1) if char]
    return spoken or ([int(match.group(first + 2))] if match.group(first + 2) else [])


def _century(match: regex.Match[str]) -> Iterable[Quantity]:
    """A century, or decades of it: 19世纪80年代 is the 1880s, 19世纪 may be the 1800s."""
    number = int(match.group(1)) if match.group(1).isdigit() else numeral(match.group(1))
    years = [Fraction((number - 1) * 100 + ten) for ten in _tens(match, 2)]
    yield Quantity(*match.span(), frozenset(years or [Fraction(number), Fraction((number - 1) * 100)]))


def _decades(match: regex.Match[str]) -> Iterable[Quantity]:
    values = frozenset(Fraction(ten + century) for ten in _tens(match, 1) for century in (0, 1800, 1900, 2000))
    yield Quantity(*match.span(), values, Demand.SPOKEN)


def _share(match: regex.Match[str]) -> Iterable[Quantity]:
    share = Fraction(_DIGIT.get(match.group(1)) or int(match.group(1))) * 10
    yield Quantity(*match.span(), frozenset({share, share / 100}), Demand.SPOKEN)


def _plan(match: regex.Match[str]) -> Iterable[Quantity]:
    yield Quantity(*match.span(), frozenset({Fraction(10 + _DIGIT[match.group(1)])}), Demand.WEAK)


def _numerals(match: regex.Match[str]) -> Iterable[Quantity]:
    """Numerals as one number; figures without 十, 百 … also as one each (三四年级 is third and fourth grade)."""
    written = match.group()
    value, digits = numeral(written), set(written) <= _DIGIT.keys()
    year = _YEAR.match(match.string, match.start())
    spoken = not digits and value >= LEAST_SPOKEN and set(written) & _DIGIT.keys()
    demand = Demand.STRONG if year else Demand.SPOKEN if spoken else Demand.NONE
    yield Quantity(*match.span(), frozenset({Fraction(value)}), demand)
    if digits and not year and len(written) > 1:
        for at, char in enumerate(written, match.start()):
            yield Quantity(at, at + 1, frozenset({Fraction(_DIGIT[char])}), Demand.NONE)


_READINGS: Sequence[tuple[regex.Pattern[str], Callable[[regex.Match[str]], Iterable[Quantity]]]] = (
    (_MIXED, _mixed), (_AND_A_BIT, _and_a_bit), (_TIME, _time), (_CENTURY, _century), (_PLAN, _plan), (_HOUR, _hour), (_SHARE, _share), (_DECADES, _decades),
    (_NUMERAL, _numerals),
)  # fmt: skip
"""What each pattern means; where two match, the first counts."""


def quantities(text: str) -> Iterable[Quantity]:
    """What is written in numerals, or with signs that only Chinese has."""
    taken: set[int] = set()
    for pattern, read in _READINGS:
        found = [match for match in pattern.finditer(text) if taken.isdisjoint(range(*match.span()))]
        taken.update(at for match in found for at in range(*match.span()))
        for match in found:
            yield from read(match)


def months(text: str) -> Iterator[CalendarMention]:
    """Months in figures or numerals; those in numerals may count months: 三月 is March, 三个月 is not read."""
    for match in _MONTH.finditer(text):
        yield CalendarMention(*match.span(), int(match.group(1) or 0) or numeral(match.group(2)), bool(match.group(1)))


def weekdays(text: str) -> Iterator[CalendarMention]:
    """Days of the week: 星期一, 周一, 礼拜天."""
    for match in _WEEKDAY.finditer(text):
        yield CalendarMention(*match.span(), _DIGIT.get(match.group(1), 7), True)
