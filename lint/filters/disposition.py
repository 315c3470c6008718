"""Which findings count: what the configuration says of a path, what a person decided to leave, what is known, levels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from lint.check import ignores
from lint.check.rulebook import Rulebook, labels
from lint.config.settings import Settings
from lint.core.errors import UsageError
from lint.core.finding import Finding
from lint.core.findings import gathered, in_one_order
from lint.core.result import Result
from lint.core.rule import Rule, Severity
from lint.filters import baseline, changed, suppress, words
from lint.filters.baseline import Baseline, Key
from lint.filters.changed import Changed
from lint.inputs.globs import globs

OWN = (suppress.UNUSED, suppress.EXPIRED, baseline.STALE, ignores.UNUSED, ignores.UNKNOWN)
"""Rules of the sorting itself: findings about its own files, and about what texts ask."""


class State(StrEnum):
    """What became of a finding, in the order in which it is asked."""

    OFF = "off"
    SUPPRESSED = "suppressed"
    KNOWN = "known"
    UNCHANGED = "unchanged"
    HIDDEN = "hidden"
    SHOWN = "shown"


class Disposition(NamedTuple):
    """What became of one finding: `finding` is as the configuration wants it, `original` as the check made it."""

    state: State
    finding: Finding
    original: Finding
    reason: str = ""
    """Of a suppressed finding: why a person decided to leave it."""


@dataclass
class Filtered:
    """The findings that are shown, and how many are not, by state; `stale` entries of the baseline are needed by nothing."""

    findings: Sequence[Finding] = field(default_factory=list)
    counts: Counter[State] = field(default_factory=Counter)
    stale: int = 0

    @property
    def hidden(self) -> int:
        """How many findings are below the levels."""
        return self.counts[State.HIDDEN]

    def notes(self) -> list[str]:
        """What a person should know about what is not shown."""
        out = []
        what = {
            State.SUPPRESSED: "suppressed",
            State.KNOWN: "in the baseline",
            State.UNCHANGED: "on old lines",
        }
        parts = [f"{n} {words}" for state, words in what.items() if (n := self.counts[state])]
        if parts:
            out.append(f"Not shown: {', '.join(parts)}.")
        if self.stale:
            entries = f"{self.stale} entr{'ies' if self.stale > 1 else 'y'} of the baseline"
            out.append(
                f"{entries} found nothing any more; `seedlint baseline prune` drops {'them' if self.stale > 1 else 'it'}."
            )
        return out


class Filters:
    """What decides which findings of one run count; the files of suppressions and the baseline are read once."""

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
    def words(self) -> words.WordsFile:
        """The words that are right here; the default file need not exist, one that was named must."""
        path = words_file(self.asked)
        if path is None:
            return words.WordsFile(Path())
        if not path.exists() and self.asked.origin("words") != "default":
            raise UsageError(f"there are no words at {path} ({self.asked.origin('words')})")
        return words.read(path, self.asked.root)

    @cached_property
    def baseline(self) -> Baseline:
        """What is known; the default file need not exist, one that was named must."""
        path = baseline_file(self.asked)
        if path is None or (not path.exists() and self.asked.origin("baseline") == "default"):
            return Baseline(root=self.asked.root)
        return baseline.read(path, self.asked.root)

    @cached_property
    def changed(self) -> Changed | None:
        """The lines that count, where not all do."""
        return changed.wanted(self.asked.since, self.asked.diff_file)

    def dispositions(self, findings: Iterable[Finding], left: Counter[Key] | None = None) -> Iterator[Disposition]:
        """What becomes of each of these findings, in their order: the one answer for check, fix, why and baseline.

        `left` is what of the baseline nothing needed yet; it is used up as equal findings come along.
        """
        left = Counter(self.baseline.counts) if left is None else left
        changed = self.changed  # asked for even if nothing was found: a diff that says nothing is an error
        for finding in findings:
            yield self._disposition(finding, left, changed)

    def _disposition(self, original: Finding, left: Counter[Key], changed: Changed | None) -> Disposition:
        finding = overridden(original, self.asked, self.book)
        if finding is None:
            return Disposition(State.OFF, original, original)
        called = self._as_ever_called(finding)
        decision = finding.ignored or next(
            (d for f in called if (d := self.suppressions.decision(f)) is not None), None
        )
        if decision is None:
            decision = self.words.decision(finding)
        if decision is not None:
            return Disposition(State.SUPPRESSED, finding, original, decision)
        if any(self.baseline.knows(f, left) for f in called):
            return Disposition(State.KNOWN, finding, original)
        if changed is not None and not changed.holds(finding):
            return Disposition(State.UNCHANGED, finding, original)
        shown = self.asked.shows(finding.severity, finding.confidence)
        return Disposition(State.SHOWN if shown else State.HIDDEN, finding, original)

    def _as_ever_called(self, finding: Finding) -> tuple[Finding, ...]:
        """A finding under all ids that its rule has had, its own first: decisions of old are about it too."""
        if not (self.suppressions.entries or self.baseline.counts):
            return (finding,)
        return (finding, *(finding._replace(rule=old) for old in self._formerly.get(finding.rule, ())))

    @cached_property
    def _formerly(self) -> dict[str, tuple[str, ...]]:
        return {rule.name: rule.formerly for rule in self.book.rules if rule.formerly}

    def shown(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that count."""
        return [d.finding for d in self.dispositions(findings) if d.state is State.SHOWN]

    def not_suppressed(self, findings: Iterable[Finding]) -> list[Finding]:
        """The findings that a person has not decided to leave, known or not, at any level."""
        left = (State.OFF, State.SUPPRESSED)
        return [d.finding for d in self.dispositions(findings) if d.state not in left]

    def __call__(self, result: Result) -> Filtered:
        """Filter all findings of a run, and report what is wrong with the files that it filters by."""
        out = Filtered()
        left = Counter(self.baseline.counts)

        def shown() -> Iterator[Finding]:
            for disposition in self.dispositions(result.findings, left):
                out.counts[disposition.state] += 1
                if disposition.state is State.SHOWN:
                    yield disposition.finding

        out.findings = gathered(shown())
        left = +left
        asked_for = self.book.rules if left or self.suppressions.entries else ()
        rules = [name for rule in asked_for for name in (rule.name, *rule.formerly)]
        stale = self.baseline.stale(left, result.files, rules)
        out.stale = stale.total()
        remarks = list(self.suppressions.remarks(result.files, rules, whole=self._whole()))
        if self.asked.strict_baseline and stale:
            path = baseline_file(self.asked)
            assert path is not None  # else nothing of it could be stale
            remarks += self.baseline.remarks(path, stale)
        spoken = [f for f in remarks if self.asked.shows(f.severity, f.confidence)]
        out.counts[State.HIDDEN] += len(remarks) - len(spoken)
        if spoken:
            out.findings = in_one_order(out.findings, spoken)
        return out

    def explain(self, disposition: Disposition) -> str:
        """What became of a finding, in a sentence."""
        finding, asked = disposition.finding, self.asked
        level = f"{finding.severity}, {finding.confidence} confidence"
        match disposition.state:
            case State.OFF:
                return "not shown: an override of the configuration switches the rule off for this path"
            case State.SUPPRESSED:
                return f"not shown: suppressed ({disposition.reason})"
            case State.KNOWN:
                return "not shown: known to the baseline"
            case State.UNCHANGED:
                return "not shown: stands on a line that is not new"
            case State.HIDDEN:
                lowest = f"(--severity {asked.severity} --confidence {asked.confidence})"
                return f"not shown: {level} is below the shown level {lowest}"
        return f"shown: {level}"

    def _whole(self) -> bool:
        # a run over some files can't tell whether a suppression for many is needed
        return all(map(Path.is_dir, map(Path, self.asked.paths)))


