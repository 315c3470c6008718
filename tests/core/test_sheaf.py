"""Columns of what documents add: whatever way they are summed, sent and stored, the same entries come in report order."""

from __future__ import annotations

import pickle
from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core import sheaf
from lint.core.sheaf import Address, Entry, Sheaf
from lint.core.text import ChunkOffset, Document

RECORDS = st.none() | st.integers(0, 2**40) | st.sampled_from(["first", "second"])
PLACES = st.tuples(
    st.sampled_from(["a", "b/ü"]), RECORDS, st.none() | st.sampled_from(["title", "text"]), st.integers(0, 9)
)
ADDED = st.tuples(
    PLACES, st.integers(0, 2**64 - 1), st.lists(st.tuples(st.integers(0, 2**64 - 1), st.integers(0, 2**32 - 1)))
)
MANY = st.lists(ADDED, max_size=12, unique_by=lambda a: a[0])


def made(added: list[tuple[tuple[str, int | str | None, str | None, int], int, list[tuple[int, int]]]]) -> Sheaf:
    out = Sheaf("Q", "QI")
    for (path, record, field, past), number, rows in added:
        document = Document(str(number), path, record, field, past=ChunkOffset(past))
        out.add(Address.of(document), (number,), [array("Q", [a for a, _ in rows]), array("I", [b for _, b in rows])])
    return out


@given(MANY, st.integers(0, 12), st.sampled_from([1, 5, 1000]))
def test_any_sum_of_parts_has_the_entries_of_the_whole(added: list, at: int, block: int) -> None:
    before, sheaf.BLOCK_ENTRIES = sheaf.BLOCK_ENTRIES, block
    try:
        parted = made(added[at:])
        parted.merge(pickle.loads(pickle.dumps(made(added[:at]))))
        sent = Sheaf("Q", "QI", made(added).blocks())
        entries = list(made(added).entries())
        assert list(parted.entries()) == list(sent.entries()) == entries
        assert (len(parted), parted.many) == (len(entries), sum(len(e.rows[0]) for e in entries))
        assert [e.numbers[0] for e in entries] == [a[1] for a in sorted(added, key=report_order)]
    finally:
        sheaf.BLOCK_ENTRIES = before


def report_order(added: tuple[tuple[str, int | str | None, str | None, int], int, list]) -> tuple:
    (path, record, field, past), *_ = added
    named = isinstance(record, str)
    return (
        path,
        (0 if record is None else 1 + named),
        "" if named else record or 0,
        record if named else "",
        field or "",
        past,
    )


@given(MANY, st.integers(0, 3))
def test_what_is_shortened_keeps_the_first_rows(added: list, most: int) -> None:
    short = made(added)
    short.shorten(most)
    assert list(short.entries()) == [
        Entry(e.address, e.numbers, tuple(column[:most] for column in e.rows)) for e in made(added).entries()
    ]


@given(st.binary(max_size=60), st.integers(0, 200), st.integers(0, 255))
def test_bytes_that_are_no_block_are_refused_or_read(noise: bytes, at: int, byte: int) -> None:
    (block,) = made([(("a", 1, None, 0), 7, [(1, 2)])]).blocks()
    broken = bytearray(block)
    broken[at % len(block)] = byte
    for data in (noise, bytes(broken)):
        try:
            entries = list(Sheaf("Q", "QI", [data]).entries())
        except ValueError:
            continue
        assert entries == list(Sheaf("Q", "QI", [block]).entries())


def test_a_path_is_written_once_in_a_block() -> None:
    one = made([(("a/long/path/" * 20, i, "text", 0), i, [(i, i)]) for i in range(200)])
    assert sum(map(len, one.blocks())) < 200 * 30


@pytest.mark.parametrize("layout", [("Q", "Q"), ("", "QI"), ("QQ", "QI")])
def test_a_block_of_another_layout_is_refused(layout: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match="no block"):
        Sheaf(*layout, made([(("a", 1, None, 0), 7, [(1, 2)])]).blocks())
