"""Misspelt words and names, judged by learned scorecards: a form that hardly anybody writes, near one that is likelier.

The right forms come from a mapped file of 120,000 words and names (`lint.lexicon.targets`) and from the document itself
(`own_names`). Before the sheet they are ranked by how frequent they are, what the slip costs, whether the document has
them, in the same company, and whether the neighbours go with them; the facts of the best are then held against the
scorecard for words or the one for names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from rapidfuzz.distance import OSA

from lint.core.conditions import first_met
from lint.kinds.near_miss import habits, places
from lint.kinds.near_miss.beside import INFLECTED_END, Beside, beside
from lint.kinds.near_miss.cuts import cuts
from lint.kinds.near_miss.facts import SPELLING
from lint.kinds.near_miss.formation import parts_of
from lint.kinds.near_miss.habits import Way, ends_of, way
from lint.kinds.near_miss.intended import is_piece
from lint.kinds.near_miss.learned import Knowledge, judged
from lint.kinds.near_miss.own_names import own_names, same_frame
from lint.kinds.near_miss.search import Respelling, Search, like, written
from lint.kinds.near_miss.spelling_word import UNSUSPECTED, SpellingWord
from lint.lexicon.forms import COMMON, LISTED, Forms, folded
from lint.lexicon.frequencies import Frequencies
from lint.lexicon.index import Index
from lint.lexicon.sound import consonants
from lint.lexicon.targets import CORE, DAY, FIGURE, LONG, WEB, Near, Targets
from lint.lexicon.tokens import CAPITALS, JOINED, LOWER, TITLE, is_identifier, spans, uses, words
from lint.structure.mention import is_sic
from lint.structure.view import View, cached_per_document

COST = {
    "swap": 0.7, "doubling": 0.6, "misread": 0.6, "vowel": 0.8, "missing": 0.9, "key": 0.95, "extra": 1.1, "other": 1.2,
    "sound": 1.3,
}  # fmt: skip
"""What a slip costs, in edits: what people do often costs less."""
EACH, CONSONANT = 0.6, 0.6
"""What each of several slips costs, and what each wrong consonant costs beside: vowels are forgotten first."""
OTHER_FIRST = 0.5
"""What another first letter costs beside that."""
EDIT = 2.3
"""Zipf that one edit outweighs."""
IN_DOCUMENT, IN_FRAME, CAPITALISED, OPENING = 2.2, 1.6, -2.0, -1.0
"""What the document and the same company add to a rank; an ordinary word with a capital loses."""
FITS, UNCOUNTED = 0.4, 2.0
"""What each zipf of a pair with a neighbour adds, above the rarest pair that was counted."""
FLOOR = -1.5
"""Rank below which nothing is asked."""
KEPT = 12
"""Right forms that are kept for each suspect."""
PERSON = frozenset(("title-before", "given-before", "chinese-before", "initial-after", "cue-after"))
PLACE = frozenset(("target-core", "target-city", "target-place", "target-anchor"))
"""Facts that say who stands there, and what the right form is."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A word that may be a slip, its class, whether some list has it as a name, and the right forms near it by rank."""

    word: str
    form: str
    cls: int
    listed: bool
    near: tuple[tuple[float, Near], ...]


@dataclass(frozen=True, slots=True)
class Claim:
    """A right form at a place, with its rank there and what was found out on the way."""

    rank: float
    near: Near
    frame: bool
    left: float
    right: float


