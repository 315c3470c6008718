"""Where sentences end: a stop before a space and something that can begin a sentence, abbreviations excepted."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core import late, vocabulary

_END = late.regex(
    r"""(?:[.!?…]+["”’»)\]]*|[。！？][”」』）]*)(?:\s+(?=["“‘«(\[]*[\p{Lu}\p{Nd}\p{Lo}])|(?<=[。！？])(?=\S))"""
)
# Titles, months, places and Latin abbreviations whose stop ends no sentence; a lone capital is an initial.
_ABBREVIATION = late.regex(
    vocabulary.pattern("structure/abbreviation"),
    regex.X,
)
_REACH = 12
"""Code points before a stop in which an abbreviation is looked for; the longest has eight."""


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Half-open spans of the sentences of `text[start:end]`, without the spaces between them."""
    at = start
    for match in _END.finditer(text, start, end):
        stop = match.start() + len(match.group().rstrip())
        if text[match.start()] == "." and _ABBREVIATION.search(text, max(at, stop - _REACH), match.start() + 1):
            continue
        yield at, stop
        at = match.end()
    if at < end:
        yield at, end
