"""Tables of wrong and right words: case, choices, doubtful forms, overlapping entries."""

from __future__ import annotations

from pathlib import Path

import pytest
from marked import plain

from lint.check.pipeline import check_documents
from lint.core.errors import RuleErrors
from lint.core.finding import Finding
from lint.kinds.substitution import like
from lint.packs.load import load

PACK = """
pack: t
about: A table.
rules:
  - id: r
    kind: substitution
    message: '"{{found}}" is "{{right}}" {{zh}}'
    severity: error
    confidence: high
    class: terminology
    why: w
    source: s
    {table}
    fix: {{safety: safe}}
    examples: [{{bad: '[[{found}]]'}}, {{ok: 'nothing'}}]
"""


def findings(tmp_path: Path, table: str, found: str, text: str) -> list[Finding]:
    path = tmp_path / "t.yaml"
    path.write_text(PACK.format(table=table, found=found), encoding="utf-8")
    return check_documents([plain(text)], load([path])).findings


@pytest.mark.parametrize(
    "found, right, made",
    [
        ("tea pot", "teapot", "teapot"),
        ("Tea pot", "teapot", "Teapot"),
        ("TEA POT", "teapot", "TEAPOT"),
        ("Pots of Tea", "tea in a pot", "Tea in a Pot"),
        ("Tea pots", "pots of tea", "Pots of tea"),
        ("tea road", "Tea Road", "Tea Road"),
    ],
)
def test_correction_takes_the_case_of_what_was_found(found: str, right: str, made: str) -> None:
    assert like(found, right) == made


def test_concept_gives_right_form_and_chinese_term(tmp_path: Path) -> None:
    table = "concepts: [{zh: 茶, right: tea, wrong: [tee], doubtful: [char], note: drink it}]"
    (found,) = findings(tmp_path, table, "tee", "A cup of tee.")
    assert found.message == '"tee" is "tea" 茶'
    assert found.evidence == ("Chinese: 茶", "drink it")
    assert found.fix is not None
    assert (found.fix.safety, found.fix.edits[0].text) == ("safe", "tea")


def test_doubtful_form_is_a_remark(tmp_path: Path) -> None:
    table = "concepts: [{right: tea, wrong: [tee], doubtful: [char]}]"
    (found,) = findings(tmp_path, table, "tee", "A cup of char.")
    assert (found.severity, found.confidence, found.fix and found.fix.safety) == ("info", "low", "suggest")


def test_several_rights_are_choices_and_no_edit(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, "table: {tee: [tea, tree]}", "tee", "A cup of tee.")
    assert found.fix is not None
    assert (found.fix.edits, found.fix.choices) == ((), ("tea", "tree"))


def test_longer_entry_speaks(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, "table: {tee: tea, tee pot: teapot}", "tee", "A tee pot.")
    assert found.place.found == "tee pot"


def test_entry_as_written_beats_entry_in_other_case(tmp_path: Path) -> None:
    table = "ignore-case: true\n    concepts: [{right: Tea Road, wrong: [tea road], doubtful: [Tea road]}]"
    severities = [
        f.severity for f in findings(tmp_path, table, "tea road", "The tea road, the Tea road, the Tea Road.")
    ]
    assert severities == ["error", "info"]


@pytest.mark.parametrize(
    "table, words",
    [
        ("table: {tea: tea}", "'tea' is replaced by itself"),
        ("concepts: [{right: tea, wrong: [tee]}, {right: tree, wrong: [tee]}]", "'tee' has two entries: tea, tree"),
        ("ignore-case: true", "needs 'table' or 'concepts'"),
        ("concepts: [{right: tea, worng: [tee]}]", "worng"),
    ],
)
def test_a_wrong_table_is_refused_in_words(tmp_path: Path, table: str, words: str) -> None:
    with pytest.raises(RuleErrors, match=words):
        findings(tmp_path, table, "tee", "x")
