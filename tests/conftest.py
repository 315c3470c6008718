"""What many tests need: a folder to work in, with a small pack of rules beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from demo_packs import COLOUR, STOP, pack
from hypothesis import settings

settings.register_profile("seedlint", deadline=None)  # no test fails because a machine is busy
settings.load_profile("seedlint")

DEMO = pack(STOP, COLOUR.replace("unsafe", "safe"))

Check = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working folder whose configuration names the pack beside it and the folder `seeds`."""
    (tmp_path / "demo.yaml").write_text(DEMO, encoding="utf-8")
    folder = tmp_path / "work"
    (folder / "seeds").mkdir(parents=True)
    (folder / "seedlint.yaml").write_text("rules: [../demo.yaml]\npaths: [seeds]\ncache: false\n")
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """`seedlint check`: exit status, and `path:line rule found` of each finding."""

    def run(*args: str) -> tuple[int, list[str]]:
        from lint.cli import main

        capsys.readouterr()
        status = main(["check", "--format", "json", *args])
        found = json.loads(capsys.readouterr().out)["findings"]
        return status, [f"{f['path']}:{f['line']} {f['rule']} {f['found']}" for f in found]

    return run
