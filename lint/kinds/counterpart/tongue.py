"""Which language a text is in, as far as its script and its smallest words tell."""

from __future__ import annotations

from functools import cache

import regex

from lint.kinds.counterpart.surface import SCRIPTS

_LEAST_LETTERS = 12
_MOST_SHARE = 0.8
"""Part of the letters that stand in a script, from which a text is in that script."""
_LEAST_WORDS = 4
"""Small words of another language from which on a text is in that one."""
_LATIN = r"\p{Latin}"
_FUNCTION = {
    "en": "the of and to in is that for it was on with as by at from are this be have",
    "es": "el la los las de que y en un una por con para su al es del se lo más",
    "fr": "le la les des du et est une dans que qui pour par sur au aux ce pas ne sont",
    "de": "der die das und den von zu mit ist im dem nicht ein eine auf für des sich als auch",
}
"""The most frequent words of languages that share a script; those that two have tell neither."""
_TELLING = {
    "zh": (r"\p{Han}", r"[\p{Hiragana}\p{Katakana}]"),
    "ru": ("[ыэЫЭ]", "[ґєіїўјљњћђџҐЄІЇЎЈЉЊЋЂЏ]"),
    "ar": ("[ةىيك]", "[پچژگکیٹڈ]"),
}
"""Letters of a language that others of its script have not, and letters that only those have (Unicode CLDR, exemplars)."""
_WORD = regex.compile(r"\p{L}+")


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
    words = {code: frozenset(listed.split()) for code, listed in _FUNCTION.items()}
    shared = {w for code, mine in words.items() for w in mine if any(w in words[o] for o in words if o != code)}
    return {code: mine - shared for code, mine in words.items()}


def detected(text: str) -> str:
    """The language that a text shows by its script and letters, or by its small words; empty where none of those known."""
    for code, (own, foreign) in _TELLING.items():
        if fits(text, code):
            return code if regex.search(own, text) and not regex.search(foreign, text) else ""
    return next((code for code in _FUNCTION if fits(text, code)), "")
