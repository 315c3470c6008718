"""The apostrophe of a possessive lost: "Kenyas tea"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import regex

from lint.core import late, vocabulary
from lint.kinds.near_miss.search import Respelling, Search, best
from lint.lexicon.forms import Forms, folded
from lint.lexicon.tokens import JOINED, MIXED, TITLE, spans, words
from lint.structure.view import View

_SEVERAL = vocabulary.words("near_miss/several")
"""Words after which a plural is meant: "the Americas", "both Koreas"."""
_NO_THING = vocabulary.words("near_miss/no-thing")
_NEXT = late.regex(r"[ \u00a0](\p{Ll}+(?:-\p{Ll}+)*)")


@dataclass(frozen=True, slots=True)
class Bare:
    """A name with an s after it."""

    found: str
    name: str


class Apostrophe(Search[Bare]):
    """Possessives without their apostrophe."""

    slip = "apostrophe"
    shapes = (TITLE, MIXED, JOINED)

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Bare]:
        for word in words(token):
            if (
                len(word) < 5
                or not word[0].isupper()
                or not word.endswith("s")
                or word.endswith("ss")
                or word.isupper()
            ):
                continue
            form = folded(word)
            targets = [t for t in self.index.named(form[:-1]) if not t.partners]
            if targets and form not in self.allow and form not in self.index:
                yield Bare(word, best(targets).word)

    def judged(self, view: View, suspect: Bare, token: bytes, forms: Forms) -> Iterator[Respelling]:
        for start, end in spans(view, suspect.found):
            after = _NEXT.match(view.text, end)
            before = regex.search(r"([\w’'-]+)[ \u00a0][\"“(]?$", view.text[max(0, start - 30) : start])
            if not after or after[1] in _NO_THING or (before and before[1].lower() in _SEVERAL):
                continue
            yield Respelling(start, end, (suspect.name + "'s",), (f"{suspect.name} with a bare s before a noun",))
