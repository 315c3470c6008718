"""A short text that a pattern matches, for the example of a rule that came without one."""

from __future__ import annotations

import string
from collections.abc import Sequence

import regex

from lint.matching.syntax import Argument, Node, Syntax, parse

_CATEGORIES = {
    "CATEGORY_DIGIT": "7", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a",
    "CATEGORY_NOT_DIGIT": "a", "CATEGORY_NOT_SPACE": "a", "CATEGORY_NOT_WORD": "-",
}  # fmt: skip
_PROPERTIES = {"L": "a", "Lu": "A", "Ll": "a", "N": "7", "Nd": "7", "P": ".", "Zs": " ", "S": "+"}
_FRAMES = (
    "They wrote {} here.",
    "{}",
    "They wrote {}",
    "({})",
    '"{}"',
    "a {} b",
    "7{}",
    "{}7",
    "A{}",
    "{}, and more.",
    "They wrote {}, it says.",
    "They wrote {}.",
    "They wrote {}; so it says.",
    "They wrote {}: so it says.",
)
"""Surroundings in which a pattern that looks around itself may find its sample."""


def example(find: str, ignore_case: bool) -> str | None:
    """A text with the one match of a pattern marked by `[[…]]`, or nothing where none could be made."""
    syntax = parse(find, ignore_case)
    if syntax is None:
        return None
    made = _sequence(syntax.tree, syntax)
    pattern = regex.compile(find, regex.I if ignore_case else 0)
    for frame in _FRAMES:
        text = frame.format(made)
        spans = [match.span() for match in pattern.finditer(text)]
        if len(spans) == 1 and spans[0][0] < spans[0][1] and "[[" not in text and "]]" not in text:
            start, end = spans[0]
            return f"{text[:start]}[[{text[start:end]}]]{text[end:]}"
    return None


def _sequence(nodes: Sequence[Node], syntax: Syntax) -> str:
    return "".join(_node(str(name), value, syntax) for name, value in nodes)


def _node(name: str, value: Argument, syntax: Syntax) -> str:
    match name, value:
        case "LITERAL", int(code):
            known = syntax.property_of(code)
            return _PROPERTIES.get(known[3:-1], "a") if known else chr(code)
        case "NOT_LITERAL", int(code):
            return "a" if chr(code) != "a" else "b"
        case "ANY", _:
            return "a"
        case "IN", list(items):
            return _one_of(items, syntax)
        case "BRANCH", (_, [first, *_]):
            return _sequence(first, syntax)
        case "SUBPATTERN", (_, _, _, inner):
            return _sequence(inner, syntax)
        case "ATOMIC_GROUP", inner:
            return _sequence(inner, syntax)
        case (("MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT"), (int(least), _, inner)):
            return _sequence(inner, syntax) * (least or int(_is_needed(inner)))
        case "CATEGORY", category:
            return _CATEGORIES.get(str(category), "a")
    return ""


def _is_needed(inner: Sequence[Node]) -> bool:
    """Whether what may be left out is better there: a space between words."""
    return len(inner) == 1 and "CATEGORY_SPACE" in str(inner)


def _one_of(items: Sequence[Node], syntax: Syntax) -> str:
    """A character of a set."""
    if str(items[0][0]) == "NEGATE":
        taken = {chr(value) for name, value in items[1:] if str(name) == "LITERAL"}
        return next(c for c in "a- 7" + string.printable if c not in taken)
    name, value = items[0]
    if str(name) == "RANGE":
        return chr(int(value[0]))
    return _node(str(name), value, syntax)
