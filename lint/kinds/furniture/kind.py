"""`furniture`: lines that belong to the page and not to its text: menus, buttons, stamps, counters, prompts, notices.

No list of sentences: a scorecard weighs what a line looks like (length, function words, a verb, stops, capitals,
separators, counters, prices), which words and wordings of pages it has, what the document's own sentences do not do (speak
to you, give orders, name prices), and where it stands: before, amid or after the running text, and how far from it. That is
done twice: first by itself, which says how likely each line is furniture, and then with what that makes of its block and of
the whole document; so lists of headlines are found amid menus, and no line alone makes a page. Lines of lists, tables,
schedules, verse and wrapped paragraphs are left alone, as are titles that the text speaks of and code in texts about it.

`words` are the words of pages by class, `phrases` wordings by fact, `marks` the points of the first time and `scorecard` those
of the second, with its bands; `bands` are those that the rule speaks about. A finding's confidence is that of its band, if that is lower than the rule's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lint.core.edits import edits_of
from lint.core.kind import Candidate, Gate, Hit, Kind, Rejected
from lint.core.rule import Confidence, Rule
from lint.kinds.furniture.facts import FACTS
from lint.kinds.furniture.page import MAX_CHARACTERS, JudgedLine, Page
from lint.kinds.furniture.page_words import PageWords
from lint.scorecard.card import BANDS, Scorecard
from lint.structure.layout import Span
from lint.structure.view import View, cached_per_document


@dataclass(frozen=True)
class FurnitureOptions:
    """Keys of a `furniture` rule."""

    words: dict[str, list[str]]
    """Words of pages by class, or the `$name` of a list."""
    phrases: dict[str, list[str]]
    """Wordings of pages by the fact they make true, or the `$name` of a list."""
    marks: dict[str, object]
    """Base and points for what a line says and where it stands, or the `$name` of a list that has them: from them follows
    how likely each line is furniture, and from that what its neighbours say of it."""
    scorecard: dict[str, object]
    """Base, points and bands, or the `$name` of a list that has them."""
    bands: list[Literal["high", "medium", "low"]] = field(default_factory=lambda: ["high"])
    """Bands that the rule speaks about."""


@dataclass(frozen=True)
class FurnitureData:
    """The words of pages and the scorecard, and the bands that the rule speaks about."""

    page_words: PageWords
    marks: Scorecard
    card: Scorecard
    bands: frozenset[str]


class Furniture(Kind):
    """Lines of the page."""

    name = "furniture"
    Options = FurnitureOptions

    def compile(self, options: FurnitureOptions, lists: Mapping[str, object]) -> FurnitureData:
        marks, card = Scorecard.of(options.marks), Scorecard.of(options.scorecard)
        unknown = sorted((marks.points.keys() | card.points.keys()) - FACTS.keys())
        if unknown:
            raise ValueError(f"the scorecard gives points to unknown facts: {', '.join(unknown)}")
        return FurnitureData(
            PageWords.of(options.words, options.phrases),
            marks,
            card,
            frozenset(options.bands),
        )

    def gate(self, rule: Rule) -> Gate:
        return has_short_lines

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        data: FurnitureData = rule.data
        for one in judged(view, data.page_words, data.marks):
            total = data.card.total(one.facts)
            band = data.card.band(total)
            if band in data.bands and not one.structured and (span := _span(view, one)):
                words = data.card.judge(one.facts, FACTS).evidence()
                yield Candidate(
                    *span, evidence=(*words, f"scorecard: {total} points"), confidence=Confidence(_lower(rule.confidence, band)),
                    edits=edits_of(rule.fix, view.text, *span),
                )  # fmt: skip

    def rejected(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Rejected]:
        """Every line that was weighed and passed over, with the whole sheet."""
        data: FurnitureData = rule.data
        for one in judged(view, data.page_words, data.marks):
            sheet = data.card.judge(one.facts, FACTS)
            span = _span(view, one)
            if one.structured or sheet.band not in data.bands or not span:
                start, end = view.line_spans[one.number]
                why = (
                    "part of a list, of verse or of a wrapped paragraph, or a lone label: "
                    if one.structured or not span
                    else ""
                )
                yield Rejected(start, end, f"{why}{sheet}")


def _span(view: View, one: JudgedLine) -> Span | None:
    """The line without the space around it; `None` where it is part of a wrapped paragraph or an underlined heading."""
    start, end = view.line_spans[one.number]
    line = view.text[start:end]
    start += len(line) - len(line.lstrip())
    end -= len(line) - len(line.rstrip())
    return (start, end) if view.anatomy.is_free_line(start, end) else None


@cached_per_document
def has_short_lines(view: View) -> bool:
    """Whether some line is no paragraph, in a text of several lines."""
    filled = [end - start for start, end in view.line_spans if end > start]
    return len(filled) > 1 and min(filled) <= MAX_CHARACTERS


def judged(view: View, page_words: PageWords, marks: Scorecard) -> list[JudgedLine]:
    """The lines of a document that may be furniture; none where it is not in English or is wrapped by hand as mail is: there
    any line may be a piece of a sentence. A line alone is no page."""
    anatomy = view.anatomy
    if (
        not has_short_lines(view)
        or not anatomy.facts["english"]
        or anatomy.facts["hard_wrapped"]
        or anatomy.genre == "verse"
    ):
        return []
    page = Page(anatomy.lines, page_words, anatomy.genre)
    out = page.judged(marks)
    if page.about_code:
        for one in out:
            bare = one.facts.isdisjoint(("page-words-2", "page-words-3"))
            one.structured = one.structured or (bare and anatomy.form.is_machine(*view.line_spans[one.number]))
    return out


def _lower(confidence: str, band: str | None) -> str:
    """The lower of a rule's confidence and a band."""
    return max(confidence, band or "low", key=BANDS.index)


KIND = Furniture()
