"""Whether a pattern's matches hold ASCII letters or digits: of lines without them, or with them, few patterns need be asked."""

from __future__ import annotations

from collections.abc import Iterable

from lint.matching.classes import characters
from lint.matching.syntax import ZERO_WIDTH, Node, Syntax, parts

LETTERS, DIGITS = 1, 2
"""The two bits of a shape."""

ALL = frozenset(range(4))


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
        return frozenset(map(shape, characters(syntax, node).ascii))
    inner = [_of_sequence(syntax, part) for part in parts(node)]
    if not inner:  # a wildcard, or what we do not look into
        return ALL
    found = frozenset[int]().union(*inner)
    if name.endswith("_REPEAT"):
        found |= _both(found, found)  # two bits come together in two rounds
        return found if value[0] else found | {0}
    return found
