"""Dates: how they are read, which one heads a document, and which cannot all be right."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core.text import Document
from lint.kinds.dates.head import dateline_date, header_dates
from lint.kinds.dates.mentions import _MENTION, MONTHS, WEEKDAYS, _matches, mentions
from lint.kinds.dates.sanity import CHECKS
from lint.structure.view import View

PROSE = "The council of the river towns met and spoke of dikes, ferries and the price of reeds."


def view(text: str) -> View:
    return View(Document(text))


@pytest.mark.parametrize(
    "text, found, parts, style",
    [
        ("Upload (2019.03.20)", "2019.03.20", (2019, 3, 20, None, None), "2001.02.03"),
        ("2019-03-20View:15", "2019-03-20", (2019, 3, 20, None, None), "2001-02-03"),
        ("20.03.2019", "20.03.2019", (2019, 3, 20, None, None), "03.02.2001"),
        ("2019年3月20日", "2019年3月20日", (2019, 3, 20, None, None), "2001年2月3日"),
        ("Post on 20-Mar-2019", "20-Mar-2019", (2019, 3, 20, None, None), "3-Feb-2001"),
        ("Harbin, March 12th—", "March 12th", (None, 3, 12, None, None), "February 3rd"),
        ("on March 12, 2019.", "March 12, 2019", (2019, 3, 12, None, None), "February 3"),
        ("the 12th of March 2019", "12th of March 2019", (2019, 3, 12, None, None), "3rd of February"),
        ("from Sept. 4 to 7.", "Sept. 4 to 7", (None, 9, 4, 7, None), "Feb 3"),
        ("3–5 May 2019", "3–5 May 2019", (2019, 5, 3, 5, None), "3 February"),
        ("in June 2019, when", "June 2019", (2019, 6, None, None, None), "February 2001"),
        ("On Sunday, 19 May, at", "Sunday, 19 May", (None, 5, 19, None, 6), "3 February"),
        ("May 19, 2019 (Sunday)", "May 19, 2019 (Sunday)", (2019, 5, 19, None, 6), "February 3"),
        ("November 112, 2021", "November 112, 2021", (2021, 11, 112, None, None), "February 3"),
    ],
)
def test_a_date_is_read(text: str, found: str, parts: tuple[object, ...], style: str) -> None:
    (m,) = mentions(view(text))
    assert text[m.start : m.end] == found
    assert (m.year, m.month, m.day, m.last, m.weekday) == parts
    assert m.style == style


@pytest.mark.parametrize(
    "text",
    [
        "May I say",
        "a march 12 miles long",
        "in March 12,000 men",
        "version 2019.3",
        "A/2019-03-20-7",
        "May 3.5 per cent",
    ],
)
def test_no_date(text: str) -> None:
    assert mentions(view(text)) == []


def test_a_surname_is_no_weekday() -> None:
    (m,) = mentions(view("On May 5, Sun Li spoke."))
    assert m.weekday is None


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_every_written_day_is_read_back(day: datetime.date) -> None:
    name, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    for text in (
        f"{name} {day.day}, {day.year}", f"{day.day} {name} {day.year}", day.isoformat(), day.isoformat().replace("-", "."),
        f"{weekday}, {name[:3]} {day.day}, {day.year}", f"{day.day}-{name[:3]}-{day.year}",
    ):  # fmt: skip
        (m,) = mentions(view(f"It rained ({text})."))
        assert m.date == day, text


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)), st.integers(0, 6))
def test_a_weekday_is_wrong_exactly_when_the_calendar_says_so(day: datetime.date, weekday: int) -> None:
    text = f"It rained on {WEEKDAYS[weekday]}, {MONTHS[day.month - 1]} {day.day}, {day.year}."
    assert bool(list(CHECKS["weekday"](view(text)))) == (day.weekday() != weekday)


@pytest.mark.parametrize(
    "line, heads",
    [
        ("( 2019.03.20 )", True),
        ("2019-03-20 21:22 Last Updated At:21:47", True),
        ("Meeting of the river towns | March 20, 2019", True),
        ("Post on 20-Mar-2019", True),
        ("March 20, 2019 Source: River News", True),
        ("Ten years after the flood of March 20, 2019, the towns remember", False),
        ("A report on the talks that were held on March 20, 2019", False),
    ],
)
def test_header(line: str, heads: bool) -> None:
    assert bool(header_dates(view(f"River Towns Meet Again in Harbin\n{line}\n\n{PROSE}\n\n{PROSE}"))) == heads


@pytest.mark.parametrize(
    "line, day",
    [
        ("Harbin, March 12th—", 12),
        ("HARBIN, Dec. 3 (Agency) -- ", 3),
        ("Harbin, 5 June – ", 5),
        ("On March 12, ", None),
    ],
)
def test_dateline(line: str, day: int | None) -> None:
    m = dateline_date(view(line + PROSE))
    assert (m.day if m else None) == day


@pytest.mark.parametrize(
    "clause, late",
    [
        ("since the ferry stopped in {}", True),
        ("The talks were held in {}", True),
        ("The fair took place in {}", True),
        ("the law has been in force since {}", True),
        ("The talks will be held in {}", False),
        ("The talks are to be held in {}", False),
        ("a fair scheduled for {}", False),
        ("the council announced a fair in {}", False),
        ("The dikes were built to last until {}", False),
        ("The permit is valid from {}", False),
        ("The permit was extended to {}", False),
        ("The mayor was elected for a term until {}", False),
        ("The fair of {}", False),
    ],
)
def test_only_a_clause_that_looks_back_is_too_late(clause: str, late: bool) -> None:
    text = f"Reed Prices Fall\n2018-05-04\n\n{clause.format('October 2018')}, the council of the river towns said in a letter."
    assert bool(list(CHECKS["after-header"](view(text)))) == late


PARTS = "Monday |Mon. |(|) |the |March |Mar. |Sept |May |3|4th |12|2001|1999|-|–|/|.|, | |\n|of |and |年|月|日|Junk |٣".split(
    "|"
)
WHOLE = (
    "Monday, 3rd of March 2001|(March 3-5, 1999)|2001-02-03|3.2.2001|3-Feb-2001|2001年2月3日|Sun, May 5 and 6".split(
        "|"
    )
)
DATED = st.lists(st.sampled_from(PARTS) | st.sampled_from(WHOLE), max_size=14)


@given(st.lists(DATED.map("".join), max_size=4).map((" x" * 60).join))
def test_dates_are_found_around_their_anchors(text: str) -> None:
    assert [m.span() for m in _matches(text)] == [m.span() for m in _MENTION.finditer(text)]
