"""The facts of a case for the scorecard: W the name as written, S the country that may be meant.

Three sorts, so that the dear ones are asked last: of the document (`written`, `meant`, `pair`), of the place (`place`,
`near`), and, in `together`, those that need several others. Names and manuals stand in `lint.kinds.confusion.known`.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass

from lint.kinds.confusion import company
from lint.kinds.confusion.document import Mention
from lint.kinds.confusion.gazetteer import Entity
from lint.kinds.confusion.ground import Ground
from lint.kinds.confusion.likeness import PLAIN, Likeness
from lint.kinds.confusion.surroundings import BOUND, CELL, LIES, TITLED, around, titled
from lint.kinds.confusion.translated import source_facts
from lint.kinds.counterpart.countries import Language
from lint.scorecard.card import Scorecard

_SHORT_TEXT, _SHORT_LINE = 700, 90
"""Characters under which a text, or a line, is short."""
_MUCH_BIGGER = 8
"""Times the population from which on one country is much better known than another."""
_CLOSE, _NEARBY, _FAR = 60, 250, 800
"""Characters: half a line, three lines, half a page."""
_HOME, _HOME_TIMES = 4, 3
"""Anchors from which a country may be the home of a document, and how many times those of any other they must be."""
_OUTWEIGHS = 3
"""How many times the anchors of W those of S must be to outweigh them."""
_HEARD = 20
"""Mentions of S that are looked at for an office: who holds one has been named with it by then."""


@dataclass(frozen=True, slots=True)
class World:
    """What facts need beside the document: likeness of names, and countries in everybody's news."""

    likeness: Likeness
    powers: frozenset[int]
    chinese: int
    """The number of China: by far the commonest partner in translated texts, so it is nobody's third country."""
    roles: Scorecard
    """The words by which a text's own country is told from its guests."""
    tables: tuple[Language, ...] = ()
    """The names of countries by language, to read the source of a translation."""


def steps(count: int, edges: Iterable[int], name: str) -> set[str]:
    """`name-2`, `name-3` for a count of three or more: one fact for each edge that is reached."""
    return {f"{name}-{edge}" for edge in edges if count >= edge}


def written(ground: Ground, number: int) -> set[str]:
    """How W is in the document."""
    entity, own, mentions = ground.entities[number], ground.anchors.get(number, []), ground.named[number]
    out = {f"W-{entity.kind}"} if entity.kind != "country" else set()
    out |= steps(len({ground.text[s:e] for s, e, _ in own}), (1,), "W-anchors") | steps(len(own), (4,), "W-anchors")
    types = {t for *_, t in own}
    out |= {f"W-has-{t}" for t in ("capital", "city") if t in types}
    out |= {"W-confined"} if own and len({ground.paragraph(s) for s, *_ in own}) == 1 else set()
    out |= {"W-ambiguous"} if number in ground.also else set()
    out |= steps(len(mentions), (2, 3, 5), "W-named")
    out |= {"W-first"} if mentions[0].start < ground.opening else set()
    out |= {"W-chinese"} if ground.chinese in ground.owners(number) else set()
    return out | _whereabouts(ground, number) if ground.is_country(number) else out


def _whereabouts(ground: Ground, number: int) -> set[str]:
    """Whether a country has neighbours in the document, or is alone on its continent."""
    entity, aside = ground.entities[number], {number, ground.chinese, *ground.owners(number)}
    others = [ground.entities[n] for n in ground.countries if n not in aside]
    out = {"W-neighbour-here"} if any(o.id in entity.neighbours for o in others) else set()
    alone = entity.continent and not any(o.continent == entity.continent for o in others)
    return out | ({"W-alone"} if alone else set())


def meant(ground: Ground, number: int, world: World) -> set[str]:
    """How S stands in the document."""
    entity, own, mentions = ground.entities[number], ground.anchors.get(number, []), ground.named.get(number, [])
    names, types = {ground.text[s:e] for s, e, _ in own}, {t for *_, t in own}
    others = [n for n in ground.countries if n not in (number, ground.chinese)]
    theirs = [len(ground.anchors.get(n, ())) for n in others]
    held = {
        "S-great": number in world.powers,
        "S-titled": any(titled(ground.text, m) for m in mentions[:_HEARD]),
        "S-most-anchored": bool(own) and all(n < len(own) for n in theirs),
        "S-native": number == ground.native,
        "S-half": bool(own) and 2 * len(own) >= sum(theirs) + len(own),
        "S-home": len(own) >= _HOME and all(_HOME_TIMES * n <= len(own) for n in theirs),
        "S-neighbour-here": any(ground.entities[n].id in entity.neighbours for n in others),
        "S-alone": bool(entity.continent) and not any(ground.entities[n].continent == entity.continent for n in others),
    }
    out = {name for name, holds in held.items() if holds}
    out |= {f"S-has-{t}" for t in ("capital", "landmark") if t in types}
    return out | steps(len(names), (1, 2, 3, 4, 6), "S-anchors") | steps(len(mentions), (1, 2, 4), "S-named")


