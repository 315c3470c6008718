"""Texts that are the file itself with parts that are no prose: marks say which, all else is text as it stands.

For notations that nobody here parses in full (reStructuredText, AsciiDoc, LaTeX …): a mark too many costs a finding, a
mark too few may cost a file, so patterns are generous.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import regex

from lint.core.textmap import Builder, TextMap


class Mark(NamedTuple):
    """A raw span that is no prose: `text` stands for it in what rules see; `None` shows it as it is, "" not at all."""

    start: int
    end: int
    text: str | None = None


def masked(raw: str, marks: Iterable[Mark], start: int = 0, end: int | None = None) -> tuple[str, TextMap]:
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


def shown(raw: str, patterns: Sequence[regex.Pattern[str]]) -> Iterator[Mark]:
    """Marks for all matches: the group `wall` where a pattern has one, else the whole match."""
    for pattern in patterns:
        group = "wall" if "wall" in pattern.groupindex else 0
        yield from (Mark(*match.span(group)) for match in pattern.finditer(raw) if match.start(group) >= 0)


def frame_of(text: str, known: TextMap) -> object:
    """The walls and gaps of a text, in order: what a correction must leave as it is."""
    out: list[str] = []
    at = 0
    for segment in known.segments:
        if segment.raw_start > at:
            out.append(known.raw[at : segment.raw_start])
        if segment.sort == 2:
            out.append(known.raw[segment.raw_start : segment.raw_end])
        at = segment.raw_end
    return "".join(out)
