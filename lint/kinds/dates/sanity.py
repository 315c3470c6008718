"""Checks on the dates of one document: each gives spans with the facts that contradict one another.

A check reads dates and the calendar, never a language model: where two readings remain it keeps silent or says less.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Callable, Iterable, Iterator

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.core.rule import Confidence, Severity
from lint.kinds.dates import order
from lint.kinds.dates.head import dateline_date, header_dates
from lint.kinds.dates.mentions import MONTHS, WEEKDAYS, DateMention, mentions, weekday_of
from lint.structure.view import View

DAY_LAG = 1
"""Days by which a header may differ from the day of the event: the next morning, or another time zone."""
BARE_WEEKDAY = 4
"""Days back that a weekday without "last" may lie: a Monday's report tells of Thursday, but hardly of the Wednesday before."""
CALENDAR = 1900
"""First year in which weekdays are held against the Gregorian calendar."""

# What comes last before a date tells whether its clause looks forward or back: "will be held in", "since he took
# office in". A verb form after an auxiliary belongs to the auxiliary, so the first alternative takes both.
_FORWARD = vocabulary.pattern("dates/forward")
_BACK = vocabulary.pattern("dates/back")
_CUE = late.regex(vocabulary.pattern("dates/cue", forward=_FORWARD, back=_BACK))
_REACH = 90
"""Characters before a date in which its clause shows where it looks."""
_LOOKS_BACK = late.regex(vocabulary.pattern("dates/looks-back"), regex.I)
"""What stands right before the date of something past; "until", "to" and "for" lead to what is still to come."""

_ON_WEEKDAY = late.regex(vocabulary.pattern("dates/on-weekday", weekdays="|".join(WEEKDAYS)))
_REPORTS = late.regex(vocabulary.pattern("dates/reports"))
_AHEAD = late.regex(vocabulary.pattern("dates/ahead"))
_RELATIVE = late.regex(vocabulary.pattern("dates/relative"))
_TODAY = late.regex(vocabulary.pattern("dates/today"))
_OFFSET = dict(zip(vocabulary.word_list("dates/days-from-now"), (0, -1, 1), strict=True))


def dateline(view: View) -> Iterator[Candidate]:
    """The dateline's day and the header's are more than `DAY_LAG` apart.

    Pages are also put up later or updated: only a text that says "today" is sure to mean one of the two days.
    """
    mention, span = dateline_date(view), view.anatomy.dateline
    if mention is None or span is None:
        return
    days = [(abs(day - head), header) for header, head in _heads(view) if (day := mention.nearest(head))]
    if not days:
        return
    gap, header = min(days, key=lambda d: d[0])
    if gap.days > DAY_LAG:
        here = _TODAY.search(view.text[mention.end : mention.end + 400])
        yield Candidate(
            span[0], mention.end,
            {"header": _written(view, header), "days": str(gap.days), "date": _written(view, mention)},
            evidence=(f'the text says "{here.group()}"',) if here else (),
            related=(view.place(header.start, header.end),), severity=None if here else Severity.INFO,
        )  # fmt: skip


def after_header(view: View) -> Iterator[Candidate]:
    """A date later than the header, in a clause that looks back."""
    heads = _heads(view)
    if not heads:
        return
    header, latest = max(heads, key=lambda h: h[1])
    for m in _body(view):
        if m.year is None or not 1 <= m.month <= 12:
            continue
        late = (m.year, m.month) > (latest.year, latest.month) if m.day is None else False
        if m.date:
            late = m.date > latest + datetime.timedelta(days=DAY_LAG)
        sentence = view.anatomy.sentence_at(m.start)[0]
        cue = _last_cue(view.text[max(sentence, m.start - _REACH) : m.start]) if late else None
        if cue:
            yield Candidate(
                m.start, m.end, {"header": latest.isoformat()},
                evidence=(f'"{cue}" refers to the past',),
                related=(view.place(header.start, header.end),),
            )  # fmt: skip


def weekday(view: View) -> Iterator[Candidate]:
    """A weekday beside a date on which the calendar has another."""
    heads = _heads(view)
    for m in mentions(view):
        if m.weekday is None:
            continue
        day = m.date or (m.nearest(heads[0][1]) if heads else None)
        if day is None or day.year < CALENDAR or day.weekday() == m.weekday:
            continue
        right, written = WEEKDAYS[day.weekday()], _written(view, m)
        yield Candidate(
            m.start, m.end, {"right": right, "date": day.isoformat(), "weekday": WEEKDAYS[m.weekday]},
            evidence=() if m.year else ("the year is taken from the header",),
            choices=(written.replace(WEEKDAYS[m.weekday], right),) if WEEKDAYS[m.weekday] in written else (),
            confidence=None if m.year else Confidence.MEDIUM, severity=None if m.year else Severity.WARNING,
        )  # fmt: skip


