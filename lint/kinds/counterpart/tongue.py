"""Which language a text is in, as far as its script and its smallest words tell."""

from __future__ import annotations

from collections import Counter
from functools import cache

import regex

from lint.core import late, vocabulary
from lint.kinds.counterpart.surface import SCRIPTS, prose

LEAST_LETTERS = 12
"""Letters of the shortest text whose language is asked."""
_DENSE = {"zh": 3, "ja": 2, "ko": 2}
"""Latin letters that carry what one letter of the script does: a Chinese text may have many names in Latin script."""
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
    text = prose(text)
    own = sum(map(len, _script(code).findall(text)))
    others = sum(map(len, _WORD.findall(text))) - own
    own *= _DENSE.get(code, 1)
    letters = own + others
    if letters < LEAST_LETTERS:
        return None
    if own < _MOST_SHARE * letters:
        return False if own <= (1 - _MOST_SHARE) * letters else None
    if code in SCRIPTS:
        return True
    if code not in _FUNCTION:
        return None
    telling = _telling_words()
    counts = Counter(telling[word] for word in _WORD.findall(text.casefold()) if word in telling)
    mine = counts.pop(code, 0)
    most = max(counts.values(), default=0)
    return True if mine > most else False if not mine and most >= _LEAST_WORDS else None


@cache
def _script(code: str) -> regex.Pattern[str]:
    return regex.compile(f"{SCRIPTS.get(code, _LATIN)}+")


@cache
def _telling_words() -> dict[str, str]:
    """The frequent words that one language alone has, and which it is."""
    shared = Counter(word for words in _FUNCTION.values() for word in words)
    return {word: code for code, words in _FUNCTION.items() for word in words if shared[word] == 1}


def detected(text: str) -> str:
    """The language that a text shows by its script and letters, or by its small words; empty where none of those known."""
    for code, (own, foreign) in _TELLING.items():
        if fits(text, code):
            return code if regex.search(own, text) and not regex.search(foreign, text) else ""
    return next((code for code in _FUNCTION if fits(text, code)), "")
