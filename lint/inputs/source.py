"""From bytes to documents: the one place where files are decoded and their texts taken out.

A file of records is cut into units of one record each; all other files are one unit. What cannot be read (a record that
is not of its format, bytes that are no text) becomes a failure with its line, and the rest goes on.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lint.core.errors import Failure, Skipped, UsageError
from lint.core.ignore import Ignore
from lint.core.text import ChunkOffset, Coding, Document, Undecodable, coding_of, decode
from lint.core.textmap import TextMap
from lint.inputs import containers, ignores
from lint.inputs.discover import SNIFF_BYTES, reason, shown
from lint.inputs.format import Broken, Format, Parsed, Reading, texts_of
from lint.inputs.reader import Door, Reader, named

HEAD_ROWS = 20
"""Rows of a table that tell how it is read."""


_USUAL = (
    "cp1252 cp1250 cp1251 cp1253 cp1254 cp1255 cp1256 cp1257 koi8_r gb18030 big5 shift_jis euc_jp euc_kr utf_16".split()
)
"""Encodings that old texts are in; the others of Python's are hardly ever right."""

_SAMPLE, _TELLING = 100_000, 64
"""Bytes that are looked at for a guess, and how many there must be."""


class Unit(NamedTuple):
    """A record, or a whole file: its decoded text, its number (0 for none), and the lines and code points before it."""

    raw: str
    number: int = 0
    lines: int = 0
    start: int = 0


Read = Document | Failure | Skipped


def documents_of(path: Path, data: bytes, reader: Reader, door: Door | None = None) -> Iterator[Read]:
    """The documents in the bytes of a file, and what could not be read of them."""
    opened = unpacked(path, data, door or reader.door(path, data[:SNIFF_BYTES]), reader)
    if isinstance(opened, Failure | Skipped):
        yield opened
        return
    door, inner = opened
    try:
        text, coding = decoded(path, inner, reader)
    except Undecodable as error:
        if not is_record_format(door.format):
            yield Failure(shown(path), f"{error}; {_guess(inner)}")
            return
        text, coding = inner.decode("utf-8", "surrogateescape"), Coding()
    yield from documents_in_text(path, text, coding, door, reader)


def unpacked(path: Path, data: bytes, door: Door, reader: Reader) -> tuple[Door, bytes] | Failure | Skipped:
    """How a file is read, and the bytes of its text."""
    if not door.format:
        return Failure(shown(path), door.reason) if door.failed else Skipped(shown(path), door.reason)
    if door.container:
        try:
            data = containers.container(door.container).unpack(data)
        except UsageError as error:
            return Failure(shown(path), str(error))
        except Exception as error:  # each library has its own
            return Failure(shown(path), f"cannot be unpacked: {error}")
    if not reader.encoding_of(path) and (why := reason(data[:SNIFF_BYTES])):
        return Skipped(shown(path), why)
    return door, data


def decoded(path: Path, data: bytes, reader: Reader) -> tuple[str, Coding]:
    """The text of a file; raises `Undecodable`, and `UsageError` for an encoding that nobody knows."""
    asked = reader.encoding_of(path)
    if not asked or coding_of(data)[0].bom:
        return decode(data)
    try:
        return data.decode(asked), Coding(asked)
    except UnicodeDecodeError as error:
        raise Undecodable(asked, error.start) from None
    except LookupError:
        raise UsageError(
            f"unknown encoding '{asked}'; names as Python has them: cp1252, latin-1, koi8-r, gb18030, shift_jis"
        ) from None


def _guess(data: bytes) -> str:
    """What to do about bytes that are no UTF-8; which encoding they look like is only ever said, never used."""
    from charset_normalizer import from_bytes  # for the message alone

    best = from_bytes(data[:_SAMPLE], cp_isolation=_USUAL).best() if len(data) >= _TELLING else None
    if best is None:
        return "convert it to UTF-8, or name its encoding: --encoding NAME (seedlint never guesses one)"
    return f"it looks like {best.encoding}: --encoding {best.encoding} reads it so, or convert it to UTF-8"


def documents_in_text(path: Path, text: str, coding: Coding, door: Door, reader: Reader) -> Iterator[Read]:
    """The documents in the decoded text of a file."""
    module = named(door.format)
    asked = reading_of(path, text, door, reader)
    met = sourced = False
    for unit in units(text, module, asked):
        for item in documents_in(path, unit, coding, module, asked, lines=door.container not in containers.TABLES):
            met, sourced = True, sourced or (isinstance(item, Document) and item.source is not None)
            yield item
    if not met:
        yield from missing_field(path, text, module, asked, asked.text_fields)
    if asked.source_field and not sourced:
        yield from missing_field(path, text, module, asked, (asked.source_field,))


