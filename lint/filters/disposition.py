"""Which findings count: what the configuration says of a path, what a person decided to leave, what is known, levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from lint.check.rulebook import Rulebook, labels
from lint.config.settings import Settings
from lint.core.errors import UsageError
from lint.core.finding import Finding
from lint.core.findings import gathered, in_one_order
from lint.core.result import Result
from lint.core.rule import Rule
from lint.filters import baseline, changed, suppress
from lint.filters.baseline import Baseline
from lint.filters.changed import Changed
from lint.inputs.globs import globs

OWN = (suppress.UNUSED, suppress.EXPIRED, baseline.STALE)
"""Rules of the sorting itself: findings about its own files."""


@dataclass
class Triaged:
    """The findings that are shown, and how many are not: below the levels (`hidden`), left by a person (`suppressed`),
    in the baseline (`known`), or on lines that are not new (`unchanged`); `stale` entries of the baseline are needed by nothing."""

    findings: Sequence[Finding] = field(default_factory=list)
    hidden: int = 0
    suppressed: int = 0
    known: int = 0
    unchanged: int = 0
    stale: int = 0

    def notes(self) -> list[str]:
        """What a person should know about what is not shown."""
        out = []
        if self.suppressed or self.known or self.unchanged:
            counts = {"suppressed": self.suppressed, "in the baseline": self.known, "on old lines": self.unchanged}
            parts = [f"{n} {what}" for what, n in counts.items() if n]
            out.append(f"Not shown: {', '.join(parts)}.")
        if self.stale:
            entries = f"{self.stale} entr{'ies' if self.stale > 1 else 'y'} of the baseline"
            out.append(
                f"{entries} found nothing any more; `seedlint baseline prune` drops {'them' if self.stale > 1 else 'it'}."
            )
        return out


class Triage:
    """The sorting of one run; the files of suppressions and the baseline are read once."""

    def __init__(self, asked: Settings, book: Rulebook) -> None:
        self.asked = asked
        self.book = book

    @cached_property
    def suppressions(self) -> suppress.Suppressions:
        """What a person decided to leave; the default file need not exist, one that was named must."""
        path = suppressions_file(self.asked)
        if not path.exists() and self.asked.origin("suppressions") != "default":
            raise UsageError(f"there are no suppressions at {path} ({self.asked.origin('suppressions')})")
        return suppress.read(path, self.asked.root)

    @cached_property
    def baseline(self) -> Baseline:
        """What is known."""
        if not self.asked.baseline:
            return Baseline(root=self.asked.root)
        return baseline.read(Path(self.asked.baseline), self.asked.root)

    def shown(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that count."""
        new, _ = self.baseline.new(self.counting(findings))
        return [f for f in new if self._is_new(f) and self.asked.shows(f.severity, f.confidence)]

    def counting(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that a person has not decided to leave, known or not, at any level."""
        wanted = (overridden(finding, self.asked, self.book) for finding in findings)
        return [f for f in wanted if f is not None and not self.suppressions.hides(f)]

    def __call__(self, result: Result) -> Triaged:
        """Sort all findings of a run, and say what is wrong with the files that it sorts by."""
        out = Triaged()
        left = Counter(self.baseline.counts)

        def shown() -> Iterator[Finding]:
            for finding in result.findings:
                wanted = overridden(finding, self.asked, self.book)
                if wanted is None:
                    continue
                if self.suppressions.hides(wanted):
                    out.suppressed += 1
                elif self.baseline.knows(wanted, left):
                    out.known += 1
                elif not self._is_new(wanted):
                    out.unchanged += 1
                elif not self.asked.shows(wanted.severity, wanted.confidence):
                    out.hidden += 1
                else:
                    yield wanted

        out.findings = gathered(shown())
        left = +left
        rules = [r.name for r in self.book.rules] if left or self.suppressions.entries else []
        stale = self.baseline.stale(left, result.files, rules)
        out.stale = stale.total()
        remarks = list(self.suppressions.remarks(result.files, rules, whole=self._whole()))
        if self.asked.strict_baseline and stale:
            remarks += self.baseline.remarks(Path(self.asked.baseline), stale)
        spoken = [f for f in remarks if self.asked.shows(f.severity, f.confidence)]
        out.hidden += len(remarks) - len(spoken)
        if spoken:
            out.findings = in_one_order(out.findings, spoken)
        return out

    def fate(self, finding: Finding) -> str:
        """Whether one finding is shown, and if not, why, in a sentence."""
        wanted = overridden(finding, self.asked, self.book)
        if wanted is None:
            return "not shown: an override of the configuration switches the rule off for this path"
        decision = self.suppressions.decision(wanted)
        if decision:
            return f"not shown: suppressed ({decision})"
        if not self.baseline.new([wanted])[0]:
            return "not shown: known to the baseline"
        level = f"{wanted.severity}, {wanted.confidence} confidence"
        if not self.asked.shows(wanted.severity, wanted.confidence):
            return f"not shown: {level} is below the shown level (--severity {self.asked.severity} --confidence {self.asked.confidence})"
        return f"shown: {level}"

    @cached_property
    def changed(self) -> Changed | None:
        """The lines that count, where not all do."""
        return changed.wanted(self.asked.since, self.asked.diff_file)

    def _is_new(self, finding: Finding) -> bool:
        return self.changed is None or self.changed.holds(finding)

    def _whole(self) -> bool:
        # a run over some files can't tell whether a suppression for many is needed
        return all(map(Path.is_dir, map(Path, self.asked.paths)))


def suppressions_file(asked: Settings) -> Path:
    """The file of suppressions: the default one lies beside the configuration."""
    path = Path(asked.suppressions)
    return asked.root / path if asked.origin("suppressions") == "default" else path


def overridden(finding: Finding, asked: Settings, book: Rulebook) -> Finding | None:
    """A finding as the configuration wants it for its path: as it is, at another severity, or not at all.

    Later overrides win; a severity for a narrower name (rule, then pack, then the rest) wins over a wider one.
    """
    for override in asked.overrides:
        if override.paths and not globs(override.paths, asked.root).match(finding.place.path):
            continue
        rule = book.named(finding.rule)
        called = labels(rule)
        if called & set(override.ignore):
            return None
        names = sorted(called & override.severity.keys(), key=lambda n: (n != rule.name, n != rule.pack))
        if names:
            finding = finding._replace(severity=override.severity[names[0]])
    return finding


def check_names(asked: Settings, book: Rulebook) -> None:
    """Raise `UsageError` where an override names no rule."""
    for override in asked.overrides:
        book.must_know((*override.ignore, *override.severity), override.where)


def own_rule(name: str) -> Rule | None:
    """The rule of the sorting itself that is called so."""
    return next((r for r in OWN if r.name == name), None)
