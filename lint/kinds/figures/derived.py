"""A figure that two others of its sentence make, whatever words stand between them: a share, a change in per cent, a
difference, so many at so much each; and two figures that a comparative compares.

The cue says what the figure is; the operands are what else the sentence counts. Where they are two, and neither reading of
them gives what is said, the sentence contradicts itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.changes import change
from lint.kinds.figures.masked import FRACTION, NUMBER_, SHARE, Figure, Masked, gap, masked
from lint.kinds.figures.numbers import written
from lint.kinds.figures.parts import MEASURES
from lint.kinds.figures.relations import contradiction
from lint.kinds.figures.shares import per_cent
from lint.structure.view import View

_Span = tuple[int, int]
_Range = tuple[float, float]
_FAR = 1.8
"""How many times as much as is right may be said before the figures are taken to be of different things."""


class _Claim(NamedTuple):
    """`needs` are the sorts of figures that the sentence must have; `cue` finds the figure that is `said`; `operands` are the
    others that it may be made of; `readings` the least and the greatest that two of them make, each way; `slack` the share of
    what is right by which it may be missed, beyond rounding."""

    needs: str
    cue: regex.Pattern[str]
    operands: Callable[[Masked, _Span, regex.Match[str]], list[Figure]]
    readings: Callable[[Figure, Figure], list[_Range]]
    slack: float


def _cue(pattern: str) -> regex.Pattern[str]:
    return late.regex(pattern, regex.I)


_LEAD = vocabulary.pattern("figures/lead")
_WAY = vocabulary.pattern("figures/derived-way")
_SHARE = rf"(?P<said>{SHARE}|{FRACTION})"
_CHANGING = _cue(vocabulary.pattern("figures/derived-changing"))
_COMPARED = _cue(vocabulary.pattern("figures/derived-compared"))
_BARE = _cue(vocabulary.pattern("figures/derived-bare"))
_EACH = _cue(vocabulary.pattern("figures/derived-each", number=NUMBER_, lead=_LEAD))
_IN_ALL = _cue(vocabulary.pattern("figures/derived-in-all"))
_THAN = _cue(vocabulary.pattern("figures/derived-than"))
_UNIT = _cue(vocabulary.pattern("figures/derived-unit"))
_RECORD = _cue(vocabulary.pattern("figures/record", number=NUMBER_, gap20=gap(20), gap12=gap(12)))


def _numbers(text: Masked, span: _Span) -> list[Figure]:
    return [f for f in text.within(*span) if f.sort == "number"]


def _whole_and_part(text: Masked, span: _Span, match: regex.Match[str]) -> list[Figure]:
    """The counts before a share, where no change is told of."""
    before = _numbers(text, (span[0], match.start("said")))
    if _CHANGING.search(text.text, span[0], match.end()) or len({f.sign for f in before}) > 1:
        return []
    nouns = {text.noun(f) for f in before} - {""}
    return [] if (len(nouns) > 1 and not match["rate"]) or nouns & MEASURES else before


def _old_and_new(text: Masked, span: _Span, match: regex.Match[str]) -> list[Figure]:
    """The figures that a change may lie between: alike, compared, and no other share told of."""
    shares = [f for f in text.within(*span) if f.sort in ("percent", "fraction")]
    return _compared(text, span, text.figures[match.start("said")], "") if len(shares) == 1 else []


def _ends_of_gap(text: Masked, span: _Span, match: regex.Match[str]) -> list[Figure]:
    """The figures that a difference may lie between, of its own unit."""
    said = text.figures[match.start("said")]
    unit = said.sign or text.noun(said)
    return _compared(text, span, said, unit) if unit or _BARE.match(text.text, said.end) else []


def _compared(text: Masked, span: _Span, said: Figure, unit: str) -> list[Figure]:
    found = [f for f in _numbers(text, span) if f.start != said.start]
    units = {f.sign or text.noun(f) for f in found} | {unit}
    return found if len(units - {""}) < 2 and _COMPARED.search(text.text, *span) else []


def _shares(one: Figure, two: Figure) -> list[_Range]:
    some, whole = sorted((one, two), key=lambda f: f.value)
    if some.value <= 0 or some.value == whole.value:
        return []
    return [(100 * some.low / whole.high, min(100.0, 100 * some.high / whole.low))]


def _changes(one: Figure, two: Figure) -> list[_Range]:
    found = [change(one, two), change(two, one)]
    return [(min(abs(low), abs(high)), max(abs(low), abs(high))) for low, high in filter(None, found)]


def _gaps(one: Figure, two: Figure) -> list[_Range]:
    small, great = sorted((one, two), key=lambda f: f.value)
    return [(great.low - small.high, great.high - small.low)] if small.value < great.value else []


_SHARE_OF = _Claim(
    "nn", _cue(vocabulary.pattern("figures/derived-share", said=_SHARE, lead=_LEAD)), _whole_and_part, _shares, 0.04
)
_CHANGE = _Claim(
    "nn",
    _cue(vocabulary.pattern("figures/derived-change", said=_SHARE, way=_WAY, lead=_LEAD)),
    _old_and_new,
    _changes,
    0.06,
)
_DIFFERENCE = _Claim("nnn", _cue(vocabulary.pattern("figures/derived-difference", said=rf"(?P<said>{NUMBER_})", lead=_LEAD)), _ends_of_gap, _gaps, 0.02)  # fmt: skip


def shares(view: View) -> Iterator[Candidate]:
    """A share that is not that of the one number of its sentence in the other."""
    yield from _claimed(view, _SHARE_OF)


def changes(view: View) -> Iterator[Candidate]:
    """A change in per cent that does not lie between the two figures of its sentence."""
    yield from _claimed(view, _CHANGE)


def differences(view: View) -> Iterator[Candidate]:
    """A difference that does not lie between the two figures of its sentence."""
    yield from _claimed(view, _DIFFERENCE)


def _claimed(view: View, claim: _Claim) -> Iterator[Candidate]:
    text = masked(view)
    for span in text.sentences(claim.needs):
        for match in claim.cue.finditer(text.text, *span):
            said = text.figures[match.start("said")]
            pool = claim.operands(text, _clause(text, span, match), match)
            right = _missed(claim, said, (pool[0], pool[1])) if len(pool) == 2 else None
            if right is not None:
                unit = "" if said.sort == "number" else " per cent"
                yield contradiction(view, _in_order([*pool, said]), f"it is {written(right)}{unit}")


def _clause(text: Masked, span: _Span, match: regex.Match[str]) -> _Span:
    """The part of a sentence, from one semicolon to the next, in which a match stands."""
    start, end = text.text.rfind(";", span[0], match.start()) + 1, text.text.find(";", match.end(), span[1])
    return max(start, span[0]), span[1] if end < 0 else end


def _in_order(figures: Sequence[Figure]) -> list[Figure]:
    return sorted(figures, key=lambda f: f.start)


def _missed(claim: _Claim, said: Figure, pool: tuple[Figure, Figure]) -> float | None:
    """What two figures make, where it is nearly what is said and not that."""
    low, high = (said.low, said.high) if said.sort == "number" else per_cent(said)
    readings = claim.readings(*pool)
    slack = 0.5 if said.sort == "percent" else 0.0
    for least, most in readings:
        if low <= most * (1 + claim.slack) + slack and high >= least * (1 - claim.slack) - slack:
            return None
    near = [(least + most) / 2 for least, most in readings if 1 / _FAR < (low + high) / (least + most or 1.0) < _FAR]
    nearest = min(near, key=lambda right: abs(right - (low + high) / 2), default=None)
    return nearest and round(nearest, 1)


def products(view: View) -> Iterator[Candidate]:
    """So many at so much each, and what they make together, in a sentence that counts nothing else."""
    text = masked(view)
    for span in text.sentences("nnn"):
        if not _EACH.search(text.text, *span) or not _IN_ALL.search(text.text, *span):
            continue
        found = [f for f in _numbers(text, span) if f.value > 1]
        if len(found) != 3 or len({f.sign for f in found} - {""}) > 1:
            continue
        one, two, whole = sorted(found, key=lambda f: f.value)
        right = one.value * two.value
        fits = one.low * two.low <= whole.high and whole.low <= one.high * two.high
        if not fits and 1 / _FAR < right / whole.value < _FAR:
            yield contradiction(view, found, f"{written(one.value)} times {written(two.value)} is {written(right)}")


def comparisons(view: View) -> Iterator[Candidate]:
    """ "The one, 2,340 metres, is higher than the other, which is 2,430 metres": two figures of one unit, the only ones of
    their sentence, the first before a comparative and the second after it."""
    text = masked(view)
    for span in text.sentences("nn"):
        for match in _THAN.finditer(text.text, *span):
            found = _numbers(text, _clause(text, span, match))
            if len(found) != 2 or not found[0].end < match.start() < match.end() < found[1].start:
                continue
            first, second = found
            wrong = first.high < second.low if match["more"] else first.low > second.high
            if wrong and _alike(text, first, second, bool(match["money"])):
                than = "less than" if match["more"] else "more than"
                yield contradiction(view, found, f"{written(first.value)} is {than} {written(second.value)}")


def _alike(text: Masked, first: Figure, second: Figure, money: bool) -> bool:
    """Whether two figures are of one currency, where prices are compared, or else of one unit."""
    if money or first.sign or second.sign:
        return money and bool(first.sign) and first.sign == second.sign
    units = [_UNIT.match(text.text, f.end) for f in (first, second)]
    return len({unit and unit["unit"].lower() for unit in units}) == 1 and None not in units


def records(view: View) -> Iterator[Candidate]:
    """Matches won, drawn and lost that are not as many as were played."""
    text = masked(view)
    for span in text.sentences("nnnn"):
        for match in _RECORD.finditer(text.text, *span):
            *found, games = (text.figures[match.start(name)] for name in ("won", "drawn", "lost", "games"))
            played = sum(f.value for f in found)
            if played != games.value:
                yield contradiction(view, [*found, games], f"they make {written(played)}")
