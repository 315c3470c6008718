"""Hyperscan databases of all needles: one pass over the bytes of a text tells where they may stand.

Literals go to the literal compiler (16,000 in under a second; as `\\b…\\b` regexes in 44). Patterns go in as
supersets, with the leftmost start of each match; they are compiled in shards cut by content, so that an edited pack
compiles little anew. Databases are kept serialised: loading takes milliseconds.
"""

from __future__ import annotations

import functools
import importlib
import platform
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from lint.cache import Cache, key_of
from lint.engine.folding import fold
from lint.engine.literals import Literal, Span
from lint.engine.patterns import Pattern, Strikes
from lint.engine.plain import Matches, Plain, one_by_one

SELDOM = 1 / 300
"""Events for each character above which they cost more than the pattern itself would (2 µs each, 25 MB a second)."""

SHARD = 256
"""Patterns in a shard, on average."""

_SEEMING_ASCII = ("\u212a", "\u017f", "\u0130", "\u0131")
"""All characters outside ASCII that are equal to one inside when case is ignored."""

_PRICE_OF_LITERAL, _PRICE_OF_PATTERN, _PRICE_OF_LOADING = 0.00004, 0.005, 0.05
"""Seconds that compiling takes for each, and loading for all, on a machine of 2024: only their size matters."""

hyperscan: Any
try:
    hyperscan = importlib.import_module("hyperscan")
except ImportError:  # no wheel for this platform
    hyperscan = None


def available() -> bool:
    """Whether this platform has Hyperscan."""
    return hyperscan is not None


class Compiled:
    """All needles, compiled."""

    def __init__(self, literals: Sequence[Literal], patterns: Sequence[Pattern], cache: Cache) -> None:
        self._literals, self._patterns = literals, patterns
        self._sizes = [len(lit.key.encode("utf-8", "surrogatepass")) for lit in literals]
        self._wide = any(lit.ignore_case and not lit.key.isascii() for lit in literals)
        self._raw, self._folded, *self._shards = (
            _Database.kept(source, cache) for source in sources(literals, patterns)
        )
        served = {i for s in self._shards for i in s.numbers}
        self._others = [p for i, p in enumerate(patterns) if i not in served]
        self._caseless = [p for p in patterns if p.folded]
        self._plain = Plain(literals, patterns)

    def look(self, text: str, strikes: Strikes) -> tuple[Iterable[Span], Matches]:
        """See `lint.engine.plain.Scanner`."""
        try:
            data = text.encode()
        except UnicodeEncodeError:  # a lone surrogate, in a text that was never stored
            return self._plain.look(text, strikes)
        seeming = len(data) != len(text) and any(c in text for c in _SEEMING_ASCII)
        return self._literal_spans(text, data, seeming), self._matches(text, data, seeming, strikes)

    def _matches(self, text: str, data: bytes, seeming: bool, strikes: Strikes) -> Matches:
        for number, events in self._pattern_events(text, data).items():
            pattern = self._patterns[number]
            if not (seeming and pattern.folded):
                yield pattern, strikes.spans(pattern, text, events)
        yield from one_by_one(self._others, text, strikes)
        if seeming:
            served = [p for p in self._caseless if p not in self._others]
            yield from one_by_one(served, text, strikes)

    def _literal_spans(self, text: str, data: bytes, seeming: bool) -> Iterable[Span]:
        if len(data) == len(text) or not (self._wide or seeming):
            return self._spans(self._raw, text, data, None)
        low = fold(text)
        return [*self._spans(self._raw, text, data, False), *self._spans(self._folded, low, low.encode(), True)]

    def _spans(self, database: _Database, text: str, data: bytes, ignore_case: bool | None) -> Iterator[Span]:
        events = database.scan(data)
        sizes = self._sizes
        if ignore_case is not None:
            events = [e for e in events if self._literals[e[0]].ignore_case == ignore_case]
        spans = [(number, end - sizes[number], end) for number, _, end in events if self._may_stand(number, data, end)]
        return iter(spans) if len(data) == len(text) else in_code_points(spans, data)

    def _may_stand(self, number: int, data: bytes, end: int) -> bool:
        """Whether the neighbours leave room for a whole word; bytes outside ASCII are not judged here."""
        if not self._literals[number].words:
            return True
        start = end - self._sizes[number]
        if start and _WORD[data[start - 1]] and _WORD[data[start]]:
            return False
        return not (end < len(data) and _WORD[data[end]] and _WORD[data[end - 1]])

    def _pattern_events(self, text: str, data: bytes) -> dict[int, list[tuple[int, int]]]:
        """By pattern: spans, in order of their ends, such that each match of it begins in one of them."""
        events = [e for shard in self._shards for e in shard.scan(data)]
        spans: Iterable[Span] = events if len(data) == len(text) else in_code_points(events, data)
        found: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for number, start, end in spans:
            found[number].append((start, end))
        return found


_WORD = bytes(b < 128 and (chr(b).isalnum() or b == 95) for b in range(256))


