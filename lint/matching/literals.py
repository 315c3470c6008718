"""Literal needles, and the ways of finding thousands of them that need no compiler.

A finder tells where the keys of literals stand; `Literal.standing` decides whether they do too. Two finders stand here: `Words`, which costs nothing
to build and looks at the distinct words of a text, and `LiteralAutomaton`, which takes a while to build and then walks the
text once. `lint.matching.databases` has the third and fastest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple, Protocol

from lint.core.kind import Needle
from lint.matching.anchors import places_of
from lint.matching.folding import WORD, fold, is_word, same

Places = Iterable[tuple[int, list[int]]]
"""Numbers of literals, and for each where its key stands, in order."""


class Literal(NamedTuple):
    """A literal needle of one rule or several (`owners` are their numbers and tags); `key` is its text, folded where case is ignored."""

    owners: tuple[tuple[int, object], ...]
    text: str
    key: str
    ignore_case: bool
    words: bool

    @classmethod
    def all_of(cls, needles: Iterable[tuple[int, Needle]]) -> list[Literal]:
        """The literals among the needles of rules, each text once: colons and brackets are asked for by many."""
        owners: dict[tuple[str, bool, bool], list[tuple[int, object]]] = defaultdict(list)
        for rule, n in needles:
            if n.literal:
                owners[n.text, n.ignore_case, n.words].append((rule, n.tag))
        return [
            cls(tuple(theirs), text, fold(text) if ignore_case else text, ignore_case, words)
            for (text, ignore_case, words), theirs in owners.items()
        ]

    def standing(self, text: str, starts: list[int]) -> list[int]:
        """Of the places where its key was found those where it stands itself, without overlaps."""
        size = len(self.key)
        if self.words:
            if is_word(self.key[0]):
                starts = [at for at in starts if not (at and is_word(text[at - 1]))]
            if is_word(self.key[-1]):
                last = len(text) - size
                starts = [at for at in starts if not (at < last and is_word(text[at + size]))]
        if self.ignore_case and not (text.isascii() and self.text.isascii()):
            starts = [at for at in starts if self._equals(text[at : at + size])]
        if size > 1 and any(b - a < size for a, b in pairwise(starts)):
            free, all_of_them, starts = 0, starts, []
            for at in all_of_them:
                if at >= free:
                    starts.append(at)
                    free = at + size
        return starts

    def _equals(self, found: str) -> bool:
        """Whether it is this text without regard to case, where its key is that of `found`."""
        return (found.isascii() and self.text.isascii()) or same(self.text, found)


class Finder(Protocol):
    """Finds the keys of literals in a text."""

    def places(self, text: str) -> Places:
        """Every place where a key stands."""
        ...


class Words:
    """Literals by their longest whole word: only those whose word is among the text's distinct words are looked for."""

    def __init__(self, literals: Sequence[Literal]) -> None:
        self._literals = literals
        self._exact: dict[str, list[int]] = defaultdict(list)
        self._folded: dict[str, list[int]] = defaultdict(list)
        self._wordless: list[int] = []
        for number, literal in enumerate(literals):
            word = whole_word(literal)
            if word is None:
                self._wordless.append(number)
            else:
                (self._folded if literal.ignore_case else self._exact)[word].append(number)
        self._folds = any(literal.ignore_case for literal in literals)

    def places(self, text: str) -> Places:
        """Every place where a key stands."""
        low = fold(text) if self._folds else text
        words = set(WORD.findall(text)) if self._exact or self._folded else set()
        likely = self._wordless[:]
        for word in self._exact.keys() & words:
            likely += self._exact[word]
        if self._folded:
            for word in self._folded.keys() & {fold(w) for w in words}:
                likely += self._folded[word]
        for number in likely:
            literal = self._literals[number]
            body, key = low if literal.ignore_case else text, literal.key
            if starts := list(places_of(key, body)):
                yield number, starts


def whole_word(literal: Literal) -> str | None:
    """The longest run of word characters that is a whole word wherever the literal stands."""
    key, words = literal.key, literal.words
    whole = [
        m.group() for m in WORD.finditer(key) if words or (m.start() > 0 and m.end() < len(key))
    ]  # at the edges a run is whole only if the literal asks for it
    return max(whole, key=len, default=None)


class LiteralAutomaton:
    """Literals in Aho-Corasick automata: for long texts where Hyperscan has no wheel."""

    def __init__(self, literals: Sequence[Literal]) -> None:
        import ahocorasick_rs

        self._parts = []
        for folded in (False, True):
            numbers = [i for i, literal in enumerate(literals) if literal.ignore_case == folded]
            if numbers:
                automaton = ahocorasick_rs.AhoCorasick([literals[i].key for i in numbers])
                self._parts.append((folded, numbers, automaton))

    def places(self, text: str) -> Places:
        """Every place where a key stands."""
        for folded, numbers, automaton in self._parts:
            body = fold(text) if folded else text
            starts: dict[int, list[int]] = defaultdict(list)
            for index, start, _ in automaton.find_matches_as_indexes(body, overlapping=True):
                starts[numbers[index]].append(start)
            yield from starts.items()
