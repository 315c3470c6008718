"""Parts of speech: which tag of the Penn Treebank (Marcus, Santorini, Marcinkiewicz 1993) the words of a sentence have.

A hidden Markov model: what a word may be (its *class*, one of some two hundred, from the file that `tools/build_parts.py`
writes), and which tag follows which; the likeliest row of tags is found as Viterbi (1967) does. A word that the file has not
is judged by its ending, its capital, its digits. About ninety-five of a hundred tags are those of a tagger of today, which
is enough for rules that ask for several in a row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from ctypes import PyDLL
from functools import lru_cache
from pathlib import Path
from typing import TypedDict, cast

from lint.core import late, vocabulary
from lint.lexicon.table import Table, mapped, table_of
from lint.native.library import core
from lint.native.tagger import Declined, LearnedWord, Packed, TaggerCore, TaggerInput

MAGIC = b"seedlint parts of speech 1\n"
BITS = 8
"""Bits of a class: 255 of them."""
TAGS = (
    "CC CD DT EX IN JJ JJR JJS MD NN NNS NNP NNPS PDT POS PRP PRP$ RB RBR RBS RP TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB "
    ", . : -LRB- -RRB- `` $ FW"
).split()  # fmt: skip
"""Tags that words and marks may have."""
NUMBERS = {tag: number for number, tag in enumerate(TAGS)}
"""The number of each."""
TOKEN = late.regex(vocabulary.pattern("lexicon/token"))
"""Words, their contracted ends, figures and marks, as the Treebank cuts them."""
ENDINGS = vocabulary.word_list("lexicon/endings")
"""Endings of words by which unknown ones are told, the first that fits."""
Class = tuple[tuple[int, float], ...]
"""Tags that a word may have, with the logarithm of how much likelier each is than for any word."""


class Tagger:
    """Tags of sentences, from one file."""

    core: TaggerCore | None = None
    """The same in the native core, where that runs."""

    def __init__(
        self, numbers: Table, classes: Sequence[Class], shapes: Mapping[str, int], follow: Sequence[Sequence[float]]
    ) -> None:
        self._numbers = numbers
        self._classes = classes
        self._shapes = shapes
        self._follow = follow
        self._met: dict[str, int] = {}
        self.tags_of = [tuple(TAGS[tag] for tag, _ in ways) for ways in classes]
        """Of each class of words: the tags that they may have."""

    def __call__(self, words: Sequence[str]) -> list[str]:
        """The tag of each word of a sentence."""
        return self.likeliest([self._class(word, opens=not at) for at, word in enumerate(words)])

    def cut(self, text: str, most: int) -> TaggerInput | None:
        """The words of a sentence and their classes; `None` where it has none or more than `most`."""
        words = TOKEN.findall(text)
        if not 0 < len(words) <= most:
            return None
        return TaggerInput(
            list(map(compared, words)), [self._class(word, opens=not at) for at, word in enumerate(words)]
        )

    def packed(self, text: str, most: int) -> Packed | None:
        """The same as the core has it."""
        cut = self.cut(text, most)
        return Packed.of(*cut) if cut else None

    def likeliest(self, classes: Sequence[int]) -> list[str]:
        """The likeliest row of tags for words of these classes."""
        row: list[tuple[int, float]] = [(NUMBERS["."], 0.0)]
        back: list[dict[int, int]] = []
        for number in classes:
            here, came = [], {}
            for tag, odds in self._classes[number]:
                before, value = max(((b, v + self._follow[b][tag]) for b, v in row), key=_by_value)
                here.append((tag, value + odds))
                came[tag] = before
            row = here
            back.append(came)
        tag = max(row, key=_by_value)[0]
        found = []
        for came in reversed(back):
            found.append(TAGS[tag])
            tag = came[tag]
        return found[::-1]

    def knows(self, word: str) -> bool:
        """Whether a word was counted as it is."""
        return self._counted(word.lower()) > 0

    def may_be(self, word: str) -> frozenset[str]:
        """The tags that a word may have."""
        return frozenset(self.tags_of[self._class(word, opens=True)])

    def _class(self, word: str, *, opens: bool) -> int:
        key = f"^{word}" if opens else word
        found = self._met.get(key)
        if found is None:
            if len(self._met) >= _KEPT:
                self._met.clear()
            found = self._met[key] = self._number(word, opens=opens)
        return found

    def _counted(self, word: str) -> int:
        """The class of a word as it is; 0 where the file has it not (once in 256 unknown words it seems to)."""
        number = self._numbers[word]
        return number if number < len(self._classes) else 0

    def _number(self, word: str, *, opens: bool) -> int:
        capital = word[0].isupper()
        if capital and not opens:
            return self._counted(word) or self._shapes["Name"]
        number = self._counted(word.lower())
        if number:
            return number
        if word[0].isdigit():
            return self._shapes["1"]
        if capital:
            return self._shapes["Name"]
        if not word[0].isalpha():
            return self._shapes["mark"]
        low = word.lower()
        return self._shapes[next((end for end in ENDINGS if low.endswith(end)), "")]


class NativeTagger(Tagger):
    """The same, by the native core: Python is asked about each word once."""

    def __init__(
        self, numbers: Table, classes: Sequence[Class], shapes: Mapping[str, int], follow: Sequence[Sequence[float]],
        library: PyDLL,
    ) -> None:  # fmt: skip
        super().__init__(numbers, classes, shapes, follow)
        self.core: TaggerCore = TaggerCore(library, classes, follow, NUMBERS["."], self._learned, _KEPT)

    def cut(self, text: str, most: int) -> TaggerInput | None:
        """See `Tagger.cut`."""
        try:
            found = self.core.packed(text, most)
        except Declined:
            return super().cut(text, most)
        return found.cut() if found else None

    def packed(self, text: str, most: int) -> Packed | None:
        """See `Tagger.packed`."""
        try:
            return self.core.packed(text, most)
        except Declined:
            return super().packed(text, most)

    def likeliest(self, classes: Sequence[int]) -> list[str]:
        """See `Tagger.likeliest`."""
        try:
            return [TAGS[tag] for tag in self.core.likeliest(classes)]
        except Declined:
            return super().likeliest(classes)

    def _learned(self, word: str, opens: bool) -> LearnedWord:
        return LearnedWord(self._number(word, opens=opens), compared(word).encode("utf-8", "surrogatepass"))


def compared(word: str) -> str:
    """A word as rules compare it: in small letters, with a plain apostrophe, and without the slash that parts it from its tag."""
    return word.lower().replace("’", "'").replace("/", "-")


class Counted(TypedDict):
    """What a file says of itself: see `tools/build_parts.py`."""

    classes: list[list[tuple[str, float]]]
    shapes: dict[str, int]
    follow: list[list[float]]


_KEPT = 50_000
"""Words that are remembered before the memory is emptied (about 10 MB)."""


def _by_value(pair: tuple[int, float]) -> float:
    return pair[1]


SINGLE = {tag: (tag,) for tag in TAGS}
"""The tag of a word as `Tagger.tags_of` has the tags that one may have."""


@lru_cache(maxsize=4)
def opened(path: Path) -> Tagger:
    """Map a file of parts of speech; raises `ValueError` in words where it is none."""
    about, body = mapped(path, MAGIC, "tools/build_parts.py")
    counted = cast(Counted, about)
    classes = [tuple((NUMBERS[tag], odds) for tag, odds in row) for row in counted["classes"]]
    parts = table_of(about, body, BITS), classes, counted["shapes"], counted["follow"]
    library = core().library
    try:
        return NativeTagger(*parts, library) if library else Tagger(*parts)
    except Declined:
        return Tagger(*parts)
