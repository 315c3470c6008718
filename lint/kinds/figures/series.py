"""Lines that begin with an hour, a year or a number, all in order but one: timetables, chronicles, numbered lists."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

import regex

from lint.core import late
from lint.core.kind import Candidate
from lint.structure.view import View, cached_per_document

_HEAD = r"[ \t]*(?:[-*•·–][ \t]+)?"
_HOUR = late.regex(_HEAD + r"(?<key>(?<hour>[012]?\d)[.:](?<minute>[0-5]\d))(?![\d.,:]|\s*[ap]\.?m|\s?[%€$£])", regex.I)
_YEAR = late.regex(_HEAD + r"(?<key>(?<year>(?:1[4-9]|20)\d\d))(?=[:,.]?[ \t]+[\p{L}(–—-]|:)")
_NUMBER = late.regex(r"[ \t]*\(?(?<key>(?<number>\d{1,2}))[.)][ \t]+\p{L}")
_LEAST = 5
"""Lines that are a series, at least."""
_LEADS = late.regex(r"[\r\n][ \t]*(?:[-*•·–][ \t]+|\()?\d")
"""Where a line begins that may be one of them."""


class _NumberedLine(NamedTuple):
    """A line by the number it begins with, and the span of that."""

    value: int
    start: int
    end: int


def timetable(view: View) -> Iterator[Candidate]:
    """The one line of a timetable or chronicle that stands before its time."""
    if not _may_be_series(view):
        return
    for run in (*_runs(view, _HOUR, _minutes), *_runs(view, _YEAR, lambda match: int(match["year"]))):
        values = [line.value for line in run]
        falls = [n for n, (one, two) in enumerate(pairwise(values), 1) if two < one]
        if len(run) >= _LEAST and len(falls) == 1 and (odd := _alone(values, falls[0])) is not None:
            yield _found(view, run[odd], run[odd - 1] if odd else run[1], "all other lines are in order")


def numbering(view: View) -> Iterator[Candidate]:
    """The one number of a numbered list that is left out, stands twice, or stands in the place of another."""
    if not _may_be_series(view):
        return
    for run in _runs(view, _NUMBER, lambda match: int(match["number"])):
        steps = [two.value - one.value for one, two in pairwise(run)]
        other = [n for n, line in enumerate(run) if line.value != n + 1]
        odd = [n for n, step in enumerate(steps, 1) if step != 1]
        if len(run) >= _LEAST and run[0].value == 1 and len(odd) == 1 and steps[odd[0] - 1] in (0, 2) and odd[0] > 1:
            yield _found(view, run[odd[0]], run[odd[0] - 1], f"{run[odd[0] - 1].value + 1} is next")
        elif len(run) >= _LEAST and len(other) == 1 and 0 < other[0] < len(run) - 1:
            yield _found(view, run[other[0]], run[other[0] - 1], f"{other[0] + 1} is next")


@cached_per_document
def _may_be_series(view: View) -> bool:
    """Whether so many lines begin with a number at all."""
    return len(list(islice(_LEADS.finditer("\n" + view.text), _LEAST))) == _LEAST


def _minutes(match: regex.Match[str]) -> int:
    return 60 * int(match["hour"]) + int(match["minute"])


def _alone(values: Sequence[int], at: int) -> int | None:
    """Which of the two around a fall breaks the order by itself: the second, where either may."""
    return next((n for n in (at, at - 1) if (rest := [*values[:n], *values[n + 1 :]]) == sorted(rest)), None)


def _runs(
    view: View, shape: regex.Pattern[str], value: Callable[[regex.Match[str]], int]
) -> Iterator[list[_NumberedLine]]:
    """Lines one below the other, but for empty ones, that all begin with what the shape asks for."""
    run: list[_NumberedLine] = []
    for start, end in view.line_spans:
        match = shape.match(view.text, start, end)
        if match:
            run.append(_NumberedLine(value(match), *match.span("key")))
        elif run and view.text[start:end].strip():
            if len(run) >= _LEAST:
                yield run
            run = []
    if len(run) >= _LEAST:
        yield run


def _found(view: View, odd: _NumberedLine, other: _NumberedLine, why: str) -> Candidate:
    here, there = view.text[odd.start : odd.end], view.text[other.start : other.end]
    return Candidate(
        odd.start, odd.end, {"what": here, "other": f"after {there}, {why}"}, (why,),
        related=(view.place(other.start, other.end),),
    )  # fmt: skip
