"""GitHub's fingerprint of a line, `primaryLocationLineHash`.

A 64-bit rolling hash (factor 37) of the hundred UTF-16 units from the line's start on that are neither space nor tab,
all line ends as LF, 0xFFFF at the text's end and zeros after it; `:n` tells equal hashes apart. The upload action
computes it where it can read the file, the API does not; it agrees with the action's published test vectors.
"""

from __future__ import annotations

from array import array
from collections import Counter

_UNITS, _FACTOR, _MASK = 100, 37, (1 << 64) - 1
"""UTF-16 units of a fingerprint, the factor, and its 64 bits."""


def line_hashes(text: str) -> list[str]:
    """The fingerprint of each line of `text`, in order."""
    stream = text.replace("\r\n", "\n").replace("\r", "\n").replace(" ", "").replace("\t", "")
    units = array("H", (stream + "\uffff").encode("utf-16-le", "surrogatepass"))
    units.extend([0] * _UNITS)
    starts = [0, *(i + 1 for i, unit in enumerate(units) if unit == 10)]
    met: Counter[int] = Counter()
    hashes = []
    for start in starts:
        value = 0
        for unit in units[start : start + _UNITS]:
            value = (value * _FACTOR + unit) & _MASK
        met[value] += 1
        hashes.append(f"{value:x}:{met[value]}")
    return hashes
