"""One letter wrong: a form that nobody lists, one slip away from a name or a word that everybody knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lint.kinds.near_miss import score
from lint.kinds.near_miss.beside import (
    CHINESE_SURNAMES,
    COMPANIONS,
    PARTICLES,
    Beside,
    beside,
    is_cue,
    is_initial,
    is_title,
)
from lint.kinds.near_miss.formation import made_of, oddity, weakened
from lint.kinds.near_miss.places import is_foreign
from lint.kinds.near_miss.score import TIERS
from lint.kinds.near_miss.search import Miss, Search, like, written
from lint.lexicon.edits import swaps_of, unread
from lint.lexicon.forms import COMMONEST, LISTED, NAME_80, NAMES, UNKNOWN, WEAK, WORD_10, WORD_20, WORDS, Forms, folded
from lint.lexicon.index import Index, Target
from lint.lexicon.tokens import CAPITALS, JOINED, LOWER, TITLE, distinct, is_identifier, spans, uses, words
from lint.lexicon.words import words_in
from lint.structure.view import View

LONG = 8
"""Letters from which a swap may also lead to a rare word, and one vowel for another outweighs two words in one."""
BRIEF = 7
"""Letters below which an unknown word of a technical document is an abbreviation rather than a slip."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that may be a slip, and what may have been meant: (score of the forms alone, target, sort of slip)."""

    word: str
    form: str
    weak: bool
    near: tuple[tuple[float, Target, str], ...]


