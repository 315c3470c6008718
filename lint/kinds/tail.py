"""`tail`: text after the article's end: everything from there is found as one piece.

`heads` are the headings of such sections (`Related articles`), compared as the kind `line` compares its lines: the
tail begins at the first of them after the article's prose, where only little follows: links, captions, short notes.

`second-article: true` finds another article glued to the first: prose between the title-like lines that close the
first and lines that are the title of the second (its words are those of the second text, not of the first); or a
second dateline (`City, May 2 (Agency) --`) after the body of a first that had one. The seam is where it begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import regex

from lint.anatomy import DATELINE, Paragraph
from lint.anatomy.zones import is_prose
from lint.kinds.line import cue, cue_lines
from lint.rule import Candidate, Hit, Kind, Rule, edits_of
from lint.view import View

_CONTENT = regex.compile(r"\b\p{L}[\p{L}'’-]{3,}")
OF_ITS_OWN = 0.6
"""Share of a title's words that the text it belongs to has."""


@dataclass(frozen=True)
class TailOptions:
    """Keys of a `tail` rule."""

    heads: list[str] = field(default_factory=list)
    """Headings of sections that follow an article, or the `$name` of a list."""
    second_article: bool = False
    """Find another article glued to the first."""


class Tail(Kind):
    """Text after the article's end."""

    name = "tail"
    Options = TailOptions

    def compile(self, options: TailOptions, lists: Mapping[str, Any]) -> frozenset[str]:
        if bool(options.heads) == options.second_article:
            raise ValueError("a 'tail' rule needs either 'heads' or 'second-article: true'")
        return frozenset(map(cue, options.heads))

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        seams = self._second(view) if rule.options.second_article else self._headed(rule.data, view)
        for start, why in seams:
            end = len(view.text.rstrip())
            yield Candidate(
                start, end, {"start": view.text[start : start + 60]}, (why,), edits_of(rule.fix, view.text, start, end)
            )

    def _headed(self, heads: frozenset[str], view: View) -> Iterator[tuple[int, str]]:
        cues = cue_lines(view)
        numbers = sorted(n for head in heads & cues.keys() for n in cues[head])
        for number in numbers:
            start, end = view.line_spans[number]
            start += len(view.text[start:end]) - len(view.text[start:end].lstrip())
            if not view.anatomy.is_free_line(start, end):
                continue
            before = [p for p in view.anatomy.paragraphs if p.end <= start and is_prose(view.text, p.start, p.end)]
            after = [p for p in view.anatomy.paragraphs if p.start >= end]
            prose = [p for p in after if is_prose(view.text, p.start, p.end)]
            if before and after and len(prose) <= len(after) / 3 and _size(prose) < _size(before) / 2:
                yield start, f'"{view.text[start:end].strip()}" heads it'
                return

    def _second(self, view: View) -> Iterator[tuple[int, str]]:
        paragraphs = view.anatomy.paragraphs
        if len(paragraphs) < 5:
            return
        prose = [is_prose(view.text, p.start, p.end) for p in paragraphs]
        groups = list(_runs(prose))
        yield from self._titled(view, paragraphs, groups) or self._datelined(view, paragraphs, prose)

    @staticmethod
    def _titled(
        view: View, paragraphs: Sequence[Paragraph], groups: Sequence[tuple[bool, int, int]]
    ) -> list[tuple[int, str]]:
        """A run of prose whose closing lines are its own title, after lines that title the prose before."""
        words = [_words(view.text[paragraphs[a].start : paragraphs[b - 1].end]) if ok else set() for ok, a, b in groups]
        earlier: set[str] = set()
        for i, (ok, first, _) in enumerate(groups[:-1]):
            if ok and earlier:
                closing = paragraphs[groups[i - 1][1] : groups[i - 1][2]]
                titles = paragraphs[groups[i + 1][1] : groups[i + 1][2]]
                found = next((p for p in titles if _titles(view, p, words[i], earlier)), None)
                if found and any(_titles(view, p, earlier, words[i]) for p in closing):
                    name = view.text[found.start : found.end]
                    why = f'"{name}" is the title of this part, not of what comes before'
                    return [(paragraphs[first].start, why)]
            earlier |= words[i]
        return []

    @staticmethod
    def _datelined(view: View, paragraphs: Sequence[Paragraph], prose: Sequence[bool]) -> list[tuple[int, str]]:
        """The second of two datelines; more of them make a round-up of news, which is one text."""
        heads = [
            p.start
            for p, ok in zip(paragraphs, prose, strict=True)
            if ok and DATELINE.match(view.text, p.start, min(p.end, p.start + 120))
        ]
        first = next((p.start for p, ok in zip(paragraphs, prose, strict=True) if ok), -1)
        if len(heads) != 2 or heads[0] != first:
            return []
        between = [p for p, ok in zip(paragraphs, prose, strict=True) if ok and heads[0] <= p.start < heads[1]]
        if len(between) < 2:
            return []
        match = DATELINE.match(view.text, heads[1])
        return [(heads[1], f'a second dateline: "{match.group() if match else ""}"')]


def _titles(view: View, line: Paragraph, mine: set[str], other: set[str]) -> bool:
    """Whether a line is the title of the text with the words `mine` rather than of the one with `other`."""
    title = _words(view.text[line.start : line.end])
    ends = view.text[line.end - 1] in ".,;:"
    return len(title) >= 4 and not ends and len(title & mine) >= OF_ITS_OWN * len(title) > len(title & other)


def _runs(flags: Sequence[bool]) -> Iterator[tuple[bool, int, int]]:
    start = 0
    for i in range(1, len(flags) + 1):
        if i == len(flags) or flags[i] != flags[start]:
            yield flags[start], start, i
            start = i


def _size(paragraphs: Iterable[Paragraph]) -> int:
    return sum(p.end - p.start for p in paragraphs)


def _words(text: str) -> set[str]:
    return {w.lower() for w in _CONTENT.findall(text)}


KIND = Tail()
