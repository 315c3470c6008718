"""Shortcuts by which repeats are found, held against what they stand for."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

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
