"""The unit of a measure: one that what is measured does not have ("a pressure of 4.5 m"), and one that the same figure of the
same thing does not have elsewhere in the text ("51 cm long", "length: 51 mm")."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.numbers import FIGURE
from lint.kinds.figures.places import number_places
from lint.kinds.figures.units import UNIT, sized
from lint.lexicon.edits import swaps_of
from lint.matching.anchors import begun
from lint.structure.view import View, cached_per_document

_QUANTITIES: dict[str, frozenset[str]] = {
    noun: frozenset(dimensions.split(","))
    for row in vocabulary.phrases("figures/quantities")
    for dimensions, nouns in (row.split(" ", 1),)
    for noun in nouns.split()
}
"""What a quantity may be measured in, by the words that name it."""
_MEASURE = late.regex(vocabulary.pattern("figures/scales-measure", figure=FIGURE, unit=UNIT))
_NAMED = late.regex(vocabulary.pattern("figures/scales-named", any_quantities="|".join(_QUANTITIES)))
_REACH = 70
"""Characters before a measure in which the quantity is named."""
_AROUND = 40
"""Characters on either side of a measure whose words say what is measured."""
_WORD = late.regex(r"\p{L}{4,}")
_STEM = 5
"""Letters by which two words are told to be of one stem."""
_PLAIN = vocabulary.words("figures/scales-plain")
"""Words beside a measure that say nothing of what is measured."""
_DIGITS = 3
"""Digits of a figure, at least, that is got wrong rather than another one."""


class Measure(NamedTuple):
    """A figure with its unit where it stands, what the unit measures, and how much it is."""

    start: int
    end: int
    figure: str
    unit: str
    dimension: str
    size: float


@cached_per_document
def _measures(view: View) -> list[Measure]:
    return [
        Measure(*m.span(), m["figure"], m["unit"], *sized(m["unit"]))
        for m in begun(_MEASURE, number_places(view), view.text)
    ]


def misplaced(view: View) -> Iterator[Candidate]:
    """A measure in a unit that its quantity does not have."""
    for measure in _measures(view):
        start = max(view.anatomy.sentence_at(measure.start)[0], measure.start - _REACH)
        named = _NAMED.search(view.text, start, measure.start)
        if named and measure.dimension not in _QUANTITIES[named["quantity"].lower()]:
            what, other = view.text[named.start() : measure.end], f"{measure.unit} is a unit of {measure.dimension}"
            yield Candidate(measure.start, measure.end, {"what": what, "other": other}, (other,))


def rescaled(view: View) -> Iterator[Candidate]:
    """The same figure of the same thing, ten or a thousand times as large as before."""
    found: defaultdict[tuple[str, str], list[Measure]] = defaultdict(list)
    for measure in _measures(view):
        if len(measure.figure.replace("0", "").strip(".,")) > 1:
            found[measure.figure, measure.dimension].append(measure)
    for first, *others in found.values():
        for other in others:
            if _is_rescaled(first, other) and _about(view, first) & _about(view, other):
                yield _differs(view, first, other)
                break


def swapped(view: View) -> Iterator[Candidate]:
    """Two figures of one unit in which two digits changed places: 2,340 m, then 3,240 m."""
    found: defaultdict[tuple[str, float], list[Measure]] = defaultdict(list)
    for measure in _measures(view):
        found[measure.dimension, measure.size].append(measure)
    for same in found.values():
        met: dict[str, Measure] = {}
        for other in same:
            figure = other.figure.replace(",", "")
            before = [met[swap] for swap in swaps_of(figure) if swap in met]
            if before and len(figure) >= _DIGITS:
                yield _differs(view, min(before), other)
            met.setdefault(figure, other)


def _differs(view: View, first: Measure, other: Measure) -> Candidate:
    """A measure that was another one before."""
    there = view.text[first.start : first.end]
    return Candidate(
        other.start, other.end, {"what": view.text[other.start : other.end], "other": f"before it was {there}"},
        (f"{there} before",), related=(view.place(first.start, first.end),),
    )  # fmt: skip


def _is_rescaled(one: Measure, two: Measure) -> bool:
    """Whether two units are ten times, or a power of ten times, of one another."""
    power = math.log10(one.size / two.size)
    return abs(power) > 0.5 and abs(power - round(power)) < 1e-6


def _about(view: View, measure: Measure) -> set[str]:
    """The stems of the words on a measure's line that are near it."""
    text = view.text
    start = max(text.rfind("\n", 0, measure.start) + 1, measure.start - _AROUND)
    stop = text.find("\n", measure.end)
    end = min(len(text) if stop < 0 else stop, measure.end + _AROUND)
    words = _WORD.findall(text[start : measure.start] + " " + text[measure.end : end])
    return {word.lower()[:_STEM].rstrip("s") for word in words} - _PLAIN
