"""CSV: each row is a record and each cell of a text column a text; quotes of a cell are kept, or added where needed.

The separator is the one of `,` `;` tab and `|` that parts the first rows into equally many cells. The first row is the
header when none of its cells is empty, a number or a sentence; a text column is named by it (`--text-field abstract`), or
by its number from 1. Without a name, columns called `text` or `content` are taken, else all; cells that are no running
text are then judged for broken characters alone. Rows are numbered from 1, the header not counted. A line break inside
quotes is part of its cell.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from lint.core import late
from lint.core.edits import joined
from lint.core.finding import Edit
from lint.core.text import SourceText
from lint.core.textmap import VERBATIM, WHOLE, Segment, TextMap
from lint.inputs import fields
from lint.inputs.format import Broken, Parsed, Reading, Style
from lint.inputs.formats import _fragment

SUFFIXES = (".csv",)
RECORDS = "rows"
"""Each row is a record; line ends inside quotes part no rows."""

SEPARATORS = ",;\t|"
MAX_CELL_CHARACTERS = 1_000_000
"""Characters of a cell within which its closing quotation mark is looked for."""
_SAMPLE = 20
"""Rows that are looked at for the separator."""
_NUMBER = late.re(r"[\s\d.,:;%€$£+/-]*\d[\s\d.,:;%€$£+/-]*")
_ENDS = "\r\n"
_END = late.re(r"\r\n|\n|\r")


class Cell(NamedTuple):
    """Where a cell stands in its row, with its quotation marks."""

    start: int
    end: int
    quoted: bool


def separator(head: str, default: str = ",") -> str:
    """The separator of a table that begins with these rows."""
    rows = [row for row in re.split(r"\r\n|\n|\r", head)[:_SAMPLE] if row.strip()]
    best, most = default, (0, 0)
    for sign in SEPARATORS:
        counts = [count for row in rows if (count := _count(row, sign))]
        if counts and counts[0] > 1:
            alike = sum(count == counts[0] for count in counts)
            if (alike, counts[0]) > most:
                best, most = sign, (alike, counts[0])
    return best


def _count(row: str, sign: str) -> int:
    """How many cells a row would have; 0 for a line that ends inside quotes."""
    try:
        return sum(1 for _ in cells(row, sign))
    except Broken:
        return 0


def cells(raw: str, sign: str, *, quotes: bool = True) -> Iterator[Cell]:
    """The cells of one row; raises `Broken` for a quotation mark that nothing closes, or text after a closing one."""
    end = len(raw.rstrip(_ENDS)) if not quotes or '"' not in raw else _row_end(raw)
    at = 0
    while True:
        if quotes and raw.startswith('"', at):
            close = _closing(raw, at)
            after = close + 1
            if after < end and raw[after] != sign:
                raise Broken("text after a closing quotation mark")
            yield Cell(at, after, True)
        else:
            after = raw.find(sign, at, end)
            after = end if after < 0 else after
            yield Cell(at, after, False)
        if after >= end:
            return
        at = after + 1


def _row_end(raw: str) -> int:
    end = len(raw)
    while end and raw[end - 1] in _ENDS:
        end -= 1
    return end


def _closing(raw: str, at: int, limit: int | None = None) -> int:
    close = raw.find('"', at + 1, limit)
    while close >= 0 and raw.startswith('"', close + 1):
        close = raw.find('"', close + 2, limit)
    if close < 0:
        raise Broken("a quotation mark that nothing closes")
    return close


def value(raw: str, cell: Cell) -> str:
    """What a cell holds."""
    return raw[cell.start + 1 : cell.end - 1].replace('""', '"') if cell.quoted else raw[cell.start : cell.end]


def header_of(first: str, sign: str, *, quotes: bool = True) -> list[str] | None:
    """The names of the columns, if the first row names them."""
    try:
        names = [value(first, cell).strip() for cell in cells(first, sign, quotes=quotes)]
    except Broken:
        return None
    if not all(names) and len([n for n in names if n]) < max(1, len(names) - 2):
        return None
    if any(_NUMBER.fullmatch(n) or len(n) > 60 or _fragment.is_prose(n) for n in names if n):
        return None
    return _distinct(names)


def _distinct(names: Sequence[str]) -> list[str]:
    out: list[str] = []
    for number, name in enumerate(names, 1):
        name = name or str(number)
        out.append(name if name not in out else f"{name}[{number}]")
    return out


class TableLayout(NamedTuple):
    """How a table is read: separator, whether quotation marks mean anything, and the names of its columns."""

    sign: str
    quotes: bool
    names: tuple[str, ...] | None
    first: str | None = None
    """The header, as it stands."""

    def name(self, index: int) -> str:
        """The name of a column."""
        return self.names[index] if self.names and index < len(self.names) else str(index + 1)


def table(head: str, asked: Reading) -> TableLayout:
    """How to read a table that begins with these rows."""
    return _table(head, asked.name.lower().endswith((".tsv", ".tab")))


@lru_cache(maxsize=8)
def _table(head: str, tabs: bool) -> TableLayout:
    sign = "\t" if tabs else separator(head)
    first = head[: _line_end(head, 0)].rstrip(_ENDS)
    names = header_of(first, sign, quotes=not tabs)
    return TableLayout(sign, not tabs, tuple(names) if names else None, first if names else None)


def record_end(text: str, at: int, asked: Reading, *, goes_on: bool = False) -> int:
    """Where the row ends that begins at `at`, with its line end; the end of the text where it may be after it, as the file
    `goes_on`. A row with a quotation mark that nothing closes within `MAX_CELL_CHARACTERS` characters ends with its line."""
    known = table(asked.header or text, asked)
    end = _line_end(text, at)
    if not known.quotes or text.find('"', at, end) < 0:
        return end
    cell = at
    while True:
        if text.startswith('"', cell):
            try:
                cell = _closing(text, cell, cell + MAX_CELL_CHARACTERS) + 1
            except Broken:
                return len(text) if goes_on and len(text) - cell < MAX_CELL_CHARACTERS else _line_end(text, at)
        stop = _line_end(text, cell)
        sign = text.find(known.sign, cell, stop)
        if sign < 0:
            return stop
        cell = sign + 1


def _line_end(text: str, at: int) -> int:
    match = _END.search(text, at)
    return match.end() if match else len(text)


def layout(asked: Reading) -> TableLayout:
    """How the first rows, `asked.header`, say that the table is read."""
    return table(asked.header, asked)


def first_number(asked: Reading) -> int:
    """The header has the number 0."""
    return 0 if table(asked.header, asked).names else 1


def fields_of(raw: str, asked: Reading) -> list[str]:
    """The names of the columns."""
    return list(table(asked.header or raw, asked).names or ())


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The texts of one row. `asked.header` holds the first rows of the table."""
    if not raw.strip():
        return
    known = table(asked.header or raw, asked)
    if known.first is not None and raw.rstrip(_ENDS) == known.first:
        return
    row = list(cells(raw, known.sign, quotes=known.quotes))
    by_name = {known.name(i): cell for i, cell in enumerate(row)}
    identity = by_name.get(asked.id_field)
    source = by_name.get(asked.source_field) if asked.source_field else None
    language = asked.target_language or fields.language_of(
        {n: value(raw, by_name[n]) for n in fields.LANGUAGE if n in by_name}
    )
    translated = SourceText(value(raw, source), asked.source_language or None, asked.source_field) if source else None
    for name, cell, named in _chosen(by_name, asked):
        if not named and name in (asked.id_field, asked.source_field):
            continue
        text = value(raw, cell)
        if text:
            yield Parsed(
                text, _map(raw, cell, len(text)), CellStyle(cell, known.sign, known.quotes), name,
                value(raw, identity) if identity else None, None, language, translated,
                named or _fragment.is_prose(text),
            )  # fmt: skip


