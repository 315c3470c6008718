"""Why a rule speaks or keeps silent at a place: every question that it asks there, with the answer in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lint import kinds
from lint.check.ground import refusal
from lint.check.judge import holds_at, is_mentioned
from lint.check.rulebook import Rulebook
from lint.core.finding import Place
from lint.core.kind import Candidate
from lint.core.rule import ZONES, Rule
from lint.core.text import Document
from lint.structure.view import View


@dataclass(frozen=True, slots=True)
class Step:
    """One question: `asks` is what the rule wants to know, `fact` what the text says, `passes` whether the rule may go on."""

    sort: str
    asks: str
    fact: str
    passes: bool


@dataclass(frozen=True, slots=True)
class Account:
    """One candidate of the rule's kind, the kind's own evidence, and the rule's questions about it."""

    place: Place
    evidence: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def speaks(self) -> bool:
        """Whether the candidate is a finding."""
        return all(step.passes for step in self.steps)


def accounts(document: Document, rule: Rule) -> list[Account]:
    """Everything that the rule's kind proposes in a document, in order, with the questions asked of each.

    Findings about a corpus have no account here: they come of all documents together.
    """
    view = View(document)
    hits = Rulebook((rule,)).engine.scan(document.text).get(0, [])
    found = [
        Account(view.place(c.start, c.end), tuple(c.evidence), tuple(steps(rule, view, c)))
        for c in kinds.named(rule.kind).find(rule, view, hits)
    ]
    return sorted(found, key=lambda a: (a.place.start, a.place.end))


def steps(rule: Rule, view: View, candidate: Candidate) -> Iterator[Step]:
    """The questions that `lint.check.judge.judge` asks, all of them: it stops at the first that fails."""
    start, end = candidate.start, candidate.end
    if len(rule.zones) < len(ZONES):
        zone = view.anatomy.zone_at(start, end)
        yield Step(
            "zones", " or ".join(z for z in ZONES if z in rule.zones), f"stands in the {zone}", zone in rule.zones
        )
    for clause in rule.when:
        holds, fact = holds_at(clause, view, start, end)
        yield Step("when", str(clause), fact, holds)
    for clause in rule.unless:
        holds, fact = holds_at(clause, view, start, end)
        yield Step("unless", str(clause), fact, not holds)
    if view.anatomy.in_code(start, end):
        yield Step("place", "running text", "stands in code or in the markup of documentation", False)
    refused = refusal(rule, view, start, end)
    if refused:
        yield Step("place", "text of the rule's form and language", refused, False)
    if is_mentioned(rule, view, start, end):
        yield Step("use", "a word in use", "the text speaks of the word", False)


def at(found: Sequence[Account], line: int, column: int | None = None) -> list[Account]:
    """The accounts of a line, or of what covers a column of it."""
    here = [a for a in found if a.place.line <= line <= a.place.end_line]
    if column is None:
        return here
    return [
        a
        for a in here
        if (a.place.line, a.place.column) <= (line, column)
        and (line, column) < (a.place.end_line, max(a.place.end_column, a.place.column + 1))
    ]
