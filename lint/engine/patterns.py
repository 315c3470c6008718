"""Regex needles. `regex` is the definition of each; everything else only decides where it need not be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import regex

from lint.engine.required import Required

TIMEOUT = 2.0
"""Seconds of CPU time that one pattern may take on one text."""

STRIKES = 3
"""Patterns that may run out of time on one text; after that the text's other patterns are not tried."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A regex needle, with what it cannot match without."""

    rule: int
    tag: Any
    regex: regex.Pattern[str]
    required: Required | None

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Spans of all matches; raises `TimeoutError`.

        They are collected at once: `regex` counts the caller's time between two matches as the pattern's own.
        """
        return [m.span() for m in list(self.regex.finditer(text, timeout=TIMEOUT))]


class Strikes:
    """Patterns that ran out of time on one text."""

    def __init__(self) -> None:
        self.late: list[int] = []
        """Rules of these patterns."""

    def spans(self, pattern: Pattern, text: str) -> Iterable[tuple[int, int]]:
        """Matches of a pattern; none once there were too many strikes."""
        if len(self.late) >= STRIKES:
            return ()
        try:
            return pattern.spans(text)
        except TimeoutError:
            self.late.append(pattern.rule)
            return ()
