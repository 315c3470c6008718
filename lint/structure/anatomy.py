"""What a document is made of: lines, paragraphs, sentences, zones, quotations, and the document's habits.

Computed once per document and shared by all rules. A paragraph is one line, or several that were hard-wrapped or broken
in mid-sentence: scraped pages mix all three, so each block between blank lines is judged by itself.
"""

from __future__ import annotations

import bisect
from functools import cached_property
from typing import NamedTuple

import regex

from lint.core import late, vocabulary
from lint.core.text import Document
from lint.structure import code, dialect, lines, mention, sentences, traits
from lint.structure.atoms import Atoms
from lint.structure.form import Form
from lint.structure.genre import GENRES, genre
from lint.structure.language import Languages
from lint.structure.layout import Layout, Span
from lint.structure.occurrences import Occurrences
from lint.structure.zones import zones

DATELINE = late.regex(
    vocabulary.pattern("structure/dateline"),
    regex.X,
)
_QUOTE = late.regex(
    r"""“([^“”]{1,2000})(?:”|(?=\s*[\r\n]\s*“))|(?<![\w"])"(?!\s)([^"\r\n]{1,2000})(?<!\s)"(?!\w)|«([^«»]{1,2000})»
    |(?<!\w)‘((?:[^‘’\r\n]|’(?=\p{L})){1,2000})’""",
    regex.X,
)


class Paragraph(NamedTuple):
    """Half-open span of a paragraph and its zone."""

    start: int
    end: int
    zone: str


