"""Named lists: `$name` in a rule is a set of its pack, or a file `lists/name.*` beside the packs.

`.txt` one entry a line (`#` starts a comment) · `.yaml` a sequence or a mapping · `.tsv` and `.csv` the first line names the
columns, every other line is a row · `.tbx` a term base (`lint.core.termbase`).
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

from lint.core.errors import Problem, RuleErrors, did_you_mean

T = TypeVar("T")

SUFFIXES = (".txt", ".yaml", ".tsv", ".csv", ".tbx")


@cache
def shipped() -> Path:
    """The folder of the shipped packs: `lint/_rules` in an installed wheel, `rules/` in a checkout."""
    here = Path(__file__).resolve().parents[1]
    return here / "_rules" if (here / "_rules").is_dir() else here.parent / "rules"


if sys.platform == "win32":
    from pathlib import WindowsPath as _Path
else:
    from pathlib import PosixPath as _Path


class ListFile(_Path):
    """The path of a list. That of a shipped one leads, wherever it is unpickled, to the list that is shipped there."""

    def __reduce__(self) -> tuple[object, ...]:
        home = shipped()
        if self.is_relative_to(home):
            return _shipped_list, self.relative_to(home).parts
        return ListFile, self.parts


def _shipped_list(*parts: str) -> ListFile:
    return ListFile(shipped(), *parts)


class ListUse(NamedTuple):
    """That a pack asked for a list: which file it got, and how that file stood."""

    name: str
    mapped: bool
    path: Path
    size: int
    time: int
    """When the file was changed, in nanoseconds; 0 where that was so short ago that it proves nothing."""
    digest: str

    @classmethod
    def of(cls, name: str, mapped: bool, path: Path) -> ListUse:
        """The use of a list as its file stands now."""
        status = path.stat()
        settled = time.time_ns() - status.st_mtime_ns > _SETTLED
        digest = hashlib.sha1(path.read_bytes(), usedforsecurity=False).hexdigest()
        return cls(name, mapped, path, status.st_size, status.st_mtime_ns if settled else 0, digest)

    def holds(self, path: Path) -> bool:
        """Whether `path` is as good as the same file: has the same bytes, which are read only where size and time don't tell."""
        if path != self.path and self.mapped:  # rules may hold the path itself
            return False
        status = path.stat()
        if path == self.path and (status.st_size, status.st_mtime_ns) == (self.size, self.time):
            return True
        return ListUse.of(self.name, self.mapped, path).digest == self.digest


_SETTLED = 2_000_000_000
"""Nanoseconds after which a second change of a file surely gives it another time."""


class Lists(Mapping[str, object]):
    """The lists in `folders`, read when first asked for; an earlier folder wins. Missing names raise `KeyError`."""

    def __init__(self, folders: tuple[Path, ...]) -> None:
        self.folders = folders
        self._read: dict[str, object] = {}
        self._paths: dict[str, Path] = {}
        self._made: dict[Hashable, tuple[object, dict[tuple[str, bool], ListUse]]] = {}
        self.used: dict[tuple[str, bool], ListUse] = {}
        """What was asked for since this was last cleared, for caches that must know."""
        for folder in reversed(folders):
            for path in sorted(folder.iterdir()):
                if path.suffix in SUFFIXES:
                    self._paths[path.stem] = ListFile(path)

    def __getitem__(self, name: str) -> Any:
        if name not in self._read:
            if name not in self._paths:
                raise KeyError(f"unknown list '{name}'{did_you_mean(name, self._paths)}")
            self._read[name] = read(self._paths[name])
        self._note(name, False, self._paths[name])
        return self._read[name]

    def __iter__(self) -> Iterator[str]:
        return iter(sorted(self._paths))

    def __len__(self) -> int:
        return len(self._paths)

    def path(self, name: str) -> Path:
        """The file behind a list, for artefacts that are mapped rather than read; `KeyError` where there is none."""
        path = next(self.files(name), None)
        if path is None:
            raise KeyError(f"unknown list '{name}'{did_you_mean(name, self._paths)}")
        self._note(name, True, path)
        return path

    def files(self, name: str) -> Iterator[Path]:
        """The files that a list, or an artefact of this name, may be read from, the first of which is taken."""
        names = (name, *(name + suffix for suffix in SUFFIXES))
        yield from (path for folder in self.folders for each in names if (path := ListFile(folder, each)).is_file())

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` makes of lists, for all rules that want the same: made for the first of them.

        `key` stands for all that `make` depends on beside the lists.
        """
        if key not in self._made:
            others, self.used = self.used, {}
            try:
                self._made[key] = make(), self.used
            finally:
                self.used = others
        made, used = self._made[key]
        self.used.update(used)
        return cast("T", made)

    def _note(self, name: str, mapped: bool, path: Path) -> None:
        if (name, mapped) not in self.used:
            self.used[name, mapped] = ListUse.of(name, mapped, path)

    def fresh(self, use: ListUse) -> bool:
        """Whether the same list would be had today."""
        try:
            path = next(self.files(use.name)) if use.mapped else self._paths[use.name]  # without its digest
            return use.holds(path)
        except (KeyError, StopIteration, OSError):
            return False


def read(path: Path) -> object:
    """One list file as Python data; raises `RuleErrors` where it cannot be read."""
    if path.suffix == ".yaml":
        from lint.core import yamlfile

        file = yamlfile.read(path)
        if file.problems:
            raise RuleErrors(file.problems)
        return file.data
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise RuleErrors([Problem(f"{path.as_posix()}:1", f"cannot be read: {error}")]) from None
    if path.suffix in (".csv", ".tbx"):
        from lint.core import termbase

        try:
            return termbase.tbx(text) if path.suffix == ".tbx" else termbase.table(text)
        except ValueError as error:
            raise RuleErrors([Problem(f"{path.as_posix()}:1", str(error))]) from None
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]
    if path.suffix == ".tsv":
        head, *rows = (line.rstrip("\r").split("\t") for line in lines)
        return [dict(zip(head, row, strict=False)) for row in rows]
    return [line.split("  #")[0].strip() for line in lines]


def words_of(value: object) -> list[str]:
    """A list as words: the sequence itself, or the keys of a mapping; raises `TypeError` for anything else."""
    if not isinstance(value, Iterable):
        raise TypeError(f"no list of words: {value!r}")
    return [str(v) for v in value]
