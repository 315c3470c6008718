"""`foreign`: words of another language or script. Rows have `[[...]]` around what should be found."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.kinds.foreign import ForeignPrefilter, strange
from lint.lexicon.forms import opened
from lint.packs.load import shipped

FORMS = opened(shipped() / "lists" / "known-forms.bin")
PARTS = st.sampled_from([" ", " ", "ucuz", "giriş", "para", "mayor", "the", "Oslo", "'", "-", "“", ".", "9", "ñ"])


@pytest.mark.parametrize(
    "text, foreign",
    [
        ("com o presidente da câmara", True),
        ("ucuz giriş için tıkla", True),
        ("the mayor of Oslo", False),
        ("Guten Abend", False),  # capitals may be names
        ("déjà vu", False),
        ("pwd-mngr", False),  # abbreviations, commands of a script
        ("goto quarg", False),
    ],
)
def test_foreign(text: str, foreign: bool) -> None:
    assert bool(strange(text, FORMS)) is foreign


@given(st.lists(st.lists(PARTS).map("".join)))
def test_what_is_foreign_is_suspected(texts: list[str]) -> None:
    suspicion = ForeignPrefilter(FORMS)
    for seen in (texts, texts[::-1]):  # before and after their words are known
        assert set(suspicion.among(seen)) >= {text for text in seen if strange(text, FORMS)}
