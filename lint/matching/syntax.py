"""Parse trees of patterns, as the standard library makes them.

Its dialect is nearly `regex`'s. Where the two could read one text differently there is no tree, and whoever asked
must let `regex` answer alone. Properties (`\\p{Lu}`), which `re` does not know, go through it as placeholders.
"""

from __future__ import annotations

import importlib
import sys
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import regex

from lint.core import late

Argument: TypeAlias = Any
"""What an operation of `re._parser` holds, which the standard library does not type: numbers, trees, tuples of them."""
Node: TypeAlias = tuple[object, Argument]
"""An operation and its argument; `str(operation)` is its name."""

IGNORECASE, MULTILINE, DOTALL = 2, 8, 16
ZERO_WIDTH = ("AT", "ASSERT", "ASSERT_NOT")

_FIRST = 0xF0000
"""Placeholders are private-use characters from here on."""

_TOKEN = late.regex(
    r"\\(?:(?P<property>[pP]\{[^{}]*\}|[hRX])|(?P<end>z)|N\{[^{}]*\}|.)|\(\?P?<(?P<group>\w+)>", regex.S
)
# fuzzy matching and POSIX classes, which `re` reads as plain characters, and characters that we use ourselves; braces in a
# class are themselves
_OTHER_DIALECT = late.regex(
    r"\[:\^?\w+:\]|\[\^?\]?(?:(?!\[:)[^\]])*+\](*SKIP)(*FAIL)|\{(?!\d*,?\d*\})|[\U000f0000-\U0010ffff]"
)
_REFERENCE = late.regex(r"\(\?P=|\\[1-9]|\(\?\(")


@dataclass(frozen=True, slots=True)
class Syntax:
    """A parsed pattern: its tree, whether case is ignored anywhere in it, its flags and the properties it names."""

    tree: Sequence[Node]
    folded: bool
    flags: int
    properties: Sequence[str]
    least: int
    """Fewest characters of a match."""
    most: int
    """Most characters of a match; very many where there is no limit."""

    def property_of(self, code: int) -> str | None:
        """The property behind a placeholder, as it was written."""
        return self.properties[code - _FIRST] if _FIRST <= code < _FIRST + len(self.properties) else None


def parse(source: str, ignore_case: bool) -> Syntax | None:
    """The syntax of a pattern, or `None`."""
    properties: list[str] = []
    groups: set[str] = set()
    repeated: set[str] = set()

    def understood(match: regex.Match[str]) -> str:
        name = match["group"]
        if name:  # `re` knows another way of naming, and no name twice
            again = name in groups
            (repeated if again else groups).add(name)
            return "(" if again else f"(?P<{name}>"
        if match["end"]:  # `re` writes the end of a text so
            return r"\Z"
        if not match["property"]:
            return match.group()
        properties.append(match.group())
        return chr(_FIRST + len(properties) - 1)

    if _OTHER_DIALECT.search(_TOKEN.sub("", source)):
        return None
    plain = _TOKEN.sub(understood, source)
    if repeated and _REFERENCE.search(source):  # to any group of the name, under one number
        return None
    parser: Argument = importlib.import_module("re._parser")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = parser.parse(plain, IGNORECASE if ignore_case else 0)
    except Exception:  # not of this dialect: re.error, but also RecursionError and OverflowError
        return None
    folded = bool(tree.state.flags & IGNORECASE) or _ignores_case(tree)
    least, most = map(int, tree.getwidth())  # Python 3.11.2 gives a constant of its own, which cannot be pickled
    if r"\X" in properties or r"\R" in properties:  # these take more than the one character of a placeholder
        most = sys.maxsize
    return Syntax(tree, folded, tree.state.flags, properties, least, most)


def parts(node: Node) -> Iterable[Sequence[Node]]:
    """The sequences inside a node."""
    name, value = str(node[0]), node[1]
    if name == "SUBPATTERN":
        return [value[3]]
    if name == "BRANCH":
        return list(value[1])
    if name.endswith("_REPEAT"):
        return [value[2]]
    if name == "ATOMIC_GROUP":
        return [value]
    if name in ("ASSERT", "ASSERT_NOT"):
        return [value[1]]
    return []


def _ignores_case(tree: Iterable[Node]) -> bool:
    """Whether `(?i:...)` stands anywhere."""
    return any(
        (str(node[0]) == "SUBPATTERN" and node[1][1] & IGNORECASE) or any(map(_ignores_case, parts(node)))
        for node in tree
    )
