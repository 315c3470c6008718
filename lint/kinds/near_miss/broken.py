"""One word in two pieces: "Minis ter", "agree- ment", a hyphen that stood at a line's end, with the line or without, and
the large first letter of a text: "T he", the ligature of T and h: "Th e"; or in as many pieces as it has letters: "N e v e r"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lint.core import late, vocabulary
from lint.kinds.near_miss.beside import CHINESE_SURNAMES
from lint.kinds.near_miss.search import Respelling, Search
from lint.lexicon.forms import (
    COMMON,
    COMMONEST,
    LISTED,
    NAME_50,
    PREFIXES,
    UNKNOWN,
    WORD_10,
    WORD_20,
    WORD_60,
    WORD_70,
    Forms,
    folded,
)
from lint.lexicon.tokens import LOWER, spans
from lint.structure.view import View

LEAST = 6
"""Letters of a whole word."""

_WHOLE = COMMON | {WORD_60, WORD_70, NAME_50}
_SUSPENDING = vocabulary.words("near_miss/suspending")
"""Words after a suspended hyphen: "pre- and post-war"."""
_HYPHEN = late.regex(r"-(?:[ \t]+|[ \t]*\r?\n[ \t]*)(\p{Ll}{2,})(?![\w'’-])")
_TO_HYPHEN = late.regex(r"(?r)(?<![\w'’-])\p{L}\p{Ll}+")
_BEFORE = late.regex(r"(?<![\w'’.-])\p{L}\p{Ll}+(?= $)")
_DROPPED = late.regex(r"\n([B-HJ-NP-Z]) (\p{Ll}+)(?= \p{L})")
_LIGATURE = late.regex(r"(?<![\w'’.-])Th (\p{Ll}{1,6})(?![\w'’.-])")
_LETTERS = late.regex(r"(?<![\w'’.,:-])(?<! \p{L} )\p{L}(?: \p{Ll}){3,}(?![\w'’.-]| \p{L}(?!\p{L}))")
_ALONE = late.regex(r" \p{L} \p{L} ")
"""What all that `_LETTERS` finds has in it, found in a third of the time."""
_FIRST = frozenset((WORD_10, WORD_20))
_AFTER = late.regex(r" (\p{Ll}{2,})(?![\w'’-])")


@dataclass(frozen=True, slots=True)
class WordFragment:
    """A word that is hardly one, and so may be a piece of one."""

    word: str


class SplitWord(Search[WordFragment]):
    """Words in two pieces."""

    slip = "broken"
    shapes = (LOWER,)
    technical = False

    def find(self, view: View) -> Iterator[Respelling]:
        yield from super().find(view)
        text = view.text
        forms = self.forms
        for match in _DROPPED.finditer("\n" + text):  # a line feed is found faster than a line's start
            whole = match[1] + match[2]
            if forms[whole.lower()] in _FIRST:
                yield Respelling(match.start(), match.end() - 1, (whole,), (f"{whole} in two pieces",))
        told = ([_LIGATURE] if "Th " in text else []) + ([_LETTERS] if _ALONE.search(text) else [])
        for pattern in told:
            for match in pattern.finditer(text):
                whole = match.group().replace(" ", "")
                if forms[whole.lower()] in COMMONEST:
                    yield Respelling(*match.span(), (whole,), (f"{whole} in pieces",))
        if "- " not in text and "-\n" not in text and "-\r" not in text:
            return
        for match in _HYPHEN.finditer(text):
            before, second = _TO_HYPHEN.match(text, endpos=match.start()), match[1]
            if before and second not in _SUSPENDING and self._is_whole(before.group(), second, forms):
                whole = before.group() + second
                yield Respelling(before.start(), match.end(), (whole,), (f"{whole} in two pieces",))

    def _is_whole(self, first: str, second: str, forms: Forms) -> bool:
        """Whether two pieces around a hyphen are one word, and not a compound ("well-\\nmade") or a suspended hyphen."""
        known = forms[folded(first + second)]
        return (
            len(first + second) >= LEAST
            and known in _WHOLE
            and forms[folded(f"{first}-{second}")] == UNKNOWN
            and (first.lower() not in PREFIXES or forms[second] not in LISTED)
            and not (forms[folded(first)] in COMMONEST and forms[second] in COMMONEST)
        )

    def suspects(self, token: bytes, forms: Forms) -> Iterator[WordFragment]:
        word = token.decode("utf-8", "replace")
        if len(word) > 1 and token.isalpha() and token.islower() and forms[word] not in LISTED:
            yield WordFragment(word)

    def judged(self, view: View, suspect: WordFragment, token: bytes, forms: Forms) -> Iterator[Respelling]:
        text, word = view.text, suspect.word
        for start, end in spans(view, word):
            before = _BEFORE.search(text, max(0, start - 20), start)
            if before and self._joins(before.group(), word, forms):
                whole = before.group() + word
                yield Respelling(before.start(), end, (whole,), (f"{whole} in two pieces",))
                continue
            after = _AFTER.match(text, end)
            if after and forms[after[1]] in LISTED and self._joins(word, after[1], forms):
                whole = word + after[1]
                yield Respelling(start, after.end(), (whole,), (f"{whole} in two pieces",))

    def _joins(self, first: str, second: str, forms: Forms) -> bool:
        """Whether two pieces, one of which is no word, are a word that everybody writes."""
        form = folded(first + second)
        return (
            len(form) >= LEAST
            and forms[form] in COMMONEST
            and form not in self.allow
            and first.lower() not in CHINESE_SURNAMES
        )
