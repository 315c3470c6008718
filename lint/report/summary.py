"""What a run found, in numbers: as small for a million findings as for ten, so that one page can show a whole corpus.

Findings come in report order (by path and record) and are gone through once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from heapq import heappush, heapreplace

from lint.core.finding import Finding, Origin
from lint.report.formats._passage import outcome

SAMPLES = 3
"""Findings of each rule that are shown."""

SOURCES = 40
"""Sources that are told apart in the end, those with most findings."""

HELD = 50 * SOURCES
"""Sources that are told apart while findings are counted; beyond, the smaller half is one sum."""

BINS = 64
"""Stretches of a source whose findings are counted apart, at most."""


@dataclass
class RuleCounts:
    """What one rule found."""

    cls: str
    findings: int = 0
    documents: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    severities: Counter[str] = field(default_factory=Counter)
    _last: Origin | None = None
    _chosen: list[tuple[int, int, Finding]] = field(default_factory=list)

    def add(self, finding: Finding) -> None:
        """Count a finding."""
        self.findings += 1
        self.documents += finding.place.origin != self._last
        self._last = finding.place.origin
        self.outcomes[outcome(finding)] += 1
        self.fields[finding.place.field or ""] += 1
        self.severities[finding.severity] += 1
        self._choose(finding)

    def _choose(self, finding: Finding) -> None:
        """Keep the findings with the smallest anchors, which are as good as drawn by lot, each text once."""
        rank = -int(finding.anchor, 16)
        full = len(self._chosen) >= SAMPLES
        if (full and rank <= self._chosen[0][0]) or any(f.place.found == finding.place.found for *_, f in self._chosen):
            return
        (heapreplace if full else heappush)(self._chosen, (rank, -self.findings, finding))

    @property
    def samples(self) -> list[Finding]:
        """A few findings with different texts, in report order; the same for the same findings."""
        return sorted((finding for *_, finding in self._chosen), key=lambda f: f.sort_key)


@dataclass
class SourceCounts:
    """What was found in one source: a file of records, or the files of one folder."""

    findings: int = 0
    documents: int = 0
    """Documents with findings."""
    errors: int = 0
    width: int = 1
    """Records of a bin; it doubles when the bins do not suffice."""
    bins: list[int] = field(default_factory=list)
    """Findings of each stretch of records, in order; none where the source is a folder."""

    def add(self, finding: Finding, is_new: bool) -> None:
        """Count a finding; `is_new`: the first of its document."""
        self.findings += 1
        self.documents += is_new
        self.errors += finding.severity == "error"
        record = finding.place.record
        if not isinstance(record, int):
            return
        while (record - 1) // self.width >= BINS:
            self.bins = [sum(self.bins[i : i + 2]) for i in range(0, len(self.bins), 2)]
            self.width *= 2
        place = (record - 1) // self.width
        self.bins += [0] * (place + 1 - len(self.bins))
        self.bins[place] += 1

    def take_in(self, other: SourceCounts) -> None:
        """Count what another source has; stretches are told apart no more."""
        self.findings += other.findings
        self.documents += other.documents
        self.errors += other.errors


@dataclass
class Summary:
    """The numbers of a run. `documents` and `characters` are all that was read, `touched` the documents with findings."""

    documents: int
    characters: int
    findings: int = 0
    touched: int = 0
    rules: dict[str, RuleCounts] = field(default_factory=dict)
    levels: Counter[tuple[str, str]] = field(default_factory=Counter)
    """Findings by severity and confidence."""
    loads: Counter[int] = field(default_factory=Counter)
    """How many documents have so many findings; those without are left out."""
    sources: dict[str, SourceCounts] = field(default_factory=dict)
    """The sources with most findings, the most first."""
    others: SourceCounts = field(default_factory=SourceCounts)
    """The sum of the other sources."""

    @classmethod
    def of(cls, findings: Iterable[Finding], documents: int, characters: int) -> Summary:
        """Count findings, which come in report order."""
        out = cls(documents, characters)
        load, last = 0, None
        for finding in findings:
            is_new = finding.place.origin != last
            if is_new:
                out.loads[load] += 1
                load, last = 0, finding.place.origin
            load += 1
            out._add(finding, is_new)
        out.loads[load] += 1
        del out.loads[0]
        out.touched = out.loads.total()
        out._hold(SOURCES)
        return out

    def _add(self, finding: Finding, is_new: bool) -> None:
        self.findings += 1
        self.levels[finding.severity, finding.confidence] += 1
        if finding.rule not in self.rules:
            self.rules[finding.rule] = RuleCounts(finding.cls)
        self.rules[finding.rule].add(finding)
        name = source_of(finding)
        if name not in self.sources:
            if len(self.sources) >= HELD:
                self._hold(HELD // 2)
            self.sources[name] = SourceCounts()
        self.sources[name].add(finding, is_new)

    def _hold(self, most: int) -> None:
        """Sort the sources, and sum up all but so many of them."""
        ordered = sorted(self.sources.items(), key=lambda item: (-item[1].findings, item[0]))
        for _, source in ordered[most:]:
            self.others.take_in(source)
        self.sources = dict(ordered[:most])

    def share_of_worst(self, share: float) -> float:
        """Which part of all findings the documents with most findings have, so large a share of those with any."""
        left, held = max(1, round(share * self.touched)), 0
        for load, number in sorted(self.loads.items(), reverse=True):
            taken = min(left, number)
            held, left = held + taken * load, left - taken
            if not left:
                break
        return held / self.findings if self.findings else 0.0


def source_of(finding: Finding) -> str:
    """The file of a record; for a text that is a file, its folder."""
    place = finding.place
    if place.record is not None:
        return place.path
    folder, _, _ = place.path.rpartition("/")
    return f"{folder}/" if folder else "./"
