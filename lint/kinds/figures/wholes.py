"""What a sentence makes of its own two figures: "that is, one third of it", "half of what they used to", "of which" more than
there is, so many times a day and every so many hours."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.masked import FRACTION, NUMBER_, SHARE, gap
from lint.kinds.figures.numbers import written
from lint.kinds.figures.relations import Relation, Told, contradictions
from lint.kinds.figures.shares import per_cent
from lint.structure.view import View

_DAY = 24
"""Hours of a day."""
_LAX = 4
"""Hours by which doses may reach into the next day."""
_ROUGH = 0.12
"""Share by which a fraction in words may miss."""


def _shape(name: str) -> regex.Pattern[str]:
    parts = {"number": NUMBER_, "fraction": FRACTION, "share": SHARE, "gap24": gap(24), "gap60": gap(60)}
    return late.regex(vocabulary.pattern(f"figures/wholes-{name}", **parts), regex.I)


_THAT_IS, _USED_TO, _OF_WHICH, _OFTEN = map(_shape, ("that-is", "used-to", "of-which", "often"))


def _not_that_fraction(told: Told) -> str | None:
    """Whether a fraction is neither of the two figures before it in the other."""
    some, whole = sorted((told["one"], told["two"]), key=lambda f: f.value)
    nouns = {n for n in (told.text.noun(some), told.text.noun(whole)) if n}
    if some.value <= 0 or some.sign != whole.sign or len(nouns) > 1:
        return None
    least, most = 100 * some.low / whole.high, 100 * some.high / whole.low
    low, high = per_cent(told["said"])
    if low <= most * (1 + _ROUGH) and high >= least * (1 - _ROUGH):
        return None
    return f"{written(some.value)} of {written(whole.value)} is {written(round(100 * some.value / whole.value, 1))} per cent"


def _not_of_it(told: Told) -> str | None:
    whole, part = told["whole"], told["part"]
    nouns = {n for n in (told.text.noun(whole), told.text.noun(part)) if n}
    scales = {told.match[g] or "" for g in ("code1", "code2")}
    if part.low <= whole.high or part.sign != whole.sign or len(scales) > 1:
        return None
    return f"{written(part.value)} is more than {written(whole.value)}" if len(nouns) < 2 else None


def _too_often(told: Told) -> str | None:
    times, hours = told["times"].value, told["hours"].value
    return f"it takes {written(times * hours)} hours" if times > 1 and times * hours > _DAY + _LAX else None


def fractions(view: View) -> Iterator[Candidate]:
    """A fraction that is said to be what two figures before it make."""
    yield from contradictions(view, [Relation("nnf", shape, _not_that_fraction) for shape in (_THAT_IS, _USED_TO)])


def of_which(view: View) -> Iterator[Candidate]:
    """More of it than there is."""
    yield from contradictions(view, [Relation("nn", _OF_WHICH, _not_of_it)])


def doses(view: View) -> Iterator[Candidate]:
    """So many times a day, and every so many hours, which a day does not have."""
    yield from contradictions(view, [Relation("nn", _OFTEN, _too_often)])
