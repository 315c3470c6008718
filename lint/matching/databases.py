"""Hyperscan databases of all needles: one pass over the bytes of a text tells where they may stand.

Literals go to the literal compiler (16,000 in under a second; as `\\b…\\b` regexes in 44). Patterns go in as
supersets: where one ends, `regex` must be asked about the lines that a match there may reach (`lint.matching.line_extent`), or
about the whole text, for which the first end will do. (Hyperscan could also say where matches start; that compiles for
minutes, and crashed on some of our patterns.) They are compiled in shards cut by content, so that an edited pack
compiles little again. Databases are kept serialised: loading takes milliseconds.
"""

from __future__ import annotations

import functools
import importlib
import platform
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import Any

from lint.core.cache import Cache, key_of
from lint.matching.folding import fold
from lint.matching.literals import Literal, Places
from lint.matching.patterns import Pattern, Strikes
from lint.matching.plain import Matches, Plain, one_by_one

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


_LOSING = b"5.4.12"
"""The release whose vectorised look-ahead loses matches (VectorCamp/vectorscan#382): in wheels from 0.7.23 on."""


@functools.cache
def available() -> bool:
    """Whether this platform has a Hyperscan, and one that finds everything."""
    if hyperscan is None:
        return False
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(expressions=[b"a"], ids=[0], elements=1)
    return _LOSING not in database.info()


class Compiled:
    """All needles, compiled."""

    def __init__(self, literals: Sequence[Literal], patterns: Sequence[Pattern], cache: Cache) -> None:
        self._literals, self._patterns = literals, patterns
        self._sizes = [len(lit.key) for lit in literals]
        self._wide = any(lit.ignore_case and not lit.key.isascii() for lit in literals)
        self._raw, self._folded, *self._shards = (
            _Database.kept(source, cache) for source in sources(literals, patterns)
        )
        served = {i for s in self._shards for i in s.numbers}
        self._others = [p for i, p in enumerate(patterns) if i not in served]
        self._caseless = [p for p in patterns if p.folded]

    def look(self, text: str, strikes: Strikes) -> tuple[Places, Matches]:
        """See `lint.matching.plain.Scanner`."""
        try:
            data = text.encode()
        except UnicodeEncodeError:  # a lone surrogate, in a text that was never stored
            return Plain(self._literals, self._patterns).look(text, strikes)
        seeming = len(data) != len(text) and any(c in text for c in _SEEMING_ASCII)
        return self._places(text, data, seeming), self._matches(text, data, seeming, strikes)

    def _matches(self, text: str, data: bytes, seeming: bool, strikes: Strikes) -> Matches:
        met: dict[int, list[int]] = {}
        for shard in self._shards:
            met |= shard.scan(data)
        if len(data) != len(text):
            met = in_code_points(met, data)
        for number in sorted(met):
            pattern = self._patterns[number]
            if not (seeming and pattern.folded):
                yield pattern, strikes.spans(pattern, met[number])
        yield from one_by_one(self._others, text, strikes)
        if seeming:
            served = [p for p in self._caseless if p not in self._others]
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


SAMPLE = """\
Visitors to the old harbour found the gates closed on Tuesday, October 12, 2021. "We had no choice," said Maria Keller, 46,
who has run the ticket office since 1998; “the pumps failed twice, and nobody could say when they'd work again.” About
2,300 people (most of them families) were sent home, the company said in a statement.

Repairs cost more than $1.2 million last year - a third of its budget - but the director, Dr. Okoro, was confident that
the work will be finished in time. “It's the first step of a long way,” he told the newspaper. The city's council, which
owns 51% of the shares, is to meet on Friday at 10:30 a.m. to discuss what should be done, and how to pay for it.

How did it begin? In the 1970s, engineers from Norway, Ghana and the Netherlands built the dam in only three years; by
2010 it was leaking. New plans were drawn, old ones were forgotten, and the minister of transport promised to act:
"There is one thing I want to see, and that's clean water." The report can be read at www.example.org/harbour.
""".encode()
"""Ordinary text: what is met here is met nearly everywhere."""


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

    @classmethod
    def kept(cls, source: Source, cache: Cache) -> _Database:
        """The database of a source, from the cache or compiled."""
        if not source.expressions:
            return cls(None, ())
        kept = cache.get("engine", source.key)
        if kept is not None:
            places, data = kept
            try:
                database = hyperscan.loadb(data, hyperscan.HS_MODE_BLOCK) if places else None
                return cls(database, [source.numbers[i] for i in places])
            except hyperscan.error:  # of another platform
                pass
        places, database = _compiled(source)
        cache.put("engine", source.key, (places, hyperscan.dumpb(database) if places else b""))
        return cls(database, [source.numbers[i] for i in places])


