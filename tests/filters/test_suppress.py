"""Suppressions: decisions with a reason, which survive edits elsewhere and are noticed when nothing needs them."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from conftest import Check
from hypothesis import given
from hypothesis import strategies as st
from strategies import LINES, finding

from lint.cli import main
from lint.core import yamlfile
from lint.core.errors import UsageError
from lint.core.finding import Finding
from lint.filters import suppress
from lint.filters.suppress import Suppression, Suppressions

TODAY = datetime.date(2030, 1, 1)


def hides(entry: Suppression, *findings: Finding) -> list[bool]:
    known = Suppressions(Path("suppress.yaml"), entries=(entry,), today=TODAY)
    return [known.hides(f) for f in findings]


@given(LINES, LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_moving_lines_around_a_finding_changes_no_identity(above: list[str], below: list[str], end: str) -> None:
    alone = finding("so it is X here.", "X")
    moved = finding(end.join([*above, "so it is X here.", *below]), "X")
    assert moved.anchor == alone.anchor
    assert hides(suppress.of(alone, "as it should be"), moved) == [True]


@pytest.mark.parametrize(
    "entry, hidden",
    [
        (Suppression("demo/x", "a.txt", "r", "X", "it is ", " here"), True),
        (Suppression("demo/x", "*.txt", "r"), True),
        (Suppression("demo/x", "/b.txt", "r"), False),
        (Suppression("demo/y", "a.txt", "r"), False),
        (Suppression("demo/x", "a.txt", "r", "Y"), False),
        (Suppression("demo/x", "a.txt", "r", "X", "it was "), False),
        (Suppression("demo/x", "a.txt", "r", "X", "", " there"), False),
        (Suppression("demo/x", "a.txt", "r", expires=TODAY), True),
        (Suppression("demo/x", "a.txt", "r", expires=TODAY - datetime.timedelta(1)), False),
    ],
)
def test_what_an_entry_covers(entry: Suppression, hidden: bool) -> None:
    assert hides(entry, finding("so it is X here.", "X")) == [hidden]


@pytest.mark.parametrize(
    "text, hidden",
    [
        ("the Xword [sic] here", True),
        ('the "Xword" [sic]', True),
        ("the Xword (sic!)", True),
        ("the Xword is sick", False),
        ("the Xword, it said [sic]", False),
    ],
)
def test_sic_after_a_word_is_respected(text: str, hidden: bool) -> None:
    known = Suppressions(Path("suppress.yaml"))
    assert known.hides(finding(text, "Xword")) == hidden


def test_sic_does_not_excuse_spaces_before_it() -> None:
    assert not Suppressions(Path("s")).hides(finding("word  [sic]", "  "))


@given(st.lists(st.text(min_size=1), min_size=3, max_size=3))
def test_any_text_comes_back_from_the_file(texts: list[str]) -> None:
    out = "".join(f"{key}: {suppress.quoted(text)}\n" for key, text in zip("abc", texts, strict=True))
    out = out.encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    texts = [t.encode("utf-8", "surrogatepass").decode("utf-8", "replace") for t in texts]
    file = yamlfile.parse(out, yamlfile.YamlFile("f", controls=True))
    assert (file.problems, file.data) == ([], dict(zip("abc", texts, strict=True)))


def test_the_command_writes_an_entry_and_keeps_comments(work: Path, check: Check) -> None:
    Path("seeds/a.txt").write_text("One .\nThe color is red .\n")
    Path("suppress.yaml").write_text("# ours\nsuppressions:\n  # none yet")
    assert check()[0] == 1
    assert main(["suppress", "seeds/a.txt:2:5", "--reason", "a 'quoted': reason #1"]) == 0
    assert check() == (1, ["seeds/a.txt:1 demo/stop  .", "seeds/a.txt:2 demo/stop  ."])
    assert Path("suppress.yaml").read_text().startswith("# ours\nsuppressions:\n  # none yet\n  - rule: demo/colour\n")
    assert suppress.read(Path("suppress.yaml")).entries[0].reason == "a 'quoted': reason #1"
    Path("seeds/a.txt").write_text("New.\n\nMore.\nThe color is red .\n")
    assert check() == (1, ["seeds/a.txt:4 demo/stop  ."])


def test_several_findings_at_one_place_want_a_choice(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("seeds/a.txt").write_text("The color .\n")
    assert main(["suppress", "seeds/a.txt:1", "--reason", "so"]) == 2
    assert "2 findings are at seeds/a.txt:1" in capsys.readouterr().err
    assert main(["suppress", "seeds/a.txt:1", "demo/stop", "--reason", "so"]) == 0
    assert main(["suppress", "seeds/a.txt:1", "--reason", "so"]) == 0  # the other is the only one left
    assert main(["check"]) == 0


@pytest.mark.parametrize(
    "args, message",
    [
        (["seeds/a.txt:9", "--reason", "x"], "nothing is found at seeds/a.txt:9"),
        (["seeds/a.txt", "--reason", "x"], "is no place"),
        (["seeds/a.txt:1", "--reason", " "], "give a reason"),
        (["seeds/a.txt:1", "demo/stopp", "--reason", "x"], "did you mean 'demo/stop'?"),
        (["seeds/b.txt:1", "--reason", "x"], "there is no file seeds/b.txt"),
    ],
)
def test_wrong_usage_is_said(work: Path, capsys: pytest.CaptureFixture[str], args: list[str], message: str) -> None:
    Path("seeds/a.txt").write_text("One .\n")
    assert main(["suppress", *args]) == 2
    assert message in capsys.readouterr().err
    assert not Path("suppress.yaml").exists()


def test_what_is_suppressed_is_not_fixed_even_when_its_neighbours_are(work: Path) -> None:
    Path("seeds/a.txt").write_text("A color of red .\n")
    assert main(["suppress", "seeds/a.txt:1", "demo/colour", "--reason", "a proper name"]) == 0
    assert main(["fix"]) == 0
    assert Path("reports/fixed/seeds/a.txt").read_text() == "A color of red.\n"


def test_unused_and_expired_entries_are_findings(work: Path, check: Check) -> None:
    Path("seeds/a.txt").write_text("One .\n")
    Path("suppress.yaml").write_text(
        "suppressions:\n- {rule: demo/stop, path: a.txt, found: ' .', reason: so, expires: 2020-02-02}\n"
        "- {rule: demo/colour, path: seeds/, reason: so}\n- {rule: other/rule, path: seeds/, reason: so}\n"
    )
    status, found = check()
    assert status == 1
    assert [line.split()[:2] for line in found] == [
        ["seeds/a.txt:1", "demo/stop"],
        ["suppress.yaml:2", "suppress/expired"],
        ["suppress.yaml:3", "suppress/unused"],
    ]
    # a run over some files, or without the rule, can't tell
    assert [line.split()[1] for line in check("seeds/a.txt")[1]] == ["demo/stop", "suppress/expired"]
    assert [line.split()[1] for line in check("--ignore", "colour")[1]] == ["demo/stop", "suppress/expired"]
    assert main(["explain", "suppress/unused"]) == 0


@pytest.mark.parametrize(
    "text, message",
    [
        ("suppressions: [{rule: a/b, path: x}]", "suppress.yaml:1: 'reason' is missing; say why"),
        ("suppressions: [{rule: a/b, path: x, reason: so, line: '3'}]", "unknown key 'line'"),
        ("suppressions: [{rule: a/b, path: x, reason: so, expires: soon}]", "'expires' is a day"),
        ("suppressions: [{rule: a/b, path: x, reason: 3}]", "'reason' is a text"),
        ("suppressions: no", "expected 'suppressions:'"),
        ("- a", "expected 'suppressions:'"),
    ],
)
def test_wrong_files_are_said_with_their_line(work: Path, text: str, message: str) -> None:
    Path("suppress.yaml").write_text(text)
    with pytest.raises(UsageError) as raised:
        suppress.read(Path("suppress.yaml"))
    assert message in str(raised.value)


def test_a_file_that_was_named_must_exist(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--suppressions", "gone.yaml"]) == 2
    assert "there are no suppressions at gone.yaml (--suppressions)" in capsys.readouterr().err
