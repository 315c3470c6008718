"""Speech that is written as it sounds: dialect, eye dialect, and the talk of an uneducated narrator.

Writers spell such speech on purpose ("I knowed dey warn't gwine to git him"); a correction of its words would take away
what they made. It is told by its marks: contractions and forms that no editor of standard English leaves and that slips
do not make. A passage needs two different ones; a document several, one in every hundred and fifty words.
"""

from __future__ import annotations

import regex

from lint.core import vocabulary
from lint.structure.layout import Span

_MARKS = regex.compile(vocabulary.pattern("structure/dialect"), regex.I)

APART = 2
"""Different marks of a passage that make it dialect."""

KINDS, SHARE = 6, 150
"""The same of a document, and how many of its words there are to each mark."""


def is_spoken(text: str, passage: Span) -> bool:
    """Whether a passage is written as it sounds."""
    return len({m.group().lower() for m in _MARKS.finditer(text, *passage)}) >= APART


def is_dialect(text: str, words: int) -> bool:
    """Whether a document of so many words is, for the greater part."""
    found = [m.group().lower() for m in _MARKS.finditer(text)]
    return len(found) * SHARE >= words and len(set(found)) >= KINDS
