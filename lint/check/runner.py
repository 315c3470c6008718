"""Files and folders as one corpus: discover them, recall what a run over the same bytes found, else run.

The pipeline itself is `lint.check.pipeline`, which is imported when there is something to check.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lint.core.findings import MANY
from lint.core.result import Result
from lint.inputs.chunks import LARGE
from lint.inputs.discover import discover, shown, size_of

if TYPE_CHECKING:
    from lint.check.pipeline import Checked
    from lint.check.rulebook import Rulebook
    from lint.inputs.globs import Globs


def check_paths(
    paths: Iterable[str | Path],
    rulebook: Rulebook,
    *,
    exclude: Globs | None = None,
    force_exclude: bool = False,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> Result:
    """Check all files under `paths` (but those that `discover` excludes) as one corpus."""
    files, failures = discover(paths, exclude, force=force_exclude)
    result = _recalled(files, rulebook) or _checked(files, rulebook, jobs, progress)
    result.files = tuple(map(shown, files))
    result.failures = sorted({*failures, *result.failures}, key=lambda f: (f.path, f.what))
    return result


def _recalled(files: Sequence[Path], rulebook: Rulebook) -> Result | None:
    """What the last run over these files found, if each is as it was."""
    kept: tuple[list[str], Result] | None = rulebook.cache.get("results", _key(files, rulebook))
    if kept is None:
        return None
    keys, result = kept
    try:
        same = all(
            size_of(file) <= LARGE and rulebook.key_of_file(file, file.read_bytes()) == key
            for file, key in zip(files, keys, strict=True)
        )
    except OSError:  # the run will say so
        return None
    return result if same else None


def _checked(
    files: Sequence[Path], rulebook: Rulebook, jobs: int, progress: Callable[[int, int], None] | None
) -> Result:
    from lint.check import pipeline

    keys: list[str] = []

    def noted(parts: Iterator[tuple[Path, Checked]]) -> Iterator[Checked]:
        for _, part in parts:
            keys.append(part.key)
            yield part

    result = pipeline.total(noted(pipeline.check_pieces(files, rulebook, jobs, progress)), rulebook)
    if all(keys) and len(result.findings) <= MANY:
        rulebook.cache.put("results", _key(files, rulebook), (keys, result))
    return result


def _key(files: Sequence[Path], rulebook: Rulebook) -> str:
    return rulebook.key_of(b"all", *(shown(f).encode("utf-8", "surrogateescape") for f in files))
