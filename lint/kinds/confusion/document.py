"""A document as the `confusion` kind reads it: who is named where, what points to whom, and the skeleton cues are tried on."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from lint.core import late, vocabulary
from lint.core.kind import Hit
from lint.kinds.confusion import cues
from lint.kinds.confusion.gazetteer import COIN, FORMS, Gazetteer
from lint.kinds.confusion.phrases import Phrases
from lint.kinds.confusion.places import Anchor, anchors
from lint.structure.view import View


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text: who may be meant (several for `Congolese`), in which form, and whether it is the pivot."""

    start: int
    end: int
    entities: tuple[int, ...]
    form: str
    pivot: bool = False


@dataclass
class NamesRead:
    """One document, read: its names, and by entity what points to it. `pivot` are the entities on whose side it stands."""

    view: View
    gazetteer: Gazetteer
    pivot: frozenset[int]
    mentions: list[Mention]
    anchors: dict[int, list[Anchor]]

    @property
    def text(self) -> str:
        """The document's text."""
        return self.view.text

    @cached_property
    def skeleton(self) -> str:
        """The text with every name blotted out by a letter that says what it is; as long as the text."""
        parts: list[str] = []
        at = 0
        spans = [(m.start, m.end, self._letter(m)) for m in self.mentions]
        spans += [
            (a.start, a.end, cues.PLACE)
            for list_ in self.anchors.values() for a in list_ if a.type not in ("also", "word", "currency")
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

    @cached_property
    def speaks_of_pivot(self) -> bool:
        """Whether the pivot or a place in it is named."""
        return any(m.pivot or self.gazetteer.owners(m.entities[0]) & self.pivot for m in self.mentions)

    def at(self, start: int, end: int) -> list[Mention]:
        """Mentions within a span."""
        return [m for m in self.mentions if start <= m.start and m.end <= end]


def read(
    view: View,
    gazetteer: Gazetteer,
    lists: tuple[str, str],
    hits: Sequence[Hit],
    pivot: frozenset[int],
    phrases: Phrases,
    given: frozenset[str],
) -> NamesRead:
    """Read a document up to the links to other stories, which say nothing about this one.

    Of names that overlap, set phrases win, then the longer one: `Port of Spain` is no mention of Spain. Rules with the
    same `lists` share the search for anchors.
    """
    end = next((p.start for p in view.anatomy.paragraphs if p.zone == "tail"), len(view.text))
    blocked = phrases.spans(view.text, end)
    hits = [h for h in hits if h.end <= end]
    named = _mentions(view.text, [h for h in hits if h.tag[1] != COIN], pivot, blocked, given)
    taken = sorted(blocked + [(m.start, m.end) for m in named])
    pointers: dict[int, list[Anchor]] = defaultdict(list)
    inside: set[tuple[int, int]] = set()
    for found in (*_shared_anchors(view, gazetteer, lists, end), *_coins(view.text, gazetteer, hits)):
        start, stop = found[0].start, found[0].end
        over = [(s, e) for s, e in _near(taken, start, stop) if s < stop and start < e]
        if over and (all(a.type == "also" for a in found) or not _holds((start, stop), over, blocked)):
            continue
        inside.update(over)
        for anchor in found:
            pointers[anchor.entity].append(anchor)
    named = [m for m in named if (m.start, m.end) not in inside]
    for anchor in _of_places(view.text, named, gazetteer):
        pointers[anchor.entity].append(anchor)
    return NamesRead(view, gazetteer, pivot, named, pointers)


def _holds(span: tuple[int, int], over: Iterable[tuple[int, int]], blocked: Sequence[tuple[int, int]]) -> bool:
    """Whether a span is longer than all that it overlaps, and none of these is a set phrase."""
    start, stop = span
    return all(start <= s and e <= stop and (s, e) != span and (s, e) not in blocked for s, e in over)


def _of_places(text: str, named: Iterable[Mention], gazetteer: Gazetteer) -> Iterator[Anchor]:
    """A city or region that is an entity of its own still points to its country."""
    for mention in named:
        if any(gazetteer.entities[n].kind in ("city", "region") for n in mention.entities):
            for owner, type_ in gazetteer.anchored(text[mention.start : mention.end]):
                if type_ != "also":
                    yield Anchor(mention.start, mention.end, owner, type_)


def _shared_anchors(view: View, gazetteer: Gazetteer, lists: tuple[str, str], end: int) -> list[list[Anchor]]:
    key = (_shared_anchors, lists)  # rules that read the same lists share what they found, not the gazetteer itself
    if key not in view.memo:
        view.memo[key] = list(anchors(view.text, gazetteer, end))
    found: list[list[Anchor]] = view.memo[key]
    return found


def _coins(text: str, gazetteer: Gazetteer, hits: Iterable[Hit]) -> Iterator[list[Anchor]]:
    for hit in hits:
        if hit.tag[1] == COIN:
            known = gazetteer.anchored(text[hit.start : hit.end])
            yield [Anchor(hit.start, hit.end, entity, type_) for entity, type_ in known]


def _mentions(
    text: str, hits: Iterable[Hit], pivot: frozenset[int], blocked: list[tuple[int, int]], given: frozenset[str]
) -> list[Mention]:
    """The longest names among the hits, outside set phrases, that are not part of a person's name."""
    out: list[Mention] = []
    end_of_last = -1
    spans: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for hit in hits:
        spans[hit.start, hit.end].append(hit.tag)
    partners = {end + 1 for (_, end), tags in spans.items() if not pivot.isdisjoint(n for n, _ in tags)}
    persons = {text[s:e] for s, e in spans if s not in partners and _is_person(text, s, e, given)}
    for (start, end), tags in sorted(spans.items(), key=lambda s: (s[0][0], -s[0][1])):
        if start < end_of_last:
            continue
        end_of_last = end
        if any(s <= start and end <= e for s, e in _near(blocked, start, end)):
            continue
        if text[start:end] in persons and not _NO_PERSON.match(text, start):  # a full name once, then the first name
            continue
        numbers = tuple(sorted({number for number, _ in tags}))
        form = FORMS[min(form for _, form in tags)]
        out.append(Mention(start, end, numbers, form, not pivot.isdisjoint(numbers)))
    return out


_SURNAME = late.regex(r"\s\p{Lu}\p{Ll}+")
_NO_PERSON = late.regex(vocabulary.pattern("confusion/no-person"))


def _is_person(text: str, start: int, end: int, given: frozenset[str]) -> bool:
    """Whether the name is a first name here: `Chad Miller`, but not `in Chad Basin`."""
    return text[start:end] in given and _SURNAME.match(text, end) is not None and _NO_PERSON.match(text, start) is None


def _near(spans: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The sorted spans that may overlap `start:end`; names are short, so a window is enough."""
    return spans[bisect_left(spans, (start - 80, 0)) : bisect_left(spans, (end, 0))]
