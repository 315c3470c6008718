"""All shards of a run on Dask: a LocalCluster on this machine, or the workers of a scheduler whose machines share the files.

A task runs one shard (`python -m lint.scale`) and gives back what it says of itself: results lie in files, so a worker that is
killed takes nothing with it, its shard is done again by another, and the guard names records that kill or hang.
"""

from __future__ import annotations

import importlib
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from lint.check.guard import Limits
from lint.core.errors import UsageError
from lint.scale.shard import ShardError

TIMES = 3
"""How often a shard is begun whose worker goes: more would only be the same again."""


def run(
    folder: Path,
    shards: int,
    *,
    scheduler: str = "",
    jobs: int = 0,
    limits: Limits = Limits(),  # noqa: B008
) -> Iterator[str]:
    """Check all shards of the run that lies in a folder; gives what each says of itself, as they finish.

    Raises `UsageError` where Dask is not installed, and `ShardError` for shards that failed; the others are done all the same.
    """
    failed: list[str] = []
    more = ["--max-seconds", str(limits.seconds), "--max-memory", str(limits.memory // 1_000_000)]
    with _client(scheduler, jobs) as (client, as_completed):
        tasks = {
            client.submit(one, [str(folder), f"{n}/{shards}", *more], str(Path.cwd()), pure=False): n
            for n in range(1, shards + 1)
        }
        for task in as_completed(list(tasks)):
            error = task.exception()
            if error is None:
                yield task.result()
            else:
                failed.append(f"shard {tasks[task]}/{shards}: {error}")
    if failed:
        raise ShardError(
            "\n".join(
                [
                    *sorted(failed),
                    f"{len(failed)} of {shards} shards failed; with --out, the same command goes on with them",
                ]
            )
        )


def one(arguments: Sequence[str], working_folder: str) -> str:
    """Run one shard in a process of its own; what it says. Raises `ShardError`.

    One whose worker is killed goes on: what it writes is what the worker that does it again would write.
    """
    command = [sys.executable, "-m", "lint.scale", *arguments]
    done = subprocess.run(command, cwd=working_folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        raise ShardError(done.stderr.strip() or f"ended with status {done.returncode}")
    return done.stdout.strip()


class _Task(Protocol):
    def result(self) -> str: ...

    def exception(self) -> BaseException | None: ...


class _Client(Protocol):
    def submit(
        self, work: Callable[[Sequence[str], str], str], arguments: Sequence[str], folder: str, *, pure: bool
    ) -> _Task: ...


@contextmanager
def _client(scheduler: str, jobs: int) -> Iterator[tuple[_Client, Callable[[list[_Task]], Iterable[_Task]]]]:
    try:
        dask, distributed = map(importlib.import_module, ("dask", "distributed"))
    except ImportError:
        raise UsageError("--engine dask needs Dask: pip install 'seedlint[dask]'") from None
    patient = {
        "distributed.deploy.lost-worker-timeout": "600s",  # else a worker that is slow to come back is dropped for good
        "distributed.scheduler.allowed-failures": TIMES,
        "distributed.comm.timeouts.connect": "60s",
    }
    with dask.config.set(patient):
        if scheduler:
            try:
                client = distributed.Client(scheduler, timeout="60s")
            except (OSError, ValueError) as error:
                raise UsageError(f"--scheduler {scheduler}: nobody answers there: {error}") from None
            with client:
                yield client, distributed.as_completed
        else:
            workers = jobs or os.cpu_count() or 1
            with (
                distributed.LocalCluster(
                    n_workers=workers, threads_per_worker=1, dashboard_address=None, silence_logs=50
                ) as cluster,
                distributed.Client(cluster) as client,
            ):
                yield client, distributed.as_completed
