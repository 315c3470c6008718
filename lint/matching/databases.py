"""Hyperscan databases of all needles: one pass over the bytes of a text tells where they may stand.

Literals go to the literal compiler (16,000 in under a second; as `\\b…\\b` regexes in 44). Patterns go in as
supersets: where one ends, `regex` must be asked about the lines that a match there may reach (`lint.matching.line_extent`), or
about the whole text, for which the first end will do. (Hyperscan could also say where matches start; that compiles for
minutes, and crashed on some of our patterns.) They are compiled in shards cut by content, so that an edited pack
compiles little again. Databases are kept serialised: loading takes milliseconds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import Any

from lint.core.cache import Cache
from lint.matching.compiler import compiled, hyperscan, sources
from lint.matching.folding import fold
from lint.matching.literals import Literal, Places
from lint.matching.patterns import Prefilter, ScanPattern, TimeoutBudget
from lint.matching.plain import Matches, WordScanner, one_by_one

_SEEMING_ASCII = ("\u212a", "\u017f", "\u0130", "\u0131")
"""All characters outside ASCII that are equal to one inside when case is ignored."""


class HyperscanScanner:
    """All needles, compiled."""

    def __init__(
        self, literals: Sequence[Literal], patterns: Sequence[ScanPattern], filters: Sequence[Prefilter], cache: Cache
    ) -> None:
        self._literals, self._patterns, self._filters = literals, patterns, filters
        self._sizes = [len(lit.key) for lit in literals]
        self._wide = any(lit.ignore_case and not lit.key.isascii() for lit in literals)
        every = sources(literals, filters)
        self._raw, self._folded, *self._shards = (
            _Database(database, [source.numbers[i] for i in places])
            for source, (places, database) in zip(every, compiled(every, cache), strict=True)
        )
        served = {i for s in self._shards for i in s.numbers}
        self.others = [p for i, p in enumerate(patterns) if i not in served]
        """Patterns that are asked of every text, in which what they need stands."""
        self._caseless = [p for p in patterns if p.folded]

    def look(self, text: str, strikes: TimeoutBudget) -> tuple[Places, Matches]:
        """See `lint.matching.plain.Scanner`."""
        try:
            data = text.encode()
        except UnicodeEncodeError:  # a lone surrogate, in a text that was never stored
            return WordScanner(self._literals, self._patterns).look(text, strikes)
        seeming = len(data) != len(text) and any(c in text for c in _SEEMING_ASCII)
        return self._places(text, data, seeming), self._matches(text, data, seeming, strikes)

    def _matches(self, text: str, data: bytes, seeming: bool, strikes: TimeoutBudget) -> Matches:
        met: dict[int, list[int]] = {}
        for shard in self._shards:
            met |= shard.scan(data)
        if len(data) != len(text):
            met = in_code_points(met, data)
        for number in sorted(met):
            pattern = self._patterns[number]
            if not (seeming and pattern.folded):
                yield pattern, strikes.spans(pattern, met[number], self._filters[number])
        yield from one_by_one(self.others, text, strikes)
        if seeming:
            served = [p for p in self._caseless if p not in self.others]
            yield from one_by_one(served, text, strikes)

    def _places(self, text: str, data: bytes, seeming: bool) -> Places:
        ends = self._raw.scan(data)
        if len(data) != len(text):
            if self._wide or seeming:
                ends = {number: theirs for number, theirs in ends.items() if not self._literals[number].ignore_case}
            ends = in_code_points(ends, data)
            if self._wide or seeming:
                low = fold(text).encode()
                ends |= in_code_points(self._folded.scan(low), low)
        sizes = self._sizes
        return [(number, [end - sizes[number] for end in theirs]) for number, theirs in ends.items()]


class _Database:
    """One compiled database, or none where there is nothing to look for."""

    def __init__(self, database: Any, numbers: Sequence[int]) -> None:
        self._database = database
        self.numbers = numbers
        """Numbers of the needles, by their place in the database."""
        if database is not None:
            database.scratch = hyperscan.Scratch(database)  # one that was loaded has none

    def scan(self, data: bytes) -> dict[int, list[int]]:
        """By the number of a needle: where it ends, in bytes and in order."""
        ends: dict[int, list[int]] = defaultdict(list)
        if self._database is not None:

            def met(place: int, start: int, end: int, flags: int, context: object) -> None:
                ends[place].append(end)

            self._database.scan(data, match_event_handler=met)
        return {self.numbers[place]: sorted(theirs) for place, theirs in ends.items()}


def in_code_points(places: dict[int, list[int]], data: bytes) -> dict[int, list[int]]:
    """Places among UTF-8 bytes as places among code points."""
    counts: dict[int, int] = {}
    at = count = 0
    for place in sorted(set(chain.from_iterable(places.values()))):
        count += len(data[at:place].decode())
        at = place
        counts[place] = count
    return {number: [counts[place] for place in theirs] for number, theirs in places.items()}
