"""The baseline: old findings are hidden where they are, may only become fewer, and hide nothing elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Check
from hypothesis import given
from hypothesis import strategies as st
from strategies import LINES, finding

from lint.cli import main
from lint.filters import baseline

OLD = "One .\nThe color .\n"


@pytest.fixture
def known(work: Path) -> Path:
    """A project with three known findings in its baseline."""
    Path("seeds/a.txt").write_text(OLD)
    with Path("seedlint.yaml").open("a") as file:
        file.write("baseline: known.json\n")
    assert main(["baseline", "write"]) == 0
    return work


@given(LINES, LINES)
def test_moving_lines_around_a_finding_changes_no_identity(above: list[str], below: list[str]) -> None:
    old = baseline.of([finding("so it is X here.", "X")])
    moved = finding("\n".join([*above, "so it is X here.", *below]), "X")
    assert old.new([moved]) == ([], {})


@given(st.integers(0, 4), st.integers(0, 4))
def test_of_equal_findings_only_as_many_as_there_were_are_known(before: int, now: int) -> None:
    same = finding("so it is X here.", "X")
    new, left = baseline.of([same] * before).new([same] * now)
    assert (len(new), left.total()) == (max(0, now - before), max(0, before - now))


def test_old_findings_are_hidden_wherever_their_lines_move(known: Path, check: Check) -> None:
    assert check() == (0, [])
    Path("seeds/a.txt").write_text("New.\nThe color .\n\nOne .\n")
    assert check() == (0, [])


def test_the_same_defect_elsewhere_is_new(known: Path, check: Check) -> None:
    Path("seeds/b.txt").write_text("One .\n")
    assert check() == (1, ["seeds/b.txt:1 demo/stop  ."])
    Path("seeds/b.txt").unlink()
    Path("seeds/a.txt").write_text(OLD + "One .\n")
    assert check() == (1, ["seeds/a.txt:3 demo/stop  ."])


def test_entries_follow_a_file_that_moved(known: Path, check: Check) -> None:
    Path("seeds/new").mkdir()
    Path("seeds/a.txt").rename("seeds/new/b.txt")
    assert check() == (0, [])
    Path("seeds/c.txt").write_text("One .\n")  # no entry is used twice
    assert check() == (1, ["seeds/new/b.txt:1 demo/stop  ."])
    Path("seeds/c.txt").unlink()
    assert main(["baseline", "write"]) == 0
    assert check() == (0, [])


def test_what_is_known_is_not_fixed(known: Path) -> None:
    Path("seeds/a.txt").write_text(OLD + "Four .\n")
    assert main(["fix"]) == 0
    assert Path("reports/fixed/seeds/a.txt").read_text() == OLD + "Four.\n"


def test_stale_entries_are_said_and_fail_when_strict(
    known: Path, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("seeds/a.txt").write_text("One.\nThe color .\n")
    assert main(["check"]) == 0
    assert (
        "1 entry of the baseline found nothing any more; `seedlint baseline prune` drops it." in capsys.readouterr().out
    )
    status, found = check("--strict-baseline")
    assert status == 1 and [line.split()[:2] for line in found] == [["known.json:3", "baseline/stale"]]
    assert main(["baseline", "prune"]) == 0
    assert check("--strict-baseline") == (0, [])
    Path("seeds/a.txt").write_text(OLD)
    assert check() == (1, ["seeds/a.txt:1 demo/stop  ."])


def test_a_file_that_is_gone_is_stale_but_one_that_was_not_checked_is_not(known: Path, check: Check) -> None:
    Path("seeds/b.txt").write_text("Two.\n")
    assert check("seeds/b.txt", "--strict-baseline") == (0, [])
    Path("seeds/a.txt").unlink()
    assert check("seeds/b.txt", "--strict-baseline")[0] == 1


def test_a_rule_that_did_not_run_leaves_its_entries_alone(known: Path, check: Check) -> None:
    assert check("--select", "stop", "--strict-baseline") == (0, [])
    assert main(["baseline", "prune", "--select", "stop"]) == 0
    assert check() == (0, [])


def test_it_only_shrinks_unless_the_new_is_accepted(
    known: Path, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("seeds/a.txt").write_text("The color .\nFour .\n")
    assert main(["baseline", "write"]) == 1
    said = capsys.readouterr().out
    assert "2 known findings in known.json, 1 dropped." in said
    assert "new: seeds/a.txt:2: demo/stop" in said
    assert check() == (1, ["seeds/a.txt:2 demo/stop  ."])
    assert main(["baseline", "write", "--accept-new"]) == 0
    assert check() == (0, [])


def test_it_is_written_the_same_way_each_time_and_shown(known: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path("known.json").read_bytes()
    assert main(["baseline", "write"]) == 0
    assert Path("known.json").read_bytes() == before
    capsys.readouterr()
    assert main(["baseline", "show"]) == 0
    assert "seeds/a.txt  demo/colour  color" in capsys.readouterr().out


@pytest.mark.parametrize("text, message", [(None, "there is no baseline"), ("{}", "not a baseline"), ("[", "not a")])
def test_what_is_no_baseline_is_said(
    work: Path, capsys: pytest.CaptureFixture[str], text: str | None, message: str
) -> None:
    if text is not None:
        Path("b.json").write_text(text)
    assert main(["check", "--baseline", "b.json"]) == 2
    assert message in capsys.readouterr().err


def test_the_one_beside_the_configuration_is_found(work: Path, check: Check) -> None:
    Path("seeds/a.txt").write_text(OLD)
    assert main(["baseline", "write"]) == 0
    assert check() == (0, [])
    assert len(check("--baseline", "none")[1]) == 3
