"""Which findings count: what the configuration says of a path, and the levels that are shown."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lint.config import Settings
from lint.finding import Finding
from lint.globs import globs
from lint.rulebook import Rulebook, labels


@dataclass
class Triaged:
    """Findings that are shown, and how many are not: `hidden` below the levels."""

    findings: list[Finding] = field(default_factory=list)
    hidden: int = 0


def triaged(findings: Iterable[Finding], asked: Settings, book: Rulebook) -> Triaged:
    """Sort out what counts."""
    known = [f for finding in findings if (f := overridden(finding, asked, book)) is not None]
    shown = [f for f in known if asked.shows(f.severity, f.confidence)]
    return Triaged(shown, len(known) - len(shown))


def shown(findings: Sequence[Finding], asked: Settings, book: Rulebook) -> list[Finding]:
    """The findings that count."""
    return triaged(findings, asked, book).findings


def overridden(finding: Finding, asked: Settings, book: Rulebook) -> Finding | None:
    """A finding as the configuration wants it for its path: as it is, at another severity, or not at all.

    Later overrides win; a severity for a narrower name (rule, then pack, then the rest) wins over a wider one.
    """
    rule = book.named(finding.rule)
    for override in asked.overrides:
        if override.paths and not globs(override.paths, asked.root).match(finding.place.path):
            continue
        called = labels(rule)
        if called & set(override.ignore):
            return None
        names = sorted(called & override.severity.keys(), key=lambda n: (n != rule.name, n != rule.pack))
        if names:
            finding = dataclasses.replace(finding, severity=override.severity[names[0]])
    return finding


def check_names(asked: Settings, book: Rulebook) -> None:
    """Raise `UsageError` where an override names no rule."""
    for override in asked.overrides:
        book.must_know((*override.ignore, *override.severity), override.where)
