"""Years and clocks that cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.numbers import ORDINAL, WORD, ordinal_of, value_of
from lint.kinds.figures.places import number_places
from lint.matching.anchors import begun
from lint.structure.view import View

_YEAR = r"(?:1[4-9]|20)\d\d"
_BEGUN = late.regex(vocabulary.pattern("figures/times-begun", year=_YEAR))
_AFTER = late.regex(vocabulary.pattern("figures/after", word=WORD))
_ANY_YEAR = late.regex(rf"(?<![\d.,/-]){_YEAR}(?![\d/-]|[.,]\d)")
_CENTURY = late.regex(
    vocabulary.pattern("figures/century", ordinal=ORDINAL, year=_YEAR),
    regex.I,
)
_FROM_TO = late.regex(vocabulary.pattern("figures/from-to", year=_YEAR))
_DASHED = late.regex(vocabulary.pattern("figures/dashed", year=_YEAR))
_FALLING = late.regex(vocabulary.pattern("figures/falling"))

_CLOCK = late.regex(r"(?<![\w.,:/$€£-])(?<hour>\d{1,2})(?<mark>[.:])(?<minute>\d\d)(?![\d:]|[.,]\d)")
_BEFORE_CLOCK = late.regex(vocabulary.pattern("figures/before-clock"), regex.I)
_AFTER_CLOCK = late.regex(vocabulary.pattern("figures/after-clock"))
_MONEY = late.regex(
    vocabulary.pattern("figures/money"),
    regex.I,
)
_HALF = late.regex(r"\b(?<time>(?:1[3-9]|2[0-4])[.:][0-5]\d) ?(?<half>a\.m\.|am\b)")


def years_since(view: View) -> Iterator[Candidate]:
    """A number of years against the only year in which the thing began."""
    begun = [(int(m["year"]), m.span("year")) for m in _BEGUN.finditer(view.text)]
    if len(begun) != 1:
        return
    first, span = begun[0]
    for match in _AFTER.finditer(view.text):
        start, end = view.anatomy.sentence_at(match.start())
        years = [int(m.group()) for m in _ANY_YEAR.finditer(view.text, start, end) if m.start() != span[0]]
        if len(years) != 1 or match.start() < span[0] < match.end():
            continue
        said, right = value_of(match["number"]), years[0] - first
        if right > 5 and 0.7 * right <= said <= 1.4 * right and abs(said - right) > 1:
            yield Candidate(
                *match.span("span"), {"what": match.group(), "other": f"from {first} to {years[0]} it is {right} years"},
                (f"it began in {first}",), related=(view.place(*span),),
            )  # fmt: skip


def reversed_years(view: View) -> Iterator[Candidate]:
    """A range of years that runs backwards, or is not as long as it says; a century that its year is not in."""
    for match in (*_FROM_TO.finditer(view.text), *_DASHED.finditer(view.text)):
        one, two = int(match["one"]), int(match["two"])
        sentence = view.text[slice(*view.anatomy.sentence_at(match.start()))]
        if one > two and not _FALLING.search(sentence):
            yield _wrong(match, "the range runs backwards")
    for match in _CENTURY.finditer(view.text):
        said, right = ordinal_of(match["number"]), (int(match["year"]) - 1) // 100 + 1
        if said != right and int(match["year"]) % 100:
            yield _wrong(match, f"{match['year']} is in century {right}")


def _wrong(match: regex.Match[str], other: str) -> Candidate:
    return Candidate(match.start(), match.end(), {"what": match.group(), "other": other}, (other,))


def clocks(view: View) -> Iterator[Candidate]:
    """An hour that no clock shows."""
    text = view.text
    found = list(begun(_CLOCK, number_places(view), text))
    late = {m.group() for m in found if int(m["hour"]) > 23}
    for match in found:
        hour, minute = int(match["hour"]), int(match["minute"])
        if (hour < 24 and minute < 60) or (hour, minute) == (24, 0):
            continue
        if (hour > 29 or minute > 59) and match["mark"] == ".":
            continue
        if len(late) > 1 or view.anatomy.in_quotation(*match.span()):
            continue  # listings that count on after midnight
        if not _BEFORE_CLOCK.search(text, max(0, match.start() - 10), match.start()) or _AFTER_CLOCK.match(
            text, match.end()
        ):
            continue
        if not _MONEY.search(text, *view.anatomy.sentence_at(match.start())):
            yield Candidate(*match.span(), {"what": match.group(), "other": "no clock shows it"}, ("no such hour",))
    for match in begun(_HALF, number_places(view), text):
        yield Candidate(*match.span(), {"what": match.group(), "other": "it is after noon"}, ("after noon",))
