"""From arguments to the files that will be read: folders walked, hidden and ignored files and binaries left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lint.core.errors import Failure, Skipped
from lint.inputs.containers import is_known
from lint.inputs.globs import Globs
from lint.inputs.own import is_folder_of_copies
from lint.inputs.remote import Remote, is_url, located

SNIFF_BYTES = 8192
"""Bytes looked at for a NUL, the mark of a binary file (git's own rule of thumb)."""


def discover(
    paths: Iterable[str | Path],
    exclude: Globs | None = None,
    *,
    force: bool = False,
    encoding_of: Callable[[Path], str] = lambda path: "",
) -> tuple[list[Path], list[Failure]]:
    """Files in sorted order without repeats, and what was named but can't be read.

    A file that is named is taken whatever its name, and reported when it is binary; one found in a folder is left out when
    hidden, ignored by a `.gitignore` above it, a symbolic link, binary, or met by `exclude`. With `force`, named files
    are treated alike: a hook names every file that changed. A file for which `encoding_of` has an encoding is no binary.
    """
    files: dict[Path, None] = {}
    failures: list[Failure] = []
    exclude = exclude or Globs(())
    given = [located(path) for path in paths]
    for path in given:
        if isinstance(path, Remote) and path.is_dir():
            files.update(dict.fromkeys(path.below()))
        elif path.is_dir():
            met = list(_walk(path, _ignored_above(path)))
            files.update(dict.fromkeys(m.path for m in met if not m.why))
            failures += [Failure(shown(m.path), m.why) for m in met if m.failed]
        elif why := _no_file(path) or ("" if force or encoding_of(path) else _no_text(path)):
            failures.append(Failure(shown(path), why))
        else:
            files[path] = None
    named = set() if force else set(given)
    kept = (f for f in files if f in named or not exclude.match(f))
    return sorted(kept, key=shown), failures


def _no_file(path: Path) -> str:
    """Why a path is no file; empty where it is one."""
    if path.is_file():
        return ""
    if not path.exists():
        return "a link that leads nowhere" if path.is_symlink() else "there is no such file or folder"
    return "neither a file nor a folder"


def _no_text(path: Path) -> str:
    """Why a file that was named is no text; empty where it may be one."""
    return "" if is_known(path.name) else reason(head(path))


def left_out(paths: Iterable[str | Path], exclude: Globs | None = None) -> Iterator[Skipped]:
    """What `discover` meets in folders and does not take, with the reason; of a folder only its own name."""
    exclude = exclude or Globs(())
    for path in (Path(given) for given in paths if Path(given).is_dir()):
        for met in _walk(path, _ignored_above(path)):
            why = met.why or ("left out by the configuration" if exclude.match(met.path) else "")
            if why and not met.failed:
                yield Skipped(shown(met.path), why)


def shown(path: str | Path) -> str:
    """A path as reports show it: `/`-separated, relative to the working folder where it lies under it."""
    if is_url(path):
        return Remote(path).url
    path = Path(path)
    if path.is_absolute():
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            pass
    return path.as_posix()


def size_of(path: Path) -> int:
    """Bytes of a file; 0 where that cannot be told."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def holds_binary(path: Path) -> bool:
    """Whether a file is no text, as far as its first bytes tell; not where it cannot be read."""
    return is_binary(head(path))


def head(path: Path) -> bytes:
    """The first bytes of a file; none where it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(SNIFF_BYTES)
    except OSError:
        return b""  # reading it will say why it can't be read


def reason(data: bytes) -> str:
    """Why a file that begins with `data` is no text; empty where it is one."""
    if not is_binary(data):
        return ""
    for at, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        half = data[at:SNIFF_BYTES:2]
        if 2 * half.count(0) > len(half) and 0 not in data[1 - at : SNIFF_BYTES : 2]:
            return f"UTF-16 without a byte-order mark, as it seems: --encoding {name} reads it"
    return "a binary file, no text"


def is_binary(data: bytes) -> bool:
    """A NUL in the first bytes, and no byte-order mark that explains it."""
    return b"\0" in data[:SNIFF_BYTES] and not data.startswith((b"\xff\xfe", b"\xfe\xff"))


class _Met(NamedTuple):
    """What is met in a folder: a file, or something that is left out, and why."""

    path: Path
    why: str = ""
    failed: bool = False


def _walk(folder: Path, ignored: Sequence[Globs]) -> Iterator[_Met]:
    ignored = [*ignored, *_ignored_in(folder)]
    try:
        entries = sorted(os.scandir(folder), key=lambda e: e.name)
    except OSError as error:
        yield _Met(folder, f"cannot be read: {error.strerror}", failed=True)
        return
    for entry in entries:
        path = folder / entry.name
        if entry.name.startswith("."):
            yield _Met(path, "hidden")
        elif entry.is_symlink():
            yield _Met(path, "a link")
        elif any(globs.match_entry(path, entry.is_dir()) for globs in ignored):
            yield _Met(path, "ignored by .gitignore")
        elif entry.is_dir() and is_folder_of_copies(path):
            yield _Met(path, "corrected copies")
        elif entry.is_dir():
            yield from _walk(path, ignored)
        else:
            yield _Met(path, "" if entry.is_file() else "neither a file nor a folder")


def _ignored_in(folder: Path) -> list[Globs]:
    file = folder / ".gitignore"
    try:
        text = file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return []
    return [Globs(text.split("\n"), folder)]


def _ignored_above(folder: Path) -> Sequence[Globs]:
    """The `.gitignore` files between a folder and the top of its repository."""
    top = Path(os.path.abspath(folder))
    chain: list[Globs] = []
    for parent in top.parents:
        if (top / ".git").exists():
            return chain
        top = parent
        chain = [*_ignored_in(parent), *chain]
        if (parent / ".git").exists():
            return chain
    return []
