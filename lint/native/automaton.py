"""Whether a pattern of slots may match a sentence, by the core: `automaton_*` and `tagger_may_match` in core.c. The definition is
`lint.kinds.tagged.automaton.Automaton`."""

from __future__ import annotations

import ctypes
import weakref
from array import array
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from lint.native.tagger import Declined, Packed, TaggerCore

POSITIONS = 64
"""Positions that an automaton of the core has at most."""
_ANY = 255
"""The class that every word has."""

_INT, _BYTES, _POINTER = ctypes.c_int32, ctypes.c_char_p, ctypes.c_void_p


class AutomatonProgram(NamedTuple):
    """What an automaton asks, with sets of positions as bits; tags are told by their numbers."""

    first: int
    last: int
    begins: int
    ends: int
    turned: int
    figure: int
    """Positions that take a figure with any tag."""
    follow: Sequence[int]
    """By a position: those after it."""
    of_tag: Sequence[int]
    figure_of: Sequence[int]
    """By a tag: positions that take it, and a figure with it."""
    words: Mapping[str, Mapping[int | None, int]]
    """By a word: positions that take it with a tag (`None`: any)."""


class AutomatonCore:
    """An automaton of the core. Raises `Declined` where it can make nothing of what is asked."""

    def __init__(self, library: ctypes.PyDLL, asked: AutomatonProgram) -> None:
        if len(asked.follow) > POSITIONS:
            raise Declined
        words = [word.encode("utf-8", "surrogatepass") for word in asked.words]
        rows = [(tag, bits) for of in asked.words.values() for tag, bits in of.items()]
        slots = array("Q", asked[:6])
        follow, of_tag, figure_of = (array("Q", bits) for bits in (asked.follow, asked.of_tag, asked.figure_of))
        starts = array("i", accumulate(map(len, words), initial=0))
        begins = array("i", accumulate(map(len, asked.words.values()), initial=0))
        tag_of, bits_of = bytes(_ANY if tag is None else tag for tag, _ in rows), array("Q", (bits for _, bits in rows))
        self._may_match = _declared(library).tagger_may_match
        handle = library.automaton_new(
            slots.buffer_info()[0], len(follow), follow.buffer_info()[0], len(of_tag), of_tag.buffer_info()[0],
            figure_of.buffer_info()[0], len(words), b"".join(words), starts.buffer_info()[0], begins.buffer_info()[0], tag_of,
            bits_of.buffer_info()[0],
        )  # fmt: skip
        if not handle:
            raise Declined
        self.handle = ctypes.c_void_p(handle)
        """The automaton, for functions of the core that ask it."""
        weakref.finalize(self, library.automaton_free, self.handle)

    def may_match(self, tagger: TaggerCore, sentence: Packed, tags: bytes | None = None) -> bool:
        """Whether the pattern may match somewhere in a sentence, by the tags that its words may have, or by these, one a
        word. Raises `Declined`."""
        words, classes = sentence
        found = self._may_match(tagger.handle, self.handle, words, len(words), classes, len(classes) // 4, tags)
        if found < 0:
            raise Declined
        return bool(found)


def _declared(library: ctypes.PyDLL) -> ctypes.PyDLL:
    """The library, told what its functions take."""
    library.automaton_new.argtypes = [
        _POINTER, _INT, _POINTER, _INT, _POINTER, _POINTER, _INT, _BYTES, _POINTER, _POINTER, _BYTES, _POINTER,
    ]  # fmt: skip
    library.automaton_new.restype = _POINTER
    library.automaton_free.argtypes = [_POINTER]
    library.tagger_may_match.argtypes = [_POINTER, _POINTER, _BYTES, _INT, _BYTES, _INT, _BYTES]
    return library
