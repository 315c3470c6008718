"""`characters`: characters that do not belong: odd spaces, invisible ones, stray symbols, look-alikes.

`chars` is a regex class of the characters looked for (`'[\\N{NO-BREAK SPACE}\\N{EN SPACE}]'`); neighbours of the same
class, and with `spaces: true` the ordinary spaces around them, make one finding. `alone: true` finds them only where
they stand by themselves between spaces or line ends; one that opens several lines of a document is a bullet there.
`before` and `after` are regexes of what must stand there.
With `look-alikes: true` (and no `chars`) the kind finds letters of another script inside a Latin word that look like
Latin letters, and corrects the word.

The message knows `{name}`: the Unicode name and number of the first character.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import regex

from lint.core import late
from lint.core.edits import edits_of
from lint.core.finding import Edit
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.rule import Rule
from lint.kinds.pattern import compiled
from lint.matching.classes import ASCII
from lint.structure.view import View, cached_per_document

# Letters that cannot be told from the Latin ones in ordinary fonts: the single-letter pairs of Unicode's confusables
# (UTS 39) between Latin and Cyrillic, Greek, Armenian and Cherokee, without those that only resemble each other.
ALIKE = str.maketrans(
    "аеорсухіјѕԁԛԝһӏѵАВЕКМНОРСТУХІЈЅԌԚԜҮѴ" + "οονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ" + "օսհոց" + "ᎪᏴᏟᎬᎻᎫᏦᏞᎷᎮᏢᎡᏚᎢᏙᎳᏃ",
    "aeopcyxijsdqwhlvABEKMHOPCTYXIJSGQWYV" + "oovABEZHIKMNOPTYX" + "ouhng" + "ABCEHJKLMPPRSTVWZ",
)
_ALIKE_CLASS = "[" + "".join(map(chr, ALIKE)) + "]"
PLAIN = "\t\n\r" + "".join(map(chr, range(32, 127)))
"""What every keyboard of English has."""

_WORD = late.regex(r"[\p{L}\p{M}]+")
_LATIN = late.regex(r"\p{Latin}")


@dataclass(frozen=True)
class CharactersOptions:
    """Keys of a `characters` rule."""

    chars: str = ""
    """A regex class: the characters looked for."""
    spaces: bool = False
    """Take in the ordinary spaces around them."""
    alone: bool = False
    """Only where they stand by themselves, and are no bullets."""
    before: str = ""
    """A regex that must match what stands before (as a look-behind)."""
    after: str = ""
    """A regex that must match what stands after (as a look-ahead)."""
    look_alikes: bool = False
    """Letters of another script inside a Latin word."""


@dataclass(frozen=True)
class CharactersData:
    """One character of the class, and the runs of it that count."""

    single: regex.Pattern[str]
    pattern: regex.Pattern[str]


class Characters(Kind[CharactersOptions, CharactersData, None]):
    """Characters that do not belong."""

    name = "characters"
    Options = CharactersOptions

    def compile(self, options: CharactersOptions, lists: Mapping[str, object]) -> CharactersData:
        if bool(options.chars) == options.look_alikes:
            raise ValueError("a 'characters' rule needs either 'chars' or 'look-alikes: true'")
        if options.look_alikes:
            around = rf"{_ALIKE_CLASS}(?:(?<=\p{{Latin}}.)|(?=\p{{Latin}}))"
            return CharactersData(regex.compile(_ALIKE_CLASS), regex.compile(around))
        if not regex.fullmatch(r"\[(?:[^\]\\]|\\.)*\]", options.chars):
            raise ValueError(f"'chars' is a regex class such as '[\\N{{NO-BREAK SPACE}}]', not {options.chars!r}")
        source = options.chars + "+"
        if options.spaces:
            source = rf"[ \t]*(?:{source}[ \t]*)+"
        if options.alone:
            source = rf"(?<!\S){options.chars}(?!\S)"
        if options.before:
            source += rf"(?<={options.before}{source})"
        if options.after:
            source += rf"(?={options.after})"
        return CharactersData(compiled(options.chars), compiled(source))

    def gate(self, rule: Rule[CharactersOptions, CharactersData]) -> Gate | None:
        return None if rule.data.single.search(PLAIN) else has_odd_characters

    def find(
        self, rule: Rule[CharactersOptions, CharactersData], view: View, hits: Sequence[Hit]
    ) -> Iterable[Candidate]:
        # few documents have such characters at all, and a text has few characters that differ
        if not rule.data.single.search(alphabet(view)):
            return
        if rule.options.look_alikes:
            yield from self._look_alikes(view, [m.start() for m in rule.data.pattern.finditer(view.text)])
            return
        spans = [m.span() for m in rule.data.pattern.finditer(view.text)]
        bullets = self._bullets(view, spans) if rule.options.alone else frozenset()
        for start, end in spans:
            char = view.text[start:end].strip(" \t")[0]
            if char not in bullets:
                edits = edits_of(rule.fix, view.text, start, end)
                yield Candidate(start, end, {"name": named(char)}, edits=edits)

    @staticmethod
    def _bullets(view: View, spans: Sequence[tuple[int, int]]) -> frozenset[str]:
        """Characters that open two lines or more."""
        opening = [view.text[s] for s, _ in spans if s == view.line_spans[view.line_of(s)][0]]
        return frozenset(c for c, times in Counter(opening).items() if times > 1)

    @staticmethod
    def _look_alikes(view: View, places: Sequence[int]) -> Iterable[Candidate]:
        end = -1
        for start in places:
            if start < end:
                continue
            while start and _WORD.match(view.text[start - 1]):
                start -= 1
            word = _WORD.match(view.text, start)
            assert word is not None
            end = word.end()
            right = word.group().translate(ALIKE)
            latin = len(_LATIN.findall(word.group()))
            strange = [i for i, (a, b) in enumerate(zip(word.group(), right, strict=True)) if a != b]
            # the minority is what slipped in; a word of three scripts, or mostly of another one, is left to people
            if latin + len(strange) < len(word.group()) or latin <= len(strange):
                continue
            edits = tuple(Edit(start + i, start + i + 1, right[i]) for i in strange)
            values = {"name": named(word.group()[strange[0]]), "right": right}
            yield Candidate(start, end, values, edits=edits)


@cached_per_document
def has_odd_characters(view: View) -> bool:
    """Whether the document has any character that no keyboard of English has."""
    return not view.text.isascii() or bool(view.text.encode().translate(None, PLAIN.encode()))


@cached_per_document
def alphabet(view: View) -> str:
    """The characters of a document, each once."""
    if view.text.isascii():  # looking for each is faster than collecting them
        return "".join(char for char in ASCII if char in view.text)
    return "".join(sorted(set(view.text)))


def named(char: str) -> str:
    """A character for a message: its Unicode name and number."""
    return f"{unicodedata.name(char, 'a control character')} (U+{ord(char):04X})"


KIND = Characters()
