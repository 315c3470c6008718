"""JSON Lines: one finding a line, with the keys of `Finding.to_dict`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lint.report.model import Report


def render(report: Report) -> Iterator[str]:
    """One line a finding; failures are said on standard error by the command line."""
    for finding in report.findings:
        yield json.dumps(finding.to_dict(), ensure_ascii=False, separators=(", ", ": ")) + "\n"
