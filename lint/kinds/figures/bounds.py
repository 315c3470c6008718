"""Figures that bound one another: points and games, votes and voters, doses and a day, doubling, odds, days."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.dates.mentions import WEEKDAYS
from lint.kinds.figures.numbers import NUMBER, PERCENT, WORD, value_of, written
from lint.kinds.figures.places import number_places
from lint.matching.anchors import begun
from lint.structure.view import View

_COUNT = rf"(?:{WORD}|\d{{1,3}})"
WON = tuple(vocabulary.word_list("figures/won"))
"""What games are counted by."""
DOSES = tuple(vocabulary.word_list("figures/doses"))
"""What medicine is counted by."""
_POINTS = late.regex(vocabulary.pattern("figures/points", count=_COUNT))
_A_WIN = 3
"""Points of a win in football; other games with more are told by their larger sums."""
_VOTES = late.regex(
    vocabulary.pattern("figures/votes", count=_COUNT),
    regex.I,
)
_PRESENT = late.regex(
    vocabulary.pattern("figures/present", count=_COUNT),
    regex.I,
)
_DOSE = late.regex(
    vocabulary.pattern("figures/dose", count=_COUNT),
    regex.I,
)
_MULTIPLIED = late.regex(vocabulary.pattern("figures/bounds-multiplied", number=NUMBER))
_BY = vocabulary.numbers("figures/multiplied-by")
"""How many times as much."""
_ODDS = late.regex(
    vocabulary.pattern("figures/odds", count=_COUNT, percent=PERCENT),
    regex.I,
)
_DAYS = late.regex(vocabulary.pattern("figures/days", any_weekdays="|".join(WEEKDAYS), word=WORD))
_A_WEEK = late.regex(vocabulary.pattern("figures/a-week"))
_TRIP = late.regex(vocabulary.pattern("figures/trip"))
_NIGHT = late.regex(vocabulary.pattern("figures/night"), regex.I)


def bounded(view: View) -> Iterator[Candidate]:
    """Points, votes and doses that are more than they can be."""
    for match in begun(_POINTS, number_places(view), view.text):
        count, games = value_of(match["count"]), value_of(match["games"])
        most = _A_WIN * games if match["what"] == "points" else games
        if most < count <= (1.5 * most if match["what"] == "points" else count) and games > 1:
            yield _told(match, f"{games:.0f} games give {most:.0f} at most")
    for match in begun(_VOTES, number_places(view), view.text):
        total = sum(value_of(match[g]) for g in ("for", "against", "none") if match[g])
        present = _PRESENT.search(match["rest"])
        if present and total > value_of(present["count"]):
            yield _told(match, f"the votes make {written(total)}", match.start("rest") + present.end())
    for match in begun(_DOSE, number_places(view), view.text):
        times = {"twice": 2.0, "once": 1.0}.get(match["times"].lower()) or value_of(
            match["times"].lower().removesuffix(" times")
        )
        each, most = value_of(match["each"]), value_of(match["most"])
        if each * times > most:
            yield _told(match, f"{written(each)} × {written(times)} is {written(each * times)}")


def _told(match: regex.Match[str], other: str, end: int | None = None) -> Candidate:
    stop = match.end() if end is None else end
    return Candidate(match.start(), stop, {"what": match.string[match.start() : stop], "other": other}, (other,))


def multiplied(view: View) -> Iterator[Candidate]:
    """What is said to have doubled or halved, and odds that are not the share beside them."""
    for match in _MULTIPLIED.finditer(view.text) if any(verb in view.text for verb in _BY) else ():
        old, new = (value_of(match[g].lstrip("$€£¥")) for g in ("old", "new"))
        ratio, said = (new / old if old else 0.0), _BY[match["verb"]]
        if ratio and not 0.8 * said <= ratio <= 1.3 * said:
            yield _told(match, f"it is {written(round(ratio, 1))} times")
    for match in begun(_ODDS, number_places(view), view.text):
        some, whole, share = value_of(match["some"]), value_of(match["all"]), float(match["share"])
        if 0 < some <= whole <= 100 and abs(100 * some / whole - share) > 0.15 * share + 1:
            yield _told(match, f"it is {written(round(100 * some / whole))} per cent")


def spans(view: View) -> Iterator[Candidate]:
    """Days of the week and their number; a journey that ends before it begins."""
    for match in _DAYS.finditer(view.text) if _A_WEEK.search(view.text) else ():
        days = (WEEKDAYS.index(match["two"]) - WEEKDAYS.index(match["one"])) % 7 + 1
        if days != value_of(match["count"]):
            yield _told(match, f"it is {days} days")
    for match in _TRIP.finditer(view.text):
        one, two = (_minutes(match[g]) for g in ("one", "two"))
        between = match.string[match.end("one") : match.end()]
        if two < one and one - two < 12 * 60 and one < 20 * 60 and not _NIGHT.search(between) and "\n" not in between:
            yield _told(match, "it ends before it begins")


def _minutes(clock: str) -> int:
    hour, minute = clock.replace(":", ".").split(".")
    return 60 * int(hour) + int(minute)
