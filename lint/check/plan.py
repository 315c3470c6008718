"""Which rules are asked about a document: those that the scan met, and those without needles, as far as the document has
what they look for. Rules that habits of the document silence are left out.

Most documents are short and have little of all that rules look for, so what is asked here must cost less than a rule:
each question is shared by many of them, and asked once for a document.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from lint import kinds
from lint.check.admission import Admission
from lint.check.judge import Silencers, silencers, silences, terms
from lint.core.kind import Gate, Hit, Kind
from lint.core.rule import Rule
from lint.structure.view import View


class Asked(NamedTuple):
    """A rule that is asked about documents, with what asking needs."""

    rule: Rule
    name: str
    kind: Kind
    tallies: bool
    """Whether it is asked what the document adds to its question about the corpus."""
    terms: int
    """Number of what it asks about candidates (`judge.terms`); rules with the same terms have the same number."""
    habit: int
    """Number of the habits that silence it, those that are dear to know only where it tallies; rules with the same ones have
    the same number."""
    admits: Admission
    """What it asks about candidates, yes or no."""


class Plan:
    """The rules of a rulebook, sorted by what they ask of a document."""

    def __init__(self, rules: Sequence[Rule], scanned: Collection[int], corpus: bool) -> None:
        habits: dict[Silencers, int] = {(): 0}
        asking: dict[object, int] = {}
        self._all: list[Asked] = []
        self._gated: dict[Gate, list[int]] = defaultdict(list)
        always: list[int] = []
        for number, rule in enumerate(rules):
            kind = kinds.named(rule.kind)
            habit = habits.setdefault(silencers(rule, dear=kind.corpus), len(habits))
            terms_of_rule = asking.setdefault(terms(rule), len(asking))
            admission = Admission(rule)
            self._all.append(Asked(rule, rule.name, kind, kind.corpus and corpus, terms_of_rule, habit, admission))
            if number not in scanned:
                gate = kind.gate(rule)
                (always if gate is None else self._gated[gate]).append(number)
        self._always = frozenset(always)
        self._silencers = list(habits)

    def asked(self, view: View, hits: Mapping[int, Sequence[Hit]]) -> Iterator[tuple[Asked, Sequence[Hit]]]:
        """The rules to ask about a document, in their order, each with its hits."""
        numbers = self._always.union(hits, *(theirs for gate, theirs in self._gated.items() if gate(view)))
        silent: list[bool | None] = [None] * len(self._silencers)
        silent[0] = False
        for number in sorted(numbers):
            asked = self._all[number]
            quiet = silent[asked.habit]
            if quiet is None:
                quiet = silent[asked.habit] = silences(self._silencers[asked.habit], view)
            if not quiet:
                yield asked, hits.get(number, ())
