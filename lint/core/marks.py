"""Marks of a language in a passage, whatever their case: what one pattern finds there, in small letters.

Passages of ASCII, which most are, go to `re`, lowered: five times as fast there as `regex` with its case ignored, and the same
words. `regex` is the definition.
"""

from __future__ import annotations

import re
from functools import cached_property

import regex

from lint.core import late
from lint.core.passages import remembered

_LETTER = late.re(r"\\p\{(?:L|Ll|Lu)\}")
"""Classes of `regex` that `re` does not know: where case is ignored, any letter."""
_CAPITAL = late.re(r"(\\.|\(\?P)|[A-Z]")
"""A letter that means itself, after what is none."""


class Marks:
    """The marks that a pattern knows: letters as `_LETTER` has them, outside of classes, else what `re` knows too."""

    def __init__(self, source: str, verbose: bool = False) -> None:
        self._source, self._verbose = source, verbose
        self.of = remembered(self._of)
        """The marks of a passage, in their order."""

    @cached_property
    def _every(self) -> regex.Pattern[str]:
        return regex.compile(self._source, regex.I | (regex.X if self._verbose else 0))

    @cached_property
    def _small(self) -> re.Pattern[str]:
        source = _LETTER.sub("[a-z]", self._source)
        source = _CAPITAL.sub(lambda found: found[1] or found[0].lower(), source)
        return re.compile(source, re.X if self._verbose else 0)

    def _of(self, passage: str) -> tuple[str, ...]:
        if passage.isascii():
            return tuple(match.group() for match in self._small.finditer(passage.lower()))
        return tuple(match.group().lower() for match in self._every.finditer(passage))
