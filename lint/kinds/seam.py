"""`seam`: where a text of another subject begins: a title whose words come from what follows, in a text that shares
neither words nor names with what stands before.

The title is a line of four to eighteen words without a stop that reads as no sentence and is no entry of a list; three
paragraphs stand before it, and text of 25 words at least follows. Sections of one text share their words: in 131 public
articles with their headings the four measures together spoke twice, of 199 articles with another one after 86 were
told (82 had no title that could be one). Transcripts and verse are left alone. Everything from the title on is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lint.core import late
from lint.core.edits import edits_of
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.rule import Rule
from lint.structure.lines import FUNCTION_WORDS, STOP, Lines
from lint.structure.view import View

FEWEST_BEFORE = 3
"""Paragraphs that make the first text."""
MOST_BEHIND = 6
"""Paragraphs after the title that are compared; longer texts come back to everything."""
WORDS_BEHIND = 25
"""Words that make the second text."""
TITLE = range(4, 19)
"""Words of a title."""
SHARED_WORDS, SHARED_TITLE, SHARED_NAMES = 0.12, 0.2, 0.15
"""Most of the second text's words, of the title's and of the second text's names that the first has."""
OWN_TITLE = 0.19
"""Least share of the title's words that the second text has."""
HEADLINE = 0.35
"""Share of function words from which on a line is a sentence rather than a headline."""

_KEY = late.re(r"\w:\w")
"""A key with its value glued to it ("Filed Under:Health")."""


@dataclass(frozen=True)
class SeamOptions:
    """A `seam` rule has no keys of its own."""


class Seam(Kind):
    """Where a text of another subject begins."""

    name = "seam"
    Options = SeamOptions

    def compile(self, options: SeamOptions, lists: Mapping[str, object]) -> None:
        return None

    def gate(self, rule: Rule) -> Gate:
        return has_room

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        if not view.anatomy.facts["english"] or view.anatomy.genre in ("transcript", "verse"):
            return
        lines = view.anatomy.lines
        for number in _titles(lines):
            why = _another(lines, number)
            if why:
                start = view.text.index(lines.texts[number], view.line_spans[number][0])
                end = len(view.text.rstrip())
                yield Candidate(
                    start, end, {"title": lines.texts[number]}, (why,), edits_of(rule.fix, view.text, start, end)
                )
                return


def has_room(view: View) -> bool:
    """Whether there are lines enough for two texts and a title."""
    return len(view.line_spans) > FEWEST_BEFORE + 1


def _titles(lines: Lines) -> Iterator[int]:
    """Numbers of the lines that may be the title of a second text: directly before running text, and after some."""
    before = 0
    for k, i in enumerate(lines.filled):
        if lines.running[i]:
            before += 1
        elif (
            before >= FEWEST_BEFORE
            and _may_be_title(lines, i)
            and any(lines.running[j] for j in lines.filled[k + 1 : k + 3])
        ):
            yield i


def _may_be_title(lines: Lines, i: int) -> bool:
    text, words = lines.texts[i], lines.words[i]
    if len(words) not in TITLE or lines.form[i] or not text[0].isupper():
        return False
    if text[-1] in ":;,)]" or STOP.search(text) or _KEY.search(text):
        return False
    return sum(map(FUNCTION_WORDS.__contains__, words)) <= HEADLINE * len(words)


def _another(lines: Lines, title: int) -> str | None:
    """Why what begins with this title is another text; nothing where it may be a section of the first."""
    running = [i for i in lines.filled if lines.running[i]]
    before = [i for i in running if i < title]
    behind = [i for i in running if i > title][:MOST_BEHIND]
    if sum(len(lines.words[i]) for i in behind) < WORDS_BEHIND:
        return None
    first, second = (_content(w for i in part for w in lines.words[i]) for part in (before, behind))
    mine = _content(lines.words[title])
    if len(mine) < 3 or not second:
        return None
    names, others = _names(lines, before), _names(lines, behind)
    if (
        len(first & second) > SHARED_WORDS * len(second)
        or len(mine & first) > SHARED_TITLE * len(mine)
        or len(mine & second) < OWN_TITLE * len(mine)
        or len(names & others) > SHARED_NAMES * len(others)
    ):
        return None
    return f"of {len(second)} different words after the title {len(first & second)} are in the text before it"


def _content(words: Iterable[str]) -> set[str]:
    """Words of four letters or more that say what a text is about."""
    return {w for w in words if len(w) > 3 and w not in FUNCTION_WORDS}


def _names(lines: Lines, part: Sequence[int]) -> set[str]:
    """Capitalised words after a word in small letters."""
    return {
        b.lower()
        for i in part
        for a, b in zip(lines.tokens[i], lines.tokens[i][1:], strict=False)
        if len(b) > 2 and b[0].isupper() and a[0].islower()
    }


KIND = Seam()
