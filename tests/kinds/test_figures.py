"""Figures that cannot all be right are told, and those that can are not."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from lint.core.text import Document
from lint.kinds.figures import CHECKS, needles_of
from lint.kinds.figures.changes import abs_range
from lint.kinds.figures.numbers import ordinal_of, value_of, written
from lint.matching.engine import Engine
from lint.structure.view import View


def found(check: str, text: str) -> list[str]:
    return [text[c.start : c.end] for c in CHECKS[check].find(View(Document(text)))]


@pytest.mark.parametrize(
    "said, value",
    [("five", 5), ("twenty-one", 21), ("a dozen", 12), ("half a dozen", 6), ("3,375", 3375), ("1.2 million", 1.2e6), ("12 hundred", 1200), ("4bn", 4e9)],
)  # fmt: skip
def test_numbers(said: str, value: float) -> None:
    assert value_of(said) == value


@pytest.mark.parametrize(
    "said, value", [("40th", 40), ("fortieth", 40), ("twenty-first", 21), ("third", 3), ("Twelfth", 12)]
)
def test_ordinals(said: str, value: int) -> None:
    assert ordinal_of(said) == value


@given(st.integers(0, 10**9))
def test_a_number_is_read_as_it_is_written(value: int) -> None:
    assert value_of(written(value)) == value


@given(st.floats(-9, 9), st.floats(-9, 9))
def test_sizes_lie_in_their_range(one: float, two: float) -> None:
    low, high = sorted((one, two))
    least, most = abs_range(low, high)
    assert least <= abs(low) <= most and least <= abs(high) <= most


@given(st.integers(2, 40), st.integers(2, 40))
def test_a_sum_that_is_right_is_no_finding(men: int, women: int) -> None:
    text = f"A crew of {men + women} people – {men} men and {women} women – came."
    assert not found("parts", text)
    assert found("parts", text.replace(f"of {men + women} ", f"of {men + women + 1} "))


@pytest.mark.parametrize(
    "check, text",
    [
        ("shares", "Salt rose 70 per cent, tea 28 per cent and oil 61 per cent."),
        ("shares", "The goal is 95 per cent of people tested, 95 per cent treated and 95 per cent well."),
        ("items", "There are three kinds of men: those who sail, those who mend nets, smiths and cooks."),
        ("difference", "It rose from 2019 to 2021, a rise of 5 per cent."),
        ("multiple", "Twice the men came, and half the 12 boats sank."),
        (
            "anniversary",
            "The mill was founded in 1868. The school’s fortieth anniversary was in 1990, after 12 years of rain.",
        ),
        ("age", "He was born in 1924 and died in 2004 aged 79; his son, born in 1950, died in 2010."),
        ("years", "Sales fell from 1987 to 1968 last month."),
        ("clock", "The share closed at 25.30 on Friday, when the price was up."),
        ("of-them", "That is 11 out of the 10 marks."),
        ("range", "It lay there between 600 and 150 B.C. and is open between 10 and 4."),
        ("change", "Profit rose 4.7% to $51.2bn from $48.8bn."),
        ("two-ages", "Ann Lee, 34, met Bo Lee, 43, and Ann Roe, 18."),
        ("half-time", "They won 3-1 after leading 2-1 at half-time."),
        ("named", "The top five includes Oslo, Bergen and Turku."),
        ("span", "The train leaves at 22.15 and arrives at 7.50."),
    ],
)
def test_what_can_be_right(check: str, text: str) -> None:
    assert not found(check, text)


def test_a_contradiction_names_both_places() -> None:
    text = "It rises from 460 metres to 2,915 metres, a difference of 3,375 metres."
    (candidate,) = CHECKS["difference"].find(View(Document(text)))
    assert [place.found for place in candidate.related] == ["460", "2,915"]
    assert not candidate.edits


EXAMPLES = [
    text.replace("[[", "").replace("]]", "")
    for rule in yaml.safe_load(Path("rules/figures.yaml").read_text(encoding="utf-8"))["rules"]
    for example in rule["examples"]
    for text in [example.get("bad")]
    if isinstance(text, str)
]


@given(st.lists(st.sampled_from(EXAMPLES), min_size=1, max_size=3), st.data())
def test_what_a_check_finds_a_cue_tells(texts: list[str], data: st.DataObject) -> None:
    text = "\n".join(texts)
    cut = data.draw(st.integers(0, len(text)))
    text = text[:cut] + text[cut + data.draw(st.integers(0, 9)) :]
    for check in CHECKS.values():
        if check.cues and list(check.find(View(Document(text)))):
            assert Engine((0, needle) for needle in needles_of(check)).scan(text)
