"""The ledger: undo after fix is the identity, byte for byte, or a refusal with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from strategies import CODINGS, change, edited

from lint.core.errors import UsageError
from lint.core.finding import Edit
from lint.core.text import Coding
from lint.fix import ledger


@given(edited().filter(lambda case: bool(case[1])), st.sampled_from(CODINGS))
@example(("a\ufeff", [Edit(0, 1, "")]), Coding())
def test_reverting_is_the_inverse_of_fixing(case: tuple[str, list[Edit]], coding: Coding) -> None:
    text, edits = case
    text = text.lstrip("\ufeff")  # decode takes a second mark for text, the first is the file's
    edits = [e for e in edits if e.end <= len(text)]
    if edits:
        old, new, done = change("f", text, edits, coding)
        assert done.reverted(new) == old


def test_entries_come_back_from_the_file_as_they_went(tmp_path: Path) -> None:
    _, _, one = change("a.txt", "ein Wort\n", [Edit(0, 3, "kein"), Edit(8, 9, "")])
    _, _, two = change("b.txt", "x\u2028y", [Edit(1, 2, "\n")])
    ledger.write(tmp_path / "l", [one, two])
    assert ledger.read(tmp_path / "l") == [one, two]


def test_fixing_twice_in_place_is_undone_in_one_go(tmp_path: Path) -> None:
    file, book = tmp_path / "a.txt", tmp_path / "l"
    old, middle, one = change(file.as_posix(), "a b", [Edit(0, 1, "x")])
    _, new, two = change(file.as_posix(), "x b", [Edit(2, 3, "y")])
    ledger.record(book, [one], [])
    ledger.record(book, [two], [])
    file.write_bytes(new)
    assert [u.state for u in ledger.undo(ledger.read(book))] == ["restored"]
    assert file.read_bytes() == old
    assert [u.state for u in ledger.undo(ledger.read(book))] == ["already"]
    file.write_bytes(middle)
    assert [u.edits for u in ledger.undo(ledger.read(book))] == [1]


def test_the_same_fix_made_again_after_an_undo_is_a_second_writing(tmp_path: Path) -> None:
    _, _, one = change("a", "a b", [Edit(0, 1, "x"), Edit(2, 3, "y")])
    ledger.record(tmp_path / "l", [one], [])
    ledger.record(tmp_path / "l", [one], [])
    assert ledger.read(tmp_path / "l") == [one, one]


def test_a_copy_made_anew_replaces_what_the_ledger_said_of_it(tmp_path: Path) -> None:
    _, _, one = change("a", "a b", [Edit(0, 1, "x")])
    _, _, two = change("b", "a b", [Edit(0, 1, "x")])
    ledger.record(tmp_path / "l", [one, two], ["a", "b"])
    ledger.record(tmp_path / "l", [], ["a"])
    assert ledger.read(tmp_path / "l") == [two]


@pytest.mark.parametrize(
    "now, reason",
    [
        (b"x b!", "changed since it was fixed"),
        (None, "there is no such file here"),
    ],
)
def test_undo_refuses_with_a_reason(tmp_path: Path, now: bytes | None, reason: str) -> None:
    file = tmp_path / "a.txt"
    _, _, done = change(file.as_posix(), "a b", [Edit(0, 1, "x")])
    if now is not None:
        file.write_bytes(now)
    (undone,) = ledger.undo([done])
    assert undone.state == "refused" and reason in undone.reason
    assert (file.read_bytes() if file.exists() else None) == now


def test_a_ledger_that_was_edited_restores_nothing(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    _, new, done = change(file.as_posix(), "a b", [Edit(0, 1, "x")])
    file.write_bytes(new)
    ledger.write(tmp_path / "l", [done])
    (tmp_path / "l").write_text((tmp_path / "l").read_text().replace('"before": "a"', '"before": "q"'))
    (undone,) = ledger.undo(ledger.read(tmp_path / "l"))
    assert undone.state == "refused" and "do not lead back" in undone.reason
    assert file.read_bytes() == new


@pytest.mark.parametrize("content", ['{"path": "x"}\n', "nonsense\n", "[1]\n"])
def test_what_is_no_ledger_is_said_with_its_line(tmp_path: Path, content: str) -> None:
    (tmp_path / "l").write_text(content)
    with pytest.raises(UsageError, match=":1: no entry of a ledger"):
        ledger.read(tmp_path / "l")
