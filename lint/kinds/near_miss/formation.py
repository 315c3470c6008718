"""Word formation: whether a form that no list has is made by rule of ones that the lists have."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lint.core import vocabulary
from lint.kinds.near_miss import score
from lint.lexicon.forms import COMMON, COMMONEST, NAME_50, NAME_70, PREFIXES, UNKNOWN, WORD_95, WORDS, Forms
from lint.lexicon.index import Target

_SUFFIXES = tuple(vocabulary.word_list("near_miss/suffixes"))
_STEMS = WORDS | {NAME_50, NAME_70}
_FREE = vocabulary.word_list("near_miss/free")
_INFLECTIONS = vocabulary.word_list("near_miss/inflections")
_COMMON_ENDINGS = vocabulary.word_list("near_miss/common-endings")


@lru_cache(maxsize=20_000)  # asked at every place of a suspect
def parts_of(form: str, forms: Forms, capital: bool) -> bool:
    """Whether the form is made of known ones by rule: with an ending, with a prefix, or (in lower case) of two common words."""
    return any(stem in _STEMS for stem in _stems(form, forms)) or _compound(form, forms, capital)


def is_inflected(form: str, forms: Forms) -> bool:
    """Whether an ending of English and a word of any dictionary make the form."""
    return any(stem in _STEMS for stem in _stems(form, forms, _INFLECTIONS))


def novelty_penalty(form: str, known: int, forms: Forms, capital: bool) -> float | None:
    """What a form's own claim to be a word takes away from a misspelt one; `None` where it is a word."""
    if known == WORD_95:
        return score.OBSCURE
    if known != UNKNOWN or form.endswith(_FREE) or _compound(form, forms, capital):
        return None
    # the lists have all endings of common words: what they lack is none ("occured"), or one that makes words freely
    stems = set(_stems(form, forms, _COMMON_ENDINGS)) & _STEMS - COMMON
    return 0.0 if not stems else score.OBSCURE if stems == {WORD_95} else None


def relaxed(odd: float | None, known: int, target: Target, length: int) -> float | None:
    """The same where a letter is doubled or two are swapped against a very common word: "comission" is no mission of a
    company, and that the biggest list has "untill" says little."""
    if odd is None and known == UNKNOWN and target.weight >= score.FREQUENT:
        return score.OBSCURE
    if known == WORD_95 and target.weight >= score.COMMONEST and length >= 6:
        return 0.0
    return odd


def _stems(form: str, forms: Forms, suffixes: tuple[str, ...] = _SUFFIXES) -> Iterator[int]:
    """Classes of what is left of the form without an ending."""
    for suffix in suffixes:
        if form.endswith(suffix) and len(form) > len(suffix) + 3:
            yield forms[form[: -len(suffix)]]


def _compound(form: str, forms: Forms, capital: bool) -> bool:
    for prefix in PREFIXES:
        if form.startswith(prefix) and len(form) > len(prefix) + 4 and forms[form[len(prefix) :]] in COMMON:
            return True
    return not capital and any(
        forms[form[:at]] in COMMONEST and forms[form[at:]] in COMMONEST for at in range(4, len(form) - 3)
    )