Expression = tuple[str, int]
"""What Hyperscan is given, and its flags."""


@dataclass(frozen=True)
class Source:
    """What one database is made of: expressions, and the numbers of their needles."""

    expressions: list[Expression]
    numbers: list[int]
    literal: bool

    @cached_property
    def key(self) -> str:
        """Its name in the cache."""
        return key_of(self.expressions, self.literal, SAMPLE, hyperscan.__version__, platform.machine(), _cpu())

    @property
    def price(self) -> float:
        """Seconds that compiling takes, roughly."""
        return len(self.expressions) * (_PRICE_OF_LITERAL if self.literal else _PRICE_OF_PATTERN)


def sources(literals: Sequence[Literal], patterns: Sequence[Pattern]) -> list[Source]:
    """Of all databases: literals as they stand, literals of folded texts, and patterns in shards.

    The borders of shards depend on the patterns there alone, so that an edit moves few of them.
    """
    caseless = hyperscan.HS_FLAG_CASELESS
    raw = [i for i, lit in enumerate(literals) if not lit.ignore_case or lit.key.isascii()]
    folded = [i for i, lit in enumerate(literals) if lit.ignore_case]
    out = [
        Source([(literals[i].key, caseless * literals[i].ignore_case) for i in raw], raw, True),
        Source([(literals[i].key, 0) for i in folded], folded, True),
    ]
    utf8, once = hyperscan.HS_FLAG_UTF8, hyperscan.HS_FLAG_SINGLEMATCH
    shard = Source([], [], False)
    for number, pattern in enumerate(patterns):
        if pattern.expression is not None:
            shard.expressions.append((pattern.expression, utf8 if pattern.reach else utf8 | once))
            shard.numbers.append(number)
            if int(key_of(pattern.expression)[:8], 16) % SHARD == 0:
                out.append(shard)
                shard = Source([], [], False)
    return [*out, shard]


def price(literals: Sequence[Literal], patterns: Sequence[Pattern], cache: Cache) -> float:
    """Seconds that `Engine.compile` takes, roughly."""
    if not available():
        return _PRICE_OF_LOADING + len(literals) * _PRICE_OF_LITERAL
    return _PRICE_OF_LOADING + sum(s.price for s in sources(literals, patterns) if not cache.has("engine", s.key))


def _compiled(source: Source) -> tuple[list[int], Any]:
    """Places of the expressions that Hyperscan takes and that are worth a place, and their database.

    An expression that is met in any few sentences saves nothing: its pattern may as well be asked at once.
    """
    places = list(range(len(source.expressions)))
    parts = [(places, _database(source, places))] if source.literal else _accepted(source, places)
    met = {i: len(ends) for part, database in parts for i, ends in _Database(database, part).scan(SAMPLE).items()}
    rare = [i for part, _ in parts for i in part if source.literal or met.get(i, 0) <= _often(source.expressions[i])]
    if len(parts) == 1 and rare == places:
        return rare, parts[0][1]
    return rare, _database(source, rare) if rare else None


def _often(expression: Expression) -> int:
    """How often an expression may be met in the sample: if never, unless `regex` will be asked at these places alone."""
    return 0 if expression[1] & hyperscan.HS_FLAG_SINGLEMATCH else 2


def _accepted(source: Source, places: list[int]) -> list[tuple[list[int], Any]]:
    """Databases of those that Hyperscan takes; found by halving, as it does not say which it refuses."""
    try:
        return [(places, _database(source, places))] if places else []
    except hyperscan.error:
        half = len(places) // 2
        return _accepted(source, places[:half]) + _accepted(source, places[half:]) if half else []


def _database(source: Source, places: list[int]) -> Any:
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    expressions = [source.expressions[i] for i in places]
    database.compile(
        expressions=[text.encode("utf-8", "surrogatepass") for text, _ in expressions],
        ids=list(range(len(places))), elements=len(places), flags=[flags for _, flags in expressions],
        literal=source.literal,
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


def in_code_points(places: dict[int, list[int]], data: bytes) -> dict[int, list[int]]:
    """Places among UTF-8 bytes as places among code points."""
    counts: dict[int, int] = {}
    at = count = 0
    for place in sorted(set(chain.from_iterable(places.values()))):
        count += len(data[at:place].decode())
        at = place
        counts[place] = count
    return {number: [counts[place] for place in theirs] for number, theirs in places.items()}
