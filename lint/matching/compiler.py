"""Compiling needles into Hyperscan databases, in shards, on several processes, and what that costs.

Literals go to the literal compiler (16,000 in under a second; as `\\b…\\b` regexes in 44), patterns as supersets in shards
cut by content, so that an edited pack compiles little anew. Small shards compile faster and scan as fast: 80 patterns
take .7 seconds, 240 take 5.8. Databases are kept serialised: loading takes milliseconds.
"""

from __future__ import annotations

import functools
import importlib
import json
import multiprocessing
import os
import platform
import threading
from collections import Counter
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from lint.core.cache import Cache, key_of
from lint.matching.literals import Literal
from lint.matching.patterns import Prefilter, ScanPattern

SHARD = 64
"""Patterns in a shard, on average."""

_PRICE_OF_LITERAL, _PRICE_OF_PATTERN, _PRICE_OF_LOADING = 0.00004, 0.02, 0.05
"""Seconds that compiling takes for each, and loading for all, on a machine of 2024: only their size matters."""

_MUCH = 1.0
"""Seconds of compiling that are worth more than one process."""

hyperscan: Any
try:
    hyperscan = importlib.import_module("hyperscan")
except ImportError:  # no wheel for this platform
    hyperscan = None


_OFTEN = 4
"""Times in the sample of 1.1 kB up to which asking `regex` around the places costs less than asking it everywhere."""

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
        used = SAMPLE, _OFTEN, hyperscan.__version__, platform.machine(), _cpu()
        return key_of("made", self.expressions, self.literal, *used)

    @property
    def price(self) -> float:
        """Seconds that compiling takes, roughly."""
        return len(self.expressions) * (_PRICE_OF_LITERAL if self.literal else _PRICE_OF_PATTERN)


def sources(literals: Sequence[Literal], filters: Sequence[Prefilter]) -> list[Source]:
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
    for number, known in enumerate(filters):
        if known.expression is not None:
            shard.expressions.append((known.expression, utf8 if known.lines else utf8 | once))
            shard.numbers.append(number)
            if int(key_of(known.expression)[:8], 16) % SHARD == 0:
                out.append(shard)
                shard = Source([], [], False)
    return [*out, shard]


def price(
    literals: Sequence[Literal], patterns: Sequence[ScanPattern], filters: Sequence[Prefilter] | None, cache: Cache
) -> float:
    """Seconds that `Engine.compile` takes, roughly; where the prefilters are not known, nothing is compiled yet."""
    if not available():
        return _PRICE_OF_LOADING + len(literals) * _PRICE_OF_LITERAL
    if filters is None:
        return _PRICE_OF_LOADING + len(literals) * _PRICE_OF_LITERAL + len(patterns) * _PRICE_OF_PATTERN
    return _PRICE_OF_LOADING + sum(s.price for s in sources(literals, filters) if not cache.has("engine", s.key))


class Made(NamedTuple):
    """A compiled database, serialised, and the places of the expressions in it."""

    places: list[int]
    data: bytes

    def loaded(self) -> object:
        """The database, ready to scan; `None` where there is nothing to look for."""
        return hyperscan.loadb(self.data, hyperscan.HS_MODE_BLOCK) if self.places else None


def compiled(every: Sequence[Source], cache: Cache) -> list[tuple[list[int], object]]:
    """The databases of all sources and the places of the expressions in each, from the cache or compiled, then on as
    many processes as the machine runs at once."""
    ready = [_kept(source, cache) for source in every]
    missing = [i for i, known in enumerate(ready) if known is None]
    for i, made in zip(missing, _each([every[i] for i in missing]), strict=True):
        ready[i] = made.places, made.loaded()
        cache.put("engine", every[i].key, made)
    return [known for known in ready if known is not None]


