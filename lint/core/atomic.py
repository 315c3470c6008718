"""Writing files so that they are whole or not there."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from lint.core.errors import SeedlintError
from lint.core.text import sha256


class NotWritten(SeedlintError):
    """A file was left as it is, with the reason in words."""


def write_atomically(
    path: Path, data: bytes | Iterable[bytes], *, expect: str | None = None, follow: bool = True
) -> None:
    """Write by a temporary file in the same folder and a rename; mode bits, owner and attributes are kept.

    `os.replace` alone would put a file where a link stood and leave `mkstemp`'s 0600. A link is written through, or
    replaced by a file when `follow` is false. `expect` is the digest (`sha256`) that the file must still have just
    before the rename: raises `NotWritten` when somebody else wrote it meanwhile.
    """
    import shutil  # most runs write nothing
    import tempfile

    path = path.resolve() if follow else path.parent.resolve() / path.name
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".seedlint-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines((data,) if isinstance(data, bytes) else data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists() and not path.is_symlink():
            shutil.copystat(path, name)
            os.utime(name)
            _keep_owner(path, name)
        else:
            umask = os.umask(0)
            os.umask(umask)
            os.chmod(name, 0o666 & ~umask)
        if expect is not None and sha256(path.read_bytes()) != expect:
            raise NotWritten("it changed while seedlint was at work; run again")
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _keep_owner(path: Path, name: str) -> None:
    if not hasattr(os, "chown"):
        return
    old = path.stat()
    try:
        os.chown(name, old.st_uid, old.st_gid)
    except OSError:  # only root may give files away; a file in one's own name is the best that is left
        pass
    else:
        os.chmod(name, old.st_mode & 0o7777)  # chown clears set-id bits


def other_names(path: Path) -> int:
    """How many other hard links the file has: they go on showing the old bytes after a rename."""
    return path.stat().st_nlink - 1
