"""Blocks of lines between two pieces of running text, and what stands around a line in its own block.

Menus, lists of headlines and footers come in blocks: a line of them may look like a title of the text, and is known by the
lines beside it. Neighbours beyond a paragraph of running text say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from lint.structure.lines import Lines

REACHES = (("near", 3), ("wide", 8))
"""Facts of the lines around, and how many lines above and below they look at."""
SHARES = (0.2, 0.4, 0.6, 0.8)
"""Mean chances of furniture from which on the first, second, third and fourth fact of a kind holds."""
FEW = 2
"""Lines without any chance that are added to those of a document, so that few lines make no page."""
SURE = 0.6
"""Chance from which on a line has others for company."""
FAR = ((10, "far-from-text-10"), (4, "far-from-text-4"))
"""Lines between a line and the nearest running text, and the fact that so many make true."""
_OPENS, _CLOSES = '"“', '"”'


class Blocks:
    """The blocks of a document; `running` tells running text, `chances` how likely a line is furniture by itself."""

    def __init__(self, lines: Lines, running: Sequence[bool], chances: Sequence[float]) -> None:
        self._at = {i: k for k, i in enumerate(lines.filled)}
        self._chances = [chances[i] for i in lines.filled]
        self._sums = [0.0, *accumulate(self._chances)]
        apart = [running[i] for i in lines.filled]
        self._bounds = [bounds for bounds in _bounds(apart) for _ in range(*bounds)]
        self._filled = len(lines.filled)
        self._others = self._filled - sum(apart) - 1 + FEW

    def _around(self, k: int, reach: int) -> float:
        """The chances of the lines within reach in the same block, the line itself left out."""
        first, end = self._bounds[k]
        first, end = max(first, k - reach), min(end, k + reach + 1)
        return self._sums[end] - self._sums[first] - self._chances[k]

    def has_company(self, i: int) -> bool:
        """Whether a line close by is likely furniture."""
        return self._around(self._at[i], REACHES[0][1]) >= SURE

    def facts(self, i: int) -> Iterator[str]:
        """What the block says of one of its lines."""
        k = self._at[i]
        first, end = self._bounds[k]
        is_edge = first == 0 or end == self._filled
        place = "edge" if is_edge else "amid"
        for name, reach in REACHES:
            yield from _steps(f"{place}-{name}", self._around(k, reach) / (2 * reach))
        yield from _steps(f"{place}-page", (self._sums[-1] - self._chances[k]) / self._others)
        away = min(k - first if first else self._filled, end - 1 - k if end < self._filled else self._filled)
        if is_edge and away < self._filled:
            yield from _level(away, FAR)


def _steps(name: str, share: float) -> Iterator[str]:
    """One fact for each step that a share reaches."""
    for step, least in enumerate(SHARES, 1):
        if share >= least:
            yield f"{name}-{step}"


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
