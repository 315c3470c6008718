"""What is checked at a time: a file, of a very large one a chunk of its text or a batch of its records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lint.core.errors import Failure, Skipped, UsageError
from lint.core.text import Document, Undecodable
from lint.inputs import containers
from lint.inputs.batches import Batch, batches
from lint.inputs.chunks import LARGE_BYTES, Chunk, chunks
from lint.inputs.discover import SNIFF_BYTES, holds_binary, is_binary, shown
from lint.inputs.reader import Reader
from lint.inputs.sections import Section, sections
from lint.inputs.source import Read, documents_of, is_record_format
from lint.inputs.texts import Texts, texts


class WorkItem(NamedTuple):
    """A file, or of a very large one a part, or the reason why the rest cannot be read."""

    path: Path
    size: int
    """Bytes."""
    part: Chunk | Section | Texts | Batch | Failure | None = None

    def identity(self, reader: Reader) -> str:
        """What stands for all that a check of a part depends on that is loaded; empty for whole files."""
        if isinstance(self.part, Batch):
            return self.part.identity(reader)
        return self.part.identity if isinstance(self.part, Chunk | Section | Texts) else ""


def work_items(path: Path, size: int, reader: Reader, content: bytes | None = None) -> Iterator[WorkItem]:
    """A file of so many bytes in pieces. `content` is what it holds, unpacked, where that is not what lies on disk: whole
    files are read from there all the same."""
    if size <= LARGE_BYTES:
        yield WorkItem(path, size)
        return
    door = reader.door(path, content and content[:SNIFF_BYTES])
    try:
        if door.format and is_record_format(door.format):
            done = 0
            for batch in batches(path, door, reader, content=content):
                yield WorkItem(path, batch.reached - done, batch)
                done = batch.reached
        elif not door.format or door.container or reader.encoding_of(path) or _is_binary(path, content):
            yield WorkItem(path, size)
        elif door.format != "plain":
            data = path.read_bytes() if content is None else content
            yield from list(_parts(path, list(documents_of(path, data, reader, door)))) or [WorkItem(path, size)]
        else:
            for chunk in chunks(path, content=content):
                yield WorkItem(path, chunk.size, chunk)
    except OSError as error:
        yield WorkItem(path, 0, unreadable(path, error))
    except Undecodable as error:
        yield WorkItem(path, 0, Failure(shown(path), f"{error}; what comes before was checked"))
    except UsageError as error:
        yield WorkItem(path, 0, Failure(shown(path), str(error)))
    except Exception as error:
        if door.container not in (*containers.COMPRESSED, *containers.TABLES):
            raise
        yield WorkItem(path, 0, Failure(shown(path), f"cannot be unpacked: {error}; what comes before was checked"))


def _parts(path: Path, found: Sequence[Read]) -> Iterator[WorkItem]:
    """What was read of a file in sections of its text, or some of its texts at a time; nothing where it cannot be cut."""
    for part in sections(path, found) if len(found) == 1 else texts(path, found):
        yield WorkItem(path, part.size, part)


def pieces_of(path: Path, data: bytes, reader: Reader) -> Iterator[WorkItem]:
    """What a file of this name would hold, in pieces; in a container it is one."""
    if reader.door(path, data[:SNIFF_BYTES]).container:
        return iter([WorkItem(path, len(data))])
    return work_items(path, len(data), reader, data)


def _is_binary(path: Path, content: bytes | None) -> bool:
    return holds_binary(path) if content is None else is_binary(content[:SNIFF_BYTES])


def unreadable(path: Path, error: OSError) -> Failure:
    """The failure of a file that cannot be opened or read."""
    return Failure(shown(path), f"cannot be read: {error.strerror or error}")


def read(path: Path, reader: Reader) -> Iterator[Document | Failure | Skipped]:
    """What is in one file, all of it in memory."""
    try:
        data = path.read_bytes()
    except OSError as error:
        yield unreadable(path, error)
        return
    yield from documents_of(path, data, reader)
