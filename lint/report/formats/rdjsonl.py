"""reviewdog's diagnostic format, one Diagnostic a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lint.report.formats.rdjson import diagnostics
from lint.report.model import Report


def render(report: Report) -> Iterator[str]:
    """One line a finding; the source is said in each."""
    for diagnostic in diagnostics(report):
        yield json.dumps({**diagnostic, "source": {"name": "seedlint"}}, ensure_ascii=False) + "\n"
