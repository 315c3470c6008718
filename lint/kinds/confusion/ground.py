"""The ground on which a document is judged: per country its anchors and mentions, in order, and who stands beside whom."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from lint.kinds.confusion.company import ThirdCountries
from lint.kinds.confusion.document import Mention, NamesRead
from lint.kinds.confusion.surroundings import COORDINATION, OWN_VOICE, within

COUNTRIES = ("country", "territory")
_GAP = 24
"""Longest coordination between two names that is looked at, in characters."""
_ROW = 160
"""Characters up to which a line may be a row of a table or a list."""
_ROWS = 3
"""Rows from which on a document is read as having a table or list."""
_NATIVE, _NATIVE_TIMES = 10, 2
"""Mentions from which on a country may be the document's own, and how many times those of any other they must be."""
Span = tuple[int, int]
_SENTENCE_ENDS = (".", "!", "?", "”", '"')


class Event(NamedTuple):
    """An anchor in the text: its span and the country that it points to."""

    start: int
    end: int
    entity: int


class Ground:
    """A reading, sorted for questions about nearness. Made once for a document; the rest is worked out when asked for."""

    def __init__(self, reading: NamesRead, chinese: int) -> None:
        self.reading = reading
        self.text = reading.text
        self.entities = reading.gazetteer.entities
        self.owners = reading.gazetteer.owners
        self.chinese = chinese
        """The number of China: by far the commonest partner in translated texts, so it is nobody's third country."""
        self.named: dict[int, list[Mention]] = defaultdict(list)
        for mention in reading.mentions:
            for number in mention.entities:
                self.named[number].append(mention)
        self.anchors: dict[int, list[tuple[int, int, str]]] = {}
        self.also: dict[int, list[int]] = {}
        self._take(reading)
        for number in self.named:
            if not self.is_country(number) and (ties := self._ties(number)):
                self.anchors[number] = ties
        self.countries = [n for n in dict.fromkeys((*self.anchors, *self.named)) if self.is_country(n)]
        self.weight = {n: len(self.anchors.get(n, ())) + len(self.named.get(n, ())) for n in self.countries}
        self.events = sorted(
            Event(start, end, n) for n, found in self.anchors.items() if self.is_country(n) for start, end, _ in found
        )
        self.starts = [e.start for e in self.events]
        paragraphs = reading.view.anatomy.paragraphs
        self._paragraphs = [(p.start, p.end) for p in paragraphs]
        self._paragraph_starts = [p.start for p in paragraphs]
        self._sentences: dict[int, tuple[int, int]] = {}
        self._named_in: dict[int, set[tuple[int, int]]] = {}
        self._anchor_starts = {n: [a[0] for a in found] for n, found in self.anchors.items()}
        self._name_starts = {n: [m.start for m in found] for n, found in self.named.items()}
        self._mention_starts = [m.start for m in reading.mentions]
        self._tallies: dict[tuple[int, int], Counter[int]] = {}
        self._words: dict[tuple[int, int], set[str]] = {}
        self.rivals: dict[int, list[tuple[int, bool, int]]] = {}
        """Who is like whom, kept by `bearings`."""

    def _take(self, reading: NamesRead) -> None:
        """Sort the anchors of each country: those that say something, and those that only may."""
        for number, found in reading.anchors.items():
            if sure := sorted({(a.start, a.end, a.type) for a in found if a.type != "also"}):
                self.anchors[number] = sure
            if vague := sorted({a.start for a in found if a.type == "also"}):
                self.also[number] = vague

    def _ties(self, number: int) -> list[tuple[int, int, str]]:
        """What belongs to a city or region, beside itself: anchors and names of the state it lies in. China's are everywhere."""
        itself = {(m.start, m.end) for m in self.named[number]}
        owners = self.owners(number) - {self.chinese}
        anchors = [a for owner in owners for a in self.anchors.get(owner, ()) if a[:2] not in itself]
        return sorted({*anchors, *((m.start, m.end, "name") for o in owners for m in self.named.get(o, ()))})

    def is_country(self, number: int) -> bool:
        """Whether an entity can be meant: a state or a territory."""
        return self.entities[number].kind in COUNTRIES

    def sentence(self, offset: int) -> tuple[int, int]:
        """Span of the sentence around an offset."""
        found = self._sentences.get(offset)
        if found is None:
            found = self._sentences[offset] = self.reading.view.anatomy.sentence_at(offset)
        return found

    def sentences(self, number: int) -> set[tuple[int, int]]:
        """Spans of the sentences that name an entity."""
        found = self._named_in.get(number)
        if found is None:
            found = self._named_in[number] = {self.sentence(m.start) for m in self.named.get(number, ())}
        return found

    def paragraph(self, offset: int) -> tuple[int, int]:
        """Span of the paragraph around an offset."""
        at = bisect_right(self._paragraph_starts, offset) - 1
        return self._paragraphs[at] if at >= 0 else (0, len(self.text))

    def line(self, offset: int) -> tuple[int, int]:
        """Span of the line around an offset, without its end."""
        return self.reading.view.line_spans[self.reading.view.line_of(offset)]

    def between(self, low: int, high: int) -> list[Event]:
        """Anchors that begin in a span."""
        return self.events[bisect_left(self.starts, low) : bisect_left(self.starts, high)]

    def mentions(self, low: int, high: int) -> list[Mention]:
        """Names that begin in a span."""
        starts = self._mention_starts
        return self.reading.mentions[bisect_left(starts, low) : bisect_left(starts, high)]

    def anchored(self, number: int, span: Span) -> bool:
        """Whether an anchor of an entity begins in a span."""
        return _begins(self._anchor_starts.get(number, []), span)

    def doubtful(self, number: int, span: Span) -> bool:
        """Whether a name that several entities share, this one among them, begins in a span."""
        return _begins(self.also.get(number, []), span)

    def gap(self, number: int, offset: int, most: int) -> int:
        """Characters between an offset and the nearest anchor of an entity, at most so many."""
        starts = self._anchor_starts.get(number, [])
        at = bisect_left(starts, offset)
        return min([most, *(abs(start - offset) for start in starts[max(0, at - 1) : at + 1])])

    def names(self, number: int, span: Span) -> bool:
        """Whether an entity is named in a span."""
        return _begins(self._name_starts.get(number, []), span)

    @cached_property
    def speakers(self) -> dict[Span, set[int]]:
        """Sentence → countries that it names."""
        out: dict[Span, set[int]] = defaultdict(set)
        for number in self.countries:
            for span in self.sentences(number):
                out[span].add(number)
        return out

    def tally(self, span: Span) -> Counter[int]:
        """How many anchors of each country begin in a paragraph or sentence."""
        found = self._tallies.get(span)
        if found is None:
            found = self._tallies[span] = Counter(e.entity for e in self.between(*span))
        return found

    def words(self, sentence: Span) -> set[str]:
        """Facts of the words of a sentence, and whether the author speaks in it."""
        found = self._words.get(sentence)
        if found is None:
            found = within(self.text, sentence)
            if self.own_voice:
                found.add("own-voice" if OWN_VOICE.search(self.text, *sentence) else "own-voice-elsewhere")
            self._words[sentence] = found
        return found

    @cached_property
    def opening(self) -> int:
        """Where the first sentence, or the first line if it ends sooner, ends."""
        start = len(self.text) - len(self.text.lstrip())
        return min(self.sentence(start)[1], self.line(start)[1]) if start < len(self.text) else 0

    @cached_property
    def native(self) -> int | None:
        """The document's own country: named so often, and so much oftener than any third country; None where there is none."""
        most = Counter(
            {n: len(self.named[n]) for n in self.countries if n in self.named and n != self.chinese}
        ).most_common(2)
        if not most or most[0][1] < _NATIVE or (len(most) > 1 and most[0][1] < _NATIVE_TIMES * most[1][1]):
            return None
        return most[0][0]

    @cached_property
    def own_voice(self) -> bool:
        """Whether the author says we or I anywhere."""
        return OWN_VOICE.search(self.text) is not None

    @cached_property
    def tabular(self) -> bool:
        """Whether the document has rows: short lines that end like no sentence."""
        rows = 0
        for start, end in self.reading.view.line_spans:
            if 8 < end - start < _ROW and not self.text[start:end].rstrip().endswith(_SENTENCE_ENDS):
                rows += 1
        return rows >= _ROWS

    def row(self, offset: int) -> tuple[int, int] | None:
        """Span of the line around an offset if it may be a row of a table."""
        if not self.tabular:
            return None
        start, end = self.line(offset)
        return (start, end) if end - start < _ROW else None

    @cached_property
    def company(self) -> ThirdCountries:
        """Who is named in whose company."""
        return ThirdCountries(self)

    @cached_property
    def beside(self) -> CoordinatedNames:
        """Which names stand side by side."""
        return CoordinatedNames(self)


