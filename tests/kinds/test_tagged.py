"""`tagged`: patterns over words and parts of speech."""

from __future__ import annotations

from dataclasses import replace

import pytest
from marked import candidates

from lint.core.finding import Edit
from lint.core.kind import Hit
from lint.core.lists import Lists, shipped
from lint.core.rule import FixSpec, Rule
from lint.core.text import Document
from lint.kinds.tagged import KIND, LONGEST, TaggedOptions
from lint.packs.prove import unmarked
from lint.structure.view import View

NEAR = r"\b(?:of|mill|boats?|men)\b"


def rule_of(find: str, near: str = NEAR, but: tuple[str, ...] = ()) -> Rule:
    options = TaggedOptions(find, near, but=list(but))
    lists = Lists((shipped() / "lists",))
    return Rule(
        "r", "t", "tagged", "m", "error", "high", "grammar", "w", "s", options, data=KIND.compile(options, lists)
    )


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("<one> <of> <the> <JJ>* (?P<span> <NN>)", "One of the old [[mill]] fell, one of the boats sank."),
        ("<two|three> <NN>", "They mended [[two mill]] and [[three mill]], five mills."),
        ("<mill:NN>", "The [[mill]] is dry. Mill the corn."),
        ("^ <the> <NN>", "[[The mill]] is dry, and the boat of the men too. [[The boat]] sank."),
        ("<the> (?! <old>) <!NNS> ", "The boats of the men, [[the new]] mill, the old mill."),
        ("<is> <> <mill>", "It [[is a mill]], is mill, is [[is the mill]] dry."),
        ("<boats> <.>", "The boats of the [[boats.]]"),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str) -> None:
    plain, marked = unmarked(text)
    found = [(c.start, c.end) for c in candidates(rule_of(pattern), plain)]
    assert found == sorted(marked)


def test_groups_fill_the_message() -> None:
    (candidate,) = candidates(rule_of(find="(?P<head> <NNS>) <of>"), "The boats of Oslo are new.")
    assert candidate.values == {"head": "boats"}


def test_a_table_of_the_rule_corrects_what_is_found() -> None:
    rule = replace(rule_of(find="<the> (?P<span> <NN>)"), fix=FixSpec(map={"mill": "hill"}, safety="unsafe"))
    mended, unknown = candidates(rule, "The mill is old. The boat sank.")
    assert mended.edits == (Edit(4, 8, "hill"),)
    assert unknown.edits == ()


def test_sentences_without_what_a_rule_is_near_are_not_looked_at() -> None:
    text = "The ship sank. The boat sank."
    assert [c.start for c in candidates(rule_of(find="^ <the> <NN>", near="boat"), text)] == [15]


def test_what_a_sentence_must_not_have_is_told() -> None:
    rule = rule_of(find="<NN> <mend>", near="mend", but=("<let>",))
    text = "They let the miller mend it."
    assert candidates(rule, text) == []
    (passed,) = KIND.rejected(rule, View(Document(text)), [Hit(20, 24)])
    assert (text[passed.start : passed.end], passed.reason) == ("miller mend", 'the sentence has "let"')


def test_what_is_too_long_for_a_sentence_is_left_alone() -> None:
    rule = rule_of(find="<the> <mill>")
    assert candidates(rule, "the mill and " * (LONGEST // 2) + "the men") == []


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("<$millls>", "unknown set 'millls'"),
        ("<mill:NOUN>", "no tag: 'NOUN'"),
        ("(<NN>", "not a valid regex"),
        ("<NN>*", "matches the empty string"),
    ],
)
def test_what_is_wrong_with_a_pattern_is_said(pattern: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        rule_of(pattern)
