"""Very large files of many texts that are parsed whole (JSON, catalogues, translation memories), some texts at a time.

As with sections (`lint.inputs.sections`), some texts can be sent to another process, and need not be checked again where others
of the file were changed.
"""

from __future__ import annotations

import dataclasses
from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from lint.core.cache import key_of
from lint.core.text import ChunkOffset, Document
from lint.core.textmap import MARGIN_CHARACTERS, TextMap
from lint.inputs.chunks import CHUNK_CHARACTERS
from lint.inputs.source import Read


class Texts(NamedTuple):
    """Some of the texts of a file, and what could not be read between them."""

    path: Path
    size: int
    """Code points of their texts."""
    in_file: ChunkOffset
    """What of the file stands before what is kept of it with them."""
    lines: int
    """Lines of the file that they take up."""
    found: tuple[Read, ...] = ()

    @property
    def past(self) -> ChunkOffset:
        """What of a text stands before it: nothing, for each is whole."""
        return ChunkOffset()

    def loaded(self) -> Texts:
        """The same with its texts, which it has."""
        return self

    def without_text(self) -> Texts:
        """The same as it is kept when it was checked."""
        return self._replace(found=())

    @property
    def identity(self) -> str:
        """What stands for all that a check of them depends on, wherever in their file they lie."""
        raw = next((item.map.raw for item in self.found if isinstance(item, Document) and item.map), "")
        return key_of(raw, *map(self._told, self.found))

    def _told(self, item: Read) -> object:
        if not isinstance(item, Document):
            return item
        segments = array("q", chain.from_iterable(item.map.segments)).tobytes() if item.map else b""
        return dataclasses.replace(item, map=None, path="", style=None), segments


def texts(path: Path, read: Sequence[Read], size: int = CHUNK_CHARACTERS) -> Iterator[Texts]:
    """What was read of a file, in groups of about `size` code points; nothing where its lines are as long as a group."""
    maps = [item.map for item in read if isinstance(item, Document)]
    if any(known is None or known.longest_line > size for known in maps):
        return
    group: list[Read] = []
    length = 0
    for item in read:
        length += len(item.text) if isinstance(item, Document) else 0
        group.append(item)
        if length >= size:
            yield _group(path, group, length)
            group, length = [], 0
    if group:
        yield _group(path, group, length)


def _group(path: Path, items: Iterable[Read], length: int) -> Texts:
    """Texts with no more of their file than their lines."""
    items = tuple(items)
    maps = [item.map for item in items if isinstance(item, Document) and item.map is not None]
    segments = [segment for known in maps for segment in known.segments]
    if not segments:
        return Texts(path, length, ChunkOffset(), 0, items)
    whole = maps[0]
    line, low = whole.line_of(max(0, min(s.raw_start for s in segments) - MARGIN_CHARACTERS))
    high = max(s.raw_end for s in segments) + MARGIN_CHARACTERS
    raw = whole.raw[low:high]
    past = ChunkOffset(whole.characters_before + low, whole.lines_before + line)
    return Texts(
        path, length, past, whole.line_of(high)[0] - line + 1, tuple(_over(item, raw, low, line) for item in items)
    )


def _over(item: Read, raw: str, low: int, line: int) -> Read:
    if not isinstance(item, Document) or item.map is None:
        return item
    known: TextMap = item.map.over(raw, low, line)
    return dataclasses.replace(item, map=known)
