"""Texts that are the file itself with parts that are no prose: marks say which, all else is text as it stands.

For notations that nobody here parses in full (reStructuredText, AsciiDoc, LaTeX …): a mark too many costs a finding, a
mark too few may cost a file, so patterns are generous.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import regex

from lint.core.textmap import WALL, Builder, TextMap
from lint.inputs.format import Parsed, Reading


class MaskedSpan(NamedTuple):
    """A raw span that is no prose: `text` stands for it in what rules see; `None` shows it as it is, "" not at all."""

    start: int
    end: int
    text: str | None = None


def masked(raw: str, marks: Iterable[MaskedSpan], start: int = 0, end: int | None = None) -> tuple[str, TextMap]:
    """The text of `raw[start:end]` with these marks; of marks that overlap, the one that begins first holds."""
    builder = Builder(raw)
    stop = len(raw) if end is None else end
    at = start
    for mark in sorted(marks, key=lambda m: (m.start, -m.end)):
        if mark.end <= at or mark.start >= stop:
            continue
        low, high = max(mark.start, at), min(mark.end, stop)
        builder.verbatim(at, low)
        if mark.text is None:
            builder.shown(low, high)
        else:
            builder.wall(mark.text, low, high)
        at = high
    builder.verbatim(at, stop)
    return builder.build()


def read(raw: str, patterns: tuple[str, ...], asked: Reading) -> Iterator[Parsed]:
    """The one text of a file in which these patterns are no prose."""
    text, known = masked(raw, shown(raw, patterns))
    yield Parsed(text, known, language=asked.target_language or None)


def shown(raw: str, patterns: tuple[str, ...]) -> Iterator[MaskedSpan]:
    """Marks for all matches: the group `wall` where a pattern has one, else the whole match."""
    if "\r" in raw:  # of the same length: a space at a line's end means nothing in these notations
        raw = raw.replace("\r\n", " \n")
    for pattern in _compiled(patterns):
        group = "wall" if "wall" in pattern.groupindex else 0
        yield from (MaskedSpan(*match.span(group)) for match in pattern.finditer(raw) if match.start(group) >= 0)


@cache
def _compiled(patterns: tuple[str, ...]) -> tuple[regex.Pattern[str], ...]:
    """Compiled when a file wants it: whoever has no such files does not wait for it."""
    return tuple(
        regex.compile(p, regex.M | regex.X | regex.I if p.startswith("(?i)") else regex.M | regex.X) for p in patterns
    )


def frame(read: Iterable[Parsed]) -> object:
    """All that is no prose in the texts of a file."""
    return [_frame_of(text.known) for text in read if text.known]


def _frame_of(known: TextMap) -> object:
    """The walls and gaps of a text, in order: what a correction must leave as it is."""
    out: list[str] = []
    at = 0
    for segment in known.segments:
        if segment.raw_start > at:
            out.append(known.raw[at : segment.raw_start])
        if segment.sort == WALL:
            out.append(known.raw[segment.raw_start : segment.raw_end])
        at = segment.raw_end
    return "".join(out)
