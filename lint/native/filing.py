"""Forms filed under what is one letter away, by the core: `index_*` in core.c. The definition is `lint.lexicon.index.Index.file`."""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate

from lint.native.tagger import Declined

LETTERS = 64
"""Letters of a form that the core files at most."""
KEYS_BESIDE = 3
"""Keys of a form beside those with one letter left out."""

_INT, _BYTES, _POINTER = ctypes.c_int32, ctypes.c_char_p, ctypes.c_void_p


def filed(library: ctypes.PyDLL, forms: Sequence[bytes], others: Iterable[int]) -> array[int]:
    """What is filed, in order: the checksum of a key in the upper half, the number of its form in the lower. `others` are those of
    forms that are left out here, which are empty. Raises `Declined`."""
    file = _declared(library).index_file
    letters, starts = b"".join(forms), array("i", accumulate(map(len, forms), initial=0))
    out = array("Q", others)
    first, most = len(out), len(letters) + KEYS_BESIDE * len(forms)
    out.frombytes(bytes(most * out.itemsize))
    many = file(letters, starts.buffer_info()[0], len(forms), out.buffer_info()[0], first, len(out))
    if many < 0:
        raise Declined
    return out[:many]


def mark(library: ctypes.PyDLL, sums: array[int], shift: int, bits: bytearray) -> None:
    """Mark in `bits` the upper part of each checksum."""
    of_core = (ctypes.c_char * len(bits)).from_buffer(bits)
    _declared(library).index_mark(sums.buffer_info()[0], len(sums), shift, of_core)


def _declared(library: ctypes.PyDLL) -> ctypes.PyDLL:
    """The library, told what its functions take."""
    library.index_file.argtypes = [_BYTES, _POINTER, _INT, _POINTER, _INT, _INT]
    library.index_mark.argtypes = [_POINTER, _INT, _INT, _POINTER]
    library.index_mark.restype = None
    return library
