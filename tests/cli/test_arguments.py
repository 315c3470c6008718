"""Flags and commands: what is meant where a word is misspelt, what flags come to."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from conftest import Check

from lint.cli import main, options


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["chekc"], "there is no command 'chekc'; did you mean 'check'?"),
        (["qqqq"], "there is no command 'qqqq'; `seedlint --help` lists them"),
        (["check", "--selct", "x"], "there is no option '--selct'; did you mean '--select'?"),
        (["check", "--formt=csv"], "there is no option '--formt'; did you mean '--format'?"),
        (["check", "--severity", "eror"], "invalid choice: 'eror'"),
        (["explain"], "required: PACK/RULE; `seedlint explain --help` says more"),
    ],
)
def test_a_wrong_word_is_answered_with_the_right_one(
    argv: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(argv) == 2
    error = capsys.readouterr().err
    assert said in error
    assert error.count("\n") == 1


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("asked", "environment", "terminal", "colour"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_the_flag_wins_over_the_variables_and_these_over_the_terminal(
    asked: str, environment: dict[str, str], terminal: bool, colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert options.wants_color(Terminal() if terminal else io.StringIO(), asked) is colour


def test_isolated_heeds_no_configuration(work: Path, check: Check) -> None:
    Path("seeds/a.txt").write_text("One .\n")
    rules = ["--rules", "../demo.yaml", "seeds"]
    Path("seedlint.yaml").write_text("ignore: [stop]\n")
    assert check(*rules) == (0, [])
    assert check("--isolated", *rules) == (1, ["seeds/a.txt:1 demo/stop  ."])


def test_exit_zero_shows_findings_and_fails_no_run(work: Path, check: Check) -> None:
    Path("seeds/a.txt").write_text("One .\n")
    assert check("--exit-zero") == (0, ["seeds/a.txt:1 demo/stop  ."])
    Path("seeds/b.txt").write_bytes(b"\xff\xfe\xff")
    assert check("--exit-zero")[0] == 4


def test_all_that_is_met_and_not_read_is_named(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = Path("seeds")
    for name in ("a.txt", ".hidden.txt", "old.txt", "notes.bak", "settings.ini"):
        (seeds / name).write_text("Words.\n")
    (seeds / "link.txt").symlink_to("a.txt")
    (seeds / ".gitignore").write_text("old.txt\n")
    assert main(["check", "--show-files", "--exclude", "*.bak"]) == 0
    assert [" ".join(line.split()) for line in capsys.readouterr().err.splitlines()] == [
        "left out seeds/.gitignore (hidden)",
        "left out seeds/.hidden.txt (hidden)",
        "read seeds/a.txt",
        "left out seeds/link.txt (a link)",
        "left out seeds/notes.bak (left out by the configuration)",
        "left out seeds/old.txt (ignored by .gitignore)",
        "left out seeds/settings.ini (settings)",
    ]
