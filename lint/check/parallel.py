"""The same work on several processes: pieces out (a file, or a portion of one), results back, in their order.

Pieces go out in batches of like size, a few more than there are processes, so that memory stays bounded. When a
process dies (killed, out of memory, a crash in native code), the batches that were under way are done again piece by
piece: the one that kills a process once more is named as a failure and the run goes on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import Any, Generic, TypeVar

BATCH_BYTES, BATCH_PIECES = 500_000, 64
"""What a batch holds at most, unless it is one piece."""

AHEAD = 3
"""Batches under way or waiting, for each process."""

S = TypeVar("S")
T = TypeVar("T")

_work: Callable[[Any], Any] | None = None


def each(
    pieces: Iterable[tuple[S, int]], work: Callable[[S], T], lost: Callable[[S], T], jobs: int
) -> Iterator[tuple[S, T]]:
    """Each piece and `work(piece)`, on `jobs` processes, in the order of `pieces`, which come with their sizes in bytes.

    `work` goes to each process once: it must pickle, or the system must fork. `lost(piece)` stands for the piece whose
    process died.
    """
    return _Pool(work, lost, jobs).results(batches(pieces))


def batches(pieces: Iterable[tuple[S, int]]) -> Iterator[list[S]]:
    """Pieces in groups, in order."""
    batch: list[S] = []
    total = 0
    for piece, size in pieces:
        if batch and (total + size > BATCH_BYTES or len(batch) >= BATCH_PIECES):
            yield batch
            batch, total = [], 0
        batch.append(piece)
        total += size
    if batch:
        yield batch


class _Pool(Generic[S, T]):
    """Processes that are started again when one dies."""

    def __init__(self, work: Callable[[S], T], lost: Callable[[S], T], jobs: int) -> None:
        self._work = work
        self._lost = lost
        self._jobs = jobs
        self._executor = self._started(jobs)

    def results(self, batches: Iterator[list[S]]) -> Iterator[tuple[S, T]]:
        """The results for all pieces of all batches, in order."""
        waiting: deque[tuple[list[S], Future[list[T]]]] = deque()
        try:
            while True:
                for batch in islice(batches, self._jobs * AHEAD - len(waiting)):
                    waiting.append((batch, self._submit(batch)))
                if not waiting:
                    return
                batch, future = waiting.popleft()
                try:
                    parts = future.result()
                except BrokenProcessPool:  # this batch was under way or waiting when a process died
                    parts = self._carefully(batch)
                yield from zip(batch, parts, strict=True)
        finally:
            self._executor.shutdown(cancel_futures=True)

    def _submit(self, batch: list[S]) -> Future[list[T]]:
        try:
            return self._executor.submit(_do, batch)
        except BrokenProcessPool:
            self._executor.shutdown()
            self._executor = self._started(self._jobs)
            return self._executor.submit(_do, batch)

    def _carefully(self, batch: list[S]) -> list[T]:
        """The results for pieces that are done one by one, on a process of their own."""
        parts: list[T] = []
        executor = self._started(1)
        for piece in batch:
            try:
                parts += executor.submit(_do, [piece]).result()
            except BrokenProcessPool:
                parts.append(self._lost(piece))
                executor.shutdown()
                executor = self._started(1)
        executor.shutdown()
        return parts

    def _started(self, jobs: int) -> ProcessPoolExecutor:
        # a fork shares the rules and costs nothing; only on Linux is it safe beside the system's own threads
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        return ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(self._work,))


def _start(work: Callable[[Any], Any]) -> None:
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends its children
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A parent that is killed cannot end its children: each waits for that itself."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _do(pieces: list[Any]) -> list[Any]:
    assert _work is not None
    return [_work(piece) for piece in pieces]
