"""What a quantity is, and how a language writes it: `lexicon/<language>/quantities.txt`, and for Chinese a module of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

from lint.core import late, vocabulary
from lint.kinds.counterpart.countries import fold

Number = int | Fraction
_WORD = late.regex(r"\p{L}[\p{L}\p{M}]*")
Meaning = TypeVar("Meaning", int, Number, str)

LEAST_SPOKEN = 13
"""Numbers in words below this are never demanded: dozens, noons and tens of times."""


class Demand(IntEnum):
    """Whether the other side must have a number."""

    NONE = 0
    """It need not: a small number in words may be an idiom."""
    SPOKEN = 1
    """In words, and large (`twenty`), or a month: where the other side has one in digits too many."""
    NAMED = 2
    """Part of a name (`F125`, `Covid-19`): where the other side has another one of a name."""
    WEAK = 3
    """Small (`2:0`, `Nord Stream 2`): where the other side has one too many, too."""
    STRONG = 4
    """It must."""


class Quantity(NamedTuple):
    """A number where it stands: its span, every value it can have, and whether the other side must have one of them."""

    start: int
    end: int
    values: frozenset[Fraction]
    demand: Demand = Demand.STRONG
    unit: str = ""
    """The unit that follows, of those that translators convert (`lint.kinds.counterpart.measures`)."""
    parts: tuple[Fraction, ...] = ()
    """The numbers that answer it together: 61:72 is 61 and 72, 26.12. is a day and a month, 249,289,299 may be
    three prices."""
    factor: int = 1
    """What multiplies it: 19.93 million may be rounded."""
    loose: tuple[Quantity, ...] = ()
    """The numbers that it is, unless the other side has the whole: 9/11 and 911; 50, 000 and 50,000."""


@dataclass(frozen=True)
class Grammar:
    """How one language writes numbers. `words` are numbers that words mean; `scales` multiply what stands before them;
    `units` are the units after it. All are folded (no case, no accents), and a key that ends in `*` is a beginning (Russian
    `миллион*`)."""

    decimal: str = "."
    words: Mapping[str, Number] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    weekdays: Mapping[str, int] = field(default_factory=dict)
    capital_months: bool = False
    """Whether names of months and days have a capital letter."""
    scales: Mapping[str, int] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    glued: Mapping[str, str] = field(default_factory=dict)
    """Units only where they touch the number: 6in."""
    square: tuple[str, ...] = ()
    """Beginnings of the words before or after a unit that make it one of area."""
    spaced: bool = True
    """Whether spaces part the words."""
    extra: Callable[[str], Iterable[Quantity]] | None = None
    """What only this language has: Chinese numerals, clocks, decades."""

    def meaning(self, table: Mapping[str, Meaning], word: str) -> Meaning | None:
        """What a folded word means in one of the tables."""
        if word in table:
            return table[word]
        for end in range(len(word), 0, -1):
            if (key := word[:end] + "*" * self.spaced) in table:
                return table[key]
        return None


class GrammarWord(NamedTuple):
    """What a word means: a number, a factor, a month, a day of the week (Monday is 1), a unit."""

    value: Number | None
    scale: int | None
    month: int | None
    weekday: int | None
    unit: str | None

    @property
    def tells(self) -> bool:
        """Whether it is anything but a unit."""
        return any(meaning is not None for meaning in self[:4])


@cache
def grammar(language: str) -> Grammar | None:
    """The grammar of a language; `None` where nobody wrote it."""
    if language not in vocabulary.languages("quantities"):
        return None

    def table(name: str, meaning: Callable[[str], Meaning]) -> dict[str, Meaning]:
        return {_folded(w): meaning(m) for w, m in vocabulary.meanings(f"quantities/{name}", language).items()}

    writing = vocabulary.meanings("quantities/writing", language)
    return Grammar(
        decimal=writing["decimal"],
        words=table("words", _number),
        months=table("months", int),
        weekdays=table("weekdays", int),
        capital_months="capital-months" in writing,
        scales=table("scales", int),
        units=table("units", str),
        glued=vocabulary.meanings("quantities/glued", language),
        square=vocabulary.word_list("quantities/square", language),
        spaced="unspaced" not in writing,
        extra=_of_its_own(language),
    )


def _of_its_own(language: str) -> Callable[[str], Iterable[Quantity]] | None:
    if language != "zh":
        return None
    from lint.kinds.counterpart import chinese

    return chinese.quantities


class CalendarMention(NamedTuple):
    """A month (1–12) or a day of the week (Monday is 1) where it is named, and whether it surely is one."""

    start: int
    end: int
    value: int
    sure: bool


class NumberWord(NamedTuple):
    """A word that is a number, a factor, a month or a day, where it stands."""

    start: int
    end: int
    word: GrammarWord


@lru_cache(maxsize=4)  # of a pair, numbers, months and days are asked for one after the other
def told(text: str, language: str) -> tuple[NumberWord, ...]:
    """The words of a text that are numbers, factors, months or days; units alone are none."""
    rules = grammar(language)
    if rules is None or not rules.spaced:
        return ()
    words = ((match, word_in(language, match.group())) for match in _WORD.finditer(text))
    return tuple(NumberWord(*match.span(), word) for match, word in words if word.tells)


@lru_cache(maxsize=20_000)
def word_in(language: str, written: str) -> GrammarWord:
    """What a word means in a language that has a grammar."""
    rules, word = grammar(language) or Grammar(), fold(written)
    capital = not rules.capital_months or written[0].isupper()
    day = rules.meaning(rules.weekdays, word) if capital else None
    if day is not None:  # Russian вторник begins as "second" does
        return GrammarWord(None, None, None, day, None)
    value, scale = rules.meaning(rules.words, word), rules.meaning(rules.scales, word)
    month = rules.meaning(rules.months, word) if capital and value is None and scale is None else None
    return GrammarWord(value, scale, month, None, rules.meaning(rules.units, word))


def _folded(word: str) -> str:
    return fold(word[:-1]) + "*" if word.endswith("*") else fold(word)


def _number(written: str) -> Number:
    return Fraction(written) if "/" in written else int(written)


def twelve_hours_on(hour: Fraction) -> set[Fraction]:
    """What the clock of twelve hours may call this hour of the day, and the other way round."""
    return {(hour + 12) % 24} if hour <= 24 else set()
