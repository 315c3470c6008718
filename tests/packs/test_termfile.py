"""A term base that a user names becomes rules beside the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint.check.pipeline import check_document
from lint.check.rulebook import Rulebook
from lint.cli import main
from lint.core.errors import RuleErrors, UsageError
from lint.core.text import Document, SourceText
from lint.packs.termfile import with_terms


@pytest.fixture
def terms(tmp_path: Path) -> Path:
    path = tmp_path / "terms.csv"
    path.write_text("en,zh,wrong\ndelegation,代表团,group\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "text, rules",
    [
        ("The delegations arrived.", []),
        ("They arrived.", ["bilingual/term"]),
        ("The groups arrived.", ["bilingual/wrong-term"]),
    ],
)
def test_terms_must_come_through(terms: Path, text: str, rules: list[str]) -> None:
    book = with_terms(Rulebook(()), terms)
    document = Document(text, language="en", source=SourceText("代表团抵达。", "zh"))
    assert [f.rule for f in check_document(document, book).findings] == rules


def test_another_term_base_is_another_rulebook(terms: Path) -> None:
    before = with_terms(Rulebook((), identity="x"), terms).identity
    terms.write_text("en,zh\nmission,代表团\n", encoding="utf-8")
    assert with_terms(Rulebook((), identity="x"), terms).identity not in (before, "")


def test_what_is_no_term_base_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="a term base is one of"):
        with_terms(Rulebook(()), tmp_path / "terms.xls")
    with pytest.raises(UsageError, match="there is no such file"):
        with_terms(Rulebook(()), tmp_path / "terms.csv")
    (tmp_path / "terms.yaml").write_text("a: 3\n", encoding="utf-8")
    with pytest.raises(RuleErrors, match="a term base is a list of terms"):
        with_terms(Rulebook(()), tmp_path / "terms.yaml")


@pytest.mark.parametrize("name", ["bilingual/term", "bilingual/wrong-term"])
def test_the_rules_of_a_term_base_are_explained_without_one(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", name]) == 0
    assert "the file of --terms says how" in capsys.readouterr().out
