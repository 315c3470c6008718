"""A document as the `confusion` kind reads it: who is named where, what points to whom, and the skeleton cues are tried on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import regex

from lint.confusion import cues
from lint.confusion.gazetteer import Gazetteer
from lint.rule import Hit
from lint.view import View

_RUN = regex.compile(
    r"""\p{Lu}[\w'’.ʻ]*(?:[-\s](?:(?:of|de|del|da|do|dos|du|la|the|es|al|el|and)[-\s])?\p{Lu}[\w'’.ʻ]*|-\p{Ll}[\w'’ʻ]*)*"""
)
_WORD = regex.compile(r"[\w'’.ʻ]+")
_LONGEST = 5
_PLACE_BEFORE = regex.compile(
    r"(?<=\b(?:in|at|from|near|of|to|through|via|around|outside|between|and|over|towards?|into|off)\s(?:the\s)?(?:\p{Ll}+\s)?)"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: who may be meant (several for `Congolese`), in which form, and whether it is the pivot."""

    start: int
    end: int
    entities: tuple[int, ...]
    form: str
    pivot: bool = False


@dataclass(frozen=True, slots=True)
class Anchor:
    """Something that points to an entity without naming it: a capital, a leader, a landmark."""

    start: int
    end: int
    entity: int
    type: str


@dataclass
class Reading:
    """One document, read. `blocked` are spans of set phrases, `given` are first names that are also countries."""

    view: View
    gazetteer: Gazetteer
    pivot: frozenset[int]
    mentions: list[Mention]
    blocked: list[tuple[int, int]] = field(default_factory=list)

    @cached_property
    def text(self) -> str:
        """The document's text."""
        return self.view.text

    @cached_property
    def anchors(self) -> dict[int, list[Anchor]]:
        """Anchors by entity. A name inside a mention or a set phrase is none."""
        out: dict[int, list[Anchor]] = defaultdict(list)
        taken = sorted([(m.start, m.end) for m in self.mentions] + self.blocked)
        end_of_story = tail(self.view)
        cities = {m.start: m for m in self.mentions}
        for run in _RUN.finditer(self.text, 0, end_of_story):
            words = [(w.start(), w.end()) for w in _WORD.finditer(self.text, run.start(), run.end())]
            i = 0
            while i < len(words):
                for j in range(min(len(words), i + _LONGEST), i, -1):
                    start, end = words[i][0], words[j - 1][1]
                    found = self._anchors_at(start, end, cities)
                    if found:
                        if not any(s < end and start < e for s, e in _near(taken, start, end)):
                            for anchor in found:
                                out[anchor.entity].append(anchor)
                        i = j
                        break
                else:
                    i += 1
        for mention in self.mentions:  # a city that is an entity of its own still points to its country
            for number in mention.entities:
                entity = self.gazetteer.entities[number]
                if entity.kind == "city":
                    for owner, type_ in self.gazetteer.anchored(self.text[mention.start : mention.end]):
                        if type_ != "also":
                            out[owner].append(Anchor(mention.start, mention.end, owner, type_))
        return out

    def _anchors_at(self, start: int, end: int, cities: dict[int, Mention]) -> list[Anchor]:
        name = self.text[start:end].rstrip(".'’")
        end = start + len(name)
        if name.endswith(("'s", "’s")):
            name = name[:-2]
            end -= 2
        if not name[:1].isupper():
            return []
        found = self.gazetteer.anchored(" ".join(name.split()))
        out = []
        for entity, type_ in found:
            if type_ == "word" and not _PLACE_BEFORE.match(self.text, start):
                continue
            out.append(Anchor(start, end, entity, type_))
        return out

    @cached_property
    def skeleton(self) -> str:
        """The text with every name blotted out by a letter that says what it is; as long as the text."""
        parts: list[str] = []
        at = 0
        spans = [(m.start, m.end, self._letter(m)) for m in self.mentions]
        spans += [
            (a.start, a.end, cues.PLACE)
            for list_ in self.anchors.values() for a in list_ if a.type not in ("also", "word")
        ]  # fmt: skip
        for start, end, letter in sorted(spans):
            if start >= at:
                parts += (self.text[at:start], letter * (end - start))
                at = end
        return "".join((*parts, self.text[at:]))

    def _letter(self, mention: Mention) -> str:
        if mention.pivot:
            return cues.PIVOT_NAME if mention.form == "name" else cues.PIVOT_ADJECTIVE
        if self.gazetteer.owners(mention.entities[0]) & self.pivot:
            return cues.PIVOT_PLACE
        if self.gazetteer.entities[mention.entities[0]].kind == "city":
            return cues.PLACE
        return self.letter(mention)

    def letter(self, mention: Mention) -> str:
        """The letter of a mention when it is judged: a city then counts as any other name."""
        word = self.text[mention.start : mention.end]
        entity = self.gazetteer.entities[mention.entities[0]]
        if mention.form == "name":
            return cues.BOTH if word in entity.adjectives or not entity.adjectives else cues.NAME
        return cues.ADJECTIVE if mention.form == "adjective" else cues.PEOPLE

    def at(self, start: int, end: int) -> list[Mention]:
        """Mentions within a span."""
        return [m for m in self.mentions if start <= m.start and m.end <= end]

    @cached_property
    def by_entity(self) -> dict[int, list[Mention]]:
        """Mentions that can only mean one entity, by entity."""
        out: dict[int, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            if len(mention.entities) == 1 and not mention.pivot:
                out[mention.entities[0]].append(mention)
        return out


def mentions(
    view: View, gazetteer: Gazetteer, hits: Sequence[Hit], pivot: frozenset[int], blocked: Iterable[tuple[int, int]],
    given: frozenset[str],
) -> list[Mention]:  # fmt: skip
    """The longest names among the hits, outside set phrases, that are not part of a person's name."""
    barred = sorted(blocked)
    out: list[Mention] = []
    end_of_last = -1
    end_of_story = tail(view)
    spans: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for hit in hits:
        if hit.end <= end_of_story:
            spans[hit.start, hit.end].append(hit.tag)
    for (start, end), tags in sorted(spans.items(), key=lambda s: (s[0][0], -s[0][1])):
        if start < end_of_last:
            continue
        end_of_last = end
        if any(s <= start and end <= e for s, e in _near(barred, start, end)):
            continue
        if _is_person(view.text, start, end, given):
            continue
        numbers = tuple(sorted({number for number, _ in tags}))
        form = min(form for _, form in tags)
        out.append(
            Mention(start, end, numbers, ("name", "adjective", "people")[form], bool(pivot.intersection(numbers)))
        )
    return out


def tail(view: View) -> int:
    """Where the links to other stories begin: what stands there says nothing about this one."""
    return next((p.start for p in view.anatomy.paragraphs if p.zone == "tail"), len(view.text))


def _is_person(text: str, start: int, end: int, given: frozenset[str]) -> bool:
    """Whether the name is a first name here: `Chad Miller`, but not `Chad Basin`."""
    if text[start:end] not in given:
        return False
    after = regex.compile(r"\s(\p{Lu}\p{Ll}+)").match(text, end)
    return after is not None and regex.compile(r"\b(?:the|in|from|of|to|and)\s$").search(text[:start][-6:]) is None


def _near(spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The sorted spans that may overlap `start:end`; spans are short, so a window is enough."""
    import bisect

    lo = bisect.bisect_left(spans, (start - 80, 0))
    hi = bisect.bisect_left(spans, (end, 0))
    return spans[lo:hi]
