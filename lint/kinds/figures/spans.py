"""Stretches of time: how long they are said to last, which end comes first, what came so many years or days later."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.dates.mentions import WEEKDAYS, DateMention, mentions
from lint.kinds.figures.masked import DATE, NUMBER_, YEAR, Masked, gap, masked
from lint.kinds.figures.relations import Relation, Told, contradictions
from lint.structure.view import View, cached_per_document

_LENGTH = vocabulary.pattern("figures/length", number=NUMBER_)
_NO_LENGTH = vocabulary.pattern("figures/no-length")
_TO = vocabulary.pattern("figures/to")
_RANGE = vocabulary.pattern("figures/spans-range", date=DATE, year=YEAR, to=_TO)
_BESIDE = (
    late.regex(vocabulary.pattern("figures/spans-beside", length=_LENGTH, no_length=_NO_LENGTH, gap40=gap(40), gap16=gap(16), range=_RANGE), regex.I),
    late.regex(vocabulary.pattern("figures/spans-beside-2", range=_RANGE, gap12=gap(12), length=_LENGTH, no_length=_NO_LENGTH), regex.I),
)  # fmt: skip
UNITS = {"year": 365.25, "month": 30.44, "week": 7.0, "day": 1.0, "night": 1.0}
"""Units of length, and their days."""
_SLACK = {"year": 0.12, "month": 0.6, "week": 0.35, "day": 0.0, "night": 0.0}
"""Units by which a length may miss what lies between two days."""
_BEGINS = vocabulary.pattern("figures/begins")
_ENDS = vocabulary.pattern("figures/spans-ends")
_ORDER = late.regex(
    vocabulary.pattern("figures/spans-order", begins=_BEGINS, date=DATE, gap60=gap(60), ends=_ENDS), regex.I
)
_DEADLINE = late.regex(vocabulary.pattern("figures/deadline", date=DATE, gap60=gap(60)))
_BEGUN_AND_ENDED = late.regex(
    vocabulary.pattern("figures/begun-and-ended", year=YEAR, gap40=gap(40), gap30=gap(30)), regex.I
)
_TOOK = late.regex(vocabulary.pattern("figures/took", number=NUMBER_), regex.I)
_SAME_STORY = 0.6
"""Share of the years between that a length must be, at least, to be told of them."""
_SPREAD = late.regex(vocabulary.pattern("figures/spread", any_weekdays="|".join(WEEKDAYS), date=DATE))
_LATER = late.regex(
    vocabulary.pattern("figures/spans-later", number=NUMBER_, year=YEAR),
    regex.I,
)
_WORDS = vocabulary.numbers("figures/years")
"""Years of a span of time."""
_SINCE = 400
"""Characters before "two years later" in which the year stands from which it counts."""
_OFF = 6.0
"""Years by which a count may be off, at least, before it counts from elsewhere."""
_LONGEST = 60
"""Years later, beyond which what is off is of another story."""


@cached_per_document
def _dates(view: View) -> dict[int, DateMention]:
    return {m.start: m for m in mentions(view)}


def _days(view: View, told: Told) -> tuple[int, int] | None:
    """The least and the greatest number of days from the one end to the other, both counted in."""
    found = _dates(view)
    if "range" in told.figures:
        mention = found[told["range"].start]
        return (
            (mention.last - mention.day + 1,) * 2
            if mention.last and mention.day and mention.last > mention.day
            else None
        )
    one, two = told["one"], told["two"]
    if one.sort == two.sort == "year":
        years = two.value - one.value
        return (round((years - 1) * 365.25) + 1, round((years + 1) * 365.25)) if years > 0 else None
    if one.sort != "date" or two.sort != "date":
        return None
    ends = _ends(found[one.start], found[two.start])
    return (((ends[1] - ends[0]).days + 1,) * 2 if ends[1] >= ends[0] else None) if ends else None


def _ends(one: DateMention, two: DateMention) -> tuple[datetime.date, datetime.date] | None:
    """Two days; a year that one of them lacks is the other's, or any, and turns with December."""
    year = two.year or one.year or datetime.date.min.year + 2022
    start, end = one.in_year(one.year or year), two.in_year(year)
    if start and end and start > end and one.year is None and one.month > two.month:
        start = one.in_year(year - 1)
    return (start, end) if start and end else None


