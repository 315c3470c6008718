"""Whether a pattern's matches hold ASCII letters or digits: of lines without them, or with them, few patterns need be asked."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

import regex

from lint.engine.syntax import ZERO_WIDTH, Node, Syntax, parts

LETTERS, DIGITS = 1, 2
"""The two bits of a shape."""

ALL = frozenset(range(4))
_CLASSES = {"DIGIT": r"\d", "NOT_DIGIT": r"\D", "SPACE": r"\s", "NOT_SPACE": r"\S", "WORD": r"\w", "NOT_WORD": r"\W"}
_ASCII = "".join(map(chr, range(128)))


def shape(text: str) -> int:
    """The shape of an ASCII text."""
    letters = any(map(str.isalpha, text))
    return letters * LETTERS + any(map(str.isdigit, text)) * DIGITS


def shapes(syntax: Syntax | None) -> frozenset[int]:
    """The shapes that ASCII texts may have that a pattern matches as a whole: never too few."""
    return _of_sequence(syntax, syntax.tree) if syntax else ALL


def _of_sequence(syntax: Syntax, tree: Iterable[Node]) -> frozenset[int]:
    found = frozenset({0})
    for node in tree:
        found = _both(found, _of_node(syntax, node))
    return found


def _both(one: frozenset[int], other: frozenset[int]) -> frozenset[int]:
    return frozenset(a | b for a in one for b in other)


def _of_node(syntax: Syntax, node: Node) -> frozenset[int]:
    name, value = str(node[0]), node[1]
    if name in ZERO_WIDTH:
        return frozenset({0})
    if name in ("LITERAL", "NOT_LITERAL", "IN"):
        return _of_characters(syntax, name, value)
    inner = [_of_sequence(syntax, part) for part in parts(node)]
    if not inner:  # a wildcard, or what we do not look into
        return ALL
    found = frozenset[int]().union(*inner)
    if name.endswith("_REPEAT"):
        found |= _both(found, found)  # two bits come together in two rounds
        return found if value[0] else found | {0}
    return found


def _of_characters(syntax: Syntax, name: str, value: object) -> frozenset[int]:
    """The shapes of the single characters that a node admits, with and without regard to case."""
    items = value if isinstance(value, list) else [(name, value)]
    return _of_class("".join(_written(syntax, str(item[0]), item[1]) for item in items))


@lru_cache(maxsize=1024)
def _of_class(source: str) -> frozenset[int]:
    try:
        found = [c for flags in (0, regex.I) for c in regex.findall(f"[{source}]", _ASCII, flags)]
    except regex.error:
        return ALL
    return frozenset(map(shape, found))


def _written(syntax: Syntax, name: str, value: object) -> str:
    """A part of a character class as it is written."""
    if name == "NEGATE":
        return "^"
    if name == "RANGE" and isinstance(value, tuple):
        return f"\\U{value[0]:08x}-\\U{value[1]:08x}"
    if name == "CATEGORY":
        return _CLASSES[str(value).removeprefix("CATEGORY_")]
    assert isinstance(value, int)
    literal = syntax.property_of(value) or f"\\U{value:08x}"
    return f"^{literal}" if name == "NOT_LITERAL" else literal
