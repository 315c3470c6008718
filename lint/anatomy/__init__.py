"""What a document is made of: lines, paragraphs, sentences, zones, quotations, and the document's habits.

Computed once per document and shared by all rules. A paragraph is one line, or several that were hard-wrapped or broken
in mid-sentence: scraped pages mix all three, so each block between blank lines is judged by itself.
"""

from __future__ import annotations

import bisect
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from lint.anatomy import code, habits, sentences
from lint.text import Document

Span = tuple[int, int]

STOPS = frozenset('.!?…。！？"”’»):;')
"""Characters at which a line of prose ends."""

_DATE_LINE = regex.compile(
    r"""\s*[(\[]?\s*(?:\d{4}\s?[-./年]\s?\d{1,2}\s?[-./月]\s?\d{1,2}|\d{1,2}\s\p{L}{3,9}\.?,?\s\d{4}|\p{L}{3,9}\.?\s\d{1,2},?\s\d{4})
    [日]?[^\p{L}]{0,24}(?:.{0,40})""",
    regex.X,
)
DATELINE = regex.compile(
    r"""(?:\p{Lu}[\p{L}'’.-]*(?:[ ,]{1,2}\p{Lu}[\p{L}'’.-]*){0,4}),?\s(?:\(?\p{L}{3,12}\)?[.,]?\s?){0,2}
    (?:\p{L}{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)?\s\p{L}{3,9}\.?)(?:,?\s\d{4})?(?:\s*\([^()]{2,30}\))?\s*(?:—|–|--|-(?=\s))""",
    regex.X,
)
_TAIL_HEAD = regex.compile(
    r"""(?:recommended|related|more|latest|further|popular|most\ (?:read|viewed|popular)|you\ (?:may|might)\ also\ like|
    see\ also|read\ (?:more|next|also)|hot|top|trending|other)(?:\s(?:articles?|news|posts?|reading|stor(?:y|ies)|links?|
    topics?|videos?|content|coverage|from\b.*|in\b.*|on\b.*))*\s*:?""",
    regex.X | regex.I,
)
# How agencies begin the line under a picture.
_CAPTION = regex.compile(
    r"""\(?(?:(?:this|these|the|a|an|in\ this|undated|file|aerial|combo|screenshot|combined|handout)\ )*(?:photos?|pictures?|images?|screenshot)
    \ (?:shows?|taken|provided|released|from|by|of|dated|combines?|is)\b""",
    regex.X | regex.I,
)
_QUOTE = regex.compile(
    r"""“([^“”]{1,2000})(?:”|(?=\s*[\r\n]\s*“))|(?<![\w"])"(?!\s)([^"\r\n]{1,2000})(?<!\s)"(?!\w)|«([^«»]{1,2000})»
    |(?<!\w)‘((?:[^‘’\r\n]|’(?=\p{L})){1,2000})’""",
    regex.X,
)

_WRAP = range(45, 121)
"""Widths at which texts are hard-wrapped, in code points."""

_UNDERLINE = regex.compile(r"[ \t]*([=~^\"'*+#.:_`-])\1{2,}[ \t]*")
_QUOTED = regex.compile(r"(?:>[ \t]?)+(?=\S)")
_DEEP = regex.compile(r"(?: {4,}|\t)[ \t]*\S")
_ITEM = regex.compile(r"(?:[-*+•◦‣–—]|\(?\w{1,3}[.)])\s")


TECHNICAL = 3
"""Pieces of code from which on a document is technical: signs and tags in its sentences are its subject."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Half-open span of a paragraph and its zone."""

    start: int
    end: int
    zone: str


