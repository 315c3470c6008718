"""Real words written for others: "goes on trail", "a letter form her". Counted texts tell by how much the other is likelier.

A pair of words is told apart by the setting of the place (`setting`): its features have learned weights (`odds`), their sum
is the logarithm of the odds. Each direction has a limit of its own (`confusions.tsv`), above everything that it reached in
clean text. `tools/build_confusions.py` makes both files.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from lint.kinds.near_miss.odds import SHARED, Odds, odds_of
from lint.kinds.near_miss.search import Respelling, Search
from lint.kinds.near_miss.setting import Setting, beside, opened
from lint.lexicon.forms import Forms
from lint.lexicon.index import Index
from lint.lexicon.tokens import spans, uses
from lint.structure.view import View

KEPT, SHOWN, SURE = -0.5, 0.5, 2.0
"""Margins above its limit from which a place is an `info`, a warning, and sure. In 786,000 words of reviews, transcripts and recipes
that set no limit, 16 places are shown, six of them slips; in 120 texts by a hand that nothing was learned from, nine and seven."""
REPEATED, HABITUAL = 2.0, 5.0
"""What each further use of a word takes from the margin, where the word is rarer than this zipf: its writer means it."""
MEANT = 6.0
"""What further uses take from which on nothing is asked: hardly a margin is as large."""
IN_DOCUMENT = 1.0
"""What the other word gives where the document has it."""


@dataclass(frozen=True, slots=True)
class Other:
    """A word that another is written for, and what tells them apart."""

    right: str
    base: float
    """Odds before anything is seen, the limit taken off."""
    pair: str
    """Whose weights count: the two words in the order of the file, or `SHARED`."""
    sign: int
    """Whether the weights speak for the right word (1) or for the one written (-1)."""

    def margin(self, odds: Odds, setting: Setting, pairs: Iterable[str]) -> float:
        """How far above its limit a place is, by its setting and what pairs say for the right word."""
        held = pairs if self.sign > 0 else [pair.translate(_TURNED) for pair in pairs]
        return self.base + self.sign * odds.total(self.pair, chain(held, setting.features()))


_TURNED = str.maketrans("+-", "-+")


@dataclass(frozen=True, slots=True)
class Written:
    """A word, and those that it is written for."""

    word: str
    others: tuple[Other, ...]


class Confused(Search[Written]):
    """Words of learned pairs, where the setting goes with the other."""

    slip = "confused"
    shapes = ()

    def __init__(
        self, index: Index, known: Path, given: frozenset[str], allow: frozenset[str],
        frequencies: Path, parts: Path, weights: Path, rows: Iterable[Mapping[str, str]],
    ) -> None:  # fmt: skip
        super().__init__(index, known, given, allow)
        self.files, self.weights = (frequencies, parts), weights
        found: dict[str, list[Other]] = {}
        for word, other in chain.from_iterable(map(others, rows)):
            found.setdefault(word, []).append(other)
        self.words = {word.encode(): Written(word, tuple(rights)) for word, rights in found.items()}
        self.wanted = frozenset(self.words)

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Written]:
        if token in self.words:
            yield self.words[token]

    def name(self, suspect: Written) -> str:
        return suspect.word

    def judged(self, view: View, suspect: Written, token: bytes, forms: Forms) -> Iterator[Respelling]:
        settings, text, word = opened(*self.files), view.text, suspect.word
        habit = REPEATED * (uses(view)[token] - 1) if settings.frequencies.word(word) < HABITUAL else 0.0
        if habit > MEANT:
            return
        for start, end in spans(view, word):
            if "-" in (text[start - 1 : start], text[end : end + 1]):  # half of another word
                continue
            before, after = beside(text, start, end)
            likelier = []
            for other in suspect.others:
                pairs = settings.pairs(before, after, word, other.right)
                if any(pair[1] == "+" for pair in pairs):
                    likelier.append((other, pairs))
            if likelier:
                yield from self._weighed(view, start, end, settings.at(text, start, end), habit, likelier)

    def _weighed(
        self,
        view: View,
        start: int,
        end: int,
        setting: Setting,
        habit: float,
        others: Sequence[tuple[Other, list[str]]],
    ) -> Iterator[Respelling]:
        """The likeliest of several words at a place, where its margin is enough."""
        met, odds = uses(view), odds_of(self.weights)
        margin, right = max(
            (other.margin(odds, setting, pairs) - habit + IN_DOCUMENT * bool(met[other.right.encode()]), other.right)
            for other, pairs in others
        )
        if margin >= KEPT:
            facts = (f'the words around it go with "{right}"',)
            yield Respelling(start, end, (right,), facts, sure=margin >= SURE, minor=margin < SHOWN, score=margin)


def others(row: Mapping[str, str]) -> Iterator[tuple[str, Other]]:
    """A word and what it is written for, by a row of `confusions.tsv`: both directions, or the one that has a limit; raises
    `ValueError` in words."""
    try:
        first, second, base = row["first"], row["second"], float(row["base"])
        pair = SHARED if row["weights"] == "shared" else f"{first} {second}"
        ways = (first, second, base, 1), (second, first, -base, -1)
        for (word, right, odds, sign), limit in zip(ways, (row["first-limit"], row["second-limit"]), strict=True):
            if limit:
                yield word, Other(right, odds - float(limit), pair, sign)
    except (KeyError, ValueError) as error:
        raise ValueError(
            f"a pair of confused words is no row of first, second, base, limits and weights: {error}"
        ) from None
