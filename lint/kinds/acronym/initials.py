"""Which of the words before "(ABC)" the acronym stands for.

After Schwartz and Hearst, "A simple algorithm for identifying abbreviation definitions in biomedical text" (Pacific
Symposium on Biocomputing 2003), with stricter letters: each comes from the head of a word, or from a word that has
already given its head ("ECOWAS", "CARICOM"); an acronym inside the expansion gives all of its letters ("IDCPC").
"""

from __future__ import annotations

from functools import cache, lru_cache

from lint.core import late, vocabulary

FUNCTION_WORDS = vocabulary.words("acronym/function-words")
_WORD = late.regex(r"[\p{L}\d]+(?:['’]\p{L}+)*\.?")
_REACH = 4
"""Words that an expansion may have beyond one for each letter: "the", "of" and their like."""


@lru_cache(maxsize=4096)
def expansion_of(acronym: str, before: str) -> int | None:
    """Offset in `before` at which the expansion of `acronym` begins, reading back from its end; `None` if none does."""
    words = [(m.start(), m.group()) for m in _WORD.finditer(before)]
    letters = "".join(c for c in acronym.casefold() if c.isalpha())
    for first in range(len(words) - 1, max(-1, len(words) - 1 - len(letters) - _REACH), -1):
        start, word = words[first]
        if word[0].casefold() == letters[0] and word not in FUNCTION_WORDS and fits(acronym, before[start:]):
            return start
    return None


@lru_cache(maxsize=4096)
def fits(acronym: str, expansion: str) -> bool:
    """Whether the letters of `acronym` can be read off the words of `expansion`, in order."""
    words = [m.group() for m in _WORD.finditer(expansion)]
    if len(words) < 2 and "-" not in expansion:
        return False
    letters = "".join(c for c in acronym.casefold() if c.isalpha())
    misses = 0 if len(letters) < 3 else 1 + len(letters) // 4
    return bool(letters) and _reads(letters, tuple(words), misses)


def _reads(letters: str, words: tuple[str, ...], misses: int) -> bool:
    """Whether `words` give `letters`, at most `misses` content words giving none; the first word must give its head."""

    @cache
    def rest(at: int, word: int, left: int) -> bool:
        if word == len(words):
            return at == len(letters)
        if at < len(letters):
            for taken in _takes(letters[at:], words[word]):
                if rest(at + taken, word + 1, left):
                    return True
        if word == 0:
            return False
        if words[word].casefold() in FUNCTION_WORDS:
            return rest(at, word + 1, left)
        return left > 0 and rest(at, word + 1, left - 1)

    return rest(0, 0, misses)


def _takes(letters: str, word: str) -> list[int]:
    """How many of the next letters a word can give: its head, then others in order; fewest first."""
    low = word.casefold()
    if low[0] != letters[0]:
        return []
    counts, at = [1], 0
    for n, letter in enumerate(letters[1:], 2):
        at = low.find(letter, at + 1)
        if at < 0:
            break
        counts.append(n)
    return counts
