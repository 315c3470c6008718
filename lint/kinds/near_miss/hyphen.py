"""A hyphen left inside a name or a word, often from the end of a printed line: "Ban-gladesh", "govern-ment"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lint.core import vocabulary
from lint.kinds.near_miss.search import Respelling, Search, best
from lint.lexicon.forms import COMMONEST, LISTED, PREFIXES, UNKNOWN, Forms, folded
from lint.lexicon.tokens import JOINED, spans, words
from lint.structure.view import View

_ENDINGS = vocabulary.words("near_miss/endings")
"""What is left of a word after the hyphen where its first half is a word as well ("govern-ment")."""


_BEFORE_HYPHENS = PREFIXES | vocabulary.words("near_miss/before-hyphens")


@dataclass(frozen=True, slots=True)
class Split:
    """A hyphened form, and the same without the hyphen."""

    found: str
    right: str


class Hyphen(Search[Split]):
    """Names and words with a hyphen too many."""

    slip = "hyphen"
    shapes = (JOINED,)

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Split]:
        if token.count(b"-") != 1 or token.startswith(b"-") or token.endswith(b"-"):
            return
        parts = words(token)
        if len(parts) != 2 or not parts[1].islower() or min(map(len, parts)) < 2:
            return
        joined, found = folded("".join(parts)), "-".join(parts)
        if len(joined) < 6 or joined in self.allow or forms[folded(found)] != UNKNOWN or len(parts[1]) < 3:
            return
        targets = [t for t in self.index.named(joined) if not t.partners]
        if targets and parts[0][0].isupper():
            yield Split(found, best(targets).word)
        elif (
            forms[joined] in COMMONEST
            and parts[0].lower() not in _BEFORE_HYPHENS
            and (parts[1] in _ENDINGS or not {forms[folded(p)] for p in parts} & LISTED)
        ):
            yield Split(found, "".join(parts))

    def judged(self, view: View, suspect: Split, token: bytes, forms: Forms) -> Iterator[Respelling]:
        for start, end in spans(view, suspect.found):
            yield Respelling(start, end, (suspect.right,), ("a hyphen inside",), sure=False)
