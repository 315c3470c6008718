"""The names of one document as targets: whoever is named rightly once may be misspelt elsewhere."""

from __future__ import annotations

from collections import defaultdict
from itertools import islice

from rapidfuzz.distance import OSA

from lint.kinds.near_miss.beside import Beside, beside
from lint.lexicon.edits import slip
from lint.lexicon.forms import COMMON, LISTED, Forms, folded
from lint.lexicon.sound import skeleton
from lint.lexicon.targets import LONG, Known, Near
from lint.lexicon.tokens import JOINED, TITLE, shaped, spans, uses, words
from lint.structure.view import View, cached_per_document

LEAST = 5
"""Shortest name that a document can give."""
LOOKED_AT = 8
"""Places of the right form whose neighbours are looked at."""


class OwnNames:
    """The names of a document by the forms near them; how often each stands."""

    def __init__(self, view: View, forms: Forms) -> None:
        self.words: dict[str, str] = {}
        """The word as first written, by folded form."""
        self.times: dict[str, int] = defaultdict(int)
        self._filed: dict[str, list[str]] = defaultdict(list)
        self.forms = forms
        met = uses(view)
        for token in sorted(shaped(view, forms, TITLE, JOINED)):
            for word in words(token):
                form = folded(word)
                if len(form) >= LEAST and word[0].isupper() and form.isalpha() and forms[form] not in COMMON:
                    self.words.setdefault(form, word)
                    self.times[form] += met[token]
        for form in self.words:
            for key in _keys(form):
                self._filed[key].append(form)

    def near(self, form: str) -> list[Near]:
        """Names of the document one slip away from a form, sounding alike, or (if long) two slips away."""
        found = {name for key in _keys(form) for name in self._filed.get(key, ()) if self._tells(form, name)}
        sound = skeleton(form)
        near = []
        for name in sorted(found):
            sort = slip(form, name)
            distance = OSA.distance(form, name, score_cutoff=2)
            if sort is None and distance <= 2:
                sort = "sound" if sound == skeleton(name) else "two" if len(form) > LONG else None
            if sort:
                near.append(Near(Known(name, self.words[name], "", 0.0), sort))
        return near

    def _tells(self, form: str, name: str) -> bool:
        """Whether a name can be the right form: known to others or standing more often, and no other ending of the same."""
        if name[:-1] in (form, form[:-1]) or form[:-1] == name:
            return False
        return self.forms[name] in LISTED or self.times[name] >= max(2, 2 * self.times[form])


@cached_per_document
def own_names(view: View, forms: Forms) -> OwnNames:
    """The names of a document, gathered when a first suspect asks for them."""
    return OwnNames(view, forms)


def same_frame(view: View, word: str, around: Beside) -> bool:
    """Whether the right form has the same word with a capital, or the same long word, before or after it somewhere."""
    for start, end in islice(spans(view, word), LOOKED_AT):
        there = beside(view.text, start, end)
        if (_tells(there.before) and there.before == around.before) or (
            _tells(there.after) and there.after == around.after
        ):
            return True
    return False


def _tells(word: str) -> bool:
    return word[:1].isupper() or len(word) > 5


def _keys(form: str) -> set[str]:
    return {form, f"~{skeleton(form)}", *(form[:i] + form[i + 1 :] for i in range(len(form)))}
