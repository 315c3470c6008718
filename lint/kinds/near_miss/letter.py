"""One letter wrong: a form that nobody lists, one slip away from a name or a word that everybody knows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lint.core.conditions import Condition, first_met
from lint.kinds.near_miss import score
from lint.kinds.near_miss.beside import INFLECTED_END, Beside, beside
from lint.kinds.near_miss.company import Company, is_partner
from lint.kinds.near_miss.formation import novelty_penalty, parts_of, relaxed
from lint.kinds.near_miss.habits import sounds_right
from lint.kinds.near_miss.letter_word import LONG, UNSUSPECTED, LetterWord
from lint.kinds.near_miss.places import is_foreign
from lint.kinds.near_miss.score import TIERS
from lint.kinds.near_miss.search import Respelling, Search, like, written
from lint.lexicon.forms import LISTED, NAME_80, NAMES, UNKNOWN, Forms
from lint.lexicon.index import Index, Target
from lint.lexicon.tokens import CAPITALS, JOINED, LOWER, TITLE, distinct, is_identifier, spans, uses, words
from lint.structure.view import View

NAMES_DIFFER_BY = frozenset(("extra", "vowel", "other", "key"))
"""Slips by which a name is oftener near a word than a word is misspelt with a capital: "Anfield", "Ferrier"."""

BRIEF = 7
"""Letters below which an unknown word of a technical document is an abbreviation rather than a slip."""


@dataclass(frozen=True, slots=True)
class LetterSuspect:
    """A word that may be a slip, and what may have been meant: (score of the forms alone, target, sort of slip)."""

    word: str
    form: str
    weak: bool
    near: tuple[tuple[float, Target, str], ...]


class LetterClaim(NamedTuple):
    """A target in one document: the score so far, the sort of slip, what the document adds, and the fact that says so."""

    value: float
    target: Target
    slip: str
    support: float
    fact: str


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a suspect, as the conditions see it."""

    view: View
    start: int
    end: int
    around: Beside
    suspect: LetterSuspect
    first: Target
    slip: str
    search: LetterEdit
    forms: Forms


def _is_abroad(spot: Spot) -> bool:
    return spot.first.tier == "word" and spot.search.company.is_abroad(spot.around, spot.forms)


def _is_a_name(spot: Spot) -> bool:
    likely = spot.slip in NAMES_DIFFER_BY or INFLECTED_END.search(spot.first.form) is not None
    return (
        spot.first.tier == "word"
        and likely
        and spot.around.capital
        and not uses(spot.view).keys() & written(spot.first.word)
    )


SPARED: tuple[Condition[Spot], ...] = (
    Condition("a text that was cut off ends in half a word", lambda s: s.end == len(s.view.text)),
    Condition("words of another language around it", lambda s: is_foreign(s.view.text, s.start, s.end, s.forms, s.search.index)),
    Condition("a small word of another language beside it", _is_abroad),
    Condition("a name of its own: its like has no capital inside a sentence", _is_a_name),
)  # fmt: skip
"""What makes the place of a suspect no slip."""


