"""The quick yes or no about a place is the answer of all the questions in words."""

from __future__ import annotations

import random

import pytest

from lint.check.admission import Admission
from lint.check.judge import is_silent, steps
from lint.check.rulebook import Rulebook
from lint.core.rule import Rule
from lint.core.text import Document
from lint.packs.load import load
from lint.packs.prove import unmarked
from lint.structure.view import View


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load(prove=False)


def test_yes_and_no_are_those_of_the_judge(book: Rulebook) -> None:
    chance = random.Random(7)
    admissions = [(rule, Admission(rule)) for rule in book.rules]
    texts = [unmarked(example.texts[0])[0] for rule in book.rules for example in rule.examples]
    answers = set()
    for text in chance.sample(texts, 150):
        view = View(Document(text))
        start = chance.randrange(len(text) + 1)
        end = min(len(text), start + chance.choice((0, 1, 5, 20)))
        for rule, admits in admissions:
            if not is_silent(rule, view):
                answers.add(admits(view, start, end))
                assert admits(view, start, end) == _passes(rule, view, start, end), (rule.name, text, start, end)
    assert answers == {True, False}


def test_own_examples_are_admitted(book: Rulebook) -> None:
    for rule in book.rules:
        for example in rule.examples:
            text, marks = unmarked(example.texts[0])
            view = View(Document(text, language=example.language))
            for start, end in marks if example.bad else ():
                accepted = _passes(rule, view, start, end)
                assert is_silent(rule, view) or Admission(rule)(view, start, end) == accepted, (rule.name, text)


def _passes(rule: Rule, view: View, start: int, end: int) -> bool:
    return all(step.passes for step in steps(rule, view, start, end))
