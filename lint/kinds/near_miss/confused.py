"""Real words written for others: "goes on trail", "a letter form her". The neighbours decide, by pairs that English has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

from lint.core import vocabulary
from lint.kinds.near_miss.learned import Knowledge, judged
from lint.kinds.near_miss.piece_facts import CONFUSED
from lint.kinds.near_miss.search import Respelling, Search, like
from lint.lexicon.forms import Forms
from lint.lexicon.frequencies import Frequencies
from lint.lexicon.index import Index
from lint.lexicon.tokens import spans, uses
from lint.structure.view import View

UNSEEN = 1.6
"""Zipf that a pair is given that was never counted: just below the rarest that were."""
GAINS = (0.6, 1.6, 2.6, 3.6)
"""Zipf by which the other word goes better with a neighbour, in steps."""
LEFT_ALONE = vocabulary.words("near_miss/left-alone")
"""Words that stand beside nearly everything, so that a pair tells nothing against them."""
_BEFORE = regex.compile(r"(?<![\w'’-])([\w'’]+)[ \u00a0]$")
_AFTER = regex.compile(r"[ \u00a0]([\w'’]+)(?![\w'’-])")


@dataclass(frozen=True, slots=True)
class Other:
    """A word, and one that it is written for."""

    word: str
    right: str


class Confused(Search[Other]):
    """Words of a closed list of pairs, where the neighbours go with the other."""

    slip = "confused"
    shapes = ()

    def __init__(
        self,
        index: Index,
        known: Path,
        given: frozenset[str],
        allow: frozenset[str],
        knowledge: Knowledge,
        sets: Iterable[str] = (),
    ) -> None:
        super().__init__(index, known, given, allow)
        self.knowledge = knowledge
        others: dict[bytes, set[str]] = {}
        for line in sets:
            words = line.split()
            for word in words:
                if word not in LEFT_ALONE:
                    others.setdefault(word.encode(), set()).update(w for w in words if w != word)
        self.others = {token: tuple(sorted(words)) for token, words in sorted(others.items())}
        self.wanted = frozenset(self.others)

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Other]:
        for right in self.others.get(token, ()):
            yield Other(token.decode(), right)

    def judged(self, view: View, suspect: Other, token: bytes, forms: Forms) -> Iterator[Respelling]:
        card = self.knowledge.cards["confused"]
        for start, end, held in self.places(view, suspect):
            miss = judged(card, held, CONFUSED, start, end, (like(suspect.word, suspect.right),))
            if miss:
                yield miss

    def places(self, view: View, suspect: Other) -> Iterator[tuple[int, int, set[str]]]:
        """The places of a word where a neighbour goes better with the other, and what holds there."""
        text, frequencies = view.text, self.knowledge.open()[0]
        for start, end in spans(view, suspect.word):
            before, after = _BEFORE.search(text, max(0, start - 30), start), _AFTER.match(text, end)
            one, two = before[1].lower() if before else "", after[1].lower() if after else ""
            held = gains(suspect, one, two, frequencies)
            if held:
                if uses(view)[suspect.right.encode()]:
                    held.add("right-in-document")
                yield start, end, held


def gains(suspect: Other, before: str, after: str, frequencies: Frequencies) -> set[str]:
    """By how much the other word goes better with its neighbours; nothing where it does not on either side."""
    pair = frequencies.pair
    left = pair(before, suspect.word), pair(before, suspect.right)
    right = pair(suspect.word, after), pair(suspect.right, after)
    if all((other or UNSEEN) - (found or UNSEEN) < GAINS[0] for found, other in (left, right)):
        return set()
    held: set[str] = set()
    for side, (found, other), word in (("left", left, before), ("right", right, after)):
        gain = (other or UNSEEN) - (found or UNSEEN)
        held |= {f"{side}-gain-{n}" for n, least in enumerate(GAINS, 1) if gain >= least}
        held |= {f"{side}-loss-{n}" for n, least in enumerate(GAINS, 1) if -gain >= least}
        if found:
            held.add(f"{side}-counted")
        if not word:
            held.add(f"{side}-open")
        elif not found and not other:
            held.add(f"{side}-silent")
    own, others = frequencies.word(suspect.word), frequencies.word(suspect.right)
    held |= {"rarer"} if others - own >= 0.6 else {"commoner"} if own - others >= 0.6 else set()
    return held
