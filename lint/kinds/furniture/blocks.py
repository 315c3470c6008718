"""Blocks of lines between two pieces of running text, and what stands around a line in its own block.

Menus, lists of headlines and footers come in blocks: a line of them may look like a title of the text, and is known by the
lines beside it. Neighbours beyond a paragraph of running text say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from lint.structure.lines import Lines

REACH, NEAR = 5, 2
"""Lines above and below whose marks count: before and after the running text, and in its midst."""
AROUND = ((4, "strong-around-4"), (2, "strong-around-2"), (1, "strong-around-1"))
"""Lines with strong marks within reach, and the fact that so many make true."""
FAR = ((10, "far-from-text-10"), (4, "far-from-text-4"))
"""Lines between a line and the nearest running text, and the fact that so many make true."""
_OPENS, _CLOSES = '"“', '"”'
LONG_BLOCK_LINES, MARKED_LINES = 10, 6
"""Lines of a long block, and of how many of them one must have strong marks, for all of them to be weighed."""


class Blocks:
    """The blocks of a document; `running` tells running text, `strong` lines with marks that hardly any text has."""

    def __init__(self, lines: Lines, running: Sequence[bool], strong: Sequence[bool]) -> None:
        self._at = {i: k for k, i in enumerate(lines.filled)}
        self._strong = [strong[i] for i in lines.filled]
        self._sums = [0, *accumulate(self._strong)]
        self._bounds = [bounds for bounds in _bounds([running[i] for i in lines.filled]) for _ in range(*bounds)]
        self._filled = len(lines.filled)

    def strong_around(self, i: int) -> int:
        """How many lines within reach have strong marks, the line itself left out."""
        k = self._at[i]
        first, end = self._bounds[k]
        reach = REACH if self._is_edge(first, end) else NEAR
        first, end = max(first, k - reach), min(end, k + reach + 1)
        return self._sums[end] - self._sums[first] - self._strong[k]

    def _is_edge(self, first: int, end: int) -> bool:
        """Whether a block stands before all running text, or after it."""
        return first == 0 or end == self._filled

    def is_furnished(self, i: int) -> bool:
        """Whether the block is a long one and every sixth of its lines has strong marks."""
        first, end = self._bounds[self._at[i]]
        return (
            self._is_edge(first, end)
            and end - first >= LONG_BLOCK_LINES
            and MARKED_LINES * (self._sums[end] - self._sums[first]) >= end - first
        )

    def facts(self, i: int) -> Iterator[str]:
        """What the block says of one of its lines."""
        k = self._at[i]
        first, end = self._bounds[k]
        yield from _level(self.strong_around(i), AROUND)
        away = min(k - first if first else self._filled, end - 1 - k if end < self._filled else self._filled)
        if self._is_edge(first, end) and away < self._filled:
            yield from _level(away, FAR)


def _level(count: int, levels: Sequence[tuple[int, str]]) -> Iterator[str]:
    """The fact of the first level that a count reaches."""
    for least, name in levels:
        if count >= least:
            yield name
            return


def _bounds(running: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """First line and end of every block; each line of running text is a block of its own."""
    start = 0
    for k, is_text in enumerate(running):
        if is_text:
            if start < k:
                yield start, k
            yield k, k + 1
            start = k + 1
    if start < len(running):
        yield start, len(running)


def headings(lines: Lines) -> set[int]:
    """Lines in capitals over the entries of a list: sections of reports and notes, whatever their words."""
    pairs = pairwise(lines.filled)
    return {a for a, b in pairs if lines.form[b] in ("bullet", "number") and lines.texts[a].isupper()}


def speeches(lines: Lines) -> set[int]:
    """Lines in quotation marks beside others that open or close with them: people speak by turns."""
    quoted = [lines.texts[i][0] in _OPENS and lines.texts[i][-1] in _CLOSES for i in lines.filled]
    speaks = [lines.texts[i][0] in _OPENS or lines.texts[i][-1] in _CLOSES for i in lines.filled]
    padded = [False, *speaks, False]
    beside = [a or b for a, b in zip(padded, padded[2:], strict=False)]
    return {i for i, whole, turn in zip(lines.filled, quoted, beside, strict=True) if whole and turn}
