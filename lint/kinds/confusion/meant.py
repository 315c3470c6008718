"""Who is meant, weighed over the whole document: every W that is written against every S that may be meant.

Each pair gets the points of its scorecard, at each place where W stands; a place is drawn up towards the best place of the
same pair, so that all mentions of W are decided together, also those that stand in no telling slot.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.kinds.confusion import bearings
from lint.kinds.confusion.document import Mention, NamesRead
from lint.kinds.confusion.ground import Ground
from lint.kinds.confusion.known import at_home
from lint.kinds.confusion.roles import Roles
from lint.kinds.confusion.together import OWN, joint
from lint.scorecard.card import Scorecard

PULL = 0.5
"""Share of the way that a place is drawn up to the best place of its pair."""
SHELTERED = frozenset(
    "W-anchor-sentence W-anchor-60 own-paragraph own-capital both-qualified b-neighbour s-neighbour bound-W titled-W lies-W row-W currency-W a-where glued-third cell-W".split()
)
"""Facts that show W itself at a place: what other places of the pair show does not reach it."""


@dataclass(frozen=True, slots=True)
class Case:
    """W at one place and S who may be meant there, with every fact that holds."""

    mention: Mention
    written: int
    meant: int
    facts: frozenset[str]


@dataclass(frozen=True, slots=True)
class JudgedCase:
    """The best case of a place: its sum, drawn up, and the band that it reaches."""

    case: Case
    total: int
    band: str


@dataclass(frozen=True)
class Weighing:
    """A scorecard with the world that its facts ask about, compiled: it is pickled with the rule."""

    card: Scorecard
    world: bearings.World
    least: int = field(init=False)
    """The lowest sum that any band begins with."""
    place: int = field(init=False)
    """The most points that the facts of one place can add to those of the document."""
    native: int = field(init=False)
    """The same where S is the document's own country."""
    bare: int = field(init=False)
    """The most that the facts can add that ask for a W without anything of its own."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "least", min(self.card.bands.values(), default=0))
        place = _of_places(self.card)
        for name, begins in (("bare", ("bare-", "no-state")), ("native", ("as-home", "native-"))):
            object.__setattr__(self, name, sum(place.pop(f) for f in list(place) if f.startswith(begins)))
        object.__setattr__(self, "place", sum(place.values()))

    def bound(self, facts: set[str], native: bool) -> int:
        """A sum that no place can exceed where these facts of the document hold, with S its own country or not."""
        sure = facts | joint(facts) & _SURE
        if native:
            return self.card.total(at_home(sure)) + self.native
        return self.card.total(sure) + self.place + (self.bare if facts.isdisjoint(OWN) else 0)


def cases(ground: Ground, weighing: Weighing, *, every: bool = False) -> Iterator[Case]:
    """All cases of a document that may reach a band, or `every` one of them: what the learning is shown."""
    world = weighing.world
    roles = Roles(ground, world.roles)
    standing = {s: bearings.meant(ground, s, world) for s in ground.countries if s != ground.chinese}
    for w, mentions in ground.named.items():
        meant = _candidates(ground, w, world)
        if not meant:
            continue
        written = bearings.written(ground, w)
        places: dict[Mention, set[str]] = {}
        for s in meant:
            both = written | standing[s] | bearings.pair(ground, w, s, world)
            native = s == ground.native and ground.is_country(w)
            if not every and weighing.bound(both, native) < weighing.least:
                continue
            for mention in mentions:
                if s in mention.entities:
                    continue
                if mention not in places:
                    places[mention] = bearings.place(ground, mention, w)
                facts = both | places[mention] | bearings.near(ground, mention, w, s)
                facts |= roles.facts(mention, w) if native else set()
                facts |= joint(facts)
                yield Case(mention, w, s, frozenset(at_home(facts) if native else facts))


def best(ground: Ground, weighing: Weighing, *, every: bool = False) -> list[tuple[Case, int]]:
    """The best case of each place with its sum, drawn up towards the best place of its pair; in order."""
    found = [(case, weighing.card.total(case.facts)) for case in cases(ground, weighing, every=every)]
    top: dict[tuple[int, int], int] = {}
    for case, total in found:
        pair = case.written, case.meant
        top[pair] = max(top.get(pair, total), total)
    out: dict[Mention, tuple[Case, int]] = {}
    for case, total in found:
        drawn = drawn_up(case.facts, total, top[case.written, case.meant])
        if case.mention not in out or drawn > out[case.mention][1]:
            out[case.mention] = case, drawn
    return sorted(out.values(), key=lambda c: c[0].mention.start)


def drawn_up(facts: frozenset[str], total: int, top: int) -> int:
    """The sum of a place after the best place of its pair, `top`, was heard."""
    return total if facts & SHELTERED else total + round(PULL * (top - total))


def judged(ground: Ground, weighing: Weighing) -> list[JudgedCase]:
    """The places where somebody else than written is meant, with the confidence of each, in order."""
    banded = ((case, total, weighing.card.band(total)) for case, total in best(ground, weighing))
    return [JudgedCase(case, total, band) for case, total, band in banded if band is not None]


def values(reading: NamesRead, weighing: Weighing, case: Case) -> dict[str, str]:
    """What the words of the facts are filled with: who, and the first anchors that show it."""
    entities, anchors = reading.gazetteer.entities, reading.anchors.get(case.meant, [])
    found = dict.fromkeys(reading.text[a.start : a.end] for a in anchors if a.type != "also")
    traits = sorted(weighing.world.likeness.traits(case.written, case.meant))
    return {
        "written": entities[case.written].name,
        "meant": entities[case.meant].name,
        "anchors": ", ".join(list(found)[:3]),
        "count": str(len(found)),
        "traits": ", ".join(traits[:4]),
    }


def _candidates(ground: Ground, w: int, world: bearings.World) -> list[int]:
    """Countries of the document that may be meant where W is written: those that are like it in some way."""
    likeness, family = world.likeness, {w, ground.chinese, *ground.owners(w)}
    return [
        s for s in ground.countries
        if w != ground.chinese and s not in family and w not in ground.owners(s)
        and (likeness.traits(w, s) or likeness.like_place(w, s) or likeness.like_owner(w, s))
    ]  # fmt: skip


_SURE = frozenset(["once-S-often", "unlike-and-not-half", "great-unnamed", "great-unlike", "great-both"])
"""Joint facts against a finding that hold at every place if they hold of the document."""


def _of_places(card: Scorecard) -> dict[str, int]:
    """The facts of the place that speak for a finding, with their points."""
    document = (
        "W-", "S-named", "S-has", "S-anchors", "S-d", "S-m", "S-neighbour", "S-native", "S-h", "S-leads", "S-alone",
        "outweighs", "alike", "thirds", "source", "pivot",
    )  # fmt: skip
    out = {}
    for fact, points in card.points.items():
        name = fact.removeprefix("native-")
        whole = (name.startswith(document) and name != "W-elsewhere") or name in ("china", "short")
        if points > 0 and not whole:
            out[fact] = points
    return out
