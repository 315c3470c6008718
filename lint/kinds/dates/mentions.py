"""Dates as they are written in running English: one pass over the text, each with its parts and its style."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

import regex

from lint.core import late, vocabulary
from lint.structure.view import View, cached_per_document

MONTHS = vocabulary.word_list("dates/months")
WEEKDAYS = vocabulary.word_list("dates/weekdays")

_MONTH = vocabulary.pattern("dates/month", months="|".join(MONTHS))
_WEEKDAY = vocabulary.pattern("dates/weekday")
_SHORT_WEEKDAY = vocabulary.pattern("dates/short-weekday")  # only before a date: "May 5, Sun" may go on "Yat-sen"
_YEAR = r"(?P<year>(?:1[5-9]|2[01])\d\d)(?!\w|[.,/-]\d)"
_DAY = vocabulary.pattern("dates/day")
_LAST = vocabulary.pattern("dates/last")

_MENTION = late.regex(
    vocabulary.pattern(
        "dates/mention", weekday=_WEEKDAY, short_weekday=_SHORT_WEEKDAY, month=_MONTH, day=_DAY, last=_LAST, year=_YEAR
    ),
    regex.X,
)


_ANCHOR = late.re(vocabulary.pattern("dates/anchor"), re.S)
"""What every date holds: three letters of a month, or a year beside a mark. It is looked for six times as fast."""
_REACH = 100
"""More characters than any date has."""


@dataclass(frozen=True, slots=True)
class DateMention:
    """One date in a text: span, parts (`None` where not written), and how it is written.

    `month` is 1-12, or what a numeric date claims; `weekday` 0 is Monday; `last` is the last day of a range.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int | None
    last: int | None
    weekday: int | None
    style: str

    @property
    def date(self) -> datetime.date | None:
        """The day, where year, month and day are written and exist."""
        return None if self.year is None else self.in_year(self.year)

    def in_year(self, year: int) -> datetime.date | None:
        """The day in a given year; `None` where it has no day or does not exist."""
        try:
            return datetime.date(year, self.month, self.day) if self.day else None
        except ValueError:
            return None

    def nearest(self, to: datetime.date) -> datetime.date | None:
        """The day, a missing year taken to be the one that comes nearest to `to`."""
        if self.year is not None:
            return self.date
        days = [d for year in (to.year - 1, to.year, to.year + 1) if (d := self.in_year(year))]
        return min(days, key=lambda d: abs(d - to), default=None)


@cached_per_document
def mentions(view: View) -> list[DateMention]:
    """All dates of a document in order."""
    return list(_mentions(view.text))


def has_dates(view: View) -> bool:
    """Whether the document has any date."""
    return bool(mentions(view))


def weekday_of(word: str) -> int:
    """Number of a weekday from its name or abbreviation; Monday is 0."""
    return next(i for i, name in enumerate(WEEKDAYS) if name.startswith(word[:3]))


def _mentions(text: str) -> Iterator[DateMention]:
    for m in _matches(text):
        parts = m.groupdict()
        end = m.end()
        if parts["month"]:
            month = next((i for i, name in enumerate(MONTHS, 1) if name.startswith(parts["month"][:3])), 0)
            if not month:
                continue
        else:
            month = int(parts["number"])
        yield DateMention(
            m.start(), end,
            int(parts["year"]) if parts["year"] else None,
            month,
            int(parts["day"]) if parts["day"] else None,
            int(parts["last"]) if parts["last"] else None,
            weekday_of(parts["weekday"]) if parts["weekday"] else None,
            _style(parts, m),
        )  # fmt: skip


def _matches(text: str) -> Iterator[regex.Match[str]]:
    """What `_MENTION.finditer(text)` finds, looked for around the anchors only."""
    at = 0
    for anchor in map(re.Match.start, _ANCHOR.finditer(text)):
        if anchor < at:
            continue
        match = _MENTION.search(text, max(at, anchor - _REACH), anchor + _REACH)
        if match and match.start() <= anchor:  # one that begins later may be cut short: it has an anchor of its own
            yield match
            at = match.end()
        else:
            at = anchor + 1


def _style(parts: dict[str, str | None], m: regex.Match[str]) -> str:
    """How a date is written, as a pattern a person can read; the year is left out, for it comes and goes in one style."""
    if parts["sep"]:
        return "2001年2月3日" if parts["sep"] == "年" else parts["sep"].join(("2001", "02", "03"))
    if parts["dot"]:
        return "03.02.2001"
    if parts["dash"]:
        return "3-Feb-2001"
    name = "February" if parts["month"] in MONTHS else "Feb"
    if not parts["day"]:
        return f"{name} 2001"
    day = "3rd" if parts["ordinal"] else "3"
    return f"{name} {day}" if m.start("month") < m.start("day") else f"{day} {'of ' * bool(parts['of'])}{name}"
