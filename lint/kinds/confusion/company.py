"""In whose company W stands: third countries of its sentence, the sentences before and after, names as bare as its own,
and the language that the text may come from.

Facts for the scorecard (`lint.kinds.confusion.known`); W is the name as written, S the country that may be meant.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint.kinds.confusion.document import Mention
from lint.kinds.confusion.surroundings import around

if TYPE_CHECKING:
    from lint.kinds.confusion.ground import Ground, Span

BARE = (1, 3, 6)
"""Third countries named without any anchor from which on such a name says less and less."""
_OFTEN = 3
"""Mentions from which on a country may be the pivot of a text beside its subject."""
_REACH = 48
"""Characters on either side in which the next name of a row is looked for."""


class ThirdCountries:
    """What is asked of a whole document once; it does not hold the ground, which holds it."""

    def __init__(self, ground: Ground) -> None:
        self.bare = frozenset(n for n in ground.countries if n in ground.named and not ground.anchors.get(n))
        """Countries that are named, and nothing else in the text belongs to them."""

        self.envoys = frozenset(m for m in ground.reading.mentions if "a-envoy" in around(ground.text, m))
        """Names whose embassy or envoy is spoken of: their countries are abroad here."""


def _bare_beside(ground: Ground, w: int, s: int) -> int:
    """How many third countries are as bare as W."""
    return len(ground.company.bare - {w, s, ground.chinese, *ground.owners(w)})


def _kin(ground: Ground, third: int, w: int, s: int) -> str:
    """Whether a third country lies by W or by S, and not by the other; empty where it says nothing."""
    other, written, meant = (ground.entities[n] for n in (third, w, s))
    near = [other.id in e.neighbours for e in (written, meant)]
    if not any(near) and written.continent != meant.continent:
        near = [other.continent == e.continent for e in (written, meant)]
    return "" if near[0] == near[1] else "W" if near[0] else "S"


def beside(ground: Ground, mention: Mention, w: int, s: int) -> set[str]:
    """Facts of the company in which W stands at one place."""
    aside = {w, s, ground.chinese, *ground.owners(w)}
    listed = {n for n in _beside(ground, mention) if n not in aside}
    thirds = ground.speakers.get(ground.sentence(mention.start), set()) - aside - listed
    out = {f"kin-{kin}" for n in thirds if (kin := _kin(ground, n, w, s))}
    out |= {f"listed-{kin}" for n in listed if (kin := _kin(ground, n, w, s))}
    out |= {"in-list"} if _in_list(ground, mention, aside) else set()
    return out | _around(ground, mention, w, s) | _elsewhere(ground, mention, w, aside)


def _beside(ground: Ground, mention: Mention) -> set[int]:
    """Countries that stand side by side with a name."""
    return {n for n, _ in ground.beside.near.get(mention, ()) if ground.is_country(n)}


def _around(ground: Ground, mention: Mention, w: int, s: int) -> set[str]:
    """Whom the sentences before and after speak of, and whether the one before speaks of neighbours."""
    sentence, out, whose = ground.sentence(mention.start), set[str](), {frozenset([s]): "S", frozenset([w]): "W"}
    for name, offset in (("before", sentence[0] - 1), ("after", sentence[1] + 1)):
        if 0 <= offset < len(ground.text) and (who := _spoken_of(ground, ground.sentence(offset))):
            out.add(f"{name}-{whose.get(frozenset(who), 'other')}")
    if sentence[0] and "s-neighbour" in ground.words(ground.sentence(sentence[0] - 1)):
        out.add("before-neighbour")
    return out


def _elsewhere(ground: Ground, mention: Mention, w: int, aside: set[int]) -> set[str]:
    """Whether W stands elsewhere with an envoy, or side by side with a third country."""
    others = [m for m in ground.named[w] if m is not mention]
    out = set() if ground.company.envoys.isdisjoint(others) else {"envoy-elsewhere"}
    return out | ({"listed-elsewhere"} if any(_beside(ground, m) - aside for m in others) else set())


def _in_list(ground: Ground, mention: Mention, aside: set[int]) -> bool:
    """Whether W stands in a row of three or more countries: `Belize, W and Saint Vincent`."""
    near = ground.beside.near
    row = {n for n, _ in near.get(mention, ())} - aside
    for other in ground.mentions(mention.start - _REACH, mention.end + _REACH):
        if other is not mention and not row.isdisjoint(other.entities):
            row |= {n for n, _ in near.get(other, ())} - aside
    return len(row) > 1


def _spoken_of(ground: Ground, sentence: Span) -> set[int]:
    """Countries that a sentence names or points to, beside China."""
    return ({*ground.tally(sentence), *ground.speakers.get(sentence, ())}) - {ground.chinese}


def surroundings(ground: Ground, w: int, s: int, traits: frozenset[str]) -> set[str]:
    """Facts of the document: names as bare as W, who opens it, and whether it may come from a language in which the two are alike."""
    company = ground.company
    many = _bare_beside(ground, w, s) if w in company.bare else 0
    out = {f"bare-thirds-{edge}" for edge in BARE if many >= edge}
    if all(ground.names(n, (0, ground.opening)) for n in (w, s)):
        out.add("opens-with-both")
    chinese = any(t.startswith("zh-") for t in traits)
    if chinese and ground.weight.get(ground.chinese, 0) >= _OFTEN:
        out.add("pivot-zh")
    if chinese and ground.chinese not in ground.weight and all(t.startswith(("zh-", "en-", "adj-")) for t in traits):
        out.add("zh-unlikely")
    return out
