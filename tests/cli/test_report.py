"""`seedlint report`: what a curator gets to read, and the proof that a committed report is current."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from demo_packs import LOG, ODD, TOWN, pack

from lint.cli import main

UNSURE = """\
  - id: unsure
    kind: pattern
    message: 'perhaps'
    severity: warning
    confidence: low
    class: style
    why: It may be odd.
    source: taste
    find: 'maybe'
    examples: [{bad: 'Sang [[maybe]].'}, {ok: 'Sang.'}]
"""
PACK = pack(LOG, TOWN, ODD, UNSURE)
TEXT = "Snow in Vilage\n\nfetching page\nThey sang whilst it <b>fell</b>, maybe.\nfetching page\nEnd.\n"


@pytest.fixture
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "demo.yaml").write_text(PACK, encoding="utf-8")
    return tmp_path


def report(*args: str) -> int:
    return main(["report", "texts", "--rules", "demo.yaml", *args])


def test_writes_what_a_curator_reads(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report() == 1
    assert "wrote reports/report.md" in capsys.readouterr().out
    text = (corpus / "reports/report.md").read_text(encoding="utf-8")
    assert "4 findings in 1 document" in text and "1 more below the shown level" in text
    assert "Snow in <del>Vilage</del><ins>Village</ins>" in text
    assert "**3:1, 5:1 (2 times)**" in text, "the same debris twice is one entry"
    assert "They sang <b>whilst</b> it &lt;b&gt;fell" in text
    sections = [line for line in text.splitlines() if line.startswith("## ")]
    assert sections == [
        "## Corrected without asking",
        "## Needs a decision",
        "## Only flagged",
        "## The rules that spoke",
    ]
    assert str(corpus) not in text


def test_record_for_programs(corpus: Path) -> None:
    report("--quiet")
    data = json.loads((corpus / "reports/report.json").read_text(encoding="utf-8"))
    assert data["schema"] == 1 and data["summary"]["findings"] == 4
    assert [f["rule"] for f in data["findings"]] == ["demo/town", "demo/log", "demo/odd", "demo/log"]


def test_check_proves_that_the_files_are_current(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report("--check") == 1
    assert "reports/report.md is missing; write it with: seedlint report texts" in capsys.readouterr().out
    report()
    assert {p.name for p in (corpus / "reports").iterdir()} == {"report.md", "report.json", "report.html"}
    assert report("--check") == 0
    (corpus / "texts" / "a.txt").write_text(TEXT + "Vilage\n", encoding="utf-8")
    assert report("--check") == 1
    assert "reports/report.json is not current" in capsys.readouterr().out


def test_what_could_not_be_checked_is_in_the_report(corpus: Path) -> None:
    (corpus / "texts" / "b.txt").write_bytes(b"\xff\xfe\xff")
    assert report("--quiet") == 4
    assert "`texts/b.txt`: not UTF" in (corpus / "reports/report.md").read_text(encoding="utf-8")


def test_formats_and_places(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert report("--format", "markdown", "--output-dir", "out/deep", "--fail-on", "never", "--quiet") == 0
    assert [p.name for p in (corpus / "out/deep").iterdir()] == ["report.md"]
    assert report("--format", "markdwn") == 2
    assert "did you mean 'markdown'?" in capsys.readouterr().err


def test_what_changed_since_the_last_report(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report("--format", "json")
    (corpus / "old.json").write_bytes((corpus / "reports/report.json").read_bytes())
    (corpus / "texts" / "a.txt").write_text(
        "A Vilage on the hill.\n" + TEXT.replace("Snow in Vilage", ""), encoding="utf-8"
    )
    capsys.readouterr()
    report("--format", "json")
    assert "1 new, 1 gone since the last report" in capsys.readouterr().out
    report("--format", "html", "--previous", "old.json")
    page = (corpus / "reports/report.html").read_text(encoding="utf-8")
    data = json.loads(page.split('id="data">')[1].split("</script>")[0])
    assert [f["state"] for f in data["findings"]] == ["new", "same", "same", "same"]
    assert [g["found"] for g in data["gone"]] == ["Vilage"]


@pytest.mark.parametrize("content, says", [("{", "no JSON report"), ("[1]", "no report of seedlint")])
def test_previous_that_is_no_report(corpus: Path, content: str, says: str, capsys: pytest.CaptureFixture[str]) -> None:
    (corpus / "old.json").write_text(content)
    assert report("--previous", "old.json") == 2
    assert f"old.json: {says}" in capsys.readouterr().err


def test_of_a_long_text_the_page_holds_the_surroundings_of_findings(corpus: Path) -> None:
    filler = "The snow fell on the hills all night long. " * 20 + "\n"
    (corpus / "texts" / "a.txt").write_text(filler * 100 + "In Vilage.\n" + filler * 100, encoding="utf-8")
    report("--format", "html", "--quiet")
    page = (corpus / "reports/report.html").read_text(encoding="utf-8")
    (doc,) = json.loads(page.split('id="data">')[1].split("</script>")[0])["docs"]
    assert [no for _, no, _ in doc["lines"]] == [100, 101, 102]
    assert doc["lines"][1][2] == "In Vilage." and doc["lines"][1][0] == len(filler) * 100


@pytest.mark.parametrize("args", [["."], [".", "--output-dir", "."], ["texts", "--output-dir", "texts/[x]/y"]])
def test_reports_are_no_texts(corpus: Path, args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        main(["report", *args, "--rules", "demo.yaml", "--select", "log"])
    assert "2 findings in " in capsys.readouterr().out.splitlines()[-1]
    assert main(["report", *args, "--rules", "demo.yaml", "--select", "log", "--check"]) == 0
