"""Figures of one sentence that must add up: shares of a hundred, differences, multiples, what is saved."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.numbers import NUMBER, PERCENT, WORD, Amount, amounts, value_of, written
from lint.kinds.figures.places import number_places
from lint.matching.anchors import begun
from lint.structure.view import View

TOLERANCE = 1.5
"""Per cent by which shares that were rounded may miss a hundred."""

_SHARE = late.regex(vocabulary.pattern("figures/sums-share", percent=PERCENT, word=WORD))
_BARE = late.regex(vocabulary.pattern("figures/sums-bare"))
_CHANGING = late.regex(
    vocabulary.pattern("figures/changing"),
    regex.I,
)
_REST = late.regex(vocabulary.pattern("figures/sums-rest", percent=PERCENT), regex.I)
_OF_ONE = late.regex(
    vocabulary.pattern("figures/of-one"),
    regex.I,
)

_APART = late.regex(vocabulary.pattern("figures/apart", number=NUMBER, percent=PERCENT))
_SAVED = late.regex(vocabulary.pattern("figures/saved", number=NUMBER))
_INSTEAD = late.regex(
    vocabulary.pattern("figures/instead"),
    regex.I,
)
_FACTOR = late.regex(vocabulary.pattern("figures/factor"))
_TIMES = late.regex(vocabulary.pattern("figures/times", word=WORD, number=NUMBER))


def shares(view: View) -> Iterator[Candidate]:
    """Percentages of one split that make more than a hundred, or with the rest not a hundred."""
    text = view.text
    groups: dict[tuple[int, int], list[regex.Match[str]]] = {}
    for match in begun(_SHARE, number_places(view), text):
        groups.setdefault(view.anatomy.sentence_at(match.start()), []).append(match)
    for (start, end), told in groups.items():
        found = _with_bare(text, told)
        if len(found) < 2 or len(found) > 8:
            continue
        sentence, values = text[start:end], [value_of(m["number"]) for m in found]
        total, rest = sum(values), _REST.search(sentence)
        if max(values) >= 100 or len(set(values)) == 1 or _CHANGING.search(sentence) or abs(total - 100) <= TOLERANCE:
            continue
        wrong = bool(rest and rest.start() > found[0].start() - start) and not any(
            a == 100 - b for a in values for b in values
        )
        if not wrong and total > 100 + TOLERANCE:
            wrong = _listed(text, found) if len(found) > 2 else _of_one(text, found, sentence)
        if wrong:
            yield Candidate(
                found[0].start(), found[-1].end(), {"what": "the percentages", "other": f"they make {written(total)}"},
                (f"{' + '.join(written(v) for v in values)} = {written(total)}",),
            )  # fmt: skip


def _with_bare(text: str, told: list[regex.Match[str]]) -> list[regex.Match[str]]:
    """Shares of one sentence, with those between them that leave the "per cent" out."""
    bare = _BARE.finditer(text, told[0].end(), told[-1].start())
    return sorted([*told, *bare], key=regex.Match.start)


def _of_one(text: str, found: list[regex.Match[str]], sentence: str) -> bool:
    """Whether two shares are of one whole, which is named once."""
    between = text[found[0].end() : found[1].start()]
    return bool(_OF_ONE.search(sentence)) and not regex.search(r"\bof\b|^ ?(?:to|or|[–-]) ?$", between)


def _listed(text: str, found: list[regex.Match[str]]) -> bool:
    """Whether shares stand in one list: short, alike, with commas between and "and" before the last."""
    gaps = [text[a.end() : b.start()] for a, b in pairwise(found)]
    short = all(len(gap) <= 45 and regex.fullmatch(r"[^.;:]*?(?:,|,? and)(?: \p{L}+){0,5} ?", gap) for gap in gaps)
    return short and "and" in gaps[-1]


def differences(view: View) -> Iterator[Candidate]:
    """A difference beside the two figures it is of."""
    for match in _APART.finditer(view.text):
        pair = _compared(view, match)
        if pair is None:
            continue
        said, percent = value_of(match["number"]), bool(match["percent"])
        gap = abs(pair[0].value - pair[1].value)
        right = 100 * gap / pair[0].value if percent and pair[0].value else gap
        slack = max(1.0, 0.06 * right) if percent else max(0.02 * right, 0.5 if right > 20 else 0.01)
        if abs(said - right) > slack and (percent or said < 3 * right + 1):
            yield _contradiction(
                view, match, pair, f"{match['word']} of {match['number']}", f"it is {written(round(right, 1))}"
            )


def _compared(view: View, match: regex.Match[str]) -> list[Amount] | None:
    """The only two figures before a difference, "from" the one "to" the other, in the same unit."""
    start, _ = view.anatomy.sentence_at(match.start())
    unit = match["currency"] or (match["unit"] or "").lower()
    before = [a for a in amounts(view.text, start, match.start()) if not _is_year(a) and a.sign != "%"]
    pair = [a for a in before if match["percent"] or not unit or unit in (a.sign, a.unit)]
    return pair if len(pair) == len(before) == 2 and _from_to(view.text, start, pair, match.start()) else None


def _from_to(text: str, start: int, pair: list[Amount], end: int) -> bool:
    return bool(regex.search(r"\b(?:from|between)\b", text[start : pair[0].start + 1])) and bool(
        regex.search(r"\b(?:to|and)\b", text[pair[0].end : pair[1].start])
    )


def _is_year(amount: Amount) -> bool:
    return not amount.sign and 1500 <= amount.value <= 2100 and amount.value == int(amount.value)


def savings(view: View) -> Iterator[Candidate]:
    """What is saved beside the old price and the new."""
    for match in _SAVED.finditer(view.text):
        start = max(0, match.start() - 160)
        before = [a for a in amounts(view.text, start, match.start()) if a.sign == match["currency"]]
        if len(before) != 2 or not _INSTEAD.search(view.text, start, match.start()):
            continue
        said, right = value_of(match["number"]), abs(before[0].value - before[1].value)
        if abs(said - right) > 0.01 * right + 0.01:
            yield _contradiction(
                view, match, before, f"{match['currency']}{match['number']}", f"it is {written(right)}"
            )


def multiples(view: View) -> Iterator[Candidate]:
    """A figure that is said to be so many times another."""
    end = -1
    for factor in _FACTOR.finditer(view.text):
        match = _TIMES.search(view.text, max(end, factor.start() - 30, 0), factor.end() + 60)
        if match is None or not match.start() <= factor.start() < match.end():
            continue
        start, _ = view.anatomy.sentence_at(match.start())
        if start <= end:  # what was compared before is not compared again
            continue
        end = match.end()
        before = [a for a in amounts(view.text, max(start, match.start() - 60), match.start()) if not _is_year(a)]
        of = regex.search(NUMBER, match["of"])
        if (
            not before
            or of is None
            or before[-1].sign == "%"
            or regex.search(r"[.;:]", view.text[before[-1].end : match.start()])
        ):
            continue
        base, first = value_of(of.group()), before[-1].value
        times = _factor(match["times"])
        if base <= 0 or first <= 0:
            continue
        lowest, highest = _bounds((match["than"] or "").strip(), times)
        if not lowest <= first / base <= highest and 0.2 < first / base / times < 5:
            ratio = written(round(first / base, 1))
            yield _contradiction(
                view, match, before[-1:], match.group(), f"{written(first)} is {ratio} times {written(base)}"
            )


def _factor(said: str) -> float:
    low = said.lower()
    return {"twice": 2.0, "double": 2.0, "triple": 3.0, "half": 0.5}.get(low) or value_of(low.removesuffix(" times"))


def _bounds(than: str, times: float) -> tuple[float, float]:
    """The ratios that a phrase allows."""
    if than in ("more than", "over", "just over"):
        return 0.98 * times, 2 * times
    if than in ("less than", "nearly", "almost", "just under"):
        return 0.5 * times, 1.02 * times
    return 0.85 * times, 1.2 * times


def _contradiction(view: View, match: regex.Match[str], others: list[Amount], what: str, other: str) -> Candidate:
    places = tuple(view.place(a.start, a.end) for a in others)
    said = tuple(f'"{view.text[a.start : a.end]}" in the same passage' for a in others)
    return Candidate(match.start(), match.end(), {"what": what, "other": other}, said, related=places)
