"""CSV for spreadsheets: one finding a row, and no cell that a spreadsheet would run as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from lint.report.formats._passage import outcome, shortened
from lint.report.formats._quote import csv_cell
from lint.report.model import Report

COLUMNS = (
    "path", "record", "id", "field", "line", "column", "severity", "confidence", "class", "rule", "found", "correction",
    "safety", "outcome", "message", "evidence", "before", "after", "anchor",
)  # fmt: skip

CELL = 2_000
"""Code points of a document's text in a cell; spreadsheets take some 32,000."""


def render(report: Report) -> Iterator[str]:
    """A header, a row a finding, and a row of severity `failure` for what could not be checked."""
    yield _row(COLUMNS)
    for failure in report.failures:
        yield _row(
            [
                failure.path,
                "",
                "",
                "",
                failure.line or "",
                "",
                "failure",
                "",
                "",
                "",
                "",
                "",
                "",
                "",
                failure.what,
                "",
                "",
                "",
                "",
            ]
        )
    for finding in report.findings:
        p, fix = finding.place, finding.fix
        new = "" if fix is None else " … ".join(e.text for e in fix.edits) or " | ".join(fix.choices)
        if fix is not None and fix.edits and not new:
            new = "(delete)"
        yield _row(
            [
                p.path, p.record, p.id, p.field, p.line, p.column, finding.severity, finding.confidence, finding.cls,
                finding.rule, shortened(p.found, CELL), shortened(new, CELL), fix and fix.safety, outcome(finding), finding.message,
                "; ".join(finding.evidence), p.before, p.after, finding.anchor,
            ]
        )  # fmt: skip


def _row(cells: Iterable[object]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(csv_cell("" if c is None else str(c)) for c in cells)
    return out.getvalue()
