"""Numbers as running English writes them: figures, words and ordinals, with what they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from lint.core import late, vocabulary

_ONES = dict(zip(vocabulary.word_list("figures/ones"), range(20), strict=True))
_TENS = dict(zip(vocabulary.word_list("figures/tens"), range(20, 100, 10), strict=True))
_ORDINALS = {
    **{word: int(n) for word, n in vocabulary.numbers("figures/ordinals").items()},
    **{word + "th": n for word, n in _ONES.items() if n in (4, 6, 7, 10, 11, *range(13, 20))},
    **{word[:-1] + "ieth": n for word, n in _TENS.items()},
}  # fmt: skip
_LARGE = vocabulary.numbers("figures/large")

NUMBER_WORDS = frozenset((*_ONES, *_TENS, *_ORDINALS, "dozen", "half", "quarter"))
"""All words with which a number, an ordinal or a fraction in words begins, but for an article."""
WORD = vocabulary.pattern(
    "figures/word",
    any_tens="|".join(_TENS),
    digits="|".join([w for w, n in _ONES.items() if 0 < n < 10]),
    any_ones="|".join(sorted(_ONES, key=len, reverse=True)),
)
"""A number in words, up to ninety-nine."""
FIGURE = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
ORDINAL = vocabulary.pattern("figures/ordinal", any_tens="|".join(_TENS), any_ordinals="|".join(_ORDINALS))
NUMBER = vocabulary.pattern("figures/numbers-number", figure=FIGURE, word=WORD)
PERCENT = vocabulary.pattern("figures/numbers-percent")

_AMOUNT = late.regex(vocabulary.pattern("figures/amount", number=NUMBER, percent=PERCENT))
_PARTS = late.regex(r"([\d.,]+|[a-z]+)")


@dataclass(frozen=True, slots=True)
class Amount:
    """One number: span without its unit, value, currency or "%" (`sign`), and the word after it."""

    start: int
    end: int
    value: float
    sign: str
    unit: str


def amounts(text: str, start: int, end: int) -> Iterator[Amount]:
    """The numbers of a stretch of text, in order."""
    for match in _AMOUNT.finditer(text, start, end):
        sign = "%" if match["percent"] else match["currency"] or ""
        stop = match.end("percent") if match["percent"] else match.end("number")
        yield Amount(match.start(), stop, value_of(match["number"]), sign, (match["unit"] or "").lower())


def value_of(written: str) -> float:
    """The value of a number in figures or words; raises `ValueError` where it is none."""
    total, low = 0.0, written.lower().replace("-", " ")
    if "dozen" in low:
        return 6.0 if low.startswith("half") else 12.0
    for part in _PARTS.findall(low):
        if part in _LARGE:
            total = (total or 1.0) * _LARGE[part]
        elif part[0].isdigit():
            total += float(part.replace(",", "").rstrip("."))
        elif part in _ONES or part in _TENS:
            total += _ONES.get(part, 0) + _TENS.get(part, 0)
        else:
            raise ValueError(f"no number: {written!r}")
    return total


def ordinal_of(written: str) -> int:
    """The value of an ordinal: "40th", "fortieth", "twenty-first"."""
    low = written.lower().replace("-", " ")
    if low[0].isdigit():
        return int(regex.match(r"\d+", low).group())  # type: ignore[union-attr]
    return sum(_TENS.get(word, 0) + _ORDINALS.get(word, 0) for word in low.split())


def written(value: float) -> str:
    """A value for a message: no more digits than it has."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}".rstrip("0")


def around(
    pattern: regex.Pattern[str],
    anchor: regex.Pattern[str] | Sequence[int],
    text: str,
    before: int = 40,
    after: int = 80,
) -> Iterator[regex.Match[str]]:
    """The matches of a pattern that hold an anchor: a cheap word is looked for first (or its places are given), and the
    pattern only around it."""
    end = -1
    for at in anchor if isinstance(anchor, Sequence) else map(regex.Match.start, anchor.finditer(text)):
        match = pattern.search(text, max(0, at - before, end), at + after) if at >= end else None
        if match and match.start() <= at < match.end():
            end = match.end()
            yield match
