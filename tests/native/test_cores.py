"""Both cores find the same, byte for byte."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lint.core.cache import default_folder
from lint.native.library import core

ROOT = Path(__file__).parents[2]


def found(which: str, folder: Path, *paths: str) -> bytes:
    """The report of one core, without results of the other: only rules and databases are taken from the cache."""
    if default_folder().is_dir():
        shutil.copytree(default_folder(), folder, ignore=shutil.ignore_patterns("results", ".seedlint-*"))
    command = [sys.executable, "-m", "lint", "check", "--format", "json", "--severity", "info", "--confidence", "low"]
    environment = {**os.environ, "SEEDLINT_CORE": which, "SEEDLINT_CACHE_DIR": str(folder)}
    done = subprocess.run([*command, "--exit-zero", *paths], capture_output=True, env=environment, cwd=ROOT)
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout


@pytest.mark.skipif(core().library is None, reason="no native core here")
def test_reports_are_equal(tmp_path: Path) -> None:
    paths = ("seeds/", "tests/cases/innocent/", "docs/")
    python = found("python", tmp_path / "python", *paths)
    assert found("native", tmp_path / "native", *paths) == python
    assert len(python) > 10_000
