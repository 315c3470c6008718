"""What seedlint wrote is no text for it, wherever it lies and whatever its configuration is; what people wrote is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.cli import main
from lint.inputs.discover import head
from lint.inputs.own import is_own
from lint.report import formats

FOR_EYES = {"text", "concise", "github", "summary"}
"""Formats for a terminal or a log: they have no sign."""
SUFFIX = {"corpus": "html", "gitlab": "json", "markdown": "md", "junit": "xml", "rdjsonl": "jsonl"}


def left(*paths: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """The files that a run would read."""
    main(["check", "--show-files", *paths])
    return [line.split()[1] for line in capsys.readouterr().err.splitlines() if line.startswith("read ")]


@pytest.mark.parametrize("name", sorted(set(formats.own()) - FOR_EYES))
def test_a_report_is_no_text_whatever_it_is_called(name: str, work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("seeds/a.txt").write_text("The color of one .\n")
    Path("elsewhere").mkdir()
    assert main(["check", "--format", name, "--output", f"elsewhere/monday.{SUFFIX.get(name, name)}"]) == 1
    assert left(".", capsys=capsys) == ["seeds/a.txt"]


def test_the_files_of_a_project_further_down_are_no_texts(
    work: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("seeds/a.txt").write_text("The color of one .\n")
    Path("words.txt").write_text("color\n")
    for command in (["fix"], ["report"], ["baseline", "write"]):
        main(command)
    assert sorted(path.name for path in Path("reports").iterdir()) == [
        "fixed", "fixes.jsonl", "report.html", "report.json", "report.md",
    ]  # fmt: skip
    monkeypatch.chdir(work.parent)
    (work / "seedlint.yaml").write_text("rules: [../demo.yaml]\n")
    assert left(".", capsys=capsys) == ["work/seeds/a.txt"]
    assert left("work/reports/fixed", capsys=capsys) == ["work/reports/fixed/seeds/a.txt"]  # named, so wanted


def test_what_people_wrote_is_a_text(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("reports/fixed").mkdir(parents=True)
    texts = {
        "reports/report.md": "# Report\n\nThe harbour is full.\n",
        "reports/fixed/a.txt": "No ledger stands beside these.\n",
        "findings.jsonl": '{"rule": "the first", "text": "Keep off the grass."}\n',
        "words.html": "<p>A linter called seedlint wrote this.</p>\n",
    }
    for name, text in texts.items():
        Path(name).write_text(text)
    assert left(".", capsys=capsys) == sorted(texts)
    assert not any(is_own(head(Path(name))) for name in texts)