def pair(ground: Ground, w: int, s: int, world: World) -> set[str]:
    """How W and S stand to each other, in the world and in the document."""
    written_, meant_ = ground.entities[w], ground.entities[s]
    out = _alike(ground, w, s, world) | _together(ground, w, s) | source_facts(ground, w, s, world.tables)
    thirds = len(ground.countries) - len({w, s, ground.chinese, *ground.owners(w)} & ground.weight.keys())
    out |= steps(thirds, (1, 2, 3, 5, 8), "thirds")
    mine, theirs = len(ground.anchors.get(w, ())), len(ground.anchors.get(s, ()))
    state = ground.is_country(w)
    held = {
        "neighbours": state and meant_.id in written_.neighbours,
        "W-great": state and w in world.powers,
        "W-bigger": state and written_.population > _MUCH_BIGGER * meant_.population,
        "S-bigger": state and meant_.population > _MUCH_BIGGER * written_.population,
        "outweighs": bool(mine) and theirs >= _OUTWEIGHS * mine,
        "coordinated": (w, s) in ground.beside.pairs,
        "china": ground.chinese in ground.weight,
        "third-in-native": ground.native not in (None, w, s),
        "W-in-S": bool(written_.names) and written_.names[0] in meant_.names[0],
        "both-qualified": qualified(written_, meant_),
        "short": len(ground.text) < _SHORT_TEXT,
    }
    out |= company.surroundings(ground, w, s, world.likeness.traits(w, s))
    return out | {name for name, holds in held.items() if holds}


def _alike(ground: Ground, w: int, s: int, world: World) -> set[str]:
    """In what W is like S, and whether any other anchored country is more so."""
    likeness = world.likeness
    traits, strong = likeness.traits(w, s), likeness.strong(w, s)
    out = {f"alike-{t}" for t in traits} | steps(len(traits), (1,), "alike") | steps(strong, (1, 2), "alike-strong")
    others = [(alike, many) for n, alike, many in _rivals(ground, w, world) if n != s]
    if strong and all(many < strong for _, many in others):
        out.add("alike-best")
    elif traits and not strong and not any(alike for alike, _ in others):
        out.add("alike-best-weak")
    if likeness.like_place(w, s):
        out.add("alike-capital" if likeness.like_capital(w, s) else "alike-place")
    return out


def _rivals(ground: Ground, w: int, world: World) -> list[tuple[int, bool, int]]:
    """Anchored countries that are like W at all: who, whether in any way, and in how many strong ones."""
    if w not in ground.rivals:
        anchored = (n for n in ground.countries if n not in (w, ground.chinese) and ground.anchors.get(n))
        found = ((n, bool(world.likeness.traits(w, n)), world.likeness.strong(w, n)) for n in anchored)
        ground.rivals[w] = [r for r in found if r[1]]
    return ground.rivals[w]


def qualified(a: Entity, b: Entity) -> bool:
    """Whether two names are one word, told apart by another word in each: North Korea, South Korea."""
    x, y = (e.names[0].lower().split() if e.names else [""] for e in (a, b))
    return x[-1] == y[-1] and x[-1] not in PLAIN and bool(set(x) - set(y) and set(y) - set(x))


def _together(ground: Ground, w: int, s: int) -> set[str]:
    """Whether sentences name W and S together, or W beside an anchor of S, and who comes first."""
    mentions, anchors = ground.named.get(s, []), ground.anchors.get(s, [])
    sentences = ground.sentences(w)
    both = len(ground.sentences(s) & sentences)
    out = steps(both, (1, 2), "together")
    first = min([m.start for m in mentions[:1]] + [a[0] for a in anchors[:1]])
    return out | {"S-leads" if first < ground.named[w][0].start else "W-leads"}


def place(ground: Ground, mention: Mention, w: int) -> set[str]:
    """Facts of the place where W stands, whoever is meant."""
    start, end = mention.start, mention.end
    out = set(around(ground.text, mention))
    sentence = ground.sentence(start)
    out |= ground.words(sentence)
    if start < ground.opening:
        out.add("first")
    if ground.reading.view.anatomy.in_quotation(start, end):
        out.add("quoted")
    low, high = ground.line(start)
    if high - low < _SHORT_LINE and high - low < len(ground.text):
        out.add("short-line")
    for number, gap in ground.beside.near.get(mention, ()):
        if number == ground.chinese:
            out |= {"china-beside", *(["china-hyphen"] if gap in ("-", "–", "—", "/") else [])}
    return out


