"""What a machine misread is put right where the lexicon leaves one reading."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core.text import Document
from lint.kinds.code_page.accents import opened as accents_of
from lint.kinds.misread import SORTS, accent
from lint.lexicon.forms import opened
from lint.structure.view import View

LISTS = Path(__file__).resolve().parents[2] / "rules" / "lists"
FORMS, ACCENTED = opened(LISTS / "known-forms.bin"), accents_of(LISTS / "accented.txt")
PROSE = " The men of the old town went to the harbour and they were of the same mind as the mayor was."


def read(sort: str, text: str) -> list[tuple[str, str]]:
    whole = text + PROSE
    return [(whole[r.start : r.end], r.text) for r in SORTS[sort](View(Document(whole)), FORMS, ACCENTED)]


@pytest.mark.parametrize(
    "sort, text, found",
    [
        (
            "ligature",
            "An e cient mill and a signi cant sum.",
            [("e cient", "efficient"), ("signi cant", "significant")],
        ),
        ("ligature", "The ﬁrst of ﬂats.", [("ﬁ", "fi"), ("ﬂ", "fl")]),
        ("ligature", "The ﬁrst of /five men.", [("ﬁ", "fi"), ("/five", "five")]),
        ("ligature", "They dened and specied it.", [("dened", "defined"), ("specied", "specified")]),
        ("ligature", "See /files for five men.", []),
        ("ligature", "A bit of a ray is re engineered.", []),
        ("ligature", "Cast on 24 sts, then join 8 sts and knit 12 sts.", []),
        ("letter", "They sailed to lceland and the inn was fuII.", [("fuII", "full"), ("lceland", "Iceland")]),
        ("letter", "It was the year of Pius ll of the hill.", [("ll", "II")]),
        ("letter", "The govemment paid tlie men.", [("govemment", "government"), ("tlie", "the")]),
        ("letter", "They ll go, and He ll go with OpenAI, WiFi and the lb.", []),
        ("accent", "The caf´e of M¨uller.", [("caf´e", "café"), ("M¨uller", "Müller")]),
        ("accent", "It is 5´ long; o´clock.", []),
    ],
)
def test_readings(sort: str, text: str, found: list[tuple[str, str]]) -> None:
    assert sorted(read(sort, text)) == sorted(found)


@given(st.lists(st.sampled_from([*"aé´¨ `1", "\u0301", "Caf´e"]), max_size=12).map("".join))
def test_words_are_found_from_their_accents(text: str) -> None:
    found = [m.span() for m in accent._words(text)]
    assert found == ([] if text.isascii() else [m.span() for m in accent._WORD.finditer(text)])


def test_a_name_by_itself_or_often_was_not_misread() -> None:
    assert not read("letter", "He met Garny there.")
    misread = "The govemment met Garny there. "
    assert ("Garny", "Gamy") in read("letter", misread)
    assert ("Garny", "Gamy") not in read("letter", misread + "So Garny said, and Garny knew.")
