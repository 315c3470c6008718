"""What each feature of a setting says for the second of two confused words against the first, in a mapped file.

A weight is the logarithm of how many times likelier the feature makes the second word. `tools/build_confusions.py` writes
the file; words too rare to have weights of their own share those of all pairs (`SHARED`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from lint.lexicon import table
from lint.lexicon.table import Table, mapped, table_of

MAGIC = b"seedlint confusions 1\n"
BITS = 5
"""Bits of a weight."""
STEP, ZERO = 0.2, 16
"""A step of the logarithm, and the number that would stand for none: weights reach from -3.0 to 3.0."""
SHARED = "*"
"""The name under which the weights of all pairs are kept."""


class Odds:
    """The weights of one file."""

    def __init__(self, numbers: Table) -> None:
        self._numbers = numbers

    def total(self, pair: str, features: Iterable[str]) -> float:
        """What features say together for the second word of a pair (its two words with a space, or `SHARED`)."""
        numbers = (self._numbers[f"{pair}\t{feature}"] for feature in features)
        return STEP * sum(number - ZERO for number in numbers if number)


def steps(weight: float) -> int:
    """The number that a weight is kept as, 0 for one that is too small to be kept."""
    step = max(1 - ZERO, min(ZERO - 1, round(weight / STEP)))
    return step + ZERO if step else 0


@lru_cache(maxsize=4)
def odds_of(path: Path) -> Odds:
    """Map a file of weights; raises `ValueError` in words where it is none."""
    about, body = mapped(path, MAGIC, "tools/build_confusions.py")
    return Odds(table_of(about, body, BITS))


def packed(weights: Mapping[str, Mapping[str, float]], about: dict[str, object]) -> bytes:
    """The bytes of a file with the weights of features by pair."""
    found = ((f"{pair}\t{feature}", steps(weight)) for pair, row in weights.items() for feature, weight in row.items())
    return table.packed(((key, number) for key, number in found if number), about, MAGIC, BITS)
