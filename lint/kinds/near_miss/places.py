"""The facts of a suspect at its place: form, slip, document, neighbours. Each is cheap; only suspects are asked."""

from __future__ import annotations

from functools import lru_cache

from lint.core import late, vocabulary
from lint.kinds.near_miss.beside import CHINESE_SURNAMES, PARTICLES, Beside, is_cue, is_initial, is_title
from lint.kinds.near_miss.search import written
from lint.lexicon import forms as classes
from lint.lexicon import targets as sorts
from lint.lexicon.forms import LISTED, UNKNOWN, Forms, folded
from lint.lexicon.frequencies import Frequencies
from lint.lexicon.index import Index
from lint.lexicon.sound import consonants
from lint.lexicon.targets import Known, Near
from lint.lexicon.tokens import uses
from lint.structure.view import View

FUNCTION = vocabulary.words("near_miss/places-function")
"""Words that stand beside nearly every English word."""
ENDINGS = vocabulary.words("near_miss/places-endings")
"""Endings that make derivations and foreign forms of a name."""
_CLASSES = {
    UNKNOWN: "form-unknown", classes.WORD_60: "form-word-60", classes.WORD_70: "form-word-70", classes.WORD_80: "form-word-80", classes.WORD_95: "form-word-95",
    classes.NAME_80: "form-name-80", classes.NAME_95: "form-name-95", classes.PLACE_SMALL: "form-place",
    classes.SURNAME: "form-surname",
}  # fmt: skip
_SORTS = (
    (sorts.CORE, "core"), (sorts.DAY, "day"), (sorts.FIGURE, "figure"), (sorts.CITY, "city"), (sorts.ANCHOR, "anchor"),
    (sorts.DICTIONARY, "dictionary"), (sorts.PLACE, "place"), (sorts.GIVEN, "given"), (sorts.SURNAME, "surname"),
    (sorts.RARE, "rare"), (sorts.WEB, "web"),
)  # fmt: skip
_CONSONANTS = dict.fromkeys(map(ord, "aeiouy"))
_ABROAD = vocabulary.words("near_miss/places-abroad")
"""Small words of other languages that English word lists have as well."""
_SMALL = late.regex(r"(?<![\w'’-])\p{Ll}{2,}(?![\w'’-])")
AROUND = 150
"""Code points on either side of a place in which its company is looked for."""


@lru_cache(maxsize=4_096)
def of_form(form: str, word: str, cls: int, target: Known, frequencies: Frequencies) -> frozenset[str]:
    """What form and right form are, each by itself, and how frequent."""
    size = len(form)
    held = {_CLASSES.get(cls, "form-word-80")}
    held |= {f"long-{n}" for n in (7, 9) if size >= n} | {f"short-{n}" for n in (3, 4, 5) if size <= n}
    held |= _of_frequency(frequencies.word(form), target) | _of_target(target)
    looks = {
        "accents": not word.isascii(), "apostrophe": "'" in form, "all-capitals": word.isupper(),
        "form-alternate": frequencies.is_alternate(form),
    }  # fmt: skip
    return frozenset(held).union(name for name, holds in looks.items() if holds)


def _of_frequency(zipf: float, target: Known) -> set[str]:
    """How much commoner the right form is."""
    if not zipf:
        return set()
    held = {"form-on-web", *(f"form-on-web-{z}" for z in (1.6, 2.2, 2.8) if zipf >= z)}
    held |= {f"outweighs-{n}" for n in (1, 1.5, 2, 3) if target.zipf - zipf >= n}
    return held | {"form-rivals"} if target.zipf - zipf < 1 else held


def _of_target(target: Known) -> set[str]:
    """How common the right form is, and where it is listed."""
    held = {f"target-{z}" for z in (2, 2.4, 3, 3.6, 4, 5) if target.zipf >= z}
    if not target.is_word:
        held.add("target-" + next((name for sort, name in _SORTS if sort in target.sorts), "own"))
        if len(target.sorts) > 2:
            held.add("in-many-lists")
    return held


def of_slip(form: str, near: Near) -> set[str]:
    """What sort of slip leads from the right form to the suspect."""
    right = near.target.form
    held = {f"slip-{near.slip}"}
    if sorted(form) == sorted(right):
        held.add("same-letters")
    if form.translate(_CONSONANTS) == right.translate(_CONSONANTS):
        held.add("same-consonants")
    if form[0] != right[0]:
        held.add("other-first-letter")
    if form.startswith(right) and form[len(right) :] in ENDINGS:
        held.add("ending-added")
    elif form[:-1] in (right, right[:-1]) or form == right[:-1]:
        held.add("only-last-letter")
    elif form[:-2] == right[:-2] and near.slip in ("two", "far", "sound"):
        held.add("only-end")
    if consonants(form) == consonants(right):
        held.add("same-sound")
    return held


