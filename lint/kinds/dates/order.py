"""Dates of one story held against one another: a tour that goes back in time, a list of days out of order, two weekdays
that no year has, a head and a foot of different years."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.dates.mentions import MONTHS, WEEKDAYS, DateMention, mentions
from lint.structure.view import View

_ONWARDS = late.regex(
    vocabulary.pattern("dates/onwards"),
    regex.I,
)
_OPEN = late.regex(vocabulary.pattern("dates/open"))
"""What the first of two dates may stand with that is still to come."""
_BACKWARDS = late.regex(
    vocabulary.pattern("dates/backwards"),
    regex.I,
)
_WRAPS = 9
"""Months between two dates beyond which the second is taken to be of the next year."""
_YEARS = (2023, 2024)
"""One that has no 29 February and one that has."""
MAX_DAYS = 120
"""Days within which two weekdays without a year are of one year."""
MIN_LINES = 4
"""Lines that begin with a date, from which on they are a list in order."""
_STAMP = late.regex(vocabulary.pattern("dates/stamp"))
EDGE = 4
"""Lines at the head and at the foot of a text where its own date stands."""


def out_of_order(view: View) -> Iterator[Candidate]:
    """A sentence that leads on to a day before the one that the sentence before it had."""
    found = [m for m in mentions(view) if m.day and 1 <= m.month <= 12]
    for one, two in pairwise(found):
        if _goes_on(one, two) and view.anatomy.sentence_at(two.start) == view.anatomy.sentence_at(one.start):
            yield Candidate(
                two.start, two.end, {"what": _text(view, two), "other": _text(view, one)},
                ("the days go on, the month does not",), related=(view.place(one.start, one.end),),
            )  # fmt: skip
            continue
        here, there = view.anatomy.sentence_at(two.start), view.anatomy.sentence_at(one.start)
        if here == there or view.anatomy.paragraph_number(two.start) - view.anatomy.paragraph_number(one.start) > 1:
            continue
        if one.year != two.year or not _is_before(two, one):
            continue
        sentence, before = view.text[here[0] : here[1]], view.text[there[0] : there[1]]
        lead = _ONWARDS.search(sentence)
        if lead and not _BACKWARDS.search(view.text, here[0], min(here[1], two.end + 24)) and not _OPEN.search(before):
            yield Candidate(
                two.start, two.end, {"what": _text(view, two), "other": _text(view, one)},
                (f'"{lead.group()}" leads on from {_text(view, one)}',), related=(view.place(one.start, one.end),),
            )  # fmt: skip


def _goes_on(one: DateMention, two: DateMention) -> bool:
    """Whether a day is the one after another, but in the month before."""
    return one.year == two.year and two.day == (one.last or one.day or 0) + 1 and two.month == one.month - 1


def _is_before(two: DateMention, one: DateMention) -> bool:
    """Whether a day lies before another of the same year."""
    return (two.month, two.day or 0) < (one.month, one.day or 0) and one.month - two.month < _WRAPS


def list_order(view: View) -> Iterator[Candidate]:
    """One line of a list of days that is out of their order."""
    starts = {m.start: m for m in mentions(view) if m.day and 1 <= m.month <= 12}
    run: list[DateMention] = []
    for start, end in [*view.line_spans, (-1, -1)]:
        at = start + len(view.text[start:end]) - len(view.text[start:end].lstrip(" \t•*-–—·"))
        mention = starts.get(at)
        if mention:
            run.append(mention)
        elif end < 0 or view.text[start:end].strip():
            yield from _outlier(view, run)
            run = []


def _outlier(view: View, run: list[DateMention]) -> Iterator[Candidate]:
    days = [(m.year or 0, m.month, m.day or 0) for m in run]
    if len(run) < MIN_LINES or days == sorted(days) or days == sorted(days, reverse=True):
        return
    odd = [i for i in range(1, len(days)) if days[i] < days[i - 1]]
    alone = [i for i in range(len(days)) if (rest := days[:i] + days[i + 1 :]) == sorted(rest)]
    if len(odd) == 1 and alone:
        at = odd[0] if odd[0] in alone else alone[0]
        if at and run[at - 1].month - run[at].month < _WRAPS:
            one = run[at - 1]
            yield Candidate(
                run[at].start, run[at].end, {"what": _text(view, run[at]), "other": _text(view, one)},
                ("all other lines are in order",), related=(view.place(one.start, one.end),),
            )  # fmt: skip


def weekdays_clash(view: View) -> Iterator[Candidate]:
    """Weekdays with dates that are those of no one year: of two the second, of more those that most others contradict."""
    for run in _runs(view):
        votes = Counter(year for m in run for year in _calendars(m))
        most = max(votes.values())
        if len(run) > 2 and 2 * most <= len(run):
            continue
        kept = next(year for year in _calendars(run[0]) + tuple(votes) if votes[year] == most)
        fits = [m for m in run if kept in _calendars(m)]
        for odd in (m for m in run if m not in fits):
            near = min(fits, key=lambda m: abs(m.start - odd.start))
            due = WEEKDAYS[(kept.first + _day_of_year(odd, kept.leap)) % 7]
            yield Candidate(
                odd.start, odd.end, {"what": _text(view, odd), "other": _text(view, near)},
                (f"after {_text(view, near)} it is a {due}",), related=(view.place(near.start, near.end),),
            )  # fmt: skip


class _Calendar(NamedTuple):
    """One of the fourteen calendars of a year: whether it has a 29 February, and the weekday (0 is Monday) of its day 0."""

    leap: bool
    first: int


def _runs(view: View) -> Iterator[list[DateMention]]:
    """Days with their weekdays and without a year, one after another, none far from the one before it."""
    run: list[DateMention] = []
    for m in mentions(view):
        if m.weekday is None or m.year is not None or not 1 <= m.month <= 12 or not _exists(m):
            continue
        if run and abs(_day_of_year(m, True) - _day_of_year(run[-1], True)) > MAX_DAYS:
            yield from [run] * (len(run) > 1)
            run = []
        run.append(m)
    yield from [run] * (len(run) > 1)


def _exists(mention: DateMention) -> bool:
    return all(mention.in_year(year) for year in _YEARS)


def _day_of_year(mention: DateMention, leap: bool) -> int:
    day = mention.in_year(_YEARS[leap])
    return day.timetuple().tm_yday if day else 0


def _calendars(mention: DateMention) -> tuple[_Calendar, ...]:
    """The calendars in which a day has its weekday."""
    return tuple(_Calendar(leap, ((mention.weekday or 0) - _day_of_year(mention, leap)) % 7) for leap in (False, True))


def head_and_foot(view: View) -> Iterator[Candidate]:
    """The date at the foot of a text is the one at its head, but for the year."""
    lines = [span for span in view.line_spans if view.text[slice(*span)].strip()]
    if len(lines) < 3:
        return
    head = [found for span in lines[:EDGE] if (found := _stamp(view, span))]
    for span in lines[max(EDGE, len(lines) - EDGE) :] if len(lines) > EDGE else lines[1:][-EDGE:]:
        foot = _stamp(view, span)
        for first in head:
            if foot and first[2] < foot[2] and first[0][1:] == foot[0][1:] and first[0][0] != foot[0][0]:
                yield Candidate(
                    *foot[1], {"what": str(foot[0][0]), "other": str(first[0][0])},
                    (f"the head has {first[0][0]}",), related=(view.place(*first[1]),),
                )  # fmt: skip


def _stamp(view: View, span: tuple[int, int]) -> tuple[tuple[int, int, int], tuple[int, int], int] | None:
    """Year, month and day of a line that is a date, the span of the year, and where the line begins."""
    match = _STAMP.match(view.text[slice(*span)])
    if match is None:
        return None
    month = next((i for i, name in enumerate(MONTHS, 1) if name.startswith(match["month"][:3].title())), 0)
    if not month:
        return None
    at = span[0] + match.start("year")
    return (int(match["year"]), month, int(match["day"])), (at, at + 4), span[0]


def _text(view: View, mention: DateMention) -> str:
    return view.text[mention.start : mention.end]
