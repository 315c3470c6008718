"""Findings: the one record that rules produce and that reports, fixes, baselines and other programs consume."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from lint.core.region import Region, in_file, in_text
from lint.core.rule import Confidence, Safety, Severity
from lint.core.text import Document

NEIGHBOUR_CHARACTERS = 60
"""Code points kept of the line on either side of a finding: enough to show it and to find it again."""

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
    the same order; empty where nobody knows the document (findings about the whole corpus). `written` are the edits of the
    file that make those of the text, where it does not hold the text as it reads (tags, escapes): empty where none can be
    made there, `None` where nobody asked.
    """

    safety: Safety
    edits: tuple[Edit, ...] = ()
    choices: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    written: tuple[Edit, ...] | None = None


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
        here, first, last = in_text(document, start, end)
        text, past, region = document.text, document.past, in_file(document, start, end)
        if region is not None and document.record is None:
            here = region
        elif past.characters or past.lines:
            here = here.after(past)
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
    def offsets(self) -> tuple[int, int]:
        """The span in code points of what `line` and `column` count in: of the decoded file, of a record of its field."""
        return (self.start, self.end) if self.region is None or self.record is not None else self.region[-2:]

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
        start, end = p.offsets
        return {
            "rule": self.rule, "kind": self.kind, "class": self.cls,
            "path": p.path, "record": p.record, "field": p.field, "id": p.id,
            "start": start, "end": end, "line": p.line, "column": p.column,
            "end_line": p.end_line, "end_column": p.end_column,
            "found": p.found, "message": self.message, "severity": self.severity, "confidence": self.confidence,
            "evidence": list(self.evidence),
            "fix": self.fix and self._told(self.fix),
            "related": [{"path": r.path, "line": r.line, "column": r.column, "found": r.found} for r in self.related],
            "before": p.before, "after": p.after, "anchor": self.anchor,
        }  # fmt: skip

    def _told(self, fix: Fix) -> dict[str, object]:
        """A fix in terms of what `offsets` count in; what cannot be written there is a choice for a person."""
        edits, choices = fix.edits, fix.choices
        if self.place.region is not None and self.place.record is None:
            edits = fix.written or ()
            if fix.edits and not edits and not choices:
                choices = (self.corrected,)
        return {
            "safety": fix.safety,
            "edits": [{"start": e.start, "end": e.end, "text": e.text} for e in edits],
            "choices": list(choices),
        }

    @property
    def corrected(self) -> str:
        """What stands in the place of the found text after the fix; edits that reach outside of it count in full."""
        place, out = self.place, list[str]()
        at = place.start
        for edit in sorted(self.fix.edits if self.fix else ()):
            if edit.start <= place.end and edit.end >= place.start:
                out += (place.found[at - place.start : max(edit.start - place.start, 0)], edit.text)
                at = max(at, edit.end)
        return "".join((*out, place.found[at - place.start :]))


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
