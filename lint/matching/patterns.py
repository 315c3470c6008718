"""Regex needles. `regex` is the definition of each; everything else only decides where it need not be asked."""

from __future__ import annotations

import pickle
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from time import process_time
from typing import Any, NamedTuple

import regex

from lint.core.kind import Needle
from lint.matching.line_extent import MOST_WORDS, Reach, has_long_lines, reach
from lint.matching.prefilter import superset
from lint.matching.required_literals import Required, required
from lint.matching.syntax import parse

TIMEOUT = 2.0
"""Seconds of CPU time that one pattern may take on one text."""

DENSE = 150
"""Code points between places on average, below which looking at the whole text costs less than looking around each."""

STRIKES = 3
"""Patterns that may run out of time on one text; after that the text's other patterns are not tried."""


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

    def __reduce__(self) -> tuple[Any, ...]:
        return _packed, (self._packed or pickle.dumps(self._compiled, protocol=5),)


def _packed(data: bytes) -> Regex:
    regex_ = Regex.__new__(Regex)
    regex_._compiled, regex_._packed = None, data
    return regex_


class Pattern(NamedTuple):
    """A regex needle of one rule or several (`owners` are their numbers and tags), with what it cannot match without."""

    owners: tuple[tuple[int, Any], ...]
    regex: Regex
    required: Required | None
    folded: bool
    """Whether case is ignored anywhere in it."""
    expression: str | None
    """Its superset in the words of Hyperscan."""
    reach: Reach | None
    """How far matches reach over lines: if that is known, it can be asked about parts of a text."""
    words: Reach | None
    """How far matches reach over words, for texts with very long lines; only where the other is known as well."""

    @classmethod
    def all_of(cls, needles: Iterable[tuple[int, Needle]]) -> list[Pattern]:
        """The patterns among the needles of rules, each once."""
        owners: dict[tuple[str, bool], list[tuple[int, Any]]] = defaultdict(list)
        for rule, n in needles:
            if not n.literal:
                owners[n.text, n.ignore_case].append((rule, n.tag))
        return [cls.of(Needle(text, ignore_case=folds), theirs) for (text, folds), theirs in owners.items()]

    @classmethod
    def of(cls, needle: Needle, owners: Iterable[tuple[int, Any]] = ()) -> Pattern:
        """The pattern of a needle that is no literal."""
        syntax = parse(needle.text, needle.ignore_case)
        lines = reach(syntax) if syntax else None
        return cls(
            tuple(owners),
            Regex(regex.compile(needle.text, regex.I if needle.ignore_case else 0)),
            required(syntax) if syntax else None,
            syntax is None or syntax.folded,
            superset(syntax) if syntax else None,
            lines,
            reach(syntax, " ", MOST_WORDS) if syntax and lines else None,
        )

    def spans(self, text: str, places: Sequence[int] = (), long_lines: bool = False) -> list[tuple[int, int]]:
        """Spans of all matches; raises `TimeoutError`. `places`: where its superset ended, if that is known.

        They are collected at once: `regex` counts the caller's time between two matches as the pattern's own.
        """
        find = self.regex.compiled.finditer
        reach = (self.words if long_lines else None) or self.reach
        if not places or not reach or len(places) * DENSE > len(text):
            return [m.span() for m in list(find(text, timeout=TIMEOUT))]
        out: list[tuple[int, int]] = []
        until = process_time() + TIMEOUT
        for start, last, end in reach.windows(text, places):
            left = until - process_time()
            if left <= 0:
                raise TimeoutError
            out += [m.span() for m in list(find(text, start, end, timeout=left)) if m.start() <= last]
        return out


class Strikes:
    """Patterns that ran out of time on one text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.late: list[Pattern] = []
        """These patterns."""

    @cached_property
    def _long_lines(self) -> bool:
        return has_long_lines(self._text)

    def spans(self, pattern: Pattern, places: Sequence[int] = ()) -> Iterable[tuple[int, int]]:
        """Matches of a pattern, see `Pattern.spans`; none once there were too many strikes."""
        if len(self.late) >= STRIKES:
            return ()
        try:
            return pattern.spans(self._text, places, bool(places) and self._long_lines)
        except TimeoutError:
            self.late.append(pattern)
            return ()
