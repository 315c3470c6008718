"""Zones: what of a document is masthead, headline, dateline, body, caption or tail."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from lint.core import late, vocabulary
from lint.structure.layout import STOPS, Span

_DATE_LINE = late.regex(
    r"""\s*[(\[]?\s*(?:\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}|\d{1,2}\s\p{L}{3,9}\.?,?\s\d{4}|\p{L}{3,9}\.?\s\d{1,2},?\s\d{4})
    [日]?[^\p{L}]{0,24}(?:.{0,40})""",
    regex.X,
)
_TAIL_HEAD = late.regex(
    vocabulary.pattern("structure/tail-head"),
    regex.X | regex.I,
)
# How agencies begin the line under a picture.
_CAPTION = late.regex(
    vocabulary.pattern("structure/caption"),
    regex.X | regex.I,
)


def zones(text: str, spans: Sequence[Span], *, begins: bool = True, ends: bool = True) -> list[str]:
    """Zone of each paragraph: what stands before the first prose is head, what follows a tail heading is tail.

    A part of a text that does not begin it has no head, one that does not end it none of the lines after the last prose.
    """
    prose = [is_prose(text, s, e) for s, e in spans]
    first = next((i for i, p in enumerate(prose) if p), len(spans)) if begins else 0
    last = max((i for i, p in enumerate(prose) if p), default=-1) if ends else len(spans)
    headline = _headline(text, spans[:first])
    sizes = [(e - s) * p for (s, e), p in zip(spans, prose, strict=True)]
    out = []
    tail = False
    for i, (start, end) in enumerate(spans):
        if i > 0 and not tail and not prose[i] and end - start < 60 and _TAIL_HEAD.fullmatch(text, start, end):
            # a heading of links ends the article, unless long prose still outweighs what came before
            tail = sum(sizes[i:]) < sum(sizes[:i]) / 2
        if tail:
            out.append("tail")
        elif i < first:
            dated = _DATE_LINE.fullmatch(text[start:end])
            out.append("dateline" if dated else "headline" if i == headline else "masthead")
        else:
            out.append(_zone_of(text, start, end, prose[i], i < last))
    return out


def _zone_of(text: str, start: int, end: int, prose: bool, more_follows: bool) -> str:
    """The zone of a paragraph that is neither in the head nor after the article."""
    if prose:
        return "caption" if _CAPTION.match(text, start, end) else "body"
    if more_follows:
        return "caption"
    return "tail" if _is_furniture(text[start:end]) else "body"


def _headline(text: str, head: Sequence[Span]) -> int:
    """The last line of the head that reads as a title; sites put their names and menus before it."""
    titles = [
        i for i, (s, e) in enumerate(head)
        if len(text[s:e].split()) >= 4 and not _DATE_LINE.fullmatch(text[s:e]) and e - s < 250
    ]  # fmt: skip
    if titles:
        return titles[-1]
    return 0 if head and not _DATE_LINE.fullmatch(text[slice(*head[0])]) else -1


def is_prose(text: str, start: int, end: int) -> bool:
    """Whether a paragraph reads as running text: a sentence of some length, or very long."""
    words = text.count(" ", start, end) + 1
    return (words >= 8 and text[end - 1] in STOPS) or words >= 35


def _is_furniture(line: str) -> bool:
    return len(line.split()) <= 3 or not any(map(str.isalpha, line))