def suppressions_file(asked: Settings) -> Path:
    """The file of suppressions: the default one lies beside the configuration."""
    path = Path(asked.suppressions)
    return asked.root / path if asked.origin("suppressions") == "default" else path


def baseline_file(asked: Settings) -> Path | None:
    """The file of known findings: the default one lies beside the configuration; `None` where none is wanted."""
    if asked.baseline in ("", "none"):
        return None
    path = Path(asked.baseline)
    return asked.root / path if asked.origin("baseline") == "default" else path


def words_file(asked: Settings) -> Path | None:
    """The file of words: the default one lies beside the configuration; `None` where none is wanted."""
    if asked.words in ("", "none"):
        return None
    path = Path(asked.words)
    return asked.root / path if asked.origin("words") == "default" else path


def overridden(finding: Finding, asked: Settings, book: Rulebook) -> Finding | None:
    """A finding as the configuration wants it for its path: as it is, at another severity, or not at all.

    Later overrides win; a severity for a narrower name (rule, then pack, then the rest) wins over a wider one.
    """
    for override in asked.overrides:
        if override.paths and not globs(override.paths, asked.root).match(finding.place.path):
            continue
        rule = own_rule(finding.rule) or book.named(finding.rule)
        called = labels(rule)
        if called & set(override.ignore):
            return None
        names = sorted(called & override.severity.keys(), key=lambda n: (n != rule.name, n != rule.pack))
        if names:
            finding = finding._replace(severity=Severity(override.severity[names[0]]))
    return finding


def check_names(asked: Settings, book: Rulebook) -> None:
    """Raise `UsageError` where an override names no rule."""
    for override in asked.overrides:
        book.must_know((*override.ignore, *override.severity), override.where)


def own_rule(name: str) -> Rule | None:
    """The rule of the sorting itself that is called so."""
    return next((r for r in OWN if r.name == name), None)
