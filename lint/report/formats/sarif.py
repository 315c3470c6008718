"""SARIF 2.1.0, as GitHub code scanning and editors read it.

GitHub wants more than the schema: every rule with help, four numbers a region, relative percent-encoded URIs, a line
hash, and at most 25,000 results a run; columns count UTF-16 units.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from urllib.parse import quote

from lint.core import late
from lint.core.about import home
from lint.core.finding import Finding, Place
from lint.core.rule import Rule
from lint.report.formats._line_hash import line_hashes
from lint.report.formats._passage import shortened
from lint.report.model import Report, worst_first

TEXTS = True
RESULTS = 25_000
"""Results that GitHub takes in one run; more, and it rejects the whole file."""
RELATED = 100
"""Related places that GitHub shows with a result."""

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
_PROBLEMS = {"error": "error", "warning": "warning", "info": "recommendation"}
_DESCRIPTION = 1024
"""Characters of the longest description of a rule that GitHub takes."""
_Text = tuple[str, int | str | None, str | None]
"""A text by its path, record and field."""
_SHOWN = 200
"""Code points of a document's text repeated in words."""
_PLACEHOLDER = late.re(r"\{\w+\}")
_LINK = late.re(r"\[(?=[^\]]*\]\()")


def render(report: Report) -> Iterator[str]:
    """One run with all rules in force, so that an alert closes when its rule falls silent."""
    findings = worst_first(report.findings)[:RESULTS]
    rules = {rule.name: i for i, rule in enumerate(report.rules)}
    hashes = {origin: line_hashes(document.text) for origin, document in report.texts.items()}
    cut = len(report.findings) - len(findings)
    notes = [{"level": "error", "message": {"text": str(f)}} for f in report.failures]
    if cut:
        text = f"{cut} more findings are left out: GitHub takes {RESULTS} results a run"
        notes.append({"level": "warning", "message": {"text": text}})
    run = {
        "columnKind": "utf16CodeUnits",
        "automationDetails": {"id": "seedlint/"},
        "tool": {
            "driver": {
                "name": "seedlint",
                "semanticVersion": version("seedlint"),
                **({"informationUri": address} if (address := home()) else {}),
                "rules": [_rule(rule) for rule in report.rules],
            }
        },
        "invocations": [{"executionSuccessful": not report.failures, "toolExecutionNotifications": notes}],
        "results": [_result(f, rules, hashes) for f in findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    yield json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    why = rule.why or rule.message
    return {
        "id": rule.name,
        "shortDescription": {"text": _PLACEHOLDER.sub("…", rule.message)[:_DESCRIPTION]},
        "fullDescription": {"text": why[:_DESCRIPTION]},
        "help": {"text": f"{why}\n\nSource: {rule.source}\n\nseedlint explain {rule.name}"},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "precision": rule.confidence,
            "problem.severity": _PROBLEMS[rule.severity],
            "tags": list(dict.fromkeys((rule.cls, rule.kind, *rule.tags)))[:20],
        },
    }


def _result(finding: Finding, rules: dict[str, int], hashes: Mapping[_Text, list[str]]) -> dict[str, object]:
    place = finding.place
    message = finding.message
    if finding.evidence:
        message += " (because " + "; ".join(finding.evidence) + ")"
    message = _LINK.sub(r"\\[", message)  # `[text](1)` links to a related place: ours only
    related = finding.related[:RELATED]
    if related:
        message += "; see also " + ", ".join(f"[{i}]({i})" for i in range(1, len(related) + 1))
    prints = {"seedlint/v1": finding.anchor}
    lines = hashes.get(place.origin, [])
    if place.record is None and place.line <= len(lines):
        prints["primaryLocationLineHash"] = lines[place.line - 1]
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": message or finding.rule},
        "locations": [_whole_location(place)],
        "partialFingerprints": prints,
        "properties": {"confidence": finding.confidence, "class": finding.cls},
    }
    if finding.rule in rules:
        result["ruleIndex"] = rules[finding.rule]
    if related:
        result["relatedLocations"] = [
            {"id": i, "physicalLocation": _location(r), "message": {"text": shortened(r.found, _SHOWN) or "here"}}
            for i, r in enumerate(related, 1)
        ]
    fixes = [_fix(description, changes) for description, changes in _changes(finding)]
    if fixes:
        result["fixes"] = fixes
    return result


def _changes(finding: Finding) -> Iterator[tuple[str, list[tuple[Place, str]]]]:
    fix = finding.fix
    if fix is None or not all(place.as_written for place in (finding.place, *fix.places)):
        return
    if fix.edits and len(fix.places) == len(fix.edits):
        texts = [edit.text for edit in fix.edits]
        what = f"Replace by {shortened(' … '.join(texts), _SHOWN)}" if any(texts) else "Delete"
        yield f"{what} ({fix.safety})", list(zip(fix.places, texts, strict=True))
    for choice in fix.choices:
        yield f"Replace by {shortened(choice, _SHOWN)} ({fix.safety})", [(finding.place, choice)]


def _fix(description: str, changes: list[tuple[Place, str]]) -> dict[str, object]:
    return {
        "description": {"text": description},
        "artifactChanges": [
            {
                "artifactLocation": {"uri": uri(changes[0][0].path)},
                "replacements": [
                    {"deletedRegion": _region(place), "insertedContent": {"text": text}} for place, text in changes
                ],
            }
        ],
    }


def _whole_location(place: Place) -> dict[str, object]:
    """Where in its file, and in which record and field of it."""
    out: dict[str, object] = {"physicalLocation": _location(place)}
    if place.record is not None:
        name = f"{place.id if place.id is not None else place.record}"
        logical = [{"name": name, "fullyQualifiedName": f"{place.path}:{place.address}", "kind": "object"}]
        if place.field:
            logical.append({"name": place.field, "fullyQualifiedName": f"{name}.{place.field}", "kind": "member"})
        out["logicalLocations"] = logical
    return out


def _location(place: Place) -> dict[str, object]:
    if place.record is not None and place.region is None:  # a table in Parquet has no lines
        return {"artifactLocation": {"uri": uri(place.path)}}
    return {"artifactLocation": {"uri": uri(place.path)}, "region": _region(place)}


def _region(place: Place) -> dict[str, int]:
    region = place.in_file
    start, end = region.columns_utf16
    return {"startLine": region.line, "startColumn": start, "endLine": region.end_line, "endColumn": end}


def uri(path: str) -> str:
    """A path as a URI reference: relative and percent-encoded; a drive letter must not read as a scheme."""
    if path[1:3] == ":/":
        return "file:///" + path[:2] + quote(path[2:])
    return ("file://" if path.startswith("/") else "") + quote(path, errors="surrogateescape")
