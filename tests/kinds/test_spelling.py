"""`spelling`: what no dictionary of Hunspell has, with its endings and compounds; nothing is asked of a run without such a rule."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from marked import candidates

from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.kinds import spelling

pytest.importorskip("spylls")

AFF = "SET UTF-8\nSFX S Y 1\nSFX S 0 s .\n"
DIC = "6\nharbour/S\nold\nthe\nwell\nknown\nfjörd/S\n"


@pytest.fixture
def lists(tmp_path: Path) -> Lists:
    (tmp_path / "small.aff").write_text(AFF, encoding="utf-8")
    (tmp_path / "small.dic").write_text(DIC, encoding="utf-8")
    spelling.opened.cache_clear()
    return Lists((tmp_path,))


def rule(lists: Lists, **more: list[str]) -> Rule:
    options = spelling.SpellingOptions(["small"], **more)
    return Rule(
        "r", "t", "spelling", "m", "error", "high", "misspelling", "w", "s", options, data=spelling.KIND.compile(options, lists)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The old harbour, the harbours.", []),
        ("The old harbur; HARBOUR; Fjörds.", ["harbur"]),
        ("The harbour's well-known fjörds.", []),
        ("The well-knwon harbur, twice: harbur.", ["knwon", "harbur", "harbur"]),
        ("See https://quay.example/harbur and quay_harbur, x2.", []),
        ("The pilot of the UNDP.", []),
    ],
)
def test_words_that_no_dictionary_has(text: str, found: list[str], lists: Lists) -> None:
    asked = rule(lists, words=["pilot", "of", "See", "and", "twice"], filters=["^[A-Z]+$"])
    assert [text[c.start : c.end] for c in candidates(asked, text)] == found


def test_a_dictionary_that_is_nowhere_is_an_error(lists: Lists) -> None:
    with pytest.raises(KeyError, match="no dictionary 'xx_XX'"):
        spelling.located("xx_XX", lists)


def test_a_changed_dictionary_makes_the_pack_anew(lists: Lists) -> None:
    rule(lists)
    uses = list(lists.used.values())
    assert {use.path.suffix for use in uses} == {".aff", ".dic"}
    assert all(map(lists.fresh, uses))
    (lists.folders[0] / "small.dic").write_text(DIC.replace("old", "new"), encoding="utf-8")
    assert not all(map(lists.fresh, uses))


def test_without_the_library_the_error_names_it(lists: Lists, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spylls.hunspell", None)
    with pytest.raises(ValueError, match=r"pip install 'seedlint\[hunspell\]'"):
        rule(lists)
