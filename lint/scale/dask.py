"""Shards and ranges of a run on Dask: a LocalCluster on this machine, or the workers of a scheduler whose machines share the files.

Results lie in files (`lint.scale.worker`), so a worker that is killed takes nothing with it, its task is done again by another, and
the guard names records that kill or hang.
"""

from __future__ import annotations

import importlib
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Protocol

from lint.core.errors import UsageError
from lint.scale.worker import Task, Tasks, one, said

TIMES = 3
"""How often a task is begun whose worker goes: more would only be the same again."""


def run(tasks: Tasks, *, scheduler: str = "", jobs: int = 0) -> Iterator[str]:
    """Run tasks; gives what each says of itself, as they finish.

    Raises `UsageError` where Dask is not installed, and `ShardError` for tasks that failed; the others are done all the same.
    """
    with _client(scheduler, jobs) as (client, as_completed):
        names = {client.submit(one, arguments, str(Path.cwd()), pure=False): name for name, arguments in tasks.items()}
        yield from said(as_completed(list(names)), names)


class _Client(Protocol):
    def submit(
        self, work: Callable[[Sequence[str], str], str], arguments: Sequence[str], folder: str, *, pure: bool
    ) -> Task: ...


@contextmanager
def _client(scheduler: str, jobs: int) -> Iterator[tuple[_Client, Callable[[list[Task]], Iterable[Task]]]]:
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
