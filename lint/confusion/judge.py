"""Is this name the one that was meant? Facts about the name and about each candidate for the true one, then a decision list.

The facts (`lint.confusion.facts`) are words that a pack's tiers combine; the first tier whose words all hold gives the finding its confidence.
W is the name as written, S the one that may have been meant.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import regex

from lint.confusion.cues import compiled
from lint.confusion.document import Mention, Reading
from lint.confusion.facts import ABOUT_WRITTEN
from lint.confusion.gazetteer import STRENGTHS
from lint.confusion.scene import Scene, Tier

CROWD = 6
"""From how many other countries on a text is no longer about two or three of them: reports of one visit seldom name more."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """W stands where S is meant: by which tier, in which slot, and who else could be meant just as well.

    `written` is None where W is a common word.
    """

    start: int
    end: int
    written: int | None
    meant: int
    tier: Tier
    level: str
    cue: str
    link: int = 0
    mention: Mention | None = None
    rivals: tuple[int, ...] = ()


class Court:
    """Judges the names of one document."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.rules = scene.rules
        self.reading: Reading = scene.reading
        self.gazetteer = scene.reading.gazetteer
        self._open_tiers: dict[tuple[frozenset[str], frozenset[str]], bool] = {}

    @cached_property
    def readings_here(self) -> str:
        """A regex for the words by which countries of this document are read; empty where there are none."""
        ids = [self.gazetteer.entities[n].id for n in self.scene.present]
        words = sorted({w for i in ids for w in self.rules.readings.get(i, ())}, key=lambda w: (-len(w), w))
        return r"\b(?i:" + "|".join(regex.escape(w, literal_spaces=True) for w in words) + r")\b" if words else ""

    def read_as(self, word: str) -> list[int]:
        """The countries whose short form is read as this word."""
        return [
            self.gazetteer.index[i]
            for i, words in self.rules.readings.items()
            if word.casefold() in map(str.casefold, words)
        ]

    def verdicts(self) -> Iterator[Verdict]:
        """What the decision list says of every name, strong slots first so that they can carry the others."""
        names = [m for m in self.reading.mentions if not m.pivot]
        found = {m: v for m in names if (v := self._paired_with_itself(m)) is not None}
        open_ = [m for m in names if m not in found and not any(map(self.owns, m.entities))]
        order = {level: i for i, (level, _) in enumerate(self.rules.slots)}
        todo = sorted(open_, key=lambda m: (order.get(self.scene.slot(m)[0], len(order)), m.start))
        carried: set[tuple[int, int]] = set()
        for _ in range(2):  # once more, for what stands before the name that carries it
            for mention in todo:
                verdict = self.judge(mention, carried)
                if verdict is not None and verdict.written is not None:
                    found[mention] = verdict
                    if verdict.tier.carries:
                        carried.add((verdict.written, verdict.meant))
            if not carried:
                break
        yield from found.values()

    def _paired_with_itself(self, mention: Mention) -> Verdict | None:
        label, tier = self.scene.twin(mention), self._tier(frozenset({"self"}))
        if label is None or tier is None:
            return None
        pivot, written = min(self.reading.pivot), mention.entities[0]
        return Verdict(mention.start, mention.end, written, pivot, tier, "self", label, mention=mention)

    def judge(self, mention: Mention, carried: set[tuple[int, int]]) -> Verdict | None:
        """The best verdict on one name, or none."""
        level, cue = self.scene.slot(mention)
        best: list[tuple[tuple[bool | int, ...], Verdict]] = []
        for written in mention.entities:
            about = self.about_written(mention, written, level)
            settled = ABOUT_WRITTEN | self._out_of_question(mention, written, carried)
            if not self._worth_asking(about, settled) or self.scene.barred(mention):
                continue
            for meant in self.scene.present:
                if meant in mention.entities or not self.may_be_meant(meant, written):
                    continue
                link = self.gazetteer.link(written, meant)
                facts = about | self.about_meant(mention.start, meant, (*mention.entities, meant))
                facts |= self.about_both(mention, written, meant, link, (written, meant) in carried)
                tier = self._tier(facts)
                if tier is not None:
                    weight = len(self.scene.places(meant))
                    rank = ("S.near" not in facts, self.rules.tiers.index(tier), -link, -weight)
                    verdict = Verdict(mention.start, mention.end, written, meant, tier, level, cue, link, mention)
                    best.append((rank, verdict))
        if not best:
            return None
        best.sort(key=lambda b: b[0])
        least, verdict = best[0]
        rivals = tuple(dict.fromkeys(v.meant for r, v in best[1:] if r[:3] == least[:3] and v.meant != verdict.meant))
        return dataclasses.replace(verdict, rivals=rivals)

    def _out_of_question(self, mention: Mention, written: int, carried: set[tuple[int, int]]) -> frozenset[str]:
        """Facts about the pair that cannot hold, whoever is meant."""
        out = set() if any(w == written for w, _ in carried) else {"carried"}
        if not compiled(self.rules.belonging).match(self.reading.text, mention.end):
            out.add("belongs")
        return frozenset(out)

    def _worth_asking(self, about: frozenset[str], settled: frozenset[str]) -> bool:
        """Whether some tier is still open once W is known; few combinations of facts occur in one document."""
        found = self._open_tiers.get((about, settled))
        if found is None:
            found = self._open_tiers[about, settled] = any(t.allows(about, settled) for t in self.rules.tiers)
        return found

    def _tier(self, facts: frozenset[str]) -> Tier | None:
        return next((t for t in self.rules.tiers if t.holds(facts)), None)

    def owns(self, written: int) -> bool:
        """Whether W has an anchor of its own, or, being no country, its owner is spoken of."""
        if self.reading.anchors.get(written):
            return True
        itself = {m.start for m in self.scene.named[written]}
        return any(
            start not in itself
            for owner in self.gazetteer.owners(written) - self.reading.pivot
            for start, _ in self.scene.places(owner)
        )

    def may_be_meant(self, meant: int, written: int) -> bool:
        """Whether an entity can be the true one: a country or territory that is no part of W, nor the pivot."""
        kind = self.gazetteer.entities[meant].kind
        if meant == written or meant in self.reading.pivot or kind not in ("country", "territory"):
            return False
        return meant not in self.gazetteer.owners(written) and written not in self.gazetteer.owners(meant)

    def about_written(self, mention: Mention, written: int, level: str) -> frozenset[str]:
        """Facts about the name as it stands."""
        scene, entity = self.scene, self.gazetteer.entities[written]
        sentence = self.reading.view.anatomy.sentence_at(mention.start)
        others = [m for m in scene.named[written] if m != mention]
        return _true({
            level or "free": True,
            "pivot": self.reading.speaks_of_pivot,
            "W.introduced": any(map(scene.introduced, (mention, *others))),
            "W.titled": any(map(scene.titled, others)),
            "W.free": any(not scene.slot(m)[0] or scene.barred(m) for m in scene.named[written]),
            "W.power": entity.id in self.rules.powers,
            "W.bloc": entity.kind == "bloc",
            "W.home": not self.gazetteer.owners(written).isdisjoint(self.reading.pivot),
            "W.small": entity.kind not in ("country", "territory"),
            "top": self.reading.view.anatomy.paragraph_at(mention.start).zone in ("masthead", "headline"),
            "first": self._first(mention.start),
            "speech": _search(self.rules.speech, self.reading.text[slice(*sentence)]),
            "aside": _search(self.rules.aside, self.reading.text[slice(*sentence)]),
            "own-voice": self._own_voice(sentence) if level == "strong" else self._own_document,
        })  # fmt: skip

    def about_meant(self, start: int, meant: int, pair: tuple[int, ...]) -> frozenset[str]:
        """Facts about a candidate, seen from the place of the name."""
        anatomy, s, places = self.reading.view.anatomy, self.scene.standing(meant), self.scene.places(meant)
        paragraph, sentence, headline = (
            anatomy.paragraph_at(start),
            anatomy.sentence_at(start),
            anatomy.headline or (0, 0),
        )
        near = [p for p in places if paragraph.start <= p[0] < paragraph.end]
        scope = (paragraph.start, paragraph.end) if near else (0, len(self.reading.text))
        return _true({
            "S.hard": bool(s.hard),
            "S.anchored": bool(s.hard or s.soft),
            "S.titled": bool(s.titled),
            "S.named": bool(s.free),
            "S.slot": bool(s.slotted),
            "S.placed": bool(s.introduced),
            "S.venue": bool(places) and all(self.reading.text[slice(*p)] in self.rules.venues for p in places),
            "S.before": any(p[0] < start or headline[0] <= p[0] < headline[1] for p in places),
            "S.near": bool(near),
            "S.beside": any(sentence[0] <= m.start < sentence[1] for m in (*s.free, *s.slotted)),
            "S.only": not self.scene.third(pair, scope),
            "S.most": self._most(meant, pair),
            "few": len(self._thirds(pair)) < CROWD,
            "parade": self._parade(pair, (paragraph.start, paragraph.end)),
            "S.alone": not self.scene.third(pair, (0, len(self.reading.text))),
            "S.again": len(places) > 1,
        })  # fmt: skip

    def about_both(self, mention: Mention, written: int, meant: int, link: int, carried: bool) -> frozenset[str]:
        """Facts about the pair."""
        w, s = self.gazetteer.entities[written], self.gazetteer.entities[meant]
        beside = s.id in w.neighbours or w.id in s.neighbours
        return _true({
            "carried": carried,
            "alike": link >= STRENGTHS.index("strong"),
            "akin": link >= STRENGTHS.index("fair"),
            "linked": link >= STRENGTHS.index("weak"),
            "precedes": self.scene.places(written)[0] < self.scene.places(meant)[0] if self.scene.places(meant) else True,
            "leads": self._leads(written, meant),
            "met": self._met(written, meant),
            "best": self._best(written, link),
            "far": w.continent != s.continent and not beside,
            "neighbours": beside,
            "nested": bool(w.names) and bool(_words(w.names[0]) <= _words(s.names[0]) or _words(s.names[0]) <= _words(w.names[0])),
            "belongs": self._belongs(mention, meant),
        })  # fmt: skip

    def _first(self, offset: int) -> bool:
        anatomy = self.reading.view.anatomy
        body = next((p for p in anatomy.paragraphs if p.zone == "body"), None)
        start, end = anatomy.sentences(body)[0] if body else anatomy.sentence_at(0)
        return start <= offset < end

    def _most(self, meant: int, pair: tuple[int, ...]) -> bool:
        return all(len(self.scene.places(n)) < len(self.scene.places(meant)) for n in self._thirds(pair))

    def _parade(self, pair: tuple[int, ...], scope: tuple[int, int]) -> bool:
        """Whether a third country acts in a paragraph: it stands in a slot there."""
        acting = (m for n in self._thirds(pair) for m in self.scene.named[n] if scope[0] <= m.start < scope[1])
        return any(self.scene.slot(m)[0] for m in acting)

    def _thirds(self, pair: tuple[int, ...]) -> list[int]:
        """The other countries of the document."""
        known = (n for n in self.scene.present if self.gazetteer.entities[n].kind in ("country", "territory"))
        return [n for n in known if n not in pair and self.scene.places(n)]

    def _leads(self, written: int, meant: int) -> bool:
        """Whether W comes first, and not as a partner: `Nanjing received the mayor of ...`."""
        first = self.scene.named[written][0]
        return self.scene.slot(first)[0] != "strong" and all(first.start < p[0] for p in self.scene.places(meant))

    def _met(self, written: int, meant: int) -> bool:
        """Whether one sentence names both side by side.

        Both as names, or as adjectives of which W stands in no slot; as partners of the pivot only in the same words.
        """

        def seen(number: int, free: bool) -> set[tuple[int, str]]:
            out = set()
            for mention in self.scene.named[number]:
                level, cue = self.scene.slot(mention)
                if level == "strong" or mention.form == "name" or not (free and level):
                    manner = cue if level == "strong" else mention.form
                    out.add((self.reading.view.anatomy.sentence_at(mention.start)[0], manner))
            return out

        return not seen(written, free=True).isdisjoint(seen(meant, free=False))

    def _best(self, written: int, link: int) -> bool:
        others = (n for n in self.scene.present if self.may_be_meant(n, written) and self.scene.places(n))
        return all(self.gazetteer.link(written, n) <= link for n in others)

    @cached_property
    def _own_document(self) -> bool:
        return self._own_voice((0, len(self.reading.text)))

    def _own_voice(self, scope: tuple[int, int]) -> bool:
        """Whether the author speaks for a country; what is quoted is somebody else's voice."""
        if not self.rules.own_voice:
            return False
        anatomy = self.reading.view.anatomy
        found = compiled(self.rules.own_voice).finditer(self.reading.text, *scope)
        return any(not anatomy.in_quotation(*m.span()) for m in found)

    def _belongs(self, mention: Mention, meant: int) -> bool:
        tail = self.reading.text[mention.end : mention.end + 60].lstrip().casefold()
        own = self.rules.belongings.get(self.gazetteer.entities[meant].id, ())
        return any(tail.startswith(thing.casefold()) for thing in own)


def _words(name: str) -> set[str]:
    return set(name.replace("-", " ").split())


def _true(table: Mapping[str, bool]) -> frozenset[str]:
    return frozenset(name for name, holds in table.items() if holds)


def _search(pattern: str, text: str) -> bool:
    return bool(pattern) and compiled(pattern).search(text) is not None
