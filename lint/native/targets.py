"""Right forms near a form by the core: `targets_*` in core.c. The definition is `lint.lexicon.targets.Targets.near`."""

from __future__ import annotations

import ctypes
import sys
import weakref
from array import array
from collections.abc import Callable, Iterable
from string import ascii_lowercase

from lint.native.tagger import Declined

SLIPS = ("", "swap", "doubling", "vowel", "key", "other", "missing", "extra", "misread", "sound", "two", "two", "far")
"""Slips by the numbers that the core has for them."""
HEARD = 11
"""The first of those by which a target only sounds like the form."""
ASK = len(SLIPS)
"""From this number on the definition is asked about a target, as in the first, the second and the third part of `near`."""

_ROOM = 8_192
"""Numbers of the answer: two for a target."""
_INT, _BYTES, _POINTER = ctypes.c_int32, ctypes.c_char_p, ctypes.c_void_p


class TargetsCore:
    """Targets of the core. Raises `Declined` where it can make nothing of the file.

    Of `parts` of a mapped file, which stay where they are: where rows begin, where the keys of each bucket begin, keys, the
    targets of these (their lower and upper part), rows.
    """

    def __init__(
        self, library: ctypes.PyDLL, parts: Iterable[memoryview], is_beside: Callable[[str, str], bool]
    ) -> None:
        if sys.byteorder != "little":  # as the file has its numbers
            raise Declined
        self._kept = [(ctypes.c_char * len(part)).from_buffer(part) for part in parts]
        starts, buckets, keys, low, high, rows = self._kept
        beside = array(
            "I", [sum(is_beside(a, b) << at for at, b in enumerate(ascii_lowercase)) for a in ascii_lowercase]
        )
        core = _declared(library)
        handle = core.targets_new(
            starts, len(starts) // 4 - 1, buckets, len(high), keys, low, high, rows, len(rows), beside.buffer_info()[0]
        )
        if not handle:
            raise Declined
        self._near, self._handle = core.targets_near, ctypes.c_void_p(handle)
        weakref.finalize(self, core.targets_free, self._handle)
        self._found = (_INT * _ROOM)()

    def near(self, form: str) -> list[tuple[int, int]]:
        """The numbers of targets near a form, each with that of its slip. Raises `Declined`."""
        if not form.isascii():
            raise Declined
        many = self._near(self._handle, form.encode(), len(form), self._found, _ROOM)
        if many < 0:
            raise Declined
        found = self._found[: 2 * many]
        return list(zip(found[::2], found[1::2], strict=True))


def _declared(library: ctypes.PyDLL) -> ctypes.PyDLL:
    """The library, told what its functions take."""
    library.targets_new.argtypes = [
        _POINTER, _INT, _POINTER, _INT, _POINTER, _POINTER, _POINTER, _POINTER, ctypes.c_uint32, _POINTER,
    ]  # fmt: skip
    library.targets_new.restype = _POINTER
    library.targets_free.argtypes = [_POINTER]
    library.targets_near.argtypes = [_POINTER, _BYTES, _INT, _POINTER, _INT]
    return library
