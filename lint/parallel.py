"""The same check on several processes: paths out, findings and tallies back, in the order of the files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from lint import run
from lint.rulebook import Rulebook

_book: Rulebook | None = None


def check_files(
    files: Sequence[Path], rulebook: Rulebook, jobs: int, progress: Callable[[int, int], None] | None
) -> Iterator[run.Checked]:
    """Check `files` on `jobs` processes; results come in the order of `files`."""
    with ProcessPoolExecutor(min(jobs, len(files)), initializer=_start, initargs=(rulebook,)) as pool:
        for i, part in enumerate(pool.map(_one, files, chunksize=max(1, min(32, len(files) // (jobs * 4))))):
            yield part
            if progress:
                progress(i + 1, len(files))


def _start(rulebook: Rulebook) -> None:
    global _book
    _book = rulebook


def _one(path: Path) -> run.Checked:
    assert _book is not None
    return run.check_file(path, _book)
