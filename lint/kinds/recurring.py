"""`recurring`: lines that come again between paragraphs, alike but for their figures: running heads, page feet, tool logs.

`Annual Report 2019 | 17`, `Annual Report 2019 | 18`; `fetched 12 of 90 pages`, `fetched 24 of 90 pages`. Such a line is
no sentence (no stop) and no label of a speaker or section (no colon at its end; three words or more beside the figures,
or signs that pages have). Running text stands between two of them, and each stands alone: in tables, schedules, verse and lists
the lines of one form follow each other. `min-lines` is how many there must be; where the figures count up by one from
line to line, or marks part lines that differ, two are enough.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lint.core import late
from lint.core.edits import edits_of
from lint.core.kind import Candidate, Hit, Kind
from lint.core.rule import Rule
from lint.structure.lines import WORD, runs
from lint.structure.view import View, cached_per_document

MAX_CHARACTERS = 120
"""Code points of the longest line that recurs."""
FEWEST_WORDS = 3
"""Words beside the figures that tell a running head from a heading ("Day 2")."""

_FIGURES = late.re(r"\d+")
_SIGNS = late.re(r"[|%\[\]{}<>=»«•·~_/\\]|\.{3}|^[^\w\"“‘'(]")
_BULLET = late.re(r"[-•*·–—>$]\s|--|\d+(?:st|nd|rd|th)\b|\(.*\)$|\W{0,2}[\w-]+(?: [\w-]+)?:\W|!\[")
"""What begins an entry of a list, what a clerk notes in brackets, a key and its value, whose words they are, a day of a diary, a
picture of a page in Markdown: "(Laughter)", "DATE: 1 May", "-- Ann Lee", "**Ann Lee:** [laughs]", "7th", "![The dam](dam-1.png)"."""
_ENDS = tuple('.!?:;,"”')


@dataclass(frozen=True)
class RecurringOptions:
    """Keys of a `recurring` rule."""

    min_lines: int = 3
    """Least lines that are alike; two where their figures count up by one or marks part the line."""


class Recurring(Kind):
    """Lines that come again between paragraphs."""

    name = "recurring"
    Options = RecurringOptions

    def compile(self, options: RecurringOptions, lists: Mapping[str, object]) -> None:
        if options.min_lines < 2:
            raise ValueError("'min-lines' is 2 or more: a line that appears once does not recur")

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        for group in _groups(view):
            texts = [view.text[slice(*view.line_spans[i])].strip() for i in group]
            if not _goes_on(texts):
                continue
            told = _counts_up(texts) or (len(set(texts)) > 1 and _SIGNS.search(texts[0]))
            if len(group) < rule.options.min_lines and not told:
                continue
            for number, text in zip(group, texts, strict=True):
                start, end = view.line_spans[number]
                start = view.text.index(text, start)
                end = start + len(text)
                if view.anatomy.is_free_line(start, end):
                    yield Candidate(
                        start, end, {"lines": str(len(group))}, (f"{len(group)} such lines stand between paragraphs",),
                        edits_of(rule.fix, view.text, start, end),
                    )  # fmt: skip


def _groups(view: View) -> Iterator[list[int]]:
    """Numbers of lines that are alike but for their figures, with running text between."""
    by_mask: dict[str, list[int]] = {}
    for number, (start, end) in enumerate(view.line_spans):
        if end - start <= MAX_CHARACTERS and (line := view.text[start:end].strip()):
            by_mask.setdefault(_FIGURES.sub("0", line.lower()), []).append(number)
    alike = {mask: numbers for mask, numbers in by_mask.items() if len(numbers) > 1 and _may_recur(mask)}
    for numbers in alike.values():
        apart = all(any(_runs(view, i) for i in range(a + 1, b)) for a, b in itertools.pairwise(numbers))
        if apart and not any(view.anatomy.lines.verse[i] for i in numbers):
            yield numbers


@cached_per_document
def _runs(view: View, number: int) -> bool:
    """Whether a line is running text."""
    return runs(view.text[slice(*view.line_spans[number])].strip())


def _may_recur(mask: str) -> bool:
    """Whether a line, its figures masked, may be furniture: no sentence, no label, no heading of a word and a number."""
    if mask.endswith(_ENDS) or _BULLET.match(mask):
        return False
    words = [w for w in WORD.findall(mask) if not w.isdigit()]
    return len(words) >= FEWEST_WORDS or bool(words and "0" in mask and _SIGNS.search(mask))


def _goes_on(texts: Sequence[str]) -> bool:
    """Whether lines tell how far one has come: their figures never fall, as prices do, or one counts up. Where nothing
    changes they name no value under a key ("Verdict: good")."""
    if len(set(texts)) == 1:
        return ": " not in texts[0]
    return _counts_up(texts) or all(b >= a for column in _figures(texts) for a, b in itertools.pairwise(column))


def _counts_up(texts: Sequence[str]) -> bool:
    """Whether some figure counts up by one from line to line, as page numbers do."""
    return any(all(b - a == 1 for a, b in itertools.pairwise(column)) for column in _figures(texts))


def _figures(texts: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """The figures of lines that are alike but for them, by their place in the line."""
    return zip(*([int(f) for f in _FIGURES.findall(text)] for text in texts), strict=True)


KIND = Recurring()
