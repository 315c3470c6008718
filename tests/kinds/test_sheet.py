"""Packed texts: they come back as they were, from memory, from a pickle and from the file where many of them wait."""

from __future__ import annotations

import gc
import pickle
import tempfile
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core import spool
from lint.core.spool import Kept
from lint.core.text import Document, Past
from lint.kinds.near_duplicate.sheet import Sheet, sheet_of
from lint.structure.view import View


@pytest.fixture(autouse=True)
def few_held() -> Iterator[None]:
    held = spool.HELD
    spool.HELD = 50
    yield
    spool.HELD = held


@given(st.lists(st.text(), max_size=6))
def test_texts_come_back(texts: list[str]) -> None:
    documents = [Document(t, "a.txt", i, "body", past=Past(i, i, 0)) for i, t in enumerate(texts)]
    sheets = [sheet_of(View(d)) for d in documents]
    for _ in range(2):
        assert [s.opened() for s in sheets] == documents
        assert [s.opened() for s in pickle.loads(pickle.dumps(sheets))] == documents
        for s in sheets:
            s.put_away()


def test_the_file_goes_with_the_last_sheet() -> None:
    sheets = [Sheet(("a", None, None), Past(), Kept(bytes(40))) for _ in range(4)]
    for s in sheets:
        s.put_away()
    assert [len(s.packed._data) for s in sheets] == [40, 0, 0, 0]
    assert spool._last is not None
    assert spool._last() is not None
    del sheets, s
    gc.collect()
    assert spool._last() is None


def test_where_there_is_no_room_texts_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **more: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    sheets = [sheet_of(View(Document("reeds " * 99 * i, "a"))) for i in range(1, 5)]
    for s in sheets:
        s.put_away()
    assert [len(s.opened().text) for s in sheets] == [594, 1188, 1782, 2376]
