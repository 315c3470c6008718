"""`foreign`: words of another language of Latin script in an English text: lines that were not translated, spam.

Two places are looked at: short lines (up to `max-words` words), and what stands in square brackets. There the words in
lower case are looked up in `known`, a file of known forms (`known-forms.bin`). Where at least two (three where all are
plain ASCII), and two thirds of them, are no English words, the line or bracket is found. Names prove nothing: a word with a
capital is left out, unless it begins the line.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from string import punctuation

from lint.core import late
from lint.core.edits import edits_of
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.kinds._lines import has_short_lines, short_lines
from lint.lexicon.forms import WORDS, Forms, folded, located, opened
from lint.lexicon.tokens import MAX_REMEMBERED_WORDS
from lint.structure.view import View

_WORD = late.regex(r"[\p{Latin}\p{M}]{2,}")
_BARE = late.regex(r"[\p{P}\p{S}]*[\p{Latin}\p{M}]+(?:['’-][\p{Latin}\p{M}]+)*[\p{P}\p{S}]*")
"""A word and the marks around it: what has figures, dots or slashes inside is an address, a file, a measure."""
_BRACKET = late.regex(r"\[([^\[\]\r\n]{8,120})\]")
LEAST, PLAIN = 2, 3
"""Words that no English list has, from which on a line is foreign; one may be a name or a misspelling, and two without a
letter beyond ASCII two abbreviations."""


@dataclass(frozen=True)
class ForeignOptions:
    """Keys of a `foreign` rule."""

    known: str = "known-forms.bin"
    """The file of known forms."""
    max_words: int = 12
    """Longer lines are paragraphs: whoever quotes so much of a foreign language means to."""


class Foreign(Kind[ForeignOptions, Path, None]):
    """Words of another language."""

    name = "foreign"
    Options = ForeignOptions

    def compile(self, options: ForeignOptions, lists: Lists) -> Path:
        return located(options.known, lists)

    def gate(self, rule: Rule[ForeignOptions, Path]) -> Gate:
        return has_short_texts

    def find(self, rule: Rule[ForeignOptions, Path], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        suspicion, most = _suspicion(rule.data), rule.options.max_words
        lines = short_lines(view)
        for line in suspicion.among([line for line in lines if line.count(" ") < most]):
            if words := strange(line, suspicion.forms):
                for number in lines[line]:
                    start, _ = view.line_spans[number]
                    start = view.text.index(line, start)
                    if not view.anatomy.is_free_line(start, start + len(line)):
                        continue
                    yield self._candidate(rule, view, start, start + len(line), words)
        if "[" in view.text:
            brackets = {match.span(): match[1] for match in _BRACKET.finditer(view.text)}
            doubted = frozenset(suspicion.among(brackets.values()))
            for span, text in brackets.items():
                if text in doubted and (words := strange(text, suspicion.forms)):
                    yield self._candidate(rule, view, *span, words)

    @staticmethod
    def _candidate(
        rule: Rule[ForeignOptions, Path], view: View, start: int, end: int, words: Sequence[str]
    ) -> Candidate:
        said = (f"not English: {', '.join(words[:4])}",)
        return Candidate(start, end, evidence=said, edits=edits_of(rule.fix, view.text, start, end))


def has_short_texts(view: View) -> bool:
    """Whether the document has a short line or a bracket."""
    return "[" in view.text or has_short_lines(view)


class ForeignPrefilter:
    """Tells at the price of a `split` which short texts cannot be foreign: almost all pieces of English text were met before."""

    def __init__(self, forms: Forms) -> None:
        self.forms = forms
        self._plain: set[str] = set()
        """Pieces without a word in lower case that is not English."""
        self._odd: set[str] = set()

    def among(self, texts: Collection[str]) -> list[str]:
        """The texts that have a piece with such a word: a foreign one has two words that are not English, and only one begins it."""
        if len(self._plain) + len(self._odd) > MAX_REMEMBERED_WORDS:
            self._plain.clear()
            self._odd.clear()
        pieces = set(" ".join(texts).split()) - self._plain
        plain, odd = self._plain, self._odd
        for piece in pieces - odd:
            core = piece.strip(punctuation)  # bare and odd where the piece is
            if core in plain:
                plain.add(piece)
            else:
                (odd if core in odd or self._is_odd(core) else plain).update((core, piece))
        pieces &= self._odd
        return [text for text in texts if not pieces.isdisjoint(text.split())] if pieces else []

    def _is_odd(self, core: str) -> bool:
        if core.isascii() and core.isalpha():
            return len(core) > 1 and core[0].islower() and self.forms[core.lower()] not in WORDS
        words = _WORD.findall(core) if _BARE.fullmatch(core) else ()
        return any(w[0].islower() and self.forms[folded(w)] not in WORDS for w in words)


@lru_cache(maxsize=8)
def _suspicion(known: Path) -> ForeignPrefilter:
    """One for each file of known forms, for all documents."""
    return ForeignPrefilter(opened(known))


def strange(text: str, forms: Forms) -> list[str]:
    """The words of a short text that are not English, where they are most of it; else none."""
    pieces = text.split()
    bare = [p for p in pieces if _BARE.fullmatch(p)]
    if 2 * len(bare) <= len(pieces):
        return []
    words = [w for p in bare for w in _WORD.findall(p)]
    small = [w for i, w in enumerate(words) if w[0].islower() or (i == 0 and w[1:].islower())]
    unknown = list(dict.fromkeys(w for w in small if forms[folded(w)] not in WORDS))
    least = PLAIN if text.isascii() else LEAST
    return unknown if len(unknown) >= least and 3 * len(unknown) >= 2 * len(set(small)) else []


KIND = Foreign()
