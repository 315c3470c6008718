"""What a corpus question keeps of a document to show places of it later: its text, packed.

Of a large corpus nearly every passage is met once and never named. Its place is worked out only when another document
turns out to have it too: before that, it is a digest and a span, sixteen bytes. The packed texts of a large corpus wait
in a temporary file.
"""

from __future__ import annotations

import os
import threading
import weakref
import zlib
from typing import IO, Any

from lint.finding import Origin, order
from lint.text import Document, Past
from lint.view import View, once

_FAST = 1
"""Level of compression: 100 MB a second become 40. The best would be 34, at a third of the speed."""
HELD = 1_000_000
"""Bytes of packed texts that are held in memory."""


class Sheet:
    """One document, packed. Once its tally was added to others, the text may wait on a shelf."""

    __slots__ = ("_at", "_packed", "_shelf", "origin", "past")

    def __init__(self, origin: Origin, past: Past, packed: bytes) -> None:
        self.origin = origin
        self.past = past
        self._packed = packed
        self._shelf: Shelf | None = None
        self._at: tuple[int, int] | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return Sheet, (self.origin, self.past, self._bytes())

    def sort_key(self, start: int, end: int) -> tuple[Any, ...]:
        """Report order of a span of it."""
        return order(self.origin, self.past.characters + start, self.past.characters + end)

    def opened(self) -> Document:
        """The document, to show places of it."""
        path, record, field = self.origin
        return Document(
            zlib.decompress(self._bytes()).decode("utf-8", "surrogatepass"), path, record, field, past=self.past
        )

    def put_away(self) -> None:
        """Let the text wait in a file, if there are many."""
        if self._shelf is None:
            self._shelf = _shelf()
            self._at = self._shelf.put(self._packed)
            if self._at:
                self._packed = b""

    def _bytes(self) -> bytes:
        return self._shelf.get(*self._at) if self._shelf and self._at else self._packed


class Shelf:
    """A temporary file of packed texts, which goes when the last of them does."""

    def __init__(self) -> None:
        self.process = os.getpid()
        self._held = 0
        self._file: IO[bytes] | None = None
        self._lock = threading.Lock()

    def put(self, data: bytes) -> tuple[int, int] | None:
        """Where the data are found again; `None` where they need not go, or there is no room for them."""
        with self._lock:
            self._held += len(data)
            if self._held <= HELD:
                return None
            import tempfile

            try:
                if self._file is None:
                    self._file = tempfile.TemporaryFile(buffering=0, prefix="seedlint-")  # noqa: SIM115
                at = self._file.seek(0, 2)
                return (at, len(data)) if self._file.write(data) == len(data) else None
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


@once
def sheet_of(view: View) -> Sheet:
    """The sheet of a document; all rules about copies share it."""
    return Sheet(view.origin, view.past, zlib.compress(view.text.encode("utf-8", "surrogatepass"), _FAST))
