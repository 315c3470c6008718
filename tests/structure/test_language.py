"""In what language a piece of a text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.structure.language import (
    _CELL,
    _EDGE,
    ENGLISH,
    UNKNOWN,
    Languages,
    _runs,
    _table,
    _uncapitalised,
    code_of,
    read,
)


def language(text: str, part: str = "") -> str:
    """The language of `part` of a text of one paragraph (of all of it)."""
    start = text.index(part)
    return Languages(text).at(start, start + len(part), (0, len(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The pier is closed.", "en"),
        ("References are available on request.", "en"),
        ("Où allez-vous ?", "fr"),
        ("Il a dit : non.", "fr"),
        ("Das Boot liegt an der Mole, und wir streichen es.", "de"),
        ("El barco está en el muelle y hay que pintarlo.", "es"),
        ("船在码头。", "zh"),
        ("ボートは桟橋にあります。", "ja"),
        ("Лодка стоит у причала.", "ru"),
        ("القارب عند الرصيف", "ar"),
        ("Jo Lund", UNKNOWN),
        ("42", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_of_a_short_text(text: str, expected: str) -> None:
    assert language(text, text) == expected


def test_cells_and_quotations_have_their_own() -> None:
    row = "Où allez-vous ? | Where do you go? | Wohin gehen wir und warum nicht?"
    assert [language(row, part) for part in (" ?", "you", "warum")] == ["fr", "en", "de"]
    assert language("The poster asked « Que font les maires dans la ville ? » in blue.", " ? »"[:2]) == "fr"


def test_what_is_too_short_is_as_what_surrounds_it() -> None:
    assert language("The boat is at the quay. Jo Lund. It was painted in the spring.", "Lund") == ENGLISH


@pytest.mark.parametrize(
    ("declared", "text", "expected"),
    [
        ("fr", "Jo Lund", "fr"),
        ("eng_Latn", "Jo Lund", ENGLISH),
        ("de-CH", "The boat is at the quay.", ENGLISH),  # of templates that nobody translated
        ("en", "Le bateau est au quai, et il faut le peindre.", "fr"),
        ("und", "Jo Lund", UNKNOWN),
    ],
)
def test_a_declaration_counts_where_nothing_else_tells(declared: str, text: str, expected: str) -> None:
    assert Languages(text, declared).at(0, 1, (0, len(text))) == expected


@pytest.mark.parametrize(
    ("declared", "code"),
    [
        *[("en-GB", "en"), ("en_US", "en"), ("eng_Latn", "en"), ("English", "en"), ("zh-Hans", "zh"), ("deu", "de")],
        *[("eu", "eu"), ("Klingon", UNKNOWN), ("*all*", UNKNOWN), ("", UNKNOWN), (None, UNKNOWN)],
    ],
)
def test_the_code_of_a_declared_language(declared: str | None, code: str) -> None:
    assert code_of(declared) == code


@given(st.text(max_size=200), st.data())
def test_any_text_has_an_answer(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert isinstance(Languages(text).at(start, end, (0, len(text))), str)


def plain_piece(text: str, start: int, end: int) -> tuple[tuple[int, int], bool]:
    """The piece of a short text that holds a place, edge by edge."""
    low, high, apart = 0, len(text), False
    for edge in _EDGE.finditer(text):
        if edge.end() <= start:
            low, apart = edge.end(), not _CELL.isdisjoint(edge.group())
        elif edge.start() >= end:
            return (low, edge.start()), apart or not _CELL.isdisjoint(edge.group())
    return (low, high), apart


@given(st.text("aB. |\n“”/\t", max_size=60), st.data())
def test_a_piece_lies_between_the_nearest_edges(text: str, data: st.DataObject) -> None:
    languages = Languages(text)
    for _ in range(3):  # the edges of a stretch are remembered
        start = data.draw(st.integers(0, len(text)))
        end = data.draw(st.integers(start, len(text)))
        assert languages._piece(start, end, (0, len(text))) == plain_piece(text, start, end)


@given(st.lists(st.sampled_from("les données sont über nicht Wasser the ação of maison große".split()), max_size=12))
def test_words_are_read_as_their_runs_of_letters_are(words: list[str]) -> None:
    text = " ".join(words)
    rows = [row for word in _uncapitalised(text) for run in _runs(word) if (row := _table()[1].get(run))]
    found = read(text)
    assert found.runs == len(rows)
    if rows:
        sums = [sum(column) for column in zip(*rows, strict=True)]
        assert found.language == _table()[0][sums.index(max(sums))]
