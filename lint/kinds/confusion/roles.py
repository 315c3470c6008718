"""Does a name stand as the document's own country does, or as a guest's?

A speech for Fiji, a page on Chad and a report from Lima speak of one country again and again, and they speak of it in other
words than of all others: "the people of", "'s commitment to", "our", against "like", "in northern", "together with". What
the words around a name say is learned from true texts (`tools/learn_roles.py`, the list `roles-card`), without any name:
so it holds for countries that nobody learned from.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lint.core import late, vocabulary
from lint.scorecard.card import Scorecard

if TYPE_CHECKING:
    from lint.kinds.confusion.document import Mention
    from lint.kinds.confusion.ground import Ground

AS_HOME = (5, 10, 15, 20, 30)
"""Points (ten are one unit of log-odds) from which on a name stands as the document's own country does."""
AS_GUEST = 10
"""Points under zero from which on it stands as a guest."""
_REACH = 48
"""Characters on either side in which three words are looked for."""
_WORDS = 3
"""Words on either side that say what a name is there."""
_TOKEN = late.regex(r"[\p{L}]+|['’]s\b|\d+|[^\w\s]|[\r\n]+")
_WORD = late.regex(vocabulary.pattern("confusion/word-of-sentence"))
"""A word of the sentence that is no name."""
_NAMES = {"name": "\ue000", "adjective": "\ue001", "people": "\ue002"}
"""A letter from the private use area for a name of each form, so that no name is learned."""


def signs(ground: Ground, mention: Mention) -> Iterator[str]:
    """What the words around a name are: three on either side by their places, and all of its sentence."""
    yield mention.form
    low, high = mention.start - _REACH, mention.end + _REACH
    left = _tokens(ground, max(0, low), mention.start)[::-1][:_WORDS]
    right = _tokens(ground, mention.end, min(high, len(ground.text)))[:_WORDS]
    yield from (f"-{place} {word}" for place, word in enumerate(left, 1))
    yield from (f"+{place} {word}" for place, word in enumerate(right, 1))
    start, end = ground.sentence(mention.start)
    words = (*_WORD.findall(ground.text, start, mention.start), *_WORD.findall(ground.text, mention.end, end))
    yield from (f"~ {word}" for word in {w.lower() for w in words})


def _tokens(ground: Ground, low: int, high: int) -> list[str]:
    parts: list[str] = []
    at = low
    for other in ground.mentions(low, high):
        if other.start >= at and other.end <= high:
            parts += (ground.text[at : other.start], _NAMES[other.form])
            at = other.end
    blotted = "".join((*parts, ground.text[at:high]))
    return [_shape(token) for token in _TOKEN.findall(blotted)]


def _shape(token: str) -> str:
    return "0" if token[0].isdigit() else "¶" if token[0] in "\r\n" else token.lower()


class Roles:
    """How the names of one document stand, each looked at once."""

    def __init__(self, ground: Ground, card: Scorecard) -> None:
        self._ground, self._card = ground, card
        self._totals: dict[Mention, int] = {}

    def total(self, mention: Mention) -> int:
        """Points for a name that stands as the document's own country; under zero for a guest."""
        found = self._totals.get(mention)
        if found is None:
            found = self._totals[mention] = self._card.total(signs(self._ground, mention))
        return found

    def facts(self, mention: Mention, w: int) -> set[str]:
        """How W stands here, and whether it stands as a guest anywhere."""
        total = self.total(mention)
        out = {f"as-home-{edge}" for edge in AS_HOME if total >= edge} | ({"as-guest"} if total <= -AS_GUEST else set())
        others = self._ground.named[w]
        return out | (
            {"guest-elsewhere"} if any(self.total(m) <= -AS_GUEST for m in others if m is not mention) else set()
        )
