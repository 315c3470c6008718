"""Which patterns of all rules a sentence may be asked about: those whose needed words it has.

A sentence is gone through once for all patterns, not once for each. Of every word it is known, as bits of one number, whose
needs it meets: the first needs of all patterns, then the second ones and the third. A sentence meets what its words meet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from operator import and_, or_
from weakref import WeakSet

from lint.kinds.tagged.automaton import NEEDS, Automaton
from lint.lexicon.parts import TAGS, Tagger
from lint.native.library import core
from lint.native.roll import LANE, LEFT, RollCore, RollNeeds
from lint.native.tagger import Declined

LONGEST = 80
"""Words and marks of a sentence above which it is not tagged."""

Called = Mapping[Automaton, Sequence[int]]
"""By pattern: the numbers of the sentences that it may match."""


class Roll:
    """The patterns that ask one tagger; they are held as long as somebody else does."""

    def __init__(self, tagger: Tagger) -> None:
        self.tagger = tagger
        self._patterns: WeakSet[Automaton] = WeakSet()

    def join(self, patterns: Iterable[Automaton]) -> None:
        """Take in patterns that are not known yet."""
        new = [pattern for pattern in patterns if pattern not in self._patterns]
        if new:
            self._patterns.update(new)
            self.__dict__.pop("needed", None)

    @cached_property
    def needed(self) -> Needed:
        """What these patterns need, all together; another one when others have joined."""
        return Needed(sorted(self._patterns, key=id), self.tagger)


class Needed:
    """What some patterns need, by word, tag and class of words."""

    def __init__(self, patterns: Sequence[Automaton], tagger: Tagger) -> None:
        self.patterns, self.tagger = patterns, tagger
        self._lanes = len(patterns) // LANE + 1
        self._width = self._lanes * LANE
        self._of_word: dict[str, int] = defaultdict(int)
        self._figure = always = 0
        of_tag = dict.fromkeys(TAGS, 0)
        of_words: dict[frozenset[str], int] = defaultdict(int)
        for number, pattern in enumerate(patterns):
            for row in range(NEEDS):
                bit = 1 << (row * self._width + number)
                if row < len(pattern.needs):
                    words, tags, figure = pattern.needs[row]
                    of_words[words] |= bit
                    of_tag.update({tag: of_tag[tag] | bit for tag in tags})
                    self._figure |= bit * figure
                else:
                    always |= bit
        for words, bits in of_words.items():  # many patterns ask for the same list of nouns
            for word in words:
                self._of_word[word] |= bits
        self._of_class = [reduce(or_, map(of_tag.__getitem__, tags), always) for tags in tagger.tags_of]

    def called(self, texts: Sequence[str]) -> Called:
        """Which patterns may match which of some sentences; all that match are among them."""
        out: dict[Automaton, list[int]] = defaultdict(list)
        for number, pattern in self._called(texts):
            if pattern == LEFT:
                for each in self.called_by(texts[number]):
                    out[each].append(number)
            else:
                out[self.patterns[pattern]].append(number)
        return out

    def called_by(self, text: str) -> Iterator[Automaton]:
        """Which patterns may match a sentence."""
        cut = self.tagger.cut(text, LONGEST)
        if cut:
            ways = [self.tagger.tags_of[number] for number in cut.classes]
            yield from (pattern for pattern in self._met(*cut) if pattern.may_match(cut.words, ways))

    def _met(self, words: Sequence[str], classes: Sequence[int]) -> Iterator[Automaton]:
        """The patterns whose needs a sentence of these words and classes meets."""
        of_word = self._of_word
        met = reduce(or_, map(self._of_class.__getitem__, set(classes)), 0)
        met = reduce(or_, [of_word[word] for word in words if word in of_word], met)
        if any(word[0].isdigit() for word in words):
            met |= self._figure
        met = reduce(and_, [met >> row * self._width for row in range(NEEDS)], (1 << self._width) - 1)
        while met:
            bit = met & -met
            yield self.patterns[bit.bit_length() - 1]
            met ^= bit

    def _called(self, texts: Sequence[str]) -> Iterable[tuple[int, int]]:
        """Pairs of a sentence and a pattern, or `LEFT`, by the core where it runs."""
        if self._core:
            try:
                return self._core.called(texts, LONGEST)
            except Declined:
                pass
        return ((number, LEFT) for number in range(len(texts)))

    @cached_property
    def _core(self) -> RollCore | None:
        library, tagger = core().library, self.tagger.core
        if library is None or tagger is None:
            return None
        needs = RollNeeds(len(self.patterns), NEEDS, self._lanes, self._of_word, [*self._of_class, self._figure])
        try:
            return RollCore(library, needs, tagger, lambda number: self.patterns[number].core)
        except Declined:
            return None
