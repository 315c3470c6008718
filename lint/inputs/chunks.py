"""Very large files, chunk by chunk: parts of one document, each of which knows what of the file comes before it.

A gigabyte of text cannot be held, let alone its anatomy. A chunk ends where a paragraph does, so rules about words,
sentences and paragraphs miss nothing. What is counted is counted of the whole document (`Kind.of_parts`), and what a rule looks for anywhere in
it is looked for in all of it, and so are its habits (`elsewhere`); names are compared within each chunk, which is reported.
"""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from lint.core.cache import key_of
from lint.core.text import ChunkOffset, Coding, Document, Elsewhere, Undecodable, coding_of, encode
from lint.inputs.discover import shown

LARGE_BYTES = 1_000_000
"""Bytes of a file above which it is read in chunks: what is worked out of a text takes up to 90 times its size."""

CHUNK_CHARACTERS = 250_000
"""Code points of a chunk, roughly."""


class Chunk(NamedTuple):
    """Where a chunk lies in its file, in bytes, and what stands before it."""

    path: Path
    start: int
    size: int
    coding: Coding
    past: ChunkOffset
    goes_on: bool = True
    elsewhere: Elsewhere | None = None
    data: bytes | None = None
    """The bytes, where they were read."""

    def loaded(self) -> Chunk:
        """The chunk with its bytes; raises `OSError`."""
        if self.data is not None:
            return self
        with self.path.open("rb") as file:
            file.seek(self.start)
            return self._replace(data=file.read(self.size))

    def without_text(self) -> Chunk:
        """The chunk as it is kept when it was checked."""
        return self._replace(data=None, elsewhere=None)

    @property
    def in_file(self) -> ChunkOffset:
        """What of the file stands before it: the text is the file."""
        return self.past

    @property
    def identity(self) -> str:
        """What stands for all that a check of a loaded chunk depends on, wherever in its file it lies."""
        text, start = self.read().text, self.past.characters
        around = self.elsewhere.around(start, start + len(text)) if self.elsewhere else ()
        return key_of(self.data or b"", self.coding.encoding, start > 0, self.goes_on, around)

    def read(self) -> Document:
        """The part of the document that it is; raises `OSError`, or `Undecodable` where the file changed meanwhile."""
        try:
            text = (self.loaded().data or b"").decode(self.coding.encoding)
        except UnicodeDecodeError as error:
            raise Undecodable(self.coding.encoding, self.start + error.start) from None
        return Document(
            text, shown(self.path), coding=self.coding, past=self.past, goes_on=self.goes_on, elsewhere=self.elsewhere
        )


def chunks(path: Path, size: int = CHUNK_CHARACTERS, content: bytes | None = None) -> Iterator[Chunk]:
    """A file in chunks of about `size` code points; raises `OSError` and `Undecodable`. `content` is what it holds, where
    that is not what lies on disk."""
    with path.open("rb") if content is None else io.BytesIO(content) as file:
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
                begun = len(error.object) - len(data)  # bytes of a character that the last block had begun
                raise Undecodable(coding.encoding, read - begun + error.start) from None
            read += len(data)
            while end := cut(text, size, goes_on=bool(data)):
                packed = encode(text[:end], bare)
                held = None if content is None else packed
                yield Chunk(path, start, len(packed), coding, past, bool(data) or end < len(text), data=held)
                start, past, text = start + len(packed), past.after(text[:end]), text[end:]
            if not data:
                return


def cut(text: str, size: int, *, goes_on: bool) -> int:
    """Where to end the chunk that begins a text: after the first empty line after `size` code points, where none is near
    after the first line, else (in a line without end) after the first word; 0 where it is better to read on.

    What stands before the chunk, and how far the text was read, has no part in it: where a file was changed in one place,
    it is cut as before elsewhere.
    """
    soon, late = 2 * size, 4 * size
    if len(text) <= (soon if goes_on else size):
        return 0 if goes_on else len(text)
    for ends in (("\n\n", "\n\r\n"), ("\r\n", "\n", "\r")):
        found = [(at, -len(end)) for end in ends if (at := text.find(end, size, soon)) >= 0]
        if found:
            at, length = min(found)
            end = at - length
            return end + _splits_line_end(text, end)
    if len(text) <= late:
        return 0 if goes_on else len(text)
    end = text.find(" ", size, late) + 1 or late
    return end + _splits_line_end(text, end)


def _splits_line_end(text: str, at: int) -> bool:
    return text[at - 1 : at + 1] == "\r\n"
