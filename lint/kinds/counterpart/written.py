"""Where the names of one language stand in a text, with their case endings and prefixes.

A language has a thousand names and most words of a text are none, so the first two letters of a word decide which few of the names
are tried there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

import regex

from lint.core import late

SPACELESS = frozenset({"zh", "ja", "th", "ko"})
"""Languages whose words are not parted by spaces: names are looked for inside other characters."""
_ENDINGS = {
    "ru": "(?:ами|ями|ов|ев|ией|ой|ою|ей|ею|ом|ем|ём|ам|ям|ах|ях|ии|ию|ия|ие|ый|ий|ая|ую|ое|ее|ые|ых|ым|ими|ыми|ого|ому|[аеиоуыэюяйь])?",
    "de": "(?:e?s|(?<=e)n)?",
}
PREFIXES = {"ar": "[وفبكل]{0,2}"}
"""What may be written together with the name that follows: and, so, in, like, to."""
_STOP = {"ru": r"(?!\w|-\p{Lu})"}
"""What must not follow a name, besides letters: Гвинее-Бисау is not Guinea."""
_RUSSIAN_END = late.regex(r"(?:ая|яя|ое|ые|ие|ый|ий|ия|ья|[аеёиоуыэюяйь])$")
_PART = late.regex("[^ -]+")
_WORD = late.regex(r"\w+")
_TELLING = 2
"""Letters of the beginning of a word by which the names to try there are known."""


class WrittenName(NamedTuple):
    """A name where it is written: its span, without prefixes and endings that are no part of it, and the form."""

    start: int
    end: int
    form: str


def stem(name: str, code: str) -> str:
    """A name without the endings of its words, where it is inflected."""
    return _PART.sub(lambda part: _RUSSIAN_END.sub("", part.group()), name) if code == "ru" else name


class NameFinder:
    """Finds the names of a language."""

    def __init__(self, code: str, names: Iterable[str]) -> None:
        self._code = code
        self._names = sorted(names, key=len, reverse=True)

    @cached_property
    def _beginning(self) -> dict[str, list[str]]:
        """The names by their first letters, longer ones first."""
        out: dict[str, list[str]] = defaultdict(list)
        for name in self._names:
            out[stem(name, self._code)[:_TELLING]].append(name)
        return dict(out)

    @cached_property
    def _patterns(self) -> dict[str, regex.Pattern[str]]:
        return {start: self._pattern(names) for start, names in self._beginning.items()}

    def _pattern(self, names: Sequence[str]) -> regex.Pattern[str]:
        before, after = PREFIXES.get(self._code, ""), _ENDINGS.get(self._code, "")
        stop = _STOP.get(self._code, r"(?!\w)")
        if self._code == "ru":
            return regex.compile(f"(?P<w>{'|'.join(map(_inflected, names))}){stop}")
        return regex.compile(f"{before}(?P<w>{'|'.join(map(regex.escape, names))}){after}{stop}")

    def find(self, text: str) -> Iterator[WrittenName]:
        """The names of a text in order; of overlapping ones the first, of those at one place the longest."""
        return self._in_characters(text) if self._code in SPACELESS else self._in_words(text)

    def _in_characters(self, text: str) -> Iterator[WrittenName]:
        known, end = self._beginning, 0
        for at in range(len(text)):
            if at < end or (names := known.get(text[at : at + _TELLING])) is None:
                continue
            name = next((name for name in names if text.startswith(name, at)), None)
            if name is not None:
                end = at + len(name)
                yield WrittenName(at, end, name)

    def _in_words(self, text: str) -> Iterator[WrittenName]:
        end, known = 0, self._patterns
        shifts = range(1 + (_TELLING if self._code in PREFIXES else 0))
        for word in _WORD.finditer(text):
            at = word.start()
            tried = [pattern for by in shifts if (pattern := known.get(text[at + by : at + by + _TELLING]))]
            match = next((m for pattern in tried if (m := pattern.match(text, at))), None) if at >= end else None
            if match is not None:
                end = match.end()
                yield WrittenName(*match.span("w"), match.group("w"))


def _inflected(name: str) -> str:
    return _PART.sub(lambda part: regex.escape(_RUSSIAN_END.sub("", part.group())) + _ENDINGS["ru"], name)
