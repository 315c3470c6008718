"""`lost-letter`: words in which a sign stands for a letter that was lost in conversion.

The sign is the replacement character (U+FFFD), or what `sign` names: programs that must write in an alphabet that lacks a
letter put a question mark there (`Malm?`). A question mark counts only where the word is none without it: an ending that
asks for an apostrophe follows, a letter in its place makes a listed form where its parts are none, or one of the parts is
no word at all.

What was lost is hardly ever a letter of ASCII: an apostrophe before an ending, or a letter with an accent, tried against
the words of `accented`. Where neither fits, the letters of the alphabet are tried against `known`, a file of known forms;
what gives a common word is offered, the commonest first. Where one word is commoner than all others by a level of the
list, it is the correction.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase

import regex

from lint.core import late, vocabulary
from lint.core.finding import Edit
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.kinds.characters import alphabet
from lint.kinds.code_page.accents import Accents
from lint.kinds.code_page.accents import opened as accents_of
from lint.lexicon.forms import COMMON, LISTED, Forms, folded, located, opened
from lint.structure.view import View

LOST = "\N{REPLACEMENT CHARACTER}"
_WORD = late.regex(rf"[\p{{L}}\p{{M}}’'-]*{LOST}[\p{{L}}\p{{M}}’'{LOST}-]*")
# No piece of an address or of a pattern; where the question mark begins or ends the word, a sentence must go on.
_QUERIED = late.regex(
    r"(?<![\w/?=&.@#%*+()\[\]\\^<>{}|-])(?:\?\p{Ll}{3,}|\p{L}+(?:\?{1,2}\p{L}+)+|\p{L}{3,}\?(?= \p{Ll}))(?![\w/=&?*+(\[{\\>}|])"
)
_ENDING = late.regex(vocabulary.pattern("lost_letter/ending"))
_ACCENTED = "éèêëáàâäãåæçíìîïñóòôöõøœúùûüýÿßčćďěłńňřśšťůźžżąęășțğışőűđÉÈÁÀÂÄÅÆÇÍÎÓÔÖØÚÜÝČĎŁŘŚŠŤŽŻİŞĐ"
"""Letters of European names, the commonest of each first."""
_PART = late.regex(r"\p{L}+")
_ONE = frozenset("aio")
MAX_CHOICES = 6
"""Completions that are worth showing."""


@dataclass(frozen=True)
class LostLetterOptions:
    """Keys of a `lost-letter` rule."""

    known: str = "known-forms.bin"
    """The file of known forms."""
    accented: str = "accented.txt"
    """The file of words with an accent."""
    sign: str = LOST
    """What stands for the letter: U+FFFD or `?`."""


class LostLetter(Kind[LostLetterOptions, tuple[Path, Path], None]):
    """Words that lost a letter in conversion."""

    name = "lost-letter"
    Options = LostLetterOptions

    def compile(self, options: LostLetterOptions, lists: Lists) -> tuple[Path, Path]:
        if options.sign not in (LOST, "?"):
            raise ValueError(f"'sign' is U+FFFD or '?', not {options.sign!r}")
        return located(options.known, lists), lists.path(options.accented)

    def gate(self, rule: Rule[LostLetterOptions, tuple[Path, Path]]) -> Gate:
        return has_lost_letter if rule.options.sign == LOST else has_question_mark

    def find(
        self, rule: Rule[LostLetterOptions, tuple[Path, Path]], view: View, hits: Sequence[Hit]
    ) -> Iterable[Candidate]:
        sign = rule.options.sign
        if sign not in alphabet(view):
            return
        forms, accents = opened(rule.data[0]), accents_of(rule.data[1])
        found = _WORD.finditer(view.text) if sign == LOST else queried(view.text, forms)
        for match in found:
            word = match.group()
            words, clear = completions(word, sign, forms, accents) if word.count(sign) == 1 else ([], False)
            at = match.start() + word.index(sign)
            edits = (Edit(at, at + 1, words[0][at - match.start()]),) if clear and rule.fix else ()
            choices = tuple(words) if len(words) > 1 else ()
            yield Candidate(*match.span(), {"right": " or ".join(words) or "?"}, edits=edits, choices=choices)


def has_lost_letter(view: View) -> bool:
    """Whether the document has the sign of a letter that was lost."""
    return LOST in view.text


def has_question_mark(view: View) -> bool:
    """Whether the document has a question mark."""
    return "?" in view.text


def _beside_marks(text: str) -> Iterator[regex.Match[str]]:
    """Words that a question mark touches: only lines that have one are gone through."""
    at = text.find("?")
    while at >= 0:
        end = text.find("\n", at)
        end = end if end >= 0 else len(text)
        yield from _QUERIED.finditer(text, text.rfind("\n", 0, at) + 1, end)
        at = text.find("?", end)


def queried(text: str, forms: Forms) -> Iterator[regex.Match[str]]:
    """The words in which a question mark stands for a letter or an apostrophe."""
    for match in _beside_marks(text):
        word = match.group()
        parts = [folded(part) for part in _PART.findall(word)]
        if ending := _ENDING.fullmatch(word):
            lost = ending[2] == "s" or forms[folded(f"{ending[1]}'{ending[2]}")] in LISTED
        elif len(parts) == 1:  # the first letter or the last
            lost = forms[parts[0]] not in LISTED and _made(word, forms)
        else:  # two sentences without a space between them have two words there
            listed = [part in _ONE or (len(part) > 1 and forms[part] in LISTED) for part in parts]
            lost = not all(listed) and (not listed[-1] or len(parts[0]) < 3 or _made(word, forms))
        if lost:
            yield match


def _made(word: str, forms: Forms) -> bool:
    """Whether a letter in place of the question mark makes a listed form."""
    return any(forms[folded(word.replace("?", letter))] in LISTED for letter in ascii_lowercase)


def completions(word: str, sign: str, forms: Forms, accents: Accents) -> tuple[list[str], bool]:
    """What a word may have been, the likeliest first, and whether the first stands out."""
    ending = _ENDING.fullmatch(word.replace(sign, "?"))
    if ending and (ending[2] == "s" or forms[folded(f"{ending[1]}'{ending[2]}")] in LISTED):
        return [word.replace(sign, "’")], True
    capital = word.startswith(sign) or word.replace(sign, "").isupper()
    letters = [c for c in _ACCENTED if c.isupper() == capital]
    if written := [made for letter in letters if accents.has(made := word.replace(sign, letter))]:
        return written[:MAX_CHOICES], len(written) == 1
    if sign != LOST:
        return [], False
    ranked = sorted(
        (level, made)
        for letter in ascii_lowercase
        if (level := forms[folded(made := word.replace(LOST, letter))]) in COMMON
    )
    clear = bool(ranked) and (len(ranked) == 1 or ranked[0][0] < ranked[1][0])
    return [w for _, w in ranked[:MAX_CHOICES]], clear


KIND = LostLetter()
