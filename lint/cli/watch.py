"""Running again whenever a text, a rule or a setting changes, for whoever has an editor beside the terminal."""

from __future__ import annotations

import signal
import sys
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from lint.cli.progress import say
from lint.config.file import NAMES
from lint.config.settings import Settings
from lint.core.errors import SeedlintError, UsageError
from lint.filters.disposition import baseline_file, suppressions_file, words_file
from lint.inputs.discover import head
from lint.inputs.own import is_own

IDLE = 500
"""Milliseconds after which the watcher looks up, so that Ctrl-C is heeded."""


def watched(asked: Settings) -> list[Path]:
    """What a run reads, as far as it is there: texts, configuration, rules of one's own, what findings are filtered by."""
    beside = (suppressions_file(asked), baseline_file(asked), words_file(asked))
    named: tuple[str | Path, ...] = (
        *asked.paths,
        *asked.rules,
        *(asked.root / name for name in NAMES),
        *(file for file in beside if file),
    )
    return sorted({path.resolve() for path in map(Path, named) if path.exists()})


def watch(asked: Settings, once: Callable[[], int]) -> int:
    """Run `once`, and again after each change, until Ctrl-C or SIGTERM; gives the status of the last run."""
    try:
        import watchfiles
    except ImportError:
        raise UsageError("--watch needs watchfiles; pip install 'seedlint[watch]'") from None
    if asked.paths == ("-",):
        raise UsageError("--watch cannot watch standard input; name files or folders")
    there = watched(asked)
    usual = watchfiles.DefaultFilter()
    changes = watchfiles.watch(
        *there, watch_filter=lambda change, path: usual(change, path) and _matters(Path(path), there), yield_on_timeout=True,
        rust_timeout=IDLE, raise_interrupt=True,
    )  # fmt: skip
    status: int | None = None
    with _ended_by_signals():
        for changed in changes:  # the first comes when the watcher watches: what changes from then on is not missed
            if status is None or changed:
                if status is not None and sys.stdout.isatty():
                    sys.stdout.write("\033[2J\033[H")  # clear, and begin at the top
                status = _run(once)
    return status or 0


def _matters(path: Path, there: Collection[Path]) -> bool:
    """Whether a change of a file asks for a run: not where a run wrote it, unless runs read it too."""
    return path in there or not is_own(head(path))


@contextmanager
def _ended_by_signals() -> Iterator[None]:
    """Ctrl-C and `kill` end the block, also where the shell that started it in the background has Ctrl-C ignored."""
    before = {each: signal.signal(each, signal.default_int_handler) for each in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    except KeyboardInterrupt:
        pass
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def _run(once: Callable[[], int]) -> int:
    """One run; what is wrong with rules or settings is said, and the next change is waited for."""
    try:
        status = once()
    except SeedlintError as error:
        print(error, file=sys.stderr)
        status = error.exit_code
    sys.stdout.flush()
    if sys.stderr.isatty():
        say("waiting for changes; Ctrl-C ends it")
    else:
        print("waiting for changes; Ctrl-C ends it", file=sys.stderr, flush=True)
    return status
