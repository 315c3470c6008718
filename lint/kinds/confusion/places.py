"""Names in a text that point to an entity without naming it: capitals, cities, landmarks, leaders."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from lint.core import late, vocabulary
from lint.kinds.confusion.gazetteer import WORD, Gazetteer

_RUN = late.regex(vocabulary.pattern("confusion/run"))
"""Capitalised words that may be one name, with the small words that names hold together by."""
_LINE_START = late.regex(r"(?<=(?:\A|[\r\n])[\s(\[]*)")
_SMALL = late.regex(vocabulary.pattern("confusion/small"))
_LONGEST = 5
"""Words of the longest name of a place."""
_CODE = 3
"""Letters up to which capitals are an acronym, not a name in capitals."""
_PLACE_BEFORE = late.regex(vocabulary.pattern("confusion/place-before"))


@dataclass(frozen=True, slots=True)
class Anchor:
    """One such name: its span, the entity it points to, and the type of pointer."""

    start: int
    end: int
    entity: int
    type: str


def anchors(text: str, gazetteer: Gazetteer, end: int) -> Iterator[list[Anchor]]:
    """The longest known names in `text[:end]`, each with all entities it may point to."""
    for run in _RUN.finditer(text, 0, end):
        if run[0] not in gazetteer.quiet:
            yield from _in_run(text, gazetteer, run)


def _in_run(text: str, gazetteer: Gazetteer, run: regex.Match[str]) -> Iterator[list[Anchor]]:
    """The names in one run of capitalised words; a run that holds none wherever it stands is remembered as quiet."""
    words = [(*w.span(), any(map(gazetteer.begins, _bare(w[0])))) for w in WORD.finditer(text, *run.span())]
    quiet = len(run[0]) <= _CODE or not any(begins and text[start : start + 2].isupper() for start, _, begins in words)
    i = 0
    while i < len(words):
        start, _, begins = words[i]
        i += 1
        for j in range(min(len(words), i - 1 + _LONGEST), i - 1, -1) if begins else ():
            stop, pointed = _pointed(text, gazetteer, start, words[j - 1][1])
            if pointed:
                quiet = False
                found = [
                    Anchor(start, stop, e, t) for e, t in pointed if t != "word" or _PLACE_BEFORE.match(text, start)
                ]
                if found:
                    yield found
                    i = j
                    break
    if quiet:
        gazetteer.keep_quiet(run[0])


def _pointed(text: str, gazetteer: Gazetteer, start: int, end: int) -> tuple[int, list[tuple[int, str]]]:
    """Where the name that stands at `start:end` ends, without an ending of the sentence, and what it points to."""
    name = text[start:end]
    if not name[0].isupper():
        return end, []
    for shorter in _bare(name):
        found = gazetteer.anchored(" ".join(shorter.split()))
        if not found and shorter.isupper() and len(shorter) > _CODE and _LINE_START.match(text, start):
            found = gazetteer.anchored(_SMALL.sub(lambda m: m[0].lower(), shorter.title()))  # a dateline in capitals
        if found:
            return start + len(shorter), found
    return end, []


def _bare(name: str) -> list[str]:
    """A name as it stands, and without what may follow it: a possessive or the stop of a sentence."""
    if name[-1] not in "s.'’":
        return [name]
    return [name, *[name[: -len(e)] for e in ("'s", "’s", ".", "'", "’") if name.endswith(e) and len(name) > len(e)]]
