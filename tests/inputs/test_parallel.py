"""`--source FILE`: a text whose lines translate those of another file."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.cli import main
from lint.inputs.format import Broken, Reading
from lint.inputs.formats import parallel


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_each_line_is_a_text_beside_its_source() -> None:
    asked = Reading(source_language="zh", target_language="en", parallel=("一", "", "三"))
    found = list(parallel.read("One\r\n\nThree\n", asked))
    assert [(p.record, p.text, p.source and p.source.text) for p in found] == [(1, "One", "一"), (3, "Three", "三")]


def test_files_that_are_not_aligned_are_an_error() -> None:
    with pytest.raises(Broken, match="it has 2 lines, its source 1"):
        list(parallel.read("One\nTwo", Reading(parallel=("一",))))


def test_a_correction_goes_into_its_line(capsys: pytest.CaptureFixture[str]) -> None:
    Path("en.txt").write_bytes(b"Fine.\r\nThe president of Turkey came.\r\n")
    Path("zh.txt").write_text("好。\n土库曼斯坦总统来了。\n", encoding="utf-8")
    rules = Path(__file__).parents[2] / "rules" / "bilingual.yaml"
    asked = ["--source", "zh.txt", "--source-lang", "zh", "--rules", str(rules)]
    assert main(["fix", "en.txt", *asked, "--safety", "unsafe", "--in-place"]) == 0
    assert Path("en.txt").read_bytes() == b"Fine.\r\nThe president of Turkmenistan came.\r\n"


def test_a_source_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    Path("en.txt").write_text("Fine.\n", encoding="utf-8")
    assert main(["check", "en.txt", "--source", "zh.txt", "--rules", "none"]) == 2
    assert "--source zh.txt: cannot be read" in capsys.readouterr().err
