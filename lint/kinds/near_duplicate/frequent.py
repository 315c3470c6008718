"""Which numbers of very many come often."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import compress, islice
from operator import eq
from typing import IO

MAX_NUMBERS_IN_MEMORY = 1_000_000
"""Numbers of one range that are held at a time, where each takes 40 bytes."""

_BUFFER = 8_192
"""Numbers of a range that are written together."""


def frequent(numbers: Iterable[int], size: int, times: int) -> set[int]:
    """Those that come at least `times` times among these, of which there are about `size`.

    They are sorted, where a dictionary of all would take thrice the memory; many are first parted into ranges (by their
    remainder) that wait in temporary files, and concluded range by range.
    """
    ranges = size // MAX_NUMBERS_IN_MEMORY + 1
    out: set[int] = set()
    for some in [sorted(numbers)] if ranges == 1 else _ranges(numbers, ranges):
        out.update(compress(some, map(eq, some, islice(some, times - 1, None))))
    return out


def _ranges(numbers: Iterable[int], ranges: int) -> Iterator[Sequence[int]]:
    with ExitStack() as stack:
        files = [stack.enter_context(tempfile.TemporaryFile(prefix="seedlint-")) for _ in range(ranges)]
        waiting = [array("Q") for _ in files]
        for number in numbers:
            mine = waiting[number % ranges]
            mine.append(number)
            if len(mine) == _BUFFER:
                _write(files[number % ranges], mine)
        for file, mine in zip(files, waiting, strict=True):
            _write(file, mine)
            file.seek(0)
            some = array("Q", file.read())
            yield sorted(some)


def _write(file: IO[bytes], numbers: array[int]) -> None:
    file.write(numbers.tobytes())
    del numbers[:]
