"""Loops of decoders are found, what people say again is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marked import candidates, fixed, found, rule_of

from lint.core.rule import FixSpec
from lint.kinds.loop import _TOKEN, COPIES, EMPHATIC, MAX_UNIT_WORDS, _checked, _loops

RULE = rule_of("loop", ok=["very", "no"])
MENDS = rule_of("loop", FixSpec(delete="span", safety="unsafe"), ok=["very", "no"])


@pytest.mark.parametrize(
    "text",
    [
        "The end [[of the road of the road of the road]] of the town.",
        "He [[walked walked walked]] home.",
        "[[Thank you for coming. Thank you for coming. Thank you for coming]].",
        "[[Hello there! Hello there! Hello there! Hello there]]!",
        "a [[co-co-co-co-co]]operation",
        "[[very very very very very very]] old",
    ],
)
def test_found(text: str) -> None:
    got, wanted = found(RULE, text)
    assert got == wanted


@pytest.mark.parametrize(
    "text",
    [
        "It was very very very old.",
        "Location, location, location.",
        "Four more years! Four more years! Four more years!",
        "They rose higher and higher and higher and higher.",
        "1 2 3 1 2 3 1 2 3 1 2 3",
        "ha ha ha",
        "my great-great-great-grandmother",
        "One line.\nOne line.\nOne line.\n",
        "Row, row, row your boat,\nGently down the stream,\nRow row row your boat,\nGently down the stream.",
    ],
)
def test_spared(text: str) -> None:
    assert not candidates(RULE, text)


UNITS = st.lists(
    st.sampled_from(["river", "Stone", "found", "it's", "hall"]), min_size=1, max_size=MAX_UNIT_WORDS, unique=True
)


@given(UNITS, st.integers(EMPHATIC, 9))
def test_every_unit_said_often_enough_is_found(unit: list[str], copies: int) -> None:
    text = "before " + " ".join(unit * copies) + " after"
    spans = [(c.start, c.end) for c in candidates(RULE, text)]
    assert sum(e - s for s, e in spans) >= 0.6 * (len(text) - len("before  after"))


@given(UNITS, st.integers(EMPHATIC, 9))
def test_mending_comes_to_rest(unit: list[str], copies: int) -> None:
    text = "before " + " ".join(unit * copies) + " after"
    for _ in range(3):
        text = fixed(MENDS, text)
    assert fixed(MENDS, text) == text


@given(
    st.lists(
        st.sampled_from(["a", "B", "b", "co", "an", "\n", "don't", "dont", "'a", "b''b", "’", "é", "a_-"]), max_size=24
    ).map(" ".join)
)
def test_every_run_of_copies_is_seen(text: str) -> None:
    places = [m.span() for m in _TOKEN.finditer(text)]
    words = [text[slice(*place)].lower() for place in places]
    wanted = []
    for size in range(1, MAX_UNIT_WORDS + 1):
        at = 0
        while at + size < len(words):
            end = at
            while end + size < len(words) and words[end] == words[end + size]:
                end += 1
            if end - at >= (COPIES - 1) * size:
                wanted += _checked(text, places[at : end + size], size)
            at = max(end, at) + 1
    assert list(_loops(text)) == wanted


def test_what_is_called_out_in_a_play_is_no_loop() -> None:
    play = "Ann: [knock knock knock]\nBob: Go away! Go away! Go away! Go away!\nAnn: It is I.\nBob: Who?\nAnn: It is I.\nBob: So.\n"
    assert not candidates(RULE, play)