class Anatomy:
    """Parts of one document. Everything is lazy: a rule that asks for nothing costs nothing."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.text = document.text

    @cached_property
    def blocks(self) -> list[list[Span]]:
        """Lines that are not blank, by the blocks that blank lines part; spans without the blanks around them."""
        out: list[list[Span]] = [[]]
        for start, end in self.document.line_spans:
            line = self.text[start:end]
            body = line.strip()
            if body:
                start += len(line) - len(line.lstrip())
                out[-1].append((start, start + len(body)))
            elif out[-1]:
                out.append([])
        return out if out[-1] else out[:-1]

    @cached_property
    def hard_wrapped(self) -> bool:
        """Most lines stand in hard-wrapped blocks."""
        wrapped = sum(len(b) for b, w in zip(self.blocks, self._wrapped_blocks, strict=True) if w)
        return 2 * wrapped > sum(map(len, self.blocks))

    @cached_property
    def _wrapped_blocks(self) -> list[bool]:
        return [self._is_wrapped(block) for block in self.blocks]

    @cached_property
    def _width(self) -> int:
        """Column at which the document's lines are wrapped, 0 where none are."""
        ends = (self._column(e) for b, w in zip(self.blocks, self._wrapped_blocks, strict=True) if w for _, e in b)
        return max(ends, default=0)

    def _column(self, offset: int) -> int:
        """Column of `offset` on its line, tabs counted as their stops."""
        line = self.text[self.text.rfind("\n", 0, offset) + 1 : offset]
        return len(line.expandtabs() if "\t" in line else line)

    def _is_wrapped(self, block: Sequence[Span]) -> bool:
        """Whether lines break at a like width, mostly in mid-sentence: line ends are then no paragraph ends.

        Headlines one below the other break like that too, but each begins with a capital.
        """
        *full, last = block
        widths = [e - s for s, e in full]
        if len(full) < 3 or max(widths) not in _WRAP or last[1] - last[0] > max(widths) + 8:
            return False
        like = sum(w > 0.7 * max(widths) for w in widths)
        broken = sum(self.text[e - 1] not in STOPS for _, e in full)
        small = sum(self.text[self._past_quote_mark(s)].islower() for s, _ in block[1:])
        return like >= 0.7 * len(full) and broken >= 0.6 * len(full) and small >= len(full) / 3

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs in order, each with its zone."""
        spans: list[Span] = []
        for block, wrapped in zip(self.blocks, self._wrapped_blocks, strict=True):
            for i, (start, end) in enumerate(block):
                if i and (wrapped or self._overflows(block[i - 1], start) or self._goes_on(block[i - 1], start)):
                    spans[-1] = (spans[-1][0], end)
                else:
                    spans.append((start, end))
        return [Paragraph(s, e, z) for (s, e), z in zip(spans, self._zones(spans), strict=True)]

    def _past_quote_mark(self, start: int) -> int:
        """Where the words of a line begin that begins at `start`, perhaps with `>` as quoted lines do."""
        match = _QUOTED.match(self.text, start) if self.text[start] == ">" else None
        return match.end() if match else start

    def _overflows(self, before: Span, start: int) -> bool:
        """Whether a line was broken only because its next word had no room, in a document whose lines are wrapped."""
        if not self._width or self._column(before[1]) > self._width or _ITEM.match(self.text, start):
            return False
        start = self._past_quote_mark(start)
        word = next((i for i in range(start, len(self.text)) if self.text[i].isspace()), len(self.text)) - start
        return self._column(before[1]) + 1 + word > self._width

    @cached_property
    def _inner_lines(self) -> frozenset[int]:
        """Where lines begin that are part of a hard-wrapped paragraph of several."""
        if not self._width:
            return frozenset()
        out: set[int] = set()
        for block, wrapped in zip(self.blocks, self._wrapped_blocks, strict=True):
            for one, other in itertools.pairwise(block):
                if wrapped or self._overflows(one, other[0]):
                    out |= {one[0], other[0]}
        return frozenset(out)

    def is_whole_line(self, start: int) -> bool:
        """Whether the line whose text begins at `start` is no part of a hard-wrapped paragraph."""
        return start not in self._inner_lines

    def _ends_a_sentence(self, start: int, end: int) -> bool:
        """Whether a line is plainly the end of a sentence that the line above it begins."""
        above = self.text[max(0, start - 200) : start].rstrip(" \t")
        return (
            self.text[start].islower()
            and self.text[start:end].rstrip("\"'”’)")[-1:] in (".", "!", "?")
            and not self.text.endswith("..", start, end)
            and above[-1:] == "\n"
            and above[-2:-1] not in STOPS
            and above[-2:-1] not in ("", "\n", "\r")
        )

    def is_free_line(self, start: int, end: int) -> bool:
        """Whether the line with the text `start:end` stands by itself: no part of a hard-wrapped paragraph, and no
        heading that is marked as one by an underline or a deeper indent of the line below or, in technical documents,
        by number signs.
        """
        if not self.is_whole_line(start) or self._ends_a_sentence(start, end):
            return False
        if self.text.startswith("#", start) and self.facts["technical"]:
            return False
        after = self.text.find("\n", end) + 1
        if after and _DEEP.match(self.text, after) and self.text[start - 1 : start] in ("", "\n"):
            return False
        match = _UNDERLINE.match(self.text, after) if after else None
        return (
            match is None
            or match.end() - after < (end - start) / 2
            or self.text[match.end() : match.end() + 1] not in "\r\n"
        )

    def _goes_on(self, before: Span, start: int) -> bool:
        """Whether a line that begins at `start` is the second half of a sentence of the line before."""
        start_, end = before
        return end - start_ >= 40 and self.text[start].islower() and self.text[end - 1] not in STOPS

    def _zones(self, spans: Sequence[Span]) -> list[str]:
        """Zone of each paragraph: what stands before the first prose is head, what follows a tail heading is tail."""
        prose = [self.is_prose(s, e) for s, e in spans]
        first = next((i for i, p in enumerate(prose) if p), len(spans))
        last = max((i for i, p in enumerate(prose) if p), default=-1)
        headline = self._headline(spans[:first])
        sizes = [(e - s) * p for (s, e), p in zip(spans, prose, strict=True)]
        zones = []
        tail = False
        for i, (start, end) in enumerate(spans):
            line = self.text[start:end]
            if i > 0 and not prose[i] and len(line) < 60 and _TAIL_HEAD.fullmatch(line):
                # a heading of links ends the article, unless long prose still outweighs what came before
                tail = tail or sum(sizes[i:]) < sum(sizes[:i]) / 2
            if tail:
                zones.append("tail")
            elif i < first:
                dated = _DATE_LINE.fullmatch(line)
                zones.append("dateline" if dated else "headline" if i == headline else "masthead")
            elif prose[i]:
                zones.append("caption" if _CAPTION.match(line) else "body")
            else:
                zones.append("caption" if i < last else "tail" if self._is_furniture(line) else "body")
        return zones

    def _headline(self, head: Sequence[Span]) -> int:
        """The last line of the head that reads as a title; sites put their names and menus before it."""
        titles = [
            i for i, (s, e) in enumerate(head)
            if len(self.text[s:e].split()) >= 4 and not _DATE_LINE.fullmatch(self.text[s:e]) and e - s < 250
        ]  # fmt: skip
        if titles:
            return titles[-1]
        return 0 if head and not _DATE_LINE.fullmatch(self.text[slice(*head[0])]) else -1

    def is_prose(self, start: int, end: int) -> bool:
        """Whether a paragraph reads as running text: a sentence of some length, or very long."""
        words = self.text.count(" ", start, end) + 1
        return (words >= 8 and self.text[end - 1] in STOPS) or words >= 35

    @staticmethod
    def _is_furniture(line: str) -> bool:
        return len(line.split()) <= 3 or not any(map(str.isalpha, line))

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds `offset` (the one before it, for the blanks between)."""
        i = bisect.bisect_right(self._paragraph_starts, offset) - 1
        return self.paragraphs[max(i, 0)] if self.paragraphs else Paragraph(0, len(self.text), "body")

    @cached_property
    def _sentences(self) -> dict[int, list[Span]]:
        return {}

    def sentences(self, paragraph: Paragraph) -> list[Span]:
        """Spans of the sentences of a paragraph."""
        found = self._sentences.get(paragraph.start)
        if found is None:
            found = list(sentences.split(self.text, paragraph.start, paragraph.end))
            self._sentences[paragraph.start] = found
        return found

    def sentence_at(self, offset: int) -> Span:
        """Span of the sentence that holds `offset`."""
        paragraph = self.paragraph_at(offset)
        spans = self.sentences(paragraph)
        i = bisect.bisect_right(spans, (offset, len(self.text))) - 1
        return spans[max(i, 0)] if spans else (paragraph.start, paragraph.end)

    @cached_property
    def headline(self) -> Span | None:
        """Span of the headline, or None."""
        return next(((p.start, p.end) for p in self.paragraphs if p.zone == "headline"), None)

    @cached_property
    def dateline(self) -> Span | None:
        """Span of "Nanning, September 9th—" at the start of the first body paragraph, or None."""
        first = next((p for p in self.paragraphs if p.zone == "body"), None)
        match = first and DATELINE.match(self.text, first.start, min(first.end, first.start + 120))
        return match.span() if match else None

    @cached_property
    def quotations(self) -> list[Span]:
        """Spans between quotation marks that quote speech or a title: four words or more, not a term in quotes.

        A quotation that the next paragraph opens anew ends with its own paragraph.
        """
        return [
            m.span(m.lastindex) for m in _QUOTE.finditer(self.text) if m.lastindex and len(m[m.lastindex].split()) >= 4
        ]

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [s for s, _ in self.quotations]

    def in_quotation(self, start: int, end: int) -> bool:
        """Whether `start:end` touches a quotation."""
        i = bisect.bisect_left(self._quotation_starts, end) - 1
        return i >= 0 and self.quotations[i][1] > start

    @cached_property
    def code(self) -> list[Span]:
        """Spans of what is code or markup of documentation, apart and in order."""
        return code.spans(self.text)

    def in_code(self, start: int, end: int) -> bool:
        """Whether at least half of `start:end` is code; an empty span counts where code is on both sides."""
        first = max(bisect.bisect_right(self.code, (start, len(self.text))) - 1, 0)
        shared = 0
        for i in range(first, len(self.code)):
            lo, hi = self.code[i]
            if lo >= max(end, start + 1):
                break
            if start == end and lo < start < hi:
                return True
            shared += max(0, min(hi, end) - max(lo, start))
        return 0 < end - start <= 2 * shared

    def zone_at(self, start: int, end: int) -> str:
        """Zone of a span; `quotation` wins over the paragraph's own."""
        if self.in_quotation(start, end):
            return "quotation"
        if self.dateline and self.dateline[0] <= start < self.dateline[1]:
            return "dateline"
        return self.paragraph_at(start).zone

    @cached_property
    def words(self) -> int:
        """Number of words (runs of letters)."""
        return habits.count_words(self.text)

    @cached_property
    def facts(self) -> Facts:
        """Habits of the document, by name; each is worked out when it is asked for."""
        return Facts(self)


class Facts:
    """The habits of one document. `facts["english"]` or `facts.get("english", False)`."""

    def __init__(self, anatomy: Anatomy) -> None:
        self._anatomy = anatomy
        self._known: dict[str, bool] = {}

    def __getitem__(self, name: str) -> bool:
        if name not in self._known:
            self._known[name] = self._work_out(name)
        return self._known[name]

    def get(self, name: str, default: bool = False) -> bool:
        """The habit called `name`, or `default` where there is no such habit."""
        return self[name] if name in habits.NAMES else default

    def _work_out(self, name: str) -> bool:
        text = self._anatomy.text
        match name:
            case "english":
                return habits.is_english(text)
            case "hard_wrapped":
                return self._anatomy.hard_wrapped
            case "two_spaces":
                return habits.has_two_spaces(text)
            case "curly_quotes":
                return text.count("“") + text.count("”") > text.count('"')
            case "technical":
                return len(self._anatomy.code) >= TECHNICAL
            case "multiline":
                return sum(map(len, self._anatomy.blocks)) > 1
            case _:
                raise KeyError(name)
