"""A number of things and the things that are listed for it: in a sentence, as names, as lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.figures.numbers import value_of
from lint.kinds.figures.parts import MEASURES
from lint.kinds.figures.places import word_places
from lint.matching.anchors import begun
from lint.structure.view import View

_COUNT = vocabulary.pattern("figures/count")
_NOUN = vocabulary.pattern("figures/noun")
_ITEMS = late.regex(vocabulary.pattern("figures/items", count=_COUNT, noun=_NOUN))
_NO_ITEMS = late.regex(vocabulary.pattern("figures/no-items"))
_QUOTED = late.regex(r",([”’\"'])")
_LONGEST_ITEM = 4
"""Words of an item: longer ones may hold lists themselves."""
_NAME = vocabulary.pattern("figures/name")
_NAMES = vocabulary.pattern("figures/names", name=_NAME)
_COUNTED = late.regex(vocabulary.pattern("figures/listed-counted", count=_COUNT, names=_NAMES))
_BETWEEN = vocabulary.pattern("figures/listed-between")
_COUNTED_BEHIND = late.regex(vocabulary.pattern("figures/counted-behind", names=_NAMES, between=_BETWEEN, count=_COUNT))
_NAMED_BEFORE = late.regex(rf"(?r)[\p{{L}}’'.-]{_BETWEEN}")
"""What stands between the names and their number, looked for backwards from the number."""
_DOUBLE = late.regex(vocabulary.pattern("figures/double"))
"""Names that are two with an "and", and days."""
_VERBS = vocabulary.words("figures/verbs")
_LEADS = late.regex(vocabulary.pattern("figures/leads", count=_COUNT))
_BULLET = late.regex(r"[ \t]*(?:[-*•·–]|\(?\d{1,2}[.)]|\(?[a-z][.)])[ \t]+\S")
_NOT_BULLETED = late.regex(r"[ \t]{2,}\S")
_NTH = late.regex(vocabulary.pattern("figures/nth"))
_ORDER = vocabulary.word_list("figures/order")
_ARGUED = late.regex(vocabulary.pattern("figures/argued", count=_COUNT))
_REACH = 2500
"""Characters after "three reasons" in which they are told."""
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
            match["noun"] not in _VERBS | MEASURES
            and len(names) > 1
            and 0 < abs(len(names) - said) <= _OFF
            and not _DOUBLE.search(match["list"])
        ):
            yield _told(match, len(names))


def _counted_behind(view: View) -> Iterator[regex.Match[str]]:
    """Names and their number after them, all on one line; most numbers have no names before them."""
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
        last = view.text[end - 1 : end]
        if not (last == ":" or last.isspace()) or not view.text[start:end].rstrip().endswith(":"):
            continue
        lead = _LEADS.search(view.text, start, end)
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
