"""`figures`: the numbers of a text held against one another.

`check` says which. A whole: its `parts`, the `total-after` them, the `total` of lines, the `rest`, `of-whom`, `subset`,
`left-over`; its `shares`, a `share-of` so many, a `fraction` in per cent, more `of-them` than there are. A list: `items`
after a number, `named` persons, `lines`, `beyond` the last of them, points `argued`, `steps`, a `timetable`, its `numbering`, a `restated` number, the
`headline`'s. Two figures: `difference`, `change` in per cent, `direction`, `multiple`, `multiplied`, `saving`, `several` at
the price of one, a `product`, a `comparison`, `rate` by the day and by the week, `limit`, `range`, `bound`, `conversion`, `unit`.
Time: `age`, `two-ages`, `deed` before birth, `anniversary`, `years-since`, `years-later`, `years-old`, `years` that run
backwards, `course` of a thing, `duration`, `order`, `later`, `span` of days and of a journey, `clock`, `same-day`, `meal`, `hours` from one to
the other, `stages`. Matches: `score`, `half-time`, `record`.

A contradiction names both places and corrects nothing: either may be wrong. Where two readings remain the kind keeps silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from lint.core import late, vocabulary
from lint.core.errors import did_you_mean
from lint.core.kind import Candidate, Gate, Hit, Kind, Needle
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.kinds.figures import (
    bounds,
    changes,
    claims,
    courses,
    derived,
    hours,
    listed,
    lives,
    numbered,
    parts,
    rates,
    restated,
    scales,
    series,
    shares,
    spans,
    stories,
    sums,
    times,
    units,
    wholes,
)
from lint.structure.view import View, cached_per_document


class Check(NamedTuple):
    """A way of holding figures against one another, and its cues: words and signs without one of which it finds nothing, in
    any case unless they have a capital. Without cues it is asked of every text that counts."""

    find: Callable[[View], Iterator[Candidate]]
    cues: tuple[str, ...] = ()
    whole: bool = True
    """Whether the cues are whole words."""


def _either(*finds: Callable[[View], Iterator[Candidate]]) -> Callable[[View], Iterator[Candidate]]:
    """What one of several ways finds, each place once."""

    def find(view: View) -> Iterator[Candidate]:
        told: list[Candidate] = []
        for candidate in (candidate for way in finds for candidate in way(view)):
            if all(candidate.end <= c.start or c.end <= candidate.start for c in told):
                told.append(candidate)
                yield candidate

    return find


_SHARE = ("%", "per cent", "percent")
_FRACTION = vocabulary.word_list("figures/fraction")
_ODDS = tuple(f"{some} {of}" for some in vocabulary.word_list("figures/ones")[1:10] for of in ("in", "out of"))
_LIVES = tuple(f"({year}" for year in range(14, 21))
_CENTURIES = (*map(str, range(14, 20)), "20")
_COUNTS = tuple(vocabulary.word_list("figures/counts"))
_SUMS = tuple(f"{what} of" for what in ("surplus", "deficit", "profit", "loss", "balance", "remainder"))
_BREAKS = tuple(f"{at} {what}" for at in ("at", "by", "at the", "by the") for what in ("break", "interval"))
_DAYS_OFF = tuple(f"days {every} week" for every in ("a", "per", "each", "every"))
_LISTED = tuple(
    f"{what}{mark}"
    for what in ("days", "dates", "evenings", "saturdays", "sundays", "nights")
    for mark in (": ", " – ", ", ")
)

CHECKS: dict[str, Check] = {
    "parts": Check(parts.parts),
    "rest": Check(
        parts.rests,
        ("leaving", "leaves", "left", "so that", "so only", "remaining", "other", "the rest"),
    ),
    "shares": Check(sums.shares, _SHARE, whole=False),
    "items": Check(_either(listed.items, numbered.times), (*_COUNTS, *vocabulary.phrases("figures/numbered-twice"))),
    "difference": Check(_either(sums.differences, derived.differences)),
    "saving": Check(sums.savings, vocabulary.word_list("figures/saving")),
    "multiple": Check(sums.multiples, vocabulary.word_list("figures/multiple")),
    "anniversary": Check(lives.feasts, (*lives.FEASTS, "anniversary", "birthday", "jubilee")),
    "years-since": Check(times.years_since, ("years",)),
    "age": Check(lives.ages, ("born", "b.", *_LIVES), whole=False),
    "deed": Check(lives.deeds, ("born", "b.", *_LIVES), whole=False),
    "years": Check(
        times.reversed_years,
        ("century", *(f"{lead}{year}" for lead in ("from ", "between ", "(") for year in _CENTURIES)),
        whole=False,
    ),
    "years-later": Check(spans.laters, ("years", "decade", "year later", "following year", "next year", "year after")),
    "clock": Check(times.clocks),
    "duration": Check(_either(spans.lengths, spans.taken), tuple(spans.UNITS), whole=False),
    "order": Check(spans.orders),
    "conversion": Check(units.conversions),
    "unit": Check(_either(scales.misplaced, scales.rescaled, scales.swapped)),
    "course": Check(
        _either(courses.ended, courses.until, courses.centuries),
        ("century", "years", *vocabulary.word_list("figures/courses-begun")),
    ),
    "of-them": Check(claims.of_them),
    "share-of": Check(
        _either(shares.shares_of, derived.shares, wholes.fractions), (*_SHARE, *_FRACTION, *_ODDS), whole=False
    ),
    "fraction": Check(shares.fractions, _SHARE, whole=False),
    "rate": Check(rates.rates, vocabulary.word_list("figures/rate")),
    "limit": Check(rates.limits, rates.LIMITS, whole=False),
    "range": Check(claims.backwards, ("between", "aged")),
    "later": Check(claims.later),
    "several": Check(claims.several, ("$", "€", "£", "¥")),
    "half-time": Check(claims.half_time, ("half-time", "halftime", *_BREAKS)),
    "total": Check(claims.totals, ("total", "sum", "in all", "altogether")),
    "restated": Check(restated.restated),
    "score": Check(restated.scores, restated.RESULTS),
    "headline": Check(claims.headline),
    "direction": Check(changes.ways, ("from",)),
    "left-over": Check(stories.left_over, (*_SUMS, *(f" or {sign}" for sign in "$€£¥"))),
    "of-whom": Check(
        _either(stories.of_whom, wholes.of_which),
        ("of them", "of whom", "of which", "of these", *vocabulary.phrases("figures/of-the-cues")),
    ),
    "steps": Check(
        stories.steps,
        (*vocabulary.word_list("figures/steps"), *_LISTED),
    ),
    "meal": Check(stories.meals, ("lunch", "dinner", "supper", "afternoon tea", "midday meal", "breakfast")),
    "years-old": Check(stories.years_old, ("years",)),
    "bound": Check(
        _either(bounds.bounded, wholes.doses),
        (
            *(f"{what} {of}" for what in bounds.WON for of in ("from", "in", "out of")),
            "against",
            "votes to",
            *(f"{what} {often}" for what in bounds.DOSES for often in ("twice", "once")),
            "times",
        ),
    ),
    "multiplied": Check(
        bounds.multiplied,
        (*vocabulary.word_list("figures/multiplied"), *_SHARE),
        whole=False,
    ),
    "span": Check(
        bounds.spans,
        (
            *_DAYS_OFF,
            *vocabulary.word_list("figures/span"),
            "get in",
            "gets in",
            "is back",
        ),
    ),
    "named": Check(listed.named, _COUNTS),
    "change": Check(_either(changes.changes, derived.changes), (*_SHARE, *_FRACTION), whole=False),
    "total-after": Check(parts.totals, ("total", *parts.TOTALLING)),
    "beyond": Check(numbered.beyond, _COUNTS),
    "lines": Check(listed.lines, _COUNTS),
    "argued": Check(listed.argued, ("second", "secondly")),
    "product": Check(derived.products),
    "hours": Check(hours.lengths, ("hours", "hour", "minutes")),
    "stages": Check(hours.stages),
    "comparison": Check(derived.comparisons),
    "record": Check(derived.records, ("drew", "drawn", "draw", "tied")),
    "subset": Check(parts.subsets, vocabulary.phrases("figures/of-these-cues")),
    "timetable": Check(series.timetable),
    "numbering": Check(series.numbering),
    "two-ages": Check(hours.two_ages),
    "same-day": Check(
        hours.one_evening, tuple(f"the same {time}" for time in ("evening", "day", "afternoon", "morning", "night"))
    ),
}
_COUNTED = late.regex(vocabulary.pattern("figures/counted"))


@dataclass(frozen=True)
class FiguresOptions:
    """Keys of a `figures` rule."""

    check: str = field(metadata={"choices": tuple(CHECKS)})
    """Which figures to hold against one another."""


class Figures(Kind[FiguresOptions, None, None]):
    """Numbers that cannot all be right."""

    name = "figures"
    Options = FiguresOptions

    def compile(self, options: FiguresOptions, lists: Lists) -> None:
        if options.check not in CHECKS:
            raise ValueError(f"unknown check '{options.check}'{did_you_mean(options.check, CHECKS)}")

    def needles(self, rule: Rule[FiguresOptions, None]) -> Iterator[Needle]:
        return needles_of(CHECKS[rule.options.check])

    def gate(self, rule: Rule[FiguresOptions, None]) -> Gate:
        return has_numbers

    def find(self, rule: Rule[FiguresOptions, None], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        return CHECKS[rule.options.check].find(view) if has_numbers(view) else ()


def needles_of(check: Check) -> Iterator[Needle]:
    """The cues of a check as the scan looks for them."""
    for cue in check.cues:
        yield Needle(cue, literal=True, ignore_case=cue == cue.lower(), words=check.whole)


@cached_per_document
def has_numbers(view: View) -> bool:
    """Whether the document counts anything."""
    return _COUNTED.search(view.text) is not None


KIND = Figures()
