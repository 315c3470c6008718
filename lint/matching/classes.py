"""Which characters a node of one character may match: those of ASCII one by one, and of the others what can be said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import regex

from lint.matching.folding import variants
from lint.matching.syntax import ZERO_WIDTH, Node, Syntax, parts

ASCII = "".join(map(chr, range(128)))
_OTHERS = r"\x{80}-\x{10ffff}"
_SEEMING_ASCII = "iIsSkK"
"""Letters that `regex` finds equal to one outside ASCII when it ignores case."""


@dataclass(frozen=True, slots=True)
class Class:
    """A set of characters: those of ASCII one by one; of the others a range in Hyperscan's words, or none."""

    ascii: frozenset[str]
    others: str
    folded: bool
    """Whether `(?i)` is in force: then one case stands for both."""

    def __str__(self) -> str:
        chars = {c.lower() for c in self.ascii} if self.folded else self.ascii
        if len(chars) == 1 and not self.others:
            return _shown(*chars)
        if not chars and len(self.others) == 1:
            return self.others
        codes = sorted(map(ord, self.ascii))
        starts = [chr(c) for c in codes if c - 1 not in codes]
        ends = [chr(c) for c in codes if c + 1 not in codes]
        spans = (_shown(a) + ("-" + _shown(b)) * (a != b) for a, b in zip(starts, ends, strict=True))
        return "[" + "".join(spans) + self.others + "]"


def characters(syntax: Syntax, node: Node, outside: bool = False) -> Class:
    """The characters that a node of one character may match (or, `outside`, may not), and perhaps a few more."""
    name, value = str(node[0]), node[1]
    items = value if name == "IN" else [("LITERAL", value)]
    negated = (name == "NOT_LITERAL" or (name == "IN" and str(items[0][0]) == "NEGATE")) != outside
    chars: set[str] = set()
    others = ""
    for op, item in items:
        match str(op):
            case "LITERAL":
                known = syntax.property_of(item)
                more, rest = _known(known) if known else _range(syntax, item, item)
            case "RANGE":
                more, rest = _range(syntax, *item)
            case "CATEGORY":
                more, rest = _known(_CATEGORIES[str(item)])
            case _:
                continue
        chars |= more
        others += rest
    if syntax.folded:
        chars |= {d for c in chars for d in (c.lower(), c.upper())}
    if negated:
        return Class(frozenset(ASCII) - chars, _OTHERS, syntax.folded)
    return Class(frozenset(chars), _OTHERS if _OTHERS in others else others, syntax.folded)


def union(syntax: Syntax, nodes: Iterable[Node]) -> Class | None:
    """All characters that a sequence may consume, in whatever order; `None` where that cannot be said."""
    chars: frozenset[str] = frozenset()
    others = ""
    for node in nodes:
        name = str(node[0])
        if name in ZERO_WIDTH:
            continue
        if name in ("LITERAL", "NOT_LITERAL", "IN"):
            more: Class | None = characters(syntax, node)
        else:
            inner = list(parts(node))
            more = union(syntax, (n for part in inner for n in part)) if inner else None
        if more is None:
            return None
        chars |= more.ascii
        others = others if _OTHERS in others or more.others in others else others + more.others
    return Class(chars, _OTHERS if _OTHERS in others else others, syntax.folded)


def _range(syntax: Syntax, low: int, high: int) -> tuple[set[str], str]:
    """The characters between two, in all their cases where case is ignored."""
    chars = {chr(c) for c in range(low, min(high, 127) + 1)}
    if high < 128:
        return chars, ""
    if low == high:
        every = variants(chr(low)) if syntax.folded else {chr(low)}
        return {c for c in every if c.isascii()}, "".join(sorted(c for c in every if not c.isascii()))
    if syntax.folded:
        return chars | set(_SEEMING_ASCII), _OTHERS
    return chars, f"\\x{{{max(low, 128):x}}}-\\x{{{high:x}}}"


_CATEGORIES = {
    "CATEGORY_WORD": r"\w", "CATEGORY_NOT_WORD": r"\W", "CATEGORY_DIGIT": r"\d", "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s", "CATEGORY_NOT_SPACE": r"\S",
}  # fmt: skip


def _known(source: str) -> tuple[set[str], str]:
    """The characters of a class of `regex`."""
    return set(regex.findall(source, ASCII)), _OTHERS


def _shown(char: str) -> str:
    return char if char.isalnum() or char == " " else f"\\x{ord(char):02x}"
