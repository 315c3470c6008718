"""What was worked out once and need not be again: entries on disk, safe under concurrent runs, rebuilt when damaged.

An entry is one file, named after its key and written by a rename, so a reader sees it whole or not at all. In front of
its pickle stands a checksum: a truncated or altered entry is no entry.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import stat
import sys
import zlib
from collections.abc import Iterator
from importlib.util import find_spec
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
"""How a file is opened that nobody has yet."""

_HEAD = 4
"""Bytes of the CRC-32 in front of each entry: against damage, not against malice."""

_SELDOM = 1000
"""How many new entries there are, by chance, to each that is the occasion to look whether there is room."""

ROOM = 256_000_000
"""Bytes of a section above which its oldest entries go."""


def default_folder() -> Path:
    """`$SEEDLINT_CACHE_DIR`, else `seedlint` in the user's cache folder by the custom of the platform."""
    own = os.environ.get("SEEDLINT_CACHE_DIR")
    if own:
        return Path(own)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:  # the XDG base directory specification
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(base).expanduser() / "seedlint"


class Cache:
    """Entries in a folder. A cache never fails: where it cannot read or write, there is simply nothing kept.

    Entries are pickles, which may run anything: a folder that somebody else may write to is not read.
    """

    def __init__(self, folder: Path | None) -> None:
        """`None` keeps nothing and finds nothing."""
        self.complaint = _complaint(folder) if folder else ""
        """Why the folder is not used, in words for people; empty where it is."""
        self.folder = None if self.complaint else folder
        self._given = folder

    def get(self, section: str, key: str, sort: type[T]) -> T | None:
        """What was put under `key`, if it is of this sort, or `None`."""
        if self.folder is None or not key:
            return None
        try:
            data = (self.folder / section / key).read_bytes()
            payload = memoryview(data)[_HEAD:]
            found: object = pickle.loads(payload) if _checksum(payload) == data[:_HEAD] else None
        except (OSError, MemoryError):
            return None
        except Exception:  # an entry of another version may fail in any way while it is unpickled
            return None
        return found if isinstance(found, sort) else None

    def has(self, section: str, key: str) -> bool:
        """Whether something was put under `key` (it may still turn out to be damaged)."""
        return self.folder is not None and (self.folder / section / key).is_file()

    def put(self, section: str, key: str, value: object) -> None:
        """Keep `value` under `key`; the empty key stands for what may not be kept."""
        if self.folder is None or not key:
            return
        payload = pickle.dumps(value, protocol=5)
        checksum = _checksum(payload)
        folder = self.folder / section
        new = folder / f".new-{os.urandom(8).hex()}"
        try:
            if not folder.is_dir():
                for made in (self.folder, folder):  # `mode` is that of the last one made
                    made.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(new, _NEW, 0o600)
            with os.fdopen(handle, "wb") as file:
                file.write(checksum + payload)
            os.replace(new, folder / key)
        except OSError:
            return
        if zlib.crc32(checksum) % _SELDOM == 0:
            self.prune(section)

    def prune(self, section: str) -> None:
        """Make room in a section: its oldest entries go."""
        if self.folder is None:
            return
        try:
            entries = [(s.st_mtime, s.st_size, e.path) for e in os.scandir(self.folder / section) for s in [e.stat()]]
            room = ROOM
            for _, size, path in sorted(entries, reverse=True):
                room -= size
                if room < 0:
                    Path(path).unlink(missing_ok=True)
        except OSError:
            return

    def clean(self) -> None:
        """Throw everything away."""
        if self._given is not None:
            import shutil

            shutil.rmtree(self._given, ignore_errors=True)


def key_of(*parts: object) -> str:
    """A key for these parts (compared by `repr`, bytes by content)."""
    digest = hashlib.sha1(usedforsecurity=False)  # three times as fast as BLAKE2b where the processor helps
    for part in parts:
        data = part if isinstance(part, bytes) else repr(part).encode("utf-8", "surrogatepass")
        digest.update(len(data).to_bytes(8, "little") + data)
    return digest.hexdigest()


def _complaint(folder: Path) -> str:
    if os.name != "posix":
        return ""
    try:
        for place in (folder, *(Path(entry.path) for entry in os.scandir(folder) if entry.is_dir())):
            status = place.stat()
            if status.st_uid not in (os.getuid(), 0):  # root could as well change this program
                return f"the cache {place} belongs to somebody else and is not used; name another in SEEDLINT_CACHE_DIR"
            if status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
                return f"others may write to the cache {place}, so it is not used; run: chmod go-w {place}"
    except OSError:  # there is none yet
        return ""
    return ""


def fingerprint(cache: Cache) -> str:
    """What every entry depends on: the content of this program, the interpreter, the installed packages and the machine.

    Neither where the program lies nor when it was installed counts. That would ask for reading all of it each time, so
    the cache remembers the answer for as long as no file changes its size or time.
    """
    package = Path(__file__).parents[1]
    files = sorted(_files(package, ""), key=itemgetter(0))
    states = [(name, status.st_size, status.st_mtime_ns) for name, path in files for status in [path.stat()]]
    beside = find_spec("regex")  # where packages are installed: the folder changes with each of them
    home = Path(beside.origin).parents[1] if beside and beside.origin else package
    key = key_of(states, home.stat().st_mtime_ns, MACHINE)
    known = cache.get("code", key, str)
    if known is None:
        code = [(name, Path(path).read_bytes()) for name, path in files]
        packages = sorted(p.name for p in home.iterdir() if p.suffix in (".dist-info", ".egg-info", ".pth"))
        known = key_of(*chain.from_iterable(code), packages, MACHINE)
        cache.put("code", key, known)
    return known


def content() -> str:
    """What stands for the content of this program, wherever it lies and whatever runs it."""
    files = sorted(_files(Path(__file__).parents[1], ""), key=itemgetter(0))
    return key_of(*chain.from_iterable((name, Path(path).read_bytes()) for name, path in files))


MACHINE = (sys.version, sys.platform, sys.maxsize)
"""The interpreter and the machine, as far as what is kept depends on them."""

_OF_REPORTS = ("__pycache__", "_rules", "cli", "report")
"""Parts of this program that change nothing of what is kept."""


def _files(folder: Path | str, under: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    for entry in os.scandir(folder):
        if entry.is_dir():
            if entry.name not in _OF_REPORTS:
                yield from _files(entry.path, f"{under}{entry.name}/")
        else:
            yield under + entry.name, entry


def _checksum(data: bytes | memoryview) -> bytes:
    return zlib.crc32(data).to_bytes(_HEAD, "little")
