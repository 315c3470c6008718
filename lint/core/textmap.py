"""Where each code point of a document stands in the file that it was read from.

Rules see *text*: escapes are resolved, an entity is one character, tags and link addresses are gone. The file holds
*raw* text. A map joins the two, so that a correction of the text becomes a replacement in the file and every other
character of the file is copied.

The map is a list of segments in the order of the text. Raw text that no segment covers is an invisible wall: an edit may
end there, it never reaches across.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from lint.core import late

Span = tuple[int, int]

VERBATIM = 0
"""The text is the raw text, character by character."""
WHOLE = 1
"""The text stands for a raw span as a whole: an escape, an entity, a run of spaces that counts as one."""
WALL = 2
"""Shown to rules as context, but no prose: never judged and never edited (code, formulas, marks of lists)."""

MARGIN_CHARACTERS = 200
"""Code points of the file on each side that a part of a map keeps: styles look at what stands beside an edit."""

_LINE_END = late.re(r"\r\n|\n|\r")


class Unwritable(ValueError):
    """A correction that would reach beyond the prose: it can only be suggested."""


class Segment(NamedTuple):
    """A piece of the text, which ends where the next segment begins, and the raw span that it stands for."""

    start: int
    raw_start: int
    raw_end: int
    sort: int


class TextMap:
    """The segments of one text, and the raw text that they point into: a file, or one record of it."""

    lines_before = 0
    """Lines of the file before the raw text; -1 where the file has no lines (a table in Parquet)."""

    characters_before = 0
    """Code points of the file before the raw text, where this is the raw text of a part of a document."""

    def __init__(self, raw: str, segments: Sequence[Segment], length: int) -> None:
        self.raw = raw
        self.segments = segments
        self.length = length
        """Code points of the text."""

    @cached_property
    def starts(self) -> list[int]:
        """Where the segments begin in the text."""
        return [segment.start for segment in self.segments]

    def _end(self, index: int) -> int:
        """Where a segment ends in the text."""
        return self.segments[index + 1].start if index + 1 < len(self.segments) else self.length

    @cached_property
    def protected(self) -> list[Span]:
        """Spans of the text that are shown but no prose, in order and apart from each other."""
        out: list[Span] = []
        for index, segment in enumerate(self.segments):
            if segment.sort == WALL:
                start, end = segment.start, self._end(index)
                if out and out[-1][1] == start:
                    out[-1] = (out[-1][0], end)
                else:
                    out.append((start, end))
        return out

    def raw_offset(self, offset: int) -> int:
        """Where the code point at `offset` begins in the raw text; the end of the last one for the end of the text."""
        if not self.segments:
            return 0
        index = max(bisect_right(self.starts, offset) - 1, 0)
        segment = self.segments[index]
        if offset >= self.length:
            return segment.raw_end
        return segment.raw_start + offset - segment.start if segment.sort == VERBATIM else segment.raw_start

    def raw_end(self, offset: int) -> int:
        """Where the code point before `offset` ends in the raw text."""
        if not self.segments or offset <= 0:
            return self.raw_offset(offset)
        index = max(bisect_right(self.starts, offset - 1) - 1, 0)
        segment = self.segments[index]
        return segment.raw_start + offset - segment.start if segment.sort == VERBATIM else segment.raw_end

    def raw_span(self, start: int, end: int) -> Span | None:
        """The raw span that a replacement of `start:end` may take the place of; nothing where it may not be written:
        it would reach across a wall, into one, or into the middle of an escape."""
        if not self.segments:
            return None
        if start == end:
            return self._raw_point(start)
        first = bisect_right(self.starts, start) - 1
        last = bisect_right(self.starts, end - 1) - 1
        at = -1
        for index in range(first, last + 1):
            segment = self.segments[index]
            if segment.sort == WALL or (at >= 0 and segment.raw_start != at):
                return None
            at = segment.raw_end
        head, tail = self.segments[first], self.segments[last]
        if head.sort != VERBATIM and head.start != start:
            return None
        if tail.sort != VERBATIM and self._end(last) != end:
            return None
        low = head.raw_start + start - head.start if head.sort == VERBATIM else head.raw_start
        high = tail.raw_start + end - tail.start if tail.sort == VERBATIM else tail.raw_end
        return low, high

    def _raw_point(self, offset: int) -> Span | None:
        """Where an insertion goes: after what stands before it, else before what stands after."""
        index = bisect_right(self.starts, offset - 1) - 1 if offset else -1
        if index >= 0:
            segment = self.segments[index]
            if segment.sort == VERBATIM:
                at = segment.raw_start + offset - segment.start
                return at, at
            if segment.sort == WHOLE and self._end(index) == offset:
                return segment.raw_end, segment.raw_end
        index = bisect_right(self.starts, offset) - 1
        segment = self.segments[index]
        if index < 0 or segment.start != offset or segment.sort == WALL or offset >= self.length:
            return None
        return segment.raw_start, segment.raw_start

    def touches_wall(self, start: int, end: int) -> bool:
        """Whether a visible wall has a part of `start:end`."""
        spans = self.protected
        index = bisect_right(spans, (start, self.length)) - 1
        if index >= 0 and spans[index][1] > start:
            return True
        return index + 1 < len(spans) and spans[index + 1][0] < end

    def boundary(self, offset: int) -> int:
        """The first place from `offset` on where the text can be cut: not within what stands for a raw span as a whole."""
        index = bisect_right(self.starts, offset) - 1
        whole = index >= 0 and self.segments[index].sort != VERBATIM and self.segments[index].start < offset
        return self._end(index) if whole else offset

    def part(self, start: int, end: int) -> TextMap:
        """The map of `start:end` of the text, and no more of the raw text than its lines; both ends are boundaries."""
        segments = list(_within(self, start, end, -start))
        low = max(0, min((s.raw_start for s in segments), default=0) - MARGIN_CHARACTERS)
        high = max((s.raw_end for s in segments), default=0) + MARGIN_CHARACTERS
        line, low = self.line_of(low)
        out = TextMap(self.raw, segments, end - start)
        out.lines_before, out.characters_before = self.lines_before, self.characters_before
        return out.over(self.raw[low:high], low, line)

    def over(self, raw: str, low: int, line: int) -> TextMap:
        """The map of the same text over less of the raw text: what this has from `low` on, where its line `line` begins."""
        moved = [Segment(start, a - low, b - low, sort) for start, a, b, sort in self.segments]
        out = TextMap(raw, moved, self.length)
        out.lines_before, out.characters_before = self.lines_before + line, self.characters_before + low
        return out

    @property
    def longest_line(self) -> int:
        """Code points of the longest raw line."""
        return _longest_line(self.raw)

    def line_of(self, raw_offset: int) -> tuple[int, int]:
        """Index (from 0) of the raw line that holds a raw offset, and where that line begins."""
        starts = _line_starts(self.raw)
        line = bisect_right(starts, raw_offset) - 1
        return line, starts[line]


@lru_cache(maxsize=8)
def _line_starts(raw: str) -> list[int]:
    """Where the lines of a file begin, which may hold many texts."""
    if "\r" not in raw:
        starts = [0]
        for line in raw.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        return starts[:-1]
    return [0, *(match.end() for match in _LINE_END.finditer(raw))]


@lru_cache(maxsize=8)
def _longest_line(raw: str) -> int:
    return max(b - a for a, b in pairwise([*_line_starts(raw), len(raw)]))


def through(outer: TextMap, inner: TextMap) -> TextMap:
    """The map of a text whose raw text is itself read from something: `outer` joins the two, `inner` the raw text and what
    it was read from."""
    out: list[Segment] = []
    for start, low, high, sort in outer.segments:
        if sort == VERBATIM:
            out += _within(inner, low, high, start - low)
        else:
            out.append(Segment(start, inner.raw_offset(low), inner.raw_end(high), sort))
    return TextMap(inner.raw, out, outer.length)


def _within(known: TextMap, low: int, high: int, shift: int) -> Iterator[Segment]:
    """The segments of `low:high`, moved by `shift`."""
    first, end = max(bisect_right(known.starts, low) - 1, 0), bisect_left(known.starts, high)
    for segment in known.segments[first:end]:
        start = max(segment.start, low)
        if segment.sort == VERBATIM:
            raw = segment.raw_start - segment.start
            stop = min(high, segment.start + segment.raw_end - segment.raw_start)
            yield Segment(start + shift, raw + start, raw + stop, VERBATIM)
        else:
            yield segment._replace(start=start + shift)


class Builder:
    """Puts a text and its map together, from left to right."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.length = 0
        self._parts: list[str] = []
        self._segments: list[Segment] = []
        self._at = -1  # where the last segment ends in the raw text, if it was verbatim

    def verbatim(self, start: int, end: int) -> None:
        """Take raw text as it stands."""
        if start >= end:
            return
        if self._at == start:
            self._segments[-1] = self._segments[-1]._replace(raw_end=end)
        else:
            self._segments.append(Segment(self.length, start, end, VERBATIM))
        self._append(self.raw[start:end])
        self._at = end

    def whole(self, text: str, start: int, end: int) -> None:
        """Let `text` stand for a raw span."""
        self._add(text, start, end, WHOLE)

    def wall(self, text: str, start: int, end: int) -> None:
        """Show `text` for a raw span that is no prose."""
        self._add(text, start, end, WALL)

    def shown(self, start: int, end: int) -> None:
        """Show raw text that is no prose as it stands."""
        self._add(self.raw[start:end], start, end, WALL)

    def _add(self, text: str, start: int, end: int, sort: int) -> None:
        if text:
            self._segments.append(Segment(self.length, start, end, sort))
            self._append(text)
        self._at = -1

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    @property
    def last(self) -> str:
        """The last piece of text; empty at the start."""
        return self._parts[-1] if self._parts else ""

    def build(self) -> tuple[str, TextMap]:
        """The text and its map."""
        return "".join(self._parts), TextMap(self.raw, self._segments, self.length)


def covered(spans: Sequence[Span], size: int) -> Iterator[Span]:
    """What `spans` (in order, apart) leave over of `0:size`."""
    at = 0
    for start, end in spans:
        if at < start:
            yield at, start
        at = max(at, end)
    if at < size:
        yield at, size
