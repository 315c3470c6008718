"""What a reporter gets: findings already filtered and in order, with all that a report says around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lint.core.errors import Failure, Skipped
from lint.core.finding import Finding, Origin
from lint.core.rule import CONFIDENCES, SEVERITIES, Rule
from lint.core.text import Document


@dataclass
class Report:
    """What a reporter shows: findings already filtered and in order, failures, the rules in force, and counts."""

    findings: Sequence[Finding]
    failures: list[Failure] = field(default_factory=list)
    rules: Sequence[Rule] = ()
    documents: int = 0
    characters: int = 0
    hidden: int = 0
    """Findings below the asked severity or confidence."""
    color: bool = False
    width: int = 0
    """Columns of the terminal that it is written to; 0 where it is no terminal."""
    height: int = 0
    """Lines of that terminal."""
    statistics: bool = False
    notes: Sequence[str] = ()
    """Sentences for a person about what is not shown."""
    quiet: bool = False
    """No summary for a person."""
    skipped: Sequence[Skipped] = ()
    """Files that are no texts."""
    texts: Mapping[Origin, Document] = field(default_factory=dict)
    """The documents with findings, for formats that ask for them by `TEXTS = True`."""
    previous: Sequence[Mapping[str, object]] | None = None
    """The findings of an earlier report (as JSON has them) to compare with."""
    earlier: Mapping[str, object] | None = None
    """The summary of an earlier report (as JSON has it) to compare with."""


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Findings for consumers that cut long lists: errors first, surest first."""
    return sorted(findings, key=lambda f: (-SEVERITIES.index(f.severity), -CONFIDENCES.index(f.confidence), f.sort_key))
