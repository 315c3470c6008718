"""`tagged`: words and parts of speech one after the other: `<one> <of> <the|our> <JJ>* (?P<span><NN>)`.

In `find` (one pattern or several) `<...>` is one word or mark of a sentence: words as they are, in small letters; tags of the
Penn Treebank (`NN` a noun, `NNS` its plural, `VB` the base of a verb, `VBZ` its third person, `IN` a preposition ..., see
`lint.lexicon.parts`); `word:TAG` a word with that tag; `$name` the words (or tags) of a set or list, `$name:NNS` with that tag; `|`
between them. `#` a figure above one that is no year. `<!...>` is any word but these, `<>` any at all. Between and around them stands what regexes have: `?`, `*`,
groups, what must follow or not; spaces count for nothing, and `^` is the beginning of a sentence. A group `span` narrows what
is found, other named groups fill the message. A fix has a `map`: what the span may hold, and what is right.

`near` lists regexes of which one must be met in a sentence. Sentences of more than eighty words and marks are left alone: what
is so long is a list or a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from itertools import accumulate, chain
from pathlib import Path
from typing import NamedTuple

import regex

from lint.core import late
from lint.core.edits import edits_of
from lint.core.kind import Candidate, Gate, Hit, Kind, Rejected
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.kinds.pattern import compiled
from lint.kinds.tagged.automaton import Automaton
from lint.kinds.tagged.roll import LONGEST, Needed, Roll
from lint.kinds.tagged.slots import SlotPattern, Slots
from lint.lexicon.parts import NUMBERS, SINGLE, TOKEN, Tagger, opened
from lint.native.tagger import Declined, Packed, TaggerInput
from lint.structure.view import View, cached_per_document


@dataclass(frozen=True)
class TaggedOptions:
    """Keys of a `tagged` rule."""

    find: str | list[str]
    """The pattern, or several."""
    near: str | list[str]
    """Regexes of which one must be met in the sentence."""
    file: str = "parts.bin"
    """The file of parts of speech."""
    but: list[str] = field(default_factory=list)
    """Patterns of which none may be met in the sentence."""


class TaggedData(NamedTuple):
    """The patterns of a rule, and the file that tells parts of speech."""

    near: tuple[regex.Pattern[str], ...]
    patterns: tuple[SlotPattern, ...]
    but: tuple[SlotPattern, ...]
    file: Path


@dataclass
class Sentence:
    """A sentence: its words as patterns compare them with the classes of these, and where it stands in the text of its
    document."""

    text: str
    start: int
    end: int
    packed: Packed
    tagger: Tagger

    @cached_property
    def _cut(self) -> TaggerInput:
        return self.packed.cut()

    @property
    def words(self) -> Sequence[str]:
        """Its words, one by one."""
        return self._cut.words

    @property
    def classes(self) -> Sequence[int]:
        """The number of the class of each."""
        return self._cut.classes

    @cached_property
    def tags(self) -> list[str]:
        """The tag of each word."""
        return self.tagger.likeliest(self.classes)

    @cached_property
    def line(self) -> str:
        """The sentence as `word/TAG word/TAG `."""
        return "".join(f"{word}/{tag} " for word, tag in zip(self.words, self.tags, strict=True))

    @cached_property
    def _begins(self) -> list[int]:
        """Where each word begins in the line."""
        sizes = (len(word) + len(tag) + 2 for word, tag in zip(self.words, self.tags, strict=True))
        return list(accumulate(sizes, initial=0))[:-1]

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        """Where each word stands in the document."""
        return [token.span() for token in TOKEN.finditer(self.text, self.start, self.end)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the document of a span of the line."""
        first, last = bisect_right(self._begins, start) - 1, bisect_right(self._begins, end - 1) - 1
        return self._spans[first][0], self._spans[last][1]

    def matches(self, pattern: SlotPattern) -> Iterator[regex.Match[str]]:
        """The matches of a pattern in the line; most patterns are answered before the words have tags."""
        if self._may_match(pattern.automaton):
            yield from pattern.regex.compiled.finditer(self.line)

    def _may_match(self, automaton: Automaton) -> bool:
        """Whether a pattern may match, by the tags that the words may have, then by those that they have."""
        tagger, fast = self.tagger.core, automaton.core
        if tagger is not None and fast is not None:
            try:
                return automaton.accepts_all or (
                    fast.may_match(tagger, self.packed) and fast.may_match(tagger, self.packed, self._numbers)
                )
            except Declined:
                pass
        return automaton.may_match(self.words, self._ways) and automaton.may_match(self.words, self._single)

    @cached_property
    def _numbers(self) -> bytes:
        """The number of each word's tag."""
        return bytes(map(NUMBERS.__getitem__, self.tags))

    @cached_property
    def _ways(self) -> list[tuple[str, ...]]:
        return [self.tagger.tags_of[number] for number in self.classes]

    @cached_property
    def _single(self) -> list[tuple[str, ...]]:
        return [SINGLE[tag] for tag in self.tags]


