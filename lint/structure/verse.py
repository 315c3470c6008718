"""Verse, where a refrain comes again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress

from lint.structure.layout import Span

STANZA = 3
"""Lines of the shortest stanza."""

MAX_CHARACTERS = 60
"""Code points of the longest line; with the indents of modern poets it may be longer, and is taken for prose."""


UNMARKED_STANZAS, UNMARKED_WORDS, MOSTLY = 3, 3, 0.7
"""Stanzas of a poem without marks, words of its lines on average, and the share of the text's lines that they are and that
begin with small letters."""


def verses(text: str, lines: Sequence[Span]) -> list[bool]:
    """Of each line, whether it stands in a stanza: short lines, some of which end in a comma or semicolon, as no
    headline, caption or entry of a menu does. A long line counts as the stanza's own if it stands beside one. A poem without
    marks is told by its lines beginning with small letters, in several stanzas that make up most of the text."""
    short = [_is_verse(text, line) for line in lines]
    if _is_unmarked(text, lines, short):
        return short
    sung = [text[slice(*line)].rstrip('\r "”’').endswith((",", ";")) for line in lines]
    before = _totals(short, sung)
    after = _totals(short[::-1], sung[::-1])[::-1]
    out = []
    for here, (many, marked), (more, again) in zip(sung, before, after, strict=True):
        size = many + 1 + more
        out.append(size >= STANZA and (marked + here + again) * 4 >= size)
    return out


def _is_unmarked(text: str, lines: Sequence[Span], short: Sequence[bool]) -> bool:
    """Whether a text is a poem without marks."""
    stanzas = [size for size in _runs(short) if size > 1]
    filled = sum(end > start and not text[start:end].isspace() for start, end in lines)
    if len(stanzas) < UNMARKED_STANZAS or sum(stanzas) < MOSTLY * filled:
        return False
    sung = [text[slice(*line)].strip() for line in compress(lines, short)]
    small = sum(line[0].islower() for line in sung)
    words = sum(line.count(" ") + 1 for line in sung)
    return small >= MOSTLY * len(sung) and words >= UNMARKED_WORDS * len(sung)


def _runs(flags: Sequence[bool]) -> Iterator[int]:
    """How long each run of true flags is."""
    size = 0
    for flag in (*flags, False):
        if flag:
            size += 1
        elif size:
            yield size
            size = 0


def _totals(short: Sequence[bool], sung: Sequence[bool]) -> list[tuple[int, int]]:
    """Of each line: how many short lines stand directly before it, and how many of them end in a mark."""
    out = [(0, 0)]
    for is_short, is_sung in zip(short[:-1], sung[:-1], strict=True):
        many, marked = out[-1]
        out.append((many + 1, marked + is_sung) if is_short else (0, 0))
    return out


def _is_verse(text: str, line: Span) -> bool:
    return bool(text[slice(*line)].strip()) and line[1] - line[0] <= MAX_CHARACTERS
