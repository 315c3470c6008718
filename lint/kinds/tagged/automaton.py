"""Whether a pattern of slots may match a sentence: a finite automaton over its words, asked before the regex.

It is asked twice: before a sentence is tagged, by the tags that its words may have, and after. The automaton is that of Glushkov (1961): its states are sets of slots, and it steps from word to word, where the regex goes
back and forth over letters. It leaves out what must follow or not, so it accepts every sentence that the regex matches, and a
few others. Its transitions are worked out when they are first taken.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from operator import and_, or_
from typing import TYPE_CHECKING, NamedTuple

from lint.core import late
from lint.lexicon.parts import NUMBERS, TAGS
from lint.matching.syntax import Node, parse, parts
from lint.native.automaton import AutomatonCore, AutomatonProgram
from lint.native.library import core
from lint.native.tagger import Declined

if TYPE_CHECKING:
    from lint.kinds.tagged.slots import Ways

_FIGURE = late.regex(r"\d{1,3}(?:,\d{3})*")
"""A figure above one (which is left out below) that is no year."""

KEPT = 10_000
"""Sets of positions that are remembered before the memory is emptied (about 1 MB)."""

NEEDS = 3
"""Words that a pattern needs which are asked for before it is: a fourth would spare little."""

_BEGIN, _END = "^", "$"


class _Untold(Exception):
    """Something in the pattern that slots do not tell."""


class _Part(NamedTuple):
    """A part of a pattern: the positions that it may begin with and end with, as bits, and whether it may be empty."""

    first: int
    last: int
    empty: bool


class NeededWord(NamedTuple):
    """A word that no sentence which a pattern matches goes without: one of these, one that may have one of these tags, or a
    figure."""

    words: frozenset[str]
    tags: frozenset[str]
    figure: bool


class Automaton:
    """What one pattern asks of the words of a sentence, one after the other. Where the pattern has more than slots in it, it
    accepts everything."""

    def __init__(self, asked: Sequence[Ways | str], whole: _Part | None, follow: Mapping[int, int]) -> None:
        self._whole = whole
        self._reached = _Reached(whole.first if whole else 0, dict(follow))
        self._words: dict[str, int] = defaultdict(int)
        self._tags = _Tags()
        self._both: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        self._figures: dict[str, int] = defaultdict(int)
        self._turned = self._begins = self._ends = 0
        for number, ways in enumerate(asked):
            self._ask(1 << number, ways)
        self._both = {word: dict(tags) for word, tags in self._both.items()}
        self._positions = len(asked)
        self.needs = sorted(self._needs(), key=lambda need: (len(need.tags), len(need.words)))[:NEEDS]
        """Words without which it does not match, those of few tags first."""

    def __getstate__(self) -> dict[str, object]:
        return {name: value for name, value in self.__dict__.items() if name != "core"}

    @classmethod
    def of(cls, skeleton: str, ways: Sequence[Ways]) -> Automaton:
        """The automaton of a pattern in which private-use characters stand for slots."""
        from lint.kinds.tagged.slots import FIRST

        syntax = parse(skeleton, ignore_case=False)
        builder = _PatternWalk(ways, FIRST)
        try:
            whole = builder.sequence(syntax.tree) if syntax else None
        except _Untold:
            whole = None
        return cls(builder.asked, whole, builder.follow)

    def may_match(self, words: Sequence[str], tags: Sequence[tuple[str, ...]]) -> bool:
        """Whether the pattern may match somewhere in a sentence of these words, each with one of these tags."""
        if self._whole is None or self._whole.empty:  # as `accepts_all` says, in words that types follow
            return True
        last, reached = self._whole.last, self._reached
        of_word, of_tags, both, figures = self._words.get, self._tags, self._both, bool(self._figures)
        turned, plain = self._turned, ~self._turned
        state = self._begins & reached[0]
        for word, ways in zip(words, tags, strict=True):
            if state & last:
                return True
            own = of_word(word, 0)
            some, every = of_tags[ways]
            if word in both or (figures and word[0].isdigit()):
                some, every = self._with_tags(word, ways)
            state = ((own | some) & plain | turned & ~(own | every)) & reached[state]
        return bool(state & last or self._ends & reached[state] & last)

    @property
    def accepts_all(self) -> bool:
        """Whether it accepts every sentence."""
        return self._whole is None or self._whole.empty

    @cached_property
    def core(self) -> AutomatonCore | None:
        """The same in the native core, where that runs and has room for it."""
        library = core().library
        if library is None or self._whole is None:
            return None
        words: dict[str, dict[int | None, int]] = {word: {None: bits} for word, bits in self._words.items()}
        for word, tags in self._both.items():
            words.setdefault(word, {}).update((NUMBERS[tag], bits) for tag, bits in tags.items())
        asked = AutomatonProgram(
            self._whole.first, self._whole.last, self._begins, self._ends, self._turned, self._figures.get("", 0),
            [self._reached.follow.get(1 << number, 0) for number in range(self._positions)],
            [self._tags.bits.get(tag, 0) for tag in TAGS], [self._figures.get(tag, 0) for tag in TAGS], words,
        )  # fmt: skip
        try:
            return AutomatonCore(library, asked)
        except Declined:
            return None

    def _needs(self) -> Iterator[NeededWord]:
        """What takes the positions that every match goes through."""
        apart = self._begins | self._ends | self._turned
        for bit in (1 << number for number in range(self._positions)):
            if not bit & apart and not self.accepts_all and not self._reaches_end(without=bit):
                words = frozenset(word for word, bits in self._words.items() if bits & bit)
                words |= {word for word, tags in self._both.items() if any(bits & bit for bits in tags.values())}
                tags = frozenset(tag for tag, bits in self._tags.bits.items() if bits & bit)
                yield NeededWord(words, tags, any(bits & bit for bits in self._figures.values()))

    def _reaches_end(self, without: int) -> bool:
        """Whether there is a way from the first positions to the last that goes round some."""
        last = self._whole.last if self._whole else 0
        seen, fresh = without, self._reached.first & ~without
        while fresh and not fresh & last:
            seen |= fresh
            fresh = self._reached.behind(fresh) & ~seen
        return bool(fresh)

    def _ask(self, bit: int, ways: Ways | str) -> None:
        if isinstance(ways, str):
            self._begins |= bit * (ways == _BEGIN)
            self._ends |= bit * (ways == _END)
            return
        if ways.none or not ways.words:  # all words but none
            self._turned |= bit
        for tag, words in ways.words.items():
            if "" in words:
                self._tags.bits[tag] |= bit
            for word in words:
                if word == "#":
                    self._figures[tag] |= bit
                elif tag:
                    self._both[word][tag] |= bit
                else:
                    self._words[word] |= bit

    def _with_tags(self, word: str, tags: Iterable[str]) -> tuple[int, int]:
        """The positions that a word, or a figure, may take with some and with every of these tags."""
        own = self._both.get(word, {})
        figure = self._figures if word != "1" and _FIGURE.fullmatch(word) else {}
        each = [self._tags.bits.get(tag, 0) | own.get(tag, 0) | figure.get(tag, 0) | figure.get("", 0) for tag in tags]
        return reduce(or_, each), reduce(and_, each)


class _Tags(dict[tuple[str, ...], tuple[int, int]]):
    """By the tags that a word may have: the positions that it may take with some and with every of them."""

    def __init__(self, bits: Mapping[str, int] | None = None) -> None:
        self.bits: dict[str, int] = defaultdict(int, bits or {})

    def __missing__(self, tags: tuple[str, ...]) -> tuple[int, int]:
        each = [self.bits.get(tag, 0) for tag in tags]
        found = self[tags] = reduce(or_, each), reduce(and_, each)
        return found

    def __reduce__(self) -> tuple[object, ...]:
        return _Tags, (dict(self.bits),)


class _Reached(dict[int, int]):
    """By a set of positions, as bits: those that the next word may take, the first ones always among them."""

    def __init__(self, first: int, follow: Mapping[int, int]) -> None:
        self.first = first
        self.follow = follow

    def behind(self, state: int) -> int:
        """The positions behind those of a set."""
        behind = 0
        while state:
            bit = state & -state
            behind |= self.follow.get(bit, 0)
            state ^= bit
        return behind

    def __missing__(self, state: int) -> int:
        if len(self) >= KEPT:
            self.clear()
        reached = self[state] = self.first | self.behind(state)
        return reached

    def __reduce__(self) -> tuple[object, ...]:
        return _Reached, (self.first, dict(self.follow))


def _either(parts: Iterable[_Part]) -> _Part:
    """One of several parts."""
    first = last = 0
    empty = False
    for part in parts:
        first, last, empty = first | part.first, last | part.last, empty or part.empty
    return _Part(first, last, empty)


class _PatternWalk:
    """Walks the tree of a pattern: which positions there are, and which follow which."""

    def __init__(self, ways: Sequence[Ways], first: int) -> None:
        self._ways = ways
        self._first = first
        self.asked: list[Ways | str] = []
        self.follow: dict[int, int] = defaultdict(int)

    def sequence(self, nodes: Iterable[Node]) -> _Part:
        """Parts one after the other."""
        whole = _Part(0, 0, True)
        for node in nodes:
            part = self._part(node)
            self._link(whole.last, part.first)
            whole = _Part(
                whole.first | part.first * whole.empty, part.last | whole.last * part.empty, whole.empty and part.empty
            )
        return whole

    def _part(self, node: Node) -> _Part:
        name, value = str(node[0]), node[1]
        if name in ("ASSERT", "ASSERT_NOT"):
            return _Part(0, 0, True)
        if name == "LITERAL" and 0 <= value - self._first < len(self._ways):
            return self._position(self._ways[value - self._first])
        if name == "IN":  # `re` makes a class of single characters that are parted by "|"
            return _either(map(self._part, value))
        if name == "AT" and str(value) in ("AT_BEGINNING", "AT_END"):
            return self._position(_BEGIN if str(value) == "AT_BEGINNING" else _END)
        inner = [self.sequence(part) for part in parts(node)]
        if not inner:
            raise _Untold
        either = _either(inner)
        if name.endswith("_REPEAT"):
            low, high, _ = value
            if high > 1:
                self._link(either.last, either.first)
            return either._replace(empty=either.empty or low == 0)
        return either

    def _position(self, asked: Ways | str) -> _Part:
        self.asked.append(asked)
        bit = 1 << (len(self.asked) - 1)
        return _Part(bit, bit, False)

    def _link(self, before: int, behind: int) -> None:
        while before:
            bit = before & -before
            self.follow[bit] |= behind
            before ^= bit
