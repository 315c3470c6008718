"""Chinese: 2万4801, 1.77万亿, 30余万, 一百二十, 七成, 百分之五, 六七十年代, 下午3点."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import regex

from lint.kinds.counterpart.quantities import Grammar, Quantity

_DIGIT = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8, "兆": 10**12}
_SCALE = _SMALL | _LARGE
_NUMERAL = regex.compile(r"[零〇一二三四五六七八九两兩十百千万萬亿億]+")
_MIXED = regex.compile(r"(\d+(?:[.,]\d+)*) ?[多余餘]?([十百千万萬亿億]+)[多余餘]?(?:(\d+)(?!\d*[.,年月日]))?")
_GROUPED = regex.compile(r"\d{1,3}(?:,\d{3})+")
_SHARE = regex.compile(r"([一二三四五六七八九\d])成")
_DECADES = regex.compile(r"(?<=[一-鿿])([二三四五六七八九])([二三四五六七八九])?十年代|(\d0)年代")
_CLOCK = regex.compile(r"(?:下午|晚上|傍晚|午后|夜里|晚)(\d{1,2})(?:点|時|时)")
_TIME = regex.compile(r"(?:(?:下午|晚上|傍晚|晚) ?)?(\d{1,2}) ?[点點时時分] ?(\d{1,2}) ?[分秒]")
_YEAR = regex.compile(r"[一二][零〇一二三四五六七八九]{3}(?=年(?!级))")


def numeral(written: str) -> int | None:
    """The value of Chinese numerals, positional or one digit after the other; `None` where they are none."""
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


def _extra(text: str) -> Iterable[Quantity]:
    taken: list[tuple[int, int]] = []
    for match in _MIXED.finditer(text):
        factor = 1
        for char in match.group(2):
            factor *= _SCALE[char]
        head = match.group(1)
        value = Fraction(head.replace(",", "") if _GROUPED.fullmatch(head) else head.replace(",", ".")) * factor
        both = {value + int(match.group(3))} if match.group(3) else set()
        taken.append(match.span())
        yield Quantity(match.start(), match.end(), frozenset({value, *both}), required=True)
    for match in _TIME.finditer(text):  # as clocks are compared: hours and hundredths, or minutes and seconds
        clock, minute = int(match.group(1)), Fraction(int(match.group(2)), 100)
        taken.append(match.span())
        yield Quantity(*match.span(), frozenset({clock + minute, (clock + 12) % 24 + minute}))
    for match in _CLOCK.finditer(text):
        if any(s <= match.start(1) < e for s, e in taken):
            continue
        hour = Fraction(int(match.group(1)))
        yield Quantity(match.start(1), match.end(1), frozenset({hour, hour + 12}), required=True)
    for match in _SHARE.finditer(text):
        share = Fraction(_DIGIT.get(match.group(1)) or int(match.group(1))) * 10
        yield Quantity(match.start(), match.end(), frozenset({share, share / 100}), required=False)
    for match in _DECADES.finditer(text):
        decades = [int(match.group(3))] if match.group(3) else [_DIGIT[c] * 10 for c in match.groups()[:2] if c]
        values = frozenset(Fraction(v + century) for v in decades for century in (0, 1800, 1900, 2000))
        yield Quantity(match.start(), match.end(), values, required=False)
    for match in _NUMERAL.finditer(text):
        if not any(s < match.end() and match.start() < e for s, e in taken):
            value_ = numeral(match.group())
            year = bool(_YEAR.match(text, match.start()))
            if value_ is not None:
                yield Quantity(match.start(), match.end(), frozenset({Fraction(value_)}), required=year)


_UNITS = r"公里|千米|米|厘米|公斤|千克|英里|英尺|英寸|磅|码|度|公顷|英亩|里|斤|亩|℃"

GRAMMAR = Grammar(decimal=".", units=_UNITS, extra=_extra)
