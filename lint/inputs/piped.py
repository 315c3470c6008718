"""Pipes that are named like files: `seedlint check <(command)`, or one that `mkfifo` made.

What comes out of a pipe comes once, and a file is read several times (its first bytes, its batches, what a finding names).
So it is copied to a temporary file when it is first asked for, which goes with the process. Nothing is written to a pipe.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path
from typing import IO

from lint.core.atomic import NotWritten

if sys.platform == "win32":
    from pathlib import WindowsPath as _Path
else:
    from pathlib import PosixPath as _Path

_LOOKED_AT = 8192
"""Bytes by which the format of what comes out of a pipe is told."""

_copies: dict[str, Path] = {}
"""Where the copies lie that another process made."""


class Piped(_Path):
    """A pipe, with what came out of it as its content."""

    def __reduce__(self) -> tuple[object, ...]:
        return _made_elsewhere, (str(self), str(self._copy))

    @property
    def _copy(self) -> Path:
        return _copies.get(str(self)) or Path(_copied(str(self)).name)

    @property
    def format(self) -> str:
        """The name of its format, by content: a pipe has no name that tells it."""
        with self.open("rb") as file:
            return format_of(file.read(_LOOKED_AT))

    def open(  # type: ignore[override]
        self,
        mode: str = "rb",
        buffering: int = -1,
        encoding: str | None = None,
        errors: str | None = None,
        newline: str | None = None,
    ) -> IO[bytes]:
        """Open what came out of it; raises `OSError`."""
        return self._copy.open(mode, buffering, encoding, errors, newline)

    def read_bytes(self) -> bytes:
        """All of it."""
        return self._copy.read_bytes()

    def stat(self, *, follow_symlinks: bool = True) -> os.stat_result:
        """Size and time of what came out."""
        return self._copy.stat()

    def is_symlink(self) -> bool:
        """It is read as a file, though the shell's name for it is a link."""
        return False

    def resolve(self, strict: bool = False) -> Piped:
        """Itself: there is no file behind it."""
        return self

    def mkdir(self, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        """Refused: nothing is written beside a pipe, nor in its place."""
        raise NotWritten("is a pipe, which is only read; let a copy be written, with --output-dir")


def _made_elsewhere(name: str, copy: str) -> Piped:
    _copies[name] = Path(copy)
    return Piped(name)


@cache
def _copied(name: str) -> IO[bytes]:
    """All that comes out of a pipe, in a file that lasts as long as the process."""
    import shutil  # most runs read no pipe
    import tempfile

    copy = tempfile.NamedTemporaryFile(prefix="seedlint-")  # noqa: SIM115
    with Path(name).open("rb") as pipe:
        shutil.copyfileobj(pipe, copy)
    copy.flush()
    return copy


def format_of(data: bytes) -> str:
    """The format of a text that begins with `data`, among those whose beginning tells it; else plain text."""
    begin = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin[:14].lower().startswith((b"<!doctype html", b"<html")):
        return "html"
    if not begin.startswith((b"{", b"[")):
        return "plain"
    import json

    line, ended, _ = begin.partition(b"\n")
    try:
        return "jsonl" if isinstance(json.loads(line), dict) else "json"
    except ValueError:  # what begins here ends further on, in a line that is longer than this or on another one
        rest = begin[1:].lstrip()[:1]
        if begin.startswith(b"["):
            return "json" if rest in (b"{", b"[", b'"', b"]") else "plain"
        return "plain" if rest != b'"' else "json" if ended else "jsonl"
