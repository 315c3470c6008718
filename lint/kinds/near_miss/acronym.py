"""Two letters of an acronym changed places: "ASENA" for "ASEAN"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from lint.kinds.near_miss.search import Respelling, Search
from lint.lexicon.edits import slip
from lint.lexicon.forms import LISTED, Forms, folded
from lint.lexicon.tokens import CAPITALS, JOINED, shaped, spans, uses, words
from lint.structure.view import View, cached_per_document


@dataclass(frozen=True, slots=True)
class Capitals:
    """A word in capitals that no list has as a word."""

    found: str
    listed: str
    """The acronym of the list that it may stand for; empty where only the document can tell."""


SHORT = 3
"""Letters of an acronym that is one only where the document explains it once in brackets: IMO and IOM are two bodies."""


class AcronymSlips(Search[Capitals]):
    """Acronyms with two letters swapped."""

    slip = "swap"
    shapes = (CAPITALS, JOINED)

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Capitals]:
        for word in words(token):
            if not (SHORT <= len(word) <= 8 and word.isupper() and word.isascii()):
                continue
            form = folded(word)
            if forms[form] in LISTED or form in self.allow or form in self.index:
                continue
            near = [t.word for t in self.index.swapped(form)]
            yield Capitals(word, near[0] if len(near) == 1 and len(word) > SHORT else "")

    def judged(self, view: View, suspect: Capitals, token: bytes, forms: Forms) -> Iterator[Respelling]:
        found = suspect.found
        twins = {
            w.decode() for w in _anagrams(view, forms)[bytes(sorted(token))]
            if w != token and slip(found.lower(), w.decode("ascii", "replace").lower()) == "swap"
        }  # fmt: skip
        if not twins and not suspect.listed:
            return
        if regex.search(rf"\(\s*{found}\s*\)", view.text):  # the document explains it: it means what it writes
            return
        met = uses(view)
        mine = met[token]
        if len(found) == SHORT:
            own = {w for w in twins if mine == 1 and f"({w})" in view.text}
        else:
            own = {w for w in twins if met[w.encode()] > mine or w.lower() in self.index or f"({w})" in view.text}
        if len(own) == 1:
            right, fact = own.pop(), "the document has {}"
        elif suspect.listed and mine < 3:
            right, fact = suspect.listed, "{} is well known"
        else:
            return
        for start, end in spans(view, found):
            yield Respelling(start, end, (right,), ("two letters changed places", fact.format(right)), sure=True)


@cached_per_document
def _anagrams(view: View, forms: Forms) -> defaultdict[bytes, list[bytes]]:
    """The words in capitals of a document by their letters in order."""
    found = defaultdict[bytes, list[bytes]](list)
    for word in shaped(view, forms, CAPITALS):
        found[bytes(sorted(word))].append(word)
    return found
