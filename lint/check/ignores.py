"""What authors ask in comments of their texts: which findings are left, and what is wrong with the asking itself.

Whoever makes a finding asks `reason_at`; the finding then carries the reason, so that check, fix, why and the baseline
see the same. An ignore that nothing needs, or that names no rule, is itself a finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint import kinds
from lint.check.rulebook import Rulebook, labels
from lint.core.errors import did_you_mean
from lint.core.finding import Finding, Place
from lint.core.ignore import Ignore
from lint.core.region import Region
from lint.core.rule import Confidence, Rule, Severity
from lint.core.text import Document

UNUSED = Rule(
    id="unused", pack="ignore", kind="ignore", message="nothing needs this ignore of {name} any more; remove it",
    severity=Severity.WARNING, confidence=Confidence.HIGH, cls="inconsistency", options=None, source="seedlint itself",
    why="An ignore that nothing needs hides the next defect of its kind.",
)  # fmt: skip
UNKNOWN = Rule(
    id="unknown", pack="ignore", kind="ignore", message="nothing is called '{name}' among rules, packs, kinds, classes and tags",
    severity=Severity.WARNING, confidence=Confidence.HIGH, cls="inconsistency", options=None, source="seedlint itself",
    why="An ignore of a rule that there is not does nothing, and whoever wrote it does not know.",
)  # fmt: skip


def reason_at(document: Document, rule: Rule, place: Place) -> str:
    """Why a rule is asked to keep silent about a place; empty where nobody asks."""
    if not document.ignores:
        return ""
    called = labels(rule)
    spot = place.in_file.line, place.in_file.column
    met = next((i for i in document.ignores if i.covers(spot, called)), None)
    return "" if met is None else _said(met)


def _said(ignore: Ignore) -> str:
    return f"line {ignore.spot[0]} says: {ignore.reason or 'no reason given'}"


def remarks(document: Document, findings: Sequence[Finding], rulebook: Rulebook) -> Iterator[Finding]:
    """Findings about the ignores of a document, of which these `findings` are all."""
    used = {(i, name) for f in findings if f.ignored for i, name in _needs(document, f, rulebook)}
    for ignore in document.ignores:
        for name in ignore.names or ("",):
            meant = [rule for rule in rulebook.rules if not name or name in labels(rule)]
            if not meant and name not in rulebook.names:
                yield _remark(
                    document,
                    UNKNOWN,
                    ignore,
                    f"{UNKNOWN.message.format(name=name)}{did_you_mean(name, rulebook.names)}",
                )
            elif name and any(kinds.named(rule.kind).corpus for rule in meant):
                continue  # what it would say shows only when all texts are seen
            elif meant and (ignore, name) not in used:
                yield _remark(document, UNUSED, ignore, UNUSED.message.format(name=name or "all rules"))


def _needs(document: Document, finding: Finding, rulebook: Rulebook) -> Iterator[tuple[Ignore, str]]:
    """The ignores that cover a finding, each with the name by which it does."""
    called = labels(rulebook.named(finding.rule))
    spot = finding.place.in_file.line, finding.place.in_file.column
    for ignore in document.ignores:
        if ignore.covers(spot, called):
            yield from ((ignore, name) for name in ignore.names or ("",) if not name or name in called)


def _remark(document: Document, rule: Rule, ignore: Ignore, message: str) -> Finding:
    line, column = ignore.spot
    first, *more = ignore.comment.split("\n")
    end_line, end = line + len(more), (len(more[-1]) if more else column - 1 + len(first)) + 1
    region = Region(line, column, end_line, end, start=ignore.begins, end=ignore.begins + len(ignore.comment))
    place = Place(
        document.path, ignore.at, ignore.at, line, column, end_line, end, "", after=ignore.comment, region=region
    )  # fmt: skip
    return Finding(rule.name, rule.kind, rule.cls, place, message, rule.severity, rule.confidence)
