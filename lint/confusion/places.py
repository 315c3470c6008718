"""Names in a text that point to an entity without naming it: capitals, cities, landmarks, leaders, currencies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from lint.confusion.cues import compiled
from lint.confusion.gazetteer import Gazetteer

_RUN = regex.compile(
    r"""\p{Lu}[\w'’.ʻ]*(?:[-\s](?:(?:of|de|del|da|do|dos|du|la|the|es|al|el|and)[-\s](?:(?:la|las|los|the)[-\s])?)?\p{Lu}[\w'’.ʻ]*|-\p{Ll}[\w'’ʻ]*)*"""
)
"""Capitalised words that may be one name, with the small words that names hold together by."""
_LINE_START = regex.compile(r"(?<=(?:\A|[\r\n])[\s(\[]*)")
_SMALL = regex.compile(r"\b(?:Of|De|Del|Da|Do|Dos|Du|La|The|Es|Al|El|And)\b|(?<=['’])S\b")
_WORD = regex.compile(r"[\w'’.ʻ]+")
_LONGEST = 5
_PLACE_BEFORE = regex.compile(
    r"(?<=\b(?:in|at|from|near|of|to|through|via|around|outside|between|and|over|towards?|into|off)\s(?:the\s)?(?:\p{Ll}+\s)?)"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """One such name: its span, the entity it points to, and the type of pointer."""

    start: int
    end: int
    entity: int
    type: str


def anchors(text: str, gazetteer: Gazetteer, end: int) -> Iterator[list[Anchor]]:
    """The longest known names in `text[:end]`, each with all entities it may point to; then the currencies."""
    for run in _RUN.finditer(text, 0, end):
        words = [w.span() for w in _WORD.finditer(text, *run.span())]
        i = 0
        while i < len(words):
            for j in range(min(len(words), i + _LONGEST), i, -1):
                found = _at(text, gazetteer, words[i][0], words[j - 1][1])
                if found:
                    yield found
                    i = j
                    break
            else:
                i += 1
    for coin in compiled(rf"\b(?:{'|'.join(gazetteer.coins)})\b").finditer(text, 0, end) if gazetteer.coins else ():
        yield [Anchor(*coin.span(), entity, type_) for entity, type_ in gazetteer.anchored(coin[0])]


def _at(text: str, gazetteer: Gazetteer, start: int, end: int) -> list[Anchor]:
    if not text[start].isupper():
        return []
    name = text[start:end]
    for ending in ("", "'s", "’s", ".", "'", "’"):
        if not name.endswith(ending) or len(name) <= len(ending):
            continue
        shorter = name.removesuffix(ending) if ending else name
        found = gazetteer.anchored(" ".join(shorter.split()))
        if not found and shorter.isupper() and len(shorter) > 3 and _LINE_START.match(text, start):
            found = gazetteer.anchored(_SMALL.sub(lambda m: m[0].lower(), shorter.title()))  # a dateline in capitals
        if found:
            stop = start + len(shorter)
            return [
                Anchor(start, stop, entity, type_) for entity, type_ in found
                if type_ != "word" or _PLACE_BEFORE.match(text, start)
            ]  # fmt: skip
    return []
