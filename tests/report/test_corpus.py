"""The page of a corpus, and its numbers as JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from demo_packs import LOG, ODD, TOWN, pack

from lint.cli import main


@pytest.fixture(autouse=True)
def corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "demo.yaml").write_text(pack(LOG, TOWN, ODD), encoding="utf-8")
    write(tmp_path, [("Snow in Vilage.", "Vilage"), ("All is well.", "Calm"), ("They sang whilst it snowed.", "<b>")])
    return tmp_path


def write(folder: Path, rows: list[tuple[str, str]]) -> None:
    records = (json.dumps({"id": f"r{i}", "text": text, "title": title}) for i, (text, title) in enumerate(rows))
    (folder / "data.jsonl").write_text("\n".join(records) + "\n", encoding="utf-8")


def report(*more: str) -> None:
    fields = ("--text-field", "text", "--text-field", "title", "--id-field", "id")
    main(["report", "data.jsonl", "--rules", "demo.yaml", *fields, "--quiet", *more])


def test_records_get_a_page_and_its_numbers() -> None:
    report()
    assert {p.name for p in Path("reports").iterdir()} == {
        "report.md", "report.json", "report.html", "report.corpus.html", "report.summary.json",
    }  # fmt: skip
    numbers = json.loads(Path("reports/report.summary.json").read_text())["summary"]
    assert (numbers["documents"], numbers["documents_with_findings"], numbers["findings"]) == (6, 3, 3)
    assert numbers["by_field"]["demo/town"] == {"text": 1, "title": 1}
    whole = json.loads(Path("reports/report.json").read_text())["summary"]
    shared = ("documents", "characters", "findings", "hidden", "fixable", "by_severity", "by_class", "by_rule")
    assert {key: numbers[key] for key in shared} == {key: whole[key] for key in shared}


def test_the_page_shows_rules_fields_sources_and_samples() -> None:
    report("--format", "corpus")
    page = Path("reports/report.corpus.html").read_text()
    assert "3 findings in 3 of 6 documents (50.0 %)" in " ".join(page.split())
    assert re.search(r'<a href="#demo-town"><code>demo/town</code></a>.*?<td class="number shade-5">1</td>', page)
    assert 'aria-label="Findings along the records, 1 a step; most at record 1"' in page
    assert "<mark>" in page or "<del>Vilage</del><ins>Village</ins>" in page
    assert "<script" not in page


@pytest.mark.parametrize("kept", ["json", "summary"])
def test_the_page_says_what_has_changed(kept: str) -> None:
    report("--format", kept, "--output-dir", "old")
    write(Path(), [("All is well.", "Calm"), ("All is calm.", "Well"), ("They sang whilst it snowed.", "Song")])
    report("--format", "corpus", "--previous", f"old/report.{'summary.' * (kept == 'summary')}json")
    rows = re.findall(r"<code>(demo/\w+)</code></th><td class=\"number\">(\d+)</td><td class=\"number\">(\d+)</td>"
                      r"<td class=\"number\">([+-][\d.]+)", Path("reports/report.corpus.html").read_text())  # fmt: skip
    assert rows == [("demo/town", "2", "0", "-333.33")]


def test_an_earlier_report_must_be_one(capsys: pytest.CaptureFixture[str]) -> None:
    Path("x.json").write_text("[]")
    assert main(["report", "data.jsonl", "--rules", "demo.yaml", "--text-field", "text", "--previous", "x.json"]) == 2
    assert "no report of seedlint" in capsys.readouterr().err


def test_a_sample_is_cut_between_words_where_its_line_goes_on() -> None:
    line = "the harbour of the old town was full of ships that had come to see the mayor of "
    write(Path(), [(f"{line}Vilage {line}", "Calm")])
    report("--format", "corpus")
    page = Path("reports/report.corpus.html").read_text()
    assert re.search(r"… (?:town|old) [^<]*<del>Vilage</del><ins>Village</ins> the harbour [^<]*\w …</q>", page)
