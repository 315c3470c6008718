"""`loop`: a unit of one to eight words that a decoder said again and again: `the end of the end of the end of`.

A unit counts from its third copy in a row, on one line, where all copies together have `min-characters`. Where marks
part the copies, as in cheers and refrains ("Four more years! Four more years!"), it takes one copy more, of a single word
three; and words that people do say thrice (`ok`) are left alone up to five copies. Chains of five with hyphens or slashes
inside one token count too. Verse is left alone, and in transcripts and plays what marks part, and sounds in brackets.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import accumulate

from lint.core import late, vocabulary
from lint.core.edits import edits_of
from lint.core.kind import Candidate, Hit, Kind
from lint.core.rule import Rule
from lint.kinds._twice import marks_of, verse
from lint.structure.view import View

MAX_UNIT_WORDS = 8
"""Words of the longest unit."""
COPIES, EMPHATIC = 3, 6
"""Copies that make a loop, and those of a word that people repeat for emphasis."""

_TOKEN = late.re(r"\w+(?:['’]\w+)*")
_BARE = bytes(c if chr(c).isalnum() or c == ord("_") else ord(" ") for c in range(128)).ljust(256)
_LETTER = late.re(r"[^\W\d_]{2}")
_CHAIN = late.re(r"(?<![\w/-])(\w{2,})(?:[-–/]\1){4,}", re.I)
_JOINED = late.re(r"(?:[-–/]\w{2,}){4}")
"""What every chain has in it, found faster."""
_JOINING = vocabulary.words("loop/joining")
"""Words with which a word is said again for emphasis: higher and higher and higher, year after year after year."""
_QUOTES = '"“”«»'


@dataclass(frozen=True)
class LoopOptions:
    """Keys of a `loop` rule."""

    min_characters: int = 12
    """Least characters of all copies together."""
    ok: list[str] = field(default_factory=list)
    """Words that people say several times, or the `$name` of a list."""


class Loop(Kind):
    """The same words again and again."""

    name = "loop"
    Options = LoopOptions

    def compile(self, options: LoopOptions, lists: Mapping[str, object]) -> frozenset[str]:
        return frozenset(map(str.lower, options.ok))

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        end = -1
        for start, stop, unit, copies in sorted((*_loops(view.text), *_chains(view.text))):
            if start < end or stop - start < rule.options.min_characters or not _LETTER.search(unit):
                continue
            if unit.lower() in rule.data and copies < EMPHATIC:
                continue
            called = _is_called(view.text, start, stop, unit)
            if verse(view)[view.line_of(start)] or (called and view.anatomy.facts["transcript"]):
                continue
            end = stop
            edits = edits_of(rule.fix, view.text, start + len(unit), stop) if rule.fix else ()
            yield Candidate(start, stop, {"unit": unit, "copies": str(copies)}, (f"{copies} times in a row",), edits)


def _loops(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Start, end, unit and number of copies of every loop, whatever its unit.

    Of all tokens only a byte each is compared at first, all at once as one large number: that tells of nearly every text that
    it has no loop.
    """
    tokens = _Tokens(text)
    count = len(tokens.marks)
    if count < COPIES:
        return
    marks = int.from_bytes(tokens.marks, "little")
    for size in range(1, MAX_UNIT_WORDS + 1):
        unlike = (marks ^ marks >> 8 * size).to_bytes(count, "little")
        same = bytes((COPIES - 1) * size)
        at = unlike.find(same, 0, max(count - size, 0))
        while at >= 0:
            end = at
            while end + size < count and tokens.alike(end, end + size):
                end += 1
            if end - at >= (COPIES - 1) * size:
                yield from _checked(text, [tokens.span(n) for n in range(at, end + size)], size)
            at = unlike.find(same, max(end, at) + 1, count - size)


class _Tokens:
    """The tokens of a text in lower case, by their number; where they stand is looked up line by line."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans: dict[int, list[tuple[int, int]]] = {}
        self._bare = _tokens(text)
        self.marks = marks_of(self._bare)
        """A byte of each token's hash."""

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    @cached_property
    def _first(self) -> list[int]:
        """Number of the first token of each line."""
        return [0, *accumulate(len(_tokens(line)) for line in self._lines)]

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *accumulate(len(line) + 1 for line in self._lines)]

    def span(self, number: int) -> tuple[int, int]:
        """Where a token stands."""
        line = bisect_right(self._first, number) - 1
        spans = self._spans.get(line)
        if spans is None:
            spans = self._spans[line] = [match.span() for match in _TOKEN.finditer(self._lines[line])]
        start, end = spans[number - self._first[line]]
        return self._starts[line] + start, self._starts[line] + end

    def alike(self, one: int, other: int) -> bool:
        """Whether two tokens are the same."""
        if self._bare[one] != self._bare[other]:
            return False
        first, second = (self._text[slice(*self.span(number))].lower() for number in (one, other))
        return first == second


def _tokens(text: str) -> list[str]:
    """The tokens of a text in lower case and without `'`, so that a few are alike that are not the same."""
    if _is_bare(text):
        return _cut(text)
    return [token for line in text.split("\n") for token in (_cut(line) if _is_bare(line) else _matched(line))]


def _is_bare(text: str) -> bool:
    """Whether the tokens of a text are what is left between spaces once all that is no part of one is a space."""
    return text.isascii() and "''" not in text


def _cut(text: str) -> list[str]:
    return text.lower().encode().translate(_BARE, b"'").decode().split()


def _matched(text: str) -> list[str]:
    return [token.lower().replace("'", "") for token in _TOKEN.findall(text)]


def _checked(text: str, places: Sequence[tuple[int, int]], size: int) -> Iterator[tuple[int, int, str, int]]:
    """A run of copies, if it stands on one line and its marks are not those of a cheer."""
    copies = len(places) // size
    start, end = places[0][0], places[copies * size - 1][1]
    if "\n" in text[start:end] or "\r" in text[start:end]:
        return
    unit = text[start : places[size - 1][1]]
    between = {text[places[n * size - 1][1] : places[n * size][0]].strip(_QUOTES + " ") for n in range(1, copies)}
    if size == 2 and copies < EMPHATIC and not _JOINING.isdisjoint(unit.lower().split()):
        return
    fewest = EMPHATIC if size == 1 else COPIES + 1 if size < 4 else COPIES
    if between - {""} and copies < fewest:
        return  # "location, location, location"
    yield start, end, unit, copies


def _is_called(text: str, start: int, end: int, unit: str) -> bool:
    """Whether people call or sing it, or it is a sound that the writer puts in brackets: `[knock knock knock]`."""
    return text[start - 1 : start] in ("[", "(", "*") or text[start + len(unit)] not in " \t"


def _chains(text: str) -> Iterator[tuple[int, int, str, int]]:
    """Loops inside one token: `pro-pro-pro-reform`."""
    if not _JOINED.search(text):
        return
    for match in _CHAIN.finditer(text):
        unit = match.group(1)
        yield match.start(), match.end(), unit, (match.end() - match.start() + 1) // (len(unit) + 1)


KIND = Loop()
