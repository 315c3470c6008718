"""A text whose figures are masked by their sort, so that wordings can be written over sorts instead of digits.

"Sales rose 20% to £60m from £50m" is read as "Sales rose P to N from N": one letter for the sort, the same length as what
was written, so that offsets hold. A wording over it finds the figures of all ways to write a number.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from lint.core import late, vocabulary
from lint.kinds.dates.mentions import mentions
from lint.kinds.figures.numbers import FIGURE, NUMBER, ORDINAL, PERCENT, ordinal_of, value_of
from lint.kinds.figures.places import number_places
from lint.matching.anchors import begun
from lint.structure.view import View, cached_per_document

_SORTS = {"number": "\uE100", "percent": "\uE101", "year": "\uE102", "date": "\uE103", "clock": "\uE104", "fraction": "\uE105", "ordinal": "\uE106", "range": "\uE107"}  # fmt: skip
_FILL = "\ue10f"
_PRIVATE = late.regex("[\ue100-\ue10f]")

NUMBER_ = rf"(?:\uE100{_FILL}*+)"
SHARE = rf"(?:\uE101{_FILL}*+)"
YEAR = rf"(?:\uE102{_FILL}*+)"
DATE = rf"(?:\uE103{_FILL}*+)"
CLOCK = rf"(?:\uE104{_FILL}*+)"
FRACTION = rf"(?:\uE105{_FILL}*+)"
NTH = rf"(?:\uE106{_FILL}*+)"
"""What stands in the masked text for a figure of each sort."""


def gap(most: int, least: int = 0) -> str:
    """Up to so many characters of one clause without another number or share; years and dates may stand there."""
    return rf"[^.;:()\n\uE100\uE101\uE105\uE107]{{{least},{most}}}?"


_DENOMINATORS = vocabulary.numbers("figures/denominators")
"""Those that are no ordinals."""
_CLOCK = vocabulary.pattern("figures/clock")
_AMOUNT = r"(?:US\$|[$€£¥])?\d(?:[\d,.]*\d)?"
_MEASURES = vocabulary.pattern("figures/measures")
_DATING = vocabulary.pattern("figures/dating")
_YEAR = vocabulary.pattern("figures/year", measures=_MEASURES, dating=_DATING)
_PARTS = {
    "clock": _CLOCK,
    "range": vocabulary.pattern("figures/range", amount=_AMOUNT, percent=PERCENT),
    "fraction": vocabulary.pattern("figures/masked-fraction"),
    "ordinal": rf"{ORDINAL}\b",
    "percent": vocabulary.pattern("figures/percent", number=NUMBER, percent=PERCENT),
    "year": _YEAR,
    "number": vocabulary.pattern("figures/number", number=NUMBER),
}
_FIGURE = late.regex(
    r"(?<![\w.,/:$€£¥-])(?:" + "|".join(f"(?P<{sort}>{part})" for sort, part in _PARTS.items()) + ")", regex.I
)
_ONE = late.regex(vocabulary.pattern("figures/one"))
_SIGN = late.regex(r"(?:[A-Z]{0,2}[$€£¥])?")
_NUMBER = late.regex(NUMBER, regex.I)
_IN_FIGURES = late.regex(FIGURE)
_HEDGE = late.regex(
    vocabulary.pattern("figures/hedge"),
    regex.I,
)
_HEDGES = tuple(f"{end} " for end in vocabulary.word_list("figures/ends-of-hedges"))
"""What stands before a figure that is hedged: the last words of all of these."""
_LOOSE = 0.1
"""Share by which "about", "nearly" and "over" let a figure differ."""
_NOUN = late.regex(vocabulary.pattern("figures/masked-noun"))
_DECIMALS = late.regex(r"\d[\d,]*(?:\.(\d+))?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, share, year, ordinal or fraction of a text: where it stands, its sort, its value (per cent for shares), the
    least and the greatest it may be as it was rounded and hedged, its currency."""

    start: int
    end: int
    sort: str
    value: float
    low: float
    high: float
    sign: str


