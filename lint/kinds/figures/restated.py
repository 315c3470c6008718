"""The same number told again: "the 14 boats" of the twelve, the headline's and the text's, the score of a match."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.masked import Figure, Masked, masked
from lint.kinds.figures.numbers import written
from lint.kinds.figures.parts import MEASURES
from lint.structure.view import View

_DEFINITE = late.regex(vocabulary.pattern("figures/definite"), regex.I)
_OTHERS = late.regex(vocabulary.pattern("figures/others"), regex.I)
_PART = late.regex(vocabulary.pattern("figures/part"))
_WHOSE = vocabulary.words("figures/whose")
_PARTS = 6
"""Numbers of one noun before another that may be its parts."""
_APART = 3
"""Smallest number that is compared: "the two" are any two."""


class Count(NamedTuple):
    """A number of things in a text: the figure, the words between it and its noun, the noun."""

    figure: Figure
    between: str
    noun: str


def _counts(text: Masked) -> dict[str, list[Count]]:
    found: defaultdict[str, list[Count]] = defaultdict(list)
    for figure in text.figures.values():
        if figure.sort == "number" and not figure.sign:
            phrase = text.phrase(figure)
            if phrase:
                *between, noun = phrase.lower().split()
                if noun not in MEASURES:
                    found[noun].append(Count(figure, " ".join(between), noun))
    return found


def restated(view: View) -> Iterator[Candidate]:
    """ "All 2,430 members" of what was 2,340 members: a number that is told again, of the same noun, and differs."""
    text = masked(view)
    for told in _counts(text).values():
        counts = [c for c in told if c.figure.value >= _APART]
        values = {c.figure.value for c in counts}
        if len(values) < 2:
            continue
        for number, again in enumerate(counts):
            lead = _DEFINITE.search(view.text, max(0, again.figure.start - 20), again.figure.start)
            before = [c for c in counts[:number] if c.figure.value != again.figure.value]
            if lead is None or not before or not _is_once(text, again, counts):
                continue
            other = before[-1].figure
            whose = bool(lead["all"]) or lead["lead"].lower() in _WHOSE
            parts = [c.figure.value for c in told if c.figure.start < again.figure.start]
            if _is_slip([c.figure for c in before], again.figure, whose) and not _is_sum(again.figure.value, parts):
                yield Candidate(
                    again.figure.start, again.figure.end,
                    {"what": f"{view.text[lead.start() : again.figure.end].strip()} {again.noun}", "other": f"before it was {written(other.value)}"},
                    (f"{written(other.value)} {again.noun} before",), related=(view.place(other.start, other.end),),
                )  # fmt: skip
                break


def _is_once(text: Masked, again: Count, counts: list[Count]) -> bool:
    """Whether a number is told of the noun only here, and no part of it is meant."""
    tail = text.text[again.figure.end : again.figure.end + 60]
    return sum(c.figure.value == again.figure.value for c in counts) == 1 and not _OTHERS.search(
        text.text[max(0, again.figure.start - 24) : again.figure.start]
    ) and not _PART.search(tail[tail.find(again.noun) + len(again.noun) :] if again.noun in tail else "")  # fmt: skip


def _is_slip(before: list[Figure], two: Figure, whose: bool) -> bool:
    """Whether a number may be one told before that was got wrong: two figures that changed places, or of what is somebody's
    any that is near."""
    one = before[-1]
    digits, others = f"{one.value:.0f}", f"{two.value:.0f}"
    if any(f.low <= two.value <= f.high for f in before):
        return False
    if _has_one_more(digits, others) or _has_one_more(others, digits):
        return True
    if digits != others and len(digits) > 2 and sorted(digits) == sorted(others):
        return 0.5 <= two.value / one.value <= 2
    return whose and 0.5 <= two.value / max(f.value for f in before) <= 2


def _has_one_more(one: str, two: str) -> bool:
    """Whether a figure of four digits and more is another with one digit too many: 12,300 and 123,000."""
    return len(one) == len(two) + 1 > 4 and one.rstrip("0") == two.rstrip("0")


def _is_sum(value: float, parts: list[float]) -> bool:
    """Whether some of the numbers before make it together."""
    recent = parts[-_PARTS:]
    return any(sum(some) == value for count in range(2, len(recent) + 1) for some in combinations(recent, count))


RESULTS = tuple(vocabulary.word_list("figures/results"))
"""Words beside the result of a match."""
_HEADLINE = 120
"""Characters of a headline, at most."""
_SCORE = late.regex(vocabulary.pattern("figures/score"), regex.M)
_OTHER_GAME = late.regex(vocabulary.pattern("figures/other-game"))
"""Words by which a result is that of another game."""
_RESULT = late.regex(vocabulary.pattern("figures/result"))


def scores(view: View) -> Iterator[Candidate]:
    """The result of a match at its head, and another one in its report."""
    head = _SCORE.search(view.text, 0, _HEADLINE)
    if head is None:
        return
    goals = sorted((int(head["a"]), int(head["b"])))
    found = list(_RESULT.finditer(view.text, head.end()))
    if (
        len(found) == 1
        and sorted((int(found[0]["a"]), int(found[0]["b"]))) != goals
        and not _OTHER_GAME.search(view.text[slice(*view.anatomy.sentence_at(found[0].start()))])
    ):
        yield Candidate(
            *found[0].span(), {"what": found[0].group(), "other": f"at the head it is {head['a']}–{head['b']}"}, ("the result at the head",),
            related=(view.place(*head.span()),),
        )  # fmt: skip
