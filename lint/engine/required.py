"""Strings without which a pattern cannot match: a cheap question to ask before the pattern itself.

Read off the parse tree that the standard library makes of a pattern. Its dialect is nearly `regex`'s; where the two
could read one text differently, nothing is claimed and the pattern always runs.
"""

from __future__ import annotations

import importlib
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from lint.engine.folding import fold

MOST = 64
"""Alternatives above which asking for each costs more than the pattern."""

_PROPERTY = regex.compile(r"\\(?:[pP]\{[^{}]*\}|[hRX]|(.))", regex.S)
_OTHER_DIALECT = regex.compile(r"\[:|\{(?!\d*,?\d*\})|&&|--|\|\||~~")
"""POSIX classes, fuzzy matching and set operations: `re` reads these as plain characters."""


@dataclass(frozen=True, slots=True)
class Required:
    """One of `strings` stands in every match; `folded`: in the case-folded text."""

    strings: tuple[str, ...]
    folded: bool

    def met(self, text: str, low: str) -> bool:
        """Whether a match is possible in `text`, whose folded form is `low`."""
        body = low if self.folded else text
        return any(s in body for s in self.strings)


def required(source: str, ignore_case: bool) -> Required | None:
    """What every match of a pattern contains, or `None` where that cannot be said."""
    # what `re` does not know is a class of characters for our purpose, and classes are never looked into
    plain = _PROPERTY.sub(lambda m: m[0] if m[1] else r"\w", source)
    if _OTHER_DIALECT.search(plain):
        return None
    parser: Any = importlib.import_module("re._parser")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = parser.parse(plain, parser.SRE_FLAG_IGNORECASE if ignore_case else 0)
    except Exception:  # not a pattern of this dialect; RecursionError and OverflowError are met as well
        return None
    folded = bool(tree.state.flags & parser.SRE_FLAG_IGNORECASE) or _has_scoped_case(tree)
    best = _best(_sets(tree))
    if best is None:
        return None
    strings = {fold(s) for s in best} if folded else set(best)
    # a string that holds another one asks for nothing more
    least = sorted(s for s in strings if not any(o != s and o in s for o in strings))
    return Required(tuple(least), folded)


def _has_scoped_case(tree: Any) -> bool:
    """Whether `(?i:...)` stands anywhere: then the whole is compared without case, which asks for less."""
    for op, value in tree:
        if str(op) == "SUBPATTERN" and value[1] & 2:
            return True
        if any(_has_scoped_case(part) for part in _parts(op, value)):
            return True
    return False


def _parts(op: Any, value: Any) -> Iterable[Any]:
    match str(op):
        case "SUBPATTERN":
            return [value[3]]
        case "BRANCH":
            return list(value[1])
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return [value[2]]
        case "ATOMIC_GROUP":
            return [value]
        case "ASSERT" | "ASSERT_NOT":
            return [value[1]]
    return []


def _sets(tree: Iterable[tuple[Any, Any]]) -> list[list[str]]:
    """Sets of strings of a sequence, of each of which one must stand in the match."""
    out: list[list[str]] = []
    run = ""
    for op, value in tree:
        name = str(op)
        if name == "LITERAL":
            run += chr(value)
            continue
        if name in ("AT", "ASSERT", "ASSERT_NOT"):  # of no width: the run goes on
            continue
        if run:
            out.append([run])
            run = ""
        if name == "BRANCH":
            options = [_best(_sets(part)) for part in value[1]]
            if all(options):
                out.append([s for o in options if o for s in o])
        elif name in ("SUBPATTERN", "ATOMIC_GROUP") or (name.endswith("_REPEAT") and value[0] > 0):
            out += [s for part in _parts(op, value) for s in _sets(part)]
    return [*out, [run]] if run else out


def _best(sets: Sequence[list[str]]) -> list[str] | None:
    """The set that is met least often: long strings, few of them."""
    usable = [s for s in sets if len(s) <= MOST]
    return max(usable, key=lambda s: (min(map(len, s)), -len(s)), default=None)
