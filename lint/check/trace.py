"""What became of everything that a rule looked at in a document: the account behind `seedlint why`.

It asks exactly what a check asks (`judge.steps`, `pipeline.candidates_judged`, `overlap.resolve_overlaps`), only all of
it, so that the two cannot disagree.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lint import kinds
from lint.check.judge import Step, steps
from lint.check.overlap import resolve_overlaps
from lint.check.pipeline import candidates_judged, finding_at
from lint.check.rulebook import Rulebook
from lint.core.finding import Finding, Place
from lint.core.kind import Candidate
from lint.core.rule import Rule
from lint.core.text import Document
from lint.structure.view import View


@dataclass(frozen=True, slots=True)
class CandidateTrace:
    """One place that the rule looked at: the kind's own evidence, the rule's questions, and the finding if it is one."""

    place: Place
    evidence: tuple[str, ...]
    steps: tuple[Step, ...]
    finding: Finding | None = None

    @property
    def accepted(self) -> bool:
        """Whether the candidate is a finding."""
        return self.finding is not None


@dataclass(frozen=True)
class Trace:
    """The accounts of one rule in one document, and what became of the document's findings of all rules."""

    accounts: list[CandidateTrace]
    kept: list[Finding]
    covered: dict[Finding, Finding] = field(default_factory=dict)


def trace(document: Document, rule: Rule, rulebook: Rulebook) -> Trace:
    """Everything that the rule's kind proposes or passes over in a document, in order, with the questions asked of it.

    Findings about a corpus have no account here: they come of all documents together.
    """
    found = resolve_overlaps(candidates_judged(document, rulebook).findings)
    return Trace(sorted(accounts(document, rule), key=lambda a: (a.place.start, a.place.end)), *found)


def accounts(document: Document, rule: Rule) -> Iterator[CandidateTrace]:
    """The account of every place that the rule's kind proposes, or says that it passed over."""
    view = View(document)
    hits = Rulebook((rule,)).engine.scan(document.text).get(0, [])
    kind = kinds.named(rule.kind)
    for candidate in kind.find(rule, view, hits):
        yield _account(rule, view, candidate)
    for passed in kind.rejected(rule, view, hits):
        step = Step("kind", f"what `{rule.kind}` looks for", passed.reason, False)
        yield CandidateTrace(view.place(passed.start, passed.end), (), (step,))


def _account(rule: Rule, view: View, candidate: Candidate) -> CandidateTrace:
    asked = tuple(steps(rule, view, candidate.start, candidate.end))
    place, evidence = view.place(candidate.start, candidate.end), tuple(candidate.evidence)
    if not all(step.passes for step in asked):
        return CandidateTrace(place, evidence, asked)
    return CandidateTrace(place, evidence, asked, finding_at(rule, view, candidate))


def at(found: Sequence[CandidateTrace], line: int, column: int | None = None) -> list[CandidateTrace]:
    """The accounts of a line, or of what covers a column of it."""
    return [a for a in found if a.place.touches_line(line, column)]
