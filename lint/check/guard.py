"""The same work on several processes, under guard: pieces out (a file, or a part of one), results back, in their order.

Each helper is a process with a pipe. It says in shared memory which document it is at. When it dies (killed, out of memory,
a crash in native code), fails, or takes more time or memory than is allowed, the pieces that it held are done again one by
one; a document at which it fails twice is left out, named as a failure, and the run goes on.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableSequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

from lint.core.errors import SeedlintError, UsageError

BATCH_BYTES, BATCH_PIECES = 500_000, 64
"""What a batch holds at most, unless it is one piece."""

AHEAD = 3
"""Batches under way, or done and waiting for earlier ones, for each process."""

POLL = 0.5
"""Seconds between two looks at what helpers take."""

SLOWEST = 2_000
"""Characters a second that any document is checked at: a hundredth of what is usual."""


class Limits(NamedTuple):
    """What one document may take."""

    seconds: float = 300.0
    """Beside a second for each `SLOWEST` characters."""
    memory: int = 0
    """Bytes of its process; 0 for any."""


LeftOut = Mapping[int, str]
"""Documents of a piece that are not checked again, by their number in it (from 0), and why."""

S = TypeVar("S")
T = TypeVar("T")

_at: MutableSequence[int] | None = None
"""In a helper: number of the piece in its batch, of the document in its piece, and size of the document."""


def begins(document: int, size: int) -> None:
    """A document is about to be checked: its number in its piece, and its characters."""
    if _at is not None:
        _at[1], _at[2] = document, size


def each(
    pieces: Iterable[tuple[S, int]],
    work: Callable[[S, LeftOut], T],
    lost: Callable[[S, str], T],
    jobs: int,
    limits: Limits = Limits(),  # noqa: B008
) -> Iterator[tuple[S, T]]:
    """Each piece and `work(piece, left_out)`, on `jobs` processes, in the order of `pieces`, which come with their sizes in
    bytes.

    `work` goes to each process once: it must pickle, or the system must fork. `lost(piece, why)` stands for a piece that
    fails whatever is left out of it. Raises what `work` raises on purpose (`SeedlintError`).
    """
    guard = Guard(work, lost, jobs, limits, fork=sys.platform == "linux")
    try:
        yield from guard.results(batches(pieces))
    finally:
        guard.close()


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


@dataclass
class _Task(Generic[S]):
    """Pieces that are done together; of one that failed before: at which document, and what is left out since."""

    number: int
    """Of the first of its pieces."""
    pieces: list[S]
    failed_at: int = -1
    left_out: dict[int, str] = field(default_factory=dict)

    def after(self, document: int, why: str) -> list[_Task[S]] | None:
        """What to do after a failure at this document; `None` where nothing helps."""
        if len(self.pieces) > 1:
            return [_Task(self.number + i, [piece]) for i, piece in enumerate(self.pieces)]
        if document in self.left_out:
            return None
        if document == self.failed_at:
            self.left_out[document] = why
        self.failed_at = document
        return [self]


class _Helper(Generic[S, T]):
    """A process at the other end of a pipe."""

    def __init__(self, work: Callable[[S, LeftOut], T], limits: Limits, fork: bool) -> None:
        context = multiprocessing.get_context("fork" if fork else "spawn")
        self.limits = limits
        self.at = context.RawArray("q", 3)
        self.pipe, there = context.Pipe()
        self.process = context.Process(target=_serve, args=(there, self.at, work), daemon=True)  # type: ignore[attr-defined]
        self.process.start()
        there.close()
        self.task: _Task[S] | None = None
        self._seen: tuple[int, int] = (0, 0)
        self._since = 0.0

    def give(self, task: _Task[S]) -> None:
        """Send a task."""
        self.task = task
        self.at[:] = [0, 0, 0]
        self._seen, self._since = (0, 0), time.monotonic()
        try:
            self.pipe.send((task.pieces, task.left_out))
        except OSError:  # it is dead, as will be seen
            pass

    def excess(self) -> str:
        """What it takes too much of, in words."""
        seen = self.at[0], self.at[1]
        now = time.monotonic()
        if seen != self._seen:
            self._seen, self._since = seen, now
        most = self.limits.seconds + self.at[2] / SLOWEST
        if now - self._since > most:
            return f"took more than {most:.0f} s"
        if self.limits.memory and _memory(self.process.pid) > self.limits.memory:
            return f"took more than {self.limits.memory // 1_000_000} MB of memory"
        return ""

    def end(self) -> None:
        """Kill it."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


