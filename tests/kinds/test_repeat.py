"""Shortcuts by which repeats are found, held against what they stand for."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import candidates, fixed, found, rule_of

from lint.core.rule import FixSpec
from lint.core.text import Document
from lint.kinds._twice import doubles, key, lines_twice, twice_at
from lint.structure.view import View

WORDS = st.sampled_from(["a", "b", "to", "The", "the", "Ünal", "end.", "“so”", "x" * 300, "y" * 300, "-", "\t", ","])
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)
LINES = st.lists(st.sampled_from(["", "a", "A.", "b, c", "b  c", "--", "z " * 40, "z  " * 40, "é", "É!"]), max_size=12)


@given(TEXTS, st.integers(1, 8))
def test_tokens_twice_running(text: str, size: int) -> None:
    view = View(Document(text))
    words = text.replace("“", " ").replace("”", " ").lower().split()
    tokens = [token for word in words if (token := word.rstrip(".,;:!?"))]
    starts = range(len(tokens) - 2 * size + 1)
    all_ = [i for i in starts if tokens[i : i + size] == tokens[i + size : i + 2 * size]]
    found = list(twice_at(view, size))
    assert found == [i for i in all_ if i in found]
    assert {tuple(tokens[i : i + size]) for i in found} == {tuple(tokens[i : i + size]) for i in all_}
    assert all(i in found for i in all_ if i - 1 not in all_ or i + 1 not in all_)  # ends of runs
    assert doubles(view) == {a for a, b in itertools.pairwise(tokens) if a == b}


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_lines_that_are_the_same(lines: list[str], end: str) -> None:
    found = lines_twice(View(Document(end.join(lines))))
    keys = [k for line in lines if (k := key(line))]
    begins = [k for line in lines if (k := key(line[:60]))]
    if len(set(begins)) == len(begins):
        assert not found.keys or len(set(keys)) == len(keys)
    elif len(set(keys)) < len(keys):
        assert found.keys == keys
        assert found.copies == [keys.index(k) for k in keys]
        assert found.again == [k in keys[:i] for i, k in enumerate(keys)]


@pytest.mark.parametrize(
    "options, text",
    [
        ({"unit": "word"}, "He gave [[the the]] book"),
        ({"unit": "word"}, "[[The the]] end. The. The end, the, the"),
        ({"unit": "word"}, "the\nthe"),  # over a line's end it may be two texts
        ({"unit": "word", "ok": ["that"]}, "He said that that was all"),
        ({"unit": "word", "only": ["of"]}, "the the men [[of of]] war"),
        ({"unit": "word"}, "a [[very very very]] old [[man man]]"),
        ({"unit": "phrase"}, "the [[Green Wall Green Wall]] plan"),
        ({"unit": "phrase"}, 'the "[[Green Wall" Green Wall]] plan'),
        ({"unit": "phrase"}, "New York, New York"),  # the comma parts
        ({"unit": "phrase"}, "higher and higher and higher; face to face to face"),
        ({"unit": "phrase", "ok": ["we want"]}, "we want we want peace"),
        ({"unit": "sentence", "min_words": 4}, "It was built by hand. [[It was built by hand.]] Yes. Yes."),
        ({"unit": "sentence", "min_words": 4, "far_words": 5},
         "It was built by hand. Boats pass. [[It was built by hand.]] Who knows it?"),
        ({"unit": "sentence", "min_words": 4}, "It was built by hand. Boats pass. It was built by hand."),
        ({"unit": "line", "min_words": 1}, "China\n[[China]]\n\n[[China]]"),
        ({"unit": "line", "min_words": 3, "far_words": 3}, "A dam - high\ntext\n[[A dam – high]]\nA\nA"),
        ({"unit": "line", "min_words": 3, "far_words": 3}, "One two three\nfour\nx\n[[One two three\nfour]]\ny"),
        ({"unit": "line", "min_words": 2}, "Salt and tea\nrice\nSalt and tea"),
        ({"unit": "line", "min_words": 1}, "one\ntwo\nthree"),
    ],
)  # fmt: skip
def test_repeat(options: dict[str, Any], text: str) -> None:
    got, want = found(rule_of("repeat", **options), text)
    assert got == want


def test_a_copy_names_the_first_place_and_is_surer_when_it_follows_directly() -> None:
    rule = rule_of("repeat", FixSpec(delete="line", safety="safe"), unit="line", min_words=1, far_words=1)
    near, far = candidates(rule, "Oslo fair\nOslo fair\nBoats pass\nOslo fair")
    assert (near.safety, far.safety) == (None, "unsafe")
    assert [p.line for p in (*near.related, *far.related)] == [1, 1]


@pytest.mark.parametrize(
    "text, right",
    [("two two days", "two days"), ("of  of  it", "of  it"), ("The the end", "The end")],
)
def test_doubled_words_lose_the_second(text: str, right: str) -> None:
    assert fixed(rule_of("repeat", FixSpec(), unit="word"), text) == right


def test_keys_hide_what_readers_do_not_see() -> None:
    assert key("“Two  Towns” – the dam!") == key('"two towns" - The dam')
