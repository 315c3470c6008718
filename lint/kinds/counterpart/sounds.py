"""What a name sounds like, whatever script it is written in: its consonants in Latin letters, those that scripts confuse as one.

Letters come from `romanized.tsv`: Cyrillic by BGN/PCGN, Chinese characters in pinyin. 特朗普, Трамп and Trump are all `TLNP` or one
letter from it, which is why names are compared *nearly*, and a name that is not even nearly there is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import pairwise
from typing import NamedTuple

import regex

from lint.core import late
from lint.kinds.counterpart.countries import fold

LEAST = 3
"""Consonants of the shortest name that can be told from others."""
_PINYIN = (("x", "sh"), ("q", "ch"), ("ng", "n"), ("w", "v"), ("j", "k"))
"""Pinyin letters that other languages read otherwise."""
_LATIN = (
    (r"s?chs?|t?sch|[stcz]h|tch|t[sz]|cz|c(?=[eiy])|[szß]", "S"),
    (r"ph|[fv]", "F"),
    (r"dzh|dj|dg(?=e)", "S"),
    (r"th|[td]", "T"),
    (r"ng|[mn]", "N"),
    (r"[kg]h|qu|x|[gkqc]", "K"),
    (r"[bp]", "P"),
    (r"[lr]", "L"),
)
"""Classes of consonants, the first that fits; vowels, h, j, w and y are left out, as languages are at odds about them."""
_CLASSES = late.regex("|".join(f"(?P<{name}>{pattern})" for pattern, name in _LATIN))
_NAME = late.regex(r"\p{Lu}[\p{L}\p{M}]*")
_ARABIC_WORD = late.regex(r"\p{Arabic}{2,}")
"""Arabic has no capitals: any word may be a name."""
_OWNER = late.regex(r"['’]s?$")


def letters(rows: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Latin letters for each letter or character of the rows of `romanized.tsv`."""
    out = {}
    for row in rows:
        for letter in row["letters"]:
            latin = row["latin"]
            if ord(letter) > 0x2E80:
                for pinyin, other in _PINYIN:
                    latin = latin.replace(pinyin, other)
                latin = regex.sub(r"^c(?!h)", "ts", latin)
            out[letter] = latin
    return out


def romanized(text: str, table: Mapping[str, str]) -> str:
    """A text in Latin letters without accents; what the table lacks (ь) is left out."""
    return regex.sub(r"[^\p{Latin}\s]", "", fold("".join(table.get(char, char) for char in text.lower())))


def skeleton(text: str, table: Mapping[str, str]) -> str:
    """The consonants of a name, doubled ones as one."""
    out: list[str] = []
    last = -1
    for match in _CLASSES.finditer(romanized(_OWNER.sub("", text), table)):
        if match.start() != last or match.lastgroup != out[-1]:
            out.append(match.lastgroup or "")
        last = match.end()
    return "".join(out)


def tolerance(sound: str) -> int:
    """Consonants that may differ between one name in two languages: one, of longer names two in five."""
    return max(1, 2 * len(sound) // 5)


class Heard(NamedTuple):
    """What a text sounds like: its words and any two side by side, and its runs of Chinese characters, whose words do not show."""

    words: frozenset[str]
    runs: tuple[str, ...]

    def has(self, sound: str) -> bool:
        """Whether a name could be in the text, nearly."""
        if sound in self.words:
            return True
        most = tolerance(sound)
        near = (word for word in self.words if abs(len(word) - len(sound)) <= most)
        return any(_distance(sound, word, False) <= most for word in near) or any(
            sound in run or _distance(sound, run, True) <= most for run in self.runs
        )


def heard(text: str, table: Mapping[str, str], sounds: regex.Pattern[str]) -> Heard:
    """The sounds of what may be a name in a text of whatever language; `sounds` finds Chinese characters of foreign names."""
    names = [*_NAME.finditer(text), *_ARABIC_WORD.finditer(text)]
    words = {skeleton(name.group(), table) for name in names}
    words |= {skeleton(text[a.start() : b.end()], table) for a, b in pairwise(names) if b.start() - a.end() <= 1}
    return Heard(frozenset(words), tuple(skeleton(m.group(), table) for m in sounds.finditer(text)))


def _distance(sound: str, other: str, anywhere: bool) -> int:
    """Consonants to change, drop or put in until one is the other (Levenshtein), or is `anywhere` in it (Sellers)."""
    row, least = list(range(len(sound) + 1)), len(sound)
    for count, char in enumerate(other, 1):
        last, row[0] = row[0], 0 if anywhere else count
        for at, wanted in enumerate(sound, 1):
            last, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, last + (char != wanted))
        least = min(least, row[-1])
    return least if anywhere else row[-1]
