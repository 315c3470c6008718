"""Speech that is written as it sounds: dialect, eye dialect, and the talk of an uneducated narrator.

Writers spell such speech on purpose ("I knowed dey warn't gwine to git him"); a correction of its words would take away
what they made. It is told by its marks: contractions and forms that no editor of standard English leaves and that slips
do not make. A passage needs two different ones; a document several, one in every hundred and fifty words.
"""

from __future__ import annotations

from collections.abc import Iterable

from lint.core import vocabulary
from lint.core.marks import Marks

_MARKS = Marks(vocabulary.pattern("structure/dialect"))

APART = 2
"""Different marks of a passage that make it dialect."""

KINDS, SHARE = 6, 150
"""The same of a document, and how many of its words there are to each mark."""


def is_spoken(passage: str) -> bool:
    """Whether a passage is written as it sounds."""
    return len(set(_MARKS.of(passage))) >= APART


def is_dialect(passages: Iterable[str], words: int) -> bool:
    """Whether a document of these passages and so many words is, for the greater part."""
    found = [mark for passage in passages for mark in _MARKS.of(passage)]
    return len(found) * SHARE >= words and len(set(found)) >= KINDS
