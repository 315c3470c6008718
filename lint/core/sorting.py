"""Sorting more than memory holds: sorted parts wait in a temporary file and are merged (an external merge sort)."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from lint.core.spool import Kept, stored, unpacked

PART = 50_000
"""Items that are sorted at a time."""

BLOCK_ITEMS = 500
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
        parts = [_stored(_merged(group)) for group in groups]
    return _merged(parts)


def _stored(items: Iterable[T]) -> list[Kept]:
    return list(stored(items, BLOCK_ITEMS))


def _merged(parts: Iterable[list[Kept]]) -> Iterator[T]:
    return heapq.merge(*map(unpacked, parts))
