"""What a corpus question counts by thing, where there are more things than memory should hold.

Most names of a corpus are met once, so their number grows with the text. Beyond `HELD` of them they go, in the order of
their keys, into a temporary file (`lint.core.spool`); when the question is concluded all are read side by side, so that each
thing comes once, with its sum, and a few at a time are in memory.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterator
from functools import reduce
from itertools import groupby
from typing import Generic, TypeVar

from lint.core.spool import Kept, stored, unpacked

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

HELD = 10_000
"""Things that are held in memory: some 10 MB."""

BLOCK_ITEMS = 50
"""Things that are written and read together."""


class Things(Generic[K, V]):
    """A sum by thing that may be long. `add` gives the sum of two values and may take the first over; it must pickle."""

    def __init__(self, add: Callable[[V, V], V]) -> None:
        self._add = add
        self._held: dict[K, V] = {}
        self._runs: list[list[Kept]] = []

    def merge(self, other: dict[K, V] | Things[K, V]) -> None:
        """Take in another sum, which is used up."""
        if isinstance(other, Things):
            self._runs += other._runs
            other = other._held
        _add_all(self._held, other, self._add)
        if len(self._held) > HELD:
            self._runs.append(list(stored(_sorted(self._held), BLOCK_ITEMS)))
            self._held = {}

    def items(self) -> Iterator[tuple[K, V]]:
        """All things with their sums, in order."""
        runs = [*map(unpacked, self._runs), iter(_sorted(self._held))]  # what is held last: `add` takes over the first
        for _, same in groupby(heapq.merge(*runs, key=_order), _order):
            (thing, value), *more = same
            yield thing, reduce(self._add, (other for _, other in more), value)


def summed(
    left: dict[K, V] | Things[K, V], right: dict[K, V] | Things[K, V], add: Callable[[V, V], V]
) -> dict[K, V] | Things[K, V]:
    """The sum of two sums by thing, both of which it takes over."""
    if isinstance(left, dict):
        if isinstance(right, dict) and len(left) + len(right) <= HELD:
            _add_all(left, right, add)
            return left
        left, few = Things(add), left
        left.merge(few)
    left.merge(right)
    return left


def in_order(sums: dict[K, V] | Things[K, V]) -> Iterator[tuple[K, V]]:
    """All things with their sums, in an order that depends on the things alone."""
    return iter(_sorted(sums)) if isinstance(sums, dict) else sums.items()


def _add_all(mine: dict[K, V], other: dict[K, V], add: Callable[[V, V], V]) -> None:
    for thing, value in other.items():
        mine[thing] = add(mine[thing], value) if thing in mine else value


def _sorted(sums: dict[K, V]) -> list[tuple[K, V]]:
    return sorted(sums.items(), key=_order)


def _order(item: tuple[Hashable, object]) -> str:
    return repr(item[0])
