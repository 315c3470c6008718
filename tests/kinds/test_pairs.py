"""The `pairs` kind: how many pairs of a corpus differ, however it is split."""

from __future__ import annotations

import random
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.check.pipeline import check_documents
from lint.check.rulebook import Rulebook
from lint.core.corpus import Corpus
from lint.core.finding import Finding
from lint.core.lists import Lists
from lint.core.rule import Confidence, Rule, Severity
from lint.core.text import Document, SourceText
from lint.kinds.pairs import KIND, PairsOptions
from lint.structure.view import View

LONG = "下雨了。我们回家了。天黑了。大家都睡了。"
WHOLE, CUT = "It rained. We went home. It got dark. All slept.", "It rained."


def rule(of: str = "sentences", find: str = "ratio", least: int = 2) -> Rule:
    options = PairsOptions(of, find, least=least)
    data = KIND.compile(options, Lists(()))
    return Rule("many", "t", "pairs", "{n} of {pairs}, {share} %", Severity.INFO, Confidence.HIGH, "omission", "", "", options, data=data)  # fmt: skip


def document(number: int, text: str, source: str = LONG) -> Document:
    return Document(text, "pairs.tsv", number, "en", source=SourceText(source, "zh"))


def found(texts: list[str], asked: Rule) -> list[Finding]:
    return check_documents([document(n, text) for n, text in enumerate(texts, 1)], Rulebook((asked,))).findings


@pytest.mark.parametrize(
    "texts, least, told",
    [
        ([WHOLE, CUT, CUT, WHOLE], 2, [("2 of 4, 50.00 %", 2, [3])]),
        ([WHOLE, CUT, CUT, CUT, CUT], 2, [("4 of 5, 80.00 %", 2, [3, 4])]),
        ([WHOLE, CUT], 2, []),  # one alone is told by itself
        ([WHOLE, CUT], 1, [("1 of 2, 50.00 %", 2, [])]),
        ([WHOLE, WHOLE], 1, []),
    ],
)
def test_pairs_are_counted_once_a_corpus(texts: list[str], least: int, told: list[tuple[str, int, list[int]]]) -> None:
    findings = found(texts, rule(least=least))
    assert [(f.message, f.place.record, [p.record for p in f.related]) for f in findings] == told


def test_what_has_no_source_is_no_pair() -> None:
    alone = Document(CUT, "a.txt", 9, "en")
    findings = check_documents([document(1, CUT), document(2, CUT), alone], Rulebook((rule(),))).findings
    assert [f.message for f in findings] == ["2 of 2, 100.00 %"]


@given(st.lists(st.sampled_from([WHOLE, CUT]), min_size=1, max_size=9), st.randoms())
def test_the_count_does_not_depend_on_the_order(texts: list[str], chance: random.Random) -> None:
    asked = rule(least=1)
    tallies = [KIND.tally(asked, View(document(n, t)), (), lambda a, b: True) for n, t in enumerate(texts, 1)]
    chance.shuffle(tallies)
    told = list(KIND.finalize(asked, reduce(KIND.merge, tallies), Corpus(len(texts))))
    cut = [n for n, text in enumerate(texts, 1) if text == CUT]
    assert [(place.record, c.values["n"], c.values["pairs"]) for place, c in told] == (
        [(cut[0], str(len(cut)), str(len(texts)))] if cut else []
    )


@pytest.mark.parametrize("of, find", [("sentence", "ratio"), ("text", "ratio")])
def test_what_cannot_be_compared_is_refused(of: str, find: str) -> None:
    with pytest.raises(ValueError, match=f"{find if of == 'text' else of}"):
        rule(of, find)


def test_at_least_one_pair_is_needed() -> None:
    with pytest.raises(ValueError, match="least"):
        rule(least=0)
