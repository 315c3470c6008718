"""Words that are right here: forms, scopes, and what they do not touch."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Check
from strategies import finding

from lint.cli import main
from lint.core.errors import UsageError
from lint.filters import words


@pytest.mark.parametrize(
    ("line", "found", "silent"),
    [
        ("color", "color", True),
        ("color", "Color", True),
        ("color", "COLOR", True),
        ("color", "colors", False),
        ("Color", "color", False),
        ("Color", "COLOR", True),
        ("Rhys", "Rhys's", True),
        ("Rhys", "Rhys’s", True),
        ("Dun  Laoghaire # a harbour", "Dun Laoghaire", True),
        ("dun laoghaire", "Dun Laoghaire", True),
        ("color @ /seeds/", "color", True),
        ("color @ *.md", "color", False),
        ("# color", "color", False),
    ],
)
def test_forms_and_scopes(line: str, found: str, silent: bool, tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text(f"# ours\n\n{line}\n")
    about = finding(f"The {found} is here.", found, "seeds/a.txt")._replace(cls="misspelling")
    reason = words.read(file).decision(about)
    assert reason == (f"a word of {file.as_posix()}:3" if silent else None)


def test_a_mix_up_is_no_question_of_spelling(tmp_path: Path) -> None:
    file = tmp_path / "words.txt"
    file.write_text("Turkey\n")
    about = finding("In Turkey too.", "Turkey")
    assert words.read(file).decision(about._replace(cls="mistranslation")) is None
    assert words.read(file).decision(about._replace(cls="misspelling"))


def test_a_scope_that_is_missing_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("a\nb @ \n")
    with pytest.raises(UsageError, match=r"words\.txt:2: after '@' comes a path"):
        words.read(tmp_path / "words.txt")


PACK = """\
pack: house
about: Words.
rules:
  - id: american
    kind: substitution
    message: '"{found}" is American'
    severity: warning
    confidence: high
    class: misspelling
    why: The house writes British English.
    source: house style
    table: {color: colour}
    examples:
      - bad: 'A [[color]].'
      - ok: 'A colour.'
"""


def test_added_words_are_heeded_and_the_file_is_no_text(
    work: Path, check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    Path("../demo.yaml").write_text(PACK)
    Path("seeds/a.txt").write_text("A color.\n")
    assert len(check()[1]) == 1
    assert main(["words", "add", "color", "flavor"]) == 0
    assert main(["words", "add", "color"]) == 0
    assert Path("words.txt").read_text() == "color\nflavor\n"
    assert check() == (0, [])
    assert check(".") == (0, [])
    assert len(check("--words", "none")[1]) == 1
    main(["why", "seeds/a.txt:1", "house/american"])
    assert "suppressed (a word of words.txt:1)" in capsys.readouterr().out


def test_without_a_configuration_nobodys_list_is_taken_for_ours(work: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("seedlint.yaml").unlink()
    Path("words.txt").write_text("a @ \n")
    assert main(["check", "--rules", "../demo.yaml", "words.txt"]) == 0
    assert main(["words", "add", "color"]) == 2
    assert "seedlint init" in capsys.readouterr().err
