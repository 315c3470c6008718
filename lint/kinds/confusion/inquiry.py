"""The facts of a case: what is true of a name as written, of a candidate for the true one, and of the two.

Each method gives the names of the facts (`lint.kinds.confusion.facts`) that hold.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from lint.kinds.confusion.cues import compiled
from lint.kinds.confusion.document import Mention, NamesRead
from lint.kinds.confusion.gazetteer import STRENGTHS
from lint.kinds.confusion.scene import MentionIndex

CROWD = 6
"""From how many other countries on a text is no longer about two or three of them: reports of one visit seldom name more."""


class FeatureExtractor:
    """Finds the facts about the names of one document."""

    def __init__(self, scene: MentionIndex) -> None:
        self.scene = scene
        self.rules = scene.rules
        self.reading: NamesRead = scene.reading
        self.gazetteer = scene.reading.gazetteer
        self._of_all: dict[int, tuple[bool, frozenset[Mention], bool]] = {}
        self._met_in: dict[tuple[int, bool], set[tuple[int, str]]] = {}
        self._voices: dict[tuple[int, int], tuple[bool, bool]] = {}

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
        introduced, titled, free = self._standing_of_all(written)
        speech, aside = self._voice(sentence)
        return _true({
            **({level: True} if level else {}),
            "W.introduced": introduced or scene.introduced(mention),
            "W.titled": len(titled) > (mention in titled),
            "W.free": free,
            "W.power": entity.id in self.rules.powers,
            "W.bloc": entity.kind == "bloc",
            "W.small": entity.kind not in ("country", "territory"),
            "first": self._first(mention.start),
            "speech": speech,
            "aside": aside,
            "own-voice": self._own_voice(sentence) if level == "strong" else self._own_document,
        })  # fmt: skip

    def _voice(self, sentence: tuple[int, int]) -> tuple[bool, bool]:
        """Whether a sentence reports speech, and whether it is an aside: asked once, however many names it has."""
        found = self._voices.get(sentence)
        if found is None:
            text = self.reading.text[slice(*sentence)]
            found = self._voices[sentence] = _search(self.rules.speech, text), _search(self.rules.aside, text)
        return found

    def _standing_of_all(self, written: int) -> tuple[bool, frozenset[Mention], bool]:
        """Whether any mention of W is introduced, which stand with an office, and whether any is free: asked once for all
        of them, as each asks about all others."""
        found = self._of_all.get(written)
        if found is None:
            scene, named = self.scene, self.scene.named[written]
            found = self._of_all[written] = (
                any(map(scene.introduced, named)),
                frozenset(m for m in named if scene.titled(m)),
                any(not scene.slot(m)[0] or scene.barred(m) for m in named),
            )
        return found

    def about_meant(self, start: int, meant: int, pair: tuple[int, ...]) -> frozenset[str]:
        """Facts about a candidate, seen from the place of the name."""
        anatomy, s, places = self.reading.view.anatomy, self.scene.standing(meant), self.scene.places(meant)
        paragraph, sentence, headline = (
            anatomy.paragraph_at(start),
            anatomy.sentence_at(start),
            anatomy.headline or (0, 0),
        )
        near = _has(places, (paragraph.start, paragraph.end))
        scope = (paragraph.start, paragraph.end) if near else (0, len(self.reading.text))
        return _true({
            "S.hard": bool(s.hard),
            "S.anchored": bool(s.hard or s.soft),
            "S.titled": bool(s.titled),
            "S.named": bool(s.free),
            "S.unnamed": not s.free and not s.slotted,
            "S.slot": bool(s.slotted),
            "S.placed": bool(s.introduced),
            "S.venue": bool(places) and all(self.reading.text[slice(*p)] in self.rules.venues for p in places),
            "S.before": any(p[0] < start or headline[0] <= p[0] < headline[1] for p in places),
            "S.near": near,
            "S.beside": _has(s.free, sentence) or _has(s.slotted, sentence),
            "S.only": not self.scene.third(pair, scope),
            "S.most": self._most(meant, pair),
            "few": len(self._thirds(pair)) < CROWD,
            "many-actors": self._has_many_actors(pair, (paragraph.start, paragraph.end)),
            "S.repeated": len(places) > 1,
        })  # fmt: skip

    def about_both(self, mention: Mention, written: int, meant: int, link: int, carried: bool) -> frozenset[str]:
        """Facts about the pair."""
        w, s = self.gazetteer.entities[written], self.gazetteer.entities[meant]
        beside = s.id in w.neighbours or w.id in s.neighbours
        return _true({
            "carried": carried,
            "similar": link >= STRENGTHS.index("fair"),
            "linked": link >= STRENGTHS.index("weak"),
            "named-first": self._is_named_first(written, meant),
            "co-mentioned": self._are_co_mentioned(written, meant),
            "best": self._best(written, link),
            "neighbours": beside,
            "nested": bool(w.names) and bool(_words(w.names[0]) <= _words(s.names[0]) or _words(s.names[0]) <= _words(w.names[0])),
        })  # fmt: skip

    def _first(self, offset: int) -> bool:
        start, end = self._lead
        return start <= offset < end

    @cached_property
    def _lead(self) -> tuple[int, int]:
        """The first sentence of the body."""
        anatomy = self.reading.view.anatomy
        body = next((p for p in anatomy.paragraphs if p.zone == "body"), None)
        return anatomy.sentences(body)[0] if body else anatomy.sentence_at(0)

    def _most(self, meant: int, pair: tuple[int, ...]) -> bool:
        return all(len(self.scene.places(n)) < len(self.scene.places(meant)) for n in self._thirds(pair))

    def _has_many_actors(self, pair: tuple[int, ...], scope: tuple[int, int]) -> bool:
        """Whether a third country acts in a paragraph: it stands in a slot there."""
        acting = (m for n in self._thirds(pair) for m in self.scene.named[n] if scope[0] <= m.start < scope[1])
        return any(self.scene.slot(m)[0] for m in acting)

    def _thirds(self, pair: tuple[int, ...]) -> list[int]:
        """The other countries of the document."""
        known = (n for n in self.scene.present if self.gazetteer.entities[n].kind in ("country", "territory"))
        return [n for n in known if n not in pair and self.scene.places(n)]

    def _is_named_first(self, written: int, meant: int) -> bool:
        """Whether W comes first, and not as a partner: `Nanjing received the mayor of ...`."""
        first = self.scene.named[written][0]
        return self.scene.slot(first)[0] != "strong" and all(first.start < p[0] for p in self.scene.places(meant))

    def _are_co_mentioned(self, written: int, meant: int) -> bool:
        """Whether one sentence names both side by side.

        Both as names, or as adjectives of which W is in no slot; as partners of the pivot only in the same words.
        """

        return not self._manners(written, free=True).isdisjoint(self._manners(meant, free=False))

    def _manners(self, number: int, free: bool) -> set[tuple[int, str]]:
        """The sentences that name a country, with how each does: asked once for all of its mentions."""
        found = self._met_in.get((number, free))
        if found is None:
            found = self._met_in[number, free] = set()
            for mention in self.scene.named[number]:
                level, cue = self.scene.slot(mention)
                if level == "strong" or mention.form == "name" or not (free and level):
                    manner = cue if level == "strong" else mention.form
                    found.add((self.reading.view.anatomy.sentence_at(mention.start)[0], manner))
        return found

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


def _has(spans: Sequence[tuple[int, int] | Mention], stretch: tuple[int, int]) -> bool:
    """Whether one of some spans, which are in order, begins in a stretch."""
    at = bisect_left(spans, stretch[0], key=_start)
    return at < len(spans) and _start(spans[at]) < stretch[1]


def _start(span: tuple[int, int] | Mention) -> int:
    return span.start if isinstance(span, Mention) else span[0]


def _words(name: str) -> set[str]:
    return set(name.replace("-", " ").split())


def _true(table: Mapping[str, bool]) -> frozenset[str]:
    return frozenset(name for name, holds in table.items() if holds)


def _search(pattern: str, text: str) -> bool:
    return bool(pattern) and compiled(pattern).search(text) is not None
