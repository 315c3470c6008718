"""Positions in UTF-16 units."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls")

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from lint.lsp.positions import Positions, units

TEXTS = st.text(alphabet="aé🚢\n\r ", max_size=30)


@given(TEXTS, st.data())
def test_an_offset_comes_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    positions = Positions(text)
    if text[max(0, offset - 1) : offset + 1] != "\r\n":  # between the two there is no position
        assert positions.offset(positions.position(offset)) == offset


@given(TEXTS)
def test_units_are_those_of_utf_16(text: str) -> None:
    assert units(text) == len(text.encode("utf-16-le")) // 2


def test_a_position_behind_the_end_is_the_end() -> None:
    positions = Positions("ab\ncd")
    assert positions.offset(types.Position(0, 9)) == 2
    assert positions.offset(types.Position(9, 0)) == 5
