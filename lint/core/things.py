"""What a corpus question counts by thing, where there are more things than memory should hold.

Most names of a corpus are met once, so their number grows with the text. Beyond `HELD` of them they go, in the order of
their keys, into a temporary file (`lint.core.spool`), as one run; so many runs are merged into a longer one, so many of these
into one still longer. When the question is concluded all are read side by side, so that each thing comes once, with its sum,
and a few at a time are in memory.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import reduce
from itertools import chain, groupby
from typing import Generic, TypeVar

from lint.core.key_range import KeyRange
from lint.core.spool import Kept, stored, unpacked

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

HELD = 5_000
"""Things that are held in memory: some 5 MB."""

BLOCK_ITEMS = 50
"""Things that are written and read together."""


AT_A_TIME = 16
"""Runs that are merged into one: of each a block is in memory."""


class Things(Generic[K, V]):
    """A sum by thing that may be long. `add` gives the sum of two values and may take the first over; it must pickle."""

    def __init__(self, add: Callable[[V, V], V]) -> None:
        self._add = add
        self._held: dict[K, V] = {}
        self._runs: list[list[list[Kept]]] = []  # runs, each in blocks, by how often they were merged

    def merge(self, other: dict[K, V] | Things[K, V]) -> None:
        """Take in another sum, which is used up."""
        if isinstance(other, Things):
            for run in chain.from_iterable(other._runs):
                self._put_away(run, 0)
            other = other._held
        _add_all(self._held, other, self._add)
        if len(self._held) > HELD:
            self._put_away(list(stored(_sorted(self._held), BLOCK_ITEMS)), 0)
            self._held = {}

    def _put_away(self, run: list[Kept], level: int) -> None:
        if level == len(self._runs):
            self._runs.append([])
        self._runs[level].append(run)
        if len(self._runs[level]) == AT_A_TIME:
            whole = list(stored(self._summed(map(unpacked, self._runs[level])), BLOCK_ITEMS))
            self._runs[level] = []
            self._put_away(whole, level + 1)

    def items(self) -> Iterator[tuple[K, V]]:
        """All things with their sums, in order."""
        runs: Iterator[Iterable[tuple[K, V]]] = map(unpacked, chain.from_iterable(self._runs))
        yield from self._summed([*runs, _sorted(self._held)])  # what is held last: `add` takes over the first

    def _summed(self, runs: Iterable[Iterable[tuple[K, V]]]) -> Iterator[tuple[K, V]]:
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


def within(
    sums: dict[K, V] | Things[K, V], keys: KeyRange, group: Callable[[K], Hashable] = lambda thing: thing
) -> dict[K, V]:
    """The sums of those things whose group is of a range; groups are what a conclusion needs together."""
    return {thing: value for thing, value in sums.items() if keys.holds(group(thing))}


def in_order(sums: dict[K, V] | Things[K, V]) -> Iterator[tuple[K, V]]:
    """All things with their sums, in an order that depends on the things alone."""
    return iter(_sorted(sums)) if isinstance(sums, dict) else sums.items()


def _add_all(mine: dict[K, V], other: dict[K, V], add: Callable[[V, V], V]) -> None:
    for thing, value in other.items():
        mine[thing] = add(mine[thing], value) if thing in mine else value


def _sorted(sums: dict[K, V]) -> list[tuple[K, V]]:
    return sorted(sums.items(), key=_order)


def _order(item: tuple[Hashable, object]) -> str:
    thing, _ = item
    return thing if isinstance(thing, str) else repr(thing)
