"""The bar on standard error: nothing for short runs, else bytes, documents and the time that is left."""

from __future__ import annotations

import time

import pytest

from lint.cli.progress import progress


@pytest.mark.parametrize("seconds, shown", [(0.5, False), (2.0, True)])
def test_a_long_run_shows_how_far_it_is(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], seconds: float, shown: bool
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    now = time.monotonic()
    with progress(True) as tick:
        assert tick is not None
        monkeypatch.setattr(time, "monotonic", lambda: now + seconds)
        tick(1_000_000, 4_000_000, 1234)
    assert ("1,234 documents" in capsys.readouterr().err) is shown


def test_who_wants_none_is_told_nothing() -> None:
    with progress(False) as tick:
        assert tick is None
