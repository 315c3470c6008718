"""Sorting more than memory holds: sorted parts wait in a temporary file and are merged (an external merge sort)."""

from __future__ import annotations

import heapq
import pickle
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from typing import TypeVar

from lint.core.spool import Kept

PART = 50_000
"""Items that are sorted at a time."""

BLOCK = 500
"""Items that are written and read together."""

AT_A_TIME = 64
"""Parts that are merged at a time: of each a block is in memory."""

T = TypeVar("T", bound=tuple[object, ...])


def in_order(items: Iterable[T]) -> Iterator[T]:
    """These tuples, sorted."""
    items = iter(items)
    few = sorted(islice(items, PART))
    if len(few) < PART:
        return iter(few)
    parts = [_stored(few), *map(_stored, iter(lambda: sorted(islice(items, PART)), []))]
    while len(parts) > AT_A_TIME:
        groups = (parts[i : i + AT_A_TIME] for i in range(0, len(parts), AT_A_TIME))
        parts = [_stored(heapq.merge(*map(_read, group))) for group in groups]
    return heapq.merge(*map(_read, parts))


def _stored(items: Iterable[T]) -> list[Kept]:
    out: list[Kept] = []
    items = iter(items)
    while block := list(islice(items, BLOCK)):
        out.append(Kept(pickle.dumps(block, protocol=5)))
        out[-1].put_away()
    return out


def _read(part: list[Kept]) -> Iterator[T]:
    return chain.from_iterable(pickle.loads(kept.data()) for kept in part)
