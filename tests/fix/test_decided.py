"""`seedlint fix --decisions`: exactly the accepted corrections, and suppressions for what was rejected."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from demo_packs import TOWN, pack

from lint.cli import main

SPACES = """\
  - id: spaces
    kind: pattern
    message: 'two spaces'
    severity: info
    confidence: high
    class: whitespace
    why: One is enough.
    source: every style guide
    find: '  +'
    fix: {replace: ' ', safety: safe}
    examples: [{bad: 'One[[  ]]two.', good: 'One two.'}, {ok: 'One two.'}]
"""
PACK = pack(TOWN, SPACES)
TEXT = "Vilage,  Vilage\nVilage\nVilage\nfar Vilage\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "demo.yaml").write_text(PACK)
    (tmp_path / "a.txt").write_text(TEXT)
    return tmp_path


def decide(folder: Path, *wanted: tuple[str, int, dict[str, str]]) -> None:
    """Decisions about the n-th town or space in reading order."""
    main(["report", "a.txt", "--rules", "demo.yaml", "--format", "json", "--output-dir", "out", "--quiet"])
    found = json.loads((folder / "out/report.json").read_text())["findings"]
    lines, met = ["decisions:"], {}
    for i, finding in enumerate(found):
        key = finding["anchor"]
        met[key] = met.get(key, 0) + 1
        for verdict, index, more in wanted:
            if index == i:
                record = {k: finding[k] for k in ("rule", "path", "anchor")}
                lines.append("- " + json.dumps({"decision": verdict, "nth": met[key], **record, **more}))
    (folder / "d.yaml").write_text("\n".join(lines) + "\n")


def fix(*args: str) -> int:
    return main(["fix", "a.txt", "--rules", "demo.yaml", "--decisions", "d.yaml", *args])


def test_exactly_the_accepted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(folder, ("accept", 1, {}), ("accept", 4, {}), ("reject", 5, {"reason": "a ship"}), ("later", 0, {}))
    assert fix("--in-place") == 1, "two towns are left for a person"
    assert (folder / "a.txt").read_text() == "Vilage, Vilage\nVilage\nVillage\nfar Vilage\n"
    assert "1 rejected; 1 suppression added to suppress.yaml" in capsys.readouterr().err
    entry = (folder / "suppress.yaml").read_text()
    assert 'reason: "a ship"' in entry and 'before: "far "' in entry
    main(["undo", "reports/fixes.jsonl"])
    assert (folder / "a.txt").read_text() == TEXT


def test_the_first_of_equal_places_does_not_take_the_second_along(folder: Path) -> None:
    decide(folder, ("accept", 3, {}))
    fix("--in-place", "--quiet")
    assert (folder / "a.txt").read_text() == TEXT.replace("\nVilage\nVilage", "\nVillage\nVilage")


def test_another_text_and_deletion(folder: Path) -> None:
    decide(folder, ("accept", 0, {"text": "Ville"}), ("accept", 5, {"text": ""}))
    fix("--in-place", "--quiet")
    assert (folder / "a.txt").read_text() == "Ville,  Vilage\nVilage\nVilage\nfar \n"


def test_rejected_is_silent_from_then_on(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(folder, *(("reject", i, {}) for i in range(6)))
    assert fix("--quiet") == 0
    assert main(["check", "a.txt", "--rules", "demo.yaml", "--severity", "info"]) == 0
    before = (folder / "suppress.yaml").read_text()
    assert 'reason: "rejected in review"' in before
    fix("--quiet")
    assert (folder / "suppress.yaml").read_text() == before, "what is suppressed needs no second entry"


def test_diff_writes_nothing(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(folder, ("accept", 5, {}), ("reject", 0, {}))
    fix("--diff")
    assert "+far Village" in capsys.readouterr().out
    assert {p.name for p in folder.iterdir()} == {"a.txt", "demo.yaml", "d.yaml", "out"}


def test_what_no_longer_fits_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    decide(folder, ("accept", 5, {"found": "Vilage"}), ("accept", 0, {}))
    (folder / "a.txt").write_text("Vilage,  Vilage\nVilage\nVilage\nnear Vilage\n")
    fix("--in-place")
    assert (folder / "a.txt").read_text() == "Village,  Vilage\nVilage\nVilage\nnear Vilage\n"
    assert "a.txt: no longer found, so not carried out: accept demo/town 'Vilage'" in capsys.readouterr().err


def test_a_file_of_decisions_that_is_none(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert fix() == 2
    assert "d.yaml: cannot be read" in capsys.readouterr().err