class Letters(Search[Suspect]):
    """Letters wrong, missing, doubled or swapped."""

    slip = "letter"
    shapes = (LOWER, TITLE, CAPITALS, JOINED)

    def __init__(self, index: Index, known: Path, given: frozenset[str], allow: frozenset[str]) -> None:
        super().__init__(index, known, given, allow)
        by_country: dict[str, set[bytes]] = {}
        for target in index:
            if target.of and target.tier in ("nation", "capital", "province") and not target.partners:
                by_country.setdefault(target.of, set()).update(written(target.word))
        self._families = {of: frozenset(forms) for of, forms in by_country.items()}

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Suspect]:
        for word in words(token):
            suspect = self._suspect(word, forms)
            if suspect:
                yield suspect

    def _suspect(self, word: str, forms: Forms) -> Suspect | None:
        if (
            len(word) < 4
            or (word.isupper() and len(word) < 6)
            or not (word.islower() or word.istitle() or word.isupper() or word[1:].islower())
        ):
            return None
        if word[-1] in "ÂÃâã":  # the first byte of what was a quote or a dash: mojibake, not a slip
            return None
        form = folded(word)
        known = forms[form]
        if known in LISTED or form in self.allow:
            return None
        around = list(self._around(form, known, forms))
        if not around or form in self.index:
            return None
        if word[0].isupper() and form in CHINESE_SURNAMES:
            return None
        bare = form.replace("'", "")  # "Sana'a" is how some write Sanaa
        if (bare != form and (bare in self.index or forms[bare])) or (form[-1] == "s" and form[:-1] in self.index):
            return None
        capital = word[0].isupper()
        if not capital and known in NAMES:  # a surname or a village in lower case is none
            known = UNKNOWN
        weak = known != UNKNOWN or made_of(form, forms, capital)
        odd = oddity(form, known, forms, capital) if word.isascii() and word.isalpha() else None
        near = []
        for target, slip in around:
            tier = TIERS[target.tier]
            if len(target.form) < tier.least:
                continue
            if target.tier == "word":
                claim = odd
                clear = slip in ("doubling", "swap") or (slip == "vowel" and len(form) >= LONG)
                if clear and word.isascii() and word.isalpha():
                    claim = weakened(odd, known, target, len(form))
                if claim is None or form[0] != target.form[0]:
                    continue
                value = score.base(form, target, slip, False) + claim
            elif not capital or (weak and not tier.weak) or ((tier.first or weak) and form[0] != target.form[0]):
                continue
            else:
                value = score.base(form, target, slip, weak) + score.OWN_NAME * (known == NAME_80)
            if value + score.BEST >= tier.shown:
                near.append((value, target, slip))
        countries = {t.of for _, t, _ in near if t.kind == "country"}
        near = [(v + score.DERIVED * (t.kind == "people" and t.of in countries), t, slip) for v, t, slip in near]
        near.sort(key=lambda n: (-n[0], n[1].name))
        return Suspect(word, form, weak, tuple(near)) if near else None

    def _around(self, form: str, known: int, forms: Forms) -> Iterator[tuple[Target, str]]:
        """Targets one slip away, with the sort of slip."""
        yield from self.index.near(form)
        if known == UNKNOWN and form.isascii() and form.isalpha():
            for printed in unread(form):
                yield from ((t, "misread") for t in self.index.named(printed) if t.tier == "word")
            if len(form) >= LONG:
                for right in swaps_of(form, 1):
                    weight = score.RARE.get(forms[right])
                    if weight:
                        yield Target(right, right, right, "word", "", "", weight), "swap"

    def judged(self, view: View, suspect: Suspect, token: bytes, forms: Forms) -> Iterator[Miss]:
        present = distinct(view)
        technical = view.anatomy.facts["technical"]
        archaic = suspect.word[0].isupper() and view.anatomy.facts["archaic"]
        brief = technical and len(suspect.form) < BRIEF
        times = uses(view)[token]
        found = []
        for value, target, slip in suspect.near:
            if brief and target.tier == "word":  # an abbreviation of programmers
                continue
            if archaic and target.tier != "word":  # Peshawur, Roumania
                continue
            support, fact = self._support(suspect, target, present)
            value += support
            if times >= 3 and support < score.IN_DOCUMENT:
                value += score.HABIT
            if suspect.word.isupper():
                value += score.ALL_CAPITALS
            if technical and target.tier == "word":
                value += score.TECHNICAL
            if value + score.PARTNER >= TIERS[target.tier].shown:
                found.append((value, target, slip, support, fact))
        if not found or is_identifier(view, suspect.word):
            return
        places = [(s, e, beside(view.text, s, e)) for s, e in spans(view, suspect.word)]
        beside_it = min((self._beside(around, forms) for _, _, around in places), default=0.0)
        for start, end, around in places:
            if end == len(view.text):  # a text that was cut off ends in half a word
                continue
            if is_foreign(view.text, start, end, forms, self.index):
                continue
            if found[0][1].tier == "word" and (
                _stranger_beside(around, forms) or (suspect.form.endswith("in") and view.text[end] in "'’")
            ):
                continue
            here = [
                (v + self._context(t, around, sup, beside_it, forms), t, slip, sup, fact)
                for v, t, slip, sup, fact in found
            ]
            here = [n for n in here if not n[1].partners or _partner(n[1], around)]
            if not here:
                continue
            here.sort(key=lambda n: (-n[0], n[1].name))
            value, target, slip, support, fact = here[0]
            tier = TIERS[target.tier]
            if value < tier.shown:
                continue
            ties = [n[1] for n in here if n[0] > value - score.TIE]
            rights = tuple(dict.fromkeys(like(suspect.word, t.word) for t in ties))
            yield Miss(
                start, end, rights, tuple(filter(None, (f"{_SAID[slip]} in {target.word}", fact))),
                sure=value >= tier.sure, minor=target.tier == "city" and not support and value < score.CERTAIN_CITY, score=value,
            )  # fmt: skip

    def _support(self, suspect: Suspect, target: Target, present: frozenset[bytes]) -> tuple[float, str]:
        if target.tier == "word" and suspect.word[0].isupper():  # "lines" speaks for no "Linse"
            return 0.0, ""
        if present & written(target.word):
            return score.IN_DOCUMENT, f"the document has {target.word}"
        family = self._families.get(target.of, frozenset()) & present
        if family:
            return score.COUNTRY_IN_DOCUMENT, f"the document has {min(family).decode()}"
        return 0.0, ""

    def _context(self, target: Target, around: Beside, support: float, beside_it: float, forms: Forms) -> float:
        """What the place adds to the score of one target."""
        if _partner(target, around):
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

    def _beside(self, around: Beside, forms: Forms) -> float:
        """What the words on both sides take away: a person's name once is a person's name all through the document."""
        value, before = 0.0, around.before
        if (
            is_title(before)
            or before in self.given
            or before.lower() in CHINESE_SURNAMES
            or is_initial(around.after)
            or around.after in PARTICLES
        ):
            value += score.PERSON
        elif self._stranger(before, forms) or self._stranger(around.after, forms):
            value += score.BESIDE_A_STRANGER
        elif around.capital and self._a_name(before, forms):
            value += score.BESIDE_A_CAPITAL
        if around.quoted or is_cue(around.after):
            value += score.BESIDE_A_CUE
        return value

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


def _partner(target: Target, around: Beside) -> bool:
    return around.before in target.partners or around.after in target.partners


_SAID = {
    "swap": "two letters changed places", "doubling": "a letter doubled or not", "vowel": "one vowel for another",
    "missing": "a letter missing", "key": "a letter beside the right one on the keyboard", "extra": "a letter too many",
    "other": "one letter for another", "misread": "letters that look alike",
}  # fmt: skip


_ABROAD = words_in("de des du le les el los las del der das und et von di il lo gli della una un une dos avec pour sur")
"""Small words of other languages that English word lists have as well."""


def _stranger_beside(around: Beside, forms: Forms) -> bool:
    """Whether a small word right beside it is no English."""
    beside_it = [w for w in (around.before, around.after) if w.islower() and len(w) > 1]
    return any(
        w in _ABROAD or any(forms[folded(p)] not in LISTED for p in w.split("-") if len(p) > 1) for w in beside_it
    )
