"""Words and names with an accent, as they are written: which letter a sign stands for is asked of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path


class Accents:
    """The list `accented`: 20,000 forms."""

    def __init__(self, forms: frozenset[str]) -> None:
        self._forms = forms

    def __contains__(self, word: str) -> bool:
        """Whether a word is written so, with a capital or in capitals too; a cedilla and a comma below are one."""
        word = word.translate(_CEDILLA)
        return word in self._forms or word.lower() in self._forms or word.title() in self._forms

    def has(self, word: str) -> bool:
        """The same for plurals and genitives, and for the surnames of Slavic women ("Dąbrowska")."""
        return (
            word in self
            or (word.endswith("s") and word[:-1] in self)
            or (word.endswith(("ska", "cka")) and word[:-1] + "i" in self)
        )


_CEDILLA = str.maketrans("ȘșȚț", "ŞşŢţ")


@lru_cache(maxsize=4)
def opened(path: Path) -> Accents:
    """The list of one file."""
    lines = path.read_text(encoding="utf-8").translate(_CEDILLA).split("\n")
    return Accents(frozenset(line for line in lines if not line.startswith("#")))
