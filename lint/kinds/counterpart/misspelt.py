"""Names of the source that are misspelt in the translation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from lint.core.finding import Edit
from lint.core.kind import Candidate
from lint.kinds.counterpart.atlas import InSource, World
from lint.kinds.counterpart.countries import INFLECTED, SPACELESS, Language, Mention, first_of_each, fold
from lint.kinds.counterpart.sides import Sides, Span
from lint.lexicon.edits import slip
from lint.lexicon.forms import LISTED, folded, opened

_LEAST_MISSPELT = 5
"""Letters of the shortest word that may be a misspelt name."""
_GENITIVES = {"de": ("", "s")}
"""What may follow a name of one word."""
_LETTERS = regex.compile(r"[\p{L}\p{M}]+")
_ENDING = 2
"""Last letters of a name that must be right."""


def misspelt(sides: Sides, here: Language, source: InSource, world: World) -> Iterable[Candidate]:
    """Words one slip away from the name of what the source names and the translation does not.

    The last letters must be right: endings make adjectives and peoples of names (Belgien, Belgier).
    """
    if here.code in SPACELESS or here.code in INFLECTED:
        return
    rights = list(_absent(sides, here, source, world))
    for span, word in _unknown(sides, world) if rights else ():
        for mention, name in rights:
            if word[-_ENDING:] == fold(name)[-_ENDING:] and slip(word, fold(name)):
                yield _replaced_word(span, name, mention, sides)
                break


def _absent(sides: Sides, here: Language, source: InSource, world: World) -> Iterator[tuple[Mention, str]]:
    """What the source names and the translation does not, each with a form that its name has here."""
    meant = first_of_each(m for m in source.mentions if m.country in world.compared and m.form == "name")
    written = {m.country for m in here.strict(sides.here)} if meant else set()
    for mention in meant:
        if mention.country not in written:
            for name in here.names_of(mention.country):
                yield from ((mention, name + ending) for ending in _GENITIVES.get(here.code, ("",)))


def _unknown(sides: Sides, world: World) -> Iterator[tuple[Span, str]]:
    """Capitalised words of the translation, folded, that neither the source nor the list of known forms has."""
    known, forms = {fold(word) for word in _LETTERS.findall(sides.there)}, opened(world.forms)
    for match in _LETTERS.finditer(sides.here):
        word = fold(match.group())
        if len(word) < _LEAST_MISSPELT or not match.group()[0].isupper() or word in known:
            continue
        if forms[folded(match.group())] not in LISTED:
            yield match.span(), word


def _replaced_word(span: Span, name: str, mention: Mention, sides: Sides) -> Candidate:
    there = sides.there[mention.start : mention.end]
    evidence = [f"{sides.quoted(mention.start, mention.end)}, which is {name}", f"nothing here is spelt {name}"]
    edits, source = (Edit(*span, name),), [(mention.start, mention.end)]
    return sides.candidate(span, {"there": there, "right": name}, evidence, source=source, edits=edits)