class LetterEdit(Search[LetterSuspect]):
    """Letters wrong, missing, doubled or swapped."""

    slip = "letter"
    convinces = False
    shapes = (LOWER, TITLE, CAPITALS, JOINED)

    def __init__(self, index: Index, known: Path, given: frozenset[str], allow: frozenset[str]) -> None:
        super().__init__(index, known, given, allow)
        self.company = Company(index, given)
        by_country: dict[str, set[bytes]] = {}
        for target in index:
            if target.of and target.tier in ("nation", "capital", "province") and not target.partners:
                by_country.setdefault(target.of, set()).update(written(target.word))
        self._families = {of: frozenset(forms) for of, forms in by_country.items()}

    def suspects(self, token: bytes, forms: Forms) -> Iterator[LetterSuspect]:
        for text in words(token):
            word = LetterWord(text, self.index, self.allow, forms)
            suspect = None if first_met(UNSUSPECTED, word) else self._suspect(word)
            if suspect:
                yield suspect

    def unsuspected(self, token: bytes, forms: Forms) -> Iterator[tuple[str, str]]:
        for text in words(token):
            word = LetterWord(text, self.index, self.allow, forms)
            reason = first_met(UNSUSPECTED, word)
            if word.known not in LISTED and word.around and not (reason is None and self._suspect(word)):
                yield text, reason or "too unlike, or too rare a right form"

    def _suspect(self, word: LetterWord) -> LetterSuspect | None:
        known = (
            word.known if word.capital or word.known not in NAMES else UNKNOWN
        )  # in lower case it is no surname or village
        weak = known != UNKNOWN or parts_of(word.form, word.forms, word.capital)
        odd = novelty_penalty(word.form, known, word.forms, word.capital) if word.is_plain else None
        near = []
        for target, slip in word.around:
            if len(target.form) < TIERS[target.tier].least:
                continue
            if target.tier == "word":
                value = self._value_of_word(word, known, odd, target, slip)
            else:
                value = self._value_of_name(word, known, weak, target, slip)
            if value is not None and value + score.BEST >= TIERS[target.tier].shown:
                near.append((value, target, slip))
        countries = {t.of for _, t, _ in near if t.kind == "country"}
        near = [(v + score.DERIVED * (t.kind == "people" and t.of in countries), t, slip) for v, t, slip in near]
        near.sort(key=lambda n: (-n[0], n[1].name))
        return LetterSuspect(word.text, word.form, weak, tuple(near)) if near else None

    @staticmethod
    def _value_of_word(word: LetterWord, known: int, odd: float | None, target: Target, slip: str) -> float | None:
        """What the two forms alone say for an ordinary word; `None` where the suspect is another."""
        clear = slip in ("doubling", "swap") or (slip == "vowel" and len(word.form) >= LONG)
        claim = relaxed(odd, known, target, len(word.form)) if clear and word.is_plain else odd
        if claim is None or word.form[0] != target.form[0]:
            return None
        return score.base(word.form, target, slip, False) + claim

    @staticmethod
    def _value_of_name(word: LetterWord, known: int, weak: bool, target: Target, slip: str) -> float | None:
        """The same for a name."""
        tier = TIERS[target.tier]
        other_first = (tier.first or weak) and word.form[0] != target.form[0]
        if not word.capital or (weak and not tier.weak) or other_first:
            return None
        return score.base(word.form, target, slip, weak) + score.OWN_NAME * (known == NAME_80)

    def judged(self, view: View, suspect: LetterSuspect, token: bytes, forms: Forms) -> Iterator[Respelling]:
        for judged in self._judged(view, suspect, token, forms):
            if isinstance(judged, Respelling):
                yield judged

    def spared(self, view: View, suspect: LetterSuspect, token: bytes, forms: Forms) -> Iterator[tuple[int, int, str]]:
        for judged in self._judged(view, suspect, token, forms):
            if not isinstance(judged, Respelling):
                yield judged

    def _judged(
        self, view: View, suspect: LetterSuspect, token: bytes, forms: Forms
    ) -> Iterator[Respelling | tuple[int, int, str]]:
        """Each place of a suspect: the slip, or why it is none."""
        claims = self._claims(view, suspect, token)
        if not claims or is_identifier(view, suspect.word):
            silent = "a name of programs" if claims else "nothing in the document speaks for it"
            yield from ((start, end, silent) for start, end in spans(view, suspect.word))
            return
        places = [(s, e, beside(view.text, s, e)) for s, e in spans(view, suspect.word)]
        beside_it = min((self.company.takes_away(around, forms) for _, _, around in places), default=0.0)
        for start, end, around in places:
            reason = first_met(
                SPARED, Spot(view, start, end, around, suspect, claims[0].target, claims[0].slip, self, forms)
            )
            yield (
                (start, end, reason) if reason else self._placed(start, end, around, suspect, claims, beside_it, forms)
            )

    def _claims(self, view: View, suspect: LetterSuspect, token: bytes) -> list[LetterClaim]:
        """The targets of a suspect that may win somewhere in the document."""
        present, facts = distinct(view), view.anatomy.facts
        technical = facts["technical"]
        archaic = suspect.word[0].isupper() and facts["archaic"]
        brief = technical and len(suspect.form) < BRIEF
        often = uses(view)[token] >= 3
        found = []
        for value, target, slip in suspect.near:
            ordinary = target.tier == "word"
            if brief if ordinary else archaic:  # an abbreviation of programmers; Peshawur, Roumania
                continue
            support, fact = self._support(suspect, target, present)
            value += support + score.ALL_CAPITALS * suspect.word.isupper() + score.TECHNICAL * (technical and ordinary)
            habit = often and not (ordinary and not technical and sounds_right(suspect.form, target.form))
            if habit and support < score.IN_DOCUMENT:
                value += score.HABIT
            if value + score.PARTNER >= TIERS[target.tier].shown:
                found.append(LetterClaim(value, target, slip, support, fact))
        return found

    def _placed(
        self,
        start: int,
        end: int,
        around: Beside,
        suspect: LetterSuspect,
        claims: list[LetterClaim],
        beside_it: float,
        forms: Forms,
    ) -> Respelling | tuple[int, int, str]:
        """What the claims come to at one place."""
        here = [
            c._replace(value=c.value + self.company.context(c.target, around, c.support, beside_it, forms))
            for c in claims
            if not c.target.partners or is_partner(c.target, around)
        ]
        if not here:
            return start, end, "the other words of the name are not beside it"
        here.sort(key=lambda c: (-c.value, c.target.name))
        value, target, slip, support, fact = here[0]
        tier = TIERS[target.tier]
        if value < tier.shown:
            return start, end, f"{target.word} comes to {value:.1f} of {tier.shown:.1f}"
        ties = [c.target for c in here if c.value > value - score.TIE]
        rights = tuple(dict.fromkeys(like(suspect.word, t.word) for t in ties))
        return Respelling(
            start, end, rights, tuple(filter(None, (f"{_SAID[slip]} in {target.word}", fact))),
            sure=value >= tier.sure, minor=target.tier == "city" and not support and value < score.CERTAIN_CITY, score=value,
        )  # fmt: skip

    def _support(self, suspect: LetterSuspect, target: Target, present: frozenset[bytes]) -> tuple[float, str]:
        if target.tier == "word" and suspect.word[0].isupper():  # "lines" speaks for no "Linse"
            return 0.0, ""
        if present & written(target.word):
            return score.IN_DOCUMENT, f"the document has {target.word}"
        family = self._families.get(target.of, frozenset()) & present
        if family:
            return score.COUNTRY_IN_DOCUMENT, f"the document has {min(family).decode()}"
        return 0.0, ""


_SAID = {
    "swap": "two letters changed places", "doubling": "a letter doubled or not", "vowel": "one vowel for another",
    "missing": "a letter missing", "key": "a letter beside the right one on the keyboard", "extra": "a letter too many",
    "other": "one letter for another", "misread": "letters that look alike",
}  # fmt: skip
