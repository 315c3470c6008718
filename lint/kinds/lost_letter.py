"""`lost-letter`: words in which a replacement character (U+FFFD) stands for a letter that was lost in conversion.

The letters of the alphabet are tried in its place against `known`, a file of known forms; what gives a common word is
offered, the commonest first. Where one word is commoner than all others by a level of the list, it is the correction.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import regex

from lint.finding import Edit
from lint.kinds.characters import alphabet
from lint.names.forms import COMMON, Forms, folded, located, opened
from lint.rule import Candidate, Hit, Kind, Rule
from lint.view import View

LOST = "\N{REPLACEMENT CHARACTER}"
_WORD = regex.compile(rf"[\p{{L}}\p{{M}}’'-]*{LOST}[\p{{L}}\p{{M}}’'{LOST}-]*")
MOST = 6
"""Completions that are worth showing."""


@dataclass(frozen=True)
class LostLetterOptions:
    """Keys of a `lost-letter` rule."""

    known: str = "known-forms.bin"
    """The file of known forms."""


class LostLetter(Kind):
    """Words that lost a letter in conversion."""

    name = "lost-letter"
    Options = LostLetterOptions

    def compile(self, options: LostLetterOptions, lists: Mapping[str, Any]) -> Path:
        return located(options.known, lists)

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        if LOST not in alphabet(view):
            return
        forms = opened(rule.data)
        for match in _WORD.finditer(view.text):
            words, clear = completions(match.group(), forms) if match.group().count(LOST) == 1 else ([], False)
            at = match.start() + match.group().index(LOST)
            edits = (Edit(at, at + 1, words[0][at - match.start()]),) if clear and rule.fix else ()
            choices = tuple(words) if len(words) > 1 else ()
            yield Candidate(*match.span(), {"right": " or ".join(words) or "?"}, edits=edits, choices=choices)


def completions(word: str, forms: Forms) -> tuple[list[str], bool]:
    """Common words that a word may have been, the commonest first, and whether the first stands out."""
    ranked = sorted(
        (level, made)
        for letter in ascii_lowercase
        if (level := forms[folded(made := word.replace(LOST, letter))]) in COMMON
    )
    clear = bool(ranked) and (len(ranked) == 1 or ranked[0][0] < ranked[1][0])
    return [w for _, w in ranked[:MOST]], clear


KIND = LostLetter()
