"""How sure a near miss is: a sum of small weights, and the sum that each tier of targets asks for.

The weights were set by hand on 200 planted typos, then checked on texts of the same making that were not looked at
(`docs/names.md` has the figures and what each part buys). They are deliberately few and round.
"""

from __future__ import annotations

from dataclasses import dataclass

from lint.core import vocabulary
from lint.lexicon.forms import WORD_60, WORD_70
from lint.lexicon.index import Target

SLIP = {
    "misread": 1.0, "swap": 0.8, "doubling": 0.8, "vowel": 0.5, "missing": 0.4, "key": 0.4, "extra": 0.2, "other": 0.0,
}  # fmt: skip
"""What each sort of slip adds: people swap and double letters more often than they write strangers."""

IN_DOCUMENT = 1.2
"""The right form stands in the same document."""
COUNTRY_IN_DOCUMENT = 0.6
"""Not the right form, but the document names its country or another name of that country."""
LENGTH = 0.15
"""For each letter beyond six: long names have fewer chance neighbours."""
SHORT = -0.5
"""For each letter below six: among short names nearly every letter makes another."""
OTHER_FIRST_LETTER = -1.2
"""Slips rarely hit the first letter; other names often differ there."""
ENDING = -2.5
"""Only an ending is added (n, i, an, is): a regular derivation or a foreign form."""
CUT_SHORT = -0.6
"""(peoples) Only the last letter is missing: other languages' names end there ("Germa")."""
DERIVED = -0.6
"""The people, where the country is as near: names of countries stand more often ("Argentinia")."""
WEAKLY_KNOWN = -1.0
"""Some big list has the form, as a rare word, a surname or a village."""
OWN_NAME = -0.6
"""Beside that: a dictionary has it as a name ("Pentland" is no Puntland)."""
PERSON = -3.0
"""A title, an initial, a given name or a Chinese surname before it: it is somebody's name."""
BESIDE_A_STRANGER = -1.7
"""An unknown capitalised word beside it."""
BESIDE_A_CAPITAL = -0.8
"""Any other word with a capital before it, unless such stand before places ("South")."""
OPENING = -0.3
"""(words) A capital at the start of a sentence, where names stand too."""
SWAPPED = 0.3
"""(words) Two letters changed places: hardly anything else looks like that."""
OBSCURE = -0.3
"""(words) Only the biggest list has it, among them many frequent misspellings."""
FREQUENT, COMMONEST = 4.4, 5.2
"""(words) Weights of words that everybody writes, and of the first thousands."""
LAST_LETTER = -1.2
"""(words) Only the last letter differs, is missing or too many: a foreign word, or an ending that no list has."""
BESIDE_A_CUE = -1.5
"""Quotes around it, or a word for a company, a street, a county after it."""
CAPITAL = -1.0
"""(words) A capital inside a sentence: a name, more likely."""
IN_A_TITLE = -0.3
"""(words) A capital after an ordinary word with one: the name of an office, a programme, a law."""
AFTER_A_PLACE = 0.5
"""(words) A capital after the name of a place: part of a longer name, where capitals are natural."""
ALL_CAPITALS = -1.5
"""Codes and acronyms live there."""
TECHNICAL = -0.35
"""(words) In a text about programs: their authors coin words and cut them short."""
HABIT = -1.5
"""Three times in the document, and the right form never: it means what it writes."""
PARTNER = 1.5
"""The other word of the name stands beside it ("New Zeland")."""


@dataclass(frozen=True, slots=True)
class ScoreTier:
    """What targets of one tier start with (`base`), and the scores from which a finding is shown and is sure."""

    base: float
    shown: float
    sure: float = 99.0
    weak: bool = False
    """Whether the target may win over a form that a big list has."""
    first: bool = False
    """Whether the first letter must agree."""
    least: int = 4
    """Shortest target that counts."""


TIERS = {
    "nation": ScoreTier(1.0, 2.5, 3.4, weak=True),
    "province": ScoreTier(0.8, 2.6, 3.4, weak=True),
    "capital": ScoreTier(0.6, 2.6, 3.4, weak=True, least=5),
    "place": ScoreTier(0.3, 2.6, first=True, least=5),
    "city": ScoreTier(0.0, 2.6, first=True, least=6),
    "term": ScoreTier(0.5, 2.6, 3.4, first=True, least=5),
    "word": ScoreTier(-0.2, 2.15, 3.6, first=True, least=5),
}
ENDINGS = vocabulary.word_list("near_miss/name-endings")


def base(found: str, target: Target, slip: str, weak: bool) -> float:
    """The part of the score that the two forms alone decide."""
    length = len(target.form) if target.tier != "word" else min(len(found), len(target.form))
    score = target.weight / 2 + TIERS[target.tier].base + SLIP[slip] + (LENGTH if length > 6 else -SHORT) * (length - 6)
    if target.tier == "word" and slip == "swap":
        score += SWAPPED
    if found[0] != target.form[0]:
        score += OTHER_FIRST_LETTER
    if found.startswith(target.form) and found[len(target.form) :] in ENDINGS:
        score += ENDING
    elif target.kind == "people" and found == target.form[:-1]:
        score += CUT_SHORT
    elif (
        target.tier == "word"
        and slip != "doubling"
        and (found[:-1] in (target.form, target.form[:-1]) or found == target.form[:-1])
    ):
        score += LAST_LETTER
    return score + WEAKLY_KNOWN if weak else score


BEST = IN_DOCUMENT + PARTNER
"""The most that a document can add."""

TIE = 0.25
"""Corrections so near to the best are offered beside it, and nothing is corrected unasked."""

CERTAIN_CITY = 2.7
"""From here a city is meant even where nothing else in the document speaks for it: below it is a remark."""

RARE = {WORD_60: 2.4, WORD_70: 2.2}
"""Weights of words that are no targets but where two letters are swapped ("biomertic")."""
