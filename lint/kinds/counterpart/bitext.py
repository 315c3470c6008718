"""Pairs that are none: a copy of the source, swapped or other languages, lengths out of all proportion."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

import regex

from lint.core.kind import Candidate
from lint.kinds.counterpart.sides import Sides
from lint.kinds.counterpart.surface import SCRIPTS

LEAST_WORDS = 4
"""Words of a text that is no name, title or code: shorter ones may rightly be the same in two languages."""
_LEAST_LETTERS = 12
_MOST_SHARE = 0.8
"""Part of the letters that stand in a script, from which a text is in that script."""
_LEAST_LENGTH = 40
"""Letters of the longer text below which lengths say nothing."""
_LATIN = r"\p{Latin}"
_DENSE = {"zh": 3.0, "ja": 2.2, "ko": 1.8}
"""Latin letters that carry what one character of the language does (medians of NTREX-128)."""
_FUNCTION = {
    "en": "the of and to in is that for it was on with as by at from are this be have",
    "es": "el la los las de que y en un una por con para su al es del se lo más",
    "fr": "le la les des du et est une dans que qui pour par sur au aux ce pas ne sont",
    "de": "der die das und den von zu mit ist im dem nicht ein eine auf für des sich als auch",
}
"""The most frequent words of languages that share a script; those that two have tell neither."""
_WORD = regex.compile(r"\p{L}+")


def copied(find: str, sides: Sides, data: None) -> Iterable[Candidate]:
    """A translation that is its source."""
    here, there = (" ".join(text.casefold().split()) for text in (sides.here, sides.there))
    if here == there and sides.language != sides.origin and len(_WORD.findall(here)) >= LEAST_WORDS:
        yield sides.candidate(sides.whole, {"there": ""}, ["it is the same as the source"])


def language(find: str, sides: Sides, data: None) -> Iterable[Candidate]:
    """Texts in each other's language, or a translation in none of the two."""
    here, there = _fits(sides.here, sides.language), _fits(sides.there, sides.origin)
    if sides.language == sides.origin or not sides.origin or here is not False:
        return
    crossed = _fits(sides.here, sides.origin) and _fits(sides.there, sides.language)
    if find == "swapped" and crossed and there is False:
        yield sides.candidate(
            sides.whole, {"there": sides.origin}, ["the source is in the language of the translation"]
        )
    elif find == "other" and not crossed:
        told = f"it is not in the script or the words of {sides.language}"
        yield sides.candidate(sides.whole, {"there": sides.language}, [told])


def length(find: str, sides: Sides, ratio: tuple[float, float]) -> Iterable[Candidate]:
    """A translation far shorter or longer than its source."""
    here, there = _letters(sides.here, sides.language), _letters(sides.there, sides.origin)
    if max(here, there) >= _LEAST_LENGTH and not ratio[0] <= here / max(there, 1) <= ratio[1]:
        told = f"{len(sides.there)} characters in the source, {len(sides.here)} here"
        yield sides.candidate(sides.whole, {"there": str(len(sides.there)), "right": str(len(sides.here))}, [told])


def _letters(text: str, code: str) -> float:
    """How long a text is, in Latin letters."""
    return len(text.strip()) * _DENSE.get(code, 1.0)


def _fits(text: str, code: str) -> bool | None:
    """Whether a text is in a language, by its script, then by frequent words; `None` where it does not show."""
    letters = sum(map(len, _WORD.findall(text)))
    own = sum(map(len, _script(code).findall(text)))
    if letters < _LEAST_LETTERS:
        return None
    if own < _MOST_SHARE * letters:
        return False if own <= (1 - _MOST_SHARE) * letters else None
    if code in SCRIPTS:
        return True
    words = _WORD.findall(text.casefold())
    counts = {c: sum(w in known for w in words) for c, known in _function_words().items()}
    mine = counts.pop(code, None)
    if mine is None:
        return None
    most = max(counts.values())
    return True if mine > most else False if not mine and most >= LEAST_WORDS else None


@cache
def _script(code: str) -> regex.Pattern[str]:
    return regex.compile(f"{SCRIPTS.get(code, _LATIN)}+")


@cache
def _function_words() -> dict[str, frozenset[str]]:
    words = {code: frozenset(listed.split()) for code, listed in _FUNCTION.items()}
    shared = {w for code, mine in words.items() for w in mine if any(w in words[o] for o in words if o != code)}
    return {code: mine - shared for code, mine in words.items()}
