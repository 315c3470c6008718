"""Bytes that wait on a shelf: they come back as they were, and go with the last who wants them."""

from __future__ import annotations

import gc
import pickle
import tempfile

import pytest

from lint.core import spool
from lint.core.spool import Kept

PIECES = [bytes([i]) * 30 for i in range(6)]


@pytest.fixture(autouse=True)
def few_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spool, "HELD", 50)


def put_away() -> list[Kept]:
    kept = [Kept(piece) for piece in PIECES]
    for one in kept:
        one.put_away()
    return kept


def test_bytes_come_back_from_memory_the_file_and_a_pickle() -> None:
    kept = put_away()
    assert [len(k._data) for k in kept] == [30, 0, 0, 0, 0, 0]
    assert [k.data() for k in kept] == PIECES
    assert [k.data() for k in pickle.loads(pickle.dumps(kept))] == PIECES


def test_the_file_goes_with_the_last_of_them() -> None:
    kept = put_away()
    assert spool._last is not None and spool._last() is not None
    kept.clear()
    gc.collect()
    assert spool._last() is None


def test_where_there_is_no_room_they_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object, **more: object) -> None:
        raise OSError("No space left on device")

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    assert [k.data() for k in put_away()] == PIECES
