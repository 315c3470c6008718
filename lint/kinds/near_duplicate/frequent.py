"""Which numbers of very many come often."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import compress, islice
from operator import eq

MOST = 1_000_000
"""Numbers that are held at a time, where each takes 40 bytes."""


def frequent(numbers: Callable[[], Iterable[int]], size: int, times: int) -> set[int]:
    """Those that come at least `times` times among the `size` ones that `numbers()` gives, each time it is called.

    They are sorted, where a dictionary of all would take thrice the memory, and of many only a part at a time.
    """
    parts = size // MOST + 1
    out: set[int] = set()
    for part in range(parts):
        some = sorted(n for n in numbers() if n % parts == part)
        out.update(compress(some, map(eq, some, islice(some, times - 1, None))))
    return out
