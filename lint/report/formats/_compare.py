"""A report against an earlier one: what is new, what is as before, what is gone."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from lint.core.errors import UsageError
from lint.core.finding import Finding

Records = Sequence[Mapping[str, object]]
"""Findings as JSON has them."""


def compared(findings: Sequence[Finding], previous: Records | None) -> tuple[list[str], list[dict[str, object]]]:
    """For each finding whether it is `new` or `same` since the last report, and what is gone; by anchor and path."""
    if previous is None:
        return [""] * len(findings), []
    before = Counter((str(f.get("path")), str(f.get("anchor"))) for f in previous)
    states = []
    for finding in findings:
        key = (finding.place.path, finding.anchor)
        states.append("same" if before[key] > 0 else "new")
        before[key] -= 1
    gone = []
    for record in previous:
        key = (str(record.get("path")), str(record.get("anchor")))
        if before[key] > 0:
            before[key] -= 1
            gone.append({k: record.get(k) for k in ("path", "line", "column", "rule", "found", "message", "severity")})
    return states, gone


class Earlier(NamedTuple):
    """What a report held: its findings, none where it has only numbers, and these."""

    findings: Records | None
    summary: Mapping[str, object]


def read_report(path: Path) -> Earlier:
    """A report in the format `json` or `summary`; raises `UsageError` where it is none."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path.as_posix()}: cannot be read: {error.strerror or error}") from None
    except ValueError as error:
        raise UsageError(f"{path.as_posix()}: no JSON report: {error}") from None
    findings, summary = (data.get("findings"), data.get("summary")) if isinstance(data, Mapping) else (None, None)
    listed = isinstance(findings, list) and all(isinstance(f, Mapping) for f in findings)
    if not isinstance(summary, Mapping) or not (listed or findings is None):
        raise UsageError(f"{path.as_posix()}: no report of seedlint (neither findings nor a summary)")
    return Earlier(findings, summary)