class Tagged(Kind[TaggedOptions, TaggedData, None]):
    """Words and parts of speech one after the other."""

    name = "tagged"
    Options = TaggedOptions

    def compile(self, options: TaggedOptions, lists: Lists) -> TaggedData:
        find = [options.find] if isinstance(options.find, str) else options.find
        near = (options.near,) if isinstance(options.near, str) else tuple(options.near)
        for source in near:
            compiled(source)
        written = Slots(lists).written
        return TaggedData(
            tuple(map(late.regex, near)),
            tuple(map(written, find)),
            tuple(map(written, options.but)),
            lists.path(options.file),
        )

    def gate(self, rule: Rule[TaggedOptions, TaggedData]) -> Gate:
        roll = _roll(rule.data.file)
        patterns = [pattern.automaton for pattern in rule.data.patterns]
        roll.join(patterns)
        return partial(_is_called, roll, frozenset(patterns))

    def find(self, rule: Rule[TaggedOptions, TaggedData], view: View, hits: Sequence[Hit]) -> Iterator[Candidate]:
        for sentence, found, bar in _met(rule, view):
            if bar is None:
                yield from (_candidate(rule, view, sentence, match) for match in found)

    def rejected(self, rule: Rule[TaggedOptions, TaggedData], view: View, hits: Sequence[Hit]) -> Iterator[Rejected]:
        for sentence, found, bar in _met(rule, view):
            if bar is not None:
                barred = view.text[slice(*sentence.span(*bar.span()))]
                for match in found:
                    candidate = _candidate(rule, view, sentence, match)
                    yield Rejected(candidate.start, candidate.end, f'the sentence has "{barred}"')


Met = tuple["Sentence", list[regex.Match[str]], regex.Match[str] | None]


def _met(rule: Rule[TaggedOptions, TaggedData], view: View) -> Iterator[Met]:
    """Sentences that a rule's patterns match, the matches, and what bars them."""
    data = rule.data
    roll = _roll(data.file)
    roll.join(pattern.automaton for pattern in data.patterns)
    sentences = _sentences(view, roll.needed)
    asked: dict[int, list[SlotPattern]] = defaultdict(list)
    for pattern in data.patterns:
        for number in sentences.called.get(pattern.automaton, ()):
            asked[number].append(pattern)
    for number, patterns in sorted(asked.items()):
        sentence = sentences[number]
        found = [match for pattern in patterns for match in sentence.matches(pattern)]
        if found and any(near.search(view.text, sentence.start, sentence.end) for near in data.near):
            yield sentence, found, next(chain.from_iterable(map(sentence.matches, data.but)), None)


class Sentences:
    """The sentences of a document, and which patterns may match which."""

    def __init__(self, view: View, needed: Needed) -> None:
        anatomy = view.anatomy
        self._text, self._tagger = view.text, needed.tagger
        english = anatomy.paragraphs if anatomy.facts["english"] else ()
        self._spans = [span for paragraph in english for span in anatomy.sentences(paragraph)]
        self.called = needed.called([self._text[start:end] for start, end in self._spans])
        self._known: dict[int, Sentence] = {}

    def __getitem__(self, number: int) -> Sentence:
        known = self._known.get(number)
        if known is None:
            start, end = self._spans[number]
            packed = self._tagger.packed(self._text[start:end], LONGEST)
            assert packed is not None, "no pattern is called to it"
            known = self._known[number] = Sentence(self._text, start, end, packed, self._tagger)
        return known


@cached_per_document
def _sentences(view: View, needed: Needed) -> Sentences:
    return Sentences(view, needed)


def _is_called(roll: Roll, patterns: frozenset[Automaton], view: View) -> bool:
    """Whether one of the patterns may match a sentence."""
    return not patterns.isdisjoint(_sentences(view, roll.needed).called)


@lru_cache(maxsize=4)
def _roll(file: Path) -> Roll:
    return Roll(opened(file))


def _candidate(
    rule: Rule[TaggedOptions, TaggedData], view: View, sentence: Sentence, match: regex.Match[str]
) -> Candidate:
    groups = {name: sentence.span(*match.span(name)) for name, text in match.groupdict().items() if text}
    start, end = groups.get("span") or sentence.span(*match.span())
    values = {name: view.text[slice(*span)] for name, span in groups.items()}
    return Candidate(start, end, values, edits=edits_of(rule.fix, view.text, start, end))


KIND = Tagged()
