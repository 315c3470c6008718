"""What documents add to the questions of a corpus: their sum, and what is concluded from it."""

from __future__ import annotations

from collections.abc import Iterator

from lint import kinds
from lint.check.judge import finding_of, lower_safety
from lint.check.rulebook import Rulebook
from lint.core.finding import Finding, Place
from lint.core.kind import Candidate
from lint.core.rule import Rule

Tallies = dict[str, object]
"""What documents add to corpus questions, by rule name."""


def merged(left: Tallies, right: Tallies, rulebook: Rulebook) -> Tallies:
    """Sum of two sets of tallies; takes both over."""
    for name, tally in right.items():
        if name in left:
            left[name] = kinds.named(rulebook.named(name).kind).merge(left[name], tally)
        else:
            left[name] = tally
    return left


def conclude(tallies: Tallies, rulebook: Rulebook, documents: int) -> Iterator[Finding]:
    """Findings about the corpus of so many `documents` as a whole."""
    for name, tally in sorted(tallies.items()):
        rule = rulebook.named(name)
        for place, candidate in kinds.named(rule.kind).conclude(rule, tally, documents):
            yield concluded(rule, place, candidate)


def concluded(rule: Rule, place: Place, candidate: Candidate) -> Finding:
    """The finding that was concluded from tallies."""
    here = all((e.start, e.end) == (place.start, place.end) for e in candidate.edits)
    places = (place,) * len(candidate.edits) if here else ()
    return finding_of(rule, place, candidate, lower_safety(rule, candidate), (), places)


def of_parts(tallies: Tallies, rulebook: Rulebook) -> tuple[Tallies, list[Finding]]:
    """What a document that was looked at in parts adds, from the sum of what they add, and the findings about it as a whole."""
    out: Tallies = {}
    late: list[Finding] = []
    for name, tally in sorted(tallies.items()):
        rule = rulebook.named(name)
        added, told = kinds.named(rule.kind).of_parts(rule, tally)
        late += (concluded(rule, place, candidate) for place, candidate in told)
        if added and rulebook.corpus:
            out[name] = added
    return out, late
