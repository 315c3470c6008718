"""The language of `tagged` patterns: what `<...>` stands for, as a regex over `word/TAG ` and as a question about one word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import regex

from lint.core import late
from lint.core.errors import did_you_mean
from lint.core.lists import words_of
from lint.kinds.pattern import compiled
from lint.kinds.tagged.automaton import Automaton
from lint.lexicon.parts import TAGS
from lint.matching.patterns import Regex

_SLOT = late.regex(r"(?<!\(\?)(?<!\(\?P)<(?P<none>!)?(?P<ways>[^<>]*)>")
_ANY = r"[^/ ]+"
_FIGURE = r"(?!1/)\d{1,3}(?:,\d{3})*"

FIRST = 0xE000
"""Where a tree of the pattern is asked for, slots are private-use characters from here on."""


class SlotPattern(NamedTuple):
    """A pattern: its regex over `word/TAG `, and what tells cheaply where that cannot match."""

    regex: Regex
    automaton: Automaton


class Ways(NamedTuple):
    """What `<...>` stands for: words by their tag, where "" is any word, or any tag; or (`none`) any but these."""

    none: bool
    words: dict[str, list[str]]

    @property
    def regex(self) -> str:
        """The regex of the slot."""
        ways = "|".join(
            rf"(?:(?:{_ANY if '' in of else '|'.join(map(_regex_of, of))})/{regex.escape(tag) if tag else _ANY} )"
            for tag, of in self.words.items()
        )
        if not ways:
            return rf"(?:{_ANY}/{_ANY} )"
        return rf"(?:(?!{ways}){_ANY}/{_ANY} )" if self.none else rf"(?:{ways})"


def _regex_of(word: str) -> str:
    return _FIGURE if word == "#" else regex.escape(word)


class Slots:
    """Reads patterns, with the sets and lists of a rule; raises `ValueError` in words."""

    def __init__(self, lists: Mapping[str, object]) -> None:
        self._lists = lists

    def written(self, source: str) -> SlotPattern:
        """A pattern."""
        source = "".join(source.split())
        ways = [self._read(match) for match in _SLOT.finditer(source)]
        parts, numbered = iter(ways), iter(range(len(ways)))
        whole = _SLOT.sub(lambda _: next(parts).regex, source)
        skeleton = _SLOT.sub(lambda _: chr(FIRST + next(numbered)), source)
        compiled(skeleton)  # is a hundred times shorter, and a regex if the whole is one
        return SlotPattern(Regex(late.regex(rf"(?<![^ ])(?:{whole})")), Automaton.of(skeleton, ways))

    def _read(self, match: regex.Match[str]) -> Ways:
        words: defaultdict[str, list[str]] = defaultdict(list)
        for way in filter(None, match["ways"].split("|")):
            for word, tag in self._ways(way):
                words[tag].append(word)
        return Ways(match["none"] is not None, dict(words))

    def _ways(self, way: str) -> Iterator[tuple[str, str]]:
        """The words that an alternative stands for (empty: any), each with its tag (empty: any)."""
        word, _, tag = way.partition(":") if len(way) > 1 else (way, "", "")
        if tag and tag not in TAGS:
            raise ValueError(f"no tag: '{tag}'{did_you_mean(tag, TAGS)}")
        if word.startswith("$") and word != "$":
            for inner in self._words(word[1:]):
                yield from self._ways(f"{inner}:{tag}" if tag else inner)
        elif not tag and word in TAGS:
            yield "", word
        else:
            yield word, tag

    def _words(self, name: str) -> list[str]:
        try:
            return words_of(self._lists[name])
        except KeyError:
            raise ValueError(f"unknown set '{name}'{did_you_mean(name, self._lists)}") from None