class SpellingSlips(Search[Suspect]):
    """Slips of words and names."""

    slip = "spelling"
    shapes = (LOWER, TITLE, CAPITALS, JOINED)

    def __init__(
        self, index: Index, known: Path, given: frozenset[str], allow: frozenset[str], knowledge: Knowledge
    ) -> None:
        super().__init__(index, known, given, allow)
        self.knowledge = knowledge

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in super().__getstate__().items() if name != "_open"}

    @cached_property
    def _open(self) -> tuple[Frequencies, Targets]:
        return self.knowledge.open()

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Suspect]:
        for word in words(token):
            suspect = self._suspect(word, forms)
            if suspect:
                yield suspect

    def name(self, suspect: Suspect) -> str:
        return suspect.word

    def _suspect(self, text: str, forms: Forms) -> Suspect | None:
        word = SpellingWord(text, forms, *self._open, self.allow)
        if first_met(UNSUSPECTED, word):
            return None
        near = [n for n in word.targets.near(word.form) if _may_be(word.form, n, word.capital, forms)]
        ranked = sorted(((rank_of(word.form, n), n) for n in near), key=lambda r: (-r[0], r[1].target))[:KEPT]
        if not ranked and not word.capital:
            return None
        is_listed = word.listed is not None and word.listed.sorts != WEB
        return Suspect(text, word.form, word.cls, is_listed, tuple(ranked))

    def unsuspected(self, token: bytes, forms: Forms) -> Iterator[tuple[str, str]]:
        for text in words(token):
            word = SpellingWord(text, forms, *self._open, self.allow)
            reason = first_met(UNSUSPECTED, word)
            if reason and word.cls not in LISTED and word.is_plain:
                yield text, reason

    def judged(self, view: View, suspect: Suspect, token: bytes, forms: Forms) -> Iterator[Respelling]:
        for start, end, claims in self.claims(view, suspect, forms):
            best, around = claims[0], beside(view.text, start, end)
            sheet = "words" if best.near.target.is_word else "names"
            held = self.facts(view, suspect, claims, (start, end), token, forms)
            if around.before[:1].isupper() and forms[folded(around.before)] not in COMMON:
                held.add("name-before")
            if is_otherwise(held, sheet, best.near) or is_piece(view.text, start, end, forms):
                continue
            rights = (like(suspect.word, best.near.target.word),)
            miss = judged(self.knowledge.cards[sheet], held, SPELLING, start, end, rights)
            if miss:
                yield miss

    def claims(self, view: View, suspect: Suspect, forms: Forms) -> Iterator[tuple[int, int, list[Claim]]]:
        """The places of a suspect with its right forms there, the likeliest first."""
        if is_identifier(view, suspect.word):
            return
        near = list(suspect.near)
        capital = suspect.word[0].isupper()
        if capital:
            listed = {n.target.form for _, n in near if not n.target.is_word}
            for own in own_names(view, forms).near(suspect.form):
                if own.target.form not in listed:
                    zipf = self._open[0].word(own.target.form)
                    known = Near(own.target._replace(zipf=zipf), own.slip)
                    near.append((rank_of(suspect.form, known), known))
        if not near:
            return
        for start, end in spans(view, suspect.word):
            if end == len(view.text):  # a text that was cut off ends in half a word
                continue
            around = beside(view.text, start, end)
            claims = [self._claim(view, suspect, rank, n, around, forms) for rank, n in near]
            claims.sort(key=lambda c: (-c.rank, c.near.target))
            if claims[0].rank >= FLOOR:
                yield start, end, claims

    def _claim(self, view: View, suspect: Suspect, rank: float, near: Near, around: Beside, forms: Forms) -> Claim:
        target, capital = near.target, suspect.word[0].isupper()
        frame = False
        if uses(view).keys() & written(like(suspect.word, target.word) if target.is_word else target.word):
            if not (target.is_word and capital and not around.opens):
                rank += IN_DOCUMENT
            if not target.is_word and same_frame(view, target.word, around):
                rank, frame = rank + IN_FRAME, True
        pair = self._open[0].pair
        left, right = pair(around.before.lower(), target.form), pair(target.form, around.after.lower())
        rank += FITS * sum(max(0.0, zipf - UNCOUNTED) for zipf in (left, right))
        if target.is_word and capital and not suspect.word.isupper():
            rank += CAPITALISED if around.capital else OPENING
        return Claim(rank, near, frame, left, right)

    def facts(
        self, view: View, suspect: Suspect, claims: list[Claim], span: tuple[int, int], token: bytes, forms: Forms
    ) -> set[str]:
        """What holds at a place, by name."""
        best, form = claims[0], suspect.form
        around = beside(view.text, *span)
        held = set(places.of_form(form, suspect.word, suspect.cls, best.near.target, self._open[0]))
        held |= places.of_slip(form, best.near)
        ends = ends_of(form, tuple(near.target.form for _, near in suspect.near))
        held |= habits.of_document(view, ways(view, self), way(form, best.near.target.form), ends, forms)
        held |= places.of_document(view, suspect.word, best.near.target, token)
        held |= places.of_neighbours(suspect.word, around, self.given, forms)
        held |= places.of_pairs(around, best.left, best.right)
        others = [c.rank for c in claims[1:] if c.near.target.form != best.near.target.form]
        gap = best.rank - others[0] if others else 9.0
        held.add("rival-close" if gap < 0.6 else "rival-near" if gap < 1.5 else "no-rival" if gap > 3 else "")
        if best.frame:
            held.add("same-frame")
        surname = "capital-after" in held and forms[folded(around.after)] not in COMMON
        if PLACE & held and (PERSON & held or (surname and "target-in-document" not in held)):
            held.add("person-for-place")
        if suspect.listed:
            held.add("form-listed")
        if parts_of(form, forms, suspect.word[0].isupper()):
            held.add("made-by-rule")
        if is_sic(view.text, span[1]):
            held.add("sic")
        held |= places.of_company(view.text, *span, forms, self.index, habits.is_odd(view, forms))
        if any(cut.counted and cut.zipf >= 3 for cut in cuts(form, forms, self._open[0])):
            held.add("two-words")
        return held - {""}


