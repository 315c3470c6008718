"""Where patterns occur in a document: each stretch is searched once, and only as far as anybody asks.

Conditions of rules ask the same question of the same paragraph for each of their candidates. On a page of one line,
the paragraph is the page: without a memory the cost would grow with the square of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

import regex

from lint.structure.layout import Span

SHORT_CHARACTERS = 1_000
"""Code points of a stretch up to which searching it again costs less than remembering what was found."""

AROUND = 500
"""Code points before and after a place in which what covers it is looked for, at least."""


class Occurrences:
    """Occurrences of patterns in the stretches of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._found: dict[tuple[regex.Pattern[str], int, int, bool], _Found] = {}

    def spans(self, pattern: regex.Pattern[str], start: int, end: int) -> Iterator[Span]:
        """Spans of the matches in `start:end`, in order and apart from each other."""
        if end - start <= SHORT_CHARACTERS:
            return (m.span() for m in pattern.finditer(self.text, start, end))
        return self._known(pattern, start, end, False).spans()

    def outside(self, pattern: regex.Pattern[str], stretch: Span, start: int, end: int) -> bool:
        """Whether the pattern occurs in a stretch beside `start:end`."""
        return any(hi <= start or lo >= end for lo, hi in self.spans(pattern, *stretch))

    def covering(self, pattern: regex.Pattern[str], stretch: Span, start: int, end: int) -> Span | None:
        """The first match in a stretch that covers `start:end`, of all that begin at different places.

        In a very long stretch only the neighbourhood counts.
        """
        lo, hi = stretch
        if hi - lo > 10 * AROUND:
            lo, hi = max(lo, (start // AROUND - 1) * AROUND), min(hi, (end // AROUND + 2) * AROUND)
        return self._known(pattern, lo, hi, True).covering(start, end)

    def _known(self, pattern: regex.Pattern[str], start: int, end: int, overlapped: bool) -> _Found:
        key = pattern, start, end, overlapped
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = _Found(pattern.finditer(self.text, start, end, overlapped=overlapped))
        return found


class _Found:
    """Matches of a pattern in one stretch, as far as they were asked for."""

    def __init__(self, matches: Iterator[regex.Match[str]]) -> None:
        self._rest = matches
        self._spans: list[Span] = []
        self._farthest: list[int] = []
        """Of each match: where it or one before it ends, whichever is later."""

    def spans(self) -> Iterator[Span]:
        """All of them; searching goes on after those that are known."""
        number = 0
        while number < len(self._spans) or self._more():
            yield self._spans[number]
            number += 1

    def covering(self, start: int, end: int) -> Span | None:
        """The first of them that covers `start:end`; none is looked for after it: one that is long has as many more within it
        as it has characters."""
        while (not self._spans or (self._spans[-1][0] <= start and self._farthest[-1] < end)) and self._more():
            pass
        number = bisect_right(self._farthest, end - 1)  # the first that reaches the end, as none before it does
        if number == len(self._spans) or self._spans[number][0] > start:
            return None
        return self._spans[number]

    def _more(self) -> bool:
        match = next(self._rest, None)
        if match is None:
            return False
        self._spans.append(match.span())
        self._farthest.append(max(match.end(), self._farthest[-1] if self._farthest else 0))
        return True
