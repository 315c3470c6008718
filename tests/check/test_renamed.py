"""A rule that got another id: whoever used the old one still means it, and is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Check

from lint.cli import main
from lint.core import yamlfile

OLD, NEW = "demo/stop", "demo/stray-stop"


def rename() -> None:
    pack = Path("../demo.yaml")
    pack.write_text(pack.read_text().replace("- id: stop\n", f"- id: stray-stop\n    formerly: [{OLD}]\n"))


@pytest.fixture
def text(work: Path) -> Path:
    path = Path("seeds/a.txt")
    path.write_text("One .\n")
    return path


@pytest.mark.parametrize("flag", ["--select", "--ignore"])
def test_flags(flag: str, text: Path, check: Check, capsys: pytest.CaptureFixture[str]) -> None:
    rename()
    found = ["seeds/a.txt:1 demo/stray-stop  ."] if flag == "--select" else []
    assert check(flag, OLD)[1] == found
    main(["check", flag, OLD])
    assert f"{OLD} is called {NEW} now; the old id still works." in capsys.readouterr().out


def test_suppressions_and_the_baseline(text: Path, check: Check) -> None:
    assert main(["suppress", "seeds/a.txt:1", "--reason", "as it was"]) == 0
    rename()
    assert check() == (0, [])
    Path("suppress.yaml").unlink()
    assert check()[0] == 1


def test_the_baseline(text: Path, check: Check) -> None:
    assert main(["baseline", "write"]) == 0
    rename()
    assert check() == (0, [])
    assert check("--strict-baseline") == (0, [])


def test_decisions(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--format", "json"])
    [finding] = json.loads(capsys.readouterr().out)["findings"]
    decision = {"decision": "accept", **{key: finding[key] for key in ("rule", "path", "anchor")}, "nth": 1}
    Path("decisions.yaml").write_text(json.dumps({"decisions": [decision]}))
    rename()
    assert main(["fix", "--decisions", "decisions.yaml", "--in-place"]) == 0
    assert text.read_text() == "One.\n"


def test_comments_and_overrides(text: Path, check: Check) -> None:
    rename()
    Path("seeds/a.md").write_text(f"<!-- seedlint: off {OLD} -->\n\nOne .\n")
    assert check("seeds/a.md") == (0, [])
    with Path("seedlint.yaml").open("a") as file:
        file.write(f"overrides: [{{ignore: [{OLD}]}}]\n")
    assert check() == (0, [])


def test_manuals(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rename()
    assert main(["explain", OLD]) == 0
    out = capsys.readouterr().out
    assert f"{OLD} is called {NEW} now" in out and f"{NEW}  (warning" in out
    assert main(["why", "seeds/a.txt:1", OLD]) == 0


def test_what_is_no_full_id_is_an_error(text: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rename()
    pack = Path("../demo.yaml")
    pack.write_text(pack.read_text().replace(OLD, "Stop!"))
    assert main(["check"]) == 3
    assert yamlfile.read(pack).problems == []
