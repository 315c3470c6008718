"""Documents as they stand: bytes to code points and back without loss, and positions for people.

Lines end at `\\r\\n`, `\\n` or `\\r` only. `str.splitlines` also breaks at form feeds, NEL and U+2028, which are
among the very characters that rules look for, and every line number would drift from git's.
"""

from __future__ import annotations

import bisect
import codecs
import hashlib
import re
from dataclasses import dataclass
from functools import cached_property

_LINE_END = re.compile(r"\r\n|\n|\r")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Undecodable(ValueError):
    """The bytes are no text in the encoding they claim: seedlint reports the place and never guesses."""

    def __init__(self, encoding: str, offset: int) -> None:
        self.offset = offset
        super().__init__(f"not {encoding.upper()}: undecodable at byte {offset}")


@dataclass(frozen=True, slots=True)
class Coding:
    """How a text was stored: its encoding and whether a byte-order mark stood in front (put back on writing)."""

    encoding: str = "utf-8"
    bom: bool = False


def decode(data: bytes) -> tuple[str, Coding]:
    """Strict UTF-8, or UTF-16 where a byte-order mark says so; raises `Undecodable`."""
    encoding, skip = "utf-8", 0
    for mark, name in _BOMS:
        if data.startswith(mark):
            encoding, skip = name, len(mark)
            break
    try:
        return data[skip:].decode(encoding), Coding(encoding, bool(skip))
    except UnicodeDecodeError as error:
        raise Undecodable(encoding, skip + error.start) from None


def encode(text: str, coding: Coding) -> bytes:
    """The inverse of `decode`: `encode(*decode(data)) == data` for everything `decode` accepts."""
    mark = next(m for m, name in _BOMS if name == coding.encoding) if coding.bom else b""
    return mark + text.encode(coding.encoding)


@dataclass(frozen=True)
class Document:
    """One text with an origin. Offsets everywhere are code points into `text`, which is never normalised."""

    text: str
    path: str = "-"
    record: int | str | None = None
    field: str | None = None
    coding: Coding = Coding()

    @cached_property
    def line_spans(self) -> list[tuple[int, int]]:
        """Half-open spans of all lines, without their line ends; an empty text has one empty line."""
        spans, at = [], 0
        for end in _LINE_END.finditer(self.text):
            spans.append((at, end.start()))
            at = end.end()
        spans.append((at, len(self.text)))
        return spans

    @cached_property
    def _line_starts(self) -> list[int]:
        return [start for start, _ in self.line_spans]

    def line_of(self, offset: int) -> int:
        """Index (from 0) of the line that holds `offset`."""
        return bisect.bisect_right(self._line_starts, offset) - 1

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column (in code points) of `offset`."""
        line = self.line_of(offset)
        return line + 1, offset - self._line_starts[line] + 1

    def line_break(self, line: int) -> tuple[int, int]:
        """Span of the line end after line number `line` (from 0); empty after the last line."""
        end = self.line_spans[line][1]
        return end, self._line_starts[line + 1] if line + 1 < len(self.line_spans) else end


def sha256(data: bytes) -> str:
    """Hexadecimal digest, the identity of a file's bytes in ledgers and caches."""
    return hashlib.sha256(data).hexdigest()
