"""What the words on both sides of a suspect add to, and take away from, its score."""

from __future__ import annotations

from lint.core import vocabulary
from lint.kinds.near_miss import score
from lint.kinds.near_miss.beside import (
    CHINESE_SURNAMES,
    COMPANIONS,
    PARTICLES,
    Beside,
    is_cue,
    is_initial,
    is_title,
)
from lint.lexicon.forms import COMMONEST, LISTED, UNKNOWN, WEAK, WORD_10, WORD_20, WORDS, Forms, folded
from lint.lexicon.index import Index, Target

_ABROAD = vocabulary.words("near_miss/abroad")
"""Small words of other languages that English word lists have as well."""


class Company:
    """Judges neighbours by the targets and the given names of a rule. Picklable."""

    def __init__(self, index: Index, given: frozenset[str]) -> None:
        self.index = index
        self.given = given

    def context(self, target: Target, around: Beside, support: float, beside_it: float, forms: Forms) -> float:
        """What the place adds to the score of one target."""
        if is_partner(target, around):
            return score.PARTNER
        if target.tier != "word":
            return 0.0 if support >= score.IN_DOCUMENT and beside_it > score.PERSON else beside_it
        if around.capital:
            if beside_it > score.PERSON and folded(around.before) in self.index:
                return score.AFTER_A_PLACE
            if beside_it >= score.BESIDE_A_CAPITAL and self._is_title_word(around.titled, forms):
                return score.IN_A_TITLE
            return min(score.CAPITAL, beside_it)
        return score.OPENING if around.opens else 0.0

    def takes_away(self, around: Beside, forms: Forms) -> float:
        """What neighbours take away: a person's name once is a person's name all through the document."""
        value, before = 0.0, around.before
        if self._is_persons(around):
            value += score.PERSON
        elif self._stranger(before, forms) or self._stranger(around.after, forms):
            value += score.BESIDE_A_STRANGER
        elif around.capital and self._a_name(before, forms):
            value += score.BESIDE_A_CAPITAL
        return value + score.BESIDE_A_CUE * (around.quoted or is_cue(around.after))

    def is_abroad(self, around: Beside, forms: Forms) -> bool:
        """Whether a small word right beside it is no English."""
        beside_it = [w for w in (around.before, around.after) if w.islower() and len(w) > 1]
        return any(
            w in _ABROAD or any(forms[folded(p)] not in LISTED for p in w.split("-") if len(p) > 1) for w in beside_it
        )

    def _is_persons(self, around: Beside) -> bool:
        """Whether a title, a given name, a Chinese surname, an initial or a particle of names stands beside it."""
        before = around.before
        named = is_title(before) or before in self.given or before.lower() in CHINESE_SURNAMES
        return named or is_initial(around.after) or around.after in PARTICLES

    def _a_name(self, word: str, forms: Forms) -> bool:
        """Whether a capitalised word may begin a person's or a company's name."""
        return word[:1].isupper() and word.lower() not in COMPANIONS and forms[folded(word)] not in (WORD_10, WORD_20)

    def _is_title_word(self, word: str, forms: Forms) -> bool:
        """Whether a word with a capital is an ordinary one, as in the names of offices ("World Food Programme")."""
        return forms[folded(word)] in COMMONEST and word not in self.given

    def _stranger(self, word: str, forms: Forms) -> bool:
        """Whether a capitalised word is a name that the lists don't know well: a surname, a village, nothing."""
        if not word[:1].isupper():
            return False
        if word in self.given:
            return True
        parts = folded(word).removesuffix("'s").split("-")
        return any(forms[p] == UNKNOWN or forms[p] in WEAK - WORDS for p in parts if p.isalpha())


def is_partner(target: Target, around: Beside) -> bool:
    """Whether another word of the target's name stands beside it."""
    return around.before in target.partners or around.after in target.partners
