"""A whole and its parts: listed after it, before it, taken from it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate, pairwise

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.masked import NUMBER_, Figure, Masked, gap, masked
from lint.kinds.figures.numbers import written
from lint.kinds.figures.relations import contradiction
from lint.structure.view import View

MEASURES = vocabulary.words("figures/parts-measures")
"""What a number measures rather than counts: of the same things, unlike measures can be told."""
_CLOSE, _FAR = 1.6, 0.6
"""How much more or less the parts may make than the whole and still be taken for its parts."""
_SEPARATOR = vocabulary.pattern("figures/separator")
_LIST = vocabulary.pattern("figures/list", number=NUMBER_, gap45=gap(45), separator=_SEPARATOR)
_ALL = vocabulary.pattern("figures/all")
_PARTS = late.regex(
    vocabulary.pattern("figures/parts", number=NUMBER_, gap60=gap(60), all=_ALL, list=_LIST),
    regex.I,
)
_PAIRS = (
    ("men", "women"),
    ("boys", "girls"),
    ("males", "females"),
    ("male", "female"),
    ("adults", "children"),
    ("sons", "daughters"),
    ("brothers", "sisters"),
)
_BREAK = late.regex(vocabulary.pattern("figures/break"))
"""What no list of parts goes on after."""
_HALVES = tuple(
    late.regex(vocabulary.pattern("figures/halves", number=NUMBER_, gap16=gap(16), gap20=gap(20), gap50=gap(50), one=a, two=b), regex.I)
    for one, two in _PAIRS
    for a, b in ((one, two), (two, one))
)  # fmt: skip
_SOME = late.regex(vocabulary.pattern("figures/some"), regex.I)
_CUE = vocabulary.pattern("figures/cue", number=NUMBER_)
_TOTAL = late.regex(_CUE, regex.I)
TOTALLING = ("totalling", "totaling", "altogether", "making", "in all", "makes", "adds up", "adding up", "all told", "combined", "together")  # fmt: skip
"""What says that a figure is a total, but for that word."""
_HAS_TOTAL = late.regex(vocabulary.pattern("figures/has-total", any_totalling="|".join(TOTALLING)), regex.I)
_BETWEEN = 48
"""Characters from one part to the next, and from the last one to the total."""
_LEAVING = late.regex(
    vocabulary.pattern("figures/leaving", number=NUMBER_, gap90=gap(90), gap16=gap(16), gap40=gap(40)), regex.I
)
_OFF = 0.1
"""Share of the whole by which what is left may be off."""
_BACK = 600
"""Characters before "four left, so that 44 remained" in which the 48 stand."""
_REST = late.regex(vocabulary.pattern("figures/rest", number=NUMBER_, gap60=gap(60)), regex.I)
_OF_THESE = late.regex(vocabulary.pattern("figures/of-these"))
_ITEM = late.regex(vocabulary.pattern("figures/listed-item"))
_LAST = late.regex(vocabulary.pattern("figures/last-item"))


def parts(view: View) -> Iterator[Candidate]:
    """A whole and the parts that are listed for it."""
    text = masked(view)
    for start, end in text.sentences("nnn"):
        for match in (*_PARTS.finditer(text.text, start, end), *_halves(text, start, end)):
            whole, found = _figure(text, match, "whole"), _figures(text, match)
            other = _not_the_sum(text, whole, found, match)
            if other:
                yield contradiction(view, [whole, *found], other)
                break


def _halves(text: Masked, start: int, end: int) -> Iterator[regex.Match[str]]:
    for shape in _HALVES:
        yield from shape.finditer(text.text, start, end)


def _figure(text: Masked, match: regex.Match[str], group: str) -> Figure:
    return text.figures[match.start(group)]


def _figures(text: Masked, match: regex.Match[str]) -> list[Figure]:
    return [text.figures[at] for at in match.starts("part")]


def _not_the_sum(text: Masked, whole: Figure, found: list[Figure], match: regex.Match[str]) -> str | None:
    """What the parts make, where it is not the whole and no list of them that breaks off earlier makes it."""
    listed = text.text[match.start() : match.end()]
    if _SOME.search(listed):
        return None
    is_list = match.re is _PARTS
    if (
        is_list
        and match["cue"].strip() not in ("(", ":")
        and not regex.search(r"\band\b", listed[listed.rindex(",") if "," in listed else 0 :])
    ):
        return None
    return _other_sum(text, whole, found, list(accumulate(f.value for f in found)))


def _other_sum(text: Masked, whole: Figure, found: list[Figure], readings: list[float]) -> str | None:
    """What all parts make, where neither that, as they were rounded, nor one of the other readings is the whole."""
    low, high = sum(f.low for f in found), sum(f.high for f in found)
    if not _makes_another(text, whole, found) or (low <= whole.high and high >= whole.low) or whole.value in readings:
        return None
    return f"the parts make {written(round(sum(f.value for f in found), 2))}"


def _same_things(text: Masked, whole: Figure, found: list[Figure]) -> bool:
    """Whether parts can be of the whole: the same currency, and no measures but of one sort."""
    if len({f.sign for f in (whole, *found)}) > 1 or whole.value < 2:
        return False
    nouns = [text.noun(f) for f in (whole, *found)]
    measured = {n for n in nouns if n in MEASURES}
    return not measured or len({n for n in nouns if n}) == 1


def totals(view: View) -> Iterator[Candidate]:
    """A total after its parts."""
    text = masked(view)
    for start, end in text.sentences("nnn"):
        if not _HAS_TOTAL.search(text.text, start, end):
            continue
        for match in _TOTAL.finditer(text.text, start, end):
            whole = _figure(text, match, "whole")
            found = _before(text, start, match.start())
            other = _not_the_total(text, whole, found)
            if other:
                yield contradiction(view, [*found, whole], other)


def _before(text: Masked, start: int, end: int) -> list[Figure]:
    """The numbers that lead up to a total, one close after the other, in order."""
    found: list[Figure] = []
    for figure in reversed([f for f in text.figures.values() if start <= f.start < end]):
        between = text.text[figure.end : found[-1].start if found else end]
        if figure.sort != "number" or len(between) > _BETWEEN or _BREAK.search(between):
            break
        found.append(figure)
    return found[::-1]


def _not_the_total(text: Masked, whole: Figure, found: list[Figure]) -> str | None:
    """What the parts make, where neither all nor the last ones of them make the total, nor the first times the second."""
    if len(found) < 2 or _SOME.search(text.text, found[0].start, whole.start):
        return None
    if not regex.search(r"\b(?:and|plus)\b", text.text[found[-2].end : found[-1].start]):
        return None
    sums = list(accumulate(f.value for f in reversed(found)))
    product = found[0].value * found[-1].value if len(found) == 2 else 0.0
    return _other_sum(text, whole, found, [*sums, product])


def rests(view: View) -> Iterator[Candidate]:
    """What is left when a part is taken away."""
    text = masked(view)
    for start, end in text.sentences("nn"):
        for match in _LEAVING.finditer(text.text, start, end):
            places = _not_left(text, _figure(text, match, "taken"), _figure(text, match, "rest"))
            if places:
                whole, taken, _ = (f.value for f in places)
                yield contradiction(view, places, f"{written(whole)} less {written(taken)} is {written(whole - taken)}")
    for start, end in text.sentences("nnn"):
        for match in _REST.finditer(text.text, start, end):
            whole_, found = _figure(text, match, "whole"), [*_figures(text, match), _figure(text, match, "rest")]
            total = sum(f.value for f in found)
            if _makes_another(text, whole_, found) and total != whole_.value:
                yield contradiction(view, [whole_, *found], f"the parts make {written(total)}")


def subsets(view: View) -> Iterator[Candidate]:
    """ "Of these, 12 are new and 9 old": parts listed in a sentence of their own that are more than the one before it has."""
    text = masked(view)
    for span in text.sentences("nn"):
        if not _OF_THESE.match(text.text, *span):
            continue
        found = [f for f in text.within(*span) if f.sort == "number"]
        before = text.within(*view.anatomy.sentence_at(max(0, span[0] - 2)))
        wholes = [f for f in before if f.sort == "number"]
        if not wholes or not _is_list(text, found):
            continue
        whole, total = max(wholes, key=lambda f: f.value), sum(f.value for f in found)
        if _makes_another(text, whole, found) and whole.high < sum(f.low for f in found):
            yield contradiction(view, [whole, *found], f"the parts make {written(total)}")


def _is_list(text: Masked, found: list[Figure]) -> bool:
    """Whether figures stand in one list: commas between them and "and" before the last."""
    gaps = [text.text[one.end : two.start] for one, two in pairwise(found)]
    return all(_ITEM.fullmatch(gap) for gap in gaps) and _LAST.search(gaps[-1]) is not None


def _not_left(text: Masked, taken: Figure, rest: Figure) -> list[Figure]:
    """The whole, what was taken from it and what is said to be left, where no number before them leaves that."""
    wholes = [
        f
        for f in text.figures.values()
        if max(0, taken.start - _BACK) <= f.start < taken.start
        and f.sort == "number"
        and f.value > rest.value
        and f.sign == rest.sign
    ]
    near = [w for w in wholes if abs(w.value - taken.value - rest.value) <= _OFF * w.value]
    fits = any(w.low - taken.high <= rest.high and w.high - taken.low >= rest.low for w in wholes)
    return [near[-1], taken, rest] if near and not fits else []


def _makes_another(text: Masked, whole: Figure, found: list[Figure]) -> bool:
    """Whether figures can be parts of a whole and make nearly so much."""
    return (
        _same_things(text, whole, found)
        and max(f.value for f in found) < whole.value
        and _FAR <= sum(f.value for f in found) / whole.value <= _CLOSE
    )
