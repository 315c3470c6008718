"""Which language a text is in, as far as its script and its smallest words tell."""

from __future__ import annotations

from functools import cache

import regex

from lint.core import late, vocabulary
from lint.kinds.counterpart.surface import SCRIPTS

_LEAST_LETTERS = 12
_MOST_SHARE = 0.8
"""Part of the letters that stand in a script, from which a text is in that script."""
_LEAST_WORDS = 4
"""Small words of another language from which on a text is in that one."""
_LATIN = r"\p{Latin}"
_FUNCTION = {code: vocabulary.words("counterpart/most-frequent", code) for code in vocabulary.languages("counterpart")}
"""The most frequent words of languages that share a script; those that two have tell neither."""
_TELLING = {
    "zh": (r"\p{Han}", r"[\p{Hiragana}\p{Katakana}]"),
    "ru": ("[ыэЫЭ]", "[ґєіїўјљњћђџҐЄІЇЎЈЉЊЋЂЏ]"),
    "ar": ("[ةىيك]", "[پچژگکیٹڈ]"),
}
"""Letters of a language that others of its script have not, and letters that only those have (Unicode CLDR, exemplars)."""
_WORD = late.regex(r"\p{L}+")


def fits(text: str, code: str) -> bool | None:
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
    return True if mine > most else False if not mine and most >= _LEAST_WORDS else None


@cache
def _script(code: str) -> regex.Pattern[str]:
    return regex.compile(f"{SCRIPTS.get(code, _LATIN)}+")


@cache
def _function_words() -> dict[str, frozenset[str]]:
    shared = {
        w for code, mine in _FUNCTION.items() for w in mine if any(w in _FUNCTION[o] for o in _FUNCTION if o != code)
    }
    return {code: mine - shared for code, mine in _FUNCTION.items()}


def detected(text: str) -> str:
    """The language that a text shows by its script and letters, or by its small words; empty where none of those known."""
    for code, (own, foreign) in _TELLING.items():
        if fits(text, code):
            return code if regex.search(own, text) and not regex.search(foreign, text) else ""
    return next((code for code in _FUNCTION if fits(text, code)), "")
