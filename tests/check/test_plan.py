"""A rule is asked about every document in which it has anything to say, and about few others."""

from __future__ import annotations

import pytest

from lint import kinds
from lint.check.judge import is_silent
from lint.check.plan import Plan
from lint.check.rulebook import Rulebook
from lint.core.kind import Gate
from lint.core.rule import Rule
from lint.core.text import Document
from lint.packs.load import load
from lint.packs.prove import unmarked
from lint.structure.view import View


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load(prove=False)


def gates(book: Rulebook) -> list[tuple[Rule, Gate]]:
    """The rules without needles that ask for something, and what."""
    bare = [rule for number, rule in enumerate(book.rules) if number not in book.engine.scanned]
    asked = [(rule, kinds.named(rule.kind).gate(rule)) for rule in bare]
    return [(rule, gate) for rule, gate in asked if gate]


def test_a_closed_gate_hides_nothing(book: Rulebook) -> None:
    examples = [unmarked(text)[0] for rule in book.rules for example in rule.examples for text in example.texts]
    closed = opened = 0
    for text in examples:
        view = View(Document(text))
        for rule, gate in gates(book):
            if gate(view):
                opened += 1
                continue
            closed += 1
            kind = kinds.named(rule.kind)
            assert not list(kind.find(rule, view, ())), (rule.name, text)
            assert not kind.tally(rule, view, (), lambda start, end: True), (rule.name, text)
    assert closed > opened > 0


def test_rules_that_habits_silence_are_left_out(book: Rulebook) -> None:
    text = "Run `make` and `make install`, then `make test`: the the build is done."
    view = View(Document(text))
    assert view.anatomy.facts["technical"]
    asked = {a.rule.name for a, _ in book.plan.asked(view, book.engine.scan(text))}
    silent = {rule.name for rule in book.rules if is_silent(rule, view)}
    assert silent
    assert not asked & silent


def test_rules_come_in_their_order_with_their_hits(book: Rulebook) -> None:
    text = "He said  the the end , in 2019."
    view, hits = View(Document(text)), book.engine.scan(text)
    asked = list(book.plan.asked(view, hits))
    names = [a.rule.name for a, _ in asked]
    assert names == sorted(names)
    met = {book.rules[number].name for number in hits if not is_silent(book.rules[number], view)}
    assert met <= set(names)
    assert all(bool(theirs) == (a.rule.name in met) for a, theirs in asked)


def test_only_rules_about_the_corpus_are_asked_to_tally(book: Rulebook) -> None:
    view = View(Document("The council met. The council met again."))
    alone = Plan(book.rules, book.engine.scanned, corpus=False)
    assert not any(a.tallies for a, _ in alone.asked(view, {}))
    assert any(a.tallies for a, _ in book.plan.asked(view, {}))
