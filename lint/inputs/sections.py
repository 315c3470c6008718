"""Very large files whose text has marks (HTML, Markdown, …) section by section, as `lint.inputs.chunks` does with plain text.

Such a file is parsed whole, which costs little beside a check. Each section has its part of the text and of the map, so that it
can be sent to another process, and need not be checked again where another section was changed.
"""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from lint.core.cache import key_of
from lint.core.text import ChunkOffset, Document, Elsewhere
from lint.inputs.chunks import CHUNK_CHARACTERS, cut
from lint.inputs.source import Read

_LATE = 4
"""Chunks up to which `cut` looks for an end."""


class Section(NamedTuple):
    """A part of the one text of a file, and what stands before it: in the text, and in the file."""

    path: Path
    size: int
    """Code points of the file, roughly."""
    past: ChunkOffset
    in_file: ChunkOffset
    document: Document | None
    """The part; `None` where its text is not kept."""
    elsewhere: Elsewhere | None = None

    def loaded(self) -> Section:
        """The section with its text, which it has."""
        return self

    def without_text(self) -> Section:
        """The section as it is kept when it was checked."""
        return self._replace(document=None, elsewhere=None)

    def read(self) -> Document:
        """The part of the document that it is."""
        assert self.document is not None
        return dataclasses.replace(self.document, elsewhere=self.elsewhere)

    @property
    def identity(self) -> str:
        """What stands for all that a check of it depends on, wherever in its file it lies."""
        document = self.read()
        known, start = document.map, self.past.characters
        assert known is not None
        segments = array("q", chain.from_iterable(known.segments)).tobytes()
        around = self.elsewhere.around(start, start + len(document.text)) if self.elsewhere else ()
        return key_of(document.text, known.raw, segments, document.language, start > 0, document.goes_on, around)


def sections(path: Path, read: Iterable[Read], size: int = CHUNK_CHARACTERS) -> Iterator[Section]:
    """What was read of a file in sections of about `size` code points; none where it has not one text, or is better looked at
    whole: its lines are as long as sections, or comments in it ask for something."""
    first = list(islice(read, 2))
    document = first[0] if len(first) == 1 else None
    if not isinstance(document, Document) or document.map is None or document.ignores or document.record is not None:
        return
    text, known, past = document.text, document.map, ChunkOffset()
    if len(text) <= size or known.longest_line > size:
        return
    while (at := past.characters) < len(text):
        ahead = text[at : at + _LATE * size + 1]
        goes_on = at + len(ahead) < len(text)
        end = known.boundary(at + cut(ahead, size, goes_on=goes_on))
        part = known.part(at, end)
        below = ChunkOffset(part.characters_before, part.lines_before)
        piece = dataclasses.replace(document, text=text[at:end], past=past, map=part, goes_on=end < len(text))
        yield Section(path, len(part.raw), past, below, piece)
        past = past.after(text[at:end])
