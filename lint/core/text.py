"""Documents as they stand: bytes to code points and back without loss, and positions for people.

Lines end at `\\r\\n`, `\\n` or `\\r` only. `str.splitlines` also breaks at form feeds, NEL and U+2028, which are
among the very characters that rules look for, and every line number would drift from git's.
"""

from __future__ import annotations

import bisect
import codecs
import dataclasses
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, Protocol

from lint.core import late
from lint.core.ignore import Ignore
from lint.core.textmap import TextMap

if TYPE_CHECKING:
    from lint.core.finding import Edit

_LINE_END = late.re(r"\r\n|\n|\r")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_STRIDE = 128
"""Code points between two marks of `Document.surplus`, so that a line of megabytes is not encoded for each finding."""


class Undecodable(ValueError):
    """The bytes are no text in the encoding they claim: seedlint reports the place and never guesses."""

    def __init__(self, encoding: str, offset: int) -> None:
        self.offset = offset
        super().__init__(f"not {encoding.upper()}: undecodable at byte {offset}")


class Coding(NamedTuple):
    """How a text was stored: its encoding and whether a byte-order mark stood in front (put back on writing)."""

    encoding: str = "utf-8"
    bom: bool = False


_PLAIN = Coding()


def decode(data: bytes) -> tuple[str, Coding]:
    """Strict UTF-8, or UTF-16 where a byte-order mark says so; raises `Undecodable`."""
    coding, skip = coding_of(data)
    try:
        return data[skip:].decode(coding.encoding), coding
    except UnicodeDecodeError as error:
        raise Undecodable(coding.encoding, skip + error.start) from None


def coding_of(data: bytes) -> tuple[Coding, int]:
    """How a file that begins with `data` is stored, and how many bytes its byte-order mark takes."""
    for mark, name in _BOMS:
        if data.startswith(mark):
            return Coding(name, True), len(mark)
    return _PLAIN, 0


def encode(text: str, coding: Coding) -> bytes:
    """The inverse of `decode`: `encode(*decode(data)) == data` for everything `decode` accepts."""
    mark = next(m for m, name in _BOMS if name == coding.encoding) if coding.bom else b""
    return mark + text.encode(coding.encoding)


class ChunkOffset(NamedTuple):
    """What of its file stands before a document that is a portion of it: code points, whole lines, and code points of
    the line that goes on."""

    characters: int = 0
    lines: int = 0
    column: int = 0

    def after(self, text: str) -> ChunkOffset:
        """The past of the portion that follows one with this text."""
        breaks = text.count("\n") + text.count("\r") - text.count("\r\n")
        column = len(text) - max(text.rfind("\n"), text.rfind("\r")) - 1
        return ChunkOffset(
            self.characters + len(text), self.lines + breaks, column if breaks else self.column + column
        )  # fmt: skip


_NO_PAST = ChunkOffset()


class SourceText(NamedTuple):
    """The text that a document translates, and its language where that is known."""

    text: str
    language: str | None = None
    field: str | None = None
    """What the field of the record is called that holds it."""
    path: str | None = None
    """The file that holds it; `None` where that is the document's own."""


class Elsewhere(NamedTuple):
    """What a part of a document is told of the whole: its habits, and the first places of what rules look for anywhere."""

    found: Mapping[tuple[tuple[str, ...], str | None], tuple[tuple[int, str], ...]]
    """By the words and the pattern of a clause: offset in the whole document, and text."""
    habits: Mapping[str, bool]
    """By name (`lint.structure.traits`)."""

    def around(self, start: int, end: int) -> tuple[object, ...]:
        """What stands before and after `start:end`, wherever that lies: all that the part there learns from it."""
        found = (
            (asked, tuple(text for at, text in places if at < start), tuple(text for at, text in places if at >= end))
            for asked, places in self.found.items()
        )
        return (tuple(self.habits.items()), *found)


