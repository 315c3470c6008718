"""The scene of a document: which slot each name stands in, who is introduced in their own right, and how everyone stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lint.confusion.cues import Cue
from lint.confusion.document import Mention, Reading
from lint.confusion.places import Anchor


@dataclass(frozen=True, slots=True)
class Tier:
    """One line of the decision list: the facts that must hold (or not), and the confidence they give."""

    name: str
    confidence: str
    facts: tuple[tuple[str, bool], ...]
    carries: bool = False

    def holds(self, facts: frozenset[str]) -> bool:
        """Whether all its facts are as it asks."""
        return all((fact in facts) == wanted for fact, wanted in self.facts)


@dataclass(frozen=True, slots=True)
class Rules:
    """What a pack says, compiled: slots by level, introductions, titles, vetoes, anchors that are hard, tiers."""

    slots: tuple[tuple[str, tuple[Cue, ...]], ...]
    introduced: tuple[Cue, ...]
    titled: tuple[Cue, ...]
    vetoes: tuple[Cue, ...]
    selves: tuple[Cue, ...]
    strangers: tuple[tuple[str, tuple[Cue, ...]], ...]
    hard: frozenset[str]
    tiers: tuple[Tier, ...]
    belongings: Mapping[str, tuple[str, ...]]
    powers: frozenset[str]
    venues: frozenset[str]
    readings: Mapping[str, tuple[str, ...]]
    speech: str
    own_voice: str


@dataclass
class Standing:
    """How an entity stands in one document: what points to it, and where it is named."""

    hard: list[Anchor] = field(default_factory=list)
    soft: list[Anchor] = field(default_factory=list)
    also: list[Anchor] = field(default_factory=list)
    titled: list[Mention] = field(default_factory=list)
    free: list[Mention] = field(default_factory=list)
    slotted: list[Mention] = field(default_factory=list)
    introduced: list[Mention] = field(default_factory=list)

    @cached_property
    def places(self) -> list[tuple[int, int]]:
        """Spans of all that speaks for the entity, in order."""
        spots: Iterable[Anchor | Mention] = (*self.hard, *self.soft, *self.titled, *self.free, *self.slotted)
        return sorted({(s.start, s.end) for s in spots})


class Scene:
    """A reading with every name placed: `slots`, `introductions`, `titles`, and names `barred` from judgement."""

    def __init__(self, reading: Reading, rules: Rules) -> None:
        self.reading = reading
        self.rules = rules
        self.slots: dict[Mention, tuple[str, str]] = {}
        self.titles: set[Mention] = set()
        self.introductions: set[Mention] = set()
        self.barred: set[Mention] = set()
        self.selves: dict[Mention, str] = {}
        for mention in reading.mentions:
            if not mention.pivot:
                self._place(mention)

    def _place(self, mention: Mention) -> None:
        for level, cues in self.rules.slots:
            label = self._first(cues, mention)
            if label is not None:
                self.slots[mention] = (level, label)
                break
        if self._first(self.rules.titled, mention) is not None:
            self.titles.add(mention)
        if self._first(self.rules.vetoes, mention) is not None:
            self.barred.add(mention)
            self.introductions.add(mention)
        elif self.level(mention) != "strong" and self._first(self.rules.introduced, mention) is not None:
            self.introductions.add(mention)
        twin = self._twin(mention)
        if twin is not None:
            self.selves[mention] = twin

    def _first(self, cues: Sequence[Cue], mention: Mention) -> str | None:
        skeleton, letter = self.reading.skeleton, self.reading.letter(mention)
        return next((c.label for c in cues if c.holds(skeleton, mention.start, mention.end, letter)), None)

    def _twin(self, mention: Mention) -> str | None:
        """The template in which a name is paired with itself."""
        for cue in self.rules.selves:
            span = cue.match(self.reading.skeleton, mention.start, mention.end, self.reading.letter(mention))
            if span is not None and any(m.entities == mention.entities for m in self.reading.at(*span)):
                return cue.label
        return None

    def level(self, mention: Mention) -> str:
        """The level of the slot that a name stands in, or nothing."""
        return self.slots.get(mention, ("", ""))[0]

    @cached_property
    def standings(self) -> dict[int, Standing]:
        """Standing of every entity that is named or anchored."""
        out: dict[int, Standing] = {}
        for number, anchors in self.reading.anchors.items():
            standing = out.setdefault(number, Standing())
            for anchor in anchors:
                if anchor.type in ("also", "word"):
                    standing.also.append(anchor)
                if anchor.type != "also":
                    (standing.hard if anchor.type in self.rules.hard else standing.soft).append(anchor)
        for mention in self.reading.mentions:
            for number in () if mention.pivot else mention.entities:
                standing = out.setdefault(number, Standing())
                if mention in self.introductions:
                    standing.introduced.append(mention)
                if mention in self.titles:
                    standing.titled.append(mention)
                slotted = self.level(mention) == "strong" and mention not in self.barred
                (standing.slotted if slotted else standing.free).append(mention)
        return out

    def third(self, among: Iterable[int], scope: tuple[int, int]) -> bool:
        """Whether a country that is not `among` these is anchored or named in a stretch of text."""
        known = set(among)
        entities = self.reading.gazetteer.entities
        for number, standing in self.standings.items():
            if number in known or number in self.reading.pivot or entities[number].kind not in ("country", "territory"):
                continue
            if any(scope[0] <= start < scope[1] for start, _ in standing.places):
                return True
        return False
