"""`tail`: text after the article's end: everything from there is found as one piece.

`heads` are the headings of such sections (`Related articles`), compared as the kind `line` compares its lines: the
tail begins at the first of them after the article's prose, where only little follows: links, captions, short notes.

`second-article: true` finds another article glued to the first: prose between the title-like lines that close the
first and lines that are the title of the second (its words are those of the second text, not of the first); or a
second dateline (`City, May 2 (Agency) --`) after the body of a first that had one. The seam is where it begins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from operator import attrgetter

from lint.core import late
from lint.core.edits import edits_of
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.rule import Rule
from lint.kinds._lines import Cues, cues, has_short_lines, like
from lint.structure.anatomy import DATELINE, Paragraph
from lint.structure.genre import TRANSCRIPT, VERSE
from lint.structure.lines import FUNCTION_WORDS
from lint.structure.view import View, cached_per_document
from lint.structure.zones import is_prose

_CONTENT = late.regex(r"\b\p{L}[\p{L}'’-]{3,}")
OF_ITS_OWN = 0.6
"""Share of a title's words that the text it belongs to has."""
PARTS = 5
"""Paragraphs of two articles with their titles, at least."""
CLOSING = 4
"""Lines after prose among which its title may stand; further down are menus."""
BOX, GOES_ON = 8, 3
"""Paragraphs after a heading among which the article goes on, and paragraphs of prose in a row that show it."""
CUT, CUT_SHARE = 8, 0.35
"""Words of a last line, and their share of function words, from which on it is a sentence that was cut off."""
SHORTEST = 19
"""Characters of four words of four letters, the least that makes a title."""


@dataclass(frozen=True)
class TailOptions:
    """Keys of a `tail` rule."""

    heads: list[str] = field(default_factory=list)
    """Headings of sections that follow an article, or the `$name` of a list."""
    second_article: bool = False
    """Find another article glued to the first."""


