"""Garbage is looked for rarely for a while, and as before behind it."""

from __future__ import annotations

import gc

import pytest

from lint.core.garbage import rarely_collecting


def test_it_is_as_before_behind_it_whatever_happens() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="broken"), rarely_collecting():
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_freeze_count() > 0
        raise ValueError("broken")
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0


def test_what_a_caller_froze_stays_frozen() -> None:
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        with rarely_collecting():
            assert gc.get_freeze_count() == frozen
        assert gc.get_freeze_count() == frozen
    finally:
        gc.unfreeze()


def test_one_within_another_ends_with_the_outer_one() -> None:
    with rarely_collecting():
        rare = gc.get_threshold()
        with rarely_collecting():
            assert gc.get_threshold() == rare
        assert gc.get_threshold() == rare
        assert gc.get_freeze_count() > 0
    assert gc.get_freeze_count() == 0
