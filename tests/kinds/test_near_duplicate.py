"""Copies of documents and passages: how alike, which is named, and sums that may be cut at any time."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core import sorting
from lint.core.corpus import Corpus
from lint.core.sheaf import Sheaf
from lint.core.text import ChunkOffset, Document
from lint.kinds.near_duplicate import documents as texts
from lint.kinds.near_duplicate import frequent as counting
from lint.kinds.near_duplicate import passages
from lint.kinds.near_duplicate.sketch import digest, shingles, similarity, words_of
from lint.structure.view import View

HASHES = st.sets(st.integers(0, 2**32 - 1), min_size=1, max_size=60)
STORY = (
    "The council of the river towns met on Friday and spoke of dikes, ferries, the price of reeds and the old bell that no one "
    "rings. The mayor sang of a ferry and wept. Boats lay idle at the bank for nine days, for the permit had ended in the spring. "
    "A guest from the hills asked who would pay for the dikes, and no one in the hall had an answer to give."
)


def test_words_lose_case_and_punctuation() -> None:
    assert words_of("The Dike's “end”, Ünal!") == [b"the", b"dike", b"s", "“end”".encode(), "Ünal".encode()]


@given(HASHES, HASHES)
def test_a_whole_sketch_gives_the_exact_index(one: set[int], other: set[int]) -> None:
    exact = len(one & other) / len(one | other)
    assert similarity(list(one), list(other), 1000) == pytest.approx(exact)
    assert similarity(list(other), list(one), 20) == similarity(list(one), list(other), 20)
    assert similarity(list(one), list(one), 20) == 1


@given(HASHES, HASHES, st.integers(1, 70))
def test_the_index_from_sketches_is_that_from_whole_sets_read_at_the_same_depth(
    one: set[int], other: set[int], size: int
) -> None:
    cuts = [array("I", sorted(s)[:size]) for s in (one, other)]
    assert similarity(cuts[0], cuts[1], size) == similarity(sorted(one), sorted(other), size)


@given(st.lists(st.integers(0, 30)), st.integers(1, 4), st.integers(1, 9))
def test_what_comes_often_is_counted_part_by_part(numbers: list[int], times: int, at_a_time: int) -> None:
    before, counting.MAX_NUMBERS_IN_MEMORY = counting.MAX_NUMBERS_IN_MEMORY, at_a_time
    try:
        assert counting.frequent(numbers, len(numbers), times) == {n for n in numbers if numbers.count(n) >= times}
    finally:
        counting.MAX_NUMBERS_IN_MEMORY = before


def test_shingles_do_not_depend_on_where_a_passage_stands() -> None:
    words = words_of(STORY)
    assert len(shingles(words, 4096)) > 8
    assert set(shingles(words, 4096)[:]) & set(shingles(words_of("Once upon a time. " + STORY), 4096))
    assert digest(words) != digest(words[1:])


def corpus(documents: Sequence[Document]) -> Corpus:
    return Corpus(len(documents), lambda wanted: documents)


def total(documents: Iterable[Document]) -> Sheaf:
    tallies = (texts.tally_of(View(d), 20) for d in documents)
    return reduce(texts.merge, filter(None, tallies), Sheaf("QII", "I"))


def found(*contents: str, least: float = 0.5) -> list[tuple[str, str, str]]:
    documents = [Document(content, f"{i}.txt") for i, content in enumerate(contents)]
    concluded = texts.finalize(total(documents), least, corpus(documents))
    return [(p.path, c.values["other"], c.values["similarity"]) for p, c in concluded]


def test_portions_of_one_file_are_one_document() -> None:
    portions = [
        Document(STORY, name, past=past, goes_on=True)
        for name in ("large.txt", "other.txt")
        for past in (ChunkOffset(), ChunkOffset(1000, 40), ChunkOffset(2000, 80))
    ]
    tally = texts.merge(texts.of_parts(total(portions[:3])), texts.of_parts(total(portions[3:])))
    concluded = texts.finalize(tally, 0.5, corpus(portions))
    assert [(place.path, place.line, c.severity) for place, c in concluded] == [("other.txt", 1, None)]


def test_a_copy_is_found_at_the_later_document() -> None:
    assert found(STORY, "A word. " * 20, STORY.upper()) == [("2.txt", "0.txt", "100%")]


def test_a_near_copy_says_how_near() -> None:
    ((path, other, similar),) = found(STORY, STORY.replace("Friday", "Monday"))
    assert (path, other) == ("1.txt", "0.txt")
    assert 50 < int(similar.rstrip("%")) < 100


def test_short_and_different_documents_are_no_copies() -> None:
    assert found("Dear friends.", "Dear friends.", STORY, STORY[::-1]) == []


@given(
    st.lists(st.sampled_from([STORY, STORY[:200], STORY[100:], STORY.replace("the", "a")]), max_size=6),
    st.integers(0, 6),
    st.sampled_from([2, 100]),
)
def test_no_order_of_adding_documents_changes_what_is_concluded(contents: list[str], at: int, few: int) -> None:
    limits = texts.MAX_EXACT_DOCUMENTS, texts.SKETCH
    texts.MAX_EXACT_DOCUMENTS, texts.SKETCH = few, 5
    try:
        documents = [Document(content, f"{i}.txt") for i, content in enumerate(contents)]
        whole, parted = total(documents), texts.merge(total(documents[at:]), total(documents[:at]))
        one, other = (list(texts.finalize(tally, 0.5, corpus(documents))) for tally in (whole, parted))
        assert one == other
    finally:
        texts.MAX_EXACT_DOCUMENTS, texts.SKETCH = limits


def test_a_document_that_changed_meanwhile_is_named_and_no_copy() -> None:
    documents = [Document(STORY, f"{i}.txt") for i in range(3)]
    meanwhile = corpus([documents[0], Document("Another text.", "1.txt"), documents[2]])
    concluded = texts.finalize(total(documents), 0.5, meanwhile)
    assert [p.path for p, _ in concluded] == ["2.txt"]
    assert [f.path for f in meanwhile.failures] == ["1.txt"]


@pytest.mark.parametrize("at_a_time", [1, 5, 1000])
def test_lines_that_follow_each_other_everywhere_are_one_finding(
    at_a_time: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MAX_NUMBERS_IN_MEMORY", at_a_time)
    monkeypatch.setattr(sorting, "PART", at_a_time)
    monkeypatch.setattr(passages, "SHOWN_AT_A_TIME", at_a_time)
    text = f"Share this page\nPrint this page\n\n{STORY}\n\nNumber {{}} of all\nContact the site"
    documents = [Document(text.format(i), f"{i}.txt") for i in range(3)]
    tallies = (passages.tally_of(View(d), 4, 80, lambda start, end: True) for d in documents)
    tally = reduce(passages.merge, filter(None, tallies), passages.no_passages())
    concluded = passages.finalize(tally, 3, 0.5, True, Corpus(4, lambda wanted: documents))
    said = [(p.path, p.line, p.found, c.values["more"]) for p, c in concluded]
    assert [s for s in said if s[0] == "0.txt"] == [
        ("0.txt", 1, "Share this page", ", with the line after it"),
        ("0.txt", 7, "Contact the site", ""),
    ]
