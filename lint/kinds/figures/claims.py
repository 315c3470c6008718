"""Claims that a figure makes about another: so many of so many, a share in per cent, a price for several, a total of lines,
a number in the headline, "all" of them, a score at half-time."""

from __future__ import annotations

import datetime
import math
from collections.abc import Iterator
from itertools import pairwise

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.dates.mentions import DateMention, mentions
from lint.kinds.figures.numbers import NUMBER, WORD, Amount, amounts, around, value_of, written
from lint.structure.view import View

_OF_THEM = late.regex(vocabulary.pattern("figures/of-them", number=NUMBER))
_BETWEEN = late.regex(vocabulary.pattern("figures/between"))
_LATER = late.regex(
    vocabulary.pattern("figures/later", word=WORD),
    regex.I,
)
_EACH = late.regex(vocabulary.pattern("figures/each"))
_SEVERAL = late.regex(vocabulary.pattern("figures/several", word=WORD))
_FINAL = late.regex(vocabulary.pattern("figures/final"))
_HALF_TIME = late.regex(vocabulary.pattern("figures/half-time"))
_LINE = late.regex(
    r"^[ \t]*[\p{L}•*-][^\d\r\n]{1,60}?[:.\t ][ \t.]*(?<sign>[$€£¥])? ?(?<number>\d[\d,]*(?:\.\d+)?)(?<tail>%|[ \t]\p{L}{1,12})?[ \t]*$"
)
_TOTAL = late.regex(vocabulary.pattern("figures/total"))
_OF = late.regex(vocabulary.pattern("figures/of", word=WORD))


def of_them(view: View) -> Iterator[Candidate]:
    """More of them than there are."""
    places = [m.start() for m in _OF.finditer(view.text)]
    for match in around(_OF_THEM, places, view.text):
        some, whole = value_of(match["some"]), value_of(match["all"])
        if some > whole and not (some <= 11 and whole == 10):
            yield _claim(match, f"{written(some)} of {written(whole)}", "there are not so many")


def _claim(match: regex.Match[str], what: str, other: str) -> Candidate:
    return Candidate(*match.span(), {"what": what, "other": other}, (other,))


def backwards(view: View) -> Iterator[Candidate]:
    """A range of numbers that runs backwards."""
    for match in _BETWEEN.finditer(view.text):
        one, two = value_of(match["one"]), value_of(match["two"])
        years = one > 1400 and two > 1400 and "," not in match["one"]
        if (
            one > two
            and not years
            and (one > 12 or match["what"] or match.group().lower().startswith("aged"))
            and one < 10 * two
        ):
            yield _claim(match, match.group(), "the range runs backwards")


def later(view: View) -> Iterator[Candidate]:
    """ "Two weeks later, on 20 May" against the date before."""
    found = [m for m in mentions(view) if m.day]
    for one, two in pairwise(found):
        lead = _LATER.search(view.text[max(0, two.start - 48) : two.start])
        year = two.year or one.year or 2023
        start, end = one.in_year(one.year or year), two.in_year(year)
        if lead is None or start is None or end is None or view.text.count("\n", one.end, two.start) > 2:
            continue
        if start > end and lead.group().find("later") > 0 and one.month > 9:
            end = two.in_year(year + 1) or end
        days, slack, most = _days_later(lead, one)
        before = regex.search(r"before|earlier", lead.group()) is not None
        gap = (start - end if before else end - start) / datetime.timedelta(days=1)
        if slack < abs(gap - days) <= most:
            yield Candidate(
                two.start, two.end, {"what": lead.group().strip(" ,") + " " + view.text[two.start : two.end], "other": f"it is {abs(int(gap))} days from the date before"},
                (f"{abs(int(gap))} days",), related=(view.place(one.start, one.end),),
            )  # fmt: skip


def _days_later(lead: regex.Match[str], one: DateMention) -> tuple[float, int, float]:
    """How many days later it is said to be than the first day before, by how many it may miss that, and by how many until it
    counts from elsewhere."""
    if not lead["count"]:  # "the following day"
        return 1.0 + (one.last or one.day or 0) - (one.day or 0), 0, 7
    week = lead["unit"].lower() == "week"
    return value_of(lead["count"]) * (7 if week else 1), 3 if week else 1, math.inf


