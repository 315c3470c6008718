"""Copies of documents and passages: how alike, which is named, and sums that may be cut at any time."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core.text import Document, Past
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
    before, counting.MOST = counting.MOST, at_a_time
    try:
        assert counting.frequent(lambda: numbers, len(numbers), times) == {
            n for n in numbers if numbers.count(n) >= times
        }
    finally:
        counting.MOST = before


def test_shingles_do_not_depend_on_where_a_passage_stands() -> None:
    words = words_of(STORY)
    assert len(shingles(words, 4096)) > 8
    assert set(shingles(words, 4096)[:]) & set(shingles(words_of("Once upon a time. " + STORY), 4096))
    assert digest(words) != digest(words[1:])


def found(*contents: str, least: float = 0.5) -> list[tuple[str, str, str]]:
    total: texts.Texts = {}
    for i, content in enumerate(contents):
        total = texts.merge(total, texts.tally_of(View(Document(content, f"{i}.txt")), 20) or {})
    return [(p.path, c.values["other"], c.values["similarity"]) for p, c in texts.conclude(total, least)]


def test_portions_of_one_file_are_one_document() -> None:
    total: texts.Texts = {}
    for name in ("large.txt", "other.txt"):
        parts: texts.Texts = {}
        for past in (Past(), Past(1000, 40), Past(2000, 80)):
            view = View(Document(STORY, name, past=past, goes_on=True))
            parts = texts.merge(parts, texts.tally_of(view, 20) or {})
        total = texts.merge(total, texts.of_parts(parts))
    assert [(place.path, place.line, c.severity) for place, c in texts.conclude(total, 0.5)] == [("other.txt", 1, None)]


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
    limits = texts.FEW, texts.SKETCH
    texts.FEW, texts.SKETCH = few, 5
    try:

        def total(lo: int, hi: int) -> texts.Texts:
            made: texts.Texts = {}
            for i in range(lo, hi):
                made = texts.merge(made, texts.tally_of(View(Document(contents[i], f"{i}.txt")), 20) or {})
            return made

        at = min(at, len(contents))
        whole, parted = total(0, len(contents)), texts.merge(total(at, len(contents)), total(0, at))
        assert list(texts.conclude(whole, 0.5)) == list(texts.conclude(parted, 0.5))
    finally:
        texts.FEW, texts.SKETCH = limits


@pytest.mark.parametrize("at_a_time", [1, 5, 1000])
def test_lines_that_follow_each_other_everywhere_are_one_finding(
    at_a_time: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "MOST", at_a_time)
    monkeypatch.setattr(passages, "AT_A_TIME", at_a_time)
    total: passages.Passages = []
    for i in range(3):
        text = f"Share this page\nPrint this page\n\n{STORY}\n\nNumber {i} of all\nContact the site"
        tally = passages.tally_of(View(Document(text, f"{i}.txt")), 4, 80, lambda start, end: True)
        total = passages.merge(total, tally or [])
    said = [(p.path, p.line, p.found, c.values["more"]) for p, c in passages.conclude(total, 3, 0.5, 4, every=True)]
    assert [s for s in said if s[0] == "0.txt"] == [
        ("0.txt", 1, "Share this page", ", with the line after it"),
        ("0.txt", 7, "Contact the site", ""),
    ]
