"""Is this name the one that was meant? Facts about the name and about each candidate for the true one, then a decision list.

The facts (`lint.kinds.confusion.facts`) are words that a pack's tiers combine; the first tier whose words all hold gives the finding its confidence.
W is the name as written, S the one that may have been meant.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from lint.kinds.confusion.cues import compiled
from lint.kinds.confusion.document import Mention, NamesRead
from lint.kinds.confusion.facts import ABOUT_WRITTEN
from lint.kinds.confusion.inquiry import FeatureExtractor
from lint.kinds.confusion.scene import MentionIndex, Tier
from lint.kinds.confusion.translated import in_its_own_right
from lint.matching.folding import fold


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


class Classifier:
    """Judges the names of one document."""

    def __init__(self, scene: MentionIndex) -> None:
        self.scene = scene
        self.rules = scene.rules
        self.reading: NamesRead = scene.reading
        self.gazetteer = scene.reading.gazetteer
        self.inquiry = FeatureExtractor(scene)
        self._open_tiers: dict[tuple[frozenset[str], frozenset[str]], bool] = {}
        self._owning: dict[int, bool] = {}

    @cached_property
    def readings_here(self) -> list[tuple[int, list[int]]]:
        """Where words stand by which countries of this document are read: where they begin, and may end, the longest first."""
        ids = [self.gazetteer.entities[n].id for n in self.scene.present]
        words = {w for i in ids for w in self.rules.readings.get(i, ())}
        skeleton = self.reading.skeleton
        low = fold(self.reading.text) if words else ""
        ends: dict[int, list[int]] = defaultdict(list)
        for word in sorted(words, key=lambda w: (-len(w), w)):
            folded = fold(word)
            at = low.find(folded)
            while at >= 0:
                found = compiled(rf"\b(?i:{regex.escape(word, literal_spaces=True)})\b").match(skeleton, at)
                if found:
                    ends[at].append(found.end())
                at = low.find(folded, at + 1)
        return sorted(ends.items())

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
        written = mention.entities[0]
        return Verdict(
            mention.start, mention.end, written, self._partner(written), tier, "self", label, mention=mention
        )

    def _partner(self, written: int) -> int:
        """Who was meant beside W: the pivot, or in a text that is not about it the country that it names most."""
        others = [n for n in self.scene.present if self.inquiry.may_be_meant(n, written) and self.scene.named[n]]
        if self.reading.speaks_of_pivot or not others:
            return min(self.reading.pivot)
        return max(others, key=lambda n: len(self.scene.named[n]))

    def judge(self, mention: Mention, carried: set[tuple[int, int]]) -> Verdict | None:
        """The best verdict on one name, or none."""
        level, cue = self.scene.slot(mention)
        best: list[tuple[tuple[bool | int, ...], Verdict]] = []
        for written in mention.entities:
            about = self.inquiry.about_written(mention, written, level)
            settled = ABOUT_WRITTEN if any(w == written for w, _ in carried) else ABOUT_WRITTEN | {"carried"}
            if not self._worth_asking(about, settled) or self.scene.barred(mention):
                continue
            themselves = (*mention.entities, *self.gazetteer.owners(written))  # Kentucky is no sign of a third country
            for meant in self.scene.present:
                if meant in mention.entities or not self.inquiry.may_be_meant(meant, written):
                    continue
                link = self.gazetteer.link(written, meant)
                facts = about | self.inquiry.about_meant(mention.start, meant, (*themselves, meant))
                facts |= self.inquiry.about_both(mention, written, meant, link, (written, meant) in carried)
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

    def _worth_asking(self, about: frozenset[str], settled: frozenset[str]) -> bool:
        """Whether some tier is still open once W is known; few combinations of facts occur in one document."""
        found = self._open_tiers.get((about, settled))
        if found is None:
            found = self._open_tiers[about, settled] = any(t.allows(about, settled) for t in self.rules.tiers)
        return found

    def _tier(self, facts: frozenset[str]) -> Tier | None:
        return next((t for t in self.rules.tiers if t.holds(facts)), None)

    def owns(self, written: int) -> bool:
        """Whether W has an anchor of its own, or, being no country, its owner is spoken of, or the source names it."""
        found = self._owning.get(written)
        if found is None:
            anchored = bool(self.reading.anchors.get(written)) or self._owner_is_named(written)
            found = self._owning[written] = anchored or self._in_source(written)
        return found

    def _in_source(self, written: int) -> bool:
        country = self.gazetteer.entities[written].id
        return in_its_own_right(self.reading.view, country, self.rules.tables)

    def _owner_is_named(self, written: int) -> bool:
        itself = {m.start for m in self.scene.named[written]}
        return any(
            start not in itself
            for owner in self.gazetteer.owners(written) - self.reading.pivot
            for start, _ in self.scene.places(owner)
        )
