"""Which patterns the sentences of a text may match, by the core: `roll_*` in core.c. The definition is `lint.kinds.tagged.roll.Roll`."""

from __future__ import annotations

import ctypes
import weakref
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from lint.native.automaton import AutomatonCore
from lint.native.tagger import Declined, TaggerCore

LANE = 64
"""Bits of a number of the core: rows of needs begin with a fresh one."""
LEFT = -1
"""In the place of a pattern: the sentence is left to the definition."""
_NO_ROOM, _MISSED = -2, -100
_PAIRS = 4_096
"""Pairs for which there is room at first."""
_MISSES = 4_096
"""Words that the core may ask about at once."""

_INT, _BYTES, _POINTER = ctypes.c_int32, ctypes.c_char_p, ctypes.c_void_p


class RollNeeds(NamedTuple):
    """What so many patterns need, as the bits of numbers in rows of so many lanes: those that words meet, those that words of a
    class meet, and last those that figures meet."""

    patterns: int
    rows: int
    lanes: int
    of_word: Mapping[str, int]
    of_class: Sequence[int]


class RollCore:
    """A roll of the core. It asks for the automaton of a pattern once, when the needs of that are first met. Raises `Declined` where it can make nothing of what is needed."""

    def __init__(
        self,
        library: ctypes.PyDLL,
        needs: RollNeeds,
        tagger: TaggerCore,
        automaton: Callable[[int], AutomatonCore | None],
    ) -> None:
        size = needs.rows * needs.lanes * LANE // 8
        words = [word.encode("utf-8", "surrogatepass") for word in needs.of_word]
        starts = array("i", accumulate(map(len, words), initial=0))
        of_class, of_word = (b"".join(bits.to_bytes(size, "little") for bits in of) for of in (needs.of_class, needs.of_word.values()))  # fmt: skip
        self._called = _declared(library).roll_called
        handle = library.roll_new(
            needs.patterns, needs.rows, needs.lanes, len(needs.of_class) - 1, of_class, len(words), b"".join(words),
            starts.buffer_info()[0], of_word,
        )  # fmt: skip
        if not handle:
            raise Declined
        self._handle = ctypes.c_void_p(handle)
        weakref.finalize(self, library.roll_free, self._handle)
        self._tagger = tagger
        self._automata = (_POINTER * needs.patterns)()
        self._automaton = automaton
        self._asked: dict[int, AutomatonCore | None] = {}

    def called(self, texts: Sequence[str], most: int) -> list[tuple[int, int]]:
        """The numbers of sentences, and those of the patterns that may match each; `LEFT` where the definition is to say. A
        sentence of more than so many words is passed over. Raises `Declined`."""
        at_once = max(self._tagger.kept // most, 1)  # so few that the tagger can know all their words
        return [
            (first + number, pattern)
            for first in range(0, len(texts), at_once)
            for number, pattern in self._some(texts[first : first + at_once], most)
        ]

    def _some(self, texts: Sequence[str], most: int) -> Iterator[tuple[int, int]]:
        pieces = [text.encode("utf-8", "surrogatepass") for text in texts]
        starts, data = array("i", accumulate(map(len, pieces), initial=0)), b"".join(pieces)
        room, missed = _PAIRS, (_INT * (3 * _MISSES))()
        while True:
            pairs = (_INT * (2 * room))()
            many = self._called(
                self._handle, self._tagger.handle, self._automata, data, starts.buffer_info()[0], len(texts), most,
                pairs, room, missed, _MISSES,
            )  # fmt: skip
            if many >= 0:
                sentences, patterns = pairs[: 2 * many : 2], pairs[1 : 2 * many : 2]
                if not self._take(set(patterns)):
                    return zip(sentences, patterns, strict=True)
            elif many == _NO_ROOM:
                room *= 8
            elif many < _MISSED:
                self._tagger.teach(data, missed[: 3 * (_MISSED - many)])
            else:
                raise Declined

    def _take(self, patterns: set[int]) -> bool:
        """Ask for the automata of patterns; whether there are new ones."""
        new = {number: self._automaton(number) for number in patterns - self._asked.keys() - {LEFT}}
        self._asked |= new
        for number, automaton in new.items():
            self._automata[number] = automaton.handle if automaton else None
        return any(new.values())


def _declared(library: ctypes.PyDLL) -> ctypes.PyDLL:
    """The library, told what its functions take."""
    library.roll_new.argtypes = [_INT, _INT, _INT, _INT, _BYTES, _INT, _BYTES, _POINTER, _BYTES]
    library.roll_new.restype = _POINTER
    library.roll_free.argtypes = [_POINTER]
    library.roll_called.argtypes = [
        _POINTER, _POINTER, _POINTER, _BYTES, _POINTER, _INT, _INT, _POINTER, _INT, _POINTER, _INT,
    ]  # fmt: skip
    return library
