"""One finding for one defect: what is covered by a surer finding is not said again."""

from __future__ import annotations

import pytest

from lint.check.overlap import resolve_overlaps
from lint.core.finding import Edit, Finding, Fix, Place
from lint.core.text import Document

DOCUMENT = Document("abcdefghij" * 3)


def finding(
    name: str, start: int, end: int, cls: str = "style", severity: str = "warning", fix: Fix | None = None
) -> Finding:
    return Finding(name, "pattern", cls, Place.of(DOCUMENT, start, end), "m", severity, "high", fix=fix)


def cut(start: int, end: int, safety: str = "safe", text: str = "") -> Fix:
    return Fix(safety, (Edit(start, end, text),))


@pytest.mark.parametrize(
    "findings, kept",
    [
        ([finding("a", 0, 5), finding("b", 0, 5)], "a"),
        ([finding("a", 0, 5), finding("b", 0, 5, severity="error")], "b"),
        ([finding("a", 0, 5), finding("b", 0, 5, fix=cut(0, 5))], "b"),
        ([finding("a", 0, 5), finding("b", 0, 5, cls="grammar")], "ab"),
        ([finding("a", 0, 5, fix=cut(0, 5)), finding("b", 0, 5, cls="grammar", fix=cut(0, 5))], "a"),
        ([finding("a", 0, 5), finding("b", 2, 7)], "ab"),
        ([finding("a", 0, 9), finding("b", 2, 7)], "ab"),
        ([finding("a", 0, 9, cls="debris"), finding("b", 2, 7, cls="debris")], "a"),
        ([finding("a", 0, 9, fix=cut(0, 9)), finding("b", 2, 7, cls="whitespace")], "a"),
        ([finding("a", 0, 9, fix=cut(0, 9, "unsafe")), finding("b", 2, 7, cls="whitespace")], "ab"),
        ([finding("a", 0, 9, severity="info", fix=cut(0, 9)), finding("b", 2, 7)], "ab"),
        ([finding("a", 0, 9, fix=cut(8, 9)), finding("b", 2, 7)], "ab"),
        ([finding("a", 3, 3), finding("b", 3, 3)], "a"),
        # one slip of grammar, told with more or with fewer of its words
        ([finding("a", 0, 9, "grammar"), finding("b", 2, 7, "grammar")], "a"),
        ([finding("a", 0, 9, "grammar", "warning"), finding("b", 2, 7, "grammar", "error")], "b"),
        ([finding("a", 0, 5, "grammar"), finding("b", 2, 7, "grammar")], "ab"),
        # a gap where a value was lost comes before the spaces in it, whose correction would hide it
        ([finding("a", 0, 9, cls="omission"), finding("b", 2, 4, cls="whitespace", fix=cut(2, 4))], "a"),
        ([finding("a", 0, 9, cls="omission"), finding("b", 2, 4, cls="misspelling", fix=cut(2, 4))], "ab"),
        # a line of the page, and what is wrong within it
        ([finding("a", 0, 9, "debris", fix=cut(0, 9, "unsafe")), finding("b", 2, 7, "whitespace", "error")], "a"),
        ([finding("a", 0, 9, "debris", fix=cut(0, 9, "unsafe")), finding("b", 0, 9, "debris", "error")], "a"),
        ([finding("a", 0, 9, "debris", fix=cut(0, 9)), finding("b", 2, 7, "debris", "error", cut(2, 7))], "a"),
        ([finding("a", 0, 9, "debris", fix=cut(0, 9, "unsafe")), finding("b", 2, 7, "misspelling", "error")], "ab"),
        ([finding("a", 0, 9, "debris", "info", cut(0, 9, "unsafe")), finding("b", 2, 7, "whitespace", "error")], "ab"),
        ([finding("a", 0, 9, "debris"), finding("b", 2, 7, "whitespace", "error")], "ab"),
    ],
)
def test_what_is_kept(findings: list[Finding], kept: str) -> None:
    assert "".join(f.rule for f in resolve_overlaps(findings).kept) == kept
    assert "".join(f.rule for f in resolve_overlaps(findings[::-1]).kept) == kept
