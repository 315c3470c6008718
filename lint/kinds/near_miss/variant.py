"""A name that the document writes otherwise everywhere else: "Sokolvo" once, "Sokolov" five times."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice

from lint.core.finding import Place
from lint.core.things import Things, in_order, summed
from lint.kinds.near_miss.beside import CHINESE_SURNAMES, beside
from lint.kinds.near_miss.search import Respelling, Search, written
from lint.lexicon.edits import slip
from lint.lexicon.forms import COMMON, LISTED, UNKNOWN, Forms, folded, opened
from lint.lexicon.index import Index, Target
from lint.lexicon.tokens import JOINED, TITLE, spans, uses, words
from lint.structure.view import View, cached_per_document

LEAST = 5
"""Shortest name that counts: among short ones every letter makes another name."""
TIMES = 2
"""How many times as often the right form must stand in the document."""
SPREAD = 5
"""In a corpus: in how many documents the right form must stand; the slip stands in one."""
KEEP = 2
"""Places kept of a name that no list has."""
_TRANSCRIBED = frozenset("yijhe")
"""Letters that transcriptions from other scripts add or leave out: "Tokaev", "Tokayev" are two spellings, not a slip."""


@dataclass(frozen=True, slots=True)
class Name:
    """A capitalised word that is no common word; `known` where a list has it, `weak` where only a big one has."""

    word: str
    form: str
    known: bool
    weak: bool


class Variants(Search[Name]):
    """Names one slip away from a name that the same document has clearly more often."""

    slip = "variant"
    shapes = (TITLE, JOINED)

    def name(self, suspect: Name) -> str:
        return suspect.word

    def find(self, view: View) -> Iterator[Respelling]:
        for pair in pairs(view, self):
            yield from self._judged_pair(view, *pair)

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Name]:
        for word in words(token):
            if len(word) < LEAST or not word[0].isupper() or not word[1:].islower() or not word.isascii():
                continue
            form = folded(word)
            cls = forms[form]
            if cls not in COMMON and form not in self.allow:
                yield Name(word, form, cls in LISTED or form in self.index, cls != UNKNOWN)

    def _judged_pair(self, view: View, rare: Name, right: Name, sort: str, times: int) -> Iterator[Respelling]:
        before = {beside(view.text, s, e).before for s, e in spans(view, right.word)}
        for start, end in spans(view, rare.word):
            if end == len(view.text):
                continue
            own = beside(view.text, start, end).before
            # another person of that name, perhaps
            other = own[:1].isupper() and own not in before and opened(self.known)[folded(own)] not in COMMON
            strange = not (rare.weak or right.weak)  # nobody lists either: the document alone can tell
            minor = (
                other
                or len(rare.form) < 6
                or (not strange and (sort == "other" or _transcribed(rare.form, right.form)))
            )
            yield Respelling(start, end, (right.word,), (f"the document has {right.word} {times} times",), minor=minor)

    def tally(self, view: View, admits: Callable[[int, int], bool]) -> Tally:
        """The names of a document, for the question of the whole corpus; places only of those that no list has."""
        answered = {rare for rare, *_ in pairs(view, self)}
        out: Tally = {}
        for name in names(view, self) - answered:
            places: tuple[Place, ...] = ()
            if not name.known and not name.weak:
                places = tuple(view.spot(s, e) for s, e in islice(spans(view, name.word), KEEP) if admits(s, e))
                if not places:
                    continue
            out[name.word] = Seen(1, places)
        return out

    def gist(self, tally: ManyNames) -> Iterator[tuple[str, Seen]]:
        """Names that many documents have."""
        for word, seen in in_order(tally):
            if seen.documents >= SPREAD and folded(word) not in self.index:
                yield word, Seen(seen.documents, seen.places[:1])

    def finalize(
        self, tally: ManyNames, gists: Iterable[Iterable[tuple[str, Seen]]] = ()
    ) -> Iterator[tuple[Place, Respelling, tuple[Place, ...]]]:
        """Names of a single document, one slip away from a name of many; by first letters, which slips leave alone."""
        of_many = groupby(heapq.merge(*(gists or [self.gist(tally)]), key=_word), _initial)
        letter, many = next(of_many, ("", iter(())))
        for initial, names in groupby(in_order(tally), _initial):
            while letter and letter < initial:
                letter, many = next(of_many, ("", iter(())))
            if letter == initial:
                yield from self._beside(dict(many), names)

    def _beside(
        self, many: Mapping[str, Seen], names: Iterable[tuple[str, Seen]]
    ) -> Iterator[tuple[Place, Respelling, tuple[Place, ...]]]:
        index = Index(Target(folded(word), word, word, "term", "", "", 0.0) for word in many)
        for word, seen in names:
            form = folded(word)
            if seen.documents > 1 or not seen.places or len(form) < 6:
                continue
            near = [
                (t.word, sort) for t, sort in index.near(form) if t.form[0] == form[0] and not _another(form, t.form)
            ]
            if len(near) == 1:
                right, sort = near[0]
                minor = sort != "swap"  # Harold and Harrold are two people, Tolkein is nobody
                fact = f"{many[right].documents} documents have {right}"
                for place in seen.places:
                    miss = Respelling(place.start, place.end, (right,), (fact,), minor=minor)
                    yield place, miss, many[right].places


def _word(item: tuple[str, Seen]) -> str:
    return item[0]


def _initial(item: tuple[str, Seen]) -> str:
    return item[0][0]


@cached_per_document
def names(view: View, search: Variants) -> frozenset[Name]:
    """The names of a document."""
    return frozenset([name for _, found in search.suspected(view) for _, name in found])


@cached_per_document
def pairs(view: View, search: Variants) -> list[tuple[Name, Name, str, int]]:
    """(rare name, right name, sort of slip, uses of the right one) in a document."""
    met, found = uses(view), names(view, search)
    times = {name: _uses(name, met) for name in found}
    alike: dict[str, list[Name]] = {}  # the commonest first: most names stand once, and need not be compared
    for name in sorted(found, key=lambda n: -times[n]):
        alike.setdefault(name.form[0], []).append(name)
    pairs = []
    for rare in sorted((n for n in found if not n.known), key=lambda n: n.word):
        near = []
        for other in alike[rare.form[0]]:
            if times[other] < TIMES * times[rare]:
                break
            if abs(len(other.form) - len(rare.form)) < 2 and other.form not in search.index:
                sort = slip(rare.form, other.form)
                if sort and not _another(rare.form, other.form):
                    near.append((rare, other, sort, times[other]))
        if len(near) == 1:
            pairs.append(near[0])
    return pairs


@dataclass(frozen=True, slots=True)
class Seen:
    """Uses of one name: documents, and the first places."""

    documents: int
    places: tuple[Place, ...]


Tally = dict[str, Seen]
"""For each name the uses in some documents: a number and at most two places a name, however long the corpus."""

ManyNames = Tally | Things[str, Seen]
"""The same, of which a long corpus may have more than memory should hold."""


def merge(left: ManyNames, right: ManyNames) -> ManyNames:
    """The sum of two tallies of disjoint documents; takes both over."""
    return summed(left, right, _both)


def _both(mine: Seen, other: Seen) -> Seen:
    places = mine.places or other.places
    if mine.places and other.places:
        places = tuple(sorted((*mine.places, *other.places), key=lambda p: p.sort_key)[:KEEP])
    return Seen(mine.documents + other.documents, places)


def of_one(tally: ManyNames) -> Tally:
    """The tally of one document from the sum of those of its parts."""
    return {word: Seen(1, seen.places) for word, seen in tally.items()}


def _uses(name: Name, met: Counter[bytes]) -> int:
    return sum(met[form] for form in written(name.word))


def _transcribed(one: str, other: str) -> bool:
    """Whether two forms differ only by letters that transcriptions add or leave out."""
    letters = (Counter(one) - Counter(other)) + (Counter(other) - Counter(one))
    return bool(letters) and set(letters) <= _TRANSCRIBED


def _another(found: str, right: str) -> bool:
    """Whether two names differ as two names do: by an ending, or as Chinese syllables."""
    if found[:-1] in (right, right[:-1]) or right[:-1] == found:
        return True
    return found in CHINESE_SURNAMES and right in CHINESE_SURNAMES
