"""A name in lower case: "in ukraine", "china-Laos trade"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import regex

from lint.core import late, vocabulary
from lint.kinds.near_miss.beside import beside
from lint.kinds.near_miss.search import Respelling, Search, best, written
from lint.lexicon.forms import COMMON, UNKNOWN, WORD_60, WORDS, Forms, folded
from lint.lexicon.index import Index
from lint.lexicon.tokens import JOINED, LOWER, distinct, spans, words
from lint.structure.view import View

_PREPOSITIONS = vocabulary.words("near_miss/prepositions")
_LOWER_COMPOUND = late.regex(vocabulary.pattern("near_miss/lower-compound"))
"""What makes a thing of a name: "india-rubber", "brussels sprout"."""
_ABROAD = vocabulary.words("near_miss/places-abroad")
_ARTICLES = vocabulary.words("near_miss/articles")
_CAPITALS = late.regex(r"\b\p{Lu}")


@dataclass(frozen=True, slots=True)
class Small:
    """A word in lower case and the name it would be with a capital; `word` where it is a word as well ("china"), `rare` where
    only a big dictionary has that ("chile"), `town` where it is one or a province, which has no article."""

    found: str
    name: str
    word: bool
    rare: bool
    town: bool


class LowerCaseSlips(Search[Small]):
    """Names in lower case."""

    slip = "case"
    shapes = (LOWER, JOINED)

    def __init__(self, index: Index, known: Path, given: frozenset[str], allow: frozenset[str]) -> None:
        super().__init__(index, known, given, allow)
        small = {form.encode() for form in (t.form for t in index)}
        self.wanted = frozenset(small | {form + b"'s" for form in small})

    def suspects(self, token: bytes, forms: Forms) -> Iterator[Small]:
        for word in words(token):
            form = folded(word)
            if len(word) < 4 or not word.islower() or form.encode() not in self.wanted or form in self.allow:
                continue
            targets = [t for t in self.index.named(form) if not t.partners]
            if targets:
                cls = forms[form]
                name = best(targets)
                town = name.kind in ("province", "capital", "city")
                yield Small(word, name.word, cls in COMMON or cls == WORD_60, cls in WORDS, town)

    def judged(self, view: View, suspect: Small, token: bytes, forms: Forms) -> Iterator[Respelling]:
        named = bool(distinct(view) & written(suspect.name))
        found = list(spans(view, suspect.found))
        if suspect.rare and not named and len(found) > 1:
            return  # written so again and again, it is the word
        for start, end in found:
            if _without_capitals(view, start) and not named:
                continue  # who writes without capitals writes names so, too
            if _in_compound(view.text, start, end) or _is_word(
                view.text, suspect, start, end, named=named, forms=forms
            ):
                continue
            fact = f"the document has {suspect.name}" if named else "no word but a name"
            yield Respelling(start, end, (suspect.name,), (fact,), sure=not suspect.word)


def _without_capitals(view: View, start: int) -> bool:
    """Whether what stands before on the line has no capital."""
    line = view.text[view.line_spans[view.line_of(start)][0] : start]
    return not _CAPITALS.search(line) and line.strip() != ""


def _in_compound(text: str, start: int, end: int) -> bool:
    """Whether it is part of the name of a thing: "india-rubber", "gum-arabic"."""
    return bool(_LOWER_COMPOUND.match(text, end)) or (
        text[start - 1 : start] == "-" and text[start - 2 : start - 1].islower()
    )


def _is_word(text: str, suspect: Small, start: int, end: int, *, named: bool, forms: Forms) -> bool:
    """Whether it is a word there, to judge by the word before; `named`: the document has the name with its capital."""
    before = beside(text, start, end).before.lower()
    if suspect.word and not (_hyphened(text, start, end) or (named and before in _PREPOSITIONS)):
        return True
    if before and (forms[folded(before)] == UNKNOWN or before in _ABROAD):
        return True  # part of a foreign phrase: "sopa de lima"
    return suspect.town and before in _ARTICLES and not named  # "a havana" is a cigar


def _hyphened(text: str, start: int, end: int) -> bool:
    """Whether a hyphen joins it to a word with a capital."""
    after, before = text[end : end + 2], text[max(0, start - 20) : start]
    return (after[:1] == "-" and after[1:].isupper()) or bool(regex.search(r"\b\p{Lu}\w+-$", before))
