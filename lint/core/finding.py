"""Findings: the one record that rules produce and that reports, fixes, baselines and other programs consume."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, NamedTuple

from lint.core.text import Document

NEIGHBOUR = 60
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

    safety: str
    edits: tuple[Edit, ...] = ()
    choices: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()


class Place(NamedTuple):
    """A span with everything a report needs to show it, so that nobody has to open the file again.

    `wider` turns the columns into those of UTF-16 units and UTF-8 bytes: what to add to `column` and `end_column` for
    the one, then for the other.
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

    @property
    def sort_key(self) -> tuple[Any, ...]:
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
        past = document.past
        return cls(
            document.path, past.characters + start, past.characters + end, past.lines + line,
            column + past.column * (line == 1), past.lines + end_line, end_column + past.column * (end_line == 1),
            document.text[start:end],
            document.text[max(first[0], start - NEIGHBOUR):start], document.text[end:max(end, min(last[1], end + NEIGHBOUR))],
            document.record, document.field, _wider(document, first[0], start, last[0], end),
        )  # fmt: skip

    @property
    def origin(self) -> Origin:
        """Which document this is a place of."""
        return (self.path, self.record, self.field)

    @property
    def columns_utf16(self) -> tuple[int, int]:
        """Start and end column in UTF-16 code units (SARIF, LSP)."""
        return self.column + self.wider[0], self.end_column + self.wider[1]

    @property
    def columns_utf8(self) -> tuple[int, int]:
        """Start and end column in bytes of UTF-8 (rdjson)."""
        return self.column + self.wider[2], self.end_column + self.wider[3]


def _wider(document: Document, line: int, start: int, end_line: int, end: int) -> tuple[int, int, int, int]:
    text = document.text
    if text.isascii() or (end - line < _SHORT and text[line:start].isascii() and text[end_line:end].isascii()):
        return (0, 0, 0, 0)
    (a16, a8), (b16, b8), (c16, c8), (d16, d8) = map(document.surplus, (line, start, end_line, end))
    return (b16 - a16, d16 - c16, b8 - a8, d8 - c8)


class Finding(NamedTuple):
    """One defect at one place, self-contained (see CONTRACT: the JSON of a finding)."""

    rule: str
    kind: str
    cls: str
    place: Place
    message: str
    severity: str
    confidence: str
    evidence: tuple[str, ...] = ()
    fix: Fix | None = None
    related: tuple[Place, ...] = ()

    @property
    def sort_key(self) -> tuple[Any, ...]:
        """Order of all output: path, record, start, end, rule; then the rest, so that equal input gives equal bytes."""
        return (*self.place.sort_key, self.rule, self.message)

    @property
    def anchor(self) -> str:
        """Identity that survives edits elsewhere: rule, found text and neighbours on the line, never line numbers."""
        parts = (self.rule, self.place.found, self.place.before[-24:], self.place.after[:24])
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def to_dict(self) -> dict[str, Any]:
        """The record of `--format json` and `jsonl`, keys in the order of the contract."""
        p = self.place
        return {
            "rule": self.rule, "kind": self.kind, "class": self.cls,
            "path": p.path, "record": p.record, "field": p.field,
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


def order(origin: Origin, start: int, end: int) -> tuple[Any, ...]:
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