class Guard(Generic[S, T]):
    """Helpers, which are started anew when they die, and live until `close`. See `each`.

    With `fork` they share what this process has, the rules above all, and start at once; that is safe on Linux alone, and
    where no other threads run.
    """

    def __init__(
        self, work: Callable[[S, LeftOut], T], lost: Callable[[S, str], T], jobs: int, limits: Limits, *, fork: bool
    ) -> None:
        if multiprocessing.current_process().daemon:
            raise UsageError(
                "records cannot be guarded in a process that may have no children; start workers that may "
                "(Dask: distributed.worker.daemon: false), or check without limits"
            )
        self._work, self._lost, self._jobs, self._limits, self._fork = work, lost, jobs, limits, fork
        self._helpers: list[_Helper[S, T]] = []
        self._waiting: deque[_Task[S]] = deque()
        self._done: dict[int, tuple[S, T]] = {}

    def results(self, batches: Iterator[list[S]]) -> Iterator[tuple[S, T]]:
        """The results for all pieces of all batches, in order."""
        out = ahead = 0
        starts: deque[int] = deque()  # first pieces of the batches that are not given out yet
        while True:
            while len(starts) < self._jobs * AHEAD and (batch := next(batches, None)):
                self._waiting.append(_Task(ahead, batch))
                starts.append(ahead)
                ahead += len(batch)
            if out == ahead:
                return
            self._step()
            while out in self._done:
                yield self._done.pop(out)
                out += 1
            while starts and (starts[1] if len(starts) > 1 else ahead) <= out:
                starts.popleft()

    def close(self) -> None:
        """End all helpers."""
        while self._helpers:
            self._helpers.pop().end()

    def _step(self) -> None:
        """Give out what waits, and take in what is ready."""
        while self._waiting and len(self._helpers) < self._jobs:
            self._helpers.append(_Helper(self._work, self._limits, self._fork))
        for helper in self._helpers:
            if helper.task is None and self._waiting:
                helper.give(self._waiting.popleft())
        busy = {helper.pipe: helper for helper in self._helpers if helper.task is not None}
        ready = wait([*busy, *(h.process.sentinel for h in busy.values())], POLL)
        for pipe, helper in busy.items():
            if pipe in ready or helper.process.sentinel in ready:
                self._take(helper)
            elif why := helper.excess():
                self._failed(helper, why)

    def _take(self, helper: _Helper[S, T]) -> None:
        task = helper.task
        assert task is not None
        try:
            results = helper.pipe.recv()
        except (EOFError, OSError):
            self._failed(helper, "killed its process, or ran out of memory")
            return
        if isinstance(results, SeedlintError):
            raise results
        if isinstance(results, str):
            self._failed(helper, results)
            return
        helper.task = None
        for i, (piece, result) in enumerate(zip(task.pieces, results, strict=True)):
            self._done[task.number + i] = piece, result

    def _failed(self, helper: _Helper[S, T], why: str) -> None:
        """A helper goes, and its task is done again or given up."""
        task = helper.task
        assert task is not None
        again = task.after(helper.at[1], why)
        helper.end()
        self._helpers.remove(helper)
        if again is None:
            self._done[task.number] = task.pieces[0], self._lost(task.pieces[0], why)
        else:
            self._waiting.extendleft(reversed(again))


def _memory(pid: int | None) -> int:
    """Bytes of memory that a process has; 0 where the system does not tell."""
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 0


def _serve(pipe: Connection, at: MutableSequence[int], work: Callable[[S, LeftOut], T]) -> None:
    global _at
    _at = at
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is interrupted too, and ends its children
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        pieces, left_out = pipe.recv()
        pipe.send(_results(pieces, left_out, at, work))


def _results(
    pieces: list[S], left_out: LeftOut, at: MutableSequence[int], work: Callable[[S, LeftOut], T]
) -> list[T] | SeedlintError | str:
    """The results of a task; what was raised on purpose; or in words what went wrong."""
    out = []
    try:
        for number, piece in enumerate(pieces):
            at[:] = [number, 0, 0]
            out.append(work(piece, left_out))
    except SeedlintError as error:
        return error
    except MemoryError:
        return "ran out of memory"
    except Exception as error:
        if os.environ.get("SEEDLINT_DEBUG"):
            raise
        return f"failed with an internal error ({type(error).__name__}: {error})"
    return out


def _end_with_parent() -> None:
    """A parent that is killed cannot end its children: each waits for that itself."""
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)
