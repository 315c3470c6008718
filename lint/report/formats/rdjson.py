"""reviewdog's diagnostic format as one object; columns are bytes of UTF-8, and corrections come as suggestions."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lint.core.errors import Failure
from lint.core.finding import Finding, Place
from lint.report.formats._passage import shortened
from lint.report.formats._record import message_of
from lint.report.model import Report

_SEVERITIES = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: Report) -> Iterator[str]:
    """The whole run as a DiagnosticResult."""
    data = {"source": {"name": "seedlint"}, "diagnostics": list(diagnostics(report))}
    yield json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def diagnostics(report: Report) -> Iterator[dict[str, object]]:
    """A Diagnostic for each finding and each failure."""
    yield from map(_failure, report.failures)
    yield from map(_diagnostic, report.findings)


def _failure(failure: Failure) -> dict[str, object]:
    return {"message": f"not checked: {failure.what}", "location": {"path": failure.path}, "severity": "ERROR"}


def _diagnostic(finding: Finding) -> dict[str, object]:
    message = message_of(finding)
    if finding.evidence:
        message += " (because " + "; ".join(finding.evidence) + ")"
    out: dict[str, object] = {
        "message": message,
        "location": _location(finding.place),
        "severity": _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    fix = finding.fix
    if fix is not None and finding.place.as_written:
        changes = [(finding.place, choice) for choice in fix.choices]
        if len(fix.edits) == len(fix.places) == 1:  # suggestions are alternatives: several edits together can't be said
            changes = [(fix.places[0], fix.edits[0].text)]
        if changes:
            out["suggestions"] = [{"range": _range(place), "text": text} for place, text in changes]
    if finding.related:
        out["related_locations"] = [
            {"message": shortened(r.found, 200), "location": _location(r)} for r in finding.related
        ]
    return out


def _location(place: Place) -> dict[str, object]:
    return {"path": place.path, "range": _range(place)}


def _range(place: Place) -> dict[str, object]:
    region = place.in_file
    start, end = region.columns_utf8
    return {"start": {"line": region.line, "column": start}, "end": {"line": region.end_line, "column": end}}
