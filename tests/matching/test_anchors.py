"""Patterns at known places find what they find everywhere."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from lint.matching.anchors import begun, places_of

TEXTS = st.text("ab1 ", max_size=30)


def test_places_are_told_in_order_and_overlap() -> None:
    assert list(places_of("aa", "aaab aa")) == [0, 1, 5]
    assert not list(places_of("x", "aaab"))


@given(TEXTS, st.sampled_from(["a", "ab", "aa", "1 "]))
def test_places_are_those_of_a_pattern(text: str, part: str) -> None:
    pattern = regex.compile(regex.escape(part))
    assert list(places_of(part, text)) == [m.start() for m in pattern.finditer(text, overlapped=True)]


@given(TEXTS, st.sampled_from([r"(?<!b)a+", r"\bab?(?= |$)", r"a[ab ]*1", r"a.{0,3}"]))
def test_asked_at_its_beginnings_a_pattern_finds_all(text: str, source: str) -> None:
    pattern = regex.compile(source)
    found = [m.span() for m in begun(pattern, places_of("a", text), text)]
    assert found == [m.span() for m in pattern.finditer(text)]
