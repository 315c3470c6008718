"""`tagged`: words and parts of speech one after the other: `<one> <of> <the|our> <JJ>* (?P<span><NN>)`.

In `find` (one pattern or several) `<...>` is one word or mark of a sentence: words as they are, in small letters; tags of the
Penn Treebank (`NN` a noun, `NNS` its plural, `VB` the base of a verb, `VBZ` its third person, `IN` a preposition ..., see
`lint.lexicon.parts`); `word:TAG` a word with that tag; `$name` the words (or tags) of a set or list, `$name:NNS` with that tag; `|`
between them. `#` a figure above one that is no year. `<!...>` is any word but these, `<>` any at all. Between and around them stands what regexes have: `?`, `*`,
groups, what must follow or not; spaces count for nothing, and `^` is the beginning of a sentence. A group `span` narrows what
is found, other named groups fill the message.

`near` lists regexes of which one must be met in a sentence before its words are tagged: that is what a rule costs. Sentences
of more than eighty words and marks are left alone: what is so long is a list or a table.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import regex

from lint.core.errors import did_you_mean
from lint.core.kind import Candidate, Hit, Kind, Needle, Rejected
from lint.core.lists import Lists, words_of
from lint.core.rule import Rule
from lint.kinds.pattern import compiled
from lint.lexicon.parts import TAGS, TOKEN, opened
from lint.structure.view import View, cached_per_document

LONGEST = 80
"""Words and marks of a sentence above which it is not tagged."""
_SLOT = regex.compile(r"(?<!\(\?)(?<!\(\?P)<(?P<none>!)?(?P<ways>[^<>]*)>")
_ANY = r"[^/ ]+"
_FIGURE = r"(?!1/)\d{1,3}(?:,\d{3})*"


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


class PatternData(NamedTuple):
    """The patterns of a rule, and the file that tells parts of speech."""

    near: tuple[str, ...]
    patterns: tuple[regex.Pattern[str], ...]
    but: tuple[regex.Pattern[str], ...]
    file: Path


class Sentence(NamedTuple):
    """A sentence as `word/TAG word/TAG `, with where each begins there, and the spans of its words in the document."""

    line: str
    begins: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The span in the document of a span of the line."""
        first, last = bisect_right(self.begins, start) - 1, bisect_right(self.begins, end - 1) - 1
        return self.spans[first][0], self.spans[last][1]


class Tagged(Kind[TaggedOptions, PatternData, None]):
    """Words and parts of speech one after the other."""

    name = "tagged"
    Options = TaggedOptions

    def compile(self, options: TaggedOptions, lists: Lists) -> PatternData:
        find = [options.find] if isinstance(options.find, str) else options.find
        near = (options.near,) if isinstance(options.near, str) else tuple(options.near)
        for source in near:
            compiled(source)
        return PatternData(near, _patterns(find, lists), _patterns(options.but, lists), lists.path(options.file))

    def needles(self, rule: Rule[TaggedOptions, PatternData]) -> Iterable[Needle]:
        return [Needle(source) for source in rule.data.near]

    def find(self, rule: Rule[TaggedOptions, PatternData], view: View, hits: Sequence[Hit]) -> Iterator[Candidate]:
        for sentence, found, bar in _met(rule, view, hits):
            if bar is None:
                yield from (_candidate(view, sentence, match) for match in found)

    def rejected(self, rule: Rule[TaggedOptions, PatternData], view: View, hits: Sequence[Hit]) -> Iterator[Rejected]:
        for sentence, found, bar in _met(rule, view, hits):
            if bar is not None:
                barred = view.text[slice(*sentence.span(*bar.span()))]
                for match in found:
                    candidate = _candidate(view, sentence, match)
                    yield Rejected(candidate.start, candidate.end, f'the sentence has "{barred}"')


Met = tuple["Sentence", list[regex.Match[str]], regex.Match[str] | None]


def _met(rule: Rule[TaggedOptions, PatternData], view: View, hits: Sequence[Hit]) -> Iterator[Met]:
    """Sentences that a rule's patterns match, the matches, and what bars them."""
    data = rule.data
    if not view.anatomy.facts["english"]:
        return
    for span in sorted({view.anatomy.sentence_at(hit.start) for hit in hits}):
        sentence = tagged(view, *span, data.file)
        found = [match for pattern in data.patterns for match in pattern.finditer(sentence.line)] if sentence else []
        if sentence and found:
            yield sentence, found, next(filter(None, (pattern.search(sentence.line) for pattern in data.but)), None)


def _candidate(view: View, sentence: Sentence, match: regex.Match[str]) -> Candidate:
    groups = {name: sentence.span(*match.span(name)) for name, text in match.groupdict().items() if text}
    start, end = groups.get("span") or sentence.span(*match.span())
    return Candidate(start, end, {name: view.text[slice(*span)] for name, span in groups.items()})


@cached_per_document
def tagged(view: View, start: int, end: int, file: Path) -> Sentence | None:
    """A sentence with the tags of its words; `None` where it is too long."""
    tokens = list(TOKEN.finditer(view.text, start, end))
    if not tokens or len(tokens) > LONGEST:
        return None
    words = [token.group() for token in tokens]
    line, begins = "", []
    for word, tag in zip(words, opened(file)(words), strict=True):
        begins.append(len(line))
        line += f"{word.lower().replace('’', chr(39)).replace('/', '-')}/{tag} "
    return Sentence(line, tuple(begins), tuple(token.span() for token in tokens))


def _patterns(sources: Iterable[str], lists: Lists) -> tuple[regex.Pattern[str], ...]:
    return tuple(compiled(_Slots(lists).written_out(source)) for source in sources)


class _Slots:
    """Turns `<...>` into regexes; raises `ValueError` in words."""

    def __init__(self, lists: Lists) -> None:
        self.lists = lists

    def written_out(self, source: str) -> str:
        """The regex of a pattern, over `word/TAG `."""
        return rf"(?<![^ ])(?:{_SLOT.sub(self._slot, ''.join(source.split()))})"

    def _slot(self, match: regex.Match[str]) -> str:
        words: defaultdict[str, list[str]] = defaultdict(list)
        for way in filter(None, match["ways"].split("|")):
            for word, tag in self._ways(way):
                words[tag].append(word)
        ways = "|".join(rf"(?:{'|'.join(of) if any(of) else _ANY}){tag} " for tag, of in words.items())
        if not ways:
            return rf"(?:{_ANY}/{_ANY} )"
        return rf"(?:(?!{ways}){_ANY}/{_ANY} )" if match["none"] else rf"(?:{ways})"

    def _ways(self, way: str) -> Iterator[tuple[str, str]]:
        """The words that an alternative stands for (empty: any), each with the regex of its tag."""
        word, _, tag = way.partition(":") if len(way) > 1 else (way, "", "")
        if tag and tag not in TAGS:
            raise ValueError(f"no tag: '{tag}'{did_you_mean(tag, TAGS)}")
        if word.startswith("$") and word != "$":
            for inner in self._words(word[1:]):
                yield from self._ways(f"{inner}:{tag}" if tag else inner)
        elif not tag and word in TAGS:
            yield "", rf"/{regex.escape(word)}"
        else:
            yield _FIGURE if word == "#" else regex.escape(word), rf"/{regex.escape(tag) if tag else _ANY}"

    def _words(self, name: str) -> list[str]:
        try:
            return words_of(self.lists[name])
        except KeyError:
            raise ValueError(f"unknown set '{name}'{did_you_mean(name, self.lists)}") from None


KIND = Tagged()
