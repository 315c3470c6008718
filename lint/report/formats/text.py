"""Text for a person at a terminal: the place, the message, the line with the span marked, and what to do next."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator

from lint.core.finding import Finding
from lint.report.formats._passage import corrected, shortened
from lint.report.formats._quote import visible
from lint.report.model import Report

Paint = Callable[..., str]

_WIDTH = 110
_COLORS = {"error": "31", "warning": "33", "info": "36", "bold": "1", "dim": "2", "green": "32"}


def render(report: Report) -> Iterator[str]:
    """Findings by file, then a summary.

    GitHub's log takes `##[` anywhere, and `::` at the start of a line, for a command: hence the bar before each quoted
    line, and the replacement.
    """
    for piece in _pieces(report):
        yield piece.replace("##[", "#‹#›[")


def _pieces(report: Report) -> Iterator[str]:
    def paint(text: str, *styles: str) -> str:
        return f"\033[{';'.join(_COLORS[s] for s in styles)}m{text}\033[0m" if report.color else text

    path = None
    for finding in report.findings:
        if finding.place.path != path:
            yield ("" if path is None else "\n") + paint(visible(finding.place.path), "bold") + "\n"
            path = finding.place.path
        yield from _finding(finding, paint)
    for failure in report.failures:
        yield f"{paint('not checked', 'error')}  {visible(str(failure))}\n"
    if not report.quiet:
        yield from _summary(report, paint)


def _finding(finding: Finding, paint: Paint) -> Iterator[str]:
    place = finding.place
    where = visible(place.address)
    yield f"  {where:>8}  {paint(f'{finding.severity:<7}', finding.severity)}  {visible(finding.message)}  {paint(finding.rule, 'dim')}\n"
    found = visible(place.found if len(place.found) <= 70 else place.found[:45] + " … " + place.found[-20:])
    room = max(10, (_WIDTH - len(found)) // 2)
    before, after = visible(place.before.lstrip())[-room:], visible(place.after.rstrip())[:room]
    yield f"          │ {before}{paint(found, 'bold')}{after}\n"
    yield (
        "          │ "
        + " " * _cells(before)
        + paint("^" * max(1, _cells(found)), finding.severity)
        + _correction(finding, paint)
        + "\n"
    )
    if finding.evidence:
        yield f"            {paint('because ' + visible('; '.join(finding.evidence)), 'dim')}\n"


def _correction(finding: Finding, paint: Paint) -> str:
    fix = finding.fix
    if fix is None:
        return ""
    if fix.edits:
        new = corrected(finding)
        shown = visible(shortened(new, 80)) if new.strip() else "␣" * len(new) or "(delete)"
        return f" → {paint(shown, 'green')} ({fix.safety})"
    return " → " + paint(" or ".join(visible(c) for c in fix.choices), "green")


def _cells(text: str) -> int:
    """Columns that a terminal gives to `text` (wide East Asian characters take two)."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _summary(report: Report, paint: Paint) -> Iterator[str]:
    findings = report.findings
    if report.statistics and findings:
        yield "\n"
        rules = {r.name: r for r in report.rules}
        for name, count in sorted(Counter(f.rule for f in findings).items(), key=lambda x: (-x[1], x[0])):
            yield f"  {count:>6}  {name:<40}  {rules[name].cls if name in rules else ''}\n"
    files = len({f.place.origin for f in findings})
    n, docs = len(findings), report.documents
    yield "\n" if findings else ""
    if not findings:
        yield paint(f"No findings in {docs} document{'s' * (docs != 1)}.", "green")
    else:
        kinds = Counter(f.severity for f in findings)
        parts = ", ".join(
            f"{kinds[s]} {s}{'s' * (kinds[s] != 1 and s != 'info')}" for s in ("error", "warning", "info") if kinds[s]
        )
        yield paint(f"{n} finding{'s' * (n != 1)} ({parts}) in {files} of {docs} document{'s' * (docs != 1)}.", "bold")
    if report.hidden:
        yield f" {report.hidden} below the shown level (--severity info --confidence low)."
    yield "\n"
    for note in report.notes:
        yield note + "\n"
    safe = sum(f.fix is not None and f.fix.safety == "safe" and bool(f.fix.edits) for f in findings)
    if safe:
        yield f"`seedlint fix` writes corrected copies for {safe} of them; `seedlint fix --diff` only shows.\n"
    if findings:
        yield f"`seedlint explain {findings[0].rule}` says why.\n"
