"""`foreign`: words of another language of Latin script in an English text: lines that were not translated, spam.

Two places are looked at: short lines (up to `max-words` words), and what stands in square brackets. There the words in
lower case are looked up in `known`, a file of known forms (`known-forms.bin`). Where at least two, and two thirds of
them, are no English words, the line or bracket is found. Names prove nothing: a word with a capital is left out,
unless it begins the line.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from lint.kinds.line import short_lines
from lint.names.forms import WORDS, Forms, folded, located, opened
from lint.rule import Candidate, Hit, Kind, Rule, edits_of
from lint.view import View

_WORD = regex.compile(r"[\p{Latin}\p{M}]{2,}")
_BARE = regex.compile(r"[\p{P}\p{S}]*[\p{Latin}\p{M}]+(?:['’-][\p{Latin}\p{M}]+)*[\p{P}\p{S}]*")
"""A word and the marks around it: what has figures, dots or slashes inside is an address, a file, a measure."""
_BRACKET = regex.compile(r"\[([^\[\]\r\n]{8,120})\]")
LEAST = 2
"""Words that no English list has, from which on a line is foreign; one may be a name or a misspelling."""


@dataclass(frozen=True)
class ForeignOptions:
    """Keys of a `foreign` rule."""

    known: str = "known-forms.bin"
    """The file of known forms."""
    max_words: int = 12
    """Longer lines are paragraphs: whoever quotes so much of a foreign language means to."""


class Foreign(Kind):
    """Words of another language."""

    name = "foreign"
    Options = ForeignOptions

    def compile(self, options: ForeignOptions, lists: Mapping[str, Any]) -> Path:
        return located(options.known, lists)

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        forms = opened(rule.data)
        for line, numbers in short_lines(view).items():
            if line.count(" ") < rule.options.max_words and (words := strange(line, forms)):
                for number in numbers:
                    start, _ = view.line_spans[number]
                    start = view.text.index(line, start)
                    if not view.anatomy.is_free_line(start, start + len(line)):
                        continue
                    yield self._candidate(rule, view, start, start + len(line), words)
        if "[" in view.text:
            for match in _BRACKET.finditer(view.text):
                if words := strange(match[1], forms):
                    yield self._candidate(rule, view, *match.span(), words)

    @staticmethod
    def _candidate(rule: Rule, view: View, start: int, end: int, words: Sequence[str]) -> Candidate:
        said = (f"no English words: {', '.join(words[:4])}",)
        return Candidate(start, end, evidence=said, edits=edits_of(rule.fix, view.text, start, end))


def strange(text: str, forms: Forms) -> list[str]:
    """The words of a short text that are not English, where they are most of it; else none."""
    pieces = text.split()
    bare = [p for p in pieces if _BARE.fullmatch(p)]
    if 2 * len(bare) <= len(pieces):
        return []
    words = [m.group() for p in bare for m in _WORD.finditer(p)]
    small = [w for i, w in enumerate(words) if w[0].islower() or (i == 0 and w[1:].islower())]
    unknown = list(dict.fromkeys(w for w in small if forms[folded(w)] not in WORDS))
    return unknown if len(unknown) >= LEAST and 3 * len(unknown) >= 2 * len(set(small)) else []


KIND = Foreign()
