"""How often a pattern's superset is met in running text, roughly: patterns met seldom are worth a place in a database.

The estimate takes characters as independent draws from English prose. It is meant to tell "once in a thousand characters"
from "at every word", no more.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import regex

from lint.engine.syntax import ZERO_WIDTH, Node, Syntax, parts

# Shares of characters in 1.2 million characters of English speeches and country descriptions.
_SHARE = {" ": 0.155, "\n": 0.006, ",": 0.012, ".": 0.01, "-": 0.003, "'": 0.002, '"': 0.002}
_SMALL = dict(
    zip(
        "etanoirshdlcumfpgywbvkxzjq",
        (100, 74, 69, 63, 61, 60, 54, 51, 38, 33, 33, 26, 23, 22, 18, 17, 15, 14, 13, 11, 8, 5, 2, 1, 1, 1),
        strict=True,
    )
)
_CAPITAL, _DIGIT, _SIGN, _OTHER = 0.0012, 0.001, 0.0003, 0.008


def share(syntax: Syntax, nodes: Sequence[Node] | None = None) -> float:
    """Expected number of beginnings of a match for each character of text, at most 1."""
    out = 1.0
    for op, value in syntax.tree if nodes is None else nodes:
        name = str(op)
        if name == "AT" and str(value) in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
            out *= _SHARE["\n"]
        if name in ZERO_WIDTH:
            continue
        if name == "BRANCH":
            out *= min(1.0, sum(share(syntax, part) for part in value[1]))
        elif name.endswith("_REPEAT"):
            out *= share(syntax, value[2]) ** min(int(value[0]), 20)
        elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
            out *= share(syntax, next(iter(parts((op, value)))))
        elif name in ("LITERAL", "NOT_LITERAL", "IN"):
            out *= min(1.0, _share_of(syntax, (op, value)))
    return out


def _share_of(syntax: Syntax, node: Node) -> float:
    name, value = str(node[0]), node[1]
    if name == "LITERAL":
        if syntax.property_of(value) is not None:
            return _class_share(syntax, [node])
        both = {chr(value), chr(value).swapcase()} if syntax.folded else {chr(value)}
        return sum(map(_character, both))
    if name == "NOT_LITERAL":
        return 1.0
    return 1.0 if str(value[0][0]) == "NEGATE" else _class_share(syntax, value)


def _class_share(syntax: Syntax, members: Sequence[Node]) -> float:
    out = 0.0
    for op, value in members:
        name = str(op)
        if name == "LITERAL":
            written = syntax.property_of(value)
            out += _property(written) if written else _share_of(syntax, (op, value))
        elif name == "RANGE":
            low, high = value
            out += sum(_character(chr(c)) for c in range(low, min(high, 127) + 1)) + _OTHER * (high > 127) / 8
        else:  # a category: \w, \s, \d
            what = str(value)
            known = {"CATEGORY_DIGIT": 0.01, "CATEGORY_SPACE": 0.161, "CATEGORY_WORD": 0.82}
            out += known.get(what, 1.0)
    return out


@cache
def _property(written: str) -> float:
    """Share of a property such as `\\p{Lu}`."""
    pattern = regex.compile(written)
    inside = sum(_character(chr(c)) for c in range(128) if pattern.match(chr(c)))
    return inside + _OTHER * bool(pattern.match("é") or pattern.match("’") or pattern.match("—"))


def _character(char: str) -> float:
    if char in _SHARE:
        return _SHARE[char]
    if char in _SMALL:
        return _SMALL[char] / 1000
    if char.isascii():
        return _CAPITAL if char.isalpha() else _DIGIT if char.isdigit() else _SIGN
    return _OTHER / 16
