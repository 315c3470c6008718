"""Where a text speaks of words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core.text import Document
from lint.structure import mention
from lint.structure.mention import speaks_of_words
from lint.structure.view import View

PARTS = ["mis", "-", "spel", "led", "typo", "s", "graphical error", "print", "typ", "ed", "sic", " ", "homophone", "orthograph", "should ",
         "have ", "read", "auto", "correct", "basic", "\u017f", "\u212a", "I", "\u0301", "²", "."]  # fmt: skip


@given(st.lists(st.sampled_from(PARTS), max_size=8).map("".join), st.booleans())
def test_where_words_are_spoken_of_the_document_speaks_of_them(text: str, capitals: bool) -> None:
    text = text.upper() if capitals else text
    if mention._PLAIN.search(text):
        assert speaks_of_words(text)


@pytest.mark.parametrize("text", ["The basic music is read out.", "The ferry crosses the lake.", "Die Straße ist naß."])
def test_most_documents_speak_of_none(text: str) -> None:
    assert not speaks_of_words(text)


def test_words_that_a_paragraph_quotes_one_by_one_are_spoken_of() -> None:
    listed = 'A reader sent a list. "Recieve" heads it, followed by "seperate", and "teh" ends it.'
    once = 'The "recieve" button is red.'
    for text, wanted in ((listed, True), (once, False)):
        at = text.lower().index("recieve")
        assert View(Document(text)).anatomy.is_mentioned(at, at + 7) == wanted
