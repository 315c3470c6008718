"""Where one word may be cut into two or three: by words that are known and pairs that English has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lint.core import vocabulary
from lint.lexicon.forms import COMMON, LISTED, Forms
from lint.lexicon.frequencies import Frequencies

FUNCTION = vocabulary.words("near_miss/function")
"""Words that stand beside nearly every other."""
SHORT = vocabulary.words("near_miss/short")
"""Words of two letters that texts have."""
LONGEST_MIDDLE = 4
"""Letters of the function word in the middle of three."""
UNSEEN, THREE = 1.0, 2.0
"""What a cut loses for a pair that was never counted, and for a third word."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A word in pieces, with how likely they follow each other (zipf)."""

    pieces: tuple[str, ...]
    zipf: float
    counted: bool
    """Whether every pair of the pieces was counted."""

    def __str__(self) -> str:
        """The pieces as they should stand."""
        return " ".join(self.pieces)


@lru_cache(maxsize=20_000)  # asked at every place of a suspect
def cuts(form: str, forms: Forms, frequencies: Frequencies) -> tuple[Cut, ...]:
    """The ways to cut a folded form, the likeliest first."""
    found = [*_in_two(form, forms, frequencies), *_in_three(form, forms, frequencies)]
    return tuple(sorted(found, key=lambda cut: (-cut.zipf, cut.pieces)))


def _in_two(form: str, forms: Forms, frequencies: Frequencies) -> Iterator[Cut]:
    for at in range(1, len(form)):
        first, second = form[:at], form[at:]
        if _is_word(first, forms, frequencies) and _is_word(second, forms, frequencies):
            zipf = frequencies.pair(first, second)
            chance = min(2.0, frequencies.word(first) + frequencies.word(second) - 9.0) - UNSEEN
            yield Cut((first, second), zipf or chance, zipf > 0)


def _in_three(form: str, forms: Forms, frequencies: Frequencies) -> Iterator[Cut]:
    for at in range(2, len(form) - 3) if len(form) > 6 else ():
        first = form[:at]
        if not _is_word(first, forms, frequencies):
            continue
        for end in range(at + 1, min(at + 1 + LONGEST_MIDDLE, len(form) - 1)):
            middle, last = form[at:end], form[end:]
            if middle in FUNCTION and _is_word(last, forms, frequencies):
                pairs = frequencies.pair(first, middle), frequencies.pair(middle, last)
                if all(pairs):
                    yield Cut((first, middle, last), min(pairs) - THREE, True)


def _is_word(form: str, forms: Forms, frequencies: Frequencies) -> bool:
    """Whether a piece is a word: of one letter only two are, of two a few, of three the frequent."""
    if len(form) < 3:
        return form in ("a", "i") or form in SHORT
    if len(form) == 3:
        return forms[form] in LISTED and frequencies.word(form) >= 4.2
    return forms[form] in COMMON or (forms[form] in LISTED and frequencies.word(form) >= 3.0)
