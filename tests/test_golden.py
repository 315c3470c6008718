"""What the commands print, recorded: a change of output is a change of a file under `golden/`, for a reviewer to see.

`SEEDLINT_GOLDEN=write pytest tests/test_golden.py` records again.
"""

from __future__ import annotations

import os

import pytest
from places import GOLDEN

from lint.cli import main

RULES = ("--rules", "house.yaml", "--no-cache")
CASES = {
    "check": (4, "check", "texts", *RULES),
    "check-clean": (0, "check", "texts/clean.txt", *RULES),
    "check-everything": (4, "check", "texts", "--severity", "info", "--statistics", *RULES),
    "check.json": (4, "check", "texts", "--format", "json", *RULES),
    "check.github": (4, "check", "texts", "--format", "github", *RULES),
    "fix-diff": (4, "fix", "texts", "--diff", *RULES),
    "fix-diff-unsafe": (0, "fix", "texts/one.txt", "--diff", "--safety", "unsafe", "--severity", "info", *RULES),
    "explain": (0, "explain", "house/norse", *RULES),
    "test-clauses": (0, "test", "house.yaml", "--clauses", *RULES[2:]),
    "rules": (0, "rules", *RULES),
    "rules.json": (0, "rules", "--format", "json", *RULES),
}


@pytest.mark.parametrize("name", CASES)
def test_output_is_as_recorded(name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(GOLDEN)
    monkeypatch.delenv("GITHUB_STEP_SUMMARY", raising=False)
    status, *args = CASES[name]
    assert main(args) == status
    out, err = capfd.readouterr()
    said = out + (f"--- standard error\n{err}" if err else "")
    file = GOLDEN / f"{name}.out"
    if os.environ.get("SEEDLINT_GOLDEN") == "write":
        file.write_bytes(said.encode())
    assert said == file.read_bytes().decode()