def second_weekday(view: View) -> Iterator[Candidate]:
    """A report on a weekday that is nearer after the header's than before, where an earlier report is of the header's own day."""
    heads = _heads(view)
    if not heads:
        return
    header, head = heads[0]
    own: str | None = None
    for m in _ON_WEEKDAY.finditer(view.text, header.end):
        start, end = view.anatomy.sentence_at(m.start())
        if m["lead"] or not _REPORTS.search(view.text, start, end) or _AHEAD.search(view.text, start, m.start()):
            continue
        number = weekday_of(m["day"])
        if number == head.weekday():
            own = own or m["day"]
        elif own and (head.weekday() - number) % 7 > BARE_WEEKDAY:
            yield Candidate(
                m.start(), m.end(), {"weekday": m["day"], "own": own, "header": head.isoformat()},
                evidence=(f'an earlier paragraph reports "on {own}"',),
                related=(view.place(header.start, header.end),),
            )  # fmt: skip
            return  # once is enough: what follows is of the same piece


def relative(view: View) -> Iterator[Candidate]:
    """ "Today", "yesterday" or "tomorrow" with a date that the header or dateline contradicts."""
    anchors = [head for _, head in _heads(view)]
    if not anchors:
        return
    for m in _body(view):
        word = _RELATIVE.search(view.text, max(0, m.start - 16), m.start)
        if not word:
            continue
        off = datetime.timedelta(days=_OFFSET[word["word"].lower()])
        gaps = [abs(day - anchor - off).days for anchor in anchors if (day := m.nearest(anchor))]
        if gaps and min(gaps) > DAY_LAG:
            yield Candidate(word.start(), m.end, {"word": word["word"], "header": anchors[0].isoformat()})


_YEAR = late.regex(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)")


def no_year(view: View) -> Iterator[Candidate]:
    """The first day of a document, where no date anywhere has a year and none is named up to its paragraph's end."""
    found = mentions(view)
    m = next((m for m in found if m.day), None)
    if m is None or any(other.year for other in found):
        return
    if _YEAR.search(view.text, 0, view.anatomy.paragraph_at(m.start).end):
        return
    lead = regex.search(r"\b[Oo]n\s$", view.text[max(0, m.start - 3) : m.start])
    yield Candidate(m.start - (3 if lead else 0), m.end)


def impossible(view: View) -> Iterator[Candidate]:
    """A day that no calendar has, or a range that runs backwards."""
    for m in mentions(view):
        if m.day is None:
            continue
        # without a year, 29 February is possible
        days = 31 if not 1 <= m.month <= 12 else calendar.monthrange(m.year or 2000, m.month)[1]
        if not 1 <= m.month <= 12:
            what = f"there is no month {m.month}"
        elif not 1 <= m.day <= days or (m.last or 1) > days:
            what = f"{MONTHS[m.month - 1]}{f' {m.year}' if m.year else ''} has {days} days"
        elif m.last is not None and m.last < m.day:
            what = "the range runs backwards"
        else:
            continue
        yield Candidate(m.start, m.end, {"what": what})


def abbreviated(view: View) -> Iterator[Candidate]:
    """An abbreviated month in running text."""
    for m in _body(view):
        if m.style.startswith("Feb ") or m.style.endswith(" Feb"):
            yield Candidate(m.start, m.end, {"month": MONTHS[m.month - 1]})


CHECKS: dict[str, Callable[[View], Iterable[Candidate]]] = {
    "dateline": dateline,
    "after-header": after_header,
    "weekday": weekday,
    "second-weekday": second_weekday,
    "relative-day": relative,
    "no-year": no_year,
    "impossible": impossible,
    "abbreviated-month": abbreviated,
    "out-of-order": order.out_of_order,
    "list-order": order.list_order,
    "weekdays-clash": order.weekdays_clash,
    "head-and-foot": order.head_and_foot,
}


def _heads(view: View) -> list[tuple[DateMention, datetime.date]]:
    return [(m, m.date) for m in header_dates(view) if m.date]


def _body(view: View) -> Iterator[DateMention]:
    """Dates outside the head and the dateline."""
    line, heads = dateline_date(view), {m.start for m in header_dates(view)}
    for m in mentions(view):
        if m.start not in heads and m is not line and view.anatomy.paragraph_at(m.start).zone in ("body", "caption"):
            yield m


def _last_cue(clause: str) -> str | None:
    """The words by which a clause looks back; `None` where it looks forward or says nothing."""
    cues = list(_CUE.finditer(clause)) if _LOOKS_BACK.search(clause) else ()
    return cues[-1]["back"] if cues else None


def _written(view: View, mention: DateMention) -> str:
    return view.text[mention.start : mention.end]