class Tail(Kind[TailOptions, Cues, None]):
    """Text after the article's end."""

    name = "tail"
    Options = TailOptions

    def compile(self, options: TailOptions, lists: Mapping[str, object]) -> Cues:
        if bool(options.heads) == options.second_article:
            raise ValueError("a 'tail' rule needs either 'heads' or 'second-article: true'")
        return cues(options.heads)

    def gate(self, rule: Rule[TailOptions, Cues]) -> Gate:
        return has_parts if rule.options.second_article else has_short_lines

    def find(self, rule: Rule[TailOptions, Cues], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        seams = self._second(view) if rule.options.second_article else self._headed(rule.data, view)
        for start, why in seams:
            end = len(view.text.rstrip())
            yield Candidate(
                start, end, {"start": view.text[start : start + 60]}, (why,), edits_of(rule.fix, view.text, start, end)
            )

    def _headed(self, heads: Cues, view: View) -> Iterator[tuple[int, str]]:
        paragraphs = view.anatomy.paragraphs
        for line in sorted(like(view, heads)):
            start, end = view.line_spans[line]
            start += len(view.text[start:end]) - len(view.text[start:end].lstrip())
            if not view.anatomy.is_free_line(start, end):
                continue
            before = bisect_right(paragraphs, start, key=attrgetter("end"))
            first = bisect_left(paragraphs, end, key=attrgetter("start"))
            number, size = _prose(view)
            after, prose = len(paragraphs) - first, number[-1] - number[first]
            if any(
                b - a == GOES_ON for a, b in zip(number[first : first + BOX], number[first + GOES_ON :], strict=False)
            ):
                continue  # a box in the middle of the article
            if number[before] and after and prose <= after / 3 and size[-1] - size[first] < size[before] / 2:
                yield start, f'"{view.text[start:end].strip()}" introduces them'
                return

    def _second(self, view: View) -> Iterator[tuple[int, str]]:
        paragraphs = view.anatomy.paragraphs
        if len(paragraphs) < PARTS or view.anatomy.genre in (TRANSCRIPT, VERSE):
            return
        prose = [is_prose(view.text, p.start, p.end) for p in paragraphs]
        groups = list(_runs(prose))
        yield from self._titled(view, paragraphs, groups) or self._datelined(view, paragraphs, prose)

    @staticmethod
    def _titled(
        view: View, paragraphs: Sequence[Paragraph], groups: Sequence[tuple[bool, int, int]]
    ) -> list[tuple[int, str]]:
        """A run of prose whose closing lines are its own title, after lines that title the prose before."""
        earlier: set[str] = set()
        taken = 0  # groups whose words are in `earlier`: most documents never ask for them
        titles: list[tuple[Paragraph, set[str]]] = []
        for i, (ok, first, last) in enumerate(groups):
            if not ok:
                continue
            closing, titles = titles, _titles_in(view, paragraphs, groups[i + 1 : i + 2])
            if not closing or not titles:
                continue
            mine = _words(view.text[paragraphs[first].start : paragraphs[last - 1].end])
            own = [(p, words) for p, words in titles if _fits(words, mine)]
            if not own or any(_fits(words, mine) for _, words in closing):
                continue  # a title above as well makes sections of one text, as in round-ups and lists of offers
            for prose, a, b in groups[taken:i]:
                if prose:
                    earlier |= _words(view.text[paragraphs[a].start : paragraphs[b - 1].end])
            taken = i
            found = next((p for p, words in own if not _fits(words, earlier)), None)
            if found and any(_fits(words, earlier) for _, words in closing):
                name = view.text[found.start : found.end]
                why = f'"{name}" is the title of this part, not of what comes before'
                return [(paragraphs[first].start, why)]
        return []

    @staticmethod
    def _datelined(view: View, paragraphs: Sequence[Paragraph], prose: Sequence[bool]) -> list[tuple[int, str]]:
        """The second of two datelines; more of them make a round-up of news, which is one text."""
        body = list(compress(paragraphs, prose))
        if not body or not _dated(view, body[0]):
            return []
        heads = [p.start for p in body if _dated(view, p)]
        if len(heads) != 2 or sum(heads[0] <= p.start < heads[1] for p in body) < 2:
            return []
        match = DATELINE.match(view.text, heads[1])
        return [(heads[1], f'a second dateline: "{match.group() if match else ""}"')]


def _dated(view: View, paragraph: Paragraph) -> bool:
    """Whether a paragraph begins with a dateline."""
    return DATELINE.match(view.text, paragraph.start, min(paragraph.end, paragraph.start + 120)) is not None


def has_parts(view: View) -> bool:
    """Whether the document has enough lines for two articles with their titles."""
    return len(view.line_spans) >= PARTS


def _titles_in(
    view: View, paragraphs: Sequence[Paragraph], groups: Sequence[tuple[bool, int, int]]
) -> list[tuple[Paragraph, set[str]]]:
    """The lines of these groups that may be titles, with their words: four or more, and no stop after them."""
    lines = (
        p for _, first, last in groups for p in paragraphs[first : min(last, first + CLOSING)]
        if p.end - p.start >= SHORTEST
    )  # fmt: skip
    titles = (
        (p, _words(view.text[p.start : p.end])) for p in lines
        if view.text[p.end - 1] not in ".,;:" and not _is_cut_off(view.text, p)
    )  # fmt: skip
    return [(p, words) for p, words in titles if len(words) >= 4]


def _is_cut_off(text: str, last: Paragraph) -> bool:
    """Whether a paragraph is the last of a text that was cut in mid-sentence, as rows of datasets are: function words
    hold it together, which headlines do without."""
    if text[last.end :].strip():
        return False
    words = text[last.start : last.end].lower().split()
    return len(words) >= CUT and sum(w in FUNCTION_WORDS for w in words) >= CUT_SHARE * len(words)


def _fits(title: set[str], text: set[str]) -> bool:
    """Whether a title's words are mostly those of a text."""
    return len(title & text) >= OF_ITS_OWN * len(title)


def _runs(flags: Sequence[bool]) -> Iterator[tuple[bool, int, int]]:
    start = 0
    for i in range(1, len(flags) + 1):
        if i == len(flags) or flags[i] != flags[start]:
            yield flags[start], start, i
            start = i


@cached_per_document
def _prose(view: View) -> tuple[list[int], list[int]]:
    """How many paragraphs of prose stand before each paragraph, and how many characters they have; at last those of all."""
    number, size = [0], [0]
    for start, end, _ in view.anatomy.paragraphs:
        prose = is_prose(view.text, start, end)
        number.append(number[-1] + prose)
        size.append(size[-1] + prose * (end - start))
    return number, size


def _words(text: str) -> set[str]:
    return {w.lower() for w in _CONTENT.findall(text)}


KIND = Tail()
