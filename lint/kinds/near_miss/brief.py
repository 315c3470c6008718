"""Two letters swapped in one of the short words that hold sentences together: "teh", "taht", "jsut"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lint.core import late
from lint.kinds.near_miss.search import Respelling, Search
from lint.lexicon.edits import swaps_of
from lint.lexicon.forms import COMMON, LISTED, WORD_10, Forms
from lint.lexicon.tokens import LOWER, spans
from lint.structure.view import View

SHORTEST, LONGEST = 3, 4
"""Letters of such words: longer ones are told by their letters alone, of shorter ones nearly every swap is an abbreviation."""

_BEFORE = late.regex(r"(?<![\w'’.-])(\p{L}\p{Ll}*),?[ \u00a0]$")
_AFTER = late.regex(r"[ \u00a0](\p{Ll}+)(?![\w'’-])")


@dataclass(frozen=True, slots=True)
class Short:
    """A form, and the word that is meant."""

    found: str
    right: str


class ShortSwap(Search[Short]):
    """Short words with two letters swapped."""

    slip = "brief"
    shapes = (LOWER,)
    looks_up = False
    technical = False

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Short]:
        word = token.decode("utf-8", "replace")
        if not (SHORTEST <= len(word) <= LONGEST and token.isalpha()) or forms[word] in LISTED or word in self.allow:
            return
        rights = {right for right in swaps_of(word) if forms[right] == WORD_10}
        if len(rights) == 1:
            yield Short(word, *rights)

    def judged(self, view: View, suspect: Short, token: bytes, forms: Forms) -> Iterator[Respelling]:
        for start, end in spans(view, suspect.found):
            before, after = _BEFORE.search(view.text, max(0, start - 30), start), _AFTER.match(view.text, end)
            if before and after and {forms[before[1].lower()], forms[after[1]]} <= COMMON:
                yield Respelling(
                    start, end, (suspect.right,), (f"two letters changed places in {suspect.right}",), sure=True
                )
