"""Patterns asked at known places only: where what they begin with was found more cheaply than `regex` would."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex


def places_of(part: str, text: str) -> Iterator[int]:
    """Every place where a string stands in a text, in order, also where it overlaps with itself."""
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def begun(pattern: regex.Pattern[str], places: Iterable[int], text: str) -> Iterator[regex.Match[str]]:
    """What `pattern.finditer(text)` finds, where every match begins at one of the places, which are in order."""
    end = 0
    for place in places:
        if place >= end and (match := pattern.match(text, place)):
            yield match
            end = match.end()
