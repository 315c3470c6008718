"""A pattern in the words of Hyperscan: an expression that matches wherever the pattern does, and seldom elsewhere.

Hyperscan's `\\w`, `\\b` and letters without case are those of ASCII, or of another Unicode version, and it knows neither
look-around nor back-references. So every character that is not ASCII belongs to each class that is not spelled out,
zero-width conditions are dropped unless ASCII decides them, and the expression stops before what cannot be said.
What it claims: for each match of the pattern at `s:e` there is a match of the expression at `t:f` with `t <= s <= f`
as Hyperscan reports it (leftmost start). `regex` then decides. Case is ignored as in ASCII; the few characters
that equal ASCII letters without being such (`ſ`, KELVIN SIGN) are the caller's care.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from lint.engine.syntax import DOTALL, MULTILINE, ZERO_WIDTH, Node, Syntax, parts

_ASCII = "".join(map(chr, range(128)))
_OTHERS = r"\x{80}-\x{10ffff}"
_SEEMING_ASCII = "iIsSkK"
"""Letters that `regex` finds equal to one outside ASCII when it ignores case."""

_LONG = 20
"""Repetitions from which a number is no longer counted: Hyperscan makes a state of each."""


def superset(syntax: Syntax) -> str | None:
    """The expression, or `None` where it would say nothing."""
    if syntax.least == 0:
        return None
    writer = _Writer(syntax)
    text, _ = writer.sequence(trimmed(syntax.tree), bool(syntax.flags & MULTILINE), bool(syntax.flags & DOTALL))
    return text if text.strip("^") else None


def trimmed(tree: Sequence[Node]) -> list[Node]:
    """A sequence whose last part does not vary in length: else each of its lengths would be reported."""
    nodes = list(tree)
    while nodes:
        at = len(nodes) - 1
        while at >= 0 and str(nodes[at][0]) in ZERO_WIDTH:
            at -= 1
        if at < 0:
            return nodes
        op, value = nodes[at]
        name = str(op)
        if name.endswith("_REPEAT") and value[1] > value[0]:
            del nodes[at:]
            if value[0]:
                return [*nodes, (op, (value[0], value[0], value[2]))]
            continue
        inner = [list(part) for part in parts(nodes[at])]
        less = [trimmed(part) for part in inner]
        if name in ("SUBPATTERN", "BRANCH") and less != inner:
            new = (*value[:3], less[0]) if name == "SUBPATTERN" else (value[0], less)
            return [*nodes[:at], (op, new)]
        return nodes
    return nodes


@dataclass(frozen=True, slots=True)
class _Class:
    """A set of characters: those of ASCII one by one; of the others a range in Hyperscan's words, or none."""

    ascii: frozenset[str]
    others: str

    def __str__(self) -> str:
        if len(self.ascii) == 1 and not self.others:
            (char,) = self.ascii
            return char if char.isalnum() or char in " -_'" else f"\\x{ord(char):02x}"
        codes = sorted(map(ord, self.ascii))
        starts = [c for c in codes if c - 1 not in codes]
        ends = [c for c in codes if c + 1 not in codes]
        return "[" + "".join(f"\\x{a:02x}-\\x{b:02x}" for a, b in zip(starts, ends, strict=True)) + self.others + "]"


