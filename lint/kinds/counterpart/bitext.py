"""Pairs that are none: a copy of the source, swapped or other languages, lengths out of all proportion."""

from __future__ import annotations

from collections.abc import Iterable

from lint.core import late
from lint.core.kind import Candidate
from lint.kinds.counterpart.sides import Sides, code_of
from lint.kinds.counterpart.surface import prose
from lint.kinds.counterpart.tongue import LEAST_LETTERS, fits
from lint.structure.view import View, cached_per_document

LEAST_WORDS = 4
"""Words of a text that is no name, title or code: shorter ones may rightly be the same in two languages."""
_LEAST_CONTENT = 4
"""Letters of the shortest word that is none of the small ones that titles write without a capital."""
_MOST_CAPITALS = 0.6
"""Part of the words with a capital from which a text is a title, a credit or a reference, whose words are rightly left."""
_LEAST_LENGTH = 40
"""Letters of the longer text below which lengths say nothing."""
_CLOSE = late.regex(r"(?P<kana>[\p{Hiragana}\p{Katakana}])|(?P<hangul>\p{Hangul})|(?P<han>[\u2e80-\uffef])")
_CARRIES = {"kana": 1.5, "hangul": 1.8, "han": 3.0}
"""Latin letters that carry what one character of these does (medians of NTREX-128), marks of full width with it."""
_WORD = late.regex(r"\p{L}+")


def copied(find: str, sides: Sides, data: None) -> Iterable[Candidate]:
    """A translation that is its source, and no name, title or code."""
    declared = code_of(sides.view.source.language) if sides.view.source else ""  # what it shows is the language of both
    here, there = (" ".join(text.casefold().split()) for text in (sides.here, sides.there))
    if here != there or sides.language == declared:
        return
    if len(_WORD.findall(prose(sides.here))) >= LEAST_WORDS and not _is_title(sides.here):
        yield sides.candidate(sides.whole, {"there": ""}, ["it is the same as the source"])


def language(find: str, sides: Sides, data: None) -> Iterable[Candidate]:
    """Texts in each other's language, or a translation in none of the two."""
    if sides.language == sides.origin or not sides.origin or _fits(sides.view) is not False:
        return
    if not (_is_prose(sides.here) and _is_prose(sides.there)):
        return
    crossed = fits(sides.here, sides.origin) and fits(sides.there, sides.language)
    if find == "swapped" and crossed and fits(sides.there, sides.origin) is False:
        yield sides.candidate(
            sides.whole, {"there": sides.origin}, ["the source is in the language of the translation"]
        )
    elif find == "other" and not crossed:
        told = f"it is not in the script or the words of {sides.language}"
        yield sides.candidate(sides.whole, {"there": sides.language}, [told])


@cached_per_document
def _fits(view: View) -> bool | None:
    """Whether a translation is in the language that it should be in."""
    sides = Sides.of(view)
    return fits(sides.here, sides.language) if sides else None


def _is_prose(text: str) -> bool:
    """Whether a text has words that are translated: no address, tag or title alone."""
    return sum(map(len, _WORD.findall(prose(text)))) >= LEAST_LETTERS and not _is_title(text)


def _is_title(text: str) -> bool:
    """Whether a text in a script with capitals has hardly a word of some length without one."""
    words = [word for word in _WORD.findall(prose(text)) if len(word) >= _LEAST_CONTENT]
    cased = [word[0].isupper() for word in words if word[0].isupper() or word[0].islower()]
    return sum(cased) > _MOST_CAPITALS * len(cased) or (not cased and not words)


def length(find: str, sides: Sides, ratio: tuple[float, float]) -> Iterable[Candidate]:
    """A translation far shorter or longer than its source."""
    here, there = _letters(sides.here), _letters(sides.there)
    if max(here, there) >= _LEAST_LENGTH and not ratio[0] <= here / max(there, 1) <= ratio[1]:
        told = f"{len(sides.there)} characters in the source, {len(sides.here)} here"
        yield sides.candidate(sides.whole, {"there": str(len(sides.there)), "right": str(len(sides.here))}, [told])


def _letters(text: str) -> float:
    """How long a text is, in Latin letters."""
    close = (match.lastgroup or "" for match in _CLOSE.finditer(text))
    return len(text.strip()) + sum(_CARRIES[sort] - 1 for sort in close)
