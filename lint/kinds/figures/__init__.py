"""`figures`: the numbers of a text held against one another.

`check` says which: `parts` a number of things and the parts listed for it · `shares` percentages of one split · `items`
"three" and four names · `difference` between two figures · `saving` from two prices · `multiple` "three times the 640" ·
`anniversary` and years since the beginning · `age` at death · `years` that run backwards, their length, their century ·
`clock` hours that no clock shows · `duration` between two dates · `conversion` into other units · `of-them` 15 of the 12, and
a share that is another figure · `range` of numbers that runs backwards · `later` "two weeks later, on 20 May" · `several` at
the price of one · `half-time` against the final score · `total` of lines · `all` "all 14" of the twelve · `headline` against
the text · `up-from` more · `left-over` of two sums · `of-whom` two parts of all · `steps` and a numbered list · `meal` lunch
at night · `years-old` between two years · `bound` points, votes and doses · `multiplied` doubled, halved, one in five · `span` of days and of a journey ·
`named` three sisters and four names · `change` in per cent · `total-after` its parts · `two-ages` of one person · `same-day` what ends before it begins.

A contradiction names both places and corrects nothing: either may be wrong. Where two readings remain the kind keeps silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import regex

from lint.core.errors import did_you_mean
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.kinds.figures import bounds, changes, claims, stories, sums, times, units
from lint.structure.view import View, once

CHECKS: dict[str, Callable[[View], Iterator[Candidate]]] = {
    "parts": sums.parts,
    "shares": sums.shares,
    "items": sums.items,
    "difference": sums.differences,
    "saving": sums.savings,
    "multiple": sums.multiples,
    "anniversary": times.anniversaries,
    "age": times.ages,
    "years": times.reversed_years,
    "clock": times.clocks,
    "duration": times.durations,
    "conversion": units.conversions,
    "of-them": claims.of_them,
    "range": claims.backwards,
    "later": claims.later,
    "several": claims.several,
    "half-time": claims.half_time,
    "total": claims.totals,
    "all": claims.all_of_them,
    "headline": claims.headline,
    "up-from": stories.up_from,
    "left-over": stories.left_over,
    "of-whom": stories.of_whom,
    "steps": stories.steps,
    "meal": stories.meals,
    "years-old": stories.years_old,
    "bound": bounds.bounded,
    "multiplied": bounds.multiplied,
    "span": bounds.spans,
    "named": bounds.named,
    "change": changes.changes,
    "total-after": changes.totals_after,
    "two-ages": changes.two_ages,
    "same-day": changes.one_evening,
}
_COUNTED = regex.compile(r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen)\b")


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

    def gate(self, rule: Rule[FiguresOptions, None]) -> Gate:
        return has_numbers

    def find(self, rule: Rule[FiguresOptions, None], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        return CHECKS[rule.options.check](view)


@once
def has_numbers(view: View) -> bool:
    """Whether the document counts anything."""
    return _COUNTED.search(view.text) is not None


KIND = Figures()
