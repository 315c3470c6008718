"""Files and folders as one corpus: discover them, recall what a run over the same bytes found, else run.

The pipeline itself is `lint.check.pipeline`, which is imported when there is something to check.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lint.core.findings import MAX_FINDINGS_IN_MEMORY
from lint.core.result import Progress, Result
from lint.inputs.chunks import LARGE_BYTES
from lint.inputs.discover import discover, shown, size_of
from lint.inputs.reader import Reader

if TYPE_CHECKING:
    from lint.check.rulebook import Rulebook
    from lint.check.share import Checked
    from lint.inputs.globs import Globs


def check_paths(
    paths: Iterable[str | Path],
    rulebook: Rulebook,
    *,
    reader: Reader | None = None,
    exclude: Globs | None = None,
    force_exclude: bool = False,
    jobs: int = 1,
    progress: Progress = None,
) -> Result:
    """Check all files under `paths` (but those that `discover` excludes) as one corpus."""
    reader = reader or Reader()
    files, failures = discover(paths, exclude, force=force_exclude, encoding_of=reader.encoding_of)
    result = _recalled(files, rulebook, reader) or _checked(files, rulebook, reader, jobs, progress)
    result.files = tuple(map(shown, files))
    result.failures = sorted({*failures, *result.failures}, key=lambda f: (f.path, f.line, f.what))
    return result


def _recalled(files: Sequence[Path], rulebook: Rulebook, reader: Reader) -> Result | None:
    """What the last run over these files found, if each is as it was."""
    kept: tuple[list[str], Result] | None = rulebook.cache.get("results", _key(files, rulebook, reader), tuple)
    if kept is None:
        return None
    keys, result = kept
    try:
        same = all(
            size_of(file) <= LARGE_BYTES and rulebook.key_of_file(file, _bytes(file, reader), reader.identity) == key
            for file, key in zip(files, keys, strict=True)
        )
    except OSError:  # the run will say so
        return None
    return result if same else None


def _bytes(file: Path, reader: Reader) -> bytes:
    """What of a file its share depends on: nothing where it is no text."""
    return file.read_bytes() if reader.door(file).format else b""


def _checked(files: Sequence[Path], rulebook: Rulebook, reader: Reader, jobs: int, progress: Progress) -> Result:
    from lint.check import pipeline
    from lint.inputs.again import again

    keys: list[str] = []

    def noted(parts: Iterator[tuple[Path, Checked]]) -> Iterator[Checked]:
        for _, part in parts:
            keys.append(part.key)
            yield part

    result = pipeline.total(
        noted(pipeline.check_items(files, rulebook, reader, jobs, progress)), rulebook, again(files, reader)
    )
    if all(keys) and len(result.findings) <= MAX_FINDINGS_IN_MEMORY:
        rulebook.cache.put("results", _key(files, rulebook, reader), (keys, result))
    return result


def _key(files: Sequence[Path], rulebook: Rulebook, reader: Reader) -> str:
    return rulebook.key_of(
        b"corpus" if rulebook.corpus_only else b"all",
        reader.identity.encode(),
        *(shown(f).encode("utf-8", "surrogateescape") for f in files),
    )
