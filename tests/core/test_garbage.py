"""Garbage is looked for rarely for a while, and as before after it."""

from __future__ import annotations

import gc
import subprocess
import sys

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


def test_a_program_looks_for_garbage_rarely_and_lets_go_of_it_quickly() -> None:
    told = (
        "import gc, atexit; atexit.register(lambda: print(gc.get_freeze_count() > 0)); from lint.core import garbage; "
    )
    told += "garbage.of_a_program(); print(gc.get_threshold()[0] > 10_000)"
    done = subprocess.run((sys.executable, "-c", told), capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "True"]