class Style(Protocol):
    """How new text is written into the file of a document: each format has its own (`lint.inputs.format`)."""

    def raw_edits(self, known: TextMap, text: str, edits: Sequence[Edit]) -> Sequence[Edit]:
        """Edits of what `known` points into that make `edits` of the text; raises `Unwritable`."""


@dataclass(frozen=True)
class Document:
    """One text with an origin. Offsets everywhere are code points into `text`, which is never normalised.

    `map` says where the text stands in its file (`None`: it is the file, or what follows `past` in it). `language` is what the file declares, `source` the text that this one translates. What is no `prose` (a name,
    a label) is judged for its characters alone. `ignores` are what its file asks rules to leave.
    """

    text: str
    path: str = "-"
    record: int | str | None = None
    field: str | None = None
    coding: Coding = _PLAIN
    past: ChunkOffset = _NO_PAST
    id: str | None = None
    map: TextMap | None = None
    language: str | None = None
    source: SourceText | None = None
    prose: bool = True
    goes_on: bool = False
    """Whether the file goes on after it: it is a part of a text, and not the last."""
    ignores: tuple[Ignore, ...] = ()
    style: Style | None = dataclasses.field(default=None, compare=False)
    """How new text is written where the text has a map."""
    elsewhere: Elsewhere | None = dataclasses.field(default=None, compare=False)
    """What the whole document has, where this is a part of it and that is known."""

    @cached_property
    def line_spans(self) -> list[tuple[int, int]]:
        """Half-open spans of all lines, without their line ends; an empty text has one empty line."""
        spans, at = [], 0
        if "\r" not in self.text:  # nearly always: `split` is more than twice as fast
            for length in map(len, self.text.split("\n")):
                spans.append((at, at + length))
                at += length + 1
            return spans
        for end in _LINE_END.finditer(self.text):
            spans.append((at, end.start()))
            at = end.end()
        spans.append((at, len(self.text)))
        return spans

    @cached_property
    def line_starts(self) -> list[int]:
        """Where all lines begin."""
        return [start for start, _ in self.line_spans]

    def line_of(self, offset: int) -> int:
        """Index (from 0) of the line that holds `offset`."""
        return bisect.bisect_right(self.line_starts, offset) - 1

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column (in code points) of `offset`."""
        line = self.line_of(offset)
        return line + 1, offset - self.line_starts[line] + 1

    @cached_property
    def _surplus_marks(self) -> list[tuple[int, int]]:
        marks, utf16, utf8 = [(0, 0)], 0, 0
        for at in range(0, len(self.text), _STRIDE):
            more16, more8 = surplus(self.text[at : at + _STRIDE])
            utf16, utf8 = utf16 + more16, utf8 + more8
            marks.append((utf16, utf8))
        return marks

    def surplus(self, offset: int) -> tuple[int, int]:
        """How many more UTF-16 units, and UTF-8 bytes, than code points stand before `offset`: what turns an offset
        into those that other programs count in. Nothing to compute for ASCII texts."""
        if self.text.isascii():  # a flag of the string, not a scan
            return 0, 0
        mark = offset // _STRIDE
        utf16, utf8 = surplus(self.text[mark * _STRIDE : offset])
        return self._surplus_marks[mark][0] + utf16, self._surplus_marks[mark][1] + utf8

    def line_break(self, line: int) -> tuple[int, int]:
        """Span of the line end after line number `line` (from 0); empty after the last line."""
        end = self.line_spans[line][1]
        return end, self.line_starts[line + 1] if line + 1 < len(self.line_spans) else end


def surplus(text: str) -> tuple[int, int]:
    """How many more UTF-16 units, and UTF-8 bytes, than code points a text has."""
    if text.isascii():
        return 0, 0
    units = len(text.encode("utf-16-le", "surrogatepass")) // 2
    return units - len(text), len(text.encode("utf-8", "surrogatepass")) - len(text)


def sha256(data: bytes) -> str:
    """Hexadecimal digest, the identity of a file's bytes in ledgers and caches."""
    return hashlib.sha256(data).hexdigest()
