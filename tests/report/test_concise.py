"""`--format concise`: one line a finding."""

from __future__ import annotations

from pathlib import Path

import pytest
from demo_packs import STOP, pack

from lint.cli import main


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "demo.yaml").write_text(pack(STOP), encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def concise(capsys: pytest.CaptureFixture[str], *args: str) -> str:
    main(["check", *args, "--rules", "demo.yaml", "--no-cache", "--format", "concise"])
    return capsys.readouterr().out


def test_each_finding_is_one_line_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_text("One.\nThe end .\nAll done .\n", encoding="utf-8")
    assert concise(capsys, "a.txt") == (
        'a.txt:2:8: warning: space before "." [demo/stop]\na.txt:3:9: warning: space before "." [demo/stop]\n'
    )


def test_records_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.jsonl").write_text('{"id": "r1", "text": "The end of it all has come ."}\n', encoding="utf-8")
    assert concise(capsys, "a.jsonl").startswith("a.jsonl:1 [r1] text:1:27: warning: ")


def test_what_could_not_be_checked_is_a_line_too(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.txt").write_bytes(b"caf\xe9 and more")
    assert "a.txt" in concise(capsys, "a.txt") and "[not checked]" in concise(capsys, "a.txt")
