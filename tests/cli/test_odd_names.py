"""File names that are not UTF-8 (Linux has them) go through every command and back to the file they came from."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from lint.cli import main

NAME = os.fsdecode(b"caf\xe9.txt")
TEXT = "The harbour was was closed.\n"
ASKED = ["--select", "repeats"]


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    try:
        Path(NAME).write_text(TEXT)
    except OSError:
        pytest.skip("the file system takes no such names")
    return Path(NAME)


def test_fix_and_undo(file: Path) -> None:
    assert main(["fix", "--in-place", *ASKED, "."]) == 0
    assert file.read_text() == "The harbour was closed.\n"
    assert main(["undo", "reports/fixes.jsonl"]) == 0
    assert file.read_text() == TEXT


def test_a_copy_has_the_same_name(tmp_path: Path) -> None:
    assert main(["fix", "--output-dir", "out", *ASKED, "."]) == 0
    assert [os.fsencode(entry.name) for entry in Path("out").glob("*.txt")] == [b"caf\xe9.txt"]


def test_git_takes_the_diff(file: Path) -> None:
    command = [sys.executable, "-m", "lint", "fix", "--diff", *ASKED, "."]
    patch = subprocess.run(command, capture_output=True, check=False).stdout
    assert patch.startswith(b'--- "a/caf\\351.txt"\n')
    subprocess.run(["git", "apply"], input=patch, check=True)
    assert file.read_text() == "The harbour was closed.\n"


@pytest.mark.parametrize("name", [b'"b/caf\\351.txt"', b"b/caf\xe9.txt"], ids=["quoted", "raw"])
def test_only_what_a_diff_adds(name: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.diff").write_bytes(b"--- /dev/null\n+++ " + name + b"\n@@ -0,0 +1 @@\n+" + TEXT.encode())
    assert main(["check", "--diff-file", "a.diff", "--format", "jsonl", *ASKED, "."]) == 1
    assert json.loads(capsys.readouterr().out)["path"] == NAME


def test_known_suppressed_and_explained(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", f"{NAME}:1", "repeats/function-word"]) == 0
    assert main(["report", *ASKED, "."]) == 1
    assert main(["baseline", "write", *ASKED, "."]) == 0
    assert main(["check", *ASKED, "."]) == 0
    Path("seedlint-baseline.json").unlink()
    assert main(["suppress", "--reason", "so it is said", *ASKED, f"{NAME}:1:13"]) == 0
    assert main(["check", *ASKED, "."]) == 0
    assert "Traceback" not in capsys.readouterr().err
