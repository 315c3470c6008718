"""Where a word stands as a word of its own."""

from __future__ import annotations

import regex
from hypothesis import given
from hypothesis import strategies as st

from lint.core.text import Document
from lint.lexicon import tokens
from lint.lexicon.tokens import spans
from lint.structure.view import View


@given(
    st.lists(st.sampled_from([*"ab 'é-_.1", "\u0301", "ª", "ab"]), max_size=14).map("".join),
    st.sampled_from(["a", "ab", "b'a"]),
)
def test_a_word_stands_where_its_two_edges_do(text: str, word: str) -> None:
    found = spans(View(Document(text)), word)
    pattern = regex.compile(tokens._BEFORE + regex.escape(word).replace("'", "['’‘ʼʻ]") + tokens._AFTER)
    assert list(found) == [m.span() for m in pattern.finditer(text)]
