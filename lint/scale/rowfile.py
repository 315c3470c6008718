"""Files of rows, packed: each line what a row is and its value. They are written under another name first, so that what is there
is whole."""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from lint import kinds
from lint.check.rulebook import Rulebook
from lint.core import rows
from lint.core.errors import SeedlintError
from lint.inputs.discover import shown


class ShardError(SeedlintError):
    """A shard or a range that could not be written, or is none."""


def row(what: str, value: object) -> bytes:
    """A line of such a file; raises `TypeError` for what cannot be written."""
    return f'["{what}",{rows.dumps(value)}]\n'.encode()


@contextmanager
def written(path: Path, lines: Iterable[bytes]) -> Iterator[Path]:
    """A new file with these lines beside a path, under another name; what is not renamed by the end goes."""
    new = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with new.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, 0) as out:
            cast("IO[bytes]", out).writelines(lines)
        with new.open("rb") as whole:
            os.fsync(whole.fileno())
        yield new
    finally:
        new.unlink(missing_ok=True)


def read(path: Path, book: Rulebook, again: str, start: bytes = b"") -> Iterator[tuple[str, object]]:
    """The rows of a file: what each is, and its value; of many those alone whose lines begin so.

    Raises `ShardError`, which says what to do `again`.
    """
    records = {record for rule in book.rules for record in kinds.named(rule.kind).Records}
    try:
        with gzip.open(path, "rb") as file:
            for line in file:
                if line.startswith(start):
                    what, value = rows.loads(b'["[]",' + line.strip()[1:], list, records)
                    yield what, value
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise ShardError(f"{shown(path)}: cannot be read ({error}); {again}") from None
