"""How far a match may reach over line ends: it tells between which lines `regex` must look, once Hyperscan met one.

In texts whose lines are very long, as of a page on one line, the spaces between words are counted instead. Only look-ahead and what is matched count. Look-behind is free, as `regex` sees all that stands before the place where
it is told to begin.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import regex

from lint.matching.classes import ASCII, Class, characters
from lint.matching.syntax import DOTALL, Argument, Node, Syntax

MAX_LINE_BREAKS = 10
"""Line breaks above which looking at the whole text is as well."""

MOST_WORDS = 60
"""Spaces above which looking at whole lines is as well, however long they are."""

LONG_LINE_CHARACTERS = 2_000
"""Code points of a line that is very long."""


_ONE = ("LITERAL", "NOT_LITERAL", "IN", "ANY")
"""Nodes of one character."""

_OTHERS = r"\x80-\U0010ffff"


MAX_GAP_CHARACTERS = 100
"""Code points between two windows that cost less to look through than a second question."""


class Window(NamedTuple):
    """Where a pattern is asked: from `start` to `end`, for matches that begin at `last` at the latest."""

    start: int
    last: int
    end: int


class LineExtent(NamedTuple):
    """How many breaks a match and its look-ahead touch at most.

    A break is a mark, a line feed or a space, or, where the pattern repeats whitespace at will (`\\s*`), a stretch of such
    (`over`) with a mark in it.
    """

    mark: str
    breaks: int
    over: str
    """A class of `regex`, or nothing."""

    def windows(self, text: str, places: Iterable[int]) -> Iterable[Window]:
        """Where matches may stand of each of which a superset ended at one of `places`, which are in order.

        No possible match crosses the border of a window, so that looking from there on finds what looking at the whole
        text finds. What is seen after `last` is all that look-ahead from there could ask for.
        """
        start, last, line_end = 0, -1, -1
        for place in places:
            if place <= line_end:
                continue
            line_end = self._end(text, place)
            # supersets of `(?!a)` and `$` take in one character, perhaps a line feed
            first = self._before(text, place - 1)
            if first > last + MAX_GAP_CHARACTERS or last < 0:
                if last >= 0:
                    yield Window(start, last, self._after(text, last) + 2)
                start = first
            last = self._after(text, place)
        if last >= 0:
            # one character more for `\b`, and one so that `$` is not deceived by a line feed that ends the window
            yield Window(start, last, self._after(text, last) + 2)

    def _end(self, text: str, at: int) -> int:
        end = text.find(self.mark, at)
        return len(text) if end < 0 else end

    def _before(self, text: str, at: int) -> int:
        """Where the line begins from which a match may have reached `at`."""
        at = text.rfind(self.mark, 0, max(at, 0))
        for _ in range(self.breaks):
            if at < 0:
                break
            at = at - _length(_stretch(self.over)[1].match(text, 0, at)) if self.over else at
            at = text.rfind(self.mark, 0, at)
        return at + 1

    def _after(self, text: str, at: int) -> int:
        """Where the line ends to which a match may reach from `at`."""
        at = self._end(text, at)
        for _ in range(self.breaks):
            if at == len(text):
                break
            over = _length(_stretch(self.over)[0].match(text, at)) if self.over else 1
            at = self._end(text, at + over)
        return at


def line_extent(syntax: Syntax, mark: str = "\n", most: int = MAX_LINE_BREAKS) -> LineExtent | None:
    """The reach of a pattern, or `None` where a match may be as long as the text."""
    counter = _Counter(syntax, mark)
    breaks = counter.sequence(syntax.tree, bool(syntax.flags & DOTALL))
    if breaks > most or "a" in counter.over or (counter.refers and counter.captures):
        return None
    over = "".join(f"\\x{ord(char):02x}" for char in sorted(counter.over))
    return LineExtent(mark, int(breaks), f"[{over}{_OTHERS * counter.others}]*" if over else "")


def has_long_lines(text: str) -> bool:
    """Whether lines of the text are so long that looking at all of one is a matter of time."""
    return len(text) > LONG_LINE_CHARACTERS and max(map(len, text.split("\n"))) > LONG_LINE_CHARACTERS


class _Counter:
    """Counts the breaks that parts of a pattern may touch; rather too many than too few."""

    def __init__(self, syntax: Syntax, mark: str) -> None:
        self.syntax = syntax
        self.mark = mark
        self.over: set[str] = set()
        """Characters of ASCII that are repeated at will, the mark among them."""
        self.others = False
        """Whether others are."""
        self.captures = self.refers = False
        """Whether a group may hold a break, and whether the pattern asks for what a group holds."""

    def sequence(self, nodes: Sequence[Node], dotall: bool) -> float:
        """Breaks in a sequence."""
        return sum(self.node(str(op), value, dotall) for op, value in nodes)

    def node(self, name: str, value: Argument, dotall: bool) -> float:
        """Breaks in one part of a sequence."""
        if name in _ONE:
            return float(
                self.any(dotall) if name == "ANY" else self.mark in characters(self.syntax, (name, value)).ascii
            )
        if name == "BRANCH":
            return max(self.sequence(part, dotall) for part in value[1])
        if name == "SUBPATTERN":
            group, add, drop, inner = value
            breaks = self.sequence(inner, bool(add & DOTALL) or (dotall and not drop & DOTALL))
            self.captures |= group is not None and breaks > 0
            return breaks
        if name == "ATOMIC_GROUP":
            return self.sequence(value, dotall)
        if name.endswith("_REPEAT"):
            return self.repeat(value[1], value[2], dotall)
        if name in ("ASSERT", "ASSERT_NOT"):
            return self.sequence(value[1], dotall)
        if name == "GROUPREF":
            self.refers = True
            return 0.0
        return 0.0 if name in ("AT", "FAILURE") else math.inf

    def any(self, dotall: bool) -> bool:
        """Whether the wildcard takes the mark."""
        return dotall or self.mark != "\n"

    def repeat(self, most: int, inner: Sequence[Node], dotall: bool) -> float:
        """Breaks in what is repeated; those of a single class are one stretch, however many there are."""
        once = self.sequence(inner, dotall)
        if not once or most == 1:
            return once
        if len(inner) > 1 or str(inner[0][0]) not in _ONE:
            return once * most
        which = characters(self.syntax, inner[0]) if str(inner[0][0]) != "ANY" else Class(frozenset(ASCII), "", False)
        self.over |= which.ascii
        self.others |= bool(which.others)
        return 1.0


def _length(match: regex.Match[str] | None) -> int:
    return len(match.group()) if match else 0


@cache
def _stretch(over: str) -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """What matches characters of a class from a place on, and back from a place."""
    return regex.compile(over), regex.compile("(?r)" + over)
