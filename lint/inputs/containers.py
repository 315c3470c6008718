"""Files that hold their text in another form: compressed ones, and tables in Parquet or Arrow.

A container gives bytes of text and takes them back. Compressed files hold the file that their name says without the last
suffix (`data.jsonl.gz`). The rows of a table are given as JSON Lines of those columns that JSON can hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, NamedTuple, cast

from lint.core.errors import UsageError

BLOCK_BYTES = 1 << 18
"""Bytes read at a time."""


class ByteBlock(NamedTuple):
    """Some bytes of what a file holds, and how many bytes of the file itself were read for them and all before."""

    data: bytes
    reached: int


class Container(NamedTuple):
    """How a file is opened: `blocks` streams its bytes, `unpack` gives all of them, `pack` makes the file anew out of
    the old one and the bytes that it shall hold."""

    blocks: Callable[[Path], Iterator[ByteBlock]]
    unpack: Callable[[bytes], bytes]
    pack: Callable[[bytes, bytes], bytes]
    inner: str = ""
    """Name of the format inside, where the file's name does not tell."""


def streamed(opened: Callable[[IO[bytes]], IO[bytes]]) -> Callable[[Path], Iterator[ByteBlock]]:
    """What gives a file block by block, of which `opened` makes one that gives what it holds."""

    def blocks(path: Path) -> Iterator[ByteBlock]:
        with path.open("rb") as raw, opened(raw) as file:
            while data := file.read(BLOCK_BYTES):
                yield ByteBlock(data, raw.tell())

    return blocks


def blocks_of(content: bytes) -> Iterator[ByteBlock]:
    """Bytes in memory, block by block."""
    return (ByteBlock(content[at : at + BLOCK_BYTES], at + BLOCK_BYTES) for at in range(0, len(content), BLOCK_BYTES))


def _gzip() -> Container:
    import gzip

    def pack(old: bytes, new: bytes) -> bytes:
        return gzip.compress(new, mtime=0)

    return Container(streamed(lambda raw: cast("IO[bytes]", gzip.open(raw))), gzip.decompress, pack)


def _bzip2() -> Container:
    import bz2

    return Container(
        streamed(lambda raw: cast("IO[bytes]", bz2.open(raw))), bz2.decompress, lambda old, new: bz2.compress(new)
    )


def _xz() -> Container:
    import lzma

    return Container(
        streamed(lambda raw: cast("IO[bytes]", lzma.open(raw))), lzma.decompress, lambda old, new: lzma.compress(new)
    )


def _zstandard() -> Container:
    try:
        import zstandard
    except ImportError:
        raise UsageError(".zst files need zstandard: pip install 'seedlint[zstd]'") from None

    def unpack(data: bytes) -> bytes:
        return bytes(zstandard.ZstdDecompressor().stream_reader(data, read_across_frames=True).read())

    def opened(raw: IO[bytes]) -> IO[bytes]:
        return cast("IO[bytes]", zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True))

    return Container(streamed(opened), unpack, lambda old, new: zstandard.ZstdCompressor(level=10).compress(new))


def _parquet() -> Container:
    from lint.inputs import tables

    return Container(tables.blocks, tables.unpack, tables.pack, "jsonl")


_MAKERS: dict[str, Callable[[], Container]] = {
    ".gz": _gzip, ".bz2": _bzip2, ".xz": _xz, ".zst": _zstandard,
    ".parquet": _parquet, ".arrow": _parquet, ".feather": _parquet, ".ipc": _parquet,
}  # fmt: skip
DOCUMENTS = {
    ".docx": "save it as text or HTML (in Word: Save As; or: pandoc FILE -o FILE.html), and check that",
    ".doc": "save it as text or HTML, and check that",
    ".odt": "save it as text or HTML (or: pandoc FILE -o FILE.html), and check that",
    ".rtf": "save it as text or HTML, and check that",
    ".epub": "unpack it, and check the XHTML files inside",
    ".pdf": "take its text out first (pdftotext FILE), and check that",
}
"""Documents that are not read here, and what to do instead."""

COMPRESSED = (".gz", ".bz2", ".xz", ".zst")
TABLES = (".parquet", ".arrow", ".feather", ".ipc")
_made: dict[str, Container] = {}


def is_known(name: str) -> bool:
    """Whether a file of this name is no binary file to be left out: it is opened, or somebody is told what to do."""
    return bool(suffix_of(name)) or Path(name).suffix.lower() in DOCUMENTS


def suffix_of(name: str) -> str:
    """The suffix that makes a file a container; empty for all others."""
    lower = name.lower()
    return next((s for s in _MAKERS if lower.endswith(s) and len(lower) > len(s)), "")


def content(name: str, data: bytes) -> bytes:
    """The bytes of the text that a file of this name holds."""
    suffix = suffix_of(name)
    return container(suffix).unpack(data) if suffix else data


def packed(name: str, old: bytes, new: bytes) -> bytes:
    """A file of this name that holds the text `new`, where `old` is the file before."""
    suffix = suffix_of(name)
    return container(suffix).pack(old, new) if suffix else new


def container(suffix: str) -> Container:
    """The container of a suffix; raises `UsageError` where a package is missing that it needs."""
    if suffix not in _made:
        _made[suffix] = _MAKERS[suffix]()
    return _made[suffix]
