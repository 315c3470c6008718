"""The same work on several processes: paths out, results back, in the order of the files.

Paths go out in batches of like size, a few more than there are processes, so that memory stays bounded. When a
process dies (killed, out of memory, a crash in native code), the batches that were under way are done again file by
file: the one that kills a process once more is named as a failure and the run goes on.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path
from typing import Any, Generic, TypeVar

BATCH_BYTES, BATCH_FILES = 500_000, 64
"""What a batch holds at most, unless it is one file."""

AHEAD = 3
"""Batches under way or waiting, for each process."""

T = TypeVar("T")

_work: Callable[[Path], Any] | None = None


def each(
    files: Sequence[Path],
    sizes: Sequence[int],
    work: Callable[[Path], T],
    lost: Callable[[Path], T],
    jobs: int,
    progress: Callable[[int, int], None] | None = None,
) -> Iterator[T]:
    """`work(file)` for `files` of these `sizes` on `jobs` processes, in the order of `files`.

    `work` goes to each process once: it must pickle, or the system must fork. `lost(file)` stands for the file whose
    process died.
    """
    gc.freeze()  # what is here now is shared with forked processes; the collector would touch, hence copy it
    done = 0
    try:
        for part in _Pool(work, lost, jobs).results(batches(files, sizes)):
            yield part
            done += 1
            if progress:
                progress(done, len(files))
    finally:
        gc.unfreeze()


def batches(files: Sequence[Path], sizes: Sequence[int]) -> Iterator[list[Path]]:
    """Files in groups, in order."""
    batch: list[Path] = []
    total = 0
    for file, size in zip(files, sizes, strict=True):
        if batch and (total + size > BATCH_BYTES or len(batch) >= BATCH_FILES):
            yield batch
            batch, total = [], 0
        batch.append(file)
        total += size
    if batch:
        yield batch


class _Pool(Generic[T]):
    """Processes that are started anew when one dies."""

    def __init__(self, work: Callable[[Path], T], lost: Callable[[Path], T], jobs: int) -> None:
        self._work = work
        self._lost = lost
        self._jobs = jobs
        self._executor = self._started(jobs)

    def results(self, batches: Iterator[list[Path]]) -> Iterator[T]:
        """The shares of all files of all batches, in order."""
        waiting: deque[tuple[list[Path], Future[list[T]]]] = deque()
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
                yield from parts
        finally:
            self._executor.shutdown(cancel_futures=True)

    def _submit(self, batch: list[Path]) -> Future[list[T]]:
        try:
            return self._executor.submit(_do, batch)
        except BrokenProcessPool:
            self._executor.shutdown()
            self._executor = self._started(self._jobs)
            return self._executor.submit(_do, batch)

    def _carefully(self, batch: list[Path]) -> list[T]:
        """The shares of files that are checked one by one, on a process of their own."""
        parts: list[T] = []
        executor = self._started(1)
        for file in batch:
            try:
                parts += executor.submit(_do, [file]).result()
            except BrokenProcessPool:
                parts.append(self._lost(file))
                executor.shutdown()
                executor = self._started(1)
        executor.shutdown()
        return parts

    def _started(self, jobs: int) -> ProcessPoolExecutor:
        # a fork shares the rules and costs nothing; only on Linux is it safe beside the system's own threads
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        return ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(self._work,))


def _start(work: Callable[[Path], Any]) -> None:
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


def _do(files: list[Path]) -> list[Any]:
    assert _work is not None
    return [_work(file) for file in files]