class _Database:
    """One compiled database, or none where there is nothing to look for."""

    def __init__(self, database: Any, numbers: frozenset[int]) -> None:
        self._database = database
        self.numbers = numbers
        if database is not None:
            database.scratch = hyperscan.Scratch(database)  # one that was loaded has none

    def scan(self, data: bytes) -> list[Span]:
        """Events as (number, start in bytes, end in bytes), in order of their ends; literals have no start."""
        events: list[Span] = []
        if self._database is not None:
            add = events.append

            def met(number: int, start: int, end: int, flags: int, context: object) -> None:
                add((number, start, end))

            self._database.scan(data, match_event_handler=met)
        return events

    @classmethod
    def kept(cls, source: Source, cache: Cache) -> _Database:
        """The database of a source, from the cache or compiled."""
        if not source.expressions:
            return cls(None, frozenset())
        kept = cache.get("engine", source.key)
        if kept is not None:
            try:
                return cls(hyperscan.loadb(kept[1], hyperscan.HS_MODE_BLOCK), kept[0])
            except hyperscan.error:  # of another platform
                pass
        good = source.expressions if source.literal else _accepted(source.expressions)
        database = _compiled(good, source.literal) if good else None
        numbers = frozenset(number for number, _, _ in good)
        if database is not None:
            cache.put("engine", source.key, (numbers, hyperscan.dumpb(database)))
        return cls(database, numbers)


Expression = tuple[int, str, int]
"""Number of the needle, what Hyperscan is given, and its flags."""


@dataclass(frozen=True)
class Source:
    """What one database is made of."""

    expressions: list[Expression]
    literal: bool

    @cached_property
    def key(self) -> str:
        """Its name in the cache."""
        return key_of(self.expressions, self.literal, hyperscan.__version__, platform.machine(), _cpu())

    @property
    def price(self) -> float:
        """Seconds that compiling takes, roughly."""
        return len(self.expressions) * (_PRICE_OF_LITERAL if self.literal else _PRICE_OF_PATTERN)


def sources(literals: Sequence[Literal], patterns: Sequence[Pattern]) -> list[Source]:
    """Of all databases: literals as they stand, literals of folded texts, and patterns in shards.

    The borders of shards depend on the patterns there alone, so that an edit moves few of them.
    """
    exact = [(i, lit.key, 0) for i, lit in enumerate(literals) if not lit.ignore_case]
    folded = [(i, lit.key, 0) for i, lit in enumerate(literals) if lit.ignore_case]
    caseless = [(i, key, hyperscan.HS_FLAG_CASELESS) for i, key, _ in folded if key.isascii()]
    out = [Source(exact + caseless, True), Source(folded, True)]
    flags = hyperscan.HS_FLAG_UTF8 | hyperscan.HS_FLAG_SOM_LEFTMOST
    shard: list[Expression] = []
    for number, pattern in enumerate(patterns):
        if pattern.expression is not None and worthwhile(pattern):
            shard.append((number, pattern.expression, flags))
            if int(key_of(pattern.expression)[:8], 16) % SHARD == 0:
                out.append(Source(shard, False))
                shard = []
    return [*out, Source(shard, False)] if shard else out


def worthwhile(pattern: Pattern) -> bool:
    """Whether its superset would be met seldom enough: each event costs a call of Python."""
    return pattern.share < SELDOM or (pattern.required is not None and pattern.required.rare)


def price(literals: Sequence[Literal], patterns: Sequence[Pattern], cache: Cache) -> float:
    """Seconds that `Engine.compile` takes, roughly."""
    if not available():
        return _PRICE_OF_LOADING + len(literals) * _PRICE_OF_LITERAL
    return _PRICE_OF_LOADING + sum(s.price for s in sources(literals, patterns) if not cache.has("engine", s.key))


def _accepted(what: list[Expression]) -> list[Expression]:
    """Those that Hyperscan takes; found by halving, as it does not say which it refuses."""
    try:
        _compiled(what, False)
    except hyperscan.error:
        if len(what) == 1:
            return []
        half = len(what) // 2
        return _accepted(what[:half]) + _accepted(what[half:])
    return what


def _compiled(what: list[Expression], literal: bool) -> Any:
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    numbers, sources, flags = zip(*what, strict=True)
    database.compile(
        expressions=[s.encode("utf-8", "surrogatepass") for s in sources],
        ids=list(numbers), elements=len(what), flags=list(flags), literal=literal,
    )  # fmt: skip
    return database


@functools.cache
def _cpu() -> str:
    """The features of this processor: databases are compiled for them."""
    try:
        with Path("/proc/cpuinfo").open(encoding="ascii", errors="replace") as file:
            return next((line for line in file if line.startswith(("flags", "Features"))), "")
    except OSError:
        return platform.processor()


def in_code_points(spans: Iterable[Span], data: bytes) -> Iterator[Span]:
    """Spans of UTF-8 bytes as spans of code points, in the same order."""
    spans = list(spans)
    places = sorted({at for _, start, end in spans for at in (start, end)})
    counts: dict[int, int] = {}
    at = count = 0
    for place in places:
        count += len(data[at:place].decode())
        at = place
        counts[place] = count
    for number, start, end in spans:
        yield number, counts[start], counts[end]
