"""Changes in per cent beside the two figures, totals that come after their parts, ages of one person, hours of one evening."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice, pairwise

import regex

from lint.core.kind import Candidate
from lint.kinds.figures.numbers import NUMBER, PERCENT, WORD, amounts, around, value_of, written
from lint.structure.view import View

_UP = "rose|grew|increased|up|climbed|jumped|surged|soared|gained|rise|growth|increase|rising|growing|increasing"
_DOWN = "fell|dropped|down|decreased|declined|shrank|slumped|plunged|slid|lost|fall|drop|decrease|decline|falling"
_MONEY = r"(?:(?:US|C|A|HK)?[$€£¥]|(?:\p{L}{3} )?)"
_CHANGED = regex.compile(
    rf"\b(?<verb>{_UP}|{_DOWN}) (?:by |of )?(?<share>\d+(?:\.\d+)?){PERCENT}[^.;:%()\d]{{0,40}}?\b(?:from (?<old>{_MONEY}{NUMBER})[^.;:%()\d]{{0,30}}?\bto (?<new>{_MONEY}{NUMBER})|to (?<new>{_MONEY}{NUMBER})[^.;:%()\d]{{0,30}}?\bfrom (?<old>{_MONEY}{NUMBER}))(?![\d%]|[.,]\d| ?(?:%|per ?cent|million|billion))"
)
_SHARE = regex.compile(r"\d ?(?:%|per ?cent)")
_FIGURE = regex.compile(r"\d[\d,]*(?:\.(\d+))?")
_CUE = regex.compile(r"\b(?:a total of|altogether|totall?ing|making|in all|in total|all told)\b")
_TOTAL = regex.compile(
    rf"(?:,|\(| –|;| and)? ?(?:(?:for )?(?:a total of|altogether|totall?ing|making|in all|in total) (?<number>{NUMBER})\b|(?<number>{NUMBER})(?: \p{{L}}+)? (?:in all|in total|altogether|all told)\b)(?! of)"
)
_PLAIN = regex.compile(r"[^.;:()%]*")
_AGE = regex.compile(
    r"(?<name>\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+)(?:, (?:aged )?| \()(?<age>[1-9]\d)(?:,(?= \p{L})|\)|\.(?=\s))|\b(?<age>[1-9]\d)-year-old (?<name>\p{Lu}[\p{L}’'-]+ \p{Lu}[\p{L}’'-]+)"
)
_AN_AGE = regex.compile(r"(?:, (?:aged )?| \()[1-9]\d(?:,(?= \p{L})|\)|\.(?=\s))|[1-9]\d-year-old ")
"""What every age holds: the persons are looked for only where two are told."""
_HOUR = rf"(?:(?:half past|(?:a )?quarter past|(?:a )?quarter to) )?(?:\d{{1,2}}(?:[.:]\d\d)?|{WORD})"
_SAME_DAY = regex.compile(
    rf"\b(?:began|begins|started|starts|opened|opens)(?: \p{{L}}+){{0,2}}? at (?<one>{_HOUR})\b[^.;]{{0,80}}?\b(?:ended|ends|closed|closes|finished|finishes|was over)(?: \p{{L}}+){{0,2}}? at (?<two>{_HOUR}) (?:on )?the same (?:evening|day|afternoon|morning|night)\b"
)


def changes(view: View) -> Iterator[Candidate]:
    """A change in per cent that the two figures beside it do not make, however they were rounded."""
    for match in around(_CHANGED, _SHARE, view.text, 16, 120):
        old, new, share = _interval(match["old"]), _interval(match["new"]), _interval(match["share"])
        if match["old"][0].isdigit() != match["new"][0].isdigit() or old[0] <= 0 or new[0] <= 0:
            continue
        least, most = abs_range(new[0] / old[1] - 1, new[1] / old[0] - 1)
        if share[0] / 100 > most + 0.005 or share[1] / 100 < least - 0.005:
            right = 100 * abs(sum(new) / sum(old) - 1)
            grown = sum(new) > sum(old)
            if grown != bool(regex.fullmatch(_UP, match["verb"])) or right > 400:
                continue
            yield Candidate(
                *match.span(),
                {"what": match.group(), "other": f"it is about {written(round(right, 1))} per cent"},
                (f"{match['old']} to {match['new']}",),
            )


def abs_range(low: float, high: float) -> tuple[float, float]:
    """The least and the greatest size in a range that may cross zero."""
    least = 0.0 if low <= 0 <= high else min(abs(low), abs(high))
    return least, max(abs(low), abs(high))


def _interval(written_as: str) -> tuple[float, float]:
    """What a rounded figure may have been."""
    found = _FIGURE.search(written_as)
    number = regex.search(NUMBER, written_as)
    value = value_of(number.group()) if number else 0.0
    if found is None:
        return value, value
    digits = found.group().replace(",", "")
    base = float(digits) or 1.0
    zeros = len(digits) - len(digits.rstrip("0")) if "." not in digits else 0
    half = 0.5 * (10.0 ** -len(found[1]) if found[1] else 10.0 ** max(0, zeros - 1))
    scale = value / base
    return value - half * scale, value + half * scale


def totals_after(view: View) -> Iterator[Candidate]:
    """A total that comes after its parts."""
    for cue in _CUE.finditer(view.text):
        match = _TOTAL.search(view.text, max(0, cue.start() - 30), cue.end() + 24)
        if match is None or not match.start() <= cue.start() < match.end():
            continue
        start, _ = view.anatomy.sentence_at(match.start())
        parts = [a for a in amounts(view.text, start, match.start()) if a.sign == "" and not 1500 <= a.value <= 2100]
        if (
            not 2 <= len(parts) <= 6
            or len({a.unit for a in parts}) < len(parts)
            or not _PLAIN.fullmatch(view.text[parts[0].start : match.start()])
        ):
            continue
        gaps = [view.text[a.end : b.start] for a, b in pairwise(parts)]
        if " and " not in gaps[-1] or any(len(g) > 32 for g in gaps) or match.start() - parts[-1].end > 32:
            continue
        said, total = value_of(match["number"]), sum(a.value for a in parts)
        if said != total and 0.5 * total <= said <= 1.5 * total and said > max(a.value for a in parts):
            yield Candidate(
                parts[0].start, match.end("number"), {"what": f"{written(said)} in all", "other": f"the parts make {written(total)}"},
                (f"{' + '.join(written(a.value) for a in parts)} = {written(total)}",),
            )  # fmt: skip


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
