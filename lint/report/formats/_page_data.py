"""What the HTML page shows, as plain data: documents in pieces, findings with offsets in UTF-16 units."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lint.core.finding import Finding, Origin
from lint.core.text import Document
from lint.filters.decisions import numbered
from lint.report.formats._compare import compared
from lint.report.formats._passage import outcome, passage, shortened, whole_words
from lint.report.model import Report

WHOLE = 60_000
"""Code points up to which a document is shown whole; of longer ones only the surroundings of findings are."""
AROUND = 400
"""Code points shown on either side of a finding in a long document."""

LONG_CHARACTERS = 2_000
"""Code points of one found or new text that the page repeats beside the document."""


def page_data(
    report: Report, *, decisions: Sequence[Mapping[str, object]] = (), save: str | None = None
) -> dict[str, object]:
    """Everything the page needs. `decisions` are those made before; `save` is where the page posts new ones."""
    states, gone = compared(report.findings, report.previous)
    by_origin: dict[Origin, list[Finding]] = {}
    for finding in report.findings:
        by_origin.setdefault(finding.place.origin, []).append(finding)
    index = {origin: i for i, origin in enumerate(by_origin)}
    findings = [
        _finding(finding, nth, index[finding.place.origin], report.texts.get(finding.place.origin), state)
        for (finding, nth), state in zip(numbered(report.findings), states, strict=True)
    ]
    used = {f.rule for f in report.findings}
    return {
        "documents": report.documents,
        "characters": report.characters,
        "hidden": report.hidden,
        "failures": [{"path": f.path, "what": f.what} for f in report.failures],
        "rules": {
            r.name: {"says": r.message, "why": r.why, "source": r.source, "kind": r.kind}
            for r in report.rules
            if r.name in used
        },
        "docs": [_document(origin, report.texts.get(origin), group) for origin, group in by_origin.items()],
        "findings": findings,
        "compared": report.previous is not None,
        "gone": gone,
        "decisions": list(decisions),
        "save": save,
        "id": hashlib.sha256("".join(f.anchor for f in report.findings).encode()).hexdigest()[:16],
    }


def _finding(finding: Finding, nth: int, doc: int, document: Document | None, state: str) -> dict[str, object]:
    p, fix = finding.place, finding.fix
    out: dict[str, object] = {
        "doc": doc, "rule": finding.rule, "class": finding.cls, "severity": finding.severity,
        "confidence": finding.confidence, "outcome": outcome(finding), "line": p.line, "column": p.column,
        "span": _units(document, p.start, p.end), "message": finding.message,
        "passage": [[piece.role, shortened(piece.text, LONG_CHARACTERS)] for piece in passage(finding)],
        "found": shortened(p.found, LONG_CHARACTERS),
        "anchor": finding.anchor, "nth": nth,
    }  # fmt: skip
    if finding.evidence:
        out["evidence"] = list(finding.evidence)
    if fix is not None:
        edits = whole_words(document.text, fix.edits) if document else fix.edits
        out["safety"] = fix.safety
        out["edits"] = [[*_units(document, e.start, e.end), e.text] for e in edits]
        out["choices"] = list(fix.choices)
        inside = all(p.start <= e.start and e.end <= p.end for e in fix.edits)
        if fix.edits and inside:  # then it can be said, and changed by a person, as one text for what was found
            out["text"] = finding.corrected
    if finding.related:
        out["related"] = [{"path": r.path, "line": r.line, "found": r.found[:200]} for r in finding.related[:20]]
    if state:
        out["state"] = state
    return out


def _units(document: Document | None, start: int, end: int) -> list[int]:
    if document is None:
        return [start, end]
    return [start + document.surplus(start)[0], end + document.surplus(end)[0]]


def _document(origin: Origin, document: Document | None, findings: Iterable[Finding]) -> dict[str, object]:
    path, record, field = next((f.place.identity for f in findings), origin)
    name = path if record is None else f"{path} · record {record}" + (f" · {field}" if field else "")
    out: dict[str, object] = {"path": path, "name": name, "record": record, "field": field}
    if document is not None:
        out["lines"] = [
            [start + document.surplus(start)[0], document.line_of(start) + 1, document.text[start:end]]
            for start, end in _shown(document, findings)
        ]
        out["whole"] = len(document.text) <= WHOLE
    return out


def _shown(document: Document, findings: Iterable[Finding]) -> Iterator[tuple[int, int]]:
    """Spans of the document that the page shows, each within one line."""
    if len(document.text) <= WHOLE:
        yield from document.line_spans
        return
    windows: list[list[int]] = []
    for finding in findings:
        spans = [(finding.place.start, finding.place.end)]
        spans += [(e.start, e.end) for e in (finding.fix.edits if finding.fix else ())]
        # of a text that goes to the end only the beginning is of interest
        windows += [[max(0, s - AROUND), min(len(document.text), min(e, s + 10 * AROUND) + AROUND)] for s, e in spans]
    reach = -1
    for low, high in sorted(windows):
        low = max(low, reach)
        while low < high:
            line_end = document.line_spans[document.line_of(low)][1]
            if low < line_end:
                yield low, min(high, line_end)
            low = document.line_break(document.line_of(low))[1] if line_end < high else high
        reach = max(reach, high)
