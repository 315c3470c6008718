"""GitLab code quality: one JSON array, a fingerprint for each finding that survives edits elsewhere."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator

from lint.report.formats._record import message_of
from lint.report.model import Report

SUFFIX = ".gitlab.json"

_SEVERITIES = {"error": "major", "warning": "minor", "info": "info"}


def render(report: Report) -> Iterator[str]:
    """GitLab shows the description only, so it names the rule; fingerprints are unique in the file."""
    met: Counter[tuple[str, str]] = Counter()
    issues = []
    for finding in report.findings:
        p, here = finding.place, finding.place.in_file
        met[p.path, finding.anchor] += 1
        issues.append(
            {
                "description": f"{message_of(finding)} ({finding.rule})",
                "check_name": finding.rule,
                "fingerprint": _digest(p.path, finding.anchor, str(met[p.path, finding.anchor])),
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": p.path.removeprefix("./"),
                    "positions": {
                        "begin": {"line": here.line, "column": here.column},
                        "end": {"line": here.end_line, "column": here.end_column},
                    },
                },
            }
        )
    for failure in report.failures:
        issues.append(
            {
                "description": f"not checked: {failure.what}",
                "check_name": "seedlint",
                "fingerprint": _digest(failure.path, failure.what),
                "severity": "major",
                "location": {"path": failure.path.removeprefix("./"), "lines": {"begin": 1}},
            }
        )
    yield json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
