"""Corrections shown in their line: whole words, and always the text that fixing gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core.finding import Edit, Finding, Fix, Place
from lint.core.text import Document
from lint.fix.rounds import apply
from lint.report.formats._passage import KEPT, NEW, OLD, passage, whole_words


@pytest.mark.parametrize(
    "text, edits, shown",
    [
        ("In Vilage.", [Edit(6, 6, "l")], [Edit(3, 9, "Village")]),
        ("a  b", [Edit(1, 2, "")], [Edit(1, 2, "")]),  # a space is no part of its neighbours
        ("teh end", [Edit(1, 3, "he")], [Edit(0, 3, "the")]),
        ("abcdef", [Edit(1, 2, "X"), Edit(4, 5, "YY")], [Edit(0, 6, "aXcdYYf")]),
        ("one two", [Edit(0, 0, "x"), Edit(4, 7, "")], [Edit(0, 3, "xone"), Edit(4, 7, "")]),
        ("中国土耳其人", [Edit(2, 5, "土库曼")], [Edit(2, 5, "土库曼")]),
        ("end", [Edit(3, 3, ".")], [Edit(3, 3, ".")]),
    ],
)
def test_whole_words(text: str, edits: list[Edit], shown: list[Edit]) -> None:
    assert whole_words(text, edits) == shown


@given(st.text("ab .", max_size=20), st.data())
def test_whole_words_make_the_same_change(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6)))
    edits = [Edit(s, e, data.draw(st.text("xy ", max_size=3))) for s, e in zip(cuts[::2], cuts[1::2], strict=False)]
    assert apply(text, whole_words(text, edits)) == apply(text, edits)


@given(st.text("ab c\n", min_size=1, max_size=200), st.data())
def test_a_passage_reads_as_the_text_before_and_after(text: str, data: st.DataObject) -> None:
    document = Document(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = Place.of(document, start, end)
    new = data.draw(st.text("ab ", max_size=4))
    finding = Finding("p/r", "pattern", "style", place, "m", "info", "low", fix=Fix("safe", (Edit(start, end, new),)))
    pieces = passage(finding)
    assert "".join(p.text for p in pieces if p.role != NEW) == place.before + place.found + place.after
    assert "".join(p.text for p in pieces if p.role in (KEPT, NEW)) == place.before + new + place.after
    assert all(p.role in (KEPT, OLD, NEW) for p in pieces)
