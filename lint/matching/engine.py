"""One scan for all rules: needles in, hits by rule out, exactly as if each needle were looked for on its own.

An engine begins without anything compiled: it asks which distinct words a text has, and which required strings. That
is all that a few files need. Once it has spent as much time on this as compiled databases would cost, it gets them:
so no run takes more than twice the time it had to. What earlier runs spent counts, so that many small runs get them, too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import partial
from itertools import repeat
from operator import itemgetter
from time import perf_counter

from lint.core.cache import Cache, key_of
from lint.core.kind import Hit, Needle
from lint.matching.folding import fold
from lint.matching.literals import Literal
from lint.matching.patterns import STRIKES, Prefilter, ScanPattern, TimeoutBudget
from lint.matching.plain import Scanner, WordScanner

__all__ = ["STRIKES", "Engine"]


_position = itemgetter(0, 1)

_hit: Callable[[tuple[int, int, object]], Hit] = partial(tuple.__new__, Hit)
"""`Hit` from a tuple; by its name it takes three times as long."""


PLAINLY = 4e-6
"""Seconds that a byte of documentation takes without anything compiled."""
NOTED = 0.5
"""Seconds spent without that are kept for the next run together."""
SHARE = 0.1
"""What a run must have spent itself of the price before it compiles: who checks one small file is not made to wait."""


class Engine:
    """The needles of all rules, by the number of their rule. `scan` finds all of them in one text."""

    def __init__(self, needles: Iterable[tuple[int, Needle]]) -> None:
        needles = list(needles)
        self.cache = Cache(None)
        """Where databases are kept."""
        self.scanned = frozenset(rule for rule, _ in needles)
        """Rules that have needles."""
        self._literals = Literal.all_of(needles)
        self._patterns = ScanPattern.all_of(needles)
        self._late: set[int] = set()
        self._scanner: Scanner = WordScanner(self._literals, self._patterns)
        self._spent, self._price = 0.0, 0.0  # in this run; what this run may spend
        self._before, self._noted = 0.0, 0.0  # in earlier runs; of this run, what is kept
        self._prefilters: list[Prefilter] = []
        self.key = ""
        """What stands for the engine in the cache."""

    def __getstate__(self) -> dict[str, object]:  # databases do not pickle: a process that is spawned begins plainly
        plain = self._scanner if isinstance(self._scanner, WordScanner) else WordScanner(self._literals, self._patterns)
        fresh = dict.fromkeys(("_spent", "_price", "_before", "_noted"), 0.0)
        return {**self.__dict__, "_scanner": plain, **fresh, "_late": set(), "_prefilters": []}

    def take_timed_out(self) -> list[int]:
        """Rules whose patterns ran out of time since this was last asked."""
        late, self._late = sorted(self._late), set()
        return late

    def scan(self, text: str) -> dict[int, list[Hit]]:
        """Hits of every rule that has any, in order of position; those of one needle do not overlap."""
        if self.is_plain:
            began = perf_counter()
            found = self._scan(text)
            self._spent += perf_counter() - began
            if self._spent > (self._price or self._ask_price()):
                self.compile()
            elif self._spent > self._noted + NOTED:
                self._noted = self._spent
                self.cache.put("engine", self._key_of(b"spent"), self._before + self._spent)
            return found
        return self._scan(text)

    def expect(self, size: int) -> None:
        """Compile at once where so many bytes of text would take longer without; before processes are forked, it serves all."""
        if self.is_plain and size * PLAINLY > (self._price or self._ask_price()):
            self.compile()

    @property
    def is_plain(self) -> bool:
        """Whether it does without compiled databases so far."""
        return isinstance(self._scanner, WordScanner)

    def compile(self) -> None:
        """Get the fastest scanner that this platform has, from the cache or by compiling; worth its while for much text."""
        if self.is_plain:
            from lint.matching import compiler, databases, plain

            if compiler.available():
                self._scanner = databases.HyperscanScanner(self._literals, self._patterns, self._filters(), self.cache)
            else:
                self._scanner = plain.AhoCorasickScanner(self._literals, self._patterns)

    def asked_everywhere(self) -> list[tuple[int, str, int]]:
        """Patterns that compiled databases do not spare a text, as they have no string that it might lack: the number of a
        rule that has it, the pattern, and how often a page of ordinary text would meet it (0: it cannot be looked for)."""
        from lint.matching import compiler, databases

        if not compiler.available():
            return []
        scanner = databases.HyperscanScanner(self._literals, self._patterns, self._filters(), self.cache)
        filters = dict(zip(map(id, self._patterns), self._filters(), strict=True))
        page = compiler.SAMPLE.decode()
        dear = [p for p in scanner.others if p.required is None or p.required.met(page, fold(page))]
        return [(p.owners[0][0], p.text, compiler.times_met(filters[id(p)])) for p in dear]

    def databases(self) -> dict[str, bytes]:
        """The compiled databases of this platform by their keys, for other machines like this one; none where there is no
        compiler."""
        from lint.matching import compiler

        if not compiler.available():
            return {}
        return compiler.packed(compiler.sources(self._literals, self._filters()), self.cache)

    def _ask_price(self) -> float:
        from lint.matching import compiler

        known = self._prefilters or self.cache.get("engine", self._key_of(b"prefilters"), list)
        price = compiler.price(self._literals, self._patterns, known, self.cache)
        self._before = self.cache.get("engine", self._key_of(b"spent"), float) or 0.0
        self._price = max(price - self._before, price * SHARE)
        return self._price

    def _key_of(self, what: bytes) -> str:
        return key_of(self.key, what) if self.key else ""

    def _filters(self) -> list[Prefilter]:
        if not self._prefilters:
            kept: list[Prefilter] | None = self.cache.get("engine", self._key_of(b"prefilters"), list)
            self._prefilters = kept or [Prefilter.of(p.text, p.ignore_case) for p in self._patterns]
            if kept is None:
                self.cache.put("engine", self._key_of(b"prefilters"), self._prefilters)
        return self._prefilters

    def _scan(self, text: str) -> dict[int, list[Hit]]:
        found: dict[int, list[Hit]] = defaultdict(list)
        strikes = TimeoutBudget(text)
        places, matches = self._scanner.look(text, strikes)
        for number, keys in sorted(places):
            literal = self._literals[number]
            starts = literal.standing(text, keys)
            if len(starts) == 1:  # most of them
                at, size = starts[0], len(literal.key)
                for rule, tag in literal.owners:
                    found[rule].append(_hit((at, at + size, tag)))
            elif starts:
                size = len(literal.key)
                ends = [at + size for at in starts]
                for rule, tag in literal.owners:
                    found[rule] += map(_hit, zip(starts, ends, repeat(tag)))
        for pattern, spans in matches:
            if spans:
                for rule, tag in pattern.owners:
                    found[rule] += [_hit((start, end, tag)) for start, end in spans]
        self._late.update(rule for pattern in strikes.late for rule, _ in pattern.owners)
        for hits in found.values():
            if len(hits) > 1:
                hits.sort(key=_position)
        return found
