"""What authors ask in comments: one answer for check, fix and why, and findings about the asking itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Check

from lint.cli import main

TEXT = """\
One .

<!-- seedlint: off demo/stop as the printer set it -->

Two .

<!-- seedlint: on -->

Three .
"""


def test_what_is_ignored_is_neither_shown_nor_fixed(work: Path, check: Check) -> None:
    Path("seeds/a.md").write_text(TEXT)
    assert check() == (1, ["seeds/a.md:1 demo/stop  .", "seeds/a.md:9 demo/stop  ."])
    assert main(["fix", "--in-place"]) == 0
    assert Path("seeds/a.md").read_text() == TEXT.replace("One .", "One.").replace("Three .", "Three.")


def test_why_gives_the_reason(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("seeds/a.md").write_text(TEXT)
    main(["why", "seeds/a.md:5", "demo/stop"])
    assert "suppressed (line 3 says: as the printer set it)" in capsys.readouterr().out


def test_it_is_counted_as_suppressed(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("seeds/a.md").write_text(TEXT)
    main(["check"])
    assert "Not shown: 1 suppressed." in capsys.readouterr().out


@pytest.mark.parametrize("name", ["demo/stop", "demo", "stop", "pattern", "whitespace"])
def test_a_rule_may_be_called_by_all_its_names(name: str, work: Path, check: Check) -> None:
    Path("seeds/a.md").write_text(TEXT.replace("demo/stop", name))
    assert len(check()[1]) == 2


def test_one_that_nothing_needs_is_a_finding(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("seeds/a.md").write_text("<!-- seedlint: off demo/stop, demo/colour why -->\n\nOne .\n")
    assert main(["check", "--format", "json"]) == 1
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert (found["rule"], found["line"], found["column"]) == ("ignore/unused", 1, 1)
    assert "demo/colour" in found["message"]


def test_one_of_a_rule_that_was_not_asked_is_none(work: Path, check: Check) -> None:
    Path("seeds/a.md").write_text("<!-- seedlint: off demo/colour why -->\n\nOne.\n")
    assert check("--select", "stop") == (0, [])


def test_one_that_names_no_rule_is_a_finding(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("seeds/a.md").write_text("<!-- seedlint: off demo/stpo why -->\n\nOne .\n")
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert "nothing is called 'demo/stpo'" in out and "did you mean 'demo/stop'?" in out
    assert main(["explain", "ignore/unknown"]) == 0


def test_an_override_may_lower_what_is_said_about_it(work: Path, check: Check) -> None:
    Path("seeds/a.md").write_text("<!-- seedlint: off demo/stop why -->\n\nOne.\n")
    assert check()[0] == 1
    with Path("seedlint.yaml").open("a") as file:
        file.write("overrides: [{paths: ['*.txt'], ignore: [demo]}, {paths: ['*.md'], severity: {demo: info}}]\n")
    assert check()[0] == 1
