"""Bundles: rules with all that they need in one file, `rules.seed`, for machines that shall find exactly the same.

A bundle is a zip archive of packs, their lists and compiled databases, with a digest of each in `bundle.json`. Nothing in it is
code: opening one reads data, and what a machine works out of them it keeps in its own cache. Databases are the exception that
Hyperscan does not defend against malice: they are used only where somebody named the digest of the bundle
(`rules.seed@1f2e3d...`), else the patterns are compiled here.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from lint.check.rulebook import Rulebook
from lint.core import late
from lint.core.atomic import write_atomically
from lint.core.cache import Cache
from lint.core.errors import UsageError

SUFFIX = ".seed"
ABOUT = "bundle.json"
FORMAT = 1
"""Counted up when an older version cannot read what a bundle holds."""

MOST_BYTES, MOST_FILES = 1_000_000_000, 10_000
"""What a bundle may hold, unpacked."""
LEAST_DIGEST = 12
"""Characters of a digest that tell one bundle from all others."""

_PACK = late.re(r"packs/\d{1,4}/[\w.-]{1,100}\.ya?ml")
_LIST = late.re(r"packs/\d{1,4}/lists/[\w.-]{1,100}")
_DATABASE = late.re(r"databases/[0-9a-f]{40}")
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The time of all members, the earliest that ZIP knows: equal rules give equal bytes."""


class Bundle(NamedTuple):
    """A bundle that was unpacked: the packs, where they lie now."""

    packs: list[Path]
    digest: str


def write(book: Rulebook, path: Path) -> str:
    """Put the rules of a rulebook, which came from packs, into a bundle; gives its digest. Equal rules on equal machines give
    equal bytes."""
    import io

    contents = dict(_contents(book))
    about = {
        "format": FORMAT, "rules": book.fingerprint,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()},
    }  # fmt: skip
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in {ABOUT: json.dumps(about, indent=1).encode(), **contents}.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    write_atomically(path, out.getvalue())
    return hashlib.sha256(out.getvalue()).hexdigest()


def _contents(book: Rulebook) -> Iterator[tuple[str, bytes]]:
    from lint.packs.load import lists_for

    folders: dict[Path, int] = {}
    for source in book.sources:
        number = folders.setdefault(source.parent, len(folders))
        yield f"packs/{number}/{source.name}", source.read_bytes()
    for folder, number in folders.items():
        lists = lists_for(folder / "any.yaml")
        for name in sorted({name for name, _ in book.lists}):
            file = next(lists.files(name), None)
            if file is not None:
                yield f"packs/{number}/lists/{file.name}", file.read_bytes()
    for key, data in sorted(book.engine.databases().items()):
        yield f"databases/{key}", data


def opened(path: Path, cache: Cache, digest: str = "") -> Bundle:
    """Unpack a bundle, once for all runs, beside the cache; raises `UsageError` for what is none.

    `digest` is what the bundle must be: its first characters, `LEAST_DIGEST` or more. With it the databases go into the cache.
    """
    import tempfile

    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror or error}") from None
    found = hashlib.sha256(data).hexdigest()
    if digest and (len(digest) < LEAST_DIGEST or not found.startswith(digest.lower())):
        raise UsageError(f"{path}: is another bundle than {digest}: its digest is {found}")
    home = cache.folder or Path(tempfile.mkdtemp(prefix="seedlint-"))
    folder = home / "bundles" / found
    if not folder.is_dir():
        _unpack(path, folder)
    if digest:
        _take_databases(folder, cache)
    packs = sorted(p for p in folder.glob("packs/*/*") if p.suffix in (".yaml", ".yml"))
    return Bundle(packs, found)


def _unpack(path: Path, folder: Path) -> None:
    import os
    import shutil
    import tempfile

    contents = _read(path)
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".new-"))
    try:
        for name, data in contents.items():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            (new / name).write_bytes(data)
        try:
            os.replace(new, folder)
        except OSError:  # another process was faster
            if not folder.is_dir():
                raise
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _read(path: Path) -> Mapping[str, bytes]:
    """What is in a bundle, each file as its digest says; raises `UsageError`."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_FILES or sum(e.file_size for e in entries) > MOST_BYTES:
                raise UsageError(f"{path}: is too large for a bundle of rules")
            about = json.loads(_bytes(archive, archive.getinfo(ABOUT)))
            if about["format"] != FORMAT:
                raise UsageError(
                    f"{path}: a bundle of another version of seedlint; make it anew with `seedlint rules bundle`"
                )
            contents = {e.filename: _bytes(archive, e) for e in entries if e.filename != ABOUT}
            wanted = dict(about["files"])
    except UsageError:
        raise
    except Exception as error:  # zip, zlib, JSON: each has its own
        raise UsageError(f"{path}: no bundle of rules: {error}") from None
    for name, data in contents.items():
        if not any(known.fullmatch(name) for known in (_PACK, _LIST, _DATABASE)):
            raise UsageError(f"{path}: no bundle of rules: it holds {name!r}")
        if hashlib.sha256(data).hexdigest() != wanted.pop(name, ""):
            raise UsageError(
                f"{path}: {name} is not what the bundle says it is; make it anew with `seedlint rules bundle`"
            )
    if wanted:
        raise UsageError(f"{path}: {min(wanted)} is missing; make it anew with `seedlint rules bundle`")
    return contents


def _bytes(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise ValueError(f"{entry.filename} is larger than it says")
    return data


def _take_databases(folder: Path, cache: Cache) -> None:
    from lint.matching.compiler import take_in

    for file in folder.glob("databases/*"):
        if not cache.has("engine", file.name):
            take_in(file.name, file.read_bytes(), cache)
