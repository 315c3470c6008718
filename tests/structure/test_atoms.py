"""What is one piece although marks stand in it."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from lint.structure import atoms
from lint.structure.atoms import Atoms


@pytest.mark.parametrize(
    ("text", "piece", "inside"),
    [
        ("don&rsquo;t", "&rsquo;", ";"),
        ("I like the dog :D and", ":D", ":"),
        ("She left ;) .", ";)", ";"),
        ("See https://a.example/p,q?x=1;y now", "https://a.example/p,q?x=1;y", ","),
        ("For $a , b$ we have", "$a , b$", " ,"),
        (r"We set \(x , y\) here", r"\(x , y\)", " ,"),
        ("Hello {user.name}, hi", "{user.name}", "."),
        ("Wrote %(count)s lines", "%(count)s", "("),
        ("at 9b7e3c00aa41f2e5d0c6b8a9 it", "9b7e3c00aa41f2e5d0c6b8a9", "7"),
        ("write to ann@post.example now", "ann@post.example", "@"),
    ],
)
def test_is_not_torn(text: str, piece: str, inside: str) -> None:
    at = text.index(inside, text.index(piece))
    found = Atoms(text).tears(at, at + len(inside))
    assert found and text[slice(*found)] == piece


@pytest.mark.parametrize(
    "text", ["The road , he said, is open.", "Closed.The rain went on.", "A note (see below) is here."]
)
def test_prose_has_none(text: str) -> None:
    assert not any(Atoms(text).tears(i, i + 1) for i in range(len(text)))


MARKS = st.text(alphabet="abfxXDoOéL019.,;:!?-_'\"/\\$&<>{}[]()@#%*^~ \n", max_size=30)
WORDS = st.lists(
    st.sampled_from(["the", "abcdefabcdef", "beadedfacade", "x", "xD", "Xo", "é", "L'eau", "a.b", "deed,", "end."]),
    max_size=8,
).map(" ".join)


@given(st.lists(st.one_of(MARKS, WORDS), max_size=4).map(" ".join), st.data())
def test_no_piece_begins_in_the_words_that_are_passed_over(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    everywhere = regex.compile(atoms._PIECES, regex.X)
    found = [m.span() for m in atoms._ATOM.finditer(text, start, end)]
    assert found == [m.span() for m in everywhere.finditer(text, start, end)]
