"""`dates`: header, dateline, weekdays and the dates of the body, held against each other and against the calendar.

`check` says which contradiction a rule looks for:
`dateline` the dateline's day is not the header's · `after-header` the body looks back on a day after the header's ·
`weekday` the calendar has another weekday on that date · `second-weekday` a report of another day than the header's, after
one of its own day · `relative-day` "yesterday, 26 September" against the header · `no-year` no year in the whole
document · `impossible` 30 February, month 13, a range that runs backwards · `abbreviated-month` "Jan 4" in running text ·
`out-of-order` "on 14 June …, then on 9 May" · `list-order` one line of a list of days · `weekdays-clash` two weekdays that no
year has · `head-and-foot` the same day of two years.

The header is a line above the first prose that is little more than a full date ("(2019.03.20)", "Last updated: March 20,
2019 08:15"). Documents without one are held against the calendar only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lint.core.errors import did_you_mean
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.rule import Rule
from lint.kinds.dates.mentions import has_dates
from lint.kinds.dates.sanity import CHECKS
from lint.structure.view import View


@dataclass(frozen=True)
class DatesOptions:
    """Keys of a `dates` rule."""

    check: str = field(metadata={"choices": tuple(CHECKS)})
    """Which contradiction to look for."""


class Dates(Kind[DatesOptions, None, None]):
    """Dates that cannot all be right.

    Without needles: all rules of this kind share one reading of the dates, which is faster than a scan for each.
    """

    name = "dates"
    Options = DatesOptions

    def compile(self, options: DatesOptions, lists: Mapping[str, object]) -> None:
        if options.check not in CHECKS:
            raise ValueError(f"unknown check '{options.check}'{did_you_mean(options.check, CHECKS)}")

    def gate(self, rule: Rule[DatesOptions, None]) -> Gate | None:
        return (
            None if rule.options.check == "head-and-foot" else has_dates
        )  # stamps are written in more ways than dates

    def find(self, rule: Rule[DatesOptions, None], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        return CHECKS[rule.options.check](view)


KIND = Dates()
