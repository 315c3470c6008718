"""What stands around a word, as features by which real words in the place of others are told: words, parts of speech, pairs.

`tools/build_confusions.py` counts the same features that `confused` asks for. Each is a short text: `<a` the word before is
"a", `<such a` the two before, `(>NN` the word after may be a noun only, `~ship` "ship" stands within seven words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from lint.core import late
from lint.lexicon import frequencies, parts
from lint.lexicon.frequencies import Frequencies
from lint.lexicon.parts import Tagger

REACH = 7
"""Words on each side that are looked at."""
STEPS = (0.6, 1.6, 2.6, 3.6)
"""Zipf by which another word goes better, or worse, with a neighbour, in steps."""
COMMONEST = 6.0
"""Zipf from which a word stands for itself, not for its parts of speech."""
UNSEEN = 1.6
"""Zipf that a pair is given that was never counted: just below the rarest that were."""
BEGIN, END = "^", "$"
"""What stands before the first word of a paragraph, and after its last."""
TOKEN = late.regex(r"\p{L}+(?:['’]\p{L}+)*|\d+(?:[.,]\d+)*|[^\w\s]")
_WINDOW = 9 * REACH
"""Characters on each side in which the words are looked for."""
_BREAK = late.regex(r"\n(?![ \t]*\p{Ll})")
"""The end of a line that is no line of a paragraph broken by hand."""


class Setting(NamedTuple):
    """The words before and after a place in small letters, the nearest first, and what may be told of each without its place."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    sorts_before: tuple[str, str]
    sorts_after: tuple[str, str]

    def features(self) -> Iterator[str]:
        """What holds here, whatever the two words are."""
        (near, far), (following, beyond) = self.sorts_before, self.sorts_after
        before, after = self.before[0], self.after[0]
        yield from (f"<{before}", f">{after}", f"(<{near}", f"(>{following}", f"((<{far}", f"((>{beyond}")
        yield from (f"(<{far} {near}", f"(>{following} {beyond}", f"(<>{near} {following}")
        yield from (f"<(>{before} {following}", f"(<>{near} {after}", f"<>{before} {after}")
        yield from (
            f"<{self.before[1]} {before}",
            f">{after} {self.after[1]}",
            f"<<{self.before[1]}",
            f">>{self.after[1]}",
        )
        yield from {f"~{word}" for word in (*self.before, *self.after) if len(word) > 3}


class SettingReader:
    """Reads settings with the frequencies and parts of speech of two mapped files."""

    def __init__(self, words: Frequencies, tagger: Tagger) -> None:
        self.frequencies = words
        self._tagger = tagger

    def at(self, text: str, start: int, end: int) -> Setting:
        """The setting of a span of a text."""
        begin = max(0, start - _WINDOW)
        left = text[begin:end]  # with the word itself, which tells whether the line goes on with it
        right = text[end : end + _WINDOW]
        cut = max((line.end() for line in _BREAK.finditer(left)), default=0)
        after = _BREAK.split(right, maxsplit=1)[0]
        return self.of(TOKEN.findall(left[cut : start - begin])[-REACH:], TOKEN.findall(after)[:REACH])

    def of(self, before: list[str], after: list[str]) -> Setting:
        """The setting that words before and after make, in the order of the text."""
        left, right = [*before[::-1], BEGIN, BEGIN], [*after, END, END]
        return Setting(
            tuple(_plain(word) for word in left[:REACH]), tuple(_plain(word) for word in right[:REACH]),
            (self.sort(left[0]), self.sort(left[1])), (self.sort(right[0]), self.sort(right[1])),
        )  # fmt: skip

    def sort(self, word: str) -> str:
        """What a word may be, whatever its place: itself where it is very common, else its possible parts of speech."""
        if not word[0].isalpha():
            return "#" if word[0].isdigit() else word
        plain = _plain(word)
        if "'" in plain or self.frequencies.word(plain) >= COMMONEST:
            return plain
        return "Name" if word[0].isupper() else "|".join(sorted(self._tagger.may_be(plain)))

    def pairs(self, before: str, after: str, written: str, right: str) -> list[str]:
        """By how much `right` goes better (or worse) with the neighbours, in small letters, than what is written."""
        pair = self.frequencies.pair
        found: list[str] = []
        if before[:1].isalpha():
            found += _steps("L", (pair(before, right) or UNSEEN) - (pair(before, written) or UNSEEN))
        if after[:1].isalpha():
            found += _steps("R", (pair(right, after) or UNSEEN) - (pair(written, after) or UNSEEN))
        return found


@lru_cache(maxsize=4)
def opened(words: Path, speech: Path) -> SettingReader:
    """Map the two files; raises `ValueError` in words where one is of another sort."""
    return SettingReader(frequencies.opened(words), parts.opened(speech))


def beside(text: str, start: int, end: int) -> tuple[str, str]:
    """The words beside a span, in small letters; empty where there is another mark than a space between, or a line's end."""
    before, after = _BEFORE.match(text, max(0, start - 30), start), _AFTER.match(text, end)
    return _plain(before[1]) if before else "", _plain(after[1]) if after else ""


_BEFORE, _AFTER = (
    late.regex(r"(?r)(?<![\w'’-])(\p{L}[\p{L}'’]*)[ \u00a0]\n?"),
    late.regex(r"[ \u00a0](\p{L}[\p{L}'’]*)"),
)


def _plain(word: str) -> str:
    return word.lower().replace("’", "'")


def _steps(side: str, gain: float) -> tuple[str, ...]:
    size = sum(abs(gain) >= step for step in STEPS)
    return _STEPS[side, gain > 0][:size]


_STEPS = {
    (side, better): tuple(f"{side}{'+' if better else '-'}{step}" for step in STEPS)
    for side in "LR"
    for better in (True, False)
}
