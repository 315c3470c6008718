"""The `translations` kind: one source with several translations, over a corpus however it is split."""

from __future__ import annotations

import pickle
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.check.pipeline import check_documents
from lint.check.rulebook import Rulebook
from lint.core.corpus import Corpus
from lint.core.finding import Finding
from lint.core.kind import Candidate
from lint.core.rule import Confidence, Rule, Severity
from lint.core.sheaf import Sheaf
from lint.core.text import Document, SourceText
from lint.kinds.translations import KIND, TranslationsOptions
from lint.structure.view import View


def rule(of: str) -> Rule:
    return Rule(
        "several", "t", "translations", "{n}: {there}", Severity.WARNING, Confidence.HIGH, "inconsistency", "", "",
        TranslationsOptions(of),
    )  # fmt: skip


def pair(number: int, source: str, text: str) -> Document:
    return Document(text, "pairs.tsv", number, "en", source=SourceText(source, "zh"))


def found(of: str, *pairs: tuple[str, str]) -> list[Finding]:
    documents = [pair(n, *p) for n, p in enumerate(pairs, 1)]
    return check_documents(documents, Rulebook((rule(of),))).findings


OLD, NEW, OTHER = "The council has met.", "The board came together.", "The river rose again."
SOURCE, ANOTHER = "委员会昨天在城里举行了会议。", "河水昨天夜里又一次上涨了啊。"


@pytest.mark.parametrize(
    "pairs, records",
    [
        ([(SOURCE, OLD), (SOURCE, NEW), (SOURCE, OLD)], [2]),  # the one that stands less often
        ([(SOURCE, NEW), (SOURCE, OLD)], [2]),  # of two, the later one
        ([(SOURCE, OLD), (SOURCE, f" {OLD.upper()}")], []),  # but for case and spaces the same
        ([(SOURCE, OLD), (ANOTHER, OTHER)], []),
        ([("会", "Met"), ("会", "Will")], []),  # too short to say anything
    ],
)
def test_the_rarer_translation_of_one_source_is_found(pairs: list[tuple[str, str]], records: list[int]) -> None:
    assert [f.place.record for f in found("source", *pairs)] == records


def test_one_translation_of_several_sources_is_found() -> None:
    (finding,) = found("translation", (SOURCE, OLD), (ANOTHER, OLD))
    assert (finding.place.record, finding.related[0].record) == (2, 1)


@given(
    st.lists(st.tuples(st.sampled_from([SOURCE, ANOTHER]), st.sampled_from([OLD, NEW, OTHER])), min_size=1), st.data()
)
def test_the_sum_does_not_depend_on_order_or_process(pairs: list[tuple[str, str]], data: st.DataObject) -> None:
    documents = [pair(n, *p) for n, p in enumerate(pairs)]
    corpus = Corpus(len(documents), lambda wanted: documents)
    tallies = [KIND.tally(rule("source"), View(d), (), lambda *_: True) for d in documents]

    def told(some: list[Sheaf | None]) -> list[tuple[object, Candidate]]:
        whole = reduce(KIND.merge, pickle.loads(pickle.dumps(some)))
        return list(KIND.finalize(rule("source"), whole, corpus))

    assert told(tallies) == told(data.draw(st.permutations(tallies)))
