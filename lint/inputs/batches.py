"""Large files of records, a batch of records at a time, so that memory stays the same however long the file is."""

from __future__ import annotations

import codecs
import dataclasses
from collections.abc import Iterator, Set
from pathlib import Path
from typing import NamedTuple

from lint.core.cache import key_of
from lint.core.errors import Failure
from lint.core.text import Coding, Document, coding_of
from lint.inputs import containers
from lint.inputs.chunks import CHUNK_CHARACTERS
from lint.inputs.format import Reading
from lint.inputs.reader import Door, Reader, named
from lint.inputs.source import bare, documents_in, first_number, head_of, missing_field, units

_PLAIN = containers.streamed(lambda raw: raw)


class Batch(NamedTuple):
    """Records that stand one after the other in a file: where, and what stands before them."""

    path: Path
    door: Door
    start: int
    """Offset of the first byte, of the unpacked file."""
    size: int
    number: int
    """Number of the first record."""
    lines: int
    head: str
    """The first rows of the file, which tell how a table is read."""
    coding: Coding = Coding()
    data: bytes | None = None
    """The bytes, where they were read, or cannot be again without unpacking all that comes before."""
    reached: int = 0
    """Bytes of the file itself, packed as it may be, that were read for it and all before."""
    records: int = 0
    """How many records there are."""

    def holds(self, records: Set[int | str | None]) -> bool:
        """Whether a record with one of these numbers is among them."""
        return any(number in records for number in range(self.number, self.number + self.records))

    def loaded(self) -> Batch:
        """The batch with its bytes; raises `OSError`."""
        if self.data is not None:
            return self
        with self.path.open("rb") as file:
            file.seek(self.start)
            return self._replace(data=file.read(self.size))

    def without_text(self) -> Batch:
        """The batch as it is kept when it was checked."""
        return self._replace(data=None)

    def identity(self, reader: Reader) -> str:
        """What stands for all that a check of a loaded batch depends on."""
        layout = getattr(named(self.door.format), "layout", None)
        told = layout(_reading(self.path, self.head, reader)) if layout else None
        return key_of(self.data or b"", self.coding, self.number, self.lines, told)

    def read(self, reader: Reader, records: Set[int | str | None] | None = None) -> Iterator[Document | Failure]:
        """The documents of these records, or of those with some numbers; raises `OSError`."""
        module, asked = named(self.door.format), _reading(self.path, self.head, reader)
        text = (self.loaded().data or b"").decode(self.coding.encoding, "surrogateescape")
        lines = self.door.container not in containers.TABLES
        for unit in units(text, module, asked, self.number, self.lines):
            if records is None or unit.number in records:
                yield from documents_in(self.path, unit, self.coding, module, asked, lines=lines)

    def missing_field(self, reader: Reader) -> Iterator[Failure]:
        """What is wrong with the file, where none of its batches has a text."""
        asked = _reading(self.path, self.head, reader)
        yield from missing_field(self.path, self.head, named(self.door.format), asked, asked.text_fields)


def _reading(path: Path, head: str, reader: Reader) -> Reading:
    return dataclasses.replace(reader.reading, name=bare(path), header=head)


def batches(
    path: Path, door: Door, reader: Reader, size: int = CHUNK_CHARACTERS, content: bytes | None = None
) -> Iterator[Batch]:
    """A file in batches of about `size` code points; raises `OSError`, and what the library of its container raises.
    `content` is what it holds, unpacked, where that is not what lies on disk."""
    if content is not None:
        blocks = containers.blocks_of(content)
    else:
        blocks = (containers.container(door.container).blocks if door.container else _PLAIN)(path)
    first = next(blocks, containers.ByteBlock(b"", 0))
    coding, start = coding_of(first.data)
    asked_for = reader.encoding_of(path)
    if asked_for and not coding.bom:
        coding = Coding(asked_for)
    cutter = _Cutter(path, door, reader, coding, start, keeps=bool(door.container) or content is not None)
    block: containers.ByteBlock | None = first._replace(data=first.data[start:])
    while block is not None:
        cutter.feed(block)
        while (batch := cutter.cut(size)) is not None:
            yield batch
        block = next(blocks, None)
    cutter.end()
    while (batch := cutter.cut(size)) is not None:
        yield batch


class _Cutter:
    """Text as it comes in, and batches of whole records as they can be told."""

    def __init__(self, path: Path, door: Door, reader: Reader, coding: Coding, start: int, *, keeps: bool) -> None:
        self.path, self.door, self.reader, self.coding, self.start = path, door, reader, coding, start
        self.module = named(door.format)
        self.decoder = codecs.getincrementaldecoder(coding.encoding)("surrogateescape")
        self.text, self.head, self.number, self.lines = "", "", -1, 0
        self.keeps = keeps
        self.final = False
        self.reached = 0

    def feed(self, block: containers.ByteBlock) -> None:
        """More bytes of the file."""
        self.text += self.decoder.decode(block.data)
        self.reached = block.reached

    def end(self) -> None:
        """There are no more."""
        self.text += self.decoder.decode(b"", final=True)
        self.final = True

    def cut(self, size: int) -> Batch | None:
        """The next batch, if there is one of this size (or the file has ended)."""
        if not self.text or (len(self.text) < size and not self.final):
            return None
        asked = self._asked()
        end, records = self._end(size, asked)
        if not end:
            return None
        text, self.text = self.text[:end], self.text[end:]
        data = text.encode(self.coding.encoding, "surrogateescape")
        batch = Batch(
            self.path, self.door, self.start, len(data), self.number, self.lines, self.head, self.coding,
            data if self.keeps else None, self.reached, records,
        )  # fmt: skip
        self.start += len(data)
        self.number += records
        self.lines += text.count("\n")
        return batch

    def _asked(self) -> Reading:
        if self.number < 0:
            self.head = head_of(self.text)
        asked = _reading(self.path, self.head, self.reader)
        if self.number < 0:
            self.number = first_number(self.module, asked)
        return asked

    def _end(self, size: int, asked: Reading) -> tuple[int, int]:
        """Where the batch ends in the text, with the first record that ends after `size`, and how many records it has; 0
        where it is better to read on. How far the text was read has no part in it, so that a file that was changed in
        one place is cut as before elsewhere."""
        ends = getattr(self.module, "record_end", None)
        if ends is None:
            end = self.text.find("\n", size - 1) + 1 or len(self.text) * self.final
            return end, self.text.count("\n", 0, end) + (self.text[end - 1 : end] != "\n")
        at = records = 0
        while at < min(size, len(self.text)):
            at, records = ends(self.text, at, asked, goes_on=not self.final), records + 1
        whole = self.final or at < len(self.text)  # else the row may go on in what was not read yet
        return (at, records) if whole else (0, 0)