class _Writer:
    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax

    def sequence(self, nodes: Sequence[Node], multiline: bool, dotall: bool) -> tuple[str, bool]:
        """The expression for a sequence, and whether it says all of it (else it stops before what it cannot say)."""
        out = ""
        for i, (op, value) in enumerate(nodes):
            name = str(op)
            if name == "AT":
                out += self.place(str(value), nodes, i, multiline)
            elif name in ("LITERAL", "NOT_LITERAL", "IN"):
                out += str(self.characters((op, value)))
            elif name == "ANY":
                out += "(?s:.)" if dotall else "."
            elif name == "BRANCH":
                options = [self.sequence(part, multiline, dotall) for part in value[1]]
                out += "(?:" + "|".join(text for text, _ in options) + ")"
                if not all(whole for _, whole in options):
                    return out, False
            elif name in ("SUBPATTERN", "ATOMIC_GROUP"):
                inner, add, drop = (value[3], value[1], value[2]) if name == "SUBPATTERN" else (value, 0, 0)
                text, whole = self.sequence(
                    inner,
                    bool(add & MULTILINE) or (multiline and not drop & MULTILINE),
                    bool(add & DOTALL) or (dotall and not drop & DOTALL),
                )
                out += f"(?:{text})"
                if not whole:
                    return out, False
            elif name.endswith("_REPEAT"):
                low, high, inner = value
                text, whole = self.sequence(inner, multiline, dotall)
                if not whole:
                    return (out + f"(?:{text})" if low else out), False
                out += f"(?:{text})" + _times(low, high)
            elif name not in ZERO_WIDTH:  # back-references and conditions on groups
                return out, False
        return out, True

    def place(self, what: str, nodes: Sequence[Node], i: int, multiline: bool) -> str:
        """A zero-width condition: kept where ASCII alone decides it, else dropped, which only finds more."""
        if what in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
            return "(?m:^)" if multiline and what == "AT_BEGINNING" else "^"
        if what == "AT_BOUNDARY" and (self.touches(nodes[i + 1 :], 0) or self.touches(nodes[:i], -1)):
            return r"\b"
        return ""

    def touches(self, nodes: Sequence[Node], edge: int) -> bool:
        """Whether the first (0) or last (-1) character of a sequence is a word character of ASCII for certain."""
        nodes = [n for n in nodes if str(n[0]) not in ZERO_WIDTH]
        if not nodes:
            return False
        node = nodes[edge]
        name, value = str(node[0]), node[1]
        if name in ("LITERAL", "NOT_LITERAL", "IN"):
            chars = self.characters(node)
            return not chars.others and all(c.isalnum() or c == "_" for c in chars.ascii)
        if name.endswith("_REPEAT") and value[0] == 0:
            return False
        inner = list(parts(node))
        return bool(inner) and all(self.touches(part, edge) for part in inner)

    def characters(self, node: Node) -> _Class:
        """The characters that a node of one character may match, and perhaps a few more."""
        name, value = str(node[0]), node[1]
        items = value if name == "IN" else [("LITERAL", value)]
        negated = name == "NOT_LITERAL" or (name == "IN" and str(items[0][0]) == "NEGATE")
        chars: set[str] = set()
        others = ""
        for op, item in items:
            match str(op):
                case "LITERAL":
                    known = self.syntax.property_of(item)
                    more, rest = _known(known) if known else _range(item, item)
                case "RANGE":
                    more, rest = _range(*item)
                case "CATEGORY":
                    more, rest = _known(_CATEGORIES[str(item)])
                case _:
                    continue
            chars |= more
            others += rest
            if self.syntax.folded and not negated and rest and rest != _OTHERS:  # its other case may be anything
                chars |= set(_SEEMING_ASCII)
                others = _OTHERS
        if self.syntax.folded:
            chars |= {d for c in chars for d in (c.lower(), c.upper())}
        if negated:
            return _Class(frozenset(_ASCII) - chars, _OTHERS)
        return _Class(frozenset(chars), _OTHERS if _OTHERS in others else others)


_CATEGORIES = {
    "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W", "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S",
}  # fmt: skip


def _known(source: str) -> tuple[set[str], str]:
    """The characters of a class of `regex`."""
    return set(regex.findall(source, _ASCII)), _OTHERS


def _range(low: int, high: int) -> tuple[set[str], str]:
    chars = {chr(c) for c in range(low, min(high, 127) + 1)}
    return chars, f"\\x{{{max(low, 128):x}}}-\\x{{{high:x}}}" if high > 127 else ""


def _times(low: int, high: int) -> str:
    low = min(low, _LONG)
    return f"{{{low},{high}}}" if high <= _LONG else f"{{{low},}}"