def _begins(starts: list[int], span: Span) -> bool:
    """Whether one of the sorted offsets lies in a span."""
    at = bisect_left(starts, span[0])
    return at < len(starts) and starts[at] < span[1]


class CoordinatedNames:
    """Names that are set side by side: two countries, or a place before the country it lies in (`Montevideo, Uruguay`)."""

    def __init__(self, ground: Ground) -> None:
        self.pairs: set[tuple[int, int]] = set()
        self.near: dict[Mention, set[tuple[int, str]]] = defaultdict(set)
        self.addresses: set[tuple[Mention, int]] = set()
        items: list[tuple[int, int, tuple[int, ...], Mention | None]] = [
            *((m.start, m.end, m.entities, m) for m in ground.reading.mentions),
            *((e.start, e.end, (e.entity,), None) for e in ground.events),
        ]
        items.sort(key=lambda i: (i[0], -i[1]))
        for left, right in pairwise(items):
            gap = ground.text[left[1] : right[0]]
            if 0 < len(gap) < _GAP and COORDINATION.fullmatch(gap):
                self._note(left[2], left[3], right[2], right[3], gap.strip())

    def _note(
        self, left: tuple[int, ...], before: Mention | None, right: tuple[int, ...], after: Mention | None, gap: str
    ) -> None:
        for x in left:
            for y in right:
                if x == y:
                    continue
                if gap in (",", "(") and before is None and after is not None:
                    self.addresses.add((after, x))
                    continue
                self.pairs |= {(x, y), (y, x)}
                if before is not None:
                    self.near[before].add((y, gap))
                if after is not None:
                    self.near[after].add((x, gap))
