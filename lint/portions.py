"""Very large files, portion by portion: each is a document of its own that knows what of the file comes before it.

A gigabyte of text cannot be held, let alone its anatomy. A portion ends where a paragraph does, so rules about words,
sentences and paragraphs miss nothing; those that look at a whole document see one portion at a time, which is said.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

from lint.discover import shown
from lint.text import Document, Past, Undecodable, coding_of

LARGE = 16_000_000
"""Bytes of a file above which it is read in portions."""

PORTION = 2_000_000
"""Bytes of a portion, roughly."""


def portions(path: Path, size: int = PORTION) -> Iterator[Document]:
    """The file as documents of about `size` bytes; raises `OSError` and `Undecodable`."""
    with path.open("rb") as file:
        coding, skip = coding_of(file.read(4))
        file.seek(skip)
        decoder = codecs.getincrementaldecoder(coding.encoding)()
        read, text, past = skip, "", Past()
        while True:
            data = file.read(size)
            try:
                text += decoder.decode(data, final=not data)
            except UnicodeDecodeError as error:
                held = len(error.object) - len(data)  # bytes of a character that the last portion had begun
                raise Undecodable(coding.encoding, read - held + error.start) from None
            read += len(data)
            end = cut(text, size) if data else len(text)
            if end:
                document = Document(text[:end], shown(path), coding=coding, past=past)
                yield document
                past, text = past.after(document), text[end:]
            if not data:
                return


def cut(text: str, size: int) -> int:
    """Where to end a portion: after an empty line in the second half, else the last line, else (in a line without end)
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
