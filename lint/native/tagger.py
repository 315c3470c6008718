"""Words and tags of sentences by the core: `tagger_*` in core.c. The definition is `lint.lexicon.parts.Tagger`."""

from __future__ import annotations

import ctypes
import weakref
from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate, chain
from threading import Lock
from typing import NamedTuple

_TOO_MANY, _NO_ROOM, _MISSED = -1, -2, -100
"""What the core answers instead of a count, as in core.c."""
_MOST = 256
"""Words of a sentence, as in core.c."""

_INT, _BYTES, _POINTER = ctypes.c_int32, ctypes.c_char_p, ctypes.c_void_p
_INTS = ctypes.POINTER(_INT)

Ways = Sequence[tuple[int, float]]
"""The tags of a class, by number, each with its odds."""


class LearnedWord(NamedTuple):
    """What Python tells the core of a word: its class, and the word as it is compared, in UTF-8."""

    number: int
    compared: bytes


class Declined(Exception):
    """The core leaves a text to the definition."""


class TaggerInput(NamedTuple):
    """The words of a sentence as they are compared, and the numbers of their classes."""

    words: list[str]
    classes: list[int]


class Packed(NamedTuple):
    """A sentence as the core has it: its words in UTF-8, each with a space after it, and their classes, 32 bits each."""

    words: bytes
    classes: bytes

    @classmethod
    def of(cls, words: Sequence[str], classes: Sequence[int]) -> Packed:
        """The sentence of these words and classes."""
        return cls(
            "".join([f"{word} " for word in words]).encode("utf-8", "surrogatepass"), array("i", classes).tobytes()
        )

    def cut(self) -> TaggerInput:
        """The words and classes."""
        words = self.words.decode("utf-8", "surrogatepass").split(" ")
        return TaggerInput(words[:-1], array("i", self.classes).tolist())


def _declared(library: ctypes.PyDLL) -> ctypes.PyDLL:
    """The library, told what its functions take."""
    library.tagger_new.argtypes = [_INT, _INT, _INT, _POINTER, _BYTES, _POINTER, _POINTER]
    library.tagger_new.restype = _POINTER
    library.tagger_free.argtypes = library.tagger_forget.argtypes = [_POINTER]
    library.tagger_learn.argtypes = [_POINTER, _BYTES, _INT, _INT, _INT, _BYTES, _INT]
    library.tagger_cut.argtypes = [_POINTER, _BYTES, _INT, _INT, _INTS, _BYTES, _INT, _INTS, _INTS]
    library.tagger_likeliest.argtypes = [_POINTER, _INTS, _INT, _BYTES]
    return library


class TaggerCore:
    """A tagger of the core. It asks Python once about each word it meets: `learn(word, opens)`, where `opens` tells whether it
    stands first in its sentence. Raises `Declined` where it can make nothing of the classes."""

    def __init__(
        self,
        library: ctypes.PyDLL,
        classes: Sequence[Ways],
        follow: Sequence[Sequence[float]],
        stop: int,
        learn: Callable[[str, bool], LearnedWord],
        kept: int,
    ) -> None:
        begins = array("i", accumulate(map(len, classes), initial=0))
        ways = list(chain.from_iterable(classes))
        tag_of = bytes(tag for tag, _ in ways)
        odds_of, follows = array("d", (odds for _, odds in ways)), array("d", chain.from_iterable(follow))
        self._core = _declared(library)
        handle = self._core.tagger_new(
            len(follow),
            stop,
            len(classes),
            begins.buffer_info()[0],
            tag_of,
            odds_of.buffer_info()[0],
            follows.buffer_info()[0],
        )
        if not handle:
            raise Declined
        self.handle = ctypes.c_void_p(handle)
        """The tagger, for functions of the core that ask it."""
        weakref.finalize(self, library.tagger_free, self.handle)
        self._learn = learn
        self.kept = kept
        """Words that it knows before it forgets them all."""
        self._known = 0
        self._lock = Lock()  # of what the core writes: a buffer for each call would cost as much as the call
        self._compared, self._tags = ctypes.create_string_buffer(4_096), ctypes.create_string_buffer(_MOST)
        self._classes, self._missed, self._size = (_INT * _MOST)(), (_INT * (3 * _MOST))(), _INT()

    def packed(self, text: str, most: int) -> Packed | None:
        """The words of a sentence; `None` where it has none or more than `most`. Raises `Declined`."""
        data = text.encode("utf-8", "surrogatepass")
        with self._lock:
            return self._words(data, most)

    def likeliest(self, classes: Sequence[int]) -> bytes:
        """The numbers of the likeliest tags of words of these classes. Raises `Declined`."""
        with self._lock:
            if len(classes) > _MOST:
                raise Declined
            self._classes[: len(classes)] = list(classes)
            if self._core.tagger_likeliest(self.handle, self._classes, len(classes), self._tags) < 0:
                raise Declined
            return ctypes.string_at(self._tags, len(classes))

    def teach(self, data: bytes, places: Sequence[int]) -> None:
        """Tell the core of words that it does not know: where each begins, its size, and whether it opens its sentence."""
        with self._lock:
            self._teach(data, places)

    def _words(self, data: bytes, most: int) -> Packed | None:
        while True:
            room = len(self._compared)
            many = self._core.tagger_cut(
                self.handle, data, len(data), most, self._classes, self._compared, room, self._size, self._missed
            )
            if many > 0:
                words, classes = (
                    ctypes.string_at(self._compared, self._size.value),
                    ctypes.string_at(self._classes, 4 * many),
                )
                return Packed(words, classes)
            if many in (0, _TOO_MANY):
                return None
            if many == _NO_ROOM:
                self._compared = ctypes.create_string_buffer(2 * self._size.value)
            elif many < _MISSED:
                self._teach(data, self._missed[: 3 * (_MISSED - many)])
            else:
                raise Declined

    def _teach(self, data: bytes, places: Sequence[int]) -> None:
        """Tell the core of words that it does not know; where it knows too many it forgets them all, and is told next time."""
        if self._known > self.kept:
            self._core.tagger_forget(self.handle)
            self._known = 0
            return
        for start, size, opens in zip(places[::3], places[1::3], places[2::3], strict=True):
            word = data[start : start + size]
            number, compared = self._learn(word.decode("utf-8", "surrogatepass"), bool(opens))
            self._known = self._core.tagger_learn(self.handle, word, size, opens, number, compared, len(compared))
            if self._known < 0:
                raise Declined
