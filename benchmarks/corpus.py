"""A corpus that anybody can build: English documentation out of Debian packages, or what Python packages bring along."""

from __future__ import annotations

import functools
import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_DOCS = ["*/doc*/**/*.txt", "*/doc*/**/*.rst"]

DEBIAN = {
    "python3.11-doc": ["usr/share/doc/python3.11/html/_sources/**/*.txt"],
    "python-pandas-doc": ["usr/share/doc/python-pandas-doc/html/_sources/**/*.txt"],
    "python-sqlalchemy-doc": ["usr/share/doc/python-sqlalchemy-doc/rst/**/*.rst"],
    "perl-doc": ["usr/share/perl/*/pod/**/*.pod", "usr/share/perl/*/*/**/*.pod"],
    "vim-runtime": ["usr/share/vim/vim*/doc/*.txt"],
    "git-doc": ["usr/share/doc/git-doc/**/*.txt"],
    "fortunes": ["usr/share/games/fortunes/*"],
    "miscfiles": ["usr/share/misc/*", "usr/share/dict/*"],
}
"""Packages of Debian, and where in each the text lies; 31 MB in all."""

PYPI = {"django": _DOCS, "sqlalchemy": _DOCS, "docutils": _DOCS, "sphinx": _DOCS}
"""Source distributions whose documentation serves where there is no Debian; 15 MB in all."""


def build(cache: Path, megabytes: float) -> Path:
    """A folder with so many megabytes of text; beyond what there is, texts are taken again with a line that differs."""
    folder = cache / f"corpus-{megabytes:g}"
    if folder.is_dir():
        return folder
    parts = folder.parent / f"{folder.name}.parts"
    shutil.rmtree(parts, ignore_errors=True)
    left, near = megabytes * 1_000_000, megabytes * 10_000
    for number, data in enumerate(_texts(sources(cache))):
        if len(data) > left + near:  # too large for what is still wanted
            continue
        place = parts / f"{number // 500:03}"
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{number:06}.txt").write_bytes(data)
        left -= len(data)
        if left <= near:
            break
    parts.rename(folder)
    return folder


def size(folder: Path) -> float:
    """Megabytes of the texts in a folder."""
    return sum(p.stat().st_size for p in folder.rglob("*.txt")) / 1e6


@functools.cache
def sources(cache: Path) -> list[Path]:
    """All texts of all packages, each content once, in an order that goes through all packages at once."""
    packages = DEBIAN if shutil.which("apt-get") and shutil.which("dpkg-deb") else PYPI
    seen: set[bytes] = set()
    out = []
    for package, globs in packages.items():
        folder = unpacked(cache, package, debian=packages is DEBIAN)
        for path in sorted(p for g in globs for p in folder.glob(g)):
            if not path.is_file() or path.is_symlink():
                continue
            data = path.read_bytes()
            digest = hashlib.sha256(data).digest()
            if len(data) > 200 and b"\0" not in data and digest not in seen and _is_utf8(data):
                seen.add(digest)
                out.append(path)
    # a step that shares no factor with the count goes through all, mixed: a small corpus then has of everything
    step = next(s for s in (7919, 7907, 7901) if len(out) % s)
    return [out[i * step % len(out)] for i in range(len(out))]


def unpacked(cache: Path, package: str, *, debian: bool = True) -> Path:
    """The folder with the contents of a package, which is downloaded when first asked for (no root needed).

    Raises `RuntimeError` where it cannot be had.
    """
    folder = cache / package
    if folder.is_dir():
        return folder
    print(f"fetching {package}", file=sys.stderr)
    parts = cache / f"{package}.parts"
    shutil.rmtree(parts, ignore_errors=True)
    parts.mkdir(parents=True)
    if debian:
        _run(parts, "apt-get", "download", "-qq", package)
        (archive,) = parts.glob("*.deb")
        _run(parts, "dpkg-deb", "-x", archive.name, "contents")
    else:
        pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps")
        _run(parts, *pip, "--no-binary", package, package)
        (archive,) = parts.glob("*.tar.gz")
        _run(parts, sys.executable, "-m", "tarfile", "-e", archive.name, "contents")
    (parts / "contents").rename(folder)
    shutil.rmtree(parts)
    return folder


def _run(folder: Path, *command: str) -> None:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).rpartition("\n")[2]
        raise RuntimeError(f"`{' '.join(command)}` failed: {said}")


def _texts(files: list[Path]) -> Iterator[bytes]:
    for turn in range(10_000):
        for path in files:
            data = path.read_bytes()
            yield data if turn == 0 else data + f"\nCopy number {turn}.\n".encode()


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
