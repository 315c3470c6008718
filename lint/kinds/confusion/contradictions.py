"""What the text itself says of a place or a leader, and what cannot be: Bishkek, the capital of Kazakhstan.

Templates (`whereabouts` for places, `offices` for leaders; see `lint.kinds.confusion.cues`) bind a name `<W>` to a place or
person `<A>`. If what `<A>` points to is sure, and is not W, one of the two is wrong: the country, as a rule; either, where the
rest of the document shows W oftener than the country of the place. No likeness of names is asked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lint.kinds.confusion.cues import Cue
from lint.kinds.confusion.document import Mention
from lint.kinds.confusion.ground import COUNTRIES, Ground, Span

FAMOUS = frozenset(["capital", "metropolis"])
"""Types of anchors that mean the one place, although a smaller one elsewhere has its name; there it is not asked about."""
PLACES = FAMOUS | frozenset(["city", "landmark"])
"""Types of anchors that stand for places which no two countries share; provinces and towns have namesakes."""
HOLDERS = frozenset(["leader", "landmark"])
"""Types of anchors that stand for persons: the best known are landmarks."""
REACH = 100
"""Characters between a country and the place that a template may bind it to: a line."""


@dataclass(frozen=True, slots=True)
class Bonds:
    """Templates that bind a country to a place in it, and to a person who holds its office.

    `namesakes` are the countries that have a smaller place of the same name.
    """

    places: tuple[Cue, ...] = ()
    leaders: tuple[Cue, ...] = ()
    namesakes: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.places or self.leaders)


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A country W, the place or person that the text says belongs to it, and the country S that it does belong to."""

    mention: Mention
    written: int
    anchor: Span
    meant: int
    even: bool
    """Whether the document shows W oftener than S, so that the place may as well be what is wrong."""


def contradictions(ground: Ground, bonds: Bonds) -> Iterator[Contradiction]:
    """The places of a document where a country is said to hold what another one holds, in order."""
    owners = _owners_of_anchors(ground)
    spans = sorted(owners)
    reading, gazetteer = ground.reading, ground.reading.gazetteer
    for mention in reading.mentions:
        if len(mention.entities) != 1 or gazetteer.entities[mention.entities[0]].kind not in COUNTRIES:
            continue
        low = bisect_left(spans, (mention.start - REACH, 0))
        high = bisect_left(spans, (mention.end + REACH, 0))
        strangers = {s for s in spans[low:high] if _is_elsewhere(ground, mention.entities[0], s, owners[s], bonds)}
        if strangers:
            yield from _bound(ground, mention, owners, strangers, bonds)


def _owners_of_anchors(ground: Ground) -> dict[Span, dict[int, str]]:
    """Span of each place or person of the document → every country that it may point to, with the type of pointer."""
    out: dict[Span, dict[int, str]] = {}
    for number, found in ground.reading.anchors.items():
        for anchor in found:
            if anchor.type != "currency":
                out.setdefault((anchor.start, anchor.end), {})[number] = anchor.type
    return out


def _is_elsewhere(ground: Ground, written: int, span: Span, pointed: Mapping[int, str], bonds: Bonds) -> bool:
    """Whether a name points to one country, and in no way to W, to what W belongs to, or to what belongs to W."""
    if len(pointed) != 1:
        return False
    (owner, type_), family = next(iter(pointed.items())), ground.owners(written) | {written}
    if type_ not in PLACES | HOLDERS or not ground.is_country(owner):
        return False
    sakes = bonds.namesakes.get(ground.text[slice(*span)], frozenset())
    if sakes and (type_ not in FAMOUS or ground.entities[written].id in sakes):
        return False
    return owner not in family and ground.owners(owner).isdisjoint(family)


def _bound(
    ground: Ground, mention: Mention, owners: Mapping[Span, Mapping[int, str]], strangers: set[Span], bonds: Bonds
) -> Iterator[Contradiction]:
    skeleton, letter = ground.reading.skeleton, ground.reading.letter(mention)
    for templates, types in ((bonds.places, PLACES), (bonds.leaders, HOLDERS)):
        for cue in templates:
            anchor = cue.match(skeleton, mention.start, mention.end, letter)
            if anchor is None or anchor not in strangers:
                continue
            ((meant, type_),) = owners[anchor].items()
            entity, word = ground.entities[meant], ground.text[mention.start : mention.end]
            if type_ in types and word not in (*entity.names, *entity.adjectives, *entity.people):
                even = _is_about(ground, mention, anchor, meant)
                yield Contradiction(mention, mention.entities[0], anchor, meant, even)
                return


def _is_about(ground: Ground, mention: Mention, anchor: Span, meant: int) -> bool:
    """Whether the rest of the document shows W oftener than the country of the place."""
    shown = [
        sum(a[:2] != anchor for a in ground.anchors.get(n, ())) + sum(m != mention for m in ground.named.get(n, ()))
        for n in (mention.entities[0], meant)
    ]
    return shown[0] > shown[1]
