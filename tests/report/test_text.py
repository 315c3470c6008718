"""The terminal's layout: nothing is wider than the terminal, carets stand below what they mark, whatever the characters."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth, wcwidth

from lint.core.finding import Edit, Finding, Fix, Place
from lint.core.text import Document
from lint.report.formats import text
from lint.report.formats._cells import _KNOWN, cells, head, middle, tail, wrapped
from lint.report.model import Report

LETTERS = st.text(st.sampled_from("ab \u00e9\u0301中😀\u200b\t-"), max_size=90)


def finding(before: str, found: str, after: str, message: str = "a message that says what is wrong") -> Finding:
    line = before + found + after
    document = Document(line, "a folder/with a text.txt")
    place = Place.of(document, len(before), len(before) + len(found))
    fix = Fix("unsafe", (Edit(place.start, place.end, "something else"),), (), (place,))
    return Finding(
        "pack/a-rule", "pattern", "style", place, message, "error", "high", ("one fact", "another fact " * 9), fix
    )


def lines(one: Finding, width: int) -> list[str]:
    out = "".join(text.render(Report([one], documents=1, width=width, height=40)))
    return out.rstrip("\n").split("\n")


@given(LETTERS, LETTERS.filter(lambda t: t.strip(" \t")), LETTERS, st.integers(60, 200))
def test_nothing_is_wider_than_the_terminal(before: str, found: str, after: str, width: int) -> None:
    assert all(cells(line) <= width for line in lines(finding(before, found, after), width))


@given(LETTERS, LETTERS.filter(lambda t: t.strip(" \t")), LETTERS, st.integers(60, 200))
def test_carets_stand_below_what_was_found(before: str, found: str, after: str, width: int) -> None:
    shown = lines(finding(before, f"x{found}x", after), width)
    at = next(i for i, line in enumerate(shown) if re.match(r" +│ *\^", line))
    quoted, caret = shown[at - 1], shown[at]
    start = caret.index("^")
    length = len(re.match(r"\^+", caret[start:])[0])  # type: ignore[index]
    marked = head(quoted, start + length)
    found_shown = marked[len(head(quoted, start)) :]
    assert found_shown.startswith("x") and found_shown.rstrip("\u0301").endswith("x")
    assert cells(found_shown) == length


def test_a_correction_that_does_not_fit_stands_on_its_own_line() -> None:
    one = finding("The ship came in on ", "the long day of the storm", " and left.")
    wide, narrow = lines(one, 100), lines(one, 60)
    assert any("^ → something else (unsafe)" in line for line in wide)
    assert any(line.startswith("          │ → something else (unsafe)") for line in narrow)


def test_without_a_terminal_nothing_is_wrapped() -> None:
    assert any("another fact " * 8 in line for line in lines(finding("The ", "ship", " came."), 0))


def test_many_findings_are_summed_up_by_rule_and_fit_a_screen() -> None:
    one = finding("The ", "ship", " came.")
    many = [one._replace(rule=f"pack/rule-{i % 50}") for i in range(200)]
    out = "".join(text.render(Report(many, documents=1, width=80, height=24)))
    table = re.findall(r"^ +\d+  (?:pack/rule-\d+|by \d+ more rules)", out, re.M)
    assert len(table) == 15
    assert "by 36 more rules" in table[-1]
    assert "more rules" not in "".join(text.render(Report(many[:3], documents=1, width=80, height=24)))


def test_a_line_is_cut_between_words_and_once_where_it_goes_on() -> None:
    before, after = "the harbour of the old town was full of ships ", " and the mayor of the town had come to see them"
    shown = lines(finding(before, "boats", after), 60)
    assert "          │ …was full of ships boats and the mayor of the…" in shown
    long = lines(finding("", "word " * 60, ""), 60)
    assert [line.count("…") for line in long if "│" in line and "word" in line] == [1]


@pytest.mark.parametrize(
    ("shown", "width"), [("abc", 3), ("中国", 4), ("cafe\u0301", 4), ("a😀", 3), ("👩\u200d🔬", 2), ("", 0)]
)
def test_cells(shown: str, width: int) -> None:
    assert cells(shown) == width


def test_what_is_counted_without_the_library_is_what_it_counts() -> None:
    known = [c for c in map(chr, range(0x110000)) if _KNOWN.fullmatch(c)]
    assert len(known) > 25_000
    assert [c for c in known if cells(c) != wcwidth(c)] == []
    assert cells("".join(known)) == wcswidth("".join(known))


@given(LETTERS, st.integers(1, 40))
def test_cut_texts_fit(whole: str, room: int) -> None:
    whole = whole.replace("\t", "").replace("\u200b", "")
    for cut in (head(whole, room), tail(whole, room), middle(whole, room)):
        assert cells(cut) <= room
    assert whole.startswith(head(whole, room)) and whole.endswith(tail(whole, room))


@given(LETTERS, st.integers(10, 40))
def test_wrapped_texts_lose_no_word(whole: str, width: int) -> None:
    whole = whole.replace("\t", "").replace("\u200b", "")
    broken = list(wrapped(whole, width, "  "))
    assert all(cells(line) <= width for line in broken)
    assert "".join("".join(broken).split()) == "".join(whole.split())


def test_a_long_path_keeps_its_ends() -> None:
    assert middle("corpus/2012/spring/harbours/0123456789.txt", 20) == "corpus/…23456789.txt"
