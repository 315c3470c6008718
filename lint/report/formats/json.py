"""JSON: one object with all findings, failures and a summary (`schema` 1)."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from lint.report.model import Report


def summary(report: Report) -> dict[str, Any]:
    """Counts of a run, as in every report."""
    findings = report.findings
    return {
        "documents": report.documents,
        "characters": report.characters,
        "findings": len(findings),
        "hidden": report.hidden,
        "fixable": sum(f.fix is not None and f.fix.safety == "safe" and bool(f.fix.edits) for f in findings),
        "by_severity": dict(sorted(Counter(f.severity for f in findings).items())),
        "by_class": dict(sorted(Counter(f.cls for f in findings).items())),
        "by_rule": dict(sorted(Counter(f.rule for f in findings).items())),
        "by_file": dict(sorted(Counter(f.place.path for f in findings).items())),
    }


def render(report: Report) -> Iterator[str]:
    """The whole run as one JSON object."""
    data = {
        "schema": 1,
        "findings": [],
        "failures": [{"path": f.path, "what": f.what, **({"line": f.line} if f.line else {})} for f in report.failures],
        "summary": summary(report),
    }
    head, tail = _dumped(data).split("[]", 1)
    yield head + "["
    for i, finding in enumerate(report.findings):  # one by one: together they may be more than memory holds
        yield ",\n  " * bool(i) + "\n  " * (not i) + _dumped(finding.to_dict()).replace("\n", "\n  ")
    yield "\n " * bool(report.findings) + "]" + tail + "\n"


def _dumped(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1)
