"""GitHub annotations: `::error file=…::message`, the worst first, escaped so that hostile text starts no command."""

from __future__ import annotations

from collections.abc import Iterator

from lint.reporters import Report
from lint.rule import SEVERITIES

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render(report: Report) -> Iterator[str]:
    """One workflow command a finding; GitHub shows ten of a level a step, so the worst come first."""
    for finding in sorted(report.findings, key=lambda f: (-SEVERITIES.index(f.severity), f.sort_key)):
        p = finding.place
        where = f"line={p.line},endLine={p.end_line}"
        if p.line == p.end_line:
            where += f",col={p.column},endColumn={p.end_column}"
        yield f"::{_LEVELS[finding.severity]} title={_property(finding.rule)},file={_property(p.path)},{where}::{_data(finding.message)}\n"
    for failure in report.failures:
        yield f"::error title=seedlint,file={_property(failure.path)}::{_data(failure.what)}\n"
