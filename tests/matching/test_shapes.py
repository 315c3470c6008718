"""Which ASCII letters and digits a pattern's matches hold: never is a shape missing that a match has."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from lint.core.text import Document
from lint.kinds._lines import by_shape, short_lines
from lint.matching.shapes import ALL, shape, shapes
from lint.matching.syntax import parse
from lint.structure.view import View

ATOMS = st.sampled_from(
    ["a", "7", "-", "é", ".", "[a-c]", "[^a-zA-Z]", "[^A]", r"\d", r"\D", r"\w", r"\s", r"\p{Lu}", r"[^\p{L}\d]", "ſ", r"\b", "(?=a)", r"\X"]
)  # fmt: skip
PATTERNS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map("".join),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.tuples(inner, st.sampled_from(["?", "*", "+", "{2}", "*+"])).map(lambda pair: f"(?:{pair[0]}){pair[1]}"),
        inner.map(lambda part: f"({part})\\1"),
        inner.map(lambda part: f"(?i:{part})"),
    ),
    max_leaves=5,
)


@pytest.mark.parametrize(
    "source, found",
    [
        (r"\d+", {2}),
        (r"[a-z]\d*", {1, 3}),
        (r"(?:a|1)+", {1, 2, 3}),
        (r"[^\p{L}]+", {0, 2}),
        ("é", set()),  # no ASCII text at all
        (r"(?=a)1", {2}),
        (r".{0,3}x", {1, 3}),
        (r"[[:alpha:]]", ALL),  # not understood
    ],
)
def test_shapes(source: str, found: set[int]) -> None:
    assert shapes(parse(source, False)) == found


@given(PATTERNS, st.booleans(), st.text(st.sampled_from("aAcsS7- "), max_size=5))
def test_a_match_has_one_of_the_shapes(source: str, ignore_case: bool, text: str) -> None:
    try:
        match = regex.fullmatch(source, text, regex.I if ignore_case else 0)
    except regex.error:
        return
    assert match is None or shape(text) in shapes(parse(source, ignore_case))


@given(st.text(st.sampled_from("aé7-² \n"), max_size=30))
def test_lines_by_their_shape(text: str) -> None:
    view = View(Document(text))
    found = {line: bits for bits, lines in by_shape(view).items() for line in lines}
    assert found == {line: shape(line) if line.isascii() else None for line in short_lines(view)}


@pytest.mark.parametrize("pattern", ["ab*", "(?:a|b+)c{2,}"])
def test_widths_are_plain_numbers(pattern: str) -> None:
    found = parse(pattern, ignore_case=False)
    assert found is not None
    assert (
        type(found.least) is type(found.most) is int
    )  # Python 3.11.2, that of Debian 12, has a type that cannot be kept
