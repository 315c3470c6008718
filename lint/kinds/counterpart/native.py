"""Chinese people with names of their own: 外交部长王毅, Wang Yi. Beside a title in Chinese, by the family name in pinyin elsewhere.

Their names are too short to be told by sound, so they are told by spelling: all syllables, in pinyin without tones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import regex

from lint.core import late, vocabulary
from lint.kinds.counterpart.countries import fold

_TITLE = "|".join(vocabulary.word_list("names/titles", "zh"))
_WORD = vocabulary.pattern("names/no-family", "zh")
"""What begins as a family name does: days of the week, the board."""
_LEAST = 5
"""Letters of the shortest given name in pinyin that stands for the whole name."""
_HAN = late.regex(r"\p{Han}")
_LETTERS = late.regex(r"[^\p{Latin}]")
_PAIR = late.regex(
    r"(?<![\p{L}\p{N}'’-])(\p{Lu}\p{Ll}{1,5}) (\p{Lu}\p{Ll}{1,11}|\p{Lu}\p{Ll}{1,5}-\p{L}\p{Ll}{1,5})(?! \p{Lu})"
)


class Native(NamedTuple):
    """A person where the name stands, and how it may be spelt on the other side: any of these is the person."""

    start: int
    end: int
    family: str
    spelt: frozenset[str]


@dataclass(frozen=True, eq=False)
class Chinese:
    """What is known of Chinese people: pinyin of characters, family names, characters of foreign names."""

    pinyin: Mapping[str, str]
    families: frozenset[str]
    foreign: str

    @cached_property
    def _titled(self) -> regex.Pattern[str]:
        name = rf"(?!{_WORD})(?P<name>(?P<family>{'|'.join(sorted(self.families, key=len, reverse=True))})\p{{Han}}{{1,2}})"
        return regex.compile(rf"(?:{_TITLE}){name}|{name}(?={_TITLE})")

    @cached_property
    def _romanized_families(self) -> frozenset[str]:
        return frozenset(self.spelt(family) for family in self.families)

    @cached_property
    def _syllables(self) -> regex.Pattern[str]:
        every = "|".join(sorted(set(self.pinyin.values()), key=len, reverse=True))
        return regex.compile(f"(?:{every}){{1,2}}")

    def spelt(self, text: str) -> str:
        """A Chinese text in pinyin, without spaces; other letters as they are."""
        return "".join(self.pinyin.get(char, char) for char in text)

    def in_characters(self, text: str) -> Iterator[Native]:
        """The people of a Chinese text who have a title: where the name ends does not show, so both ends count."""
        for match in self._titled.finditer(text):
            family, name = match["family"], match["name"]
            if all(char in self.foreign for char in name):
                continue
            ends = {name[: len(family) + 1], name}
            spelt = {self.spelt(n) for n in ends} | {self.spelt(n[len(family) :] + family) for n in ends}
            yield Native(*match.span("name"), self.spelt(family), frozenset(spelt))

    def in_letters(self, text: str) -> Iterator[Native]:
        """The people of a text in Latin script whose names are pinyin."""
        for match in _PAIR.finditer(text):
            family, given = match.group(1).lower(), _letters(match.group(2))
            if family in self._romanized_families and self._syllables.fullmatch(given):
                whole = {family + given, *([given] if len(given) >= _LEAST else [])}
                yield Native(*match.span(), family, frozenset(whole))

    def lacks(self, text: str, person: Native, *, characters: bool) -> bool:
        """Whether a text, in Chinese characters or not, names a person in no way; in letters, the family name alone does."""
        if characters:
            spelt = self.spelt(text)
            if _HAN.search(spelt):  # a character whose reading is not known may be in the name
                return False
            return not any(name in spelt for name in person.spelt)
        plain = _letters(text)
        alone = regex.search(rf"\b{person.family}\b", text, regex.IGNORECASE)
        return not alone and not any(name in plain for name in person.spelt)


def _letters(text: str) -> str:
    return _LETTERS.sub("", fold(text))
