"""A progress bar on standard error."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

from lint.core.result import Progress


@contextmanager
def progress(wanted: bool) -> Iterator[Progress]:
    """A progress bar on standard error, shown only when a run is long: bytes, documents (or records) and the time that is left."""
    if not wanted:
        yield None
        return
    started, bar = time.monotonic(), None

    def tick(done: int, total: int, documents: int) -> None:
        nonlocal bar
        if bar is None and time.monotonic() - started > 1.0:
            from rich import progress as rich
            from rich.console import Console

            bar = rich.Progress(
                "checking",
                rich.BarColumn(),
                rich.DownloadColumn(),
                "{task.fields[documents]:,} documents",
                rich.TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            bar.add_task("checking", total=total, documents=0)
            bar.start()
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done, documents=documents)

    try:
        yield tick
    finally:
        if bar is not None:
            bar.stop()
