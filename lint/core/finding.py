"""Findings: the one record that rules produce and that reports, fixes, baselines and other programs consume."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from lint.core.rule import Confidence, Safety, Severity
from lint.core.text import ChunkOffset, Document
from lint.core.text import surplus as _surplus

NEIGHBOUR_CHARACTERS = 60
"""Code points kept of the line on either side of a finding: enough to show it and to find it again."""

_SHORT = 1_000
"""Code points that are looked through as quickly as their surplus is asked for."""

Origin = tuple[str, int | str | None, str | None]
"""A document's identity: path, record, field."""


class Edit(NamedTuple):
    """Replace the half-open code-point span `start:end` of the original text by `text`."""

    start: int
    end: int
    text: str


class Fix(NamedTuple):
    """Edits that belong together: applied whole or not at all.

    `safety`: `safe` (one reading is possible), `unsafe` (likely, a person should look), `suggest` (never applied by
    itself). `choices` are the alternatives when several corrections are equally good. `places` are the edits' spans, in
    the same order; empty where nobody knows the document (findings about the whole corpus).
    """

    safety: Safety
    edits: tuple[Edit, ...] = ()
    choices: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


class Region(NamedTuple):
    """Where a span stands in its file: 1-based lines and columns, end exclusive, columns in code points.

    `wider` turns the columns into those of UTF-16 units and UTF-8 bytes: what to add to `column` and `end_column` for
    the one, then for the other.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    wider: tuple[int, int, int, int] = (0, 0, 0, 0)

    @property
    def columns_utf16(self) -> tuple[int, int]:
        """Start and end column in UTF-16 code units (SARIF, LSP)."""
        return self.column + self.wider[0], self.end_column + self.wider[1]

    @property
    def columns_utf8(self) -> tuple[int, int]:
        """Start and end column in bytes of UTF-8 (rdjson)."""
        return self.column + self.wider[2], self.end_column + self.wider[3]


class Place(NamedTuple):
    """A span with everything a report needs to show it, so that nobody has to open the file again.

    Lines and columns are those of the file; of a record they are those of its field, and `region` is the place in the
    file where there is one (a Parquet file has no lines). `wider` is as in `Region`.
    """

    path: str
    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    found: str
    before: str = ""
    after: str = ""
    record: int | str | None = None
    field: str | None = None
    wider: tuple[int, int, int, int] = (0, 0, 0, 0)
    id: str | None = None
    region: Region | None = None

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Report order: path, record, field, position."""
        return order(self.origin, self.start, self.end)

    @classmethod
    def of(cls, document: Document, start: int, end: int) -> Place:
        """The place of `start:end` in `document`; `before` and `after` are its neighbours on the same line."""
        line, column = document.position(start)
        first = last = document.line_spans[line - 1]
        end_line, end_column = line, column + end - start
        if end > first[1]:
            end_line, end_column = document.position(end)
            last = document.line_spans[end_line - 1]
        text, past = document.text, document.past
        here = Region(line, column, end_line, end_column, _wider(document, first[0], start, last[0], end))
        region = None
        if document.map is not None:
            region = _in_file(document, start, end) if document.map.lines_before >= 0 else None
            if region is not None and document.record is None:
                here = region
        elif past.characters or past.lines:
            here = _after(here, past)
        return cls(
            document.path, past.characters + start, past.characters + end, here.line, here.column, here.end_line,
            here.end_column, text[start:end], text[max(first[0], start - NEIGHBOUR_CHARACTERS):start],
            text[end:max(end, min(last[1], end + NEIGHBOUR_CHARACTERS))], document.record, document.field, here.wider, document.id, region,
        )  # fmt: skip

    @classmethod
    def spot(cls, document: Document, start: int, end: int) -> Place:
        """A place of which only is known where it is found again: without lines, neighbours and regions, for tallies."""
        before = document.past.characters
        text = document.text[start:end]
        return cls(
            document.path, before + start, before + end, 0, 0, 0, 0, text, record=document.record, field=document.field
        )

    @property
    def is_spot(self) -> bool:
        """Whether it is not yet a whole place (see `spot`)."""
        return not self.line

    @property
    def origin(self) -> Origin:
        """Which document this is a place of."""
        return (self.path, self.record, self.field)

    def touches_line(self, line: int, column: int | None = None) -> bool:
        """Whether the place is on this line of its file (in this column), or in the record of this number where the file
        has no lines."""
        if self.record is not None and self.region is None:
            return self.record == line
        here = self.in_file
        if not here.line <= line <= here.end_line:
            return False
        return column is None or (here.line, here.column) <= (line, column) < (
            here.end_line,
            max(here.end_column, here.column + 1),
        )

    @property
    def identity(self) -> Origin:
        """Which document this is a place of, by the id of its record where it has one: rows may be put in between."""
        return (self.path, self.id if self.id is not None else self.record, self.field)

    @property
    def as_written(self) -> bool:
        """Whether the file holds the text as it reads: no record, no tags or escapes. New text can then be put there by
        whoever reads a report."""
        return self.region is None and self.record is None

    @property
    def address(self) -> str:
        """Where in its file the place is, for people: `12:5`, or `1234 [id-89] text:1:5` for record 1234."""
        spot = f"{self.line}:{self.column}"
        if self.record is None:
            return spot
        return f"{self.row} {self.field}:{spot}" if self.field else f"{self.row}:{spot}"

    @property
    def row(self) -> str:
        """The record of a place in one, by number and id: `1234 [id-89]`."""
        return f"{self.record} [{self.id}]" if self.id is not None else f"{self.record}"

    @property
    def in_file(self) -> Region:
        """Where the place is in the file; of a record in a file without lines, where it is in the field."""
        return self.region or Region(self.line, self.column, self.end_line, self.end_column, self.wider)


