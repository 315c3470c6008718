"""Which searches suspect which words: each distinct word is asked about once for all of them, and the answer remembered.

A document has twenty words that are not quite common, most of which were met before; ten searches look at them. So what is
remembered of a word is who suspects it, and a document is gone through once for all searches, not once for each.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias
from weakref import WeakValueDictionary

from lint.lexicon.forms import Forms
from lint.lexicon.tokens import MAX_REMEMBERED_WORDS, distinct, shape, unusual
from lint.structure.view import View, cached_per_document

if TYPE_CHECKING:
    from lint.kinds.near_miss.search import Search

Suspects: TypeAlias = tuple[tuple[str, Any], ...]
"""What a search takes a word for, each with the name by which it is sorted."""
Suspected: TypeAlias = dict[int, list[tuple[bytes, Suspects]]]
"""By the number of a search: the words of a document that it suspects."""


class Suspicion:
    """What all searches that ask one file of known forms think of words; they are held as long as somebody else does."""

    def __init__(self, forms: Forms) -> None:
        self._forms = forms
        self._searches: WeakValueDictionary[int, Search[Any]] = WeakValueDictionary()
        self._joined = 0
        self._known: dict[bytes, tuple[tuple[int, Suspects], ...]] = {}
        self.wanted: frozenset[bytes] = frozenset()
        """Words that some search looks at however common they are."""

    def join(self, search: Search[Any]) -> int:
        """Ask one search more; gives its number."""
        number = self._joined
        self._joined += 1
        self._searches[number] = search
        self.wanted = frozenset().union(*(each.wanted for each in self._searches.values()))
        self._known.clear()
        return number

    def of(self, view: View) -> Suspected:
        """The suspects of a document."""
        return _of(view, self, self._joined)

    def among(self, tokens: frozenset[bytes]) -> Suspected:
        """Those of some words."""
        out: Suspected = defaultdict(list)
        known = self._known
        if len(known) > MAX_REMEMBERED_WORDS:
            known.clear()
        searches = sorted(self._searches.items())
        for token in tokens:
            found = known.get(token)
            if found is None:
                found = known[token] = self._asked(token, searches)
            for number, suspects in found:
                out[number].append((token, suspects))
        return out

    def _asked(self, token: bytes, searches: Sequence[tuple[int, Search[Any]]]) -> tuple[tuple[int, Suspects], ...]:
        forms, of_shape = self._forms, shape(token) if token in self._forms.others else ""
        out = []
        for number, search in searches:
            if of_shape in search.shapes or token in search.wanted:
                suspects = tuple([(search.name(suspect), suspect) for suspect in search.suspects(token, forms)])
                out += [(number, suspects)] if suspects else []
        return tuple(out)


@cached_per_document
def _of(view: View, suspicion: Suspicion, joined: int) -> Suspected:
    """For so many searches: the next to join is asked about the document as well."""
    forms = suspicion._forms
    return suspicion.among(unusual(view, forms) | (distinct(view) & suspicion.wanted))


@lru_cache(maxsize=8)
def suspicion(forms: Forms) -> Suspicion:
    """The one of a file of known forms."""
    return Suspicion(forms)
