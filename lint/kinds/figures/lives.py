"""The dates of one life, or of one house: born, died, aged, anniversaries, and what came before or after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.kinds.dates.mentions import mentions
from lint.kinds.figures.masked import DATE, NTH, NUMBER_, YEAR, Masked, masked
from lint.matching.anchors import begun, places_of
from lint.structure.view import View, cached_per_document

_WHEN = vocabulary.pattern("figures/when", date=DATE, year=YEAR)
_PLACE = vocabulary.pattern("figures/place")
_BORN = late.regex(vocabulary.pattern("figures/born", place=_PLACE, when=_WHEN))
_BIRTHS = vocabulary.phrases("figures/cues-of-birth")
_DIED = late.regex(vocabulary.pattern("figures/died", place=_PLACE, when=_WHEN))
_BRACKET = late.regex(r"\((?P<born>1[4-9]\d\d|20\d\d) ?[–-] ?(?P<died>1[4-9]\d\d|20\d\d)\)")
_AGED = late.regex(vocabulary.pattern("figures/aged", number=NUMBER_))
_WAS = late.regex(vocabulary.pattern("figures/was", number=NUMBER_))
_ANY = late.regex(_WHEN)
_KIN = late.regex(vocabulary.pattern("figures/kin"))
_DID = late.regex(vocabulary.pattern("figures/did"))
_POSTHUMOUS = late.regex(vocabulary.pattern("figures/posthumous"))
_BEGUN = late.regex(vocabulary.pattern("figures/begun", year=YEAR))
FEASTS = {"centenary": 100, "centennial": 100, "bicentenary": 200, "bicentennial": 200, "tercentenary": 300, "silver jubilee": 25, "golden jubilee": 50, "diamond jubilee": 60, "hundredth anniversary": 100}  # fmt: skip
"""Names of anniversaries, and how many years they are."""
_FEAST = late.regex(vocabulary.pattern("figures/feast", nth=NTH, any_feasts="|".join(FEASTS)), regex.I)
_NEAR = 12
"""Years by which a slip is off, at most; what is farther off is of somebody else."""

_ADULT, _OLDEST = 15, 115
"""Years that a life in brackets has, at least and at most: a shorter one is a term of office or of a magazine."""
_HEAD = 240
"""Characters at the beginning of a text in which the brackets of its subject stand."""


class When(NamedTuple):
    """A year, and the month and day where they are told (else 0), with its span."""

    year: int
    month: int
    day: int
    span: tuple[int, int]


@cached_per_document
def _days(view: View) -> dict[int, When]:
    """The dates of a document by where they begin, those that have a year."""
    return {m.start: When(m.year, m.month, m.day or 0, (m.start, m.end)) for m in mentions(view) if m.year}


def _when(view: View, text: Masked, match: regex.Match[str]) -> When | None:
    at = match.start("when")
    figure = text.figures.get(at)
    if figure and figure.sort == "year":
        return When(int(figure.value), 0, 0, (figure.start, figure.end))
    return _days(view).get(at)


def _found(view: View, shape: regex.Pattern[str], start: int, end: int) -> list[When]:
    return _read(view, shape.finditer(masked(view).text, start, end))


def _read(view: View, matches: Iterable[regex.Match[str]]) -> list[When]:
    text = masked(view)
    return [when for match in matches if (when := _when(view, text, match))]


def _one(found: list[When]) -> When | None:
    """The one that is told, the fullest where it is told twice; nothing where they differ."""
    if len({when.year for when in found}) != 1:
        return None
    return max(found, key=lambda when: when.day > 0)


def _bracketed(view: View, name: str) -> list[When]:
    return [
        When(int(m[name]), 0, 0, m.span(name))
        for m in _BRACKET.finditer(view.text, 0, _HEAD)
        if _ADULT <= int(m["died"]) - int(m["born"]) <= _OLDEST
    ]


@cached_per_document
def _born(view: View) -> list[When]:
    """When somebody was born."""
    text = masked(view).text
    places = sorted(place for cue in _BIRTHS for place in places_of(cue, text))
    return _read(view, begun(_BORN, places, text))


@cached_per_document
def _died(view: View) -> list[When]:
    """When somebody died."""
    return _found(view, _DIED, 0, len(view.text))


def ages(view: View) -> Iterator[Candidate]:
    """An age that the years of birth and of the event do not give."""
    births = _one([*_born(view), *_bracketed(view, "born")])
    if births is None:
        return
    deaths = _one([*_died(view), *_bracketed(view, "died")])
    text = masked(view)
    for match in (*_AGED.finditer(text.text), *_WAS.finditer(text.text)):
        start, end = view.anatomy.sentence_at(match.start())
        figure = text.figures[match.start("age")]
        whens = [w for w in _found(view, _ANY, start, end) if w.span != births.span]
        dying = _DYING.search(text.text, start, end)
        if dying and not whens and deaths:
            whens = [deaths]
        if len(whens) != 1 or _KIN.search(text.text, start if not dying else match.start() - 30, match.start()):
            continue
        right = _age(births, whens[0])
        if figure.value not in right and min(abs(figure.value - r) for r in right) <= _NEAR and max(right) > 0:
            told = " or ".join(map(str, sorted(right)))
            yield Candidate(
                match.start(), figure.end, {"what": view.text[match.start() : figure.end], "other": f"from {births.year} to {whens[0].year} it is {told} years"},
                (f"born in {births.year}",), related=(view.place(*births.span), view.place(*whens[0].span)),
            )  # fmt: skip


_DYING = late.regex(vocabulary.pattern("figures/dying"))


def _age(born: When, then: When) -> set[int]:
    years = then.year - born.year
    if born.day and then.day:
        return {years - ((then.month, then.day) < (born.month, born.day))}
    if born.month and then.month and born.month != then.month:
        return {years - (then.month < born.month)}
    return {years - 1, years}


def deeds(view: View) -> Iterator[Candidate]:
    """What somebody did before birth or after death."""
    born = _one([*_born(view), *_bracketed(view, "born")])
    if born is None:
        return
    died = _one([*_died(view), *_bracketed(view, "died")])
    text = masked(view)
    for start, end in text.sentences("y"):
        if not _DID.match(text.text, start, end) or _KIN.search(text.text, start, end):
            continue
        for when in _found(view, _ANY, start, end):
            before, after = when.year < born.year, died is not None and when.year > died.year
            limit = born if before else died
            if limit and (before or (after and not _POSTHUMOUS.search(text.text, start, end))):
                yield Candidate(
                    *when.span, {"what": view.text[slice(*when.span)], "other": f"{'born' if before else 'died'} in {limit.year}"},
                    (f"{'born' if before else 'died'} in {limit.year}",), related=(view.place(*limit.span),),
                )  # fmt: skip


def _is_of_kin(text: Masked, start: int, match: regex.Match[str]) -> bool:
    """Whether a birthday is that of somebody else of the family."""
    return "birthday" in match.group() and _KIN.search(text.text, start, match.start()) is not None


def feasts(view: View) -> Iterator[Candidate]:
    """An anniversary that none of the years in which things began gives."""
    text = masked(view)
    for match in _FEAST.finditer(text.text):
        start, end = view.anatomy.sentence_at(match.start())
        bases = [*_found(view, _BEGUN, 0, len(view.text)), *_born(view), *_died(view)]
        years = [w for w in _found(view, _ANY, start, end) if w.span not in {b.span for b in bases}]
        if len(years) != 1 or not bases or _is_of_kin(text, start, match):
            continue
        nth = int(text.figures[match.start("nth")].value) if match["nth"] else FEASTS[match["feast"].lower()]
        off = min(bases, key=lambda b: abs(years[0].year - b.year - nth))
        miss = abs(years[0].year - off.year - nth)
        if 0 < miss <= min(_NEAR, max(1, nth // 3)):
            yield Candidate(
                min(match.start(), years[0].span[0]), max(match.end(), years[0].span[1]),
                {"what": f"{view.text[match.start() : match.end()]} in {years[0].year}", "other": f"from {off.year} it is {years[0].year - off.year} years"},
                (f"{off.year}",), related=(view.place(*off.span),),
            )  # fmt: skip