def near(ground: Ground, mention: Mention, w: int, s: int) -> set[str]:
    """Facts of what stands near W and points to W, to S, or to a third country."""
    start = mention.start
    sentence, paragraph = ground.sentence(start), ground.paragraph(start)
    named = ground.named.get(s, [])
    distance = ground.gap(w, start, _FAR)
    own = ground.anchored(w, sentence)
    met, told = ground.names(s, sentence), ground.tally(sentence)
    aside = {w, s, ground.chinese, *ground.owners(w)}
    held = {
        "W-anchor-sentence": own,
        "W-anchor-paragraph": not own and ground.anchored(w, paragraph),
        "W-anchor-60": distance < _CLOSE,
        "W-anchor-250": distance < _NEARBY,
        "W-ambiguous-sentence": ground.doubtful(w, sentence),
        "S-anchor-sentence": ground.anchored(s, sentence),
        "sentence-all-S": bool(told[s]) and not set(told) - {s, ground.chinese},
        "S-anchor-paragraph": ground.anchored(s, paragraph),
        "S-name-sentence": met,
        "S-name-paragraph": not met and ground.names(s, paragraph),
        "S-name-before": bool(named) and named[0].start < start,
        "S-far": ground.gap(s, start, _FAR) == _FAR and not ground.names(s, (start - _FAR, start + _FAR)),
        "third-name-sentence": bool(ground.speakers.get(sentence, set()) - aside),
    }
    out = {name for name, holds in held.items() if holds}
    tally, hidden = ground.tally(paragraph), (ground.chinese, *ground.owners(w))
    mine, counted = tally[s], sum(count for n, count in tally.items() if n not in hidden)
    out |= {"paragraph-all-S"} if counted and mine == counted else set()
    out |= {"paragraph-most-S"} if mine < counted < 2 * mine else set()
    out |= _nearest(ground, mention, w, s) | _bound(ground, mention, w, s) | _row(ground, mention, w, s)
    out |= _beside(ground, mention, w, s) | _money(ground, mention, w, s)
    return out | company.beside(ground, mention, w, s)


def _who(ground: Ground, number: int, w: int, s: int) -> str:
    """Whose an anchor is; the state that W lies in speaks for W."""
    return "S" if number == s else "W" if number == w or number in ground.owners(w) else "third"


def _nearest(ground: Ground, mention: Mention, w: int, s: int) -> set[str]:
    """Whom the nearest anchor on either side points to."""
    out, at = set(), bisect_left(ground.starts, mention.start)
    for name, places in (("previous", range(at - 1, -1, -1)), ("next", range(at, len(ground.events)))):
        for i in places:
            event = ground.events[i]
            if abs(event.start - mention.start) >= _FAR:
                break
            if event.entity != ground.chinese and not event.start <= mention.start < event.end:
                out.add(f"{name}-{_who(ground, event.entity, w, s)}")
                break
    return out


def _bound(ground: Ground, mention: Mention, w: int, s: int) -> set[str]:
    """Whether grammar binds W to an anchor beside it: students from, president so-and-so, the second city of."""
    out: set[str] = set()
    after = bisect_left(ground.starts, mention.end)
    if after < len(ground.events) and ground.events[after].start - mention.end < _CLOSE:
        event = ground.events[after]
        if BOUND.fullmatch(ground.text, mention.end, event.start):
            out.add(f"bound-{_who(ground, event.entity, w, s)}")
        elif TITLED.fullmatch(ground.text, mention.end, event.start):
            out.add(f"titled-{_who(ground, event.entity, w, s)}")
        elif CELL.fullmatch(ground.text, mention.end, event.start):
            out.add(f"cell-{_who(ground, event.entity, w, s)}")
    before = bisect_left(ground.starts, mention.start) - 1
    if before >= 0 and 0 <= mention.start - ground.events[before].end < 1.5 * _CLOSE:
        event = ground.events[before]
        if LIES.fullmatch(ground.text, event.end, mention.start):
            out.add(f"lies-{_who(ground, event.entity, w, s)}")
    return out


def _row(ground: Ground, mention: Mention, w: int, s: int) -> set[str]:
    """In a table: whose city or institution shares the row with W."""
    row = ground.row(mention.start)
    if row is None:
        return set()
    here = {e.entity for e in ground.between(*row)} - {ground.chinese}
    named = {n for m in ground.mentions(*row) for n in m.entities if ground.is_country(n)} - {ground.chinese}
    if here == {s} and named <= {w}:
        return {"row-S"}
    return {"row-W" if here & {w, *ground.owners(w)} else "row-third" if here and s not in here else "row"}


def _beside(ground: Ground, mention: Mention, w: int, s: int) -> set[str]:
    out = {"address-S"} if (mention, s) in ground.beside.addresses else set()
    for number, _ in ground.beside.near.get(mention, ()):
        if number == s:
            out.add("glued-S")
        elif number not in (ground.chinese, w) and ground.is_country(number) and number not in ground.owners(w):
            out.add("glued-third")
    return out


def _money(ground: Ground, mention: Mention, w: int, s: int) -> set[str]:
    tail = ground.text[mention.end : mention.end + 30].lower().split()[:2]
    mine, theirs = (ground.entities[n].currency.lower().rstrip("s") for n in (w, s))
    if mine == theirs or not tail or ground.text[mention.end : mention.end + 1] != " ":
        return set()
    words = {word.strip(".,;").rstrip("s") for word in tail}
    return {f"currency-{who}" for who, coin in (("W", mine), ("S", theirs)) if coin and coin in words}