def several(view: View) -> Iterator[Candidate]:
    """What several cost against the price of one."""
    for each in _EACH.finditer(view.text):
        price = value_of(each["price"])
        for match in _SEVERAL.finditer(view.text, each.end(), each.end() + 160):
            count, total = value_of(match["count"]), value_of(match["sum"])
            fits = price and abs(total / price - round(total / price)) < 0.001
            if match["sign"] == each["sign"] and fits and round(total / price) != count and 1 < count < 100:
                yield Candidate(
                    *match.span(), {"what": match.group(), "other": f"at {each['sign']}{each['price']} it is {round(total / price)}"},
                    (f"{written(count)} × {written(price)} = {written(count * price)}",), related=(view.place(*each.span()),),
                )  # fmt: skip


def half_time(view: View) -> Iterator[Candidate]:
    """A score at half-time that is more than the final one."""
    finals = {frozenset((m["a"], m["b"])): m for m in _FINAL.finditer(view.text)}
    halves = list(_HALF_TIME.finditer(view.text))
    if len(finals) != 1 or len(halves) != 1:
        return
    final, half = next(iter(finals.values())), halves[0]
    high, low = sorted((int(final["a"]), int(final["b"])), reverse=True)
    more, less = sorted((int(half["a"]), int(half["b"])), reverse=True)
    if final.start() != half.start() and (more > high or less > high or (more > low and less > low)):
        yield Candidate(
            *half.span(), {"what": half.group(), "other": f"the match ended {final['a']}-{final['b']}"}, ("goals are not taken back",),
            related=(view.place(*final.span()),),
        )  # fmt: skip


def totals(view: View) -> Iterator[Candidate]:
    """Lines with a figure each, and a line that gives their sum."""
    run: list[regex.Match[str]] = []
    lines = view.line_spans
    last = max((n for n, span in enumerate(lines) if _TOTAL.match(view.text[slice(*span)])), default=-1)
    for start, end in lines[: last + 1]:
        match = _LINE.match(view.text[start:end])
        if match is None:
            run = []
            continue
        if _TOTAL.match(match.group()) and len(run) > 1:
            total, values = value_of(match["number"]), [value_of(m["number"]) for m in run]
            alike = len({(m["sign"], m["tail"]) for m in (*run, match)}) == 1
            if (
                alike
                and abs(sum(values) - total) > 0.005 * total + 0.011 * len(values)
                and 0.5 < sum(values) / (total or 1) < 2
            ):
                at = start + match.start("number")
                yield Candidate(
                    at, start + match.end("number"), {"what": f"the total {match['number']}", "other": f"the lines make {written(sum(values))}"},
                    (f"{' + '.join(map(written, values))} = {written(sum(values))}",),
                )  # fmt: skip
            run = []
        else:
            run.append(match)


def headline(view: View) -> Iterator[Candidate]:
    """A number in the headline that the text has otherwise."""
    heads = [p for p in view.anatomy.paragraphs if p.zone == "headline"]
    body = [p for p in view.anatomy.paragraphs if p.zone == "body"]
    if len(heads) != 1 or not body:
        return
    said = list(amounts(view.text, body[0].start, body[min(2, len(body) - 1)].end))
    for amount in amounts(view.text, heads[0].start, heads[0].end):
        other = _otherwise(view.text, amount, said)
        if other:
            yield Candidate(
                amount.start, amount.end,
                {"what": f"{written(amount.value)} {amount.unit} in the headline", "other": f"the text has {written(other.value)}"},
                (f"{written(other.value)} {other.unit} in the text",), related=(view.place(other.start, other.end),),
            )  # fmt: skip


def _otherwise(text: str, amount: Amount, said: list[Amount]) -> Amount | None:
    """What the text has instead of a number of the headline, where it has one number only of that unit."""
    if len(amount.unit) < 4 or amount.sign == "%" or amount.value < 3:
        return None
    others = [a for a in said if a.unit[:5] == amount.unit[:5] and a.sign == amount.sign]
    if len({a.value for a in others}) != 1:
        return None
    ratio = others[0].value / amount.value
    of_others = _OF_OTHERS.search(text, max(0, others[0].start - 12), others[0].start)
    return others[0] if 0.5 <= ratio <= 2 and abs(ratio - 1) > _ROUGHLY and not of_others else None


_OF_OTHERS = late.regex(vocabulary.pattern("figures/of-others"))
_ROUGHLY = 0.12
"""Share by which a headline rounds."""
