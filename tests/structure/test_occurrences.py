"""What conditions ask of a stretch of text is remembered, and is what the pattern itself would say."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from lint.structure import occurrences
from lint.structure.occurrences import AROUND, Occurrences

PATTERNS = [regex.compile(p) for p in (r"a+", r"a\w*b", r"\S*c\S*", r"(?<=a)b", r"\bc", "a b")]
texts = st.text(st.sampled_from("aab c"), max_size=40)
asked = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 6)), max_size=8)


def plainly(pattern: regex.Pattern[str], text: str, start: int, end: int) -> tuple[int, int] | None:
    """The first match that covers `start:end`, looked for anew."""
    matches = pattern.finditer(text, overlapped=True)
    return next((m.span() for m in matches if m.start() <= start and m.end() >= end), None)


@given(text=texts, places=asked, long=st.booleans())
def test_the_same_as_asking_the_pattern_each_time(text: str, places: list[tuple[int, int]], long: bool) -> None:
    was, occurrences.SHORT_CHARACTERS = occurrences.SHORT_CHARACTERS, 0 if long else occurrences.SHORT_CHARACTERS
    try:
        known = Occurrences(text)
        for pattern in PATTERNS:
            spans = [m.span() for m in pattern.finditer(text)]
            for start, size in places:
                end = min(start + size, len(text))
                start = min(start, end)
                assert list(known.spans(pattern, 0, len(text))) == spans
                assert known.outside(pattern, (0, len(text)), start, end) == any(
                    hi <= start or lo >= end for lo, hi in spans
                )
                assert known.covering(pattern, (0, len(text)), start, end) == plainly(pattern, text, start, end)
    finally:
        occurrences.SHORT_CHARACTERS = was


def test_in_a_very_long_stretch_only_the_neighbourhood_covers_a_place() -> None:
    pattern = regex.compile(r"\([^()]*\)")
    near, far = "(" + "x" * AROUND + ")", "(" + "x" * 20 * AROUND + ")"
    at = len(near) - 3
    assert Occurrences(near + " y" * 10 * AROUND).covering(pattern, (0, len(near) + 20 * AROUND), at, at + 1)
    assert Occurrences(far).covering(pattern, (0, len(far)), 10 * AROUND, 10 * AROUND + 1) is None


def test_a_search_goes_only_as_far_as_anybody_asks() -> None:
    pattern = regex.compile("a")
    spans = Occurrences("a" * 5000).spans(pattern, 0, 5000)
    assert [next(spans) for _ in range(3)] == [(0, 1), (1, 2), (2, 3)]
