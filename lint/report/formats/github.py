"""GitHub annotations: `::error file=…::message`, the worst first, escaped so that hostile text starts no command.

GitHub shows ten of a level a step and cuts the rest silently, so the whole table also goes to the step's summary
(the file that `GITHUB_STEP_SUMMARY` names) when there is one.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from lint.report.formats._quote import code, markdown, visible
from lint.report.formats._record import message_of
from lint.report.model import Report, worst_first

SUMMARY = 1_000_000
"""Bytes put into the step's summary; GitHub rejects one above 1 MiB."""

_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render(report: Report) -> Iterator[str]:
    """One workflow command a finding, what could not be checked first."""
    for failure in report.failures:
        line = f",line={failure.line}" if failure.line else ""
        yield f"::error title=seedlint,file={_property(failure.path)}{line}::{_data(failure.what)}\n"
    for finding in worst_first(report.findings):
        p = finding.place
        here = p.in_file
        where = f"line={here.line},endLine={here.end_line}"
        if here.line == here.end_line:  # columns of two lines would be taken for columns of the first
            where += f",col={here.column},endColumn={here.end_column}"
        title, file = _property(finding.rule), _property(p.path)
        yield f"::{_LEVELS[finding.severity]} title={title},file={file},{where}::{_data(message_of(finding))}\n"
    target = os.environ.get("GITHUB_STEP_SUMMARY")
    if target:
        with Path(target).open("a", encoding="utf-8") as file_:
            file_.write(summary(report))


def summary(report: Report) -> str:
    """All findings as a Markdown table, the worst first, cut where GitHub's limit is."""
    n = len(report.findings)
    head = (
        f"### seedlint: {n} finding{'s' * (n != 1)} in {report.documents} document{'s' * (report.documents != 1)}\n\n"
    )
    rows = [head, *(f"- not checked: {code(f.path)}: {markdown(f.what)}\n" for f in report.failures)]
    if n:
        rows.append("\n| severity | place | message | rule |\n|---|---|---|---|\n")
    size = sum(len(row.encode()) for row in rows)
    for i, finding in enumerate(worst_first(report.findings)):
        p = finding.place
        row = f"| {finding.severity} | {code(p.path)} {markdown(p.address)} | {markdown(finding.message)} | `{finding.rule}` |\n"
        size += len(row.encode())
        if size > SUMMARY:
            return "".join(rows) + f"\n{n - i} more are not shown here.\n"
        rows.append(row)
    return "".join(rows) + "\n"
