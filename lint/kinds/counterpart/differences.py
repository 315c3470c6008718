"""Quantities of a translation and of its source, matched; what is left over on both sides is a difference."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from lint.kinds.counterpart import measures
from lint.kinds.counterpart.grammar import Demand, Quantity

_MOST = 50
"""Numbers without an answer that are tried in other units: texts with more are no translations of each other."""


class Difference(NamedTuple):
    """A quantity of the translation that the source lacks, beside the one of the source that the translation lacks."""

    here: Quantity
    there: Quantity
    sure: bool
    """Whether these two are the only ones without an answer."""


class _Left(NamedTuple):
    """Quantities of one side without a partner on the other, by how much they ask for one."""

    strong: list[Quantity]
    weak: list[Quantity]
    named: list[Quantity]
    other: list[Quantity]
    """Numbers in words, and those in digits that only a word answers, or that the other side has less often."""
    twice: dict[str, Quantity]
    """By unit, measures that the other side has in another unit, where it has that number as well: 85 miles (137 km)."""


def differences(target: Sequence[Quantity], source: Sequence[Quantity]) -> list[Difference]:
    """Quantities that one side demands and the other does not answer, each paired with one that is left over there."""
    target, source = _split(target, source), _split(source, target)
    here, there = _left(target, source), _left(source, target)
    pairs = [*zip(here.strong, there.strong, strict=False)]
    done = len(pairs)
    pairs += zip(here.strong[done:], (*there.weak, *there.other), strict=False)
    pairs += zip((*here.weak, *here.other), there.strong[done:], strict=False)
    pairs = pairs or [(here.twice[unit], there.twice[unit]) for unit in here.twice.keys() & there.twice.keys()]
    pairs = pairs or [*zip(here.weak, there.weak, strict=False), *zip(here.named, there.named, strict=False)]
    pairs = pairs or [
        *zip(here.weak, _written(there.other), strict=False),
        *zip(_written(here.other), there.weak, strict=False),
    ]
    sure = len(pairs) == 1 and max(len(here.strong), len(there.strong)) <= 1
    return [Difference(one, other, sure) for one, other in sorted(pairs)]


def _written(quantities: Sequence[Quantity]) -> list[Quantity]:
    """Those in digits."""
    return [q for q in quantities if q.demand > Demand.SPOKEN]


def _split(quantities: Sequence[Quantity], others: Sequence[Quantity]) -> list[Quantity]:
    """Quantities, those that may be several as these: where the other side has the parts and not the whole (61:72), or lacks the
    whole (9/11)."""
    known = {value for other in others for one in (other, *other.loose) for value in one.values}
    out = []
    for quantity in _told(quantities, known):
        several = len(set(quantity.parts)) == len(quantity.parts) > 1
        apart = several and known.isdisjoint(quantity.values) and known.issuperset(quantity.parts)
        out += (
            [quantity._replace(values=frozenset({part}), parts=()) for part in quantity.parts] if apart else [quantity]
        )
    return out


def _told(quantities: Sequence[Quantity], known: Collection[Fraction]) -> Iterator[Quantity]:
    for quantity in quantities:
        if quantity.loose and quantity.values.isdisjoint(known):
            yield from quantity.loose
        else:
            yield quantity


def _left(asked: Sequence[Quantity], others: Sequence[Quantity]) -> _Left:
    answers = _by_value(others)
    left, used, alone = _Left([], [], [], [], {}), set[Quantity](), []
    for quantity in sorted(asked, key=lambda q: (len(q.values), q.start)):
        partners = [other for value in quantity.values for other in answers.get(value, ())]
        free = next((other for other in partners if other not in used), None)
        if free is not None:
            used.add(free)
        if not partners:
            alone.append(quantity)
        elif quantity.demand >= Demand.WEAK and (free is None or free.demand < Demand.SPOKEN):
            left.other.append(quantity)
    for number, quantity in enumerate(sorted(alone)):
        same = [other for other in others if _one_measure(quantity, other)] if number < _MOST else []
        _without_number(quantity, same, used, left)
    left.other.sort()
    return left


def _without_number(quantity: Quantity, same: Sequence[Quantity], used: set[Quantity], left: _Left) -> None:
    """Sort in a quantity whose number the other side lacks; `same` are what it has of the same measure."""
    free = next((other for other in same if other not in used), None)
    if free is not None:
        used.add(free)
    elif same and quantity.unit:
        left.twice[quantity.unit] = quantity
        left.other.append(quantity)
    elif quantity.demand:
        lists = {
            Demand.STRONG: left.strong,
            Demand.WEAK: left.weak,
            Demand.NAMED: left.named,
            Demand.SPOKEN: left.other,
        }
        lists[quantity.demand].append(quantity)


def _by_value(quantities: Sequence[Quantity]) -> dict[Fraction, list[Quantity]]:
    """Quantities by the numbers that they answer, those in digits first: half is also 50 per cent."""
    out: dict[Fraction, list[Quantity]] = defaultdict(list)
    for quantity in sorted(quantities, key=lambda q: -q.demand):
        for value in {*quantity.values, *(value * 100 for value in quantity.values if 0 < value < 1)}:
            out[value].append(quantity)
    return out


def _one_measure(one: Quantity, other: Quantity) -> bool:
    if one.unit and other.unit:
        return measures.equal(one.values, one.unit, other.values, other.unit)
    return (one.factor > 1 and measures.rounded(one.values, other.values)) or (
        other.factor > 1 and measures.rounded(other.values, one.values)
    )
