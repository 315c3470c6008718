"""`check --profile`: every rule that looked at the texts has its seconds, and the findings stay what they were."""

from __future__ import annotations

from pathlib import Path

import pytest
from places import GOLDEN

from lint.authoring.profile import Profile, profiled, table
from lint.cli import main
from lint.core.text import Document
from lint.packs.load import load

PACK = GOLDEN / "house.yaml"


def test_the_rules_that_met_something_are_timed() -> None:
    out = profiled([Document("The Norwegian harbor .")], load([PACK]))
    assert set(out.rules) >= {"house/space-before-stop", "house/norse", "house/colour"}
    assert out.characters == 22 and out.total >= sum(out.rules.values()) > 0


def test_the_longest_come_first_and_the_rest_are_added_up() -> None:
    profile = Profile(1.0, characters=4_000_000)
    profile.rules.update({"a/slow": 2.5, "b/quick": 0.25, "c/quick": 0.25})
    assert list(table(profile, 1)) == [
        "4,000,000 characters in 4.00 s (1.0 million a second)",
        "   1.000 s   25%  the one scan for all rules",
        "   2.500 s   62%  a/slow",
        "   0.500 s   12%  2 other rules",
    ]


def test_the_command_says_it_beside_the_findings(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("seeds/a.txt").write_text("One .\n")
    assert main(["check", "--profile"]) == 1
    out, err = capsys.readouterr()
    assert "1 finding" in out and "demo/stop" in err
