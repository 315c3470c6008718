"""Which core runs: the native one, built by the C compiler of the machine and kept in the cache, or the Python one.

A wheel may bring the library; else the first of `CC`, `cc`, `clang` and `zig` builds it, in about a second, once. Where none
is found or it fails, Python serves. `SEEDLINT_CORE=python` asks for that; `SEEDLINT_CORE=native` for an error instead.
"""

from __future__ import annotations

import ctypes
import os
import platform
import shutil
import stat
import sys
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from lint.core.cache import Cache, default_folder, key_of
from lint.core.errors import UsageError

SETTING = "SEEDLINT_CORE"

_HERE = Path(__file__).parent
SOURCES = ("core.c", "unicode.h")
FLAGS = ("-O2", "-shared", "-ffp-contract=off", "-fvisibility=hidden")
"""How the core is built; sums of fractions must not be contracted, or they would differ from Python's."""
PLACED = () if sys.platform == "win32" else ("-fPIC",)
"""What is said besides where libraries may lie anywhere."""
SUFFIX = {"win32": ".dll", "darwin": ".dylib"}.get(sys.platform, ".so")
COMPILERS = (("cc",), ("clang",), ("zig", "cc"))


class Core(NamedTuple):
    """The core that runs: the native library or none, and where it comes from or why there is none, in words."""

    library: ctypes.PyDLL | None
    about: str

    def __str__(self) -> str:
        return f"{'native' if self.library else 'Python'} core, {self.about}"


class _Unavailable(Exception):
    """Why there is no native core, in words."""


@cache
def core() -> Core:
    """The core of this process; found or built when first asked for. Raises `UsageError` where the setting cannot be
    followed."""
    wanted = os.environ.get(SETTING, "")
    if wanted not in ("", "native", "python"):
        raise UsageError(f"{SETTING} is '{wanted}'; it may be 'native' or 'python'")
    if wanted == "python":
        return Core(None, f"as {SETTING} asks")
    try:
        return _native()
    except _Unavailable as error:
        if wanted == "native":
            raise UsageError(f"{SETTING} asks for the native core, and there is none: {error}") from None
        return Core(None, str(error))


def stamp() -> str:
    """What stands for the sources; a library of others is not loaded."""
    return key_of(*((_HERE / name).read_bytes() for name in SOURCES))


def build(compiler: Sequence[str], to: Path, flags: Sequence[str] = (*FLAGS, *PLACED), patience: float = 60) -> None:
    """Build the library; raises `OSError` with the compiler's first complaint, or where it takes more than `patience` seconds."""
    import subprocess

    command = [*compiler, *flags, f'-DSOURCES="{stamp()}"', str(_HERE / SOURCES[0]), "-o", str(to)]
    try:
        done = subprocess.run(command, capture_output=True, timeout=patience, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        raise OSError(f"{compiler[0]} took more than {patience:g} seconds") from None
    if done.returncode or not to.is_file():
        said = done.stderr.decode(errors="replace").strip().partition("\n")[0]
        raise OSError(f"{' '.join(compiler)} failed: {said or f'status {done.returncode}'}")


def compiler() -> tuple[str, ...] | None:
    """The C compiler of this machine with its leading arguments: `$CC`, else the first there is."""
    own = os.environ.get("CC", "").split()
    for first, *others in ([own] if own else []) + [list(each) for each in COMPILERS]:
        found = shutil.which(first)
        if found:
            return found, *others
    return None


def _native() -> Core:
    shipped = _HERE / f"core{SUFFIX}"
    if shipped.is_file():
        try:
            return Core(_loaded(shipped), "of this package")
        except OSError:  # of another platform, or of other sources
            pass
    by = compiler()
    if by is None:
        raise _Unavailable("no C compiler found (cc, clang, zig)")
    kept = Cache(default_folder())
    if kept.folder is None:
        raise _Unavailable(kept.complaint)
    try:
        return Core(_loaded(_kept(by, kept)), f"built by {by[0]}")
    except OSError as error:
        raise _Unavailable(str(error)) from None


def _kept(by: Sequence[str], kept: Cache) -> Path:
    """The library in the cache, built where it is not there yet; raises `OSError`."""
    assert kept.folder is not None
    status = Path(by[0]).resolve().stat()
    machine = (sys.platform, platform.machine(), sys.maxsize)
    key = key_of(stamp(), FLAGS, by, status.st_size, status.st_mtime_ns, machine)
    folder = kept.folder / "native"
    known = next((path for path in folder.glob(f"{key}-*{SUFFIX}") if _is_whole(path)), None)
    if known:
        return known
    failed = folder / f"{key}.failed"
    if failed.is_file():
        raise OSError(failed.read_text(encoding="utf-8"))
    return _made(by, kept, key)


def _made(by: Sequence[str], kept: Cache, key: str) -> Path:
    import tempfile

    assert kept.folder is not None
    folder = kept.folder / "native"
    for made in (kept.folder, folder):  # `mode` is that of the last one made
        made.mkdir(parents=True, exist_ok=True, mode=0o700)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".new-") as work:
        built = Path(work, f"core{SUFFIX}")
        try:
            build(by, built)
        except OSError as error:  # it would fail again
            (folder / f"{key}.failed").write_text(str(error), encoding="utf-8")
            raise
        built.chmod(0o700)
        name = folder / f"{key}-{zlib.crc32(built.read_bytes()):08x}{SUFFIX}"
        os.replace(built, name)
    kept.prune("native")
    return name


def _is_whole(path: Path) -> bool:
    """Whether a library is as it was built, by the checksum in its name, and nobody else may write to it."""
    status = path.stat()
    own = os.name != "posix" or (status.st_uid == os.getuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH))
    return own and path.stem.endswith(f"-{zlib.crc32(path.read_bytes()):08x}")


def _loaded(path: Path) -> ctypes.PyDLL:
    """The library; raises `OSError` where it is none, or one of other sources.

    A `PyDLL` holds the interpreter's lock while it runs: what its handles keep is never changed by two threads at once.
    """
    library = ctypes.PyDLL(str(path))
    try:
        found = ctypes.string_at(ctypes.addressof(ctypes.c_char.in_dll(library, "core_sources")))
    except ValueError as error:
        raise OSError(str(error)) from None
    if found.decode("ascii", "replace") != stamp():
        raise OSError(f"{path.name} is of other sources")
    return library
