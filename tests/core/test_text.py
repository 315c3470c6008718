"""Bytes to documents and back: nothing is lost, and line numbers are those of git and editors."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core.finding import Place
from lint.core.text import Coding, Document, Undecodable, decode, encode


@given(
    st.text(), st.sampled_from([Coding(), Coding("utf-8", True), Coding("utf-16-le", True), Coding("utf-16-be", True)])
)
def test_what_is_encoded_decodes_to_the_same(text: str, coding: Coding) -> None:
    text = text.encode("utf-8", "ignore").decode()
    if not coding.bom and text.startswith("\ufeff"):
        text = text.lstrip("\ufeff")  # without a mark of its own, a leading U+FEFF is the mark
    assert decode(encode(text, coding)) == (text, coding)


@given(st.binary(max_size=60))
def test_bytes_come_back_or_are_refused(data: bytes) -> None:
    try:
        text, coding = decode(data)
    except Undecodable:
        return
    assert encode(text, coding) == data


@pytest.mark.parametrize(
    "data, offset",
    [
        (b"caf\xe9", 3),
        (codecs.BOM_UTF8 + b"ab\xff", 5),
        (b"\xed\xa0\x80", 0),  # a lone surrogate is no UTF-8
        (codecs.BOM_UTF16_LE + b"a\x00b", 4),
    ],
)
def test_undecodable_bytes_are_named(data: bytes, offset: int) -> None:
    with pytest.raises(Undecodable) as caught:
        decode(data)
    assert caught.value.offset == offset
    assert f"byte {offset}" in str(caught.value)


@pytest.mark.parametrize(
    "text, offset, position",
    [
        ("ab", 0, (1, 1)),
        ("ab\ncd", 3, (2, 1)),
        ("ab\r\ncd", 5, (2, 2)),
        ("ab\rcd", 3, (2, 1)),
        ("a\N{LINE SEPARATOR}b\x0cc\x85d", 6, (1, 7)),  # no line ends, whatever str.splitlines thinks
        ("𠮷 x", 2, (1, 3)),
        ("", 0, (1, 1)),
        ("ab\n", 3, (2, 1)),
    ],
)
def test_positions(text: str, offset: int, position: tuple[int, int]) -> None:
    assert Document(text).position(offset) == position


@given(st.text(alphabet="ab\r\n\x0b\N{LINE SEPARATOR}é𠮷") | st.text(alphabet="ab\n\x0b"))
def test_line_spans_cover_all_but_the_line_ends(text: str) -> None:
    document = Document(text)
    rest = "".join(
        text[end:start] for (_, end), (start, _) in zip(document.line_spans, document.line_spans[1:], strict=False)
    )
    assert set(rest) <= {"\r", "\n"}
    assert len(rest) + sum(end - start for start, end in document.line_spans) == len(text)
    assert not any("\r" in text[start:end] or "\n" in text[start:end] for start, end in document.line_spans)


@given(st.text(alphabet="aé𠮷\u0301\n", max_size=40), st.data())
def test_columns_in_other_units(text: str, data: st.DataObject) -> None:
    document = Document(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = Place.of(document, start, end)
    lines = text.split("\n")
    before, until = lines[place.line - 1][: place.column - 1], lines[place.end_line - 1][: place.end_column - 1]
    assert place.in_file.columns_utf8 == (len(before.encode()) + 1, len(until.encode()) + 1)
    assert place.in_file.columns_utf16 == tuple(len(s.encode("utf-16-le")) // 2 + 1 for s in (before, until))


def test_columns_far_along_a_long_line() -> None:
    text = "𠮷é" * 10_000
    place = Place.of(Document(text), 19_999, 20_000)
    assert (place.column, place.in_file.columns_utf16, place.in_file.columns_utf8) == (20_000, (30_000, 30_001), (59_999, 60_001))
