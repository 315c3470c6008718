"""Bytes, and items in blocks, that a run will want again at its end, if at all: those of a large corpus wait in a temporary file."""

from __future__ import annotations

import os
import pickle
import threading
import weakref
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import IO, TypeVar

T = TypeVar("T")

HELD = 1_000_000
"""Bytes that are held in memory."""

MIN_SPOOLED_BYTES = 1 << 31
"""Bytes from which a piece stays in memory."""


class Kept:
    """Some bytes, which may be told to wait on a shelf."""

    __slots__ = ("_at", "_data", "_shelf")
    # a run over a gigabyte has a hundred thousand of these: where they lie, and how long they are, is one number

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._shelf: Shelf | None = None
        self._at = 0

    def __reduce__(self) -> tuple[object, ...]:
        return Kept, (self.data(),)

    def data(self) -> bytes:
        """The bytes."""
        return self._shelf.get(*divmod(self._at, MIN_SPOOLED_BYTES)) if self._shelf and self._at else self._data

    def put_away(self) -> None:
        """Let them wait in a file, if there are many."""
        if self._shelf is None:
            self._shelf = _shelf()
            at = self._shelf.put(self._data)
            if at is not None:
                self._at, self._data = at * MIN_SPOOLED_BYTES + len(self._data), b""


def stored(items: Iterable[T], block: int) -> Iterator[Kept]:
    """Items that wait, so many to a block, which are pickled together."""
    items = iter(items)
    while some := list(islice(items, block)):
        kept = Kept(pickle.dumps(some, protocol=5))
        kept.put_away()
        yield kept


def unpacked(blocks: Iterable[Kept]) -> Iterator[T]:
    """The items of such blocks in their order, of which one block at a time is in memory."""
    for kept in blocks:
        yield from pickle.loads(kept.data())


class Shelf:
    """A temporary file, which goes when the last of those who keep something there does."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self._held = 0
        self._file: IO[bytes] | None = None
        self._lock = threading.Lock()

    def put(self, data: bytes) -> int | None:
        """Where the data are found again; `None` where they need not go, or there is no room for them."""
        with self._lock:
            self._held += len(data)
            if self._held <= HELD or not 0 < len(data) < MIN_SPOOLED_BYTES:
                return None
            import tempfile

            try:
                if self._file is None:
                    self._file = tempfile.TemporaryFile(buffering=0, prefix="seedlint-")  # noqa: SIM115
                at = self._file.seek(0, 2)
                return at if self._file.write(data) == len(data) else None
            except OSError:
                return None

    def get(self, at: int, size: int) -> bytes:
        """The data that were put there."""
        assert self._file is not None
        with self._lock:
            self._file.seek(at)
            return self._file.read(size)


_last: weakref.ref[Shelf] | None = None


def _shelf() -> Shelf:
    global _last
    shelf = _last() if _last else None
    if shelf is None or shelf.process != os.getpid():
        shelf = Shelf()
        _last = weakref.ref(shelf)
    return shelf
