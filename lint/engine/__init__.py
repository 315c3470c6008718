"""One scan for all rules: needles in, hits by rule out, exactly as if each needle were looked for on its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

import regex

from lint.engine.folding import fold
from lint.engine.literals import Finder, Literal, Words
from lint.engine.patterns import STRIKES, Pattern, Strikes
from lint.engine.required import required
from lint.rule import Hit, Needle

__all__ = ["STRIKES", "Engine"]


class Engine:
    """The needles of all rules, by the number of their rule. `scan` finds all of them in one text."""

    def __init__(self, needles: Sequence[tuple[int, Needle]]) -> None:
        self.scanned = frozenset(rule for rule, _ in needles)
        """Rules that have needles."""
        self._literals = [
            Literal(rule, n.tag, n.text, fold(n.text) if n.ignore_case else n.text, n.ignore_case, n.words)
            for rule, n in needles
            if n.literal
        ]
        self._patterns = [
            Pattern(
                rule, n.tag, regex.compile(n.text, regex.I if n.ignore_case else 0), required(n.text, n.ignore_case)
            )
            for rule, n in needles
            if not n.literal
        ]
        self._late: set[int] = set()

    @cached_property
    def _finder(self) -> Finder:
        return Words(self._literals)

    def take_timed_out(self) -> list[int]:
        """Rules whose patterns ran out of time since this was last asked."""
        late, self._late = sorted(self._late), set()
        return late

    def scan(self, text: str) -> dict[int, list[Hit]]:
        """Hits of every rule that has any, in order of position; those of one needle do not overlap."""
        found: dict[int, list[Hit]] = defaultdict(list)
        self._scan_literals(text, found)
        self._scan_patterns(text, found)
        for hits in found.values():
            if len(hits) > 1:
                hits.sort()
        return found

    def _scan_literals(self, text: str, found: dict[int, list[Hit]]) -> None:
        free: dict[int, int] = {}  # by literal: where its next hit may begin
        for number, start, end in self._finder.spans(text):
            literal = self._literals[number]
            if start >= free.get(number, 0) and literal.at(text, start, end):
                free[number] = end
                found[literal.rule].append(Hit(start, end, literal.tag))

    def _scan_patterns(self, text: str, found: dict[int, list[Hit]]) -> None:
        low = fold(text)
        strikes = Strikes()
        for pattern in self._patterns:
            if pattern.required is None or pattern.required.met(text, low):
                spans = strikes.spans(pattern, text)
                if spans:
                    found[pattern.rule] += [Hit(start, end, pattern.tag) for start, end in spans]
        self._late.update(strikes.late)
