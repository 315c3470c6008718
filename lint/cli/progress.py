"""What a run is doing, on standard error where that is a terminal: in a line from the start, in a bar when it is long."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from lint.core.result import Progress

if TYPE_CHECKING:
    from lint.session import Session


def say(text: str) -> None:
    """Show what is being done, in place of what was; the empty text clears the line."""
    sys.stderr.write(f"\r\033[K{text}")
    sys.stderr.flush()


@contextmanager
def progress(wanted: bool, session: Session | None = None) -> Iterator[Progress]:
    """What `session` is doing: a line at once, and a bar when it takes longer: bytes, documents (or records) and the time
    that is left."""
    if not wanted:
        yield None
        return
    if session:
        session.told = say
    say("checking …")
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
            say("")
            bar.add_task("checking", total=total, documents=0)
            bar.start()
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done, documents=documents)

    try:
        yield tick
    finally:
        if bar is not None:
            bar.stop()
        if session:
            session.told = None
        say("")
