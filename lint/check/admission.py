"""Whether a rule may speak at a place, yes or no: `judge.steps` without the words, what is cheap first.

Nearly all that kinds propose and tallies ask about is refused, so nobody would read the words.
"""

from __future__ import annotations

from functools import cached_property

import regex

from lint.check.ground import refusal
from lint.check.judge import habits, has_habits, holds, is_dear, is_mentioned, pattern_of
from lint.core.rule import ZONES, Clause, Rule
from lint.structure.view import View


class Admission:
    """What one rule asks about places in documents whose habits do not silence it (`judge.is_silent`), as far as these are
    not dear to know."""

    def __init__(self, rule: Rule) -> None:
        self._rule = rule
        self._zones = rule.zones if len(rule.zones) < len(ZONES) else None
        self._habits = [(clause.facts, hold) for clause, hold in habits(rule) if is_dear(clause)]

    @cached_property
    def _clauses(self) -> list[tuple[Clause, regex.Pattern[str], bool]]:
        """Clauses, what they look for, and whether they should hold; compiled when a place is first asked about."""
        wanted = [(clause, True) for clause in self._rule.when] + [(clause, False) for clause in self._rule.unless]
        return [(clause, pattern_of(clause), hold) for clause, hold in wanted if not clause.facts]

    def __call__(self, view: View, start: int, end: int) -> bool:
        """Whether the rule may speak about `start:end`."""
        anatomy = view.anatomy
        if anatomy.in_code(start, end):
            return False
        if self._zones is not None and anatomy.zone_at(start, end) not in self._zones:
            return False
        for clause, pattern, hold in self._clauses:
            if holds(clause, pattern, view, start, end) != hold:
                return False
        for facts, hold in self._habits:
            if has_habits(view, facts) != hold:
                return False
        return not refusal(self._rule, view, start, end) and not is_mentioned(self._rule, view, start, end)
