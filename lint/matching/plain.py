"""Scanners that need nothing compiled, or no Hyperscan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from lint.matching.folding import fold
from lint.matching.literals import Finder, Literal, LiteralAutomaton, Places, Words
from lint.matching.patterns import ScanPattern, TimeoutBudget

Matches = Iterable[tuple[ScanPattern, Iterable[tuple[int, int]]]]
"""Patterns and the spans of all their matches."""


class Scanner(Protocol):
    """Looks for all needles in a text."""

    def look(self, text: str, strikes: TimeoutBudget) -> tuple[Places, Matches]:
        """Where the keys of literals stand, and the matches of patterns."""
        ...


class WordScanner:
    """Asks for distinct words and required strings. Nothing is compiled."""

    finder: type[Words] | type[LiteralAutomaton] = Words

    def __init__(self, literals: Sequence[Literal], patterns: Sequence[ScanPattern]) -> None:
        self._finder: Finder = self.finder(literals)
        self._patterns = patterns

    def look(self, text: str, strikes: TimeoutBudget) -> tuple[Places, Matches]:
        """See `Scanner`."""
        return self._finder.places(text), one_by_one(self._patterns, text, strikes)


class AhoCorasickScanner(WordScanner):
    """The same, with an automaton for the literals."""

    finder = LiteralAutomaton


def one_by_one(
    patterns: Sequence[ScanPattern], text: str, strikes: TimeoutBudget
) -> Iterator[tuple[ScanPattern, Iterable[tuple[int, int]]]]:
    """Matches of patterns that are asked one by one, where their required strings are met."""
    low = fold(text) if patterns else ""
    for pattern in patterns:
        if pattern.required is None or pattern.required.met(text, low):
            yield pattern, strikes.spans(pattern)
