"""Names of the source that are misspelt in the translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from lint.core import late
from lint.core.finding import Edit
from lint.core.kind import Candidate
from lint.kinds.counterpart.atlas import Atlas, InSource
from lint.kinds.counterpart.countries import INFLECTED, Language, PlaceMention, first_of_each, fold, parted
from lint.kinds.counterpart.sides import Sides, Span
from lint.kinds.counterpart.written import SPACELESS, stem
from lint.lexicon.edits import slip
from lint.lexicon.forms import LISTED, folded, opened

LEAST_MISSPELT = 5
"""Letters of the shortest word that may be a misspelt name."""
_GENITIVES = {"de": ("", "s", "n")}
"""What may follow a name of one word: of the genitive, of the dative of plurals (den Niederlanden)."""
_LEAST_CHARACTERS = 4
"""Characters of the shortest Chinese name that a slip leaves recognisable."""
_LETTERS = late.regex(r"[\p{L}\p{M}]+")
ENDING = 2
"""Last letters of a name that must be right."""


class Slip(NamedTuple):
    """A misspelt name where it stands, the mention in the source that it is of, and how it is written."""

    span: Span
    mention: PlaceMention
    right: str


def misspelt(sides: Sides, here: Language, source: InSource, world: Atlas) -> Iterable[Candidate]:
    """Words one slip away from the name of what the source names and the translation does not."""
    meant = first_of_each(m for m in source.mentions if m.country in world.compared and m.form == "name")
    written = here.strict(sides.here) if meant else []
    named = {m.country for m in written}
    rights = [(m, name) for m in meant if m.country not in named for name in here.names_of(m.country)]
    if rights:
        free = _Free(sides, {at for m in written for at in range(m.start, m.end)})
        find = _in_characters if here.code in SPACELESS else _inflected if here.code in INFLECTED else _plain
        yield from (_replaced_word(slip, sides) for slip in find(free, rights, here.code, world))


class _Free(NamedTuple):
    """A pair of texts, and the places in the translation where another name stands."""

    sides: Sides
    taken: set[int]


Rights = Sequence[tuple[PlaceMention, str]]
"""What the source names and the translation does not, each with one of its names here."""


def _plain(free: _Free, rights: Rights, code: str, world: Atlas) -> Iterator[Slip]:
    """Words of Latin script. The last letters must be right: endings make adjectives and peoples of names (Belgien, Belgier)."""
    forms = [(mention, name + ending) for mention, name in rights for ending in _GENITIVES.get(code, ("",))]
    for span, word in unknown(free.sides, world.forms):
        for mention, name in forms:
            if word[-ENDING:] == fold(name)[-ENDING:] and slip(word, fold(name)):
                yield Slip(span, mention, name)
                break


def _inflected(free: _Free, rights: Rights, code: str, world: Atlas) -> Iterator[Slip]:
    """Words of Russian or Arabic: what stands between its prefixes and its ending is one slip from the stem of the name."""
    stems = [(mention, name, stem(name, code)) for mention, name in rights]
    for match in _LETTERS.finditer(free.sides.here):
        written = match.group()
        if match.start() in free.taken or not (written[0].isupper() or code == "ar"):
            continue
        for before, body, after in parted(written, code):
            found = next((right for right in stems if _is_slip(fold(body), fold(right[2]), code)), None)
            if found is not None:
                mention, name, core = found
                yield Slip(match.span(), mention, before + (core + after if after else name))
                break


def _is_slip(body: str, core: str, code: str) -> bool:
    """Whether the first letter and the last ones of a stem are right, and one between them is not; in Arabic, which writes
    foreign vowels as it likes, two have changed places."""
    alike = body[:1] == core[:1] and body[-ENDING:] == core[-ENDING:] and len(body) >= LEAST_MISSPELT
    sort = slip(body, core) if alike else None
    return sort == "swap" if code == "ar" else sort is not None


def _in_characters(free: _Free, rights: Rights, code: str, world: Atlas) -> Iterator[Slip]:
    """Chinese characters: of a name of four or more, two side by side have changed places (another one may be a variant)."""
    text = free.sides.here
    for mention, name in rights:
        size = len(name)
        if size < _LEAST_CHARACTERS:
            continue
        for at in range(len(text) - size + 1):
            part = text[at : at + size]
            wrong = [i for i in range(size) if part[i] != name[i]]
            swapped = len(wrong) == ENDING and wrong[1] - wrong[0] == 1 and sorted(part) == sorted(name)
            if swapped and wrong[0] and free.taken.isdisjoint(range(at, at + size)):
                yield Slip((at, at + size), mention, name)


def unknown(sides: Sides, listed: Path) -> Iterator[tuple[Span, str]]:
    """Capitalised words of the translation, folded, that neither the source nor the list of known forms has."""
    known, forms = {fold(word) for word in _LETTERS.findall(sides.there)}, opened(listed)
    for match in _LETTERS.finditer(sides.here):
        word = fold(match.group())
        if len(word) < LEAST_MISSPELT or not match.group()[0].isupper() or word in known:
            continue
        if forms[folded(match.group())] not in LISTED:
            yield match.span(), word


def _replaced_word(slip: Slip, sides: Sides) -> Candidate:
    span, mention, right = slip
    there = sides.there[mention.start : mention.end]
    evidence = [f"{sides.quoted(mention.start, mention.end)}, which is {right}", f"nothing here is spelt {right}"]
    edits, source = (Edit(*span, right),), [(mention.start, mention.end)]
    return sides.candidate(span, {"there": there, "right": right}, evidence, source=source, edits=edits)