def _after(region: Region, past: ChunkOffset) -> Region:
    """A region of a portion in terms of its file."""
    first, last = past.column * (region.line == 1), past.column * (region.end_line == 1)
    return Region(
        past.lines + region.line, region.column + first, past.lines + region.end_line, region.end_column + last, region.wider
    )  # fmt: skip


def _in_file(document: Document, start: int, end: int) -> Region:
    """The place of a span in the file that its document was read from."""
    known = document.map
    assert known is not None
    low = known.raw_offset(start)
    high = known.raw_end(end) if end > start else low
    line, begin = known.line_of(low)
    end_line, end_begin = known.line_of(high)
    wider = (*_surplus(known.raw[begin:low]), *_surplus(known.raw[end_begin:high]))
    line, end_line = known.lines_before + line + 1, known.lines_before + end_line + 1
    return Region(line, low - begin + 1, end_line, high - end_begin + 1, (wider[0], wider[2], wider[1], wider[3]))


def _wider(document: Document, line: int, start: int, end_line: int, end: int) -> tuple[int, int, int, int]:
    text = document.text
    if text.isascii() or (end - line < _SHORT and text[line:start].isascii() and text[end_line:end].isascii()):
        return (0, 0, 0, 0)
    a16, a8 = document.surplus(line)
    b16, b8 = document.surplus(start)
    c16, c8 = (a16, a8) if end_line == line else document.surplus(end_line)
    d16, d8 = document.surplus(end)
    return (b16 - a16, d16 - c16, b8 - a8, d8 - c8)


class Finding(NamedTuple):
    """One defect at one place, self-contained: what every format and later program needs."""

    rule: str
    kind: str
    cls: str
    place: Place
    message: str
    severity: Severity
    confidence: Confidence
    evidence: tuple[str, ...] = ()
    fix: Fix | None = None
    related: tuple[Place, ...] = ()
    ignored: str = ""
    """Why a comment of the text asks to leave it; empty where none does."""

    @property
    def sort_key(self) -> tuple[object, ...]:
        """Order of all output: path, record, start, end, rule; then the rest, so that equal input gives equal bytes."""
        return (*self.place.sort_key, self.rule, self.message)

    @property
    def anchor(self) -> str:
        """Identity that survives edits elsewhere: rule, found text and neighbours on the line, never line numbers."""
        place = self.place
        parts: tuple[str, ...] = (self.rule, place.found, place.before[-24:], place.after[:24])
        if place.id is not None:  # the same slip in another record is another finding
            parts = (*parts, place.id, place.field or "")
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def to_dict(self) -> dict[str, object]:
        """The record of `--format json` and `jsonl`; keys and their order are stable."""
        p = self.place
        return {
            "rule": self.rule, "kind": self.kind, "class": self.cls,
            "path": p.path, "record": p.record, "field": p.field, "id": p.id,
            "start": p.start, "end": p.end, "line": p.line, "column": p.column,
            "end_line": p.end_line, "end_column": p.end_column,
            "found": p.found, "message": self.message, "severity": self.severity, "confidence": self.confidence,
            "evidence": list(self.evidence),
            "fix": self.fix and {
                "safety": self.fix.safety,
                "edits": [{"start": e.start, "end": e.end, "text": e.text} for e in self.fix.edits],
                "choices": list(self.fix.choices),
            },
            "related": [{"path": r.path, "line": r.line, "column": r.column, "found": r.found} for r in self.related],
            "before": p.before, "after": p.after, "anchor": self.anchor,
        }  # fmt: skip


def order(origin: Origin, start: int, end: int) -> tuple[object, ...]:
    """Report order: path, record, field, position."""
    path, record, field = origin
    return (path, _ordered(record), field or "", start, end)


def _ordered(record: int | str | None) -> tuple[int, int, str]:
    if record is None:
        return (0, 0, "")
    return (1, record, "") if isinstance(record, int) else (2, 0, record)


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Findings sorted as every report shows them, exact repeats dropped."""
    return sorted(dict.fromkeys(findings), key=lambda f: f.sort_key)