def missing_field(path: Path, text: str, module: Format, asked: Reading, wanted: tuple[str, ...]) -> Iterator[Failure]:
    """What is wrong with a file of which no record has one of the fields that were asked for."""
    fields = getattr(module, "fields_of", None)
    names = fields(text, asked) if wanted and fields else []
    if names and not set(wanted) & set(names):
        told = " or ".join(f"'{name}'" for name in wanted)
        yield Failure(shown(path), f"no record has the field {told}; there are: {', '.join(names[:20])}")


def reading_of(path: Path, text: str, door: Door, reader: Reader) -> Reading:
    """How the units of a file are read: what was asked, its name, and the first rows of a table."""
    head = head_of(text) if getattr(named(door.format), "RECORDS", "") else ""
    return dataclasses.replace(reader.reading, name=bare(path), header=head)


def bare(path: Path) -> str:
    """The name of the file that a container holds, or of the file itself."""
    packed = containers.suffix_of(path.name)
    return path.name[: -len(packed)] if packed else path.name


def head_of(text: str) -> str:
    """The first rows of a table."""
    end = 0
    for _ in range(HEAD_ROWS):
        after = text.find("\n", end, end + 100_000)
        if after < 0:
            return text[: end or 100_000]
        end = after + 1
    return text[:end]


def is_record_format(name: str) -> bool:
    """Whether a format has many records, each of which can be read alone."""
    return bool(getattr(named(name), "RECORDS", ""))


def units(text: str, module: Format, asked: Reading, number: int = 0, lines: int = 0, start: int = 0) -> Iterator[Unit]:
    """The units of a text; `number`, `lines` and `start` are what stands before it in its file."""
    sort = getattr(module, "RECORDS", "")
    if not sort:
        yield Unit(text, 0, lines, start)
        return
    number = number or first_number(module, asked)
    for raw in _records(text, sort, module, asked):
        yield Unit(raw, number, lines, start)
        number, start = number + 1, start + len(raw)
        lines += raw.count("\n") if sort == "rows" else 1


def first_number(module: Format, asked: Reading) -> int:
    """The number of the first unit of a file."""
    numbered = getattr(module, "first_number", None)
    return numbered(asked) if numbered else 1


def _records(text: str, sort: str, module: Format, asked: Reading) -> Iterator[str]:
    at = 0
    ends = getattr(module, "record_end", None) if sort == "rows" else None
    while at < len(text):
        end = ends(text, at, asked) if ends else text.find("\n", at) + 1 or len(text)
        yield text[at:end]
        at = end


def documents_in(
    path: Path, unit: Unit, coding: Coding, module: Format, asked: Reading, *, lines: bool = True
) -> Iterator[Document | Failure]:
    """The documents of one unit. `lines` says whether the lines of the text are those of the file."""
    try:
        unit.raw.encode("utf-8")
    except UnicodeEncodeError:
        yield Failure(shown(path), "not UTF-8; left out", unit.lines + 1)
        return
    asks = ignores.MARK in unit.raw
    try:
        for parsed in texts_of(module, unit.raw, asked):
            asking = _ignores(unit.raw, module, parsed.known) if asks else ()
            yield document_of(path, unit, coding, parsed, lines=lines, asking=asking)
    except Broken as error:
        yield Failure(shown(path), str(error), unit.lines + error.line + 1)


def _ignores(raw: str, module: Format, known: TextMap | None) -> tuple[Ignore, ...]:
    """What a file asks rules to leave, in the comments of its format; nothing where that has none."""
    comments: tuple[tuple[str, str], ...] = getattr(module, "COMMENTS", ())
    return ignores.ignores_in(raw, comments, known, markdown=getattr(module, "FRONT_MATTER", False)) if comments else ()


def document_of(
    path: Path, unit: Unit, coding: Coding, parsed: Parsed, *, lines: bool = True, asking: tuple[Ignore, ...] = ()
) -> Document:
    """The document of one text."""
    if parsed.known is not None:
        parsed.known.lines_before = unit.lines if lines else -1
    return Document(
        parsed.text, _shown(path), parsed.record or unit.number or None, parsed.field, coding, ChunkOffset(), parsed.id, parsed.known,
        parsed.language, parsed.source, parsed.prose, ignores=asking, style=parsed.style,
    )  # fmt: skip


@lru_cache(maxsize=64)
def _shown(path: Path) -> str:
    return shown(path)


def only_documents(read: Iterable[Read]) -> tuple[list[Document], list[Failure], list[Skipped]]:
    """What was read, sorted out."""
    documents: list[Document] = []
    failures: list[Failure] = []
    skipped: list[Skipped] = []
    for item in read:
        if isinstance(item, Document):
            documents.append(item)
        elif isinstance(item, Failure):
            failures.append(item)
        else:
            skipped.append(item)
    return documents, failures, skipped
