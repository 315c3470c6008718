"""Marks in small letters of ASCII are those that `regex` finds without regard to case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core.marks import Marks
from lint.structure import dialect, traits

PIECES = "ain't Warn't dinna CANNA a-goin' lookin' 'em 'Ope th' O' d'ye gwine Yer ye'll I says them there Ar Shewn to-Day inst. inst, PORTE 'tis hath Waggons Servia I \n x . é’ ſ İ K".split(
    " "
)
MARKS = {"dialect": dialect._MARKS, "of old": traits._OF_OLD}
texts = st.lists(st.sampled_from([*PIECES, " ", " ", " "]), max_size=24).map("".join)


def defined(marks: Marks, text: str) -> tuple[str, ...]:
    return tuple(match.group().lower() for match in marks._every.finditer(text))


@pytest.mark.parametrize("name", MARKS)
@given(text=texts)
def test_ascii_and_all_else_read_alike(name: str, text: str) -> None:
    marks = MARKS[name]
    assert marks.of(text) == defined(marks, text)
    ascii_only = text.encode("ascii", "replace").decode()
    assert marks.of(ascii_only) == defined(marks, ascii_only)


@pytest.mark.parametrize("name", MARKS)
def test_every_piece_that_is_a_mark_is_found(name: str) -> None:
    text = " ".join(PIECES[:27])
    assert len(MARKS[name].of(text)) > 5
    assert MARKS[name].of(text) == defined(MARKS[name], text)


def test_capitals_and_classes_of_a_pattern_mean_letters_of_any_case() -> None:
    marks = Marks(r"\bPorte?\b|(?P<a>\p{Lu}{2})-(?P=a)|\W\p{L}\d")
    assert marks.of("porte PORT ab-AB xy-xy. Q1") == defined(marks, "porte PORT ab-AB xy-xy. Q1")
    assert len(marks.of("porte PORT ab-AB xy-xy. Q1")) == 5
