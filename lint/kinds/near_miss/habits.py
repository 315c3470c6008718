"""How a document spells: what its suspects have in common, and how many of its small words no list has.

A slip is made once, in one way or another. Who writes "worke", "againe" and "keepe", or "chahge" and "mahket", means
it: another age or a dialect, in the whole document or in those whom it quotes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import Postfix, Prefix

from lint.kinds.near_miss.search import Respelling
from lint.lexicon.forms import LISTED, Forms, folded
from lint.lexicon.sound import skeleton
from lint.lexicon.tokens import LOWER, distinct, shaped
from lint.structure.view import View, cached_per_document

ALIKE = (2, 3, 5)
"""Distinct suspects with one difference, in steps."""
ODD = (2, 4, 8)
"""Percent of the distinct small words that no list has, in steps."""
FEW = 4
"""Fewer of them tell nothing, for the suspect is one."""
QUOTED = 3
"""Distinct slips in quotation marks from which on a text quotes them for it."""
LEAST_HEARD = 7
"""Letters of a form that is told by its sound."""
ODD_DOCUMENT = 5, 0.15
"""Distinct small words that no list has, and their share, that make a document odd."""


class Way(NamedTuple):
    """What is written for what, and whether it is the end of the word."""

    written: str
    right: str
    ends: bool


def way(form: str, right: str) -> Way:
    """How two forms differ: what is left between the letters that both begin and end with."""
    start = Prefix.similarity(form, right)
    end = Postfix.similarity(form[start:], right[start:])
    return Way(form[start : len(form) - end], right[start : len(right) - end], end == 0)


def of_document(view: View, ways: Counter[Way], here: Way, ends: Iterable[Way], forms: Forms) -> set[str]:
    """What the document's other suspects and small words tell of its spelling."""
    strange, small = _small(view, forms)
    held = {f"same-way-{n}" for n in ALIKE if ways[here] >= n}
    alike = max((ways[end] for end in ends), default=0)
    held |= {f"same-end-{n}" for n in ALIKE if alike >= n}
    return held | {f"odd-words-{n}" for n in ODD if strange >= FEW and 100 * strange >= n * small}


def is_odd(view: View, forms: Forms) -> bool:
    """Whether a document writes many small words that no list has: another age, a dialect, another language."""
    least, share = ODD_DOCUMENT
    strange, small = _small(view, forms)
    return strange >= least and strange >= share * small


@lru_cache(maxsize=4_096)
def ends_of(form: str, rights: tuple[str, ...]) -> frozenset[Way]:
    """The ways in which a form differs from right forms at its end."""
    return frozenset(found for right in rights if (found := way(form, right)).ends)


def quoted_slips(view: View, slips: Sequence[Respelling]) -> list[Respelling]:
    """The slips that a text quotes as others wrote them (letters, shop signs): there are several, and fewer of its own."""
    quoted = [s for s in slips if view.anatomy.in_quotation(s.start, s.end) or view.anatomy.is_in_marks(s.start, s.end)]
    forms = {view.text[s.start : s.end] for s in quoted}
    own = {view.text[s.start : s.end] for s in slips} - forms
    return quoted if len(forms) >= QUOTED and len(forms) > len(own) else []


def sounds_right(form: str, right: str) -> bool:
    """Whether two folded forms begin and sound alike: who takes "recieved" for the right spelling writes it each time, so
    that its number says nothing. Short ones sound like many words ("creat", "umount")."""
    return len(form) >= LEAST_HEARD and form[0] == right[0] and skeleton(form) == skeleton(right)


@cached_per_document
def _small(view: View, forms: Forms) -> tuple[int, int]:
    """Distinct small words that no list has, and all."""
    strange = sum(
        len(token) > 2 and forms[folded(token.decode())] not in LISTED for token in shaped(view, forms, LOWER)
    )
    return strange, sum(token.isalpha() and token.islower() for token in distinct(view))
