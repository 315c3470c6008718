"""Strings without which a pattern cannot match: a cheap question to ask before the pattern itself."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lint.matching.folding import fold
from lint.matching.syntax import ZERO_WIDTH, Node, Syntax, parts

MAX_ALTERNATIVES = 1000
"""Alternatives above which asking for each costs more than the pattern."""


class Required(NamedTuple):
    """One of `strings` stands in each text that has a match; `folded`: in the case-folded text."""

    strings: tuple[str, ...]
    folded: bool

    def met(self, text: str, low: str) -> bool:
        """Whether a match is possible in `text`, whose folded form is `low`."""
        body = low if self.folded else text
        return any(s in body for s in self.strings)


def required_literals(syntax: Syntax) -> Required | None:
    """What every text with a match contains, or `None` where that cannot be said."""
    best = _best(_sets(syntax, syntax.tree))
    if best is None:
        return None
    strings = {fold(s) for s in best} if syntax.folded else set(best)
    # a string that holds another one asks for nothing more
    least = sorted(s for s in strings if not any(o != s and o in s for o in strings))
    return Required(tuple(least), syntax.folded)


def _sets(syntax: Syntax, tree: Iterable[Node]) -> list[list[str]]:
    """Sets of strings of a sequence, of each of which one must stand in the match or beside it."""
    out: list[list[str]] = []
    run = ""
    for node in tree:
        name, value = str(node[0]), node[1]
        if name == "LITERAL" and syntax.property_of(value) is None:
            run += chr(value)
            continue
        if name in ZERO_WIDTH:  # the run goes on
            if name == "ASSERT":
                out += _sets(syntax, value[1])
            continue
        if run:
            out.append([run])
            run = ""
        if name == "BRANCH":
            options = [_best(_sets(syntax, part)) for part in parts(node)]
            if all(options):
                out.append([s for o in options if o for s in o])
        elif name in ("SUBPATTERN", "ATOMIC_GROUP") or (name.endswith("_REPEAT") and value[0] > 0):
            out += [s for part in parts(node) for s in _sets(syntax, part)]
    return [*out, [run]] if run else out


def _best(sets: Sequence[list[str]]) -> list[str] | None:
    """The set that is met least often: long strings, few of them."""
    usable = [s for s in sets if len(s) <= MAX_ALTERNATIVES]
    return max(usable, key=lambda s: (min(map(len, s)), -len(s)), default=None)
