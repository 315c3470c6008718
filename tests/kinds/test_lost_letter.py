"""`lost-letter`: letters that a conversion dropped, or turned into question marks. Rows have `[[...]]` around what should be found."""

from __future__ import annotations

import pytest

from lint.kinds.code_page.accents import opened as accents_of
from lint.kinds.lost_letter import completions, queried
from lint.lexicon.forms import opened
from lint.packs.load import shipped

FORMS = opened(shipped() / "lists" / "known-forms.bin")
ACCENTS = accents_of(shipped() / "lists" / "accented.txt")


@pytest.mark.parametrize(
    "word, first, clear",
    [
        ("t\ufffdat", "that", True),
        ("harb\ufffdur", "harbour", True),
        ("ca\ufffd", "caá", False),
        ("fianc\ufffd", "fiancé", True),
        ("xq\ufffdz", None, False),
    ],
)
def test_lost_letters(word: str, first: str | None, clear: bool) -> None:
    words, sure = completions(word, "\ufffd", FORMS, ACCENTS)
    assert (words[0] if words else None) == first if first is None or clear else first in words
    assert sure is clear


@pytest.mark.parametrize(
    "text, words",
    [
        ("Bogot? lies in the hills", ["Bogot?"]),
        ("in ?stanbul and M?nchen", ["?stanbul", "M?nchen"]),
        ("Uganda?s men don?t", ["Uganda?s", "don?t"]),
        ("Did they?Yes. In Oslo?asked he. Rain? said he.", []),
        ("see a.example/x?id=3, index.php?id and (ab?c)", []),
    ],
)
def test_letters_lost_to_question_marks(text: str, words: list[str]) -> None:
    assert [match.group() for match in queried(text, FORMS)] == words
