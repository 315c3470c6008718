"""`phrase`: a line of the page that stands between two sentences of the text.

`phrases` are literal lines; of a shared list's entries, those of one short word are left out. One counts where it
begins like a sentence (after a stop, a closing quotation mark or at the beginning of a line) and no sentence follows
from it: next comes the end of the line, or a word with a capital. A line that is nothing else is the kind `line`'s.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from lint.core.edits import edits_of
from lint.core.kind import Candidate, Hit, Kind, Needle
from lint.core.rule import Rule
from lint.kinds._lines import cue
from lint.kinds.substitution import longest
from lint.structure.view import View

_BEFORE = regex.compile(r"(?:[.!?…]|[\p{Ll}\d][.!?…][”\"’)\]])[ \t\u00a0]+[»>•|\[(]?$")
_AFTER = regex.compile(
    r"[\s.…:!»>\])|]*?(?P<end>(?:\.{2,}|…|[»>\])!])?)[ \t\u00a0]*(?:(?=[\r\n]|\Z)|[ \t\u00a0](?=[“\"‘]?\p{Lu}))"
)
_REACH = 6
LONG = 10
"""Letters from which one word is enough."""


@dataclass(frozen=True)
class PhraseOptions:
    """Keys of a `phrase` rule."""

    phrases: list[str]
    """Literal lines, or the `$name` of a list."""


class Phrase(Kind):
    """A line of the page between two sentences."""

    name = "phrase"
    Options = PhraseOptions

    def compile(self, options: PhraseOptions, lists: Mapping[str, Any]) -> list[str]:
        phrases = {cue(p) for p in options.phrases}
        return sorted(p for p in phrases if p.isascii() and (" " in p or len(p) >= LONG))

    def needles(self, rule: Rule) -> Iterable[Needle]:
        for phrase in rule.data:
            yield Needle(phrase, literal=True, ignore_case=True)

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        for hit in longest(hits):
            if not view.text[hit.start].isupper():
                continue
            if not _BEFORE.search(view.text, max(0, hit.start - _REACH), hit.start):
                continue
            after = _AFTER.match(view.text, hit.end)
            if after:
                end = max(hit.end, after.end("end"))
                yield Candidate(hit.start, end, edits=edits_of(rule.fix, view.text, hit.start, end))


KIND = Phrase()
