"""Sequences: words, choices, sets, gaps, and which part is found."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from marked import candidates, fixed, found, plain, rule_of

from lint.check.pipeline import check_documents
from lint.core.errors import RuleErrors
from lint.core.rule import FixSpec
from lint.packs.load import load


@pytest.mark.parametrize(
    ("sequence", "text"),
    [
        ("good old days", "The [[good old days]] are gold, good olds and good old  days are not."),
        ("let us hand in hand", "[[Let us hand in hand]] go."),
        ("the [old, worn out] house", "[[The old house]], [[the worn out house]], the new house."),
        ("the [very]? [old]? house", "[[the house]], [[the old house]], [[the very old house]]"),
        ("[very]? old", "[[old]], [[very old]] and [[Very old]]"),
        ("from <0-2> to now", "[[from to now]], [[from then on to now]], from the year before to now"),
        ("from <1> to", "[[from then to]], from to"),
        ("of (there) [own, crops]", "of [[there]] own, of [[there]] crops, of there all"),
        ("don't [go, run]", "They [[don’t go]], they [[don't run]]."),
        ("a, b", "[[a, b]]"),
    ],
)
def test_what_a_sequence_finds(sequence: str, text: str) -> None:
    got, want = found(rule_of("sequence", find=sequence), text)
    assert got == want


def test_the_first_word_keeps_its_case_where_the_rule_says_so() -> None:
    assert candidates(rule_of("sequence", find="let us", capital=False), "Let us go.") == []


def test_parts_have_names_for_the_fix() -> None:
    rule = rule_of("sequence", FixSpec(replace=r"\g<modal> \g<verb>"), find="modal=[can, will] to verb=[go, come]")
    assert fixed(rule, "They can to go, he will to come.") == "They can go, he will come."


PACK = """
    pack: demo
    about: For the tests.
    sets:
      fruit: [apple, pear]
    rules:
      - id: fruit
        kind: sequence
        message: '{fruit} of {tree}'
        severity: warning
        confidence: high
        class: style
        why: A reason.
        source: this test
        sets:
          tree: [%s]
        find: 'an [old]? {fruit} from the {tree}'
        examples:
          - bad: 'He ate [[an old apple from the oak]].'
          - ok: 'He ate an old apple from the yew.'
"""


@pytest.mark.parametrize(
    "trees", [["oak", "elm"], ["oak", *(f"tree{chr(97 + i // 26)}{chr(97 + i % 26)}" for i in range(200))]]
)
def test_sets_of_the_pack_and_of_the_rule_small_and_large(trees: list[str], tmp_path: Path) -> None:
    (tmp_path / "demo.yaml").write_text(dedent(PACK) % ", ".join(trees))
    (finding,) = check_documents([plain("We saw an apple from the oak.")], load([tmp_path / "demo.yaml"])).findings
    assert finding.message == "apple of oak"


@pytest.mark.parametrize(
    ("sequence", "words"),
    [
        ("a {frut}", "unknown set 'frut'"),
        ("(a) (b)", "two '('"),
        ("(a", "not closed"),
        ("a [", "cannot read the sequence at '['"),
        ("[a]?", "a part that is not optional"),
        ("<2> a", "a gap goes between words"),
        ("a []", "holds no words"),
    ],
)
def test_what_cannot_be_read_is_said_in_words(sequence: str, words: str, tmp_path: Path) -> None:
    text = (dedent(PACK) % "oak").replace("an [old]? {fruit} from the {tree}", sequence)
    (tmp_path / "demo.yaml").write_text(text)
    with pytest.raises(RuleErrors, match=words.replace("(", r"\(").replace("[", r"\[")):
        load([tmp_path / "demo.yaml"])
