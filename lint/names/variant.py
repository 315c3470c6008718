"""A name that the document writes otherwise everywhere else: "Sokolvo" once, "Sokolov" five times."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from lint.names.beside import CHINESE_SURNAMES, beside
from lint.names.edits import slip
from lint.names.forms import COMMON, LISTED, Forms, folded, opened
from lint.names.search import Miss, Search
from lint.names.tokens import spans, tokens, unusual, words
from lint.view import View

LEAST = 5
"""Shortest name that counts: among short ones every letter makes another name."""
TIMES = 2
"""How many times as often the right form must stand in the document."""
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

    def find(self, view: View) -> Iterator[Miss]:
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
        spelling = sort in ("missing", "extra", "doubling", "key") and set(rare.form) ^ set(right.form) <= _TRANSCRIBED
        for start, end in spans(view, rare.word):
            if end == len(view.text):
                continue
            own = beside(view.text, start, end).before
            other = (
                own[:1].isupper() and own not in before and opened(self.known)[folded(own)] not in COMMON
            )  # another person of that name, perhaps
            fact = f"the document has {right.word} {times} times"
            yield Miss(
                start, end, (right.word,), (fact,),
                sure=False, minor=spelling or other or len(rare.form) < 6 or (sort == "other"),
            )  # fmt: skip


def _another(found: str, right: str) -> bool:
    """Whether two names differ as two names do: by an ending, or as Chinese syllables."""
    if found[:-1] in (right, right[:-1]) or right[:-1] == found:
        return True
    return found in CHINESE_SURNAMES and right in CHINESE_SURNAMES
