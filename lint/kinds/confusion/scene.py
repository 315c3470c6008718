"""The scene of a document: which slot each name stands in, who is introduced in their own right, and how everyone stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from lint.kinds.confusion.cues import Cue, CueSet
from lint.kinds.confusion.document import Mention, NamesRead
from lint.kinds.confusion.places import Anchor
from lint.kinds.counterpart.countries import Language

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class TierCondition:
    """One word of a tier: some of these facts hold, or, `wanted` false, none of them."""

    facts: frozenset[str]
    wanted: bool

    def holds(self, facts: frozenset[str]) -> bool:
        """Whether it holds of these facts."""
        return self.facts.isdisjoint(facts) != self.wanted


@dataclass(frozen=True, slots=True)
class Tier:
    """One line of the decision list: its conditions and the confidence they give; `carries` to other places of the pair."""

    name: str
    confidence: str
    conditions: tuple[TierCondition, ...]
    carries: bool = False

    def holds(self, facts: frozenset[str]) -> bool:
        """Whether all conditions hold."""
        return all(c.holds(facts) for c in self.conditions)

    def allows(self, facts: frozenset[str], settled: frozenset[str]) -> bool:
        """Whether the facts so far leave it open; only `settled` facts are known."""
        return all(not c.facts <= settled or c.holds(facts) for c in self.conditions)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a pack says, compiled: slots by level, introductions, titles, vetoes, anchors that are hard, tiers."""

    slots: tuple[tuple[str, CueSet], ...]
    introduced: CueSet
    titled: CueSet
    vetoes: CueSet
    selves: tuple[Cue, ...]
    strangers: tuple[tuple[str, tuple[Cue, ...]], ...]
    hard: frozenset[str]
    tiers: tuple[Tier, ...]
    powers: frozenset[str]
    venues: frozenset[str]
    readings: Mapping[str, tuple[str, ...]]
    nouns: str
    speech: str
    aside: str
    own_voice: str
    tables: tuple[Language, ...]
    """The names of countries by language, to read the source of a translation."""


@dataclass(frozen=True)
class EntityEvidence:
    """How an entity stands in one document: what points to it, and where it is named."""

    hard: tuple[Anchor, ...] = ()
    soft: tuple[Anchor, ...] = ()
    also: tuple[Anchor, ...] = ()
    titled: tuple[Mention, ...] = ()
    free: tuple[Mention, ...] = ()
    slotted: tuple[Mention, ...] = ()
    introduced: tuple[Mention, ...] = ()


class MentionIndex:
    """A reading with its names placed: in slots, introduced, with an office, barred from judgement.

    All of it is worked out when first asked for: most names of most texts have an anchor of their own and need none of it.
    """

    def __init__(self, reading: NamesRead, rules: Rules) -> None:
        self.reading = reading
        self.rules = rules
        self.named: dict[int, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            for number in () if mention.pivot else mention.entities:
                self.named[number].append(mention)
        self._slots: dict[Mention, tuple[str, str]] = {}
        self._introduced: dict[Mention, bool] = {}
        self._standings: dict[int, EntityEvidence] = {}
        self._places: dict[int, list[tuple[int, int]]] = {}

    @cached_property
    def present(self) -> list[int]:
        """Everyone who is named or pointed to, except the pivot."""
        return [n for n in dict.fromkeys((*self.reading.anchors, *self.named)) if n not in self.reading.pivot]

    def slot(self, mention: Mention) -> tuple[str, str]:
        """The level and the template of the slot that a name stands in, or two empty strings."""
        found = self._slots.get(mention)
        if found is None:
            labels = ((level, self._first(cues, mention)) for level, cues in self.rules.slots)
            found = self._slots[mention] = next(((lv, label) for lv, label in labels if label is not None), ("", ""))
        return found

    def barred(self, mention: Mention) -> bool:
        """Whether a veto keeps a name from being judged."""
        return self._first(self.rules.vetoes, mention) is not None

    def introduced(self, mention: Mention) -> bool:
        """Whether a name is introduced in its own right here."""
        found = self._introduced.get(mention)
        if found is None:
            found = self._introduced[mention] = self.barred(mention) or (
                self.slot(mention)[0] != "strong" and self._first(self.rules.introduced, mention) is not None
            )
        return found

    def titled(self, mention: Mention) -> bool:
        """Whether a name stands with an office."""
        return self._first(self.rules.titled, mention) is not None

    def twin(self, mention: Mention) -> str | None:
        """The template in which a name is paired with itself."""
        if any(len(self.named[n]) > 1 for n in mention.entities):
            for cue in self.rules.selves:
                span = cue.match(self.reading.skeleton, mention.start, mention.end, self.reading.letter(mention))
                if span is not None and any(m.entities == mention.entities for m in self.reading.at(*span)):
                    return cue.label
        return None

    def _first(self, cues: CueSet, mention: Mention) -> str | None:
        return cues.first(self.reading.skeleton, mention.start)

    def standing(self, number: int) -> EntityEvidence:
        """How an entity stands."""
        found = self._standings.get(number)
        if found is None:
            found = self._standings[number] = self._evidence(number)
        return found

    def _evidence(self, number: int) -> EntityEvidence:
        anchors, mentions = self.reading.anchors.get(number, ()), self.named.get(number, ())
        also, sure = _parted(anchors, lambda a: a.type == "also")
        hard, soft = _parted(sure, lambda a: a.type in self.rules.hard)
        slotted, free = _parted(mentions, self._is_slotted)
        return EntityEvidence(
            hard,
            soft,
            also,
            tuple(filter(self.titled, mentions)),
            free,
            slotted,
            tuple(filter(self.introduced, mentions)),
        )

    def _is_slotted(self, mention: Mention) -> bool:
        """Whether a name stands in a strong slot and may be judged there."""
        return self.slot(mention)[0] == "strong" and not self.barred(mention)

    def places(self, number: int) -> list[tuple[int, int]]:
        """Spans of all that speaks for an entity, in order."""
        found = self._places.get(number)
        if found is None:
            pointers = [a for a in self.reading.anchors.get(number, ()) if a.type != "also"]
            found = sorted({(s.start, s.end) for s in (*pointers, *self.named.get(number, ()))})
            self._places[number] = found
        return found

    def third(self, among: Iterable[int], scope: tuple[int, int]) -> bool:
        """Whether a country that is not `among` these is anchored or named in a stretch of text; adjectives do not count."""
        known, entities = set(among), self.reading.gazetteer.entities
        for number in self.present:
            if number not in known and entities[number].kind in ("country", "territory"):
                pointers = (a.start for a in self.reading.anchors.get(number, ()) if a.type != "also")
                names = (m.start for m in self.named.get(number, ()) if m.form == "name")
                if any(scope[0] <= start < scope[1] for start in (*pointers, *names)):
                    return True
        return False


def _parted(items: Iterable[Item], has: Callable[[Item], bool]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """What has a property, and what has it not, each in its order."""
    sorted_out: tuple[list[Item], list[Item]] = [], []
    for item in items:
        sorted_out[0 if has(item) else 1].append(item)
    return tuple(sorted_out[0]), tuple(sorted_out[1])
