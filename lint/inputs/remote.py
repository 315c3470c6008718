"""Files in object stores and on web servers (`s3://`, `gs://`, `https://`), read where fsspec is installed; never written.

A `Remote` is a path whose bytes lie elsewhere. What a web server gives is copied to a temporary file first, as few of them let
one read from the middle.
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple, Protocol

from lint.core.atomic import NotWritten
from lint.core.errors import UsageError
from lint.inputs.piped import Piped

if sys.platform == "win32":
    from pathlib import WindowsPath as _Path
else:
    from pathlib import PosixPath as _Path

if TYPE_CHECKING:
    import os

_COPIED = ("http", "https", "ftp")
"""Protocols whose files are copied before they are read."""


def is_url(name: str | Path) -> bool:
    """Whether a name is that of a file elsewhere."""
    return isinstance(name, Remote) or "://" in str(name)


def located(name: str | Path) -> Path:
    """The path of a file here or elsewhere, or of a pipe."""
    if is_url(name):
        return Remote(name)
    path = Path(name)
    return Piped(path) if path.is_fifo() else path


class _Store(Protocol):
    """What is used of a file system of fsspec."""

    def open(self, path: str, mode: str) -> IO[bytes]: ...

    def info(self, path: str) -> Mapping[str, object]: ...

    def isfile(self, path: str) -> bool: ...

    def isdir(self, path: str) -> bool: ...

    def exists(self, path: str) -> bool: ...

    def find(self, path: str) -> list[str]: ...

    def unstrip_protocol(self, name: str) -> str: ...


class _Status(NamedTuple):
    st_size: int
    st_mtime_ns: int
    """What stands for the version of the file, where the store tells it."""


class Remote(_Path):
    """A file, or a folder, elsewhere."""

    @property
    def url(self) -> str:
        """The whole address; a path has one slash after the colon."""
        return str(self).replace(":/", "://", 1)

    @cached_property
    def _store(self) -> tuple[_Store, str]:
        try:
            from fsspec.core import url_to_fs
        except ImportError:
            raise UsageError(
                f"{self.url} needs fsspec: pip install 'seedlint[remote]' (and s3fs for s3://, gcsfs for gs://)"
            ) from None
        try:
            return url_to_fs(self.url)  # type: ignore[no-any-return]
        except (ImportError, ValueError) as error:
            raise UsageError(f"{self.url}: {error}") from None

    def open(self, mode: str = "rb", *args: object, **more: object) -> IO[bytes]:  # type: ignore[override]
        """Open for reading bytes."""
        store, path = self._store
        if self.url.split("://")[0] in _COPIED:
            from fsspec.implementations.cached import SimpleCacheFileSystem

            store = SimpleCacheFileSystem(fs=store)
        return store.open(path, "rb")

    def read_bytes(self) -> bytes:
        """All of it."""
        with self.open() as file:
            data: bytes = file.read()
            return data

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        """Size, and what stands for its version."""
        store, path = self._store
        about = store.info(path)
        version = repr([about.get(key) for key in ("ETag", "etag", "mtime", "LastModified", "updated", "created")])
        return _Status(int(str(about.get("size") or 0)), int(hashlib.sha256(version.encode()).hexdigest()[:15], 16))  # type: ignore[return-value]

    def is_file(self) -> bool:
        """Whether it is there and can be read."""
        store, path = self._store
        return bool(store.isfile(path))

    def is_dir(self) -> bool:
        """Whether files lie below it."""
        store, path = self._store
        return bool(store.isdir(path)) and not store.isfile(path)

    def exists(self) -> bool:
        """Whether it is there at all."""
        store, path = self._store
        return bool(store.exists(path))

    def is_symlink(self) -> bool:
        """No file elsewhere is one."""
        return False

    def resolve(self, strict: bool = False) -> Remote:
        """Itself: it lies below no folder of this machine."""
        return self

    def mkdir(self, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        """Refused: files elsewhere are only read."""
        raise NotWritten(f"{self.url}: files elsewhere are only read; let copies be written here, with --output-dir")

    def below(self) -> Iterator[Remote]:
        """All files below a folder, but hidden ones."""
        store, path = self._store
        for name in store.find(path):
            if not any(part.startswith(".") for part in name[len(path) :].split("/")):
                yield Remote(store.unstrip_protocol(name))