def _chosen(by_name: dict[str, Cell], asked: Reading) -> Iterator[tuple[str, Cell, bool]]:
    names = asked.text_fields or tuple(n for n in fields.USUAL if n in by_name)[:1]
    if names:
        yield from ((name, by_name[name], True) for name in names if name in by_name)
    else:
        yield from ((name, cell, False) for name, cell in by_name.items())


def _map(raw: str, cell: Cell, length: int) -> TextMap:
    start, end = (cell.start + 1, cell.end - 1) if cell.quoted else (cell.start, cell.end)
    segments: list[Segment] = []
    at, size = start, 0
    if cell.quoted:
        double = raw.find('""', start, end)
        while double >= 0:
            if double > at:
                segments.append(Segment(size, at, double, VERBATIM))
                size += double - at
            segments.append(Segment(size, double, double + 2, WHOLE))
            size += 1
            at = double + 2
            double = raw.find('""', at, end)
    if at < end:
        segments.append(Segment(size, at, end, VERBATIM))
    return TextMap(raw, segments, length)


class CellStyle(Style):
    """New text in a cell: quotation marks are doubled in one that has them, and added around one that now needs them."""

    def __init__(self, cell: Cell, sign: str, quotes: bool) -> None:
        self.cell = cell
        self.sign = sign
        self.quotes = quotes

    def raw_edits(self, known: TextMap, text: str, edits: Sequence[Edit]) -> list[Edit]:
        """Edits of the raw row."""
        raw = super().raw_edits(known, text, edits)
        if self.cell.quoted:
            return [edit._replace(text=edit.text.replace('"', '""')) for edit in raw]
        if not self.quotes or not any(c in edit.text for edit in raw for c in (self.sign, '"', "\n", "\r")):
            return raw
        inner = [edit._replace(text=edit.text.replace('"', '""')) for edit in raw]
        inside = known.raw[self.cell.start : self.cell.end]
        taken = {at for edit in inner for at in range(edit.start, edit.end)}
        doubled = [
            Edit(self.cell.start + m.start(), self.cell.start + m.start(), '"')
            for m in re.finditer('"', inside)
            if self.cell.start + m.start() not in taken
        ]
        ends = [Edit(self.cell.start, self.cell.start, '"'), Edit(self.cell.end, self.cell.end, '"')]
        return joined([ends[0], *inner, *doubled, ends[1]])


def frame(raw: str, asked: Reading) -> object:
    """The row as the standard library reads it, without the cells that are texts."""
    known = table(asked.header or raw, asked)
    if known.quotes:
        rows = list(csv.reader(io.StringIO(raw, newline=""), delimiter=known.sign))
    else:
        rows = [raw.rstrip(_ENDS).split(known.sign)]
    texts = {parsed.field for parsed in read(raw, asked)}
    return [[None if known.name(i) in texts else cell for i, cell in enumerate(row)] for row in rows]