def packed(every: Sequence[Source], cache: Cache) -> dict[str, bytes]:
    """The databases of all sources by their keys, in bytes: a line of JSON with the places, then the database."""
    kept = {source.key: cache.get("engine", source.key, Made) for source in every if source.expressions}
    made = {key: one for key, one in kept.items() if one is not None}
    missing = [source for source in every if source.expressions and source.key not in made]
    made |= {source.key: one for source, one in zip(missing, _each(missing), strict=True)}
    return {key: json.dumps(one.places).encode() + b"\n" + one.data for key, one in made.items()}


def take_in(key: str, data: bytes, cache: Cache) -> None:
    """Put a packed database, whose origin is trusted, into a cache."""
    places, _, database = data.partition(b"\n")
    cache.put("engine", key, Made([int(place) for place in json.loads(places)], database))


def _kept(source: Source, cache: Cache) -> tuple[list[int], object] | None:
    if not source.expressions:
        return [], None
    made = cache.get("engine", source.key, Made)
    try:
        return (made.places, made.loaded()) if made else None
    except hyperscan.error:  # of another platform
        return None


def _each(missing: Sequence[Source]) -> Iterable[Made]:
    jobs = min(os.cpu_count() or 1, len(missing))
    within = multiprocessing.current_process().daemon  # which may have no processes of its own
    little = sum(source.price for source in missing) < _MUCH
    if (
        jobs < 2
        or little
        or within
        or "fork" not in multiprocessing.get_all_start_methods()
        or threading.active_count() > 1
    ):
        return map(_made, missing)
    dearest_first = sorted(range(len(missing)), key=lambda i: -missing[i].price)
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
        try:
            done = dict(zip(dearest_first, pool.map(_made, [missing[i] for i in dearest_first]), strict=True))
        except BrokenProcessPool:  # killed, or out of memory
            return map(_made, missing)
    return [done[i] for i in range(len(missing))]


def _made(source: Source) -> Made:
    places, database = _compiled(source)
    return Made(places, hyperscan.dumpb(database) if places else b"")


def _compiled(source: Source) -> tuple[list[int], object]:
    """Places of the expressions that Hyperscan takes and that are worth a place, and their database.

    An expression that is met in any few sentences saves nothing: its pattern may as well be asked at once.
    """
    places = list(range(len(source.expressions)))
    parts = [(places, _database(source, places))] if source.literal else _accepted(source, places)
    met = {i: times for part, database in parts for i, times in _met(database, part).items()}
    rare = [i for part, _ in parts for i in part if source.literal or met.get(i, 0) <= _often(source.expressions[i])]
    if len(parts) == 1 and rare == places:
        return rare, parts[0][1]
    return rare, _database(source, rare) if rare else None


def _met(database: Any, numbers: Sequence[int]) -> Counter[int]:
    """How often each expression of a database is met in the sample."""
    times: Counter[int] = Counter()

    def met(place: int, start: int, end: int, flags: int, context: object) -> None:
        times[numbers[place]] += 1

    database.scratch = hyperscan.Scratch(database)
    database.scan(SAMPLE, match_event_handler=met)
    return times


def times_met(known: Prefilter) -> int:
    """How often the superset of a pattern is met in the sample, a page of ordinary text; 0 where there is none to look for."""
    if known.expression is None:
        return 0
    source = Source([(known.expression, hyperscan.HS_FLAG_UTF8)], [0], False)
    return sum(sum(_met(database, part).values()) for part, database in _accepted(source, [0]))


def _often(expression: Expression) -> int:
    """How often an expression may be met in the sample: if never, unless `regex` will be asked at these places alone."""
    return 0 if expression[1] & hyperscan.HS_FLAG_SINGLEMATCH else _OFTEN


def _accepted(source: Source, places: list[int]) -> list[tuple[list[int], object]]:
    """Databases of those that Hyperscan takes; found by halving, as it does not say which it refuses."""
    try:
        return [(places, _database(source, places))] if places else []
    except hyperscan.error:
        half = len(places) // 2
        return _accepted(source, places[:half]) + _accepted(source, places[half:]) if half else []


def _database(source: Source, places: list[int]) -> object:
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
