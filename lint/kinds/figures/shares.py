"""Shares beside what they are shares of: per cent and fractions against counts, against one another, against "most"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.masked import FRACTION, NUMBER_, SHARE, Figure, gap
from lint.kinds.figures.numbers import written
from lint.kinds.figures.relations import Relation, Told, contradictions
from lint.structure.view import View

_LEAD = vocabulary.pattern("figures/shares-lead")
_SHARE = vocabulary.pattern("figures/share", share=SHARE, fraction=FRACTION)
_SOME, _ALL = rf"(?P<some>{NUMBER_})", rf"(?P<all>{NUMBER_})"
_OR = vocabulary.pattern("figures/or")
_ENDS = vocabulary.pattern("figures/ends")
_POINTS = 1.0
"""Per cent by which a share that was rounded may miss."""
_ROUGH = 12.0
"""The same for fractions, which are rounder."""


def _shape(pattern: str) -> regex.Pattern[str]:
    return late.regex(pattern, regex.I)


def per_cent(share: Figure) -> tuple[float, float]:
    """The least and the greatest per cent that a share or fraction tells; "more than half" has no upper end, "nearly half" a
    low one."""
    factor = 100.0 if share.sort == "fraction" else 1.0
    low, high = share.low * factor, share.high * factor
    if share.sort == "fraction":
        value = share.value * factor
        exact = low == high
        low = value - _ROUGH * value / 100 if exact else 0.6 * value if low < value else value
        high = value + _ROUGH * value / 100 if exact else 100.0 if share.high > share.value else value
    return low, high


def _not_that_share(told: Told) -> str | None:
    some, whole = told["some"], told["all"]
    if not 0 < some.value <= whole.value or some.sign != whole.sign or some.start == whole.start:
        return None
    least, most = 100 * some.low / whole.high, min(100.0, 100 * some.high / whole.low)
    low, high = per_cent(told["share"])
    slack = _POINTS + 0.03 * most
    if low <= most + slack and high >= least - slack:
        return None
    return f"{written(some.value)} of {written(whole.value)} is {written(round(100 * some.value / whole.value, 1))} per cent"


def _not_the_fraction(told: Told) -> str | None:
    low, high = per_cent(told["fraction"])
    share = told["share"]
    if share.high < low - _POINTS or share.low > high + _POINTS:
        return f"it is about {written(round(100 * told['fraction'].value))} per cent"
    return None


def _no_majority(told: Told) -> str | None:
    if told.match["most"] and told["share"].high < 50:
        return "it is less than half"
    return "it is more than half" if told.match["few"] and told["share"].low > 50 else None


_OF = tuple(
    Relation(needs, _shape(shape), _not_that_share)
    for needs in ("nnp", "nnf")
    for shape in (
        rf"{_SHARE} of {gap(14)}{_ALL}{gap(50)}{_OR} ?{_LEAD}{_SOME}{_ENDS}",
        rf"{_SOME}{gap(24)} (?:out )?of {gap(14)}{_ALL}{gap(50)}{_OR} ?{_LEAD}{_SHARE}",
        rf"{_SOME}{gap(40)}\({_LEAD}{_SHARE}\){gap(12)} (?:out )?of {gap(16)}{_ALL}",
        rf"{_SHARE}{gap(30)}\({_LEAD}{_SOME}\){gap(20)} of {gap(16)}{_ALL}",
        rf"{_SOME}{gap(40)},? or {_LEAD}{_SHARE},? of {gap(20)}{_ALL}",
        rf"\bOf {gap(14)}{_ALL}{gap(50)}, {gap(12)}{_SOME}{gap(50)}\({_LEAD}{_SHARE}\)",
    )
)
_BESIDE = (
    Relation("fp", _shape(vocabulary.pattern("figures/beside", fraction=FRACTION, gap30=gap(30), lead=_LEAD, share=SHARE)), _not_the_fraction),
    Relation("p", _shape(vocabulary.pattern("figures/beside-2", gap40=gap(40), lead=_LEAD, share=SHARE)), _no_majority),
)  # fmt: skip


def shares_of(view: View) -> Iterator[Candidate]:
    """A share that is not the count beside it."""
    yield from contradictions(view, _OF)


def fractions(view: View) -> Iterator[Candidate]:
    """A fraction, or "most", that is not the per cent beside it."""
    yield from contradictions(view, _BESIDE)