class Anatomy:
    """Parts of one document. Everything is lazy: a rule that asks for nothing costs nothing."""

    def __init__(self, document: Document) -> None:
        self.layout: Layout = Layout(document)
        self.text: str = document.text
        self.occurrences = Occurrences(document.text)
        self._told = document.elsewhere.habits if document.elsewhere else None
        """The habits of the whole document, where this is a part of it."""
        self._habits = dict(self._told or {})

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """All paragraphs in order, each with its zone."""
        spans = self.layout.runs
        document = self.layout.document
        named = zones(self.text, spans, begins=not document.past.characters, ends=not document.goes_on)
        return [Paragraph(s, e, z) for (s, e), z in zip(spans, named, strict=True)]

    def is_free_line(self, start: int, end: int) -> bool:
        """Whether the line with the text `start:end` stands by itself: no part of a hard-wrapped paragraph, and no
        heading that is marked as one, in technical documents also by number signs.
        """
        free = self.layout.is_free_line(start, end)
        return free and not (self.text.startswith("#", start) and self.facts["technical"])

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [p.start for p in self.paragraphs]

    def paragraph_at(self, offset: int) -> Paragraph:
        """The paragraph that holds `offset` (the one before it, for the spaces between)."""
        return (
            self.paragraphs[self.paragraph_number(offset)] if self.paragraphs else Paragraph(0, len(self.text), "body")
        )

    def paragraph_number(self, offset: int) -> int:
        """The index of that paragraph."""
        return max(bisect.bisect_right(self._paragraph_starts, offset) - 1, 0)

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
        if self.layout.document.past.characters:
            return None
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

    def is_in_marks(self, start: int, end: int) -> bool:
        """Whether `start:end` is in a quotation of any length, also of a word."""
        paragraph = self.paragraph_at(start)
        return mention.between_marks(self.text, (paragraph.start, paragraph.end), start, end)

    @cached_property
    def code(self) -> list[Span]:
        """Spans of what is code or markup of documentation, or what the file's format says is no prose, apart and in
        order."""
        known = self.layout.document.map
        walls = known.protected if known is not None else []
        return code.joined(self.code_by_looks + walls) if walls else self.code_by_looks

    @cached_property
    def code_by_looks(self) -> list[Span]:
        """Spans of what looks like code, whatever the format of the document says."""
        return code.spans(self.text)

    @cached_property
    def _code_edges(self) -> list[int]:
        """Where code begins and ends, in turn."""
        return [edge for span in self.code for edge in span]

    def in_code(self, start: int, end: int) -> bool:
        """Whether at least half of `start:end` is code; an empty span counts where code is on both sides."""
        edges = self._code_edges
        i = bisect.bisect_right(edges, start)
        inside = i % 2  # an odd number of edges before it: code has begun and not ended
        if i == len(edges) or edges[i] >= end:  # all of it is on one side of the next edge
            return bool(inside) and (start < end or edges[i - 1] < start)
        shared = edges[i] - start if inside else 0
        for j in range(i + inside, len(edges), 2):
            if edges[j] >= end:
                break
            shared += min(edges[j + 1], end) - edges[j]
        return end - start <= 2 * shared

    @cached_property
    def _languages(self) -> Languages:
        return Languages(self.text, self.layout.document.language)

    def language_at(self, start: int, end: int) -> str:
        """The language of the sentence, cell or quotation that holds `start:end` (`lint.structure.language`)."""
        paragraph = self.paragraph_at(start)
        return self._languages.at(start, end, (paragraph.start, max(paragraph.end, end)))

    @cached_property
    def form(self) -> Form:
        """Which lines are prose and which are written for machines."""
        return Form(self.text)

    def is_machine(self, start: int, end: int) -> bool:
        """Whether the line that holds `start:end` is written for machines."""
        return self.form.is_machine(start, end)

    @cached_property
    def _atoms(self) -> Atoms:
        return Atoms(self.text)

    def atom_at(self, start: int, end: int) -> Span | None:
        """The piece that `start:end` would tear: an address, an entity, a smiley, a formula; None elsewhere."""
        return self._atoms.tears(start, end)

    def is_mentioned(self, start: int, end: int) -> bool:
        """Whether the text speaks of what stands at `start:end` instead of using it: a slip it quotes or corrects."""
        paragraph = self.paragraph_at(start)
        span, sentence = (paragraph.start, paragraph.end), self.sentence_at(start)
        return mention.is_mentioned(self.occurrences, sentence, span, start, end, speaks=self._speaks_of_words)

    @cached_property
    def _speaks_of_words(self) -> bool:
        return mention.speaks_of_words(self.text)

    @cached_property
    def _spoken(self) -> dict[int, bool]:
        return {}

    def is_dialect(self, start: int) -> bool:
        """Whether what stands at `start` is speech that is written as it sounds, in its paragraph or the whole document."""
        paragraph = self.paragraph_at(start)
        known = self._spoken.get(paragraph.start)
        if known is None:
            known = self._spoken[paragraph.start] = dialect.is_spoken(self.text[paragraph.start : paragraph.end])
        return known or self.facts["dialect"]

    def zone_at(self, start: int, end: int) -> str:
        """Zone of a span; `quotation` wins over the paragraph's own."""
        if self.in_quotation(start, end):
            return "quotation"
        if self.dateline and self.dateline[0] <= start < self.dateline[1]:
            return "dateline"
        return self.paragraph_at(start).zone

    @cached_property
    def lines(self) -> lines.Lines:
        """The lines by their shape."""
        return lines.read([self.text[start:end] for start, end in self.layout.document.line_spans])

    @cached_property
    def genre(self) -> str | None:
        """What sort of document it is, where its lines tell (see `lint.structure.genre`)."""
        if self._told is not None:
            return next((name for name in GENRES if self._told[name]), None)
        return genre(self.lines)

    @cached_property
    def words(self) -> int:
        """Number of words (runs of letters)."""
        return traits.count_words(self.text)

    @property
    def facts(self) -> Facts:
        """Habits of the document, by name; each is worked out when it is asked for."""
        return Facts(self, self._habits)  # not kept: with a cycle, the document would wait for the garbage collector


class Facts:
    """The habits of one document. `facts["english"]` or `facts.get("english", False)`."""

    def __init__(self, anatomy: Anatomy, known: dict[str, bool]) -> None:
        self._anatomy = anatomy
        self._known = known

    def __getitem__(self, name: str) -> bool:
        if name not in self._known:
            self._known[name] = traits.TRAITS[name].holds(self._anatomy)
        return self._known[name]

    def get(self, name: str, default: bool = False) -> bool:
        """The habit called `name`, or `default` where there is no such habit."""
        return self[name] if name in traits.TRAITS else default
