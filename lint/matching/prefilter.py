"""A pattern in the words of Hyperscan: an expression that matches in each text where the pattern does, and in few others.

Hyperscan's `\\w`, `\\b` and letters without case are those of ASCII, or of another Unicode version, and it knows neither
look-around nor back-references. So every character that is not ASCII belongs to each class that is not spelled out;
look-around at the edges of a pattern becomes part of it and is dropped elsewhere, other zero-width conditions stay
where ASCII decides them, and the expression stops before what cannot be said. Case is ignored as in ASCII; the few
characters that equal ASCII letters without being such (`ſ`, KELVIN SIGN) are the caller's care.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lint.matching.classes import characters, union
from lint.matching.syntax import DOTALL, MULTILINE, ZERO_WIDTH, Argument, Node, Syntax, parts

_LONGEST = 4000
"""Characters of an alternation before which an expression stops: Hyperscan takes 16,000 bytes at most."""

_LONG = 8
"""Repetitions from which a number is no longer counted: Hyperscan makes a state of each."""


def prefilter(syntax: Syntax) -> str | None:
    """The expression, or `None` where it would say nothing."""
    if syntax.least == 0:
        return None
    context = _Context(bool(syntax.flags & MULTILINE), bool(syntax.flags & DOTALL), True, True)
    text, _ = _Writer(syntax).sequence(syntax.tree, context)
    if not text.strip("^"):
        return None
    return ("(?i)" if syntax.folded else "") + text


def trimmed(nodes: Sequence[Node]) -> Sequence[Node]:
    """A sequence that ends as soon as it can: what may follow is not asked."""
    while nodes:
        op, value = nodes[-1]
        if not str(op).endswith("_REPEAT") or value[1] == value[0]:
            break
        nodes = nodes[:-1]
        if value[0]:
            return [*nodes, (op, (value[0], value[0], value[2]))]
    return nodes


class _Context(NamedTuple):
    """How a part of a pattern is read: its flags, and whether it stands at an edge of the whole."""

    multiline: bool
    dotall: bool
    first: bool
    last: bool

    def within(self, first: bool, last: bool) -> _Context:
        """The context of a part at these edges of this part."""
        return self._replace(first=self.first and first, last=self.last and last)


class _Writer:
    def __init__(self, syntax: Syntax) -> None:
        self.syntax = syntax
        self.groups: dict[int, str] = {}
        """What the groups met so far consume, by number."""

    def sequence(self, nodes: Sequence[Node], context: _Context) -> tuple[str, bool]:
        """The expression for a sequence, and whether it says all of it (else it stops before what it cannot say)."""
        nodes = list(nodes)
        wide = [i for i, n in enumerate(nodes) if str(n[0]) not in ZERO_WIDTH]
        start, end = (wide[0], wide[-1] + 1) if wide else (len(nodes), len(nodes))
        before = self.look_around(nodes[:start], -1, context) if context.first else ""
        after = self.look_around(nodes[end:], 1, context) if context.last else ""
        inner = trimmed(nodes[start:end]) if context.last and end == len(nodes) else nodes[start:end]
        out = before + self.places(nodes, range(start), context)
        bare = not self.places(nodes, range(end, len(nodes)), context) and not after
        for i, (op, value) in enumerate(inner):
            here = context.within(first=i == 0 and not before, last=i == len(inner) - 1 and bare)
            name = str(op)
            if name == "AT":
                out += self.place(str(value), nodes, start + i, False, context)
                continue
            text, whole = self.part(name, value, here)
            out += text
            if not whole:
                return out, False
        last = context._replace(last=context.last and not after)
        return out + self.places(nodes, range(end, len(nodes)), last) + after, True

    def part(self, name: str, value: Argument, context: _Context) -> tuple[str, bool]:
        """The expression for one part of a sequence, and whether it says all of it."""
        if name in ("LITERAL", "NOT_LITERAL", "IN"):
            return str(characters(self.syntax, (name, value))), True
        if name == "ANY":
            return "(?s:.)" if context.dotall else ".", True
        if name == "BRANCH":
            options = [self.sequence(part, context) for part in value[1]]
            text = "(?:" + "|".join(text for text, _ in options) + ")"
            return (text, all(whole for _, whole in options)) if len(text) < _LONGEST else self._coarse(value[1])
        if name == "ATOMIC_GROUP":
            value = (None, 0, 0, value)
        if name in ("SUBPATTERN", "ATOMIC_GROUP"):
            return self._group(value, context)
        if name.endswith("_REPEAT"):
            return self._repeat(value, context)
        if name.startswith("GROUPREF") and value in self.groups:  # the same text again, or the same but for case
            return f"(?:{self.groups[value]})", True
        # else: other back-references and conditions on groups, which cannot be said, or look-around in the middle
        return "", name in ZERO_WIDTH

    def _coarse(self, options: Sequence[Argument]) -> tuple[str, bool]:
        """Of a long list of words only their characters, and how many: what follows can still be said."""
        chars = union(self.syntax, (node for option in options for node in option))
        if chars is None:
            return "", False
        widths = [option.getwidth() for option in options]
        return str(chars) + _times(min(low for low, _ in widths), max(high for _, high in widths)), True

    def _group(self, value: Argument, context: _Context) -> tuple[str, bool]:
        number, add, drop, inner = value
        multiline = bool(add & MULTILINE) or (context.multiline and not drop & MULTILINE)
        dotall = bool(add & DOTALL) or (context.dotall and not drop & DOTALL)
        context = context._replace(multiline=multiline, dotall=dotall)
        text, whole = self.sequence(inner, context)
        if number is not None and not any(map(_is_conditional, inner)):
            again, complete = self.sequence(inner, context._replace(first=False, last=False))
            if complete:
                self.groups[number] = again
        return f"(?:{text})", whole

    def _repeat(self, value: Argument, context: _Context) -> tuple[str, bool]:
        low, high, inner = value
        text, whole = self.sequence(inner, context.within(first=False, last=False))
        if whole:
            alone = len(text) == 1 or (text[:1] == "[" and text.find("]") == len(text) - 1)
            return (text if alone else f"(?:{text})") + _times(low, high), True
        return f"(?:{text})" if low else "", False

    def look_around(self, nodes: Sequence[Node], side: int, context: _Context) -> str:
        """Look-around at an edge of the whole, said as a part of it: the first of these conditions that can be."""
        for op, value in nodes:
            name = str(op)
            if name not in ("ASSERT", "ASSERT_NOT") or value[0] != side:
                continue
            if name == "ASSERT":
                text, whole = self.sequence(value[1], context._replace(first=side < 0, last=side > 0))
                if whole or side > 0:
                    return f"(?:{text})"
            elif len(value[1]) == 1 and str(value[1][0][0]) in ("LITERAL", "NOT_LITERAL", "IN"):
                others = str(characters(self.syntax, value[1][0], outside=True))
                return rf"(?:^|{others})" if side < 0 else rf"(?:{others}|\z)"
        return ""

    def places(self, nodes: Sequence[Node], where: range, context: _Context) -> str:
        """The zero-width conditions of a sequence at one of its edges."""
        ends = [i for i in where if str(nodes[i][0]) == "AT"]
        return "".join(
            self.place(str(nodes[i][1]), nodes, i, context.last and i == ends[-1] and where.stop == len(nodes), context)
            for i in ends
        )

    def place(self, what: str, nodes: Sequence[Node], i: int, last: bool, context: _Context) -> str:
        """A zero-width condition: kept where ASCII alone decides it, else dropped, which only finds more."""
        if what in ("AT_BEGINNING", "AT_BEGINNING_STRING"):
            return "(?m:^)" if context.multiline and what == "AT_BEGINNING" else "^"
        if what == "AT_BOUNDARY" and (self.touches(nodes[i + 1 :], 0) or self.touches(nodes[:i], -1)):
            return r"\b"
        if last and what in ("AT_END", "AT_END_STRING"):  # a line end may be taken in: nothing follows
            return r"(?:\x0a|\z)" if what == "AT_END" else r"\z"
        return ""

    def touches(self, nodes: Sequence[Node], edge: int) -> bool:
        """Whether the first (0) or last (-1) character of a sequence is a word character of ASCII for certain."""
        nodes = [n for n in nodes if str(n[0]) not in ZERO_WIDTH]
        if not nodes:
            return False
        node = nodes[edge]
        name, value = str(node[0]), node[1]
        if name in ("LITERAL", "NOT_LITERAL", "IN"):
            chars = characters(self.syntax, node)
            return not chars.others and all(c.isalnum() or c == "_" for c in chars.ascii)
        if name.endswith("_REPEAT") and value[0] == 0:
            return False
        inner = list(parts(node))
        return bool(inner) and all(self.touches(part, edge) for part in inner)


def _is_conditional(node: Node) -> bool:
    """Whether a zero-width condition stands anywhere in it: a back-reference does not ask for that again."""
    return str(node[0]) in ZERO_WIDTH or any(_is_conditional(inner) for part in parts(node) for inner in part)


def _times(low: int, high: int) -> str:
    low = min(low, _LONG)
    if high > _LONG:
        return {0: "*", 1: "+"}.get(low, f"{{{low},}}")
    return "?" if (low, high) == (0, 1) else f"{{{low},{high}}}"
