"""Hours of one day, how long it is from the one to the other, and ages of one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import NamedTuple

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.dates.mentions import WEEKDAYS
from lint.kinds.figures.masked import FRACTION, NUMBER_, Figure, Masked, masked
from lint.kinds.figures.numbers import WORD, value_of
from lint.kinds.figures.relations import contradiction
from lint.structure.view import View

_AGE = late.regex(vocabulary.pattern("figures/age"))
_AN_AGE = late.regex(vocabulary.pattern("figures/an-age"))
"""What every age holds: the persons are looked for only where two are told."""
_HOUR = vocabulary.pattern("figures/hour", word=WORD)
_SAME_DAY = late.regex(vocabulary.pattern("figures/same-day", hour=_HOUR))


_LENGTH = late.regex(vocabulary.pattern("figures/hours-length", number=NUMBER_, fraction=FRACTION), regex.I)
_WHOLE = late.regex(
    vocabulary.pattern("figures/hours-whole")
    + f"(?P<length>{_LENGTH.pattern})"
    + vocabulary.pattern("figures/hours-no-whole"),
    regex.I,
)
_STAGES = (
    late.regex(vocabulary.pattern("figures/hours-first")),
    late.regex(vocabulary.pattern("figures/hours-next")),
    late.regex(vocabulary.pattern("figures/hours-last")),
)
_OTHER_DAY = late.regex(vocabulary.pattern("figures/hours-other-day", any_weekdays="|".join(WEEKDAYS)))
_CLOCK = late.regex(r"(?<hour>\d{1,2})(?:[.:](?<minute>\d\d))?(?: ?(?<half>[ap])\.?m)?", regex.I)
_HALF_DAY = 12 * 60
"""Minutes."""


def two_ages(view: View) -> Iterator[Candidate]:
    """One person of two ages."""
    persons: defaultdict[str, list[regex.Match[str]]] = defaultdict(list)
    if len(list(islice(_AN_AGE.finditer(view.text), 2))) < 2:
        return
    for match in _AGE.finditer(view.text):
        persons[match["name"]].append(match)
    for name, found in persons.items():
        first = found[0]
        for match in found[1:]:
            if match["age"] != first["age"]:
                yield Candidate(
                    *match.span("age"), {"what": f"{name} is {match['age']}", "other": f"before it was {first['age']}"},
                    (f"{first['age']} before",), related=(view.place(*first.span("age")),),
                )  # fmt: skip
                break


def one_evening(view: View) -> Iterator[Candidate]:
    """What ends before it begins, on the same day."""
    for match in _SAME_DAY.finditer(view.text):
        if _hour(match["two"]) < _hour(match["one"]):
            yield Candidate(
                *match.span(), {"what": match["two"], "other": f"it began at {match['one']}"}, ("the same day",)
            )


def _hour(said: str) -> float:
    """An hour of the clock as people say it."""
    low = said.lower()
    shift = 0.5 if low.startswith("half") else 0.25 if "quarter past" in low else -0.25 if "quarter to" in low else 0.0
    hour, _, minute = low.rsplit(" ", 1)[-1].replace(":", ".").partition(".")
    return value_of(hour) + (float(minute) / 60 if minute else 0.0) + shift


class _Time(NamedTuple):
    """Minutes since midnight, or since midnight or noon where the half of the day is not told (`sure` is false)."""

    minutes: int
    sure: bool


def _time(text: Masked, figure: Figure) -> _Time:
    match = _CLOCK.match(text.plain, figure.start, figure.end)
    if match is None:
        return _Time(0, False)
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"]:
        return _Time(hour % 12 * 60 + minute + _HALF_DAY * (match["half"] in "pP"), True)
    return _Time(hour * 60 + minute, hour > 12)


def lengths(view: View) -> Iterator[Candidate]:
    """A length in hours that does not lie between the only two hours of its sentence."""
    text = masked(view)
    for start, end in text.sentences("cc"):
        clocks = [f for f in text.within(start, end) if f.sort == "clock"]
        found = list(_WHOLE.finditer(text.text, start, end))
        if len(clocks) != 2 or len(found) != 1:
            continue
        said, (one, two) = _minutes(text, found[0]), (_time(text, f) for f in clocks)
        right = (two.minutes - one.minutes) % (24 * 60 if one.sure and two.sure else _HALF_DAY)
        if said and right and said < _HALF_DAY and abs(said - right) >= _COARSE:
            at = Figure(*found[0].span("length"), "length", 0.0, 0.0, 0.0, "")
            yield contradiction(view, sorted([*clocks, at], key=lambda f: f.start), f"it is {_told(right)}")


_COARSE = 20
"""Minutes by which a length in hours is rounded, less one."""


def _minutes(text: Masked, match: regex.Match[str]) -> float:
    hours, part, minutes = (
        text.figures[match.start(name)].value if match[name] else 0.0 for name in ("hours", "part", "minutes")
    )
    return 60 * (hours + part + bool(match["hour"]) + 0.5 * bool(match["half"])) + minutes


def _told(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    said = [f"{hours} hour{'s' * (hours > 1)}"] * (hours > 0) + [f"{rest} minutes"] * (rest > 0)
    return " and ".join(said)


def stages(view: View) -> Iterator[Candidate]:
    """Doors that open after the beginning, an end before it: two hours of one sentence, the one of the same half of the day."""
    text = masked(view)
    for start, end in text.sentences("cc"):
        if _OTHER_DAY.search(text.text, start, end):
            continue
        clocks = [f for f in text.within(start, end) if f.sort == "clock"]
        at, found = start, []
        for clock in clocks:
            stage = [n for n, shape in enumerate(_STAGES) if shape.search(text.text, at, clock.start)]
            found.append((stage[-1] if len(stage) == 1 else -1, _time(text, clock), clock))
            at = clock.end
        for (first, one, place), (second, two, other) in pairwise(found):
            if 0 <= first < second and one.sure and two.sure and two.minutes < one.minutes and _same_half(one, two):
                yield contradiction(view, [place, other], "the later hour comes first")


def _same_half(one: _Time, two: _Time) -> bool:
    return (one.minutes < _HALF_DAY) == (two.minutes < _HALF_DAY)
