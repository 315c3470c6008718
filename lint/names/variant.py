"""A name that the document writes otherwise everywhere else: "Sokolvo" once, "Sokolov" five times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice

from lint.finding import Place
from lint.names.beside import CHINESE_SURNAMES, beside
from lint.names.edits import slip
from lint.names.forms import COMMON, LISTED, Forms, folded, opened
from lint.names.index import Index, Target
from lint.names.search import Miss, Search
from lint.names.tokens import spans, tokens, unusual, words
from lint.view import View

LEAST = 5
"""Shortest name that counts: among short ones every letter makes another name."""
TIMES = 2
"""How many times as often the right form must stand in the document."""
RARE, FREQUENT, SPREAD = 2, 10, 3
"""In a corpus: most uses of a slip; how many times as often, and in how many documents, the right form must stand."""
_TRANSCRIBED = frozenset("yijhe")
"""Letters that transcriptions from other scripts add or leave out: "Tokaev", "Tokayev" are two spellings, not a slip."""


@dataclass(frozen=True, slots=True)
class Name:
    """A capitalised word that is no common word; `known` where some list has it."""

    word: str
    form: str
    known: bool


class Variants(Search[Name]):
    """Names one slip away from a name that the same document has clearly more often."""

    slip = "variant"

    def names(self, view: View) -> dict[Name, int]:
        """The names of a document, with how often each stands there."""
        kept = view.memo.get("near-miss names")
        if isinstance(kept, dict):
            return kept
        forms = opened(self.known)
        names: dict[Name, int] = {}
        counts: Counter[bytes] | None = None
        for token in unusual(view, forms) - self._quiet:
            found = self._suspects.get(token)
            if found is None:
                found = tuple(self.suspects(token, forms))
                if not found:
                    self._quiet.add(token)
                    continue
                self._suspects[token] = found
            if counts is None:
                counts = Counter(tokens(view))
            for name in found:
                names[name] = names.get(name, 0) + counts[token]
        view.memo["near-miss names"] = names
        return names

    def find(self, view: View) -> Iterator[Miss]:
        names = self.names(view)
        frequent = [n for n, count in names.items() if count >= TIMES and n.form not in self.index]
        if not frequent:
            return
        for rare, count in sorted(names.items(), key=lambda n: n[0].word):
            near = [
                (f, sort) for f in frequent
                if f.form[0] == rare.form[0] and abs(len(f.form) - len(rare.form)) < 2 and names[f] >= TIMES * count
                and not rare.known and (sort := slip(rare.form, f.form)) and not _another(rare.form, f.form)
            ]  # fmt: skip
            if len(near) == 1:
                yield from self._judged_pair(view, rare, *near[0], names[near[0][0]])

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Name]:
        for word in words(token):
            if len(word) < LEAST or not word[0].isupper() or not word[1:].islower() or not word.isascii():
                continue
            form = folded(word)
            cls = forms[form]
            if cls not in COMMON and form not in self.allow:
                yield Name(word, form, cls in LISTED or form in self.index)

    def _judged_pair(self, view: View, rare: Name, right: Name, sort: str, times: int) -> Iterator[Miss]:
        before = {beside(view.text, s, e).before for s, e in spans(view, right.word)}
        for start, end in spans(view, rare.word):
            if end == len(view.text):
                continue
            own = beside(view.text, start, end).before
            # another person of that name, perhaps
            other = own[:1].isupper() and own not in before and opened(self.known)[folded(own)] not in COMMON
            minor = other or len(rare.form) < 6 or sort == "other" or _transcribed(rare.form, right.form)
            yield Miss(start, end, (right.word,), (f"the document has {right.word} {times} times",), minor=minor)

    def tally(self, view: View, admits: Callable[[int, int], bool]) -> Tally:
        """The names of a document, for the question of the whole corpus; places only of those that no list has."""
        out: Tally = {}
        for name, count in self.names(view).items():
            places: tuple[Place, ...] = ()
            if not name.known:
                places = tuple(view.place(s, e) for s, e in islice(spans(view, name.word), RARE) if admits(s, e))
                if not places:
                    continue
            out[name.word] = Seen(count, 1, places)
        return out

    def conclude(self, tally: Tally) -> Iterator[tuple[Place, Miss, tuple[Place, ...]]]:
        """Names of the corpus that stand once or twice, one slip away from one that stands in many documents."""
        frequent = [
            Target(folded(word), word, word, "term", "", "", 0.0)
            for word, seen in sorted(tally.items())
            if seen.documents >= SPREAD and folded(word) not in self.index
        ]
        index = Index(frequent)
        for word, seen in sorted(tally.items()):
            if seen.count > RARE or seen.documents > 1 or not seen.places:
                continue
            form = folded(word)
            near = [
                (t.word, sort) for t, sort in index.near(form)
                if t.form[0] == form[0] and tally[t.word].count >= FREQUENT * seen.count and not _another(form, t.form)
            ]  # fmt: skip
            if len(near) == 1:
                right, sort = near[0]
                minor = sort != "swap" or len(form) < 6  # Harold and Harrold are two people, Tolkein is nobody
                fact = f"{tally[right].documents} documents have {right}"
                for place in seen.places:
                    miss = Miss(place.start, place.end, (right,), (fact,), minor=minor)
                    yield place, miss, tally[right].places[:1]


@dataclass(frozen=True, slots=True)
class Seen:
    """Uses of one name: occurrences, documents, and the first places."""

    count: int
    documents: int
    places: tuple[Place, ...]


Tally = dict[str, Seen]
"""For each name the uses in some documents: three numbers and at most two places a name, however long the corpus."""


def merge(left: Tally, right: Tally) -> Tally:
    """The sum of two tallies of disjoint documents; takes `left` over."""
    for word, seen in right.items():
        mine = left.get(word)
        if mine is None:
            left[word] = seen
        else:
            places = tuple(sorted((*mine.places, *seen.places), key=lambda p: p.sort_key)[:RARE])
            left[word] = Seen(mine.count + seen.count, mine.documents + seen.documents, places)
    return left


def _transcribed(one: str, other: str) -> bool:
    """Whether two forms differ only by letters that transcriptions add or leave out."""
    letters = (Counter(one) - Counter(other)) + (Counter(other) - Counter(one))
    return bool(letters) and set(letters) <= _TRANSCRIBED


def _another(found: str, right: str) -> bool:
    """Whether two names differ as two names do: by an ending, or as Chinese syllables."""
    if found[:-1] in (right, right[:-1]) or right[:-1] == found:
        return True
    return found in CHINESE_SURNAMES and right in CHINESE_SURNAMES
