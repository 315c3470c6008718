"""Shards and ranges as tasks: each is a process of its own, `python -m lint.scale`, started here or by a worker of an engine.

What a task finds lies in files, so one whose worker goes is simply done again; what comes back is what it says of itself.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path
from typing import Protocol, TypeVar

from lint.check.guard import Limits
from lint.core.key_range import KeyRange
from lint.scale.cut import Shard
from lint.scale.rowfile import ShardError

Tasks = Mapping[str, Sequence[str]]
"""By what people call them, the arguments of `python -m lint.scale`."""


def shards(folder: Path, of: int, limits: Limits) -> Tasks:
    """The shards of a run, whose folder is named absolutely where others shall find it."""
    more = ["--max-seconds", str(limits.seconds), "--max-memory", str(limits.memory // 1_000_000)]
    return {f"shard {n}/{of}": [str(folder), str(Shard(n, of)), *more] for n in range(1, of + 1)}


def ranges(folder: Path, missing: Sequence[KeyRange]) -> Tasks:
    """Ranges of keys, taken as far as they go."""
    return {f"range {keys}": [str(folder), str(keys), "--range"] for keys in missing}


def one(arguments: Sequence[str], working_folder: str) -> str:
    """Run one task in a process of its own; what it says. Raises `ShardError`.

    One whose worker is killed goes on: what it writes is what the worker that does it again would write.
    """
    command = [sys.executable, "-m", "lint.scale", *arguments]
    done = subprocess.run(command, cwd=working_folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise ShardError(done.stderr.strip() or f"ended with status {done.returncode}")
    return done.stdout.strip()


class Task(Protocol):
    """A task that was given to somebody."""

    def result(self) -> str:
        """What it gave; raises what it raised."""
        ...

    def exception(self) -> BaseException | None:
        """What it raised, if anything."""
        ...


TaskT = TypeVar("TaskT", bound=Task)


def said(finished: Iterable[TaskT], names: Mapping[TaskT, str]) -> Iterator[str]:
    """What each task says, as they finish. Raises `ShardError` for those that failed; the others are done all the same."""
    failed: list[str] = []
    for task in finished:
        error = task.exception()
        if error is None:
            yield task.result()
        else:
            failed.append(f"{names[task]}: {error}")
    if failed:
        after = f"{len(failed)} of {len(names)} failed; with --out, the same command goes on with them"
        raise ShardError("\n".join([*sorted(failed), after]))


def here(tasks: Tasks, jobs: int) -> Iterator[str]:
    """Run tasks on so many processes of this machine; see `said`."""
    with ThreadPoolExecutor(jobs or os.cpu_count() or 1) as pool:
        names = {pool.submit(one, arguments, str(Path.cwd())): name for name, arguments in tasks.items()}
        yield from said(as_completed(names), names)
