"""Offsets of a text as positions of the protocol: lines from 0, columns in UTF-16 units."""

from __future__ import annotations

from bisect import bisect_right

from lsprotocol import types

from lint.core import late

_END = late.regex(r"\r\n|\n|\r")


class Positions:
    """The lines of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._starts = [0, *(match.end() for match in _END.finditer(text))]

    def position(self, offset: int) -> types.Position:
        """Where an offset (code points) is."""
        line = bisect_right(self._starts, offset) - 1
        start = self._starts[line]
        return types.Position(line, units(self.text[start:offset]))

    def range(self, start: int, end: int) -> types.Range:
        """Where a span is."""
        return types.Range(self.position(start), self.position(end))

    def offset(self, position: types.Position) -> int:
        """The offset at a position; one after a line's end is that of its end."""
        if position.line >= len(self._starts):
            return len(self.text)
        at = self._starts[position.line]
        left = position.character
        while left > 0 and at < len(self.text) and self.text[at] not in "\r\n":
            left -= 1 + (self.text[at] > "\uffff")
            at += 1
        return at


def units(text: str) -> int:
    """Length in UTF-16 units."""
    return len(text) + sum(char > "\uffff" for char in text)
