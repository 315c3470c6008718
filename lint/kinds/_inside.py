"""Lines of a page that stand between two sentences of the text (`inside: true` of the kind `line`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from lint.core import late
from lint.core.edits import edits_of
from lint.core.kind import Candidate, Hit, Needle
from lint.core.rule import FixSpec
from lint.kinds._lines import cue
from lint.kinds.substitution import longest
from lint.structure.view import View

_BEFORE = late.regex(r"(?:[.!?…]|[\p{Ll}\d][.!?…][”\"’)\]])[ \t\u00a0]+[»>•|\[(]?$")
_AFTER = late.regex(
    r"[\s.…:!»>\])|]*?(?P<end>(?:\.{2,}|…|[»>\])!])?)[ \t\u00a0]*(?:(?=[\r\n]|\Z)|[ \t\u00a0](?=[“\"‘]?\p{Lu}))"
)
_REACH = 6
"""Characters before a phrase in which the sentence before it ends."""
LONG_WORD = 10
"""Letters from which a line of one word counts; shorter ones are words of the text."""


def phrases(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that may stand inside a text: those of several words, or of a long one."""
    found = {cue(line) for line in lines}
    return tuple(sorted(p for p in found if p.isascii() and (" " in p or len(p) >= LONG_WORD)))


def needles(found: Iterable[str]) -> tuple[Needle, ...]:
    """What the scan looks for."""
    return tuple(Needle(phrase, literal=True, ignore_case=True) for phrase in found)


def candidates(fix: FixSpec | None, view: View, hits: Sequence[Hit]) -> Iterator[Candidate]:
    """Hits that begin like a sentence, after a stop, and from which no sentence follows: next comes the end of the line,
    or a word with a capital."""
    for hit in longest(hits):
        if not view.text[hit.start].isupper():
            continue
        if not _BEFORE.search(view.text, max(0, hit.start - _REACH), hit.start):
            continue
        after = _AFTER.match(view.text, hit.end)
        if after:
            end = max(hit.end, after.end("end"))
            yield Candidate(hit.start, end, edits=edits_of(fix, view.text, hit.start, end))
