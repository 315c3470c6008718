"""A number of things and the things that are listed for it: in a sentence, as names, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import regex

from lint.core.kind import Candidate
from lint.kinds.figures.numbers import value_of
from lint.kinds.figures.places import word_places
from lint.matching.anchors import begun
from lint.structure.view import View

_COUNT = r"(?<count>(?i:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))"
_NOUN = r"(?<noun>(?:\p{Ll}[\p{Ll}-]+ ){0,2}?(?:\p{Ll}+s|people|men|women|children))"
_ITEMS = regex.compile(
    rf"\b{_COUNT} {_NOUN}(?: (?:of|for|in|on|from|with) [^.:;()–—\r\n\d,]{{3,40}}?)?(?:: | [–—] |, namely |,? ?\(|, (?=(?i:the|a|an) ))(?<list>[^.:;()–—\r\n\d]{{8,200}}?)(?=[.;)]|\s[–—]|\r?\n|$)"
)
_NO_ITEMS = regex.compile(
    r"\b(?:etc|and so on|such as|including|or|for example|e\.g|who|which|that|is|are|was|were|we|they|he|she|it|will|to|each|both|all|not|only|but|from|as|after|except|plus|two|three|four|five)\b"
)
_QUOTED = regex.compile(r",([”’\"'])")
_LONGEST_ITEM = 4
"""Words of an item: longer ones may hold lists themselves."""
_NAME = r"\p{Lu}[\p{L}’'-]+(?:(?: (?:of|de|van|von|der|al|the|da|del))* (?:\p{Lu}\.|\p{Lu}[\p{L}’'-]*)){0,3}"
_NAMES = rf"(?<list>{_NAME}(?:, {_NAME})*(?:,? and (?:the )?{_NAME}))"
_COUNTED = regex.compile(
    rf"(?<!\btop )(?<!\bfirst )(?<!\blast )\b{_COUNT} (?:(?!(?:for|of|in|on|with|to|and)\b)\p{{L}}[\p{{Ll}}-]+ ){{0,2}}?(?<noun>\p{{Ll}}{{3,}}s|women|men|children|people)(?<mark>(?: are| were|,| ?:| [–—])(?:,? namely|,? called|,? named)? | ?\(| ){_NAMES}(?=[.;:)]|, (?!and\b|\p{{Lu}})|\s(?:\p{{Ll}}|[–—])|$)"
)
_BETWEEN = r",? (?:–|—|are|were|,) ?(?:all |the |its |their |our )*"
_COUNTED_BEHIND = regex.compile(
    rf"{_NAMES}{_BETWEEN}{_COUNT} (?:\p{{Ll}}+ ){{0,2}}?(?<noun>\p{{Ll}}{{3,}}s|women|men|children|people)(?<mark>)\b"
)
_NAMED_BEFORE = regex.compile(rf"(?r)[\p{{L}}’'.-]{_BETWEEN}")
"""What stands between the names and their number, looked for backwards from the number."""
_DOUBLE = regex.compile(
    r"\b(?:Trinidad and|Bosnia and|Antigua and|Kitts and|Vincent and|Tomé? and|Turks and|Day|January|Monday|Sunday)\b"
)
"""Names that are two with an "and", and days."""
_VERBS = frozenset(
    "includes contains features comprises covers was is has does goes says means names lists gives takes makes plays others".split()
)
_LEADS = regex.compile(
    rf"(?:^|[ (]){_COUNT} (?:\p{{L}}[\p{{L}}-]*,? ){{0,3}}?(?<noun>\p{{Ll}}{{3,}}s|people|men|women|children)\b[^.:\d]{{0,60}}:\s*$"
)
_BULLET = regex.compile(r"[ \t]*(?:[-*•·–]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+\S")
_NOT_BULLETED = regex.compile(r"[ \t]{2,}\S")
_NTH = regex.compile(
    r"(?:^|(?<=[.!?:;] )|(?<=\n))(?<nth>First(?:ly)?|Second(?:ly)?|Third(?:ly)?|Fourth(?:ly)?|Fifth(?:ly)?|Sixth(?:ly)?)(?:,| of all,)"
)
_ORDER = ("first", "second", "third", "fourth", "fifth", "sixth")
_ARGUED = regex.compile(
    rf"\b{_COUNT} (?:\p{{Ll}}+ ){{0,2}}?(?<noun>reasons|points|aims|goals|steps|questions|things|conditions|rules|principles|problems|advantages|factors|arguments|ways|issues|measures|lessons|priorities|objectives|tasks|remarks|observations|elements|proposals|challenges)\b"
)  # fmt: skip
_REACH = 2500
"""Characters behind "three reasons" in which they are told."""
_OFF = 2
"""How many things more or less a number may be off."""


def _told(match: regex.Match[str], listed: int) -> Candidate:
    start, end = match.span()
    what = f"{match['count']} {match['noun']}"
    return Candidate(start, end, {"what": what, "other": f"{listed} are named"}, (f"{listed} items",))


def items(view: View) -> Iterator[Candidate]:
    """ "Three" and four items."""
    for match in begun(_ITEMS, word_places(view), view.text):
        listed = _QUOTED.sub(r"\1,", match["list"].removeprefix("namely, "))
        if _NO_ITEMS.search(listed) or " and " not in listed:
            continue
        chunks = [c for c in regex.split(r", and |, | and ", listed) if c.strip()]
        commas = len(regex.split(r", ", regex.sub(r", and ", ", ", listed))) + (", and " not in listed)
        if len(chunks) < 2 or any(len(c.split()) > _LONGEST_ITEM for c in chunks):
            continue
        said = int(value_of(match["count"]))
        if (
            not commas <= said <= len(chunks)
            and abs(said - commas) <= _OFF
            and (commas > 2 or len(chunks) > 2 or ":" in match.group())
        ):
            yield _told(match, len(chunks))


def named(view: View) -> Iterator[Candidate]:
    """ "Three sisters" and four names."""
    for match in chain(begun(_COUNTED, word_places(view), view.text), _counted_behind(view)):
        names = regex.split(r",? and (?:the )?|, ", match["list"])
        said = int(value_of(match["count"]))
        if match.captures("mark") == [" "] and ", " not in match["list"]:
            continue
        if (
            match["noun"] not in _VERBS
            and len(names) > 1
            and 0 < abs(len(names) - said) <= _OFF
            and not _DOUBLE.search(match["list"])
        ):
            yield _told(match, len(names))


def _counted_behind(view: View) -> Iterator[regex.Match[str]]:
    """Names and their number behind them, all on one line; most numbers have no names before them."""
    text, end = view.text, 0
    for place in word_places(view):
        if place >= end and _NAMED_BEFORE.match(text, 0, place):
            start, stop = text.rfind("\n", 0, place) + 1, text.find("\n", place)
            match = _COUNTED_BEHIND.search(text, max(start, end), len(text) if stop < 0 else stop)
            if match:
                yield match
                end = match.end()


def lines(view: View) -> Iterator[Candidate]:
    """ "Five documents:" and six lines."""
    spans = view.line_spans
    for number, (start, end) in enumerate(spans):
        lead = _LEADS.search(view.text, start, end) if view.text[start:end].rstrip().endswith(":") else None
        if lead is None:
            continue
        below = [view.text[slice(*span)] for span in spans[number + 1 :]]
        at = next((i for i, line in enumerate(below) if line.strip()), len(below))
        marked, count = bool(at < len(below) and _BULLET.match(below[at])), 0
        for line in below[at:]:
            if not line.strip() and marked:
                continue
            if not (_BULLET.match(line) if marked else line.strip()):
                if marked and _NOT_BULLETED.match(line):
                    continue
                break
            count += 1
        said = int(value_of(lead["count"]))
        if marked and count > 1 and 0 < abs(count - said) <= _OFF:
            yield Candidate(
                lead.start("count"),
                lead.end("noun"),
                {"what": f"{lead['count']} {lead['noun']}", "other": f"{count} lines follow"},
                (f"{count} lines",),
            )


def argued(view: View) -> Iterator[Candidate]:
    """ "Three reasons", and a fourth."""
    places = list(_NTH.finditer(view.text))
    if len(places) < 2:
        return
    for match in begun(_ARGUED, word_places(view), view.text):
        behind = [m for m in places if match.end() <= m.start() < match.end() + _REACH]
        said, told = int(value_of(match["count"])), 0
        for place in behind:
            nth = _ORDER.index(place["nth"].lower().removesuffix("ly")) + 1
            if nth != told + 1:
                break
            told = nth
        if told > max(said, 1) and told - said <= _OFF:
            yield _told(match, told)
