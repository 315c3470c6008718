"""The same check on several processes: paths out, findings and tallies back, in the order of the files.

Paths go out in batches of like size, a few more than there are processes, so that memory stays bounded. When a
process dies (killed, out of memory, a crash in native code), the batches that were under way are done again file by
file: the one that kills a process once more is named as a failure and the run goes on.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from lint import run
from lint.discover import shown
from lint.errors import Failure
from lint.rulebook import Rulebook

BATCH_BYTES, BATCH_FILES = 500_000, 64
"""What a batch holds at most, unless it is one file."""

AHEAD = 3
"""Batches under way or waiting, for each process."""

_book: Rulebook | None = None


def check_files(
    files: Sequence[Path],
    sizes: Sequence[int],
    rulebook: Rulebook,
    jobs: int,
    progress: Callable[[int, int], None] | None,
) -> Iterator[run.Checked]:
    """Check `files` of these `sizes` on `jobs` processes; results come in the order of `files`."""
    rulebook.prepare(sum(sizes))
    gc.freeze()  # what is here now is shared with forked processes; the collector would touch, hence copy it
    done = 0
    try:
        for part in _Pool(rulebook, jobs).results(batches(files, sizes)):
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


class _Pool:
    """Processes that are started anew when one dies."""

    def __init__(self, rulebook: Rulebook, jobs: int) -> None:
        self._rulebook = rulebook
        self._jobs = jobs
        self._executor = self._started(jobs)

    def results(self, batches: Iterator[list[Path]]) -> Iterator[run.Checked]:
        """The shares of all files of all batches, in order."""
        waiting: deque[tuple[list[Path], Future[list[run.Checked]]]] = deque()
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

    def _submit(self, batch: list[Path]) -> Future[list[run.Checked]]:
        try:
            return self._executor.submit(_check, batch)
        except BrokenProcessPool:
            self._executor.shutdown()
            self._executor = self._started(self._jobs)
            return self._executor.submit(_check, batch)

    def _carefully(self, batch: list[Path]) -> list[run.Checked]:
        """The shares of files that are checked one by one, on a process of their own."""
        parts = []
        executor = self._started(1)
        for file in batch:
            try:
                parts += executor.submit(_check, [file]).result()
            except BrokenProcessPool:
                what = "the process that checked it died (killed, or out of memory); the other files were checked"
                parts.append(run.Checked(failures=[Failure(shown(file), what)]))
                executor.shutdown()
                executor = self._started(1)
        executor.shutdown()
        return parts

    def _started(self, jobs: int) -> ProcessPoolExecutor:
        # a fork shares the rules and costs nothing; only on Linux is it safe beside the system's own threads
        context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
        return ProcessPoolExecutor(jobs, context, initializer=_start, initargs=(self._rulebook,))


def _start(rulebook: Rulebook) -> None:
    global _book
    _book = rulebook
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends its children


def _check(files: list[Path]) -> list[run.Checked]:
    assert _book is not None
    return [run.check_file(file, _book) for file in files]