class Masked:
    """The figures of a document by where they stand, and its text with each of them masked."""

    def __init__(self, view: View) -> None:
        # not the view, which keeps this: it would wait for the collector
        self.plain, self._anatomy = view.text, view.anatomy
        self.figures: dict[int, Figure] = {}
        self._with: dict[str, list[tuple[int, int]]] = {}
        if not _PRIVATE.search(view.text):
            for figure in _figures(view):
                self.figures[figure.start] = figure
        self._starts = sorted(self.figures)
        self.text = self._masked()

    def _masked(self) -> str:
        out, at = [], 0
        for figure in self.figures.values():
            out += [self.plain[at : figure.start], _SORTS[figure.sort], _FILL * (figure.end - figure.start - 1)]
            at = figure.end
        return "".join([*out, self.plain[at:]])

    def sentences(self, needs: str) -> list[tuple[int, int]]:
        """Sentences that have at least the figures whose sorts begin with these letters, "nnp" two numbers and a share."""
        known = self._with.get(needs)
        if known is None:
            wanted = Counter(needs).items()
            every = self._sentences.items()
            known = [span for span, sorts in every if all(sorts[letter] >= count for letter, count in wanted)]
            self._with[needs] = known
        return known

    @cached_property
    def _sentences(self) -> dict[tuple[int, int], Counter[str]]:
        """Sentences that have figures, and how many of each sort, by its first letter."""
        found: dict[tuple[int, int], Counter[str]] = {}
        for figure in self.figures.values():
            found.setdefault(self._anatomy.sentence_at(figure.start), Counter())[figure.sort[0]] += 1
        return found

    def within(self, start: int, end: int) -> list[Figure]:
        """The figures of a stretch of text, in order."""
        first = bisect_left(self._starts, start)
        return [self.figures[at] for at in self._starts[first : bisect_left(self._starts, end, first)]]

    def phrase(self, figure: Figure) -> str:
        """The words from a number to the noun that it counts, or nothing."""
        found = _NOUN.match(self.text, figure.end)
        return found["noun"] if found else ""

    def noun(self, figure: Figure) -> str:
        """The noun that a number counts, in small letters, or nothing."""
        return self.phrase(figure).rpartition(" ")[2].lower()


@cached_per_document
def masked(view: View) -> Masked:
    """The figures of a document."""
    return Masked(view)


def _figures(view: View) -> Iterator[Figure]:
    """Figures in order; a date is one figure, whatever numbers it has."""
    dates = [(m.start, m.end) for m in mentions(view)]
    at = next_date = 0
    for match in begun(_FIGURE, number_places(view), view.text):
        while next_date < len(dates) and dates[next_date][0] <= match.start():
            start, at = dates[next_date]
            yield Figure(start, at, "date", 0.0, 0.0, 0.0, "")
            next_date += 1
        upcoming = dates[next_date][0] if next_date < len(dates) else len(view.text)
        if match.start() < at or match.end() > upcoming:
            continue
        figure = _read(view.text, match)
        if figure:
            at = figure.end
            yield figure
    for start, end in dates[next_date:]:
        yield Figure(start, end, "date", 0.0, 0.0, 0.0, "")


def _read(text: str, match: regex.Match[str]) -> Figure | None:
    sort, said = str(match.lastgroup), match.group()
    if sort in ("clock", "range"):
        return Figure(*match.span(), sort, 0.0, 0.0, 0.0, "")
    if sort == "number" and _ONE.match(text, match.start()):
        return None
    if sort == "fraction":
        value = low = high = _fraction("one " * (said[0] in "hH") + said.lower().replace("-", " "))
    elif sort == "ordinal":
        value = low = high = float(ordinal_of(said))
    else:
        number = _NUMBER.search(said)
        value = value_of(number.group()) if number else 0.0
        low, high = rounded(number.group() if number else "", value) if sort != "year" else (value, value)
    sign = "%" if sort == "percent" else _SIGN.match(said).group()  # type: ignore[union-attr]
    return Figure(match.start(), match.end(), sort, value, *_hedged(text, match.start(), low, high), sign)


def _fraction(said: str) -> float:
    """The value of "a half", "three quarters", "two in five", in small letters and without hyphens."""
    first, *_, last = said.split()
    some = 1.0 if first in ("a", "half") else value_of(first)
    if " in " in said or " out of " in said:
        return some / value_of(last)
    whole = last.rstrip("s")
    return some / (_DENOMINATORS.get(whole) or ordinal_of(whole))


def rounded(said: str, value: float) -> tuple[float, float]:
    """What a figure may have been before it was rounded to what was written: half of its last digit, or of its last digit but
    zeros and one zero, more or less."""
    found = _IN_FIGURES.match(said)
    if found is None or not value:
        return value, value
    digits = found.group().replace(",", "")
    whole, _, decimals = digits.partition(".")
    zeros = len(whole) - len(whole.rstrip("0")) if not decimals else 0
    half = 0.5 * (10.0 ** -len(decimals) if decimals else 10.0 ** max(0, zeros - 1))
    scale = value / float(digits) if float(digits) else 1.0
    if scale == 1.0 and not decimals and zeros < 2 and value < 1000:
        half = 0.0  # a number of things is whole
    return value - half * scale, value + half * scale


def _hedged(text: str, start: int, low: float, high: float) -> tuple[float, float]:
    before = max(0, start - 24)
    hedge = _HEDGE.search(text, before, start) if text[before:start].lower().endswith(_HEDGES) else None
    if hedge is None:
        return low, high
    return (
        low * (1 if hedge["above"] else 1 - _LOOSE),
        high * (1 if hedge["below"] else 1 + _LOOSE),
    )
