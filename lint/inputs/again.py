"""Reading documents once more: of files those records alone that somebody names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from pathlib import Path

from lint.core.corpus import Again, Wanted
from lint.core.text import Document, Undecodable
from lint.inputs.batches import Batch
from lint.inputs.chunks import Chunk
from lint.inputs.discover import shown, size_of
from lint.inputs.pieces import WorkItem, work_items
from lint.inputs.pieces import read as read_file
from lint.inputs.reader import Reader
from lint.inputs.sections import Section
from lint.inputs.source import Read
from lint.inputs.texts import Texts


def again(files: Iterable[Path], reader: Reader) -> Again:
    """Documents of these files."""
    by_name = {shown(file): file for file in files}

    def documents(wanted: Wanted) -> Iterator[Document]:
        for name, records in wanted.items():
            if name in by_name:
                yield from records_of(by_name[name], records, reader)

    return documents


def records_of(file: Path, records: Set[int | str | None], reader: Reader) -> Iterator[Document]:
    """The documents of a file that have one of these record numbers, and perhaps others; none where it cannot be read."""
    return records_in(work_items(file, size_of(file), reader), records, reader, lambda: read_file(file, reader))


def records_in(
    pieces: Iterable[WorkItem],
    records: Set[int | str | None],
    reader: Reader,
    whole: Callable[[], Iterable[Read]],
) -> Iterator[Document]:
    """The same of the pieces of a file; `whole` reads one that is in one piece."""
    try:
        for piece in pieces:
            part = piece.part
            if part is None:
                yield from _documents(whole())
            elif isinstance(part, Chunk | Section):
                yield part.read()
            elif isinstance(part, Texts):
                yield from (item for item in _documents(part.found) if item.record in records)
            elif isinstance(part, Batch) and part.holds(records):
                yield from _documents(part.read(reader, records))
    except (OSError, Undecodable):  # who wants the documents says that they are missing
        return


def _documents(read: Iterable[Read]) -> Iterator[Document]:
    return (item for item in read if isinstance(item, Document))
