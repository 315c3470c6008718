"""What a run found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lint.core.errors import Failure, Skipped
from lint.core.finding import Finding

Progress = Callable[[int, int, int], None] | None
"""Told while files are checked: bytes that are done, bytes in all, and documents that are done (records, where files have them)."""


@dataclass
class Result:
    """What a run found: findings in report order, what could not be checked, and how much was read."""

    findings: Sequence[Finding] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    documents: int = 0
    characters: int = 0
    files: tuple[str, ...] = ()
    """Paths of all files that were looked at, where they were files."""
    notes: list[str] = field(default_factory=list)
    """What a reader should know about how files were checked."""
    skipped: list[Skipped] = field(default_factory=list)
    """Files that are no texts."""
