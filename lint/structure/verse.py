"""Verse, where a refrain comes again."""

from __future__ import annotations

from collections.abc import Sequence

from lint.structure.layout import Span

STANZA = 3
"""Lines of the shortest stanza."""

LONGEST = 60
"""Code points of the longest line; with the indents of modern poets it may be longer, and is taken for prose."""


def in_verse(text: str, lines: Sequence[Span], number: int) -> bool:
    """Whether line `number` (from 0) stands in a stanza: short lines, some of which end in a comma or semicolon, as no
    headline, caption or entry of a menu does."""
    first, last = number, number + 1
    while first and _is_verse(text, lines[first - 1]):
        first -= 1
    while last < len(lines) and _is_verse(text, lines[last]):
        last += 1
    stanza = [text[slice(*span)].rstrip('\r "”’') for span in lines[first:last]]
    return len(stanza) >= STANZA and sum(line.endswith((",", ";")) for line in stanza) * 4 >= len(stanza)


def _is_verse(text: str, line: Span) -> bool:
    return bool(text[slice(*line)].strip()) and line[1] - line[0] <= LONGEST
