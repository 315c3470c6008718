"""Pairs that are none: a copy of the source, swapped or other languages, lengths out of all proportion."""

from __future__ import annotations

from collections.abc import Iterable

from lint.core import late
from lint.core.kind import Candidate
from lint.kinds.counterpart.sides import Sides, code_of
from lint.kinds.counterpart.tongue import fits

LEAST_WORDS = 4
"""Words of a text that is no name, title or code: shorter ones may rightly be the same in two languages."""
_LEAST_LENGTH = 40
"""Letters of the longer text below which lengths say nothing."""
_DENSE = {"zh": 3.0, "ja": 2.2, "ko": 1.8}
"""Latin letters that carry what one character of the language does (medians of NTREX-128)."""
_WORD = late.regex(r"\p{L}+")


def copied(find: str, sides: Sides, data: None) -> Iterable[Candidate]:
    """A translation that is its source."""
    declared = code_of(sides.view.source.language) if sides.view.source else ""  # what it shows is the language of both
    here, there = (" ".join(text.casefold().split()) for text in (sides.here, sides.there))
    if here == there and sides.language != declared and len(_WORD.findall(here)) >= LEAST_WORDS:
        yield sides.candidate(sides.whole, {"there": ""}, ["it is the same as the source"])


def language(find: str, sides: Sides, data: None) -> Iterable[Candidate]:
    """Texts in each other's language, or a translation in none of the two."""
    here, there = fits(sides.here, sides.language), fits(sides.there, sides.origin)
    if sides.language == sides.origin or not sides.origin or here is not False:
        return
    crossed = fits(sides.here, sides.origin) and fits(sides.there, sides.language)
    if find == "swapped" and crossed and there is False:
        yield sides.candidate(
            sides.whole, {"there": sides.origin}, ["the source is in the language of the translation"]
        )
    elif find == "other" and not crossed:
        told = f"it is not in the script or the words of {sides.language}"
        yield sides.candidate(sides.whole, {"there": sides.language}, [told])


def length(find: str, sides: Sides, ratio: tuple[float, float]) -> Iterable[Candidate]:
    """A translation far shorter or longer than its source."""
    here, there = _letters(sides.here, sides.language), _letters(sides.there, sides.origin)
    if max(here, there) >= _LEAST_LENGTH and not ratio[0] <= here / max(there, 1) <= ratio[1]:
        told = f"{len(sides.there)} characters in the source, {len(sides.here)} here"
        yield sides.candidate(sides.whole, {"there": str(len(sides.there)), "right": str(len(sides.here))}, [told])


def _letters(text: str, code: str) -> float:
    """How long a text is, in Latin letters."""
    return len(text.strip()) * _DENSE.get(code, 1.0)
