"""`labels`: a chain of page data left in the text: `2021-03-02 10:05 Source: Daily Editor: Lee`.

`labels` are the words before a colon. A line counts where labels, a date and a time of day make at least `min` points,
and where nothing else of length stands in it: after each label up to `max-words` words. With `min: 1` a single label
that opens the line is enough; a label that opens several lines is a speaker's name, and left alone (`speakers: false` finds it all the same).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from lint.core import late
from lint.core.edits import edits_of
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.rule import Rule
from lint.structure.layout import Span
from lint.structure.view import View, cached_per_document

_DATE = late.regex(
    r"\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}日?|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}"
    r"|\b\d{1,2}[ -]\p{L}{3,9}[ -,]{1,2}\d{4}|\b\p{L}{3,9}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
)
_TIME = late.regex(
    r"(?<!\d)\d{1,2}[:：]\s?\d{2}(?:[:：]\s?\d{2})?(?!\d)(?:\s?[AaPp]\.?[Mm]\b)?(?:\s(?:GMT|UTC|EST|CST)\b)?"
)

# Words, also where the next begins with a capital and no space ("DailyEditor"), and what joins them in labels.
_PIECE = late.regex(r"\p{Lu}?[\p{Ll}\p{Lo}\p{M}-]+(?:\(s\))?(?:/\p{Lu}\p{Ll}+)?|\p{Lu}+(?!\p{Ll})")
_COLON = late.re("[:：]")
_REACH, MOST_WORDS = 40, 4
"""Characters before a colon, and words, that a label has at most."""

MAX_CHARACTERS = 600
"""A longer line is a paragraph, whatever its colons."""


@dataclass(frozen=True)
class LabelsOptions:
    """Keys of a `labels` rule."""

    labels: list[str]
    """Words that stand before a colon, or the `$name` of a list."""
    min: int = 2
    """Labels, date and time that one line must have together."""
    max_words: int = 5
    """Words that may follow each label."""
    speakers: bool = True
    """Leave labels alone that open several lines, as those of speakers do."""


@dataclass(frozen=True)
class LabelsData:
    """The labels in lower case, and their last three characters (or what the last word has)."""

    labels: frozenset[str]
    endings: frozenset[str]


class Labels(Kind[LabelsOptions, LabelsData, None]):
    """A chain of page data."""

    name = "labels"
    Options = LabelsOptions

    def compile(self, options: LabelsOptions, lists: Mapping[str, object]) -> LabelsData:
        if not options.labels:
            raise ValueError("'labels' is empty")
        labels = frozenset(map(str.lower, options.labels))
        return LabelsData(labels, frozenset(label.split(" ")[-1][-3:] for label in labels))

    def gate(self, rule: Rule[LabelsOptions, LabelsData]) -> Gate:
        return has_colons

    def find(self, rule: Rule[LabelsOptions, LabelsData], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        by_line = self._lines(rule, view)
        opening = Counter(self._opens(view, number, met[0]) for number, met in by_line.items())
        for number, met in by_line.items():
            start, end = view.line_spans[number]
            line = view.text[start:end]
            dates, times = _DATE.findall(line), _TIME.findall(line)
            points = len({view.text[s:e].lower() for s, e in met}) + bool(dates) + bool(times)
            if points < rule.options.min:
                continue
            opened = self._opens(view, number, met[0])
            if points == 1 and (
                not opened or (rule.options.speakers and opening[opened] > 1) or line.rstrip().endswith("?")
            ):
                continue
            if len(line.split()) > 3 * bool(dates or times) + len(met) * (rule.options.max_words + 2):
                continue
            start += len(line) - len(line.lstrip())
            end -= len(line) - len(line.rstrip())
            if not view.anatomy.is_free_line(start, end):
                continue
            yield Candidate(start, end, edits=edits_of(rule.fix, view.text, start, end))

    @staticmethod
    def _lines(rule: Rule[LabelsOptions, LabelsData], view: View) -> dict[int, list[Span]]:
        """The labels of the lines that have some, by the numbers of the lines."""
        found: dict[int, list[Span]] = {}
        known = colons(view)
        endings = [e for e in known if not e or not rule.data.endings.isdisjoint((e, e[-2:], e[-1]))]
        for colon in sorted(chain.from_iterable(known[ending] for ending in endings)):
            number = view.line_of(colon)
            start, end = view.line_spans[number]
            label = label_before(view, start, colon, rule.data.labels) if end - start <= MAX_CHARACTERS else None
            if label:
                found.setdefault(number, []).append(label)
        return found

    @staticmethod
    def _opens(view: View, number: int, label: Span) -> str:
        """The label where it opens its line (a bracket may stand before it), else nothing."""
        before = view.text[view.line_spans[number][0] : label[0]]
        return "" if before.strip(" \t([|•-—") else view.text[slice(*label)].lower()


def has_colons(view: View) -> bool:
    """Whether the document has any colon."""
    return ":" in view.text or "：" in view.text


@cached_per_document
def colons(view: View) -> dict[str, list[int]]:
    """Where colons stand, by the three characters before each: they tell of most that no label does.

    Those with more than ASCII there, whose lower case depends on what is around, come under the empty string.
    """
    out: dict[str, list[int]] = {"": []}
    text = view.text
    for match in _COLON.finditer(text):
        colon = match.start()
        before = text[colon - 3 : colon] if colon > 2 else text[:colon]
        if before[-1:].isspace():
            before = text[max(0, colon - _REACH) : colon].rstrip()[-3:]
        if not before:
            continue
        key = before.lower() if before.isascii() else ""
        if key in out:
            out[key].append(colon)
        else:
            out[key] = [colon]
    return out


def label_before(view: View, start: int, colon: int, labels: frozenset[str]) -> Span | None:
    """The longest label that ends at a colon, on a line that begins at `start`; dates and names may be glued to it."""
    return next((span for text, span in _possible(view, start, colon) if text in labels), None)


@cached_per_document
def _possible(view: View, start: int, colon: int) -> list[tuple[str, Span]]:
    text = view.text
    words = [m.span() for m in _PIECE.finditer(text, max(start, colon - _REACH), colon)][-MOST_WORDS:]
    if not words or text[words[-1][1] : colon].strip():
        return []
    end = words[-1][1]
    return [(" ".join(text[at:end].lower().split()), (at, end)) for at, _ in words]


KIND = Labels()
