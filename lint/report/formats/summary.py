"""The numbers of a run as JSON, without the findings: for programs, and for `report --previous` of a large corpus."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator

from lint.report.model import Report
from lint.report.summary import SourceCounts, Summary

SUFFIX = ".summary.json"


def render(report: Report) -> Iterator[str]:
    """One object (`schema` 1) with the key `summary`, as the format `json` has it beside the findings."""
    known = Summary.of(report.findings, report.documents, report.characters)
    yield json.dumps({"schema": 1, "summary": _numbers(known, report.hidden)}, ensure_ascii=False, indent=1) + "\n"


def _numbers(known: Summary, hidden: int) -> dict[str, object]:
    classes: Counter[str] = Counter()
    severities: Counter[str] = Counter()
    for rule in known.rules.values():
        classes[rule.cls] += rule.findings
    for (severity, _), n in known.levels.items():
        severities[severity] += n
    return {
        "documents": known.documents,
        "documents_with_findings": known.touched,
        "characters": known.characters,
        "findings": known.findings,
        "hidden": hidden,
        "fixable": sum(rule.outcomes["safe"] for rule in known.rules.values()),
        "by_severity": dict(sorted(severities.items())),
        "by_class": dict(sorted(classes.items())),
        "by_rule": {name: rule.findings for name, rule in sorted(known.rules.items())},
        "documents_by_rule": {name: rule.documents for name, rule in sorted(known.rules.items())},
        "by_field": {name: dict(sorted(rule.fields.items())) for name, rule in sorted(known.rules.items())},
        "by_source": {name: _source(source) for name, source in known.sources.items()},
        "other_sources": _source(known.others),
        "documents_by_findings": {str(load): n for load, n in sorted(known.loads.items())},
    }


def _source(source: SourceCounts) -> dict[str, int]:
    return {"findings": source.findings, "documents": source.documents, "errors": source.errors}
