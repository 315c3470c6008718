"""What a run is doing, on standard error where that is a terminal: in a line from the start, in a bar when it is long."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lint.session import Session


def say(text: str) -> None:
    """Show what is being done, in place of what was; the empty text clears the line."""
    sys.stderr.write(f"\r\033[K{text}")
    sys.stderr.flush()


@contextmanager
def progress(wanted: bool, session: Session) -> Iterator[Callable[[int, int], None] | None]:
    """What `session` is doing: a line at once, and a bar when it takes longer; the bar is told bytes: those done, and all."""
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    session.told = say
    say("checking …")
    started, bar = time.monotonic(), None

    def tick(done: int, total: int) -> None:
        nonlocal bar
        if bar is None and time.monotonic() - started > 1.0:
            from rich.console import Console
            from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

            bar = Progress(
                "checking",
                BarColumn(),
                DownloadColumn(),
                TimeRemainingColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            say("")
            bar.add_task("checking", total=total)
            bar.start()
        if bar is not None:
            bar.update(bar.task_ids[0], completed=done)

    try:
        yield tick
    finally:
        if bar is not None:
            bar.stop()
        session.told = None
        say("")
