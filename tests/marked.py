"""Texts with `[[...]]` around what a kind should find, and the kind run on them without a rule file."""

from __future__ import annotations

from typing import Any

from lint import kinds
from lint.core.finding import Edit
from lint.core.kind import Candidate
from lint.core.rule import FixSpec, Rule
from lint.core.text import Document
from lint.fix.rounds import apply
from lint.matching.engine import Engine
from lint.packs.prove import unmarked
from lint.structure.view import View


def plain(text: str, path: str = "-") -> Document:
    """A document from a string."""
    return Document(text, path)


def rule_of(kind: str, fix: FixSpec | None = None, **options: Any) -> Rule:
    """A rule of a kind with these options, as if it came from a pack."""
    made = kinds.named(kind)
    given = made.Options(**options)
    return Rule(
        "r", "t", kind, "m", "error", "high", "debris", "w", "s", given, fix=fix, data=made.compile(given, {})
    )  # fmt: skip


def candidates(rule: Rule, text: str) -> list[Candidate]:
    """What the rule's kind proposes in a text, in order."""
    kind = kinds.named(rule.kind)
    hits = Engine([(0, needle) for needle in kind.needles(rule)]).scan(text).get(0, [])
    return sorted(kind.find(rule, View(Document(text)), hits), key=lambda c: (c.start, c.end))


def found(rule: Rule, marked: str) -> tuple[list[str], list[str]]:
    """The texts found and the texts marked; equal where the kind is right."""
    text, spans = unmarked(marked)
    return [f"{c.start}:{text[c.start : c.end]}" for c in candidates(rule, text)], [
        f"{s}:{text[s:e]}" for s, e in sorted(spans)
    ]


def fixed(rule: Rule, text: str) -> str:
    """A text with all edits of all candidates made, those that begin inside an earlier one left out."""
    edits: list[Edit] = []
    for candidate in candidates(rule, text):
        if all(not edits or e.start >= edits[-1].end for e in candidate.edits):
            edits += candidate.edits
    return apply(text, edits)
