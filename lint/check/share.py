"""What checking a document, a file or a shard comes to before all are added up."""

from __future__ import annotations

from dataclasses import dataclass, field

from lint.check.rulebook import Rulebook
from lint.check.tallies import Tallies, merged
from lint.core.errors import Failure, Skipped
from lint.core.finding import Finding


@dataclass
class Checked:
    """One document's share: its findings and its tallies."""

    findings: list[Finding] = field(default_factory=list)
    tallies: Tallies = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    documents: int = 0
    characters: int = 0
    late: list[Finding] = field(default_factory=list)
    """Findings about documents that were looked at in parts, in no order."""
    met: set[str] = field(default_factory=set)
    """Files of records that have texts, as far as they were cut."""
    lacking: list[Failure] = field(default_factory=list)
    """What is wrong with files of records unless they have texts elsewhere."""
    key: str = ""
    """Where the share is that of a file: its key in the cache, if it is kept."""

    def add(self, other: Checked, rulebook: Rulebook) -> None:
        """Take in another share, which is used up."""
        self.findings += other.findings
        self.failures += other.failures
        self.notes += other.notes
        self.skipped += other.skipped
        self.documents += other.documents
        self.characters += other.characters
        self.late += other.late
        self.met |= other.met
        self.lacking += other.lacking
        self.tallies = merged(self.tallies, other.tallies, rulebook)

    def failed(self) -> list[Failure]:
        """What could not be checked, once all shares are added."""
        return [*self.failures, *(f for f in self.lacking if f.path not in self.met)]