@cached_per_document
def ways(view: View, search: SpellingSlips) -> Counter[Way]:
    """How the suspects of a document differ from their likeliest right forms, and from all in their ends: how many in each way."""
    near = {
        s.form: tuple(n.target.form for _, n in s.near) for _, suspects in search.suspected(view) for _, s in suspects
    }
    return Counter(
        found for form, rights in near.items() if rights for found in {way(form, rights[0]), *ends_of(form, rights)}
    )


_OTHER_READINGS = (
    {"capital-alone", "short-5"},
    {"short-5", "slip-other"},  # five letters are near too much: "chifa" is no "china"
    {"ending-added", "form-word-95"},  # "thats", which lacks an apostrophe
)
"""Facts that together leave a word its other reading, whatever the sum."""


_BY_NAME = frozenset(("title-before", "given-before", "name-before"))
_NAMED = frozenset(("form-surname", "form-name-80", "form-name-95", "form-place"))
"""Who stands before a name, and what lists say of the name: together they make a person."""


def is_otherwise(held: set[str], sheet: str, near: Near) -> bool:
    """Whether a place has another reading that no sum outweighs: a person, another spelling, two words in one."""
    if "two-words" in held and near.slip in ("two", "far", "sound"):
        return True
    if (
        sheet == "words"
        and "capital-alone" in held
        and "target-in-document" not in held
        and INFLECTED_END.search(near.target.form)
    ):
        return True  # a name of its own: "Shapps" is not "Shapes"
    if sheet == "words" and any(reading <= held for reading in _OTHER_READINGS):
        return True
    if sheet == "words":
        return "capital-before" in held and bool(held & (PERSON | {"stranger-before", "name-before"}))
    if _BY_NAME & held and _NAMED & held:
        return True  # "Greg Canavan" is nobody's slip for Canada, however often that is named
    if "target-in-document" in held:
        return False
    person = bool(held & PLACE) and "name-before" in held and "fits-left" not in held
    return person or bool(held & {"person-for-place", "form-alternate"})


def rank_of(form: str, near: Near) -> float:
    """How likely a right form is before its place is seen."""
    right = near.target.form
    if near.slip in COST:
        cost = COST[near.slip]
    else:
        cost = EACH * OSA.distance(form, right) + CONSONANT * OSA.distance(consonants(form), consonants(right))
    cost += OTHER_FIRST * (form[0] != right[0])
    return near.target.zipf - EDIT * cost


def _may_be(form: str, near: Near, capital: bool, forms: Forms) -> bool:
    """Words keep their first letter, but where it changed places or they are long and have one slip; names have a capital, and are no ordinary word
    ("Lines")."""
    target = near.target
    if target.is_word:
        kept = form[0] == target.form[0] or near.slip == "swap"
        return kept or (len(form) >= LONG and near.slip not in ("two", "sound", "extra"))
    return capital and (forms[target.form] not in COMMON or bool(set(target.sorts) & {CORE, DAY, FIGURE}))
