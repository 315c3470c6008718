"""Speech that is written as it sounds: dialect, eye dialect, and the talk of an uneducated narrator.

Writers spell such speech on purpose ("I knowed dey warn't gwine to git him"); a correction of its words would take away
what they made. It is told by its marks: contractions and forms that no editor of standard English leaves and that slips
do not make. A passage needs two different ones; a document several, one in every hundred and fifty words.
"""

from __future__ import annotations

from collections.abc import Iterable

import regex

from lint.core import late, vocabulary
from lint.core.passages import remembered

_MARKS = late.regex(vocabulary.pattern("structure/dialect"), regex.I)

APART = 2
"""Different marks of a passage that make it dialect."""

KINDS, SHARE = 6, 150
"""The same of a document, and how many of its words there are to each mark."""


@remembered
def marks(passage: str) -> tuple[str, ...]:
    """The marks of a passage, in small letters."""
    return tuple(match.group().lower() for match in _MARKS.finditer(passage))


def is_spoken(passage: str) -> bool:
    """Whether a passage is written as it sounds."""
    return len(set(marks(passage))) >= APART


def is_dialect(passages: Iterable[str], words: int) -> bool:
    """Whether a document of these passages and so many words is, for the greater part."""
    found = [mark for passage in passages for mark in marks(passage)]
    return len(found) * SHARE >= words and len(set(found)) >= KINDS
