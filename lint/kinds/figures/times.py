"""Years, ages, spans and clocks that cannot all be right."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from lint.core.kind import Candidate
from lint.kinds.dates.mentions import Mention, mentions
from lint.kinds.figures.numbers import ORDINAL, WORD, ordinal_of, value_of
from lint.structure.view import View

_YEAR = r"(?:1[4-9]|20)\d\d"
_BEGUN = regex.compile(
    rf"\b(?:founded|established|opened|built|created|formed|started|set up|incorporated|inaugurated|launched|began|dates? (?:from|back to)|goes back to)\b(?:[^.;\d]{{0,40}}?\b(?:in|to|from|since))? (?P<year>{_YEAR})(?![\d/-])"
)
_ANNIVERSARY = regex.compile(
    rf"\b(?:its|their|the \p{{Ll}}+[’']s|(?:his|her) (?:death|birth)[’']s) (?<number>{ORDINAL}) (?:anniversary|birthday|jubilee)\b",
    regex.I,
)
_AFTER = regex.compile(
    rf"\b(?:after|for|in its|of) (?<span>(?<number>\d{{1,3}}|{WORD}) years\b)(?! (?:old|later|ago|before|of age))"
)
_ANY_YEAR = regex.compile(rf"(?<![\d.,/-]){_YEAR}(?![\d/-]|[.,]\d)")
_BORN = regex.compile(
    rf"\bborn\b[^.;]{{0,60}}?\b(?P<year>{_YEAR})(?!\d)|\((?:\p{{L}}+ \d{{1,2}},? |\d{{1,2}} \p{{L}}+ )?(?P<year>{_YEAR}) ?[–-] ?[^()]{{0,16}}?{_YEAR}\)"
)
_DIED = regex.compile(
    rf"\b(?:died|death|killed|passed away)\b[^.;]{{0,60}}?\b(?P<year>{_YEAR})(?!\d)|\([^()]{{0,16}}?{_YEAR} ?[–-] ?(?:\p{{L}}+ \d{{1,2}},? |\d{{1,2}} \p{{L}}+ )?(?P<year>{_YEAR})\)"
)
_AGED = regex.compile(
    r"\b(?:died|passed away|killed|death|buried)\b[^.;]{0,60}?\b(?:aged|at the age of|at) (?<age>\d{2,3})(?![\d%]|[:.]\d| ?(?:a\.?m|p\.?m|per|km|Sep))"
)
_CENTURY = regex.compile(
    rf"\b(?<number>{ORDINAL})[- ]century (?:\p{{Ll}}+ ){{1,2}}(?:built|dating|dated|founded|erected|painted|written|completed) (?:in|from) (?<year>{_YEAR})(?!\d)",
    regex.I,
)
_FROM_TO = regex.compile(
    rf"\b(?:[Ff]rom|[Bb]etween) (?<one>{_YEAR}) (?:to|until|till|and) (?<two>{_YEAR})(?=[.,;)]|$| (?:in|at|as|on|the|and|he|she|it|they|for|when|with|under|by)\b)(?:,? (?:for )?(?:a (?:period|total) of )?(?<number>\d{{1,3}}|{WORD}) years\b)?"
)
_YEARS_FROM = regex.compile(
    rf"\b(?<number>\d{{1,3}}|{WORD}) years,? (?:\(|– )?(?:from|between) (?<one>{_YEAR}) (?:to|until|till|and) (?<two>{_YEAR})(?!\d)"
)
_DASHED = regex.compile(rf"\((?<one>{_YEAR})[–-](?<two>{_YEAR})\)")
_FALLING = regex.compile(
    r"\b(?:fell|fall\w*|dropp?\w*|declin\w+|reduc\w+|cut|decreas\w+|down|lower\w*|rose|increas\w+|grew|BCE?|B\.C\.|number|figures?|metres|meters|points)\b"
)

_CLOCK = regex.compile(r"(?<![\w.,:/$€£-])(?<hour>\d{1,2})(?<mark>[.:])(?<minute>\d\d)(?![\d:]|[.,]\d)")
_BEFORE_CLOCK = regex.compile(r"\b(?:at|from|until|till?|before|after|opens?|closes?|starts?|begins?) $", regex.I)
_AFTER_CLOCK = regex.compile(
    r" ?(?:[ap]\.?m\b|%|°|per\b|a (?:share|barrel|kilo|litre|head|piece|tonne|ton|pound)|euros?|dollars?|pounds?|pence|yen|yuan|francs?|points?|"
    r"million|billion|met|kilo|km|cm|mm|kg|m\b|s\b|sec|min|mph|knots|degrees|in the \d+|against)"
)
_MONEY = regex.compile(
    r"[$€£¥%]|\b(?:shares?|stocks?|price[ds]?|index|euros?|dollars?|yen|record|seconds|average|rate|score[ds]?|marks?|magnitude|chapter|section|verse|Psalm|Genesis|version)\b",
    regex.I,
)
_HALF = regex.compile(r"\b(?<time>(?:1[3-9]|2[0-4])[.:][0-5]\d) ?(?<half>a\.m\.|am\b)")

_UNITS = {"year": 365.25, "month": 30.44, "week": 7.0, "day": 1.0}
_SLACK = {"year": 0.12, "month": 0.6, "week": 0.35, "day": 1.0}
_LASTS = regex.compile(
    rf"\b(?<number>\d{{1,3}}|{WORD})(?:[ -])(?<unit>year|month|week|day)s?\b(?:,| \(|:| –| -| period,?| run,?)? ?(?:that is,? |i\.e\. )?(?:runs? |lasting |running )?\(?$"
)


def anniversaries(view: View) -> Iterator[Candidate]:
    """An anniversary, or a number of years, against the year in which the thing began."""
    begun = [(int(m["year"]), m.span("year")) for m in _BEGUN.finditer(view.text)]
    if len(begun) != 1:
        return
    first, span = begun[0]
    for match in (*_ANNIVERSARY.finditer(view.text), *_AFTER.finditer(view.text)):
        start, end = view.anatomy.sentence_at(match.start())
        years = [int(m.group()) for m in _ANY_YEAR.finditer(view.text, start, end) if m.start() != span[0]]
        if len(years) != 1 or match.start() < span[0] < match.end():
            continue
        kind = match.re is _ANNIVERSARY
        said = ordinal_of(match["number"]) if kind else int(value_of(match["number"]))
        right = years[0] - first
        near = 0.7 * right <= said <= 1.4 * right if right > 5 else False
        if near and abs(said - right) > (0 if kind else 1):
            start, end = match.span("number") if kind else match.span("span")
            yield Candidate(
                start, end, {"what": match.group(), "other": f"from {first} to {years[0]} it is {right} years"},
                (f"it began in {first}",), related=(view.place(*span),),
            )  # fmt: skip


def ages(view: View) -> Iterator[Candidate]:
    """An age at death against the years of birth and death."""
    for aged in _AGED.finditer(view.text):
        paragraph = view.anatomy.paragraph_at(aged.start())
        born = {int(m["year"]): m.span("year") for m in _BORN.finditer(view.text, paragraph.start, paragraph.end)}
        died = {int(m["year"]) for m in _DIED.finditer(view.text, paragraph.start, paragraph.end)}
        if len(born) != 1 or len(died) != 1:
            continue
        (birth, span), death, said = next(iter(born.items())), died.pop(), int(aged["age"])
        if 0 < death - birth < 120 and said not in (death - birth, death - birth - 1):
            yield Candidate(
                *aged.span("age"), {"what": f"aged {said}", "other": f"{birth} to {death} is {death - birth - 1} or {death - birth} years"},
                (f"born in {birth}", f"died in {death}"), related=(view.place(*span),),
            )  # fmt: skip


def reversed_years(view: View) -> Iterator[Candidate]:
    """A range of years that runs backwards, or is not as long as it says; a century that its year is not in."""
    for match in (*_FROM_TO.finditer(view.text), *_DASHED.finditer(view.text)):
        one, two = int(match["one"]), int(match["two"])
        sentence = view.text[slice(*view.anatomy.sentence_at(match.start()))]
        if one > two and not _FALLING.search(sentence):
            yield _wrong(match, "the range runs backwards")
        elif match.re is _FROM_TO and match["number"] and abs(value_of(match["number"]) - (two - one)) > 1:
            yield _wrong(match, f"it is {two - one} years")
    for match in _YEARS_FROM.finditer(view.text):
        years = int(match["two"]) - int(match["one"])
        if abs(value_of(match["number"]) - years) > 1 and years > 0:
            yield _wrong(match, f"it is {years} years")
    for match in _CENTURY.finditer(view.text):
        said, right = ordinal_of(match["number"]), (int(match["year"]) - 1) // 100 + 1
        if said != right and int(match["year"]) % 100:
            yield _wrong(match, f"{match['year']} is in century {right}")


def _wrong(match: regex.Match[str], other: str) -> Candidate:
    return Candidate(match.start(), match.end(), {"what": match.group(), "other": other}, (other,))


def clocks(view: View) -> Iterator[Candidate]:
    """An hour that no clock shows."""
    text = view.text
    late = {m.group() for m in _CLOCK.finditer(text) if int(m["hour"]) > 23}
    for match in _CLOCK.finditer(text):
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
    for match in _HALF.finditer(view.text):
        yield Candidate(*match.span(), {"what": match.group(), "other": "it is after noon"}, ("after noon",))


def durations(view: View) -> Iterator[Candidate]:
    """ "Four years, from 1 March 2021 to 28 February 2024"."""
    found = mentions(view)
    for one, two in pairwise(found):
        between = view.text[one.end : two.start]
        if not regex.fullmatch(r",? (?:to|until|till|through|and ends? on|up to) (?:the )?|\s?[–-]\s?", between):
            continue
        lead = regex.search(
            r"(?:from|between|starting|beginning)(?: on)? (?:the )?$", view.text[max(0, one.start - 24) : one.start]
        )
        if not lead:
            continue
        at = max(0, one.start - 24) + lead.start()
        said = _LASTS.search(
            view.text[max(0, at - 50) : at].rstrip(" ,(") + ("" if view.text[at - 1 : at] != "(" else " (")
        )
        days = _days(one, two)
        if said is None or days is None:
            continue
        count, unit = value_of(said["number"]), said["unit"]
        lasts = days / _UNITS[unit]
        if min(abs(count - lasts), abs(count - (days + 1) / _UNITS[unit])) > _SLACK[unit] * max(1.0, count / 10):
            start = max(0, at - 50) + said.start()
            yield Candidate(
                start, two.end, {"what": f"{said['number']} {unit}s", "other": f"from one date to the other it is about {max(1, round(lasts))}"},
                (f"{days + 1} days",), related=(view.place(one.start, one.end), view.place(two.start, two.end)),
            )  # fmt: skip


def _days(one: Mention, two: Mention) -> int | None:
    """Days from one date to another; a year that one of them lacks is the other's."""
    year = two.year or one.year
    if year is None:
        return None
    start, end = one.in_year(one.year or year), two.in_year(year)
    if start is None or end is None:
        return None
    if start > end and one.year is None:
        start = one.in_year(year - 1)
    return (end - start).days if start and end >= start else None
