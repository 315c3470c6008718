"""`seedlint apply`: the edits of a ledger, made again on a newer version of the text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import change, edited

from lint.cli import main
from lint.core.finding import Edit
from lint.core.text import Coding
from lint.fix.reapply import reapplied
from lint.fix.rounds import apply

LINES = st.lists(st.text(st.sampled_from("qr. é"), max_size=8), max_size=4)


@given(edited())
def test_on_the_same_text_all_edits_are_made_again(case: tuple[str, list[Edit]]) -> None:
    text, edits = case
    text = text.lstrip("\ufeff")
    edits = [e for e in edits if e.end <= len(text)]
    if edits:
        _, _, done = change("f", text, edits)
        assert reapplied(text, Coding(), [done]).text == apply(text, edits)


@given(LINES, LINES)
def test_lines_around_may_move(above: list[str], below: list[str]) -> None:
    old = "The first day.\nA wrong word stands here .\nThe last day.\n"
    _, _, done = change("f", old, [Edit(17, 22, "right"), Edit(39, 40, "")])
    new = "\n".join([*above, old, *below])
    out = reapplied(new, Coding(), [done])
    assert (out.missed, out.text) == ([], new.replace("wrong", "right").replace(" .\nThe last", ".\nThe last"))


@pytest.mark.parametrize(
    "new, reason",
    [
        ("A right word stands.", "is corrected already"),
        ("Something else altogether.", "what it corrected is not there any more"),
        ("Old: a wrong turn.", "what it corrected is not there any more"),
        ("A wrong word stands. A wrong word stands.", "stands in 2 places now, all alike"),
    ],
)
def test_what_no_longer_fits_is_said(new: str, reason: str) -> None:
    _, _, done = change("f", "A wrong word stands.", [Edit(2, 7, "right")])
    out = reapplied(new, Coding(), [done])
    assert (out.text, out.edits) == (new, [])
    assert reason in out.missed[0][1]


def test_the_occurrence_whose_surroundings_agree_best_is_meant() -> None:
    _, _, done = change("f", "He saw the wrong ship in the port.", [Edit(11, 16, "right")])
    new = "He heard the wrong shout. Then he saw the wrong ship in the port."
    assert reapplied(new, Coding(), [done]).text == "He heard the wrong shout. Then he saw the right ship in the port."


def test_an_insertion_needs_both_its_neighbours() -> None:
    _, _, done = change("f", "one two three four five six", [Edit(13, 13, "!")])
    assert reapplied("zero one two three four five", Coding(), [done]).text == "zero one two three! four five"
    assert reapplied("one two three and four five", Coding(), [done]).edits == []


def test_two_rounds_in_place_are_made_one_after_the_other() -> None:
    _, _, one = change("f", "A bad word here.", [Edit(2, 5, "worse")])
    _, _, two = change("f", "A worse word here.", [Edit(2, 7, "good")])
    out = reapplied("New: A bad word here.", Coding(), [one, two])
    assert out.text == "New: A good word here."
    assert [e for e, _ in out.edits] == [Edit(7, 10, "good")]


def test_the_command_writes_copies_and_says_what_it_could_not_do(
    work: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seed = Path("seeds/a.txt")
    seed.write_text("One here .\nThe color there.\n")
    assert main(["fix"]) == 0
    seed.write_text("A new first line.\nOne here .\nThe shade there.\n")
    capsys.readouterr()
    assert main(["apply", "reports/fixes.jsonl", "--diff"]) == 1
    assert "+One here.\n" in capsys.readouterr().out
    assert main(["apply", "reports/fixes.jsonl"]) == 1
    assert "line 2 then: color → colour (demo/colour): what it corrected is not there" in capsys.readouterr().out
    assert Path("reports/fixed/seeds/a.txt").read_text() == "A new first line.\nOne here.\nThe shade there.\n"
    assert seed.read_text().startswith("A new first line.\nOne here .")
    seed.unlink()
    assert main(["apply", "reports/fixes.jsonl"]) == 4


def test_in_place_can_be_undone(work: Path) -> None:
    seed = Path("seeds/a.txt")
    seed.write_text("One here .\n")
    assert main(["fix"]) == 0
    seed.write_text("New. One here .\n")
    assert main(["apply", "reports/fixes.jsonl", "--in-place"]) == 0
    assert seed.read_text() == "New. One here.\n"
    assert main(["undo", "reports/applied.jsonl"]) == 0
    assert seed.read_text() == "New. One here .\n"
