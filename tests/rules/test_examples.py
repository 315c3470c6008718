"""Every example of every shipped rule is a test, named after the rule."""

from __future__ import annotations

import pytest

from lint.check.rulebook import Rulebook
from lint.core.rule import Example, Rule
from lint.packs.load import load
from lint.packs.prove import prove_example

BOOK = load(prove=False)


@pytest.mark.parametrize(
    "rule, example", [pytest.param(r, e, id=f"{r.name}:{e.where}") for r in BOOK.rules for e in r.examples]
)
def test_example_holds(rule: Rule, example: Example) -> None:
    assert list(prove_example(Rulebook((rule,)), example)) == []
