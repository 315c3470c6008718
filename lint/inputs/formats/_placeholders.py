"""Placeholders of messages: `%s`, `%(name)d`, `{0}`, `{name}`, `{{ user }}`, `${total}`, and tags inside messages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

import regex

from lint.core import late
from lint.core.textmap import VERBATIM, WALL, Segment, Span

_PLACEHOLDER = late.regex(
    r"""%(?:\([\w. ]+\)|\d+\$)?[-+#0]*(?:\d+|\*)?(?:\.\d+)?(?:hh|h|ll|l|j|z|t|L)?[diouxXeEfFgGcrsapn@](?![\p{L}\p{N}])
    |%%|%[A-Z][A-Z_]*%|\$\{[^{}\n]{1,80}\}|\{\{.{0,200}?\}\}|\{%.{0,200}?%\}
    |\{[\w.!:#-]{0,60}(?:,\s*(?:number|date|time|plural|select|selectordinal|spellout|ordinal|duration)\b(?:[^{}]|\{[^{}]*\})*)?\}
    |</?[A-Za-z][^<>\n]{0,200}>|\$[A-Z_]{2,}\b|\\[nrt]""",
    regex.X,
)


def spans(text: str) -> list[Span]:
    """Where placeholders stand."""
    if not any(sign in text for sign in "%{<$\\"):
        return []
    return [match.span() for match in _PLACEHOLDER.finditer(text)]


def walled(segments: Sequence[Segment], spans: Sequence[Span], length: int) -> list[Segment]:
    """The segments with `spans` of the text made walls."""
    out: list[Segment] = []
    edges = sorted({edge for span in spans for edge in span})
    starts = [start for start, _ in spans]
    for index, segment in enumerate(segments):
        end = segments[index + 1].start if index + 1 < len(segments) else length
        inner = edges[bisect_right(edges, segment.start) : bisect_right(edges, end - 1)]
        for low, high in pairwise([segment.start, *inner, end]):
            last = bisect_right(starts, low) - 1
            inside = last >= 0 and low < spans[last][1]
            if segment.sort == VERBATIM:
                at = segment.raw_start + low - segment.start
                out.append(Segment(low, at, at + high - low, WALL if inside else VERBATIM))
            elif low == segment.start:
                out.append(segment._replace(sort=WALL) if inside else segment)
    return out
