"""Very large files, chunk by chunk: parts of one document, each of which knows what of the file comes before it.

A gigabyte of text cannot be held, let alone its anatomy. A chunk ends where a paragraph does, so rules about words,
sentences and paragraphs miss nothing. What is counted is counted of the whole document (`Kind.of_parts`), and what a rule looks for anywhere in
it is looked for in all of it (`elsewhere`); habits and names are read off one chunk at a time, which is reported.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lint.core.text import ChunkOffset, Coding, Document, Elsewhere, Undecodable, coding_of, encode
from lint.inputs.discover import shown

LARGE = 1_000_000
"""Bytes of a file above which it is read in chunks: what is worked out of a text takes up to 90 times its size."""

PORTION = 250_000
"""Bytes of a chunk, roughly."""


class Chunk(NamedTuple):
    """Where a chunk lies in its file, in bytes, and what stands before it."""

    path: Path
    start: int
    size: int
    coding: Coding
    past: ChunkOffset
    goes_on: bool = True
    elsewhere: Elsewhere | None = None

    def read(self) -> Document:
        """The part of the document that it is; raises `OSError`, or `Undecodable` where the file changed meanwhile."""
        with self.path.open("rb") as file:
            file.seek(self.start)
            data = file.read(self.size)
        try:
            text = data.decode(self.coding.encoding)
        except UnicodeDecodeError as error:
            raise Undecodable(self.coding.encoding, self.start + error.start) from None
        return Document(
            text, shown(self.path), coding=self.coding, past=self.past, goes_on=self.goes_on, elsewhere=self.elsewhere
        )


def chunks(path: Path, size: int = PORTION) -> Iterator[Chunk]:
    """A file in chunks of about `size` bytes; raises `OSError` and `Undecodable`."""
    with path.open("rb") as file:
        coding, start = coding_of(file.read(4))
        bare = coding._replace(bom=False)
        file.seek(start)
        decoder = codecs.getincrementaldecoder(coding.encoding)()
        read, text, past = start, "", ChunkOffset()
        while True:
            data = file.read(size)
            try:
                text += decoder.decode(data, final=not data)
            except UnicodeDecodeError as error:
                held = len(error.object) - len(data)  # bytes of a character that the last chunk had begun
                raise Undecodable(coding.encoding, read - held + error.start) from None
            read += len(data)
            end = cut(text, size) if data else len(text)
            if end:
                long = len(encode(text[:end], bare))
                yield Chunk(path, start, long, coding, past, bool(data))
                start, past, text = start + long, past.after(text[:end]), text[end:]
            if not data:
                return


def cut(text: str, size: int) -> int:
    """Where to end a chunk: after an empty line in the second half, else the last line, else (in a line without end)
    the last word; 0 where it is better to read on."""
    last = len(text) - 1  # what ends the text may be half of a line end
    for end in ("\n\n", "\n\r\n"):
        at = text.rfind(end, last // 2, last)
        if at >= 0:
            return at + len(end)
    line = max(text.rfind(end, 0, last) for end in "\r\n")
    if line >= 0:
        return line + 1 + (text[line : line + 2] == "\r\n")
    return (text.rfind(" ", 0, last) + 1 or last) if len(text) > 4 * size else 0