def lengths(view: View) -> Iterator[Candidate]:
    """A length of time beside its two ends."""

    def wrong(told: Told) -> str | None:
        between, unit = _days(view, told), told.match["unit"].lower()
        if between is None or told["length"].high <= 1:
            return None
        least, most = (days / UNITS[unit] for days in between)
        slack = _SLACK[unit] * max(1.0, told["length"].value / 10)
        if unit in ("day", "night", "week", "month") and "range" not in told.figures and told["one"].sort == "year":
            return None
        low = least - 1 / UNITS[unit] - slack  # what ends on the last day may not count it
        if low <= told["length"].high and told["length"].low <= most + slack:
            return None
        return f"from one end to the other it is {most:.0f} {unit}{'s' if most >= 1.5 else ''}"

    yield from contradictions(view, [Relation("n", shape, wrong) for shape in _BESIDE])


def orders(view: View) -> Iterator[Candidate]:
    """What ends before it begins; a stretch from one weekday to another that has other days."""

    def wrong(told: Told) -> str | None:
        one, two = (_dates(view)[told[name].start] for name in ("one", "two"))
        ends = _ends(one, two)
        if ends is None or ends[0] <= ends[1] or (one.year is None and two.year is None and one.month != two.month):
            return None
        return "the end lies before the beginning"

    def other_days(told: Told) -> str | None:
        mention = _dates(view)[told["range"].start]
        if mention.last is None or mention.day is None or mention.weekday is None:
            return None
        days = (mention.weekday - WEEKDAYS.index(told.match["first"])) % 7
        if mention.last - mention.day in (days, days + 7):
            return None
        return f"from {told.match['first']} to {WEEKDAYS[mention.weekday]} it is {days + 1} days"

    relations = [Relation("dd", _ORDER, wrong), Relation("dd", _DEADLINE, wrong), Relation("d", _SPREAD, other_days)]
    yield from contradictions(view, relations)


def taken(view: View) -> Iterator[Candidate]:
    """How long it took from a beginning to an end that are told in one sentence."""

    def wrong(told: Told) -> str | None:
        at = told.match.start() - 60
        lengths = list(_TOOK.finditer(told.text.text, max(0, at), told.match.end() + 60))
        years = told["two"].value - told["one"].value
        if len(lengths) != 1 or years <= 0:
            return None
        said = told.text.figures[lengths[0].start("length")]
        fits = said.low - 1 <= years <= said.high + 1
        return None if fits or not _SAME_STORY < said.value / years < 1 / _SAME_STORY else f"it is {years:.0f} years"

    yield from contradictions(view, [Relation("yyn", _BEGUN_AND_ENDED, wrong)])


def laters(view: View) -> Iterator[Candidate]:
    """ "Three years later, in 1912", where no year before it is three years earlier."""
    text = masked(view)
    for match in _LATER.finditer(text.text):
        year = text.figures[match.start("year")]
        if not match["way"] and not (match["word"] or "").lower().startswith("the"):
            continue
        count = _years_told(match, text)
        back = (match["way"] or "").lower() in ("earlier", "before")
        right = year.value + count if back else year.value - count
        whens = _years_before(view, text, match.start())
        sentence = view.anatomy.sentence_at(match.start())[0]
        near = [(y, span) for y, span in whens if span[0] >= view.anatomy.sentence_at(max(0, sentence - 2))[0]]
        if count > _LONGEST or not near or any(abs(y - right) < (2 if count >= 10 else 1) for y, _ in whens):
            continue
        y, span = near[-1]
        goes_on = not text.text[sentence : match.start()].strip() and y == max(year for year, _ in near)
        if abs(y - right) <= max(_OFF, count) and (goes_on or len({y for y, _ in near}) == 1):
            gone = abs(year.value - y)
            yield Candidate(
                match.start(), year.end, {"what": view.text[match.start() : year.end], "other": f"from {y:.0f} it is {gone:.0f} years"},
                (f"{y:.0f} before",), related=(view.place(*span),),
            )  # fmt: skip


def _years_told(match: regex.Match[str], text: Masked) -> float:
    """The years between, in figures or in words."""
    if match["count"]:
        return text.figures[match.start("count")].value
    return _WORDS[match["word"].split()[-1].lower()]


def _years_before(view: View, text: Masked, end: int) -> list[tuple[float, tuple[int, int]]]:
    """The years that are told before a place, those of dates as well."""
    start = max(0, end - _SINCE)
    years = [(f.value, (f.start, f.end)) for f in text.figures.values() if f.sort == "year" and start <= f.start < end]
    dated = [(float(m.year), (m.start, m.end)) for m in _dates(view).values() if m.year and start <= m.start < end]
    ranged = [
        (float(m.group()), m.span())
        for m in regex.finditer(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)", view.text, pos=start, endpos=end)
    ]
    return sorted({*years, *dated, *ranged}, key=lambda pair: pair[1])
