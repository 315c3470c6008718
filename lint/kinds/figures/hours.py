"""Hours of one day, and ages of one person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

import regex

from lint.core import vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.numbers import WORD, value_of
from lint.structure.view import View

_AGE = regex.compile(vocabulary.pattern("figures/age"))
_AN_AGE = regex.compile(vocabulary.pattern("figures/an-age"))
"""What every age holds: the persons are looked for only where two are told."""
_HOUR = vocabulary.pattern("figures/hour", word=WORD)
_SAME_DAY = regex.compile(vocabulary.pattern("figures/same-day", hour=_HOUR))


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
