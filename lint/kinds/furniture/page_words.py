"""The words and wordings of pages, compiled for looking up: no pattern has to be tried on a line to find them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from lint.core import vocabulary

Phrase = tuple[tuple[str, ...], str]
"""The words after the first, and the fact that the wording makes true."""

EVERYDAY = vocabulary.words("furniture/everyday")
"""Words of pages that are too common in any text for their presence there to say that it is about them."""


@dataclass(frozen=True)
class PageWords:
    """`classes` gives the classes of each word, `phrases` the wordings by their first word."""

    classes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    phrases: Mapping[str, tuple[Phrase, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, words: Mapping[str, Sequence[str]], phrases: Mapping[str, Sequence[str]]) -> PageWords:
        """From the lists of a rule: words by class, wordings by fact; `a|b` are alternatives of one word."""
        classes: dict[str, set[str]] = {}
        for name, members in words.items():
            for word in members:
                classes.setdefault(str(word), set()).add(name)
        by_head: dict[str, list[Phrase]] = {}
        for fact, wordings in phrases.items():
            for wording in wordings:
                for head, *rest in product(*(part.split("|") for part in wording.split())):
                    by_head.setdefault(head, []).append((tuple(rest), fact))
        return cls(
            {word: frozenset(names) for word, names in classes.items()},
            {head: tuple(found) for head, found in by_head.items()},
        )

    def wordings(self, words: Sequence[str]) -> Counter[str]:
        """How often each fact is made true by a wording in these words; one begins at a word at most once."""
        found: Counter[str] = Counter()
        for i, word in enumerate(words):
            if word in self.phrases:
                behind = tuple(words[i + 1 : i + 1 + self.longest])
                found.update({fact for rest, fact in self.phrases[word] if behind[: len(rest)] == rest})
        return found

    @cached_property
    def longest(self) -> int:
        """Words of the longest wording after its first."""
        return max((len(rest) for phrases in self.phrases.values() for rest, _ in phrases), default=0)

    def is_strange_to(self, words: Iterable[str]) -> bool:
        """Whether none of these words is one of pages or begins a wording."""
        return self.classes.keys().isdisjoint(words) and self.phrases.keys().isdisjoint(words)
