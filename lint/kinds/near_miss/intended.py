"""Forms that their writer meant as they stand, whatever known word is near: of talk, of old books, of the web.

`first_met(INTENDED, place)` says why a place is no slip; both searches of a rule are asked through `learned.Both`.
"""

from __future__ import annotations

from dataclasses import dataclass

import regex

from lint.core import late, vocabulary
from lint.core.conditions import Condition
from lint.lexicon.forms import COMMON, LISTED, Forms, folded
from lint.lexicon.frequencies import Frequencies
from lint.lexicon.tokens import spans
from lint.structure.view import View

CURRENT = 3.6
"""Zipf on the web from which a form is one that people write: the commonest misspelling ("accomodation") comes to 3.4."""

_APOSTROPHES = frozenset("'’‘")
_ELIDED, _OPENED, _QUOTED = late.regex(r"['’](?!\w)"), late.regex(r"(?<!\w)['‘](?=\w)"), 200
"""An apostrophe at the end, the beginning of a quotation that it may close instead, and how far before it is looked for."""
_BREAKS_OFF = late.regex(r"[-–]+(?=\s|\Z|[-–—])")
_FREE = vocabulary.word_list("near_miss/free-endings")
"""Endings that make words of any other, and that no list of words follows up: "givest", "cheerfulest", "cindery"."""
_INFLECTED = vocabulary.word_list("near_miss/inflected-endings")
OFTEN = 3
"""Times that an inflected form stands in a document which coins it: "inferenced metadata"."""


@dataclass(frozen=True, slots=True)
class Meant:
    """A place as the conditions see it."""

    view: View
    start: int
    end: int
    forms: Forms
    frequencies: Frequencies

    @property
    def form(self) -> str:
        """The word, folded."""
        return folded(self.view.text[self.start : self.end])


def _is_elided(place: Meant) -> bool:
    """Whether an apostrophe stands for a letter at one of its ends: goin’, nex’, ’Erbert; and closes no quotation."""
    text, form = place.view.text, place.form
    ends = _ELIDED.match(text, place.end) and not _OPENED.search(text, max(0, place.start - _QUOTED), place.start + 1)
    begins = text[max(0, place.start - 1) : place.start] in _APOSTROPHES
    return bool(ends) or (begins and place.forms["h" + form] in LISTED)


def _is_formed(place: Meant) -> bool:
    form = place.form
    stems = (form[: -len(end)] for end in _FREE if form.endswith(end))
    return any(len(stem) > 4 and place.forms[stem] in COMMON for stem in stems)


def _is_inflected(place: Meant) -> bool:
    form = place.form
    stems = {form[: -len(end)] for end in _INFLECTED if form.endswith(end)}
    often = len(spans(place.view, place.view.text[place.start : place.end])) >= OFTEN
    return often and any(len(stem) > 3 and place.forms[stem] in COMMON for stem in stems)


def _is_current(place: Meant) -> bool:
    form = place.form
    if not place.view.text[place.start].islower():
        return False  # of capitalised ones lists know better, and the table takes one unknown form in 256 for another
    words = (word for word in (form, form.removesuffix("s")) if word.isalpha() and place.forms[word] not in LISTED)
    return any(place.frequencies.word(word) >= CURRENT for word in words)


def _is_begun_in_brackets(place: Meant) -> bool:
    return regex.search(r"\[\p{L}\]$", place.view.text[max(0, place.start - 3) : place.start]) is not None


def _is_named(place: Meant) -> bool:
    start = place.view.anatomy.sentence_at(place.start)[0]
    return _NAMING.search(place.view.text, max(start, place.start - _BEFORE), place.start) is not None


_BEFORE = 70
"""Characters before a form in which something says how a name is or was written."""
_NAMING = late.regex(vocabulary.pattern("near_miss/naming"))
_DRAWN_OUT = late.regex(r"(\p{L})\1{3}")


INTENDED: tuple[Condition[Meant], ...] = (
    Condition("an apostrophe stands for one of its letters", _is_elided),
    Condition("an editor put its first letter in brackets", _is_begun_in_brackets),
    Condition("somebody breaks off in the middle of the word", lambda p: _BREAKS_OFF.match(p.view.text, p.end) is not None),
    Condition("a letter is drawn out", lambda p: _DRAWN_OUT.search(p.form) is not None),
    Condition("an ending of old books or of talk, and a common word", _is_formed),
    Condition("the document inflects a common word so again and again", _is_inflected),
    Condition("the sentence says how somebody writes it", _is_named),
    Condition("the web writes it", _is_current),
)  # fmt: skip
"""What makes a form no slip."""


def is_piece(text: str, start: int, end: int, forms: Forms) -> bool:
    """Whether a word is one half of a common word that was cut in two, with a space or a hyphen."""
    before, after = _CUT_BEFORE.search(text, max(0, start - 20), start), _CUT_AFTER.match(text, end)
    word = text[start:end]
    return bool(
        (before and forms[folded(before[1] + word)] in LISTED) or (after and forms[folded(word + after[1])] in LISTED)
    )


_CUT_BEFORE = late.regex(r"(\p{L}+)(?:-[ \t]*\r?\n?[ \t]*| )$")
_CUT_AFTER = late.regex(r"(?:-[ \t]*\r?\n?[ \t]*| )(\p{Ll}+)")
