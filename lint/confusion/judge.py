"""Is this name the one that was meant? Facts about the name and about each candidate for the true one, then a decision list.

The facts are words that a pack's tiers combine; the first tier whose words all hold gives the finding its confidence.
W is the name as written, S the one that may have been meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lint.confusion.cues import Cue
from lint.confusion.document import Anchor, Mention, Reading
from lint.confusion.gazetteer import STRENGTHS, Gazetteer

FACTS = {
    "strong": "W stands in a strong slot",
    "middle": "W stands in a middle slot",
    "weak": "W stands in a weak slot",
    "carried": "the same pair was already found, by a tier that carries, elsewhere in the document",
    "alike": "the names have the same beginning: link strong",
    "akin": "link fair or better",
    "linked": "link weak or better",
    "S.hard": "a hard anchor (capital, big city, landmark, leader) points to S",
    "S.soft": "a small place points to S",
    "S.titled": "S stands with an office: president of S, S's minister, the S-ish embassy",
    "S.named": "S is named outside strong slots",
    "S.slot": "S is named in a strong slot",
    "S.before": "S is anchored or named before W, or in the headline",
    "S.near": "S is anchored or named in W's paragraph",
    "S.beside": "S is named in W's sentence",
    "S.only": "no third country is anchored or named in the paragraph, or in the document where the paragraph has no S",
    "S.most": "S is named or anchored more often than W is",
    "S.again": "S is anchored or named twice or more",
    "W.introduced": "W is introduced in its own right somewhere: a W-ish builder, in W, W and a third country",
    "W.titled": "W stands with an office elsewhere",
    "W.free": "W is also named outside slots",
    "W.small": "W is a region, a city, a historic state or a bloc, no country",
    "W.neighbour": "W borders on S",
    "nested": "one of the two names contains the other (Sudan, South Sudan)",
    "first": "W stands in the first sentence of the body",
    "speech": "the sentence reports speech: he said, she added",
    "own-voice": "the text speaks in the first person (we, our, I)",
    "money": "W stands before the currency or status that only S has",
}
"""What tiers may ask for; each can be turned round with `not`."""


@dataclass(frozen=True, slots=True)
class Tier:
    """One line of the decision list."""

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
    hard: frozenset[str]
    tiers: tuple[Tier, ...]
    speech: str
    own_voice: str


@dataclass
class Standing:
    """How an entity stands in one document."""

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


@dataclass(frozen=True, slots=True)
class Verdict:
    """W stands where S is meant: by which tier, in which slot, and what else could be meant just as well."""

    mention: Mention
    written: int
    meant: int
    tier: Tier
    level: str
    cue: str
    link: int
    facts: frozenset[str]
    rivals: tuple[int, ...] = ()


class Court:
    """Judges the names of one document."""

    def __init__(self, reading: Reading, rules: Rules) -> None:
        self.reading = reading
        self.rules = rules
        self.gazetteer: Gazetteer = reading.gazetteer
        self.slots: dict[Mention, tuple[str, str]] = {}
        self.titles: set[Mention] = set()
        self.introductions: set[Mention] = set()
        self.barred: set[Mention] = set()
        for mention in reading.mentions:
            if not mention.pivot:
                self._place(mention)

    def _place(self, mention: Mention) -> None:
        skeleton, letter = self.reading.skeleton, self.reading.letter(mention)

        def first(cues: Sequence[Cue]) -> str | None:
            return next((c.label for c in cues if c.holds(skeleton, mention.start, mention.end, letter)), None)

        for level, cues in self.rules.slots:
            label = first(cues)
            if label is not None:
                self.slots[mention] = (level, label)
                break
        if first(self.rules.titled) is not None:
            self.titles.add(mention)
        if first(self.rules.vetoes) is not None:
            self.barred.add(mention)
            self.introductions.add(mention)
        elif self.slots.get(mention, ("",))[0] != "strong" and first(self.rules.introduced) is not None:
            self.introductions.add(mention)

    @cached_property
    def standings(self) -> dict[int, Standing]:
        """Standing of every entity that is named or anchored."""
        out: dict[int, Standing] = {}
        for number, anchors in self.reading.anchors.items():
            standing = out.setdefault(number, Standing())
            for anchor in anchors:
                if anchor.type in ("also", "word"):
                    standing.also.append(anchor)
                elif anchor.type in self.rules.hard:
                    standing.hard.append(anchor)
                else:
                    standing.soft.append(anchor)
                if anchor.type == "word":
                    standing.soft.append(anchor)
        for mention in self.reading.mentions:
            if mention.pivot:
                continue
            for number in mention.entities:
                standing = out.setdefault(number, Standing())
                if mention in self.introductions:
                    standing.introduced.append(mention)
                if mention in self.titles:
                    standing.titled.append(mention)
                if self.slots.get(mention, ("",))[0] == "strong" and mention not in self.barred:
                    standing.slotted.append(mention)
                else:
                    standing.free.append(mention)
        return out

    def verdicts(self) -> Iterator[Verdict]:
        """What the decision list says of every name, strong slots first so that they can carry the others."""
        order = {level: i for i, (level, _) in enumerate(self.rules.slots)}
        todo = sorted(
            (m for m in self.reading.mentions if not m.pivot and m not in self.barred),
            key=lambda m: (order.get(self.slots.get(m, ("", ""))[0], len(order)), m.start),
        )
        carried: set[tuple[int, int]] = set()
        found: list[Verdict] = []
        for _ in range(2):  # once more, for what stands before the name that carries it
            found = []
            for mention in todo:
                verdict = self.judge(mention, carried)
                if verdict is not None:
                    found.append(verdict)
                    if verdict.tier.carries:
                        carried.add((verdict.written, verdict.meant))
        yield from found

    def judge(self, mention: Mention, carried: set[tuple[int, int]]) -> Verdict | None:
        """The best verdict on one name, or none."""
        level, cue = self.slots.get(mention, ("", ""))
        if len(mention.entities) > 1:
            return None
        (written,) = mention.entities
        if not level and not any(w == written for w, _ in carried):
            return None
        if self.owns(written):
            return None
        best: list[tuple[tuple[int, ...], Verdict]] = []
        for meant, standing in self.standings.items():
            if meant == written or not self.may_be_meant(meant, written):
                continue
            link = self.gazetteer.link(written, meant)
            facts = self.facts(mention, written, meant, level, link, (written, meant) in carried, standing)
            for i, tier in enumerate(self.rules.tiers):
                if tier.holds(facts):
                    rank: tuple[int, ...] = (i, -link, "S.near" not in facts, -len(standing.places))
                    best.append((rank, Verdict(mention, written, meant, tier, level, cue, link, facts)))
                    break
        if not best:
            return None
        best.sort(key=lambda b: b[0])
        least, verdict = best[0]
        rivals = tuple(v.meant for r, v in best[1:] if r[:3] == least[:3])
        return Verdict(**{n: getattr(verdict, n) for n in Verdict.__dataclass_fields__} | {"rivals": rivals})

    def owns(self, written: int) -> bool:
        """Whether W has an anchor of its own, or, being no country, its owner is spoken of."""
        standing = self.standings.get(written, Standing())
        if standing.hard or standing.soft or standing.also:
            return True
        itself = {m.start for m in self.reading.by_entity.get(written, ())}
        for owner in self.gazetteer.owners(written) - self.reading.pivot:
            other = self.standings.get(owner, Standing())
            if other.free or other.slotted or any(a.start not in itself for a in (*other.hard, *other.soft)):
                return True
        return False

    def may_be_meant(self, meant: int, written: int) -> bool:
        """Whether an entity can be the true one: a country or territory that is no part of W, nor the pivot."""
        entity = self.gazetteer.entities[meant]
        if meant in self.reading.pivot or entity.kind not in ("country", "territory"):
            return False
        return meant not in self.gazetteer.owners(written) and written not in self.gazetteer.owners(meant)

    def facts(
        self, mention: Mention, written: int, meant: int, level: str, link: int, carried: bool, s: Standing
    ) -> frozenset[str]:
        """All facts that hold for one name and one candidate."""
        anatomy = self.reading.view.anatomy
        paragraph = anatomy.paragraph_at(mention.start)
        sentence = anatomy.sentence_at(mention.start)
        own = self.standings[written]
        headline = anatomy.headline or (0, 0)
        near = [p for p in s.places if paragraph.start <= p[0] < paragraph.end]
        scope = (paragraph.start, paragraph.end) if near else (0, len(self.reading.text))
        named = [m for m in (*s.free, *s.slotted) if sentence[0] <= m.start < sentence[1]]
        words = self.reading.text[slice(*sentence)]
        table: Mapping[str, bool] = {
            level: bool(level),
            "carried": carried,
            "alike": link >= STRENGTHS.index("strong"),
            "akin": link >= STRENGTHS.index("fair"),
            "linked": link >= STRENGTHS.index("weak"),
            "S.hard": bool(s.hard),
            "S.soft": bool(s.soft),
            "S.titled": bool(s.titled),
            "S.named": bool(s.free),
            "S.slot": bool(s.slotted),
            "S.before": any(p[0] < mention.start or headline[0] <= p[0] < headline[1] for p in s.places),
            "S.near": bool(near),
            "S.beside": bool(named),
            "S.only": not self._third(written, meant, scope),
            "S.most": len(s.places) > len(own.places),
            "S.again": len(s.places) > 1,
            "W.introduced": any(m != mention for m in own.introduced) or mention in self.introductions,
            "W.titled": any(m != mention for m in own.titled),
            "W.free": any(m not in self.slots or m in self.barred for m in own.free),
            "W.small": self.gazetteer.entities[written].kind not in ("country", "territory"),
            "nested": self._nested(written, meant),
            "first": self._first(mention),
            "speech": _search(self.rules.speech, words),
            "own-voice": _search(self.rules.own_voice, self.reading.text if level != "strong" else words),
            "money": self._money(mention, meant),
        }
        return frozenset(name for name, holds in table.items() if holds)

    def _third(self, written: int, meant: int, scope: tuple[int, int]) -> bool:
        """Whether a third country is anchored or named in a stretch of text."""
        for number, standing in self.standings.items():
            if number in (written, meant) or number in self.reading.pivot or not self.may_be_meant(number, written):
                continue
            if any(scope[0] <= p[0] < scope[1] for p in standing.places):
                return True
        return False

    def _nested(self, written: int, meant: int) -> bool:
        a, b = (self.gazetteer.entities[n].names for n in (written, meant))
        return bool(a and b) and (a[0] in b[0] or b[0] in a[0])

    def _first(self, mention: Mention) -> bool:
        anatomy = self.reading.view.anatomy
        for paragraph in anatomy.paragraphs:
            if paragraph.zone in ("body", "quotation"):
                start, end = anatomy.sentences(paragraph)[0]
                return start <= mention.start < end
        return mention.start < anatomy.sentence_at(0)[1]

    def _money(self, mention: Mention, meant: int) -> bool:
        currency = self.gazetteer.entities[meant].currency
        tail = self.reading.text[mention.end : mention.end + 40].lower()
        if (
            currency
            and tail.strip().startswith(currency.lower())
            and currency.lower() not in ("dollar", "franc", "euro", "pound", "peso")
        ):
            return True
        return self.gazetteer.entities[meant].id in ("MO", "HK") and tail.startswith(" special administrative")


def _search(pattern: str, text: str) -> bool:
    import regex

    return bool(pattern) and regex.search(pattern, text) is not None
