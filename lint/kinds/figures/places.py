"""Where numbers may begin. They are looked for once in a document and quickly; wordings that begin with a number are then
asked at these places, not at every word."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lint.core import late
from lint.kinds._twice import folded
from lint.kinds.figures.numbers import NUMBER_WORDS
from lint.matching.anchors import places_of
from lint.matching.folding import is_word
from lint.structure.view import View, cached_per_document

_SIGNS = "$€£¥"
_COUNTRIES = frozenset(("us", "nz", "hk"))
_COUNTRY = frozenset("ac")
_DIGITS = late.re(r"\d+")


@cached_per_document
def word_places(view: View) -> list[int]:
    """Where words for numbers begin ("twelve", "second", "half"), or longer ones do that begin like them; in order."""
    low = folded(view)
    return sorted(at for word in _ROOTS for at in places_of(word, low) if not (at and is_word(low[at - 1])))


@cached_per_document
def number_places(view: View) -> list[int]:
    """Wherever a number may begin, in figures or words, also with "a" or a sign of money before it; in order."""
    low = folded(view)
    places = {match.start() for match in _DIGITS.finditer(low)}.union(word_places(view))
    leads = (lead for at in places for lead in _leads(low, at))
    return sorted(places.union(leads))


def _leads(low: str, at: int) -> Iterator[int]:
    """Where "a dozen", "$5", "€ 5" and "US$5" begin, of which the number stands at a place."""
    before = low[max(0, at - 2) : at]
    if before in ("a ", "a-"):
        yield at - 2
    sign = at - 1 if before[-1:] in _SIGNS else at - 2 if before[-1:] == " " and before[:1] in _SIGNS else -1
    if before and sign >= 0:
        yield sign
        if low[sign - 1 : sign] in _COUNTRY:
            yield sign - 1
        if low[max(0, sign - 2) : sign] in _COUNTRIES:
            yield sign - 2


def _roots(words: Iterable[str]) -> list[str]:
    """What words begin with, cut to four letters; without those that begin like a shorter one."""
    every = sorted({word[:4] for word in words})
    return [word for word in every if not any(word != other and word.startswith(other) for other in every)]


_ROOTS = _roots(NUMBER_WORDS)
