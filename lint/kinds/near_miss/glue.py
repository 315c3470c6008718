"""Two words written as one: "bothcountries", "Hernandezasked"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lint.core import late, vocabulary
from lint.kinds.near_miss.beside import CHINESE_SURNAMES
from lint.kinds.near_miss.search import Respelling, Search
from lint.lexicon.edits import edits_of
from lint.lexicon.forms import (
    COMMONEST,
    LISTED,
    NAME_50,
    NAME_70,
    PLACE_BIG,
    PLACE_SMALL,
    SURNAME,
    UNKNOWN,
    Forms,
    folded,
)
from lint.lexicon.tokens import LOWER, MIXED, TITLE, distinct, spans, uses, words
from lint.structure.view import View

FUNCTION = vocabulary.words("near_miss/glue-function")
"""Words of three letters and more that join others in any text."""
AHEAD = FUNCTION - vocabulary.words("near_miss/ahead")
"""Those that don't begin longer words ("forbidden", "withdrawn", "therein", "haste")."""
_SAYING = vocabulary.words("near_miss/saying")
_JOINERS = FUNCTION | vocabulary.words("near_miss/joiners")
_CAMEL = late.regex(r"(\p{Ll}{2,})(\p{Lu}\p{Ll}{2,})")
_FEW = frozenset((PLACE_SMALL, SURNAME))
_SHORT = tuple(sorted(vocabulary.words("near_miss/glue-short")))
_NAMES = frozenset((NAME_50, NAME_70, PLACE_BIG))
_CAPITAL_NEXT = late.regex(r"[ \u00a0](\p{Lu}[\p{L}'’]+)")


@dataclass(frozen=True, slots=True)
class Glued:
    """A word that is two, and the two; `loose` where only a name after it proves it ("Weiin Kuala")."""

    found: str
    right: str
    loose: bool


class MissingSpace(Search[Glued]):
    """Words with the space between them lost."""

    slip = "glued"
    shapes = (LOWER, TITLE, MIXED)
    technical = False

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Glued]:
        for word in words(token):
            camel = _CAMEL.fullmatch(word)
            if camel and camel[1] in _JOINERS and forms[folded(camel[2])] in _NAMES | _FEW:
                yield Glued(word, f"{camel[1]} {camel[2]}", False)
            if len(word) < 5 or not word[1:].islower() or not word.isascii():
                continue
            form = folded(word)
            if forms[form] != UNKNOWN or form in self.allow or form in self.index:
                continue
            yield from self._cuts(word, forms)

    def _cuts(self, word: str, forms: Forms) -> Iterator[Glued]:
        halves = [(word[:at], word[at:]) for at in range(3, len(word) - 2)]
        cuts = [f"{left} {right}" for left, right in halves if self._fits(left, right, forms)]
        if len(cuts) == 1 and len(word) > 6:
            if not any(forms[form] in COMMONEST for form in edits_of(word.lower())):  # one letter wrong is likelier
                yield Glued(word, cuts[0], False)
        elif not cuts and word[0].isupper() and word.endswith(_SHORT) and not any(self.index.near(word.lower())):
            for joiner in _SHORT:
                left = word[: -len(joiner)]
                if word.endswith(joiner) and len(left) > 2:
                    yield Glued(word, f"{left} {joiner}", True)

    def _fits(self, left: str, right: str, forms: Forms) -> bool:
        """Whether two halves are words that stand side by side: one joins others, the other is common or a name."""
        low, joins = left.lower(), right in FUNCTION
        if left[0].isupper() and low not in FUNCTION:
            return joins and len(left) > 3 and forms[low] in _NAMES and (right in _SAYING or self._is_country(low))
        leads = low in AHEAD and len(right) > 4 and forms[right] in COMMONEST
        return leads or (joins and len(left) > 4 and forms[low] in COMMONEST)

    def _is_country(self, form: str) -> bool:
        return any(t.tier == "nation" and not t.partners for t in self.index.named(form))

    def judged(self, view: View, suspect: Glued, token: bytes, forms: Forms) -> Iterator[Respelling]:
        if uses(view)[token] > 2:  # a name of its own
            return
        left = suspect.right.split()[0]
        if suspect.loose and left.encode() not in distinct(view) and left.lower() not in CHINESE_SURNAMES:
            return
        for start, end in spans(view, suspect.found):
            after = _CAPITAL_NEXT.match(view.text, end)
            if suspect.loose and not (after and self.index.named(folded(after[1].removesuffix("'s")))):
                continue
            if not suspect.loose and suspect.found[0].isupper() and after and forms[folded(after[1])] not in LISTED:
                continue  # a foreign name of two words
            yield Respelling(start, end, (suspect.right,), (f"{suspect.right} in one word",))
