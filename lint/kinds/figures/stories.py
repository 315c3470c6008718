"""Figures of one story: what is left of two sums, so many of them, steps and their number, meals and hours."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.numbers import NUMBER, WORD, amounts, around, value_of, written
from lint.kinds.figures.places import number_places
from lint.matching.anchors import begun
from lint.structure.view import View

_COUNT = rf"(?:{WORD}|\d{{1,4}})"
_LEFT = late.regex(vocabulary.pattern("figures/left", number=NUMBER))
_SURPLUS = late.regex(vocabulary.pattern("figures/surplus"))
_OF_THE = late.regex(vocabulary.pattern("figures/of-the", count=_COUNT))
_THEM = late.regex(vocabulary.pattern("figures/them", count=_COUNT))
_OF_THEM = late.regex(vocabulary.pattern("figures/stories-of-them"))
_STEPS = late.regex(vocabulary.pattern("figures/stories-steps", word=WORD))
_NUMBERED = late.regex(r"(?m)^[ \t]*(?:[Ss]tep )?(\d{1,2})[.):](?=\s)")
_FIRST = late.regex(r"1[.):](?=\s)")
_MEAL = late.regex(vocabulary.pattern("figures/meal"))
_LISTED_DAYS = late.regex(vocabulary.pattern("figures/listed-days", word=WORD))
_YEAR = late.regex(r"(?<![\d.,/-])(?:1[0-9]|20)\d\d(?![\d/-]|[.,]\d)")
_OLD = late.regex(vocabulary.pattern("figures/old", word=WORD))
_YEARS = late.regex(r"\byears\b")
_BEGUN = late.regex(vocabulary.pattern("figures/stories-begun"))
_FAMILY = late.regex(vocabulary.pattern("figures/family", word=WORD))


def _told(match: regex.Match[str], group: str | int, other: str) -> Candidate:
    return Candidate(*match.span(group), {"what": match.group(group), "other": other}, (other,))


def left_over(view: View) -> Iterator[Candidate]:
    """What is left of two sums; what a family saves."""
    for match in around(_LEFT, _SURPLUS, view.text, 40, 60):
        start, _ = view.anatomy.sentence_at(match.start())
        before = [a.value for a in amounts(view.text, start, match.start()) if a.sign == match["sign"]]
        right = abs(before[0] - before[1]) if len(before) == 2 else 0.0
        if right and abs(value_of(match["number"]) - right) > 0.01 * right:
            yield _told(match, 0, f"it is {written(right)}")
    for match in _FAMILY.finditer(view.text):
        right = value_of(match["count"]) * float(match["each"]) - float(match["all"])
        if right > 0 and abs(right - float(match["saved"])) > 0.01:
            yield _told(match, 0, f"it is {written(right)}")


def of_whom(view: View) -> Iterator[Candidate]:
    """Two parts of them that are more than all."""
    for match in (*_OF_THE.finditer(view.text), *around(_THEM, _OF_THEM, view.text, 100, 80)):
        whole, parts = value_of(match["all"]), value_of(match["one"]) + value_of(match["two"])
        if parts > whole > max(value_of(match["one"]), value_of(match["two"])):
            yield _told(match, 0, f"the parts make {written(parts)}")


def steps(view: View) -> Iterator[Candidate]:
    """ "Four steps" and a list that is numbered to five; "five days" and six dates."""
    numbered = list(_NUMBERED.finditer(view.text)) if _FIRST.search(view.text) else []
    numbers = [int(m[1]) for m in numbered]
    if len(numbers) > 2 and numbers == list(range(1, len(numbers) + 1)):
        first = numbered[0].start()
        said = list(_STEPS.finditer(view.text, max(0, first - 400), first))
        if (
            len(said) == 1
            and value_of(said[0]["count"]) != len(numbers)
            and abs(value_of(said[0]["count"]) - len(numbers)) < 4
        ):
            yield _told(said[0], 0, f"the list has {len(numbers)}")
    for match in begun(_LISTED_DAYS, number_places(view), view.text):
        days = regex.findall(r"\d+", match["list"])
        if len(days) != value_of(match["count"]):
            yield _told(match, 0, f"{len(days)} are listed")


def meals(view: View) -> Iterator[Candidate]:
    """Lunch at night, breakfast in the evening."""
    for match in _MEAL.finditer(view.text):
        if not (match["what"] == "Breakfast" and match["time"].startswith("12")):
            yield _told(match, "time", f"it is {match['what'].lower()}")


def years_old(view: View) -> Iterator[Candidate]:
    """How old a thing was, between two years of its sentence."""
    for match in around(_OLD, _YEARS, view.text, 34, 12):
        start, end = view.anatomy.sentence_at(match.start())
        years = [(int(m.group()), m.start()) for m in _YEAR.finditer(view.text, start, end)]
        if len(years) != 2 or years[0][0] >= years[1][0] or not _BEGUN.search(view.text, start, years[0][1]):
            continue
        said, right = value_of(match["count"]) * (100 if match["hundred"] else 1), years[1][0] - years[0][0]
        than = (match["than"] or "").strip()
        if than in ("more than", "over"):
            wrong = right < said <= 2 * right
        elif than in ("nearly", "almost", "about", "some"):
            wrong = not 0.8 * said <= right <= 1.2 * said and 0.5 * right <= said <= 2 * right
        else:
            wrong = abs(said - right) > 1 and 0.7 * right <= said <= 1.4 * right
        if wrong:
            yield _told(match, "span", f"from {years[0][0]} to {years[1][0]} it is {right} years")
