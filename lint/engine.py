"""One scan for all rules: needles in, hits by rule out. `regex` is the definition of every pattern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import ahocorasick_rs
import regex

from lint.rule import Hit, Needle

TIMEOUT = 2.0
"""Seconds of CPU time that one pattern may take on one document."""


class Engine:
    """The needles of all rules, compiled. `scan` finds all of them in one text."""

    def __init__(self, needles: Sequence[tuple[int, Needle]]) -> None:
        literals = [(rule, n) for rule, n in needles if n.literal]
        self._regexes = [
            (rule, n.tag, regex.compile(n.text, regex.I if n.ignore_case else 0))
            for rule, n in needles
            if not n.literal
        ]
        self._by_case: list[tuple[bool, list[tuple[int, Needle]], ahocorasick_rs.AhoCorasick]] = []
        for fold in (False, True):
            chosen = [(r, n) for r, n in literals if n.ignore_case == fold]
            if chosen:
                words = [folded(n.text) if fold else n.text for _, n in chosen]
                self._by_case.append((fold, chosen, ahocorasick_rs.AhoCorasick(words)))
        self.scanned = frozenset(rule for rule, _ in needles)
        self._timed_out: set[int] = set()

    def take_timed_out(self) -> list[int]:
        """Rules whose patterns ran out of time since this was last asked."""
        late, self._timed_out = sorted(self._timed_out), set()
        return late

    def scan(self, text: str) -> dict[int, list[Hit]]:
        """Hits of every rule that has any, in order of position; per needle they do not overlap."""
        found: dict[int, list[Hit]] = defaultdict(list)
        for fold, needles, automaton in self._by_case:
            body = folded(text) if fold else text
            last: dict[int, int] = {}
            for number, start, end in automaton.find_matches_as_indexes(body, overlapping=True):
                rule, needle = needles[number]
                if start >= last.get(number, 0) and (not needle.words or _bounded(text, start, end)):
                    last[number] = end
                    found[rule].append(Hit(start, end, needle.tag))
        late = []
        for rule, tag, pattern in self._regexes:
            try:
                found[rule] += [Hit(*m.span(), tag) for m in list(pattern.finditer(text, timeout=TIMEOUT))]
            except TimeoutError:
                late.append(rule)
        if late:
            self._timed_out.update(late)
        return {rule: sorted(hits) for rule, hits in found.items() if hits}


def folded(text: str) -> str:
    """Lower case, code point by code point, so that offsets stay."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c if len(d := c.lower()) != 1 else d for c in text)


def _bounded(text: str, start: int, end: int) -> bool:
    if start and _is_word(text[start]) and _is_word(text[start - 1]):
        return False
    return not (end < len(text) and _is_word(text[end - 1]) and _is_word(text[end]))


def _is_word(char: str) -> bool:
    return char.isalnum() or char == "_"
