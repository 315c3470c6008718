"""Changes: in per cent beside the two figures, from less to more, and by how much."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core.kind import Candidate
from lint.kinds.figures.masked import FRACTION, NUMBER_, SHARE, Figure, gap
from lint.kinds.figures.numbers import written
from lint.kinds.figures.relations import Relation, Told, contradictions
from lint.structure.view import View

_RISE = r"(?:rose|risen|rises?|rising|grew|grow[ns]?|growing|growth|increas\w+|climb\w*|jump\w*|surg\w+|soar\w*|gain\w*|up|higher|more|bigger|larger|longer|expan\w+|advanc\w+)"
_FALL = r"(?:fell|fall\w*|drop\w*|declin\w+|decreas\w+|shr[aiu]nk\w*|slump\w*|plung\w+|slid\w*|sank|sunk|down|lower\w*|fewer|less|smaller|shorter|reduc\w+|cut\w*|los[ts]\w*|dip\w*|tumbl\w+|plummet\w+)"
_WAY = rf"(?:(?P<up>\b{_RISE})|(?P<down>\b{_FALL}))"
_LEAD = r"(?:(?:by|of|about|some|nearly|almost|just|over|more|than|under|around|roughly|an?|the|only|another|estimated|approximately|or) )*"
_FROM = r"(?:from|compared (?:with|to)|in comparison (?:with|to)|against|versus|over|on|up on|down on|as against)"
_OLD, _NEW = rf"(?P<old>{NUMBER_})", rf"(?P<new>{NUMBER_})"
_SHARE = rf"(?P<share>{SHARE}|{FRACTION})"
_NO_MORE = r"(?! (?:to|from) )"  # else the share belongs to the figures that follow


def _shape(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern, regex.I)


def change(old: Figure, new: Figure) -> tuple[float, float] | None:
    """The least and the greatest change in per cent between two figures, or nothing where they are not of one scale: "from
    84 to 91 million" lends its million to both."""
    scale = next((s for s in (1.0, 1e3, 1e6, 1e9) if old.low > 0 and 0.1 <= new.value / (old.value * s) <= 10), None)
    if scale is None or (scale > 1 and old.value >= 1000) or old.sign != new.sign:
        return None
    return 100 * (new.low / (old.high * scale) - 1), 100 * (new.high / (old.low * scale) - 1)


def _not_the_share(told: Told) -> str | None:
    """Whether the share is not the change between the two figures."""
    share, between = told["share"], change(told["old"], told["new"])
    if between is None or (told.match["up"] and told.match["down"]):
        return None
    low, high = between
    if (told.match["up"] and high < 0) or (told.match["down"] and low > 0):
        return None  # another check tells of the way
    factor = 100.0 if share.sort == "fraction" else 1.0
    slack = 3.0 if share.sort == "fraction" else 0.55
    least, most = (0.0 if low <= 0 <= high else min(abs(low), abs(high))), max(abs(low), abs(high))
    right = abs(low + high) / 2
    if share.low * factor > most + slack or share.high * factor < least - slack:
        return f"it is about {written(round(right, 1))} per cent" if right < 400 else None
    return None


def _backwards(told: Told) -> str | None:
    """Whether what rose fell."""
    old, new = told["old"], told["new"]
    between = change(old, new)
    nouns = {n for n in (told.text.noun(old), told.text.noun(new)) if n}
    if between is None or len(nouns) > 1 or old.sign != new.sign or _PLACES.search(told.match.string, *_around(told)):
        return None
    low, high = between
    if (told.match["up"] and high < 0 and low > -80) or (told.match["down"] and low > 0 and high < 400):
        return f"{written(new.value)} is {'less' if high < 0 else 'more'} than {written(old.value)}"
    return None


def _around(told: Told) -> tuple[int, int]:
    return max(0, told.match.start() - 60), told.match.end() + 40


_PLACES = regex.compile(
    r"\b(?:rank\w*|place[sd]?|position|table|world number|number (?:one|two|three|\uE100)|seed\w*|charts?|standings|handicap|par|odds|time|seconds|record)\b", regex.I
)  # fmt: skip
_VERB = (
    r"(?:(?P<up>\b(?:rose|risen|rises|grew|grown|increased|climbed|jumped|surged|soared|went up|gone up|(?:was|were|been) (?:raised|lifted)))"
    r"|(?P<down>\b(?:fell|fallen|dropped|declined|decreased|shrank|shrunk|slumped|plunged|slid|sank|went down|gone down|(?:was|were|been) (?:cut|reduced|lowered))))"
)
_CHANGES = (
    Relation("nnp", _shape(rf"{_WAY} {_LEAD}{_SHARE}{gap(60)}\bfrom {_LEAD}{_OLD}{gap(50)}\bto {_LEAD}{_NEW}"), _not_the_share),
    Relation("nnp", _shape(rf"{_WAY} {_LEAD}{_SHARE}{gap(60)}\bto {_LEAD}{_NEW}{gap(50)}\b{_FROM} {gap(24)}{_OLD}"), _not_the_share),
    Relation("nnp", _shape(rf"\bfrom {_LEAD}{_OLD}{gap(50)}\bto {_LEAD}{_NEW}{gap(40)}[ ,(–—]+(?:{gap(40)}{_WAY} {_LEAD}{_SHARE}{_NO_MORE}|{_LEAD}{_SHARE} {_WAY})"), _not_the_share),
    Relation("nnp", _shape(rf"{_NEW}{gap(50)}[ ,(–—]+(?:is |was )?{_WAY} {_LEAD}{_SHARE} (?:{_FROM}|than) {gap(30)}{_OLD}"), _not_the_share),
    Relation("nnp", _shape(rf"{_NEW}{gap(60)}[ ,(–—]+{_FROM} {gap(24)}{_OLD}{gap(50)}[ ,(–—]+(?:an? |that is |which is )?{gap(24)}{_WAY} {_LEAD}{_SHARE}{_NO_MORE}"), _not_the_share),
    Relation("nnp", _shape(rf"{_NEW}{gap(50)}[ ,(–—]+{_LEAD}{_SHARE} {_WAY} than {gap(30)}{_OLD}"), _not_the_share),
    Relation("nnf", _shape(rf"{_NEW}{gap(50)}[ ,(–—]+{_LEAD}{_SHARE} {_WAY} than {gap(30)}{_OLD}"), _not_the_share),
)  # fmt: skip
_WAYS = tuple(
    Relation(needs, _shape(shape), _backwards)
    for needs, figure in (("nn", NUMBER_), ("pp", SHARE))
    for shape in (
        rf"{_VERB}{gap(30)}\bfrom {_LEAD}(?P<old>{figure}){gap(50)}\bto {_LEAD}(?P<new>{figure})",
        rf"{_VERB}{gap(30)}\bto {_LEAD}(?P<new>{figure}){gap(50)}\bfrom {_LEAD}(?P<old>{figure})",
        rf"(?P<new>{figure})(?!-){gap(36)}(?:, ?| ?\(| [–—] | (?:is|was|are|were) )(?:(?P<up>up)|(?P<down>down)) from {gap(20)}(?P<old>{figure})",
    )
)


def changes(view: View) -> Iterator[Candidate]:
    """A change in per cent that the two figures beside it do not make, however they were rounded."""
    yield from contradictions(view, _CHANGES)


def ways(view: View) -> Iterator[Candidate]:
    """What rose and is less, or fell and is more."""
    yield from contradictions(view, _WAYS)
