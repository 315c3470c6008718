"""`repeat`: the same thing twice in one document.

`unit` says what: `word` (`the the`), `phrase` (two to eight words twice running), `sentence`, `line`. Words and phrases
are compared without case, sentences and lines without case, punctuation and width of spaces. The later one is found
(for words and phrases both), the first one is named as related; lines that repeat in the same order are one finding.

`min-words` is the shortest sentence or line that counts when it follows the first directly, `far-words` when it
stands elsewhere (0: only direct repeats count). `only` limits words to a list, `ok` lists repeats that are right. Without
`only`, a word that a document doubles more than once is left alone: "mora mora" is a name or a word of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import compress, count
from typing import Literal

import regex

from lint.core import late, vocabulary
from lint.core.edits import edits_of
from lint.core.finding import Edit
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule, Safety, Severity
from lint.kinds._twice import (
    EDGES,
    LONGEST_PHRASE,
    SHORTEST,
    doubles,
    folded,
    has_doubles,
    has_lines,
    has_phrases,
    has_sentences,
    key,
    line_key,
    lines_twice,
    lower_words,
    repeated_parts,
    twice_at,
    twice_running,
    verse,
)
from lint.matching.anchors import begun, places_of
from lint.matching.folding import fold
from lint.structure.view import View

_DOUBLED = late.regex(
    r"(?i)(?<![^\s“\"‘(])(\w+)[ \t]{1,2}(?:\1[ \t]{1,2})*\1(?![^\s.,;:!?”\"’)]|[.:]\w)",
)
"""A word twice running, or more often."""
_GAPS = " ", "\t", "  ", " \t", "\t ", "\t\t"
"""What may stand between."""

RUN = 10
"""Copies one after the other from which they are one finding: fewer are corrected and suppressed one by one."""

BOOK_WORDS = 5_000
"""Words from which on a document is a manual or a book, where a sentence may well come again: that is only remarked."""

_MARKS = ".,;:!?—"

SHORT_LINE_WORDS = 4
"""Words below which marks tell two lines apart ("word" and "/word/")."""

_COORDINATED = vocabulary.words("repeat/coordinated")
"""Words with which a phrase that stands twice is joined to itself on purpose: "years and years and it pays", "by and by"."""

# "higher and higher and higher", "face to face", "year after year after year"
_JOINING = vocabulary.words("repeat/joining")
_CHUNK = late.regex(r"(?:[^.!?。！？\r\n]++|[.!?](?!\W*\s))++[.!?。！？]*+[\"”’»)\]]*+")


@dataclass(frozen=True)
class RepeatOptions:
    """Keys of a `repeat` rule."""

    unit: Literal["word", "phrase", "sentence", "line"]
    """What repeats."""
    min_words: int = 1
    """Shortest sentence or line that counts when it follows directly."""
    far_words: int = 0
    """Shortest one that counts elsewhere in the document (0: none does)."""
    only: list[str] = field(default_factory=list)
    """Words that count (word); all by default."""
    ok: list[str] = field(default_factory=list)
    """Words or phrases that may be repeated."""


@dataclass(frozen=True)
class RepeatData:
    """The lists, folded."""

    only: frozenset[str]
    ok: frozenset[str]


class Repeat(Kind[RepeatOptions, RepeatData, None]):
    """The same thing twice."""

    name = "repeat"
    Options = RepeatOptions

    def compile(self, options: RepeatOptions, lists: Lists) -> RepeatData:
        if options.unit in ("sentence", "line") and (options.only or options.ok):
            raise ValueError("'only' and 'ok' go with the units word and phrase")
        return RepeatData(frozenset(w.lower() for w in options.only), frozenset(w.lower() for w in options.ok))

    def gate(self, rule: Rule[RepeatOptions, RepeatData]) -> Gate:
        return {"word": has_doubles, "phrase": has_phrases, "sentence": has_sentences, "line": has_lines}[
            rule.options.unit
        ]

    def find(self, rule: Rule[RepeatOptions, RepeatData], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        match rule.options.unit:
            case "word":
                return self._words(rule, view)
            case "phrase":
                return self._phrases(rule, view)
            case "sentence":
                return self._sentences(rule, view)
            case _:
                return self._lines(rule, view)

    def _words(self, rule: Rule[RepeatOptions, RepeatData], view: View) -> Iterator[Candidate]:
        wanted = [w for w in doubles(view) if w.isalpha() and w not in rule.data.ok and (len(w) > 1 or rule.data.only)]
        if rule.data.only:
            wanted = [w for w in wanted if w in rule.data.only]
        for word in sorted(wanted):
            met = _doubled(view, word)
            if len(met) > 1 and not rule.data.only:  # who doubles a word of its own twice means it: "mora mora"
                continue
            for m in met:
                if not rule.data.only and m[1].islower() and not m[0].islower():  # "reset Reset": a word and what it is
                    continue
                edits = (Edit(m.end(1), m.end(), ""),) if rule.fix else ()
                yield Candidate(*m.span(), {"word": m[1]}, edits=edits)

    def _phrases(self, rule: Rule[RepeatOptions, RepeatData], view: View) -> Iterator[Candidate]:
        tokens = lower_words(view)
        met: set[str] = set()
        for size in range(2, LONGEST_PHRASE + 1):
            for at in twice_at(view, size):
                words = tokens[at : at + size]
                phrase = " ".join(words)
                plain = all(map(str.isalpha, words))  # a comma or stop inside parts a deliberate repeat
                told = phrase in rule.data.ok or len(set(words)) == 1 or self._goes_on(tokens, at, words)
                if plain and not told:
                    met.add(phrase)
        end = -1
        for m in sorted((m for phrase in met for m in twice_running(phrase, view.text)), key=lambda m: m.span()):
            if m.start() >= end and not verse(view)[view.line_of(m.start())]:
                end = m.end()
                edits = (Edit(m.end(1), end, ""),) if rule.fix else ()
                yield Candidate(*m.span(), {"word": m[1]}, edits=edits)

    @staticmethod
    def _goes_on(tokens: list[str], at: int, words: Sequence[str]) -> bool:
        """Whether the words at `at` and their repeat are part of "year after year after year", or joined by "and"."""
        if not _COORDINATED.isdisjoint((words[0], words[-1])):
            return True
        if len(words) > 2:
            return False
        one, other = words
        if one in _JOINING:
            return at > 0 and tokens[at - 1] == other
        return other in _JOINING and tokens[at + 4 : at + 5] == [one]

    def _sentences(self, rule: Rule[RepeatOptions, RepeatData], view: View) -> Iterator[Candidate]:
        fewest = min(rule.options.min_words, rule.options.far_words or rule.options.min_words)
        repeated = {part: key(part) for part in repeated_parts(view)}
        parts = {part for part, k in repeated.items() if k.count(" ") + 1 >= fewest}
        if not parts:
            return
        parts.update(part for part, k in repeated.items() if not k)  # what parts two sentences without a word
        spans = [
            m.span()
            for m in _CHUNK.finditer(view.text)
            if m.end() - m.start() > SHORTEST and m.group().strip(EDGES) in parts
        ]
        keys = [key(view.text[s:e]) for s, e in spans]
        lines = set(compress(lines_twice(view).keys, lines_twice(view).again))
        first: dict[str, int] = {}
        for i, k in enumerate(keys):
            j = first.setdefault(k, i)
            if j == i or (lines and line_key(view, view.line_of(spans[i][0])) in lines):
                continue
            words = k.count(" ") + 1
            direct = keys[i - 1] == k and not view.text[spans[i - 1][1] : spans[i][0]].strip()
            if words >= rule.options.min_words if direct else 0 < rule.options.far_words <= words:
                yield self._twice(rule, view, spans[i], spans[j], direct)

    def _lines(self, rule: Rule[RepeatOptions, RepeatData], view: View) -> Iterator[Candidate]:
        keys, spans, copies, again = lines_twice(view)
        j = 0
        for i in compress(count(), again):
            if i < j or not self._whole(view, *spans[i]):
                continue
            j = i + 1
            # a run of lines that stand in the same order before is one block
            while j < len(keys) and copies[j] < i and copies[j] == copies[j - 1] + 1:
                j += 1
            direct = keys[i] == keys[i - 1] or copies[j - 1] == i - 1
            j = _run_end(keys, i, j)
            words = max(k.count(" ") + 1 for k in keys[i:j])
            source = spans[copies[i]]
            if (
                direct
                and not self._same(view, spans[i], source)
                and (words < SHORT_LINE_WORDS or self._opens(view, spans[i], source))
            ):
                continue
            if verse(view)[view.line_of(spans[i][0])]:
                continue
            if words >= rule.options.min_words if direct else 0 < rule.options.far_words <= words:
                yield self._twice(rule, view, (spans[i][0], spans[j - 1][1]), source, direct)

    @staticmethod
    def _same(view: View, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether two short lines differ in nothing but their case and the spaces around."""
        return view.text[slice(*one)].strip().lower() == view.text[slice(*other)].strip().lower()

    @staticmethod
    def _opens(view: View, one: tuple[int, int], title: tuple[int, int]) -> bool:
        """Whether a line is the first of a poem or chapter that its title quotes: with other capitals and other marks."""
        text, head = view.text[slice(*one)].strip(), view.text[slice(*title)].strip()
        return text.rstrip(_MARKS) != head.rstrip(_MARKS) and text[-1] in _MARKS and text[-1] != head[-1]

    @staticmethod
    def _whole(view: View, start: int, end: int) -> bool:
        """Whether a line is no mere part of a hard-wrapped paragraph."""
        line = view.text[start:end]
        return view.anatomy.layout.is_whole_line(start + len(line) - len(line.lstrip()))

    @staticmethod
    def _twice(
        rule: Rule[RepeatOptions, RepeatData], view: View, span: tuple[int, int], source: tuple[int, int], direct: bool
    ) -> Candidate:
        start, end = span
        start += len(view.text[start:end]) - len(view.text[start:end].lstrip())
        place = view.place(*source)
        where = "just before it" if direct else f"in line {place.line}"
        edits = edits_of(rule.fix, view.text, start, end)
        return Candidate(
            start, end, {"where": where}, edits=edits,
            safety=None if direct else Safety.UNSAFE, severity=None if direct or not _is_long(view) else Severity.INFO,
            related=(place,),
        )  # fmt: skip


def _run_end(keys: Sequence[str], start: int, end: int) -> int:
    """Where a run of copies of one block of lines ends that stand after the block itself, if it is a long one."""
    block, at = keys[start:end], end
    if keys[start - len(block) : start] == block:
        while keys[at : at + len(block)] == block:
            at += len(block)
    return at if at - start >= RUN * len(block) else end


def _is_long(view: View) -> bool:
    """Whether a document is so long that it says the same twice on purpose; one that is checked in parts is."""
    return view.is_part or view.anatomy.words >= BOOK_WORDS


def _doubled(view: View, word: str) -> list[regex.Match[str]]:
    """Where a word stands twice running, or more often."""
    low, word = folded(view), fold(word)
    places = sorted(place for gap in _GAPS for place in places_of(word + gap + word, low))
    return list(begun(_DOUBLED, places, view.text))


KIND = Repeat()
