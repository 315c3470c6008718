"""Texts, edits and findings that tests of several modules draw or build."""

from __future__ import annotations

from hypothesis import strategies as st

from lint.core.finding import Edit, Finding, Place
from lint.core.text import Coding, Document, encode, sha256
from lint.fix import ledger
from lint.fix.rounds import apply

TEXT = st.text(st.sampled_from("ab é\u0301\N{OLD PERSIAN SIGN A}\u00a0\r\n\ufeff"), max_size=30)
LINES = st.lists(st.text(st.sampled_from("ab. \u00a0é"), max_size=8), max_size=5)
CODINGS = (Coding(), Coding(bom=True), Coding("utf-16-le", True), Coding("utf-16-be", True))


@st.composite
def edited(draw: st.DrawFn, text: str | None = None) -> tuple[str, list[Edit]]:
    """A text and edits of it that don't overlap (touching ones allowed, two insertions at one place not)."""
    text = draw(TEXT) if text is None else text
    edits: list[Edit] = []
    at = 0
    while at <= len(text) and draw(st.booleans()):
        start = draw(st.integers(at, len(text)))
        end = draw(st.integers(start, min(len(text), start + 4)))
        if not (edits and edits[-1].end == start and (end == start or edits[-1].start == edits[-1].end)):
            edits.append(Edit(start, end, draw(st.text("xy", max_size=3))))
        at = end
    return text, edits


def change(
    path: str, text: str, edits: list[Edit], coding: Coding = CODINGS[0]
) -> tuple[bytes, bytes, ledger.FileChange]:
    """Bytes before, bytes after, and the entries of a change."""
    old, new = encode(text, coding), encode(apply(text, edits), coding)
    return old, new, ledger.change(path, path, sha256(old), sha256(new), text, [(e, ("test/x",)) for e in edits])


def finding(text: str, found: str, path: str = "a.txt", rule: str = "demo/x") -> Finding:
    start = text.index(found)
    return Finding(
        rule, "pattern", "style", Place.of(Document(text, path), start, start + len(found)), "odd", "warning", "high"
    )
