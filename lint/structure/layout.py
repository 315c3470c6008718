"""How a text is laid out in lines: blocks between blank lines, hard-wrapped ones, lines that stand by themselves."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from functools import cached_property

from lint.core import late
from lint.core.text import Document

Span = tuple[int, int]

STOPS = frozenset('.!?…。！？"”’»):;')
"""Characters at which a line of prose ends."""

_WRAP = range(45, 121)
"""Widths at which texts are hard-wrapped, in code points."""

_UNDERLINE = late.regex(r"[ \t]*([=~^\"'*+#.:_`-])\1{2,}[ \t]*")
_QUOTED = late.regex(r"(?:>[ \t]?)+(?=\S)")
_DEEP = late.regex(r"(?: {4,}|\t)[ \t]*\S")
_WORD = late.re(r"\S*")
_ITEM = late.regex(r"(?:[-*+•◦‣–—]|\(?\w{1,3}[.)])\s")


class Layout:
    """The lines of one document. Everything is lazy."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    @cached_property
    def blocks(self) -> list[list[Span]]:
        """Lines that are not empty, by the blocks that blank lines part; spans without the spaces around them."""
        out: list[list[Span]] = [[]]
        text = self.text
        for start, end in self.document.line_spans:
            line = text[start:end]
            body = line.strip()
            if body:
                if len(body) < len(line):
                    start += len(line) - len(line.lstrip())
                out[-1].append((start, start + len(body)))
            elif out[-1]:
                out.append([])
        return out if out[-1] else out[:-1]

    @cached_property
    def hard_wrapped(self) -> bool:
        """Most lines stand in hard-wrapped blocks."""
        wrapped = sum(len(b) for b, w in zip(self.blocks, self._wrapped_blocks, strict=True) if w)
        return 2 * wrapped > sum(map(len, self.blocks))

    @cached_property
    def _wrapped_blocks(self) -> list[bool]:
        return [self._is_wrapped(block) for block in self.blocks]

    @cached_property
    def _width(self) -> int:
        """Column at which the document's lines are wrapped, 0 where none are."""
        ends = (self._column(e) for b, w in zip(self.blocks, self._wrapped_blocks, strict=True) if w for _, e in b)
        return max(ends, default=0)

    def _column(self, offset: int) -> int:
        """Column of `offset` on its line, tabs counted as their stops."""
        line = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        return len(line.expandtabs() if "\t" in line else line)

    def _is_wrapped(self, block: Sequence[Span]) -> bool:
        """Whether lines break at a like width, mostly in mid-sentence: line ends are then no paragraph ends.

        Headlines one below the other break like that too, but each begins with a capital.
        """
        if len(block) < 4:
            return False
        *full, last = block
        widths = [e - s for s, e in full]
        widest = max(widths)
        if widest not in _WRAP or last[1] - last[0] > widest + 8:
            return False
        like = sum(w > 0.7 * widest for w in widths)
        broken = sum(self.text[e - 1] not in STOPS for _, e in full)
        small = sum(self.text[self._past_quote_mark(s)].islower() for s, _ in block[1:])
        return like >= 0.7 * len(full) and broken >= 0.6 * len(full) and small >= len(full) / 3

    @cached_property
    def runs(self) -> list[Span]:
        """Spans of the paragraphs: single lines, and lines that hard wraps or breaks in mid-sentence part."""
        spans: list[Span] = []
        for block, joined in zip(self.blocks, self._joined, strict=True):
            first, end = block[0]
            for before, line, one in zip(block, block[1:], joined, strict=False):
                if not (one or self._goes_on(before, line[0])):
                    spans.append((first, end))
                    first = line[0]
                end = line[1]
            spans.append((first, end))
        return spans

    @cached_property
    def _joined(self) -> list[list[bool]]:
        """Of each line of each block but the first: whether a hard wrap parts it from the line above."""
        return [
            [wrapped or self._overflows(one, other) for one, other in itertools.pairwise(block)]
            for block, wrapped in zip(self.blocks, self._wrapped_blocks, strict=True)
        ]

    def _past_quote_mark(self, start: int) -> int:
        """Where the words of a line begin that begins at `start`, perhaps with `>` as quoted lines do."""
        match = _QUOTED.match(self.text, start) if self.text[start] == ">" else None
        return match.end() if match else start

    def _overflows(self, before: Span, line: Span) -> bool:
        """Whether a line was broken only because its next word had no room, in a document whose lines are wrapped."""
        width = self._width
        if not width:
            return False
        room = width - self._column(before[1])
        start, end = line
        if not 0 <= room <= end - start:  # even the whole line had room
            return False
        word = self._past_quote_mark(start)
        return _WORD.match(self.text, word).end() - word >= room and not _ITEM.match(self.text, start)  # type: ignore[union-attr]

    @cached_property
    def _inner_lines(self) -> frozenset[int]:
        """Where lines begin that are part of a hard-wrapped paragraph of several."""
        if not self._width:
            return frozenset()
        out: set[int] = set()
        for block, joined in zip(self.blocks, self._joined, strict=True):
            for i in itertools.compress(range(len(joined)), joined):
                out |= {block[i][0], block[i + 1][0]}
        return frozenset(out)

    def is_whole_line(self, start: int) -> bool:
        """Whether the line whose text begins at `start` is no part of a hard-wrapped paragraph."""
        return start not in self._inner_lines

    def _ends_a_sentence(self, start: int, end: int) -> bool:
        """Whether a line is plainly the end of a sentence that the line above it begins."""
        above = self.text[max(0, start - 200) : start].rstrip(" \t")
        return (
            self.text[start].islower()
            and self.text[start:end].rstrip("\"'”’)")[-1:] in (".", "!", "?")
            and not self.text.endswith("..", start, end)
            and above[-1:] == "\n"
            and above[-2:-1] not in STOPS
            and above[-2:-1] not in ("", "\n", "\r")
        )

    def is_free_line(self, start: int, end: int) -> bool:
        """Whether the line with the text `start:end` stands by itself: no part of a hard-wrapped paragraph, and no
        heading that is marked as one by an underline or a deeper indent of the line below.
        """
        if not self.is_whole_line(start) or self._ends_a_sentence(start, end):
            return False
        after = self.text.find("\n", end) + 1
        if after and _DEEP.match(self.text, after) and self.text[start - 1 : start] in ("", "\n"):
            return False
        match = _UNDERLINE.match(self.text, after) if after else None
        return (
            match is None
            or match.end() - after < (end - start) / 2
            or self.text[match.end() : match.end() + 1] not in "\r\n"
        )

    def _goes_on(self, before: Span, start: int) -> bool:
        """Whether a line that begins at `start` is the second half of a sentence of the line before."""
        start_, end = before
        return end - start_ >= 40 and self.text[start].islower() and self.text[end - 1] not in STOPS
