"""Regex needles. `regex` is the definition of each; everything else only decides where it need not be asked."""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from time import process_time
from typing import NamedTuple

import regex

from lint.core.kind import Needle
from lint.matching.line_extent import MOST_WORDS, LineExtent, has_long_lines, line_extent
from lint.matching.prefilter import prefilter
from lint.matching.required_literals import Required, required_literals
from lint.matching.syntax import parse

TIMEOUT = 2.0
"""Seconds of CPU time that one pattern may take on one text."""

DENSE = 100
"""Code points between places on average, below which looking at the whole text costs less than looking around each."""

FEW_WORDS = 8
"""Spaces that a match may hold up to which it is looked for among the words around a place, where lines are paragraphs."""

PARAGRAPH = 150
"""Code points of lines on average from which on they are paragraphs."""

STRIKES = 3
"""Patterns that may run out of time on one text; after that the text's other patterns are not tried."""


@lru_cache(maxsize=2048)
def compiled(text: str, flags: int = 0) -> regex.Pattern[str]:
    """A compiled regex, for all who ask for it; `regex` itself forgets after 500."""
    return regex.compile(text, flags)


class Regex:
    """A compiled regex that is unpickled only when it is asked for: few are met in a run."""

    __slots__ = ("_compiled", "_packed")

    def __init__(self, compiled: regex.Pattern[str]) -> None:
        self._compiled: regex.Pattern[str] | None = compiled
        self._packed = b""

    @property
    def compiled(self) -> regex.Pattern[str]:
        """The regex."""
        if self._compiled is None:
            self._compiled = pickle.loads(self._packed)
        return self._compiled

    def __reduce__(self) -> tuple[object, ...]:
        return _packed, (self._packed or pickle.dumps(self._compiled, protocol=5),)


def _packed(data: bytes) -> Regex:
    regex_ = Regex.__new__(Regex)
    regex_._compiled, regex_._packed = None, data
    return regex_


class ScanPattern(NamedTuple):
    """A regex needle of one rule or several (`owners` are their numbers and tags), with what it cannot match without."""

    owners: tuple[tuple[int, object], ...]
    regex: Regex
    required: Required | None
    folded: bool
    """Whether case is ignored anywhere in it."""
    text: str
    ignore_case: bool

    @classmethod
    def all_of(cls, needles: Iterable[tuple[int, Needle]]) -> list[ScanPattern]:
        """The patterns among the needles of rules, each once."""
        owners: dict[tuple[str, bool], list[tuple[int, object]]] = defaultdict(list)
        for rule, n in needles:
            if not n.literal:
                owners[n.text, n.ignore_case].append((rule, n.tag))
        return [cls.of(Needle(text, ignore_case=folds), theirs) for (text, folds), theirs in owners.items()]

    @classmethod
    def of(cls, needle: Needle, owners: Iterable[tuple[int, object]] = ()) -> ScanPattern:
        """The pattern of a needle that is no literal."""
        syntax = parse(needle.text, needle.ignore_case)
        return cls(
            tuple(owners),
            Regex(compiled(needle.text, regex.I if needle.ignore_case else 0)),
            required_literals(syntax) if syntax else None,
            syntax is None or syntax.folded,
            needle.text,
            needle.ignore_case,
        )

    def spans(self, text: str, places: Sequence[int] = (), extent: LineExtent | None = None) -> list[tuple[int, int]]:
        """Spans of all matches; raises `TimeoutError`. `places`: where its superset ended, if that is known, and how far
        matches reach from there.

        They are collected at once: `regex` counts the caller's time between two matches as the pattern's own.
        """
        find = self.regex.compiled.finditer
        if not places or not extent or len(places) * DENSE > len(text):
            return [m.span() for m in list(find(text, timeout=TIMEOUT))]
        windows = list(extent.windows(text, places))
        out: list[tuple[int, int]] = []
        left, until = TIMEOUT, process_time() + TIMEOUT if len(windows) > 1 else 0.0  # to ask for the time is dear
        for start, last, end in windows:
            out += [m.span() for m in list(find(text, start, end, timeout=left)) if m.start() <= last]
            if until:
                left = until - process_time()
                if left <= 0:
                    raise TimeoutError
        return out


class Prefilter(NamedTuple):
    """What compiled databases need of a pattern; it takes a while to work out, so it is kept beside them."""

    expression: str | None
    """Its superset in the words of Hyperscan."""
    lines: LineExtent | None
    """How far matches reach over lines: if that is known, it can be asked about parts of a text."""
    words: LineExtent | None
    """How far matches reach over words, for texts with very long lines; only where the other is known as well."""

    @classmethod
    def of(cls, text: str, ignore_case: bool = False) -> Prefilter:
        """The prefilter of a regex."""
        syntax = parse(text, ignore_case)
        if syntax is None:
            return cls(None, None, None)
        lines = line_extent(syntax)
        return cls(prefilter(syntax), lines, line_extent(syntax, " ", MOST_WORDS) if lines else None)


class TimeoutBudget:
    """Patterns that ran out of time on one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.late: list[ScanPattern] = []
        """These patterns."""

    @cached_property
    def _long_lines(self) -> bool:
        return has_long_lines(self._text)

    @cached_property
    def _in_paragraphs(self) -> bool:
        return len(self._text) > PARAGRAPH * (self._text.count("\n") + 1)

    def _extent(self, known: Prefilter) -> LineExtent | None:
        if known.words is None:
            return known.lines
        few = known.words.breaks <= FEW_WORDS
        return known.words if (self._in_paragraphs if few else self._long_lines) else known.lines

    def spans(
        self, pattern: ScanPattern, places: Sequence[int] = (), known: Prefilter | None = None
    ) -> Iterable[tuple[int, int]]:
        """Matches of a pattern, see `ScanPattern.spans`; none once there were too many strikes."""
        if len(self.late) >= STRIKES:
            return ()
        try:
            return pattern.spans(self._text, places, known and self._extent(known))
        except TimeoutError:
            self.late.append(pattern)
            return ()
