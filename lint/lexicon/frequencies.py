"""How often English uses a word, and two words in a row: 330,000 words and 240,000 pairs in a mapped file.

The scale is zipf: the decimal logarithm of uses in a thousand million words. 3 is rare, 5 is in every text. The file
keeps steps of a fifth (`lint.lexicon.table`); `tools/build_frequencies.py` writes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from lint.lexicon import table
from lint.lexicon.table import Table, mapped, table_of

MAGIC = b"seedlint frequencies 1\n"
BITS = 5
"""Bits of a frequency: 31 steps."""
LEAST, STEP = 1.0, 0.2
"""Zipf of the first step, and from one to the next."""


class Frequencies:
    """Zipf frequencies of lower-case words and pairs; 0.0 for what hardly anybody writes."""

    def __init__(self, numbers: Table) -> None:
        self._numbers = numbers
        self._met: dict[str, float] = {}

    def word(self, form: str) -> float:
        """How often a word is met."""
        return self._zipf(form)

    def pair(self, first: str, second: str) -> float:
        """How often two words follow each other; pairs rarer than zipf 2 are not known."""
        return self._zipf(f"{first} {second}") if first and second else 0.0

    def is_alternate(self, form: str) -> bool:
        """Whether gazetteers have a form among the other spellings of a place."""
        return self._zipf(f"={form}") > 0

    def _zipf(self, key: str) -> float:
        found = self._met.get(key)
        if found is None:
            if len(self._met) >= _KEPT:
                self._met.clear()
            step = self._numbers[key]
            found = self._met[key] = round(LEAST + STEP * (step - 1), 1) if step else 0.0
        return found


_KEPT = 50_000
"""Answers that are remembered before the memory is emptied (about 6 MB)."""


@lru_cache(maxsize=8)
def opened(path: Path) -> Frequencies:
    """Map a file of frequencies; raises `ValueError` in words where it is none."""
    about, body = mapped(path, MAGIC, "tools/build_frequencies.py")
    return Frequencies(table_of(about, body, BITS))


def packed(zipf: Iterable[tuple[str, float]], about: dict[str, object]) -> bytes:
    """The bytes of a file in which each word, and each pair with a space, has its zipf frequency."""
    top = (1 << BITS) - 1
    steps = ((key, max(1, min(top, round((value - LEAST) / STEP) + 1))) for key, value in zipf)
    return table.packed(steps, about, MAGIC, BITS)
