"""Numbers in words, and months: `twenty-five`, `two hundred thousand`, `zwei Millionen`, `May`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

from lint.core import late, vocabulary
from lint.kinds.counterpart.grammar import LEAST_SPOKEN, Demand, Number, Quantity, told

_JOINED = late.regex(vocabulary.pattern("counterpart/joined"))
_THOUSAND = 1000
"""From this factor on what was multiplied is complete, and what follows is added: two hundred thousand and five."""


class _Piece(NamedTuple):
    """A word that is a number or multiplies one."""

    start: int
    end: int
    value: Number | None
    scale: int | None


def words(text: str, language: str) -> Iterable[Quantity]:
    """The numbers in words and the months of a text."""
    run: list[_Piece] = []
    for start, end, (value, scale, month, *_) in told(text, language):
        if value is None and scale is None:
            if month is not None:
                yield Quantity(start, end, frozenset({Fraction(month)}), Demand.SPOKEN)
            continue
        piece = _Piece(start, end, value, scale)
        joined = bool(run) and _JOINED.fullmatch(text, run[-1].end, start) is not None
        if joined and value is not None and scale is not None and (last := run[-1].value) and last < scale:
            piece = piece._replace(value=None)  # neuf cents
        if run and not (joined and _goes_on(run[-1], piece)):
            yield from _number(run)
            run = []
        if run or value is not None or scale == _THOUSAND:  # mil novecientos
            run.append(piece)
    yield from _number(run)


def _goes_on(last: _Piece, piece: _Piece) -> bool:
    """Whether a word may go on a number: `twenty five` does, `a six` and `one two` don't."""
    if last.value is None or piece.value is None:
        return True
    return last.value > piece.value and piece.value.denominator == 1


def _number(run: Sequence[_Piece]) -> Iterable[Quantity]:
    """The number that words side by side come to, and each of them (`one or two hundred`)."""
    if all(piece.value is None for piece in run):  # thousands of them
        return
    total = current = Fraction(0)
    for _, _, value, scale in run:
        if value is not None:
            current += value
        elif scale is not None:
            if total and not current:  # dos mil millones
                total *= scale
                continue
            current = current * scale if current else Fraction(scale)
            if scale >= _THOUSAND:
                total, current = total + current, Fraction(0)
    if total + current:
        demand = Demand.SPOKEN if total + current >= LEAST_SPOKEN else Demand.NONE
        yield Quantity(run[0].start, run[-1].end, frozenset({total + current}), demand)
    if len(run) > 1:
        for start, end, value, _ in run:
            if value:
                yield Quantity(start, end, frozenset({Fraction(value)}), Demand.NONE)
