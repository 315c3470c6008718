"""What stands beside a word: the signs that it is a person's, a company's or a street's name, not a slip."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from lint.core import late, vocabulary

_BEFORE = late.regex(r"(?<![\w'’])([\w.'’]+(?:-[\w'’]+)*)[ \u00a0-]$")
_WRAPPED = late.regex(r"[^\r\n]{40}\p{L}[ \t]*\r?\n[ \t]*$")
_AFTER = late.regex(r"(?:['’]s)?[ \u00a0-](&|\p{Lu}\.(?= \p{Lu})|[\w'’]+(?:-[\w'’]+)*)")
_TITLED = late.regex(vocabulary.pattern("near_miss/titled"))
_QUOTES = "\"“”‘’«»'"

TITLES = vocabulary.words("near_miss/titles")
_KIN = vocabulary.words("near_miss/kin")
_CUES = vocabulary.words("near_miss/cues")
PARTICLES = vocabulary.words("near_miss/particles")
"""Small words that go on with a person's name after the first."""
COMPANIONS = vocabulary.words("near_miss/companions")
"""Words with a capital that stand before the names of countries and places."""
CHINESE_SURNAMES = vocabulary.words("near_miss/chinese-surnames")
"""The syllables of the 200 commonest Chinese surnames."""


INFLECTED_END = late.regex(vocabulary.pattern("near_miss/inflected-end"))
"""The end of a word that has no capital inside a sentence, unlike "Government" and "Council"."""


@dataclass(frozen=True, slots=True)
class Beside:
    """The words before and after a span on its line, as written (empty where punctuation parts them), and quotes."""

    before: str
    after: str
    quoted: bool
    capital: bool
    """Whether it has a capital without opening a sentence."""
    opens: bool
    """Whether it has a capital and opens a sentence."""
    titled: str
    """The word with a capital before it, also before "of", "and" or "for"; empty where there is none."""


def beside(text: str, start: int, end: int) -> Beside:
    """Look at both sides of `start:end`."""
    line = max(text.rfind("\n", 0, start), text.rfind("\r", 0, start)) + 1
    left = text[max(line, start - 40) : start]
    if not left.strip() and _WRAPPED.search(text, max(0, line - 200), start):  # the line above goes on here
        left = text[max(0, line - 41) : line].rstrip() + " "
    return _between(left, text[end : end + 40], text[start].isupper())


@lru_cache(maxsize=2_000)  # several searches ask about one place, and an editor about the places of its last version
def _between(left: str, right: str, capital: bool) -> Beside:
    before, after = _BEFORE.search(left), _AFTER.match(right)
    bare = left.rstrip(" \u00a0\"“‘'(").rstrip()
    opens = not bare or bare[-1] in ".!?:…"
    return Beside(
        before[1] if before else "",
        after[1] if after else "",
        left[-1:] in _QUOTES and left != "" and right[:1] in _QUOTES and right != "",
        capital and not opens,
        capital and opens,
        titled[1] if (titled := _TITLED.search(left)) else "",
    )


def is_cue(word: str) -> bool:
    """ "Ltd", "Street", "County", "brothers": what stands after a company's, a street's, a family's name."""
    return word in _KIN or (word[:1].isupper() and word.lower() in _CUES)


def is_title(word: str) -> bool:
    """ "Mr", "Prof.", "J.": what stands before a person's name."""
    bare = word.rstrip(".").lower()
    return bare in TITLES or is_initial(word)


def is_initial(word: str) -> bool:
    """ "J.": the initial of a name."""
    return len(word) == 2 and word[1] == "." and word[0].isupper()
