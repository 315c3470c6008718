"""Which pieces of a corpus are a shard's: cut by bytes at the edges of records and files.

All machines cut alike, from the sizes of the files alone. A piece is the shard's in whose part of all bytes it begins: a file
that is one text, or a batch of records, of compressed files and tables by how much of the file was read for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lint.core.errors import Failure
from lint.core.key_range import numbered
from lint.inputs.batches import Batch
from lint.inputs.pieces import WorkItem, work_items
from lint.inputs.reader import Reader


class Shard(NamedTuple):
    """One of several shards, counted from 1."""

    number: int
    of: int

    @classmethod
    def named(cls, text: str) -> Shard:
        """The shard that people write as `3/64`; raises `UsageError`."""
        return cls(*numbered(text, "--shard"))

    def __str__(self) -> str:
        return f"{self.number}/{self.of}"


class File(NamedTuple):
    """A file of the corpus, its bytes, and when it was changed (nanoseconds)."""

    path: Path
    size: int
    changed: int


def pieces(files: Sequence[File], reader: Reader, shard: Shard) -> Iterator[WorkItem]:
    """The pieces of a shard, in order. Files that have none of it are not opened."""
    total = sum(map(_weight, files))
    begin = 0
    for file in files:
        end = begin + _weight(file)
        first, last = (1 + at * shard.of // total for at in (begin, end - 1))
        if first <= shard.number <= last:
            yield from _by_place(file, reader, shard, begin, total)
        begin = end


def size_of(files: Sequence[File], shard: Shard) -> int:
    """About how many bytes a shard has."""
    return sum(file.size for file in files) // shard.of


def _weight(file: File) -> int:
    return file.size + 1  # so that empty files have a place


def _by_place(file: File, reader: Reader, shard: Shard, begin: int, total: int) -> Iterator[WorkItem]:
    home = 1 + begin * shard.of // total
    at, end = begin, begin + file.size
    cut = False
    for piece in work_items(file.path, file.size, reader):
        # what is no batch of records is the whole file, or a part of its one text
        cut = isinstance(piece.part, Batch) or (cut and isinstance(piece.part, Failure))
        owner = 1 + min(at, end) * shard.of // total if cut else home
        if owner > shard.number or (not cut and home < shard.number):
            return
        if owner == shard.number:
            yield piece
        at += piece.size
