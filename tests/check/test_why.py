"""`seedlint why`: every question of a rule at a place, and the answer."""

from __future__ import annotations

from pathlib import Path

import pytest
from places import GOLDEN

from lint.check.why import accounts
from lint.cli import main
from lint.core.text import Document
from lint.packs.load import load
from lint.packs.prove import unmarked


def why(capsys: pytest.CaptureFixture[str], text: str, where: str, *args: str) -> tuple[int, str]:
    Path("t.txt").write_text(text, encoding="utf-8")
    status = main(["why", where, "house/norse", "--rules", str(GOLDEN / "house.yaml"), "--no-cache", *args])
    return status, capsys.readouterr().out


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def test_the_clause_that_keeps_it_silent_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    text = "Denmark sent a Norwegian envoy to Oslo."
    assert why(capsys, text, "t.txt:1") == (
        1,
        "t.txt:1:16 'Norwegian': house/norse keeps silent\n"
        '  passes  when    paragraph has Denmark | Copenhagen  (paragraph has "Denmark")\n'
        '  FAILS   unless  document has Norway | Oslo  (document has "Oslo")\n',
    )


def test_what_lets_it_speak_is_said_and_whether_it_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = why(capsys, "Denmark sent a Norwegian envoy.", "t.txt:1:17")
    assert status == 0
    assert "speaks" in said and "shown: warning, medium confidence" in said
    _, said = why(capsys, "Denmark sent a Norwegian envoy.", "t.txt:1", "--confidence", "high")
    assert "not shown: warning, medium confidence is below the shown level" in said
    _, said = why(capsys, "Denmark sent a Norwegian [sic] envoy.", "t.txt:1")
    assert "not shown: suppressed ([sic] in the text)" in said
    _, said = why(capsys, "Denmark sent an envoy, misspelt as Norwegian.", "t.txt:1")
    assert "FAILS   use     a word in use  (the text speaks of the word)" in said


def test_where_it_sees_nothing_it_says_where_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    status, said = why(capsys, "A first line.\nA Norwegian choir.", "t.txt:1")
    assert status == 1
    assert "sees nothing there" in said and "on line 2" in said
    assert "nor anywhere else" in why(capsys, "A line.", "t.txt:1")[1]


def test_a_place_that_is_not_there_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert why(capsys, "One line.", "t.txt:3")[0] == 2
    assert main(["why", "gone.txt:1", "house/norse", "--rules", str(GOLDEN / "house.yaml"), "--no-cache"]) == 2
    assert "gone.txt: cannot be read" in capsys.readouterr().err


def test_its_answer_is_that_of_the_check_for_all_examples_of_some_rules() -> None:
    for rule in load([GOLDEN / "house.yaml"], prove=False).rules:
        for example in rule.examples:
            for text in example.texts:
                document = Document(unmarked(text)[0])
                found = {(a.place.start, a.place.end) for a in accounts(document, rule) if a.speaks}
                assert found == set(unmarked(text)[1])
