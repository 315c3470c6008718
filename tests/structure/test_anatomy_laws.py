"""What the anatomy works out by a short way is what its plain definition says."""

from __future__ import annotations

import regex
from hypothesis import given, settings
from hypothesis import strategies as st

from lint.core.text import Document
from lint.structure import code, traits
from lint.structure.anatomy import Anatomy

PROGRAMS = st.text(st.sampled_from("aZ1_é \t\r\n(=!<>+*/|&-:.{};\\})]$@%#\"['~`,"), max_size=40)
FEW = st.sampled_from(["`a`", "b", " ", "\n\n", "c `d e f` g"])


@given(st.lists(FEW, max_size=8), st.integers(0, 30), st.integers(0, 12))
def test_a_span_is_code_if_half_of_it_is(pieces: list[str], start: int, size: int) -> None:
    text = "".join(pieces)
    anatomy = Anatomy(Document(text))
    shared = sum(max(0, min(hi, start + size) - max(lo, start)) for lo, hi in anatomy.code)
    within = any(lo < start < hi for lo, hi in anatomy.code)
    assert anatomy.in_code(start, start + size) is (within if size == 0 else 2 * shared >= size)


@settings(max_examples=1000)
@given(PROGRAMS)
def test_a_block_is_a_program_if_a_third_of_its_lines_has_signs(block: str) -> None:
    lines = [line for line in block.split("\n") if line.strip()]
    signs = [len(code._SIGN.findall(line)) for line in lines]
    signed = sum(map(bool, signs))
    assert code._is_program(block) is (sum(signs) >= 2 and 3 * signed >= len(lines))


@given(
    st.text(st.sampled_from("a`~.:>$# {}|_\n\t-"), max_size=60)
    | st.lists(st.sampled_from(["----\n", "-----\n", "....\n", "a\n", "a", "\n"]), max_size=12).map("".join)
)
def test_patterns_of_lines_are_tried_where_they_may_match(text: str) -> None:
    for pattern, marks in (*code._OF_LINES, (code._LISTING, code._LISTED)):
        tried = code._at(pattern, text, code._lines_with(text, marks))
        assert [m.span() for m in tried] == [m.span() for m in pattern.finditer(text)]


@settings(max_examples=1000)
@given(st.text(st.sampled_from("aab``' \n\\"), max_size=30))
def test_ticks_hold_no_ticks_and_no_quote_of_tex(text: str) -> None:
    plain = r"(?<![`\\\w])(?P<mark>``?)(?![\s`])(?:(?!''|`)[^\n]|\n(?!\s*\n)){1,200}?(?<!\s)(?P=mark)(?![`\w])"
    assert [m.span() for m in code._TICKS.finditer(text)] == [m.span() for m in regex.finditer(plain, text)]


@given(st.lists(st.sampled_from(["----\n", "-----\n", "....\n", "a\n", "a", "\n"]), max_size=12).map("".join))
def test_a_listing_ends_at_the_mark_that_began_it(text: str) -> None:
    plain = r"(?m)^(?P<mark>----+|\.\.\.\.+)\n(?:(?!(?P=mark)$).*\n){1,80}?(?P=mark)$"
    assert [m.span() for m in code._LISTING.finditer(text)] == [m.span() for m in regex.finditer(plain, text)]


@given(st.text(st.sampled_from("aé’' ʼ1中-\n"), max_size=30))
def test_words_are_runs_of_letters_with_apostrophes_within(text: str) -> None:
    assert traits.count_words(text) == len(regex.findall(r"\p{L}+(?:['’]\p{L}+)*", text))
