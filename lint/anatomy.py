"""What a document is made of: lines, paragraphs, sentences, zones, quotations, and the document's habits.

Computed once per document and shared by all rules. Paragraphs are blocks between blank lines where the text is
hard-wrapped, else one a line (scraped pages often mix both).
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import regex

from lint.text import Document

# A sentence ends at a stop (and closing quotes or brackets) before a blank and something that can begin a sentence.
_SENTENCE_END = regex.compile(
    r"""(?:[.!?…]+["”’»)\]]*|[。！？][”」』）]*)(?:\s+(?=["“‘«(\[]*[\p{Lu}\p{Nd}\p{Lo}])|(?<=[。！？])(?=\S))"""
)
_ABBREVIATION = regex.compile(
    r"""(?:^|[\s(“"‘])(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gen|Col|Lt|Capt|Sgt|Gov|Pres|Hon|Rev|St|Jr|Sr|No|Nos|Vol|Art|Fig|vs|cf|
    Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mt|Ft|approx|ca|al|pp?|Inc|Ltd|Co|Corp|U\.S|U\.K|U\.N|e\.g|i\.e|a\.m|p\.m|
    \p{Lu}(?:\.\p{Lu})*)\.$""",
    regex.X,
)
_STOP = frozenset('.!?…。！？"”’»):;')
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
_WORD = regex.compile(r"\p{L}+(?:['’]\p{L}+)*")
_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "in",
        "a",
        "is",
        "that",
        "for",
        "on",
        "with",
        "as",
        "was",
        "by",
        "at",
        "from",
        "it",
        "be",
        "are",
        "has",
        "have",
        "will",
        "this",
        "which",
        "an",
        "or",
        "not",
        "its",
        "he",
        "said",
        "we",
        "their",
        "but",
        "were",
        "had",
        "they",
        "his",
        "our",
        "been",
        "who",
        "would",
        "more",
        "all",
    ]
)
_QUOTE = regex.compile(r'“([^“”]{1,2000})”|(?<![\w"])"(?!\s)([^"\r\n]{1,2000})(?<!\s)"(?!\w)|«([^«»]{1,2000})»')


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
    def blocks(self) -> list[tuple[int, int]]:
        """Spans of non-blank lines, without the blanks around them."""
        out = []
        for start, end in self.document.line_spans:
            line = self.text[start:end]
            body = line.strip()
            if body:
                start += len(line) - len(line.lstrip())
                out.append((start, start + len(body)))
        return out

    @cached_property
    def hard_wrapped(self) -> bool:
        """Most lines break in mid-sentence at a like width: line ends are then no paragraph ends."""
        long = [(s, e) for s, e in self.blocks if 45 <= e - s <= 110]
        if len(long) < 6 or len(long) < 0.6 * len(self.blocks):
            return False
        return sum(self.text[e - 1] not in _STOP for _, e in long) > 0.6 * len(long)

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs in order, each with its zone."""
        spans: list[tuple[int, int]] = []
        for start, end in self.blocks:
            if spans and self.hard_wrapped and self.text[spans[-1][1] : start].count("\n") < 2:
                spans[-1] = (spans[-1][0], end)
            else:
                spans.append((start, end))
        return [Paragraph(s, e, z) for (s, e), z in zip(spans, self._zones(spans), strict=True)]

    def _zones(self, spans: list[tuple[int, int]]) -> list[str]:
        """Zone of each paragraph: what stands before the first prose is head, what follows a tail heading is tail."""
        prose = [self.is_prose(s, e) for s, e in spans]
        first = next((i for i, p in enumerate(prose) if p), len(spans))
        last = max((i for i, p in enumerate(prose) if p), default=-1)
        zones = []
        tail = False
        headline = self._headline(spans[:first])
        for i, (start, end) in enumerate(spans):
            line = self.text[start:end]
            if i > 0 and not prose[i] and len(line) < 60 and _TAIL_HEAD.fullmatch(line):
                # a heading of links ends the article, unless long prose still outweighs what came before
                rest = sum(e - s for (s, e), p in zip(spans[i:], prose[i:], strict=True) if p)
                tail = tail or rest < sum(e - s for (s, e), p in zip(spans[:i], prose[:i], strict=True) if p) / 2
            if tail:
                zones.append("tail")
            elif i < first:
                if _DATE_LINE.fullmatch(line):
                    zones.append("dateline")
                else:
                    zones.append("headline" if i == headline else "masthead")
            elif prose[i]:
                zones.append("body")
            else:
                zones.append("caption" if i < last else "tail" if self._is_furniture(line) else "body")
        return zones

    def _headline(self, head: list[tuple[int, int]]) -> int:
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
        line = self.text[start:end]
        words = line.count(" ") + 1
        return (words >= 8 and line[-1] in _STOP) or words >= 35

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
    def _sentence_cache(self) -> dict[int, list[tuple[int, int]]]:
        return {}

    def sentences(self, paragraph: Paragraph) -> list[tuple[int, int]]:
        """Spans of the sentences of a paragraph."""
        found = self._sentence_cache.get(paragraph.start)
        if found is None:
            found = self._sentence_cache[paragraph.start] = list(self._split(paragraph))
        return found

    def _split(self, paragraph: Paragraph) -> Iterator[tuple[int, int]]:
        at = paragraph.start
        for match in _SENTENCE_END.finditer(self.text, paragraph.start, paragraph.end):
            stop = match.end() - len(match.group()) + len(match.group().rstrip())
            if self.text[match.start()] == "." and _ABBREVIATION.search(
                self.text, max(at, stop - 12), match.start() + 1
            ):
                continue
            yield at, stop
            at = match.end()
        if at < paragraph.end:
            yield at, paragraph.end

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Span of the sentence that holds `offset`."""
        paragraph = self.paragraph_at(offset)
        spans = self.sentences(paragraph)
        i = bisect.bisect_right(spans, (offset, len(self.text))) - 1
        return spans[max(i, 0)] if spans else (paragraph.start, paragraph.end)

    @cached_property
    def headline(self) -> tuple[int, int] | None:
        """Span of the headline, or None."""
        return next(((p.start, p.end) for p in self.paragraphs if p.zone == "headline"), None)

    @cached_property
    def dateline(self) -> tuple[int, int] | None:
        """Span of "Nanning, September 9th—" at the start of the first body paragraph, or None."""
        for p in self.paragraphs:
            if p.zone == "body":
                match = DATELINE.match(self.text, p.start, min(p.end, p.start + 120))
                return match.span() if match else None
        return None

    @cached_property
    def quotations(self) -> list[tuple[int, int]]:
        """Spans between quotation marks that quote speech or a title: four words or more, not a term in quotes."""
        out = []
        for match in _QUOTE.finditer(self.text):
            inner = next(g for g in match.groups() if g is not None)
            if len(inner.split()) >= 4:
                out.append((match.start() + 1, match.end() - 1))
        return out

    @cached_property
    def _quotation_starts(self) -> list[int]:
        return [s for s, _ in self.quotations]

    def in_quotation(self, start: int, end: int) -> bool:
        """Whether `start:end` touches a quotation."""
        i = bisect.bisect_left(self._quotation_starts, end) - 1
        return i >= 0 and self.quotations[i][1] > start

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
        return sum(1 for _ in _WORD.finditer(self.text))

    @cached_property
    def facts(self) -> dict[str, bool]:
        """Habits of the document that rules may ask for in `when: [{document: {english: true}}]`."""
        words = [w.lower() for w in _WORD.findall(self.text[:20000])]
        common = sum(w in _ENGLISH for w in words)
        two = self.text.count(".  ")
        return {
            "english": common >= 0.15 * len(words)
            if len(words) >= 25
            else sum(map(str.isascii, words)) >= 0.8 * len(words),
            "hard_wrapped": self.hard_wrapped,
            "two_spaces": two > 2 and two > 0.2 * (two + len(regex.findall(r"\. (?! )", self.text))),
            "curly_quotes": self.text.count("“") > self.text.count('"'),
            "multiline": len(self.blocks) > 1,
        }
