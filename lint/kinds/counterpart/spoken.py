"""Numbers in words, and months: `twenty-five`, `two hundred thousand`, `zwei Millionen`, `May`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from lint.core import late, vocabulary
from lint.kinds.counterpart.grammar import LEAST_SPOKEN, Demand, Number, Quantity, word_in

_WORD = late.regex(r"\p{L}[\p{L}\p{M}]*")
_JOINED = late.regex(vocabulary.pattern("counterpart/joined"))


class _Piece(NamedTuple):
    """A word that is a number or multiplies one."""

    start: int
    end: int
    value: Number | None
    scale: int | None


def words(text: str, language: str) -> Iterable[Quantity]:
    """The numbers in words and the months of a text."""
    run: list[_Piece] = []
    for match in _WORD.finditer(text):
        value, scale, month, *_ = word_in(language, match.group())
        if value is None and scale is None:
            if month is not None:
                yield Quantity(*match.span(), frozenset({Fraction(month)}), Demand.SPOKEN)
            continue
        piece = _Piece(*match.span(), value, scale)
        if run and not (_JOINED.fullmatch(text, run[-1].end, piece.start) and _goes_on(run[-1], piece)):
            yield from _number(run)
            run = []
        if run or value is not None:
            run.append(piece)
    yield from _number(run)


def _goes_on(last: _Piece, piece: _Piece) -> bool:
    """Whether a word may go on a number: `twenty five` does, `a six` and `one two` don't."""
    if last.value is None or piece.value is None:
        return True
    return last.value > piece.value and piece.value.denominator == 1


def _number(run: Sequence[_Piece]) -> Iterable[Quantity]:
    """The number that words side by side come to, and each of them (`one or two hundred`)."""
    total = current = Fraction(0)
    for _, _, value, scale in run:
        if value is not None:
            current += value
        elif scale is not None:
            current *= scale
            if scale >= 1000:
                total, current = total + current, Fraction(0)
    if total + current:
        demand = Demand.SPOKEN if total + current >= LEAST_SPOKEN else Demand.NONE
        yield Quantity(run[0].start, run[-1].end, frozenset({total + current}), demand)
    if len(run) > 1:
        for start, end, value, _ in run:
            if value:
                yield Quantity(start, end, frozenset({Fraction(value)}), Demand.NONE)