def of_document(view: View, word: str, target: Known, token: bytes) -> set[str]:
    """How often the document has both, and what sort of document it is."""
    met = uses(view)
    own = sum(met[form] for form in {*written(word), token})
    times = sum(met[form] for form in written(target.word))
    if target.is_word and word[0].isupper():
        times = 0  # "lines" speaks for no "Linse"
    held = {fact for fact in ("archaic", "dialect", "technical") if view.anatomy.facts[fact]}
    held |= {f for f, n in (("target-in-document", 1), ("target-twice", 2), ("target-often", 4)) if times >= n}
    held |= {fact for fact, n in (("used-twice", 2), ("used-thrice", 3)) if own >= n}
    if times and own > times:
        held.add("outnumbers-target")
    if times > 1 and times >= 2 * own:
        held.add("target-outnumbers")
    return held


def of_pairs(around: Beside, left: float, right: float) -> set[str]:
    """Whether the neighbours go with the right form (zipf of the pairs)."""
    held = set()
    for side, zipf, word in (("left", left, around.before.lower()), ("right", right, around.after.lower())):
        if zipf:
            held.add(f"fits-{side}")
        if zipf >= 3.5 and word not in FUNCTION:
            held.add(f"fits-{side}-well")
        if zipf >= 5:
            held.add(f"fits-{side}-5")
        if word in FUNCTION:
            held.add("function-beside")
    return held


def of_neighbours(word: str, around: Beside, given: frozenset[str], forms: Forms) -> set[str]:
    """Who stands beside it: persons, firms, strangers, another language."""
    before, after = around.before, around.after
    if around.opens and not is_title(before):  # another sentence
        before = ""
    if before[:1].islower():
        before = before.rstrip(".")
    titled = before[:1].isupper() and before.lower() not in FUNCTION
    held = {
        "title-before": bool(before) and is_title(before),
        "given-before": before in given,
        "chinese-before": before[:1].isupper() and before.lower() in CHINESE_SURNAMES,
        "stranger-before": before[:1].isupper() and forms[folded(before)] not in LISTED,
        "stranger-after": after[:1].isupper() and forms[folded(after)] not in LISTED,
        "initial-after": bool(after) and (is_initial(after) or after in PARTICLES),
        "capital-after": after[:1].isupper(),
        "cue-after": bool(after) and is_cue(after),
        "odd-word-beside": any(
            w[:1].islower() and (w in _ABROAD or forms[folded(w)] not in LISTED) for w in (before, after)
        ),
        "quoted": around.quoted,
    }
    if word[0].isupper():
        held["opens"] = around.opens
        held["capital-before"] = not around.opens and titled
        held["capital-alone"] = not around.opens and not titled
    return {fact for fact, holds in held.items() if holds}


def of_company(text: str, start: int, end: int, forms: Forms, index: Index, odd: bool) -> set[str]:
    """Whether it is part of a word with hyphens, and what sort of words are around; `odd` is what the document is."""
    held = {"hyphened"} if "-" in (text[start - 1 : start], text[end : end + 1]) else set()
    many, strange = _company(text, start, end, forms)
    if (len(strange) >= 3 and len(strange) >= 0.12 * many) or odd:
        held.add("strange-company")
        if is_foreign(text, start, end, forms, index):
            held.add("foreign")
    return held


def is_foreign(text: str, start: int, end: int, forms: Forms, index: Index) -> bool:
    """Whether the words around a place are no English: three and a fifth of them are in no list, nor slips of one."""
    many, strange = _company(text, start, end, forms)
    least = max(3, 0.2 * many)
    return len(strange) >= least and sum(not _is_slip(form, index) for form in strange) >= least


def _company(text: str, start: int, end: int, forms: Forms) -> tuple[int, tuple[str, ...]]:
    """How many small words stand around a place on its line, and those that no list has."""
    left = max(text.rfind("\n", 0, start) + 1, start - AROUND)
    right = text.find("\n", end, end + AROUND)
    before, after = text[max(left - 1, 0) : start], text[end - 1 : right if right >= 0 else end + AROUND]
    return _strangers(before, int(left > 0), after, forms)


@lru_cache(maxsize=1_000)
def _strangers(before: str, skipped: int, after: str, forms: Forms) -> tuple[int, tuple[str, ...]]:
    """The same of what stands there, in which a character goes before; where one slip comes again and again, so does that."""
    found = [folded(word) for word in (*_SMALL.findall(before, skipped), *_SMALL.findall(after, 1))]
    return len(found), tuple(form for form in found if forms[form] not in LISTED)


@lru_cache(maxsize=4_096)
def _is_slip(form: str, index: Index) -> bool:
    """Whether a form is one slip away from a word; the places of a text share most of the words around them."""
    return any(target.tier == "word" for target, _ in index.near(form))
