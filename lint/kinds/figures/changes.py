"""Changes: in per cent beside the two figures, from less to more, and by how much."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.masked import FRACTION, NUMBER_, SHARE, Figure, gap
from lint.kinds.figures.numbers import written
from lint.kinds.figures.relations import Relation, Told, contradictions
from lint.structure.view import View

_RISE = vocabulary.pattern("figures/rise")
_FALL = vocabulary.pattern("figures/fall")
_WAY = vocabulary.pattern("figures/way", rise=_RISE, fall=_FALL)
_LEAD = vocabulary.pattern("figures/lead")
_FROM = vocabulary.pattern("figures/from")
_OLD, _NEW = rf"(?P<old>{NUMBER_})", rf"(?P<new>{NUMBER_})"
_SHARE = vocabulary.pattern("figures/share", share=SHARE, fraction=FRACTION)
_NO_MORE = vocabulary.pattern("figures/no-more")  # else the share belongs to the figures that follow


def _shape(pattern: str) -> regex.Pattern[str]:
    return late.regex(pattern, regex.I)


def change(old: Figure, new: Figure) -> tuple[float, float] | None:
    """The least and the greatest change in per cent between two figures, or nothing where they are not of one scale: "from
    84 to 91 million" lends its million to both."""
    scale = next((s for s in (1.0, 1e3, 1e6, 1e9) if old.low > 0 and 0.1 <= new.value / (old.value * s) <= 10), None)
    if scale is None or (scale > 1 and old.value >= 1000) or old.sign != new.sign:
        return None
    return 100 * (new.low / (old.high * scale) - 1), 100 * (new.high / (old.low * scale) - 1)


def _not_the_share(told: Told) -> str | None:
    """Whether the share is not the change between the two figures."""
    share, between = told["share"], change(told["old"], told["new"])
    if between is None or (told.match["up"] and told.match["down"]):
        return None
    low, high = between
    if (told.match["up"] and high < 0) or (told.match["down"] and low > 0):
        return None  # another check tells of the way
    factor = 100.0 if share.sort == "fraction" else 1.0
    slack = 3.0 if share.sort == "fraction" else 0.55
    least, most = (0.0 if low <= 0 <= high else min(abs(low), abs(high))), max(abs(low), abs(high))
    right = abs(low + high) / 2
    if share.low * factor > most + slack or share.high * factor < least - slack:
        return f"it is about {written(round(right, 1))} per cent" if right < 400 else None
    return None


def _backwards(told: Told) -> str | None:
    """Whether what rose fell."""
    old, new = told["old"], told["new"]
    between = change(old if old.sign else replace(old, sign=new.sign), new)
    nouns = {n for n in (told.text.noun(old), told.text.noun(new)) if n}
    if between is None or len(nouns) > 1 or _PLACES.search(told.match.string, *_around(told)):
        return None
    low, high = between
    if (told.match["up"] and high < 0 and low > -80) or (told.match["down"] and low > 0 and high < 400):
        return f"{written(new.value)} is {'less' if high < 0 else 'more'} than {written(old.value)}"
    return None


def _around(told: Told) -> tuple[int, int]:
    return max(0, told.match.start() - 60), told.match.end() + 40


_PLACES = late.regex(vocabulary.pattern("figures/places"), regex.I)
_VERB = vocabulary.pattern("figures/verb")
_CHANGES = (
    Relation("nnp", _shape(vocabulary.pattern("figures/changes", way=_WAY, lead=_LEAD, share=_SHARE, gap60=gap(60), old=_OLD, gap50=gap(50), new=_NEW)), _not_the_share),
    Relation("nnp", _shape(vocabulary.pattern("figures/changes-2", way=_WAY, lead=_LEAD, share=_SHARE, gap60=gap(60), new=_NEW, gap50=gap(50), origin=_FROM, gap24=gap(24), old=_OLD)), _not_the_share),
    Relation("nnp", _shape(vocabulary.pattern("figures/changes-3", lead=_LEAD, old=_OLD, gap50=gap(50), new=_NEW, gap40=gap(40), way=_WAY, share=_SHARE, no_more=_NO_MORE)), _not_the_share),
    Relation("nnp", _shape(vocabulary.pattern("figures/changes-4", new=_NEW, gap50=gap(50), way=_WAY, lead=_LEAD, share=_SHARE, origin=_FROM, gap30=gap(30), old=_OLD)), _not_the_share),
    Relation("nnp", _shape(vocabulary.pattern("figures/changes-5", new=_NEW, gap60=gap(60), origin=_FROM, gap24=gap(24), old=_OLD, gap50=gap(50), way=_WAY, lead=_LEAD, share=_SHARE, no_more=_NO_MORE)), _not_the_share),
    Relation("nnp", _shape(vocabulary.pattern("figures/changes-6", new=_NEW, gap50=gap(50), lead=_LEAD, share=_SHARE, way=_WAY, gap30=gap(30), old=_OLD)), _not_the_share),
    Relation("nnf", _shape(vocabulary.pattern("figures/changes-6", new=_NEW, gap50=gap(50), lead=_LEAD, share=_SHARE, way=_WAY, gap30=gap(30), old=_OLD)), _not_the_share),
)  # fmt: skip
_WAYS = tuple(
    Relation(needs, _shape(shape), _backwards)
    for needs, old, new in (("nn", NUMBER_, NUMBER_), ("pp", SHARE, SHARE), ("np", NUMBER_, SHARE))
    for shape in (
        vocabulary.pattern(
            "figures/from-to-figure", verb=_VERB, lead=_LEAD, gap30=gap(30), gap50=gap(50), old=old, new=new
        ),
        vocabulary.pattern(
            "figures/to-from-figure", verb=_VERB, lead=_LEAD, gap30=gap(30), gap50=gap(50), old=old, new=new
        ),
        vocabulary.pattern("figures/up-from", gap20=gap(20), gap36=gap(36), old=old, new=new),
    )
)


def changes(view: View) -> Iterator[Candidate]:
    """A change in per cent that the two figures beside it do not make, however they were rounded."""
    yield from contradictions(view, _CHANGES)


def ways(view: View) -> Iterator[Candidate]:
    """What rose and is less, or fell and is more."""
    yield from contradictions(view, _WAYS)
