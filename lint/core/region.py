"""Where a span stands in its file, as other programs want to be told: lines, columns in three units, offsets."""

from __future__ import annotations

from typing import NamedTuple

from lint.core.text import ChunkOffset, Document, surplus

_SHORT = 1_000
"""Code points that are looked through as quickly as their surplus is asked for."""


class Region(NamedTuple):
    """Where a span stands in its file: 1-based lines and columns, end exclusive, columns in code points.

    `wider` turns the columns into those of UTF-16 units and UTF-8 bytes: what to add to `column` and `end_column` for
    the one, then for the other. `start` and `end` are code points of what the text's map points into: the file, or the
    record.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    wider: tuple[int, int, int, int] = (0, 0, 0, 0)
    start: int = 0
    end: int = 0

    @property
    def columns_utf16(self) -> tuple[int, int]:
        """Start and end column in UTF-16 code units (SARIF, LSP)."""
        return self.column + self.wider[0], self.end_column + self.wider[1]

    @property
    def columns_utf8(self) -> tuple[int, int]:
        """Start and end column in bytes of UTF-8 (rdjson)."""
        return self.column + self.wider[2], self.end_column + self.wider[3]

    def after(self, past: ChunkOffset) -> Region:
        """A region of a portion in terms of its file."""
        first, last = past.column * (self.line == 1), past.column * (self.end_line == 1)
        return self._replace(
            line=past.lines + self.line, column=self.column + first,
            end_line=past.lines + self.end_line, end_column=self.end_column + last,
        )  # fmt: skip


def in_text(document: Document, start: int, end: int) -> tuple[Region, tuple[int, int], tuple[int, int]]:
    """The place of a span in the text of its document, and its first and last line."""
    line, column = document.position(start)
    first = last = document.line_spans[line - 1]
    end_line, end_column = line, column + end - start
    if end > first[1]:
        end_line, end_column = document.position(end)
        last = document.line_spans[end_line - 1]
    wider = _wider(document, first[0], start, last[0], end)
    return Region(line, column, end_line, end_column, wider, start, end), first, last


def in_file(document: Document, start: int, end: int) -> Region | None:
    """The place of a span in the file that its document was read from; `None` where the text is the file, or this has no
    lines."""
    known = document.map
    if known is None or known.lines_before < 0:
        return None
    low = known.raw_offset(start)
    high = known.raw_end(end) if end > start else low
    line, begin = known.line_of(low)
    end_line, end_begin = known.line_of(high)
    wider = (*surplus(known.raw[begin:low]), *surplus(known.raw[end_begin:high]))
    before = known.characters_before
    return Region(
        known.lines_before + line + 1, low - begin + 1, known.lines_before + end_line + 1, high - end_begin + 1,
        (wider[0], wider[2], wider[1], wider[3]), before + low, before + high,
    )  # fmt: skip


def _wider(document: Document, line: int, start: int, end_line: int, end: int) -> tuple[int, int, int, int]:
    text = document.text
    if text.isascii() or (end - line < _SHORT and text[line:start].isascii() and text[end_line:end].isascii()):
        return (0, 0, 0, 0)
    a16, a8 = document.surplus(line)
    b16, b8 = document.surplus(start)
    c16, c8 = (a16, a8) if end_line == line else document.surplus(end_line)
    d16, d8 = document.surplus(end)
    return (b16 - a16, d16 - c16, b8 - a8, d8 - c8)
