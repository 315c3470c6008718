"""Lines by their shape, and what sort of document they make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.core.text import Document
from lint.structure.genre import genre
from lint.structure.lines import read, runs
from lint.structure.view import View

RUNNING = "The dam above both towns holds and the line brings water all year, the mayor said."


@pytest.mark.parametrize(
    "line, running",
    [
        (RUNNING, True),
        (RUNNING[:-1], False),  # no stop
        ("Too short to tell.", False),
        ("Dam Town Line Water Mayor Friday Bridge Harbour Valley River Mill.", False),  # nothing holds it together
    ],
)
def test_running_text(line: str, running: bool) -> None:
    assert read([line]).running == [running]


@pytest.mark.parametrize(
    "line, form",
    [
        ("9:30 Tea", "time"),
        ("3. Tea", "number"),
        ("Section 4 Tea", "number"),
        ("250 g butter", "quantity"),
        ("- butter", "bullet"),
        ("Tea: at nine", "key"),
        ("14 March, tea", "date"),
        ("a | b | c", "cells-2"),
        ("Oct.   212   188", "columns"),
        ("Goat Rock 07.40 09.55 12.25", "figures"),
        ("Air One, Oslo, 8", "commas"),
        ("Tea with the mayor", None),
    ],
)
def test_form(line: str, form: str | None) -> None:
    assert read([line]).form == [form]


def test_alike_counts_over_blank_lines() -> None:
    assert read(["1. a", "", "2. b", "3. c", "word"]).alike == [3, 0, 3, 3, 0]


def test_headings_part_rows_of_figures() -> None:
    prices = ["Adults 9.00", "Children 3.00", "Season", "Adults 32.00", "Friends free"]
    assert read(prices).alike == [4, 4, 0, 4, 4]
    assert read(["Key: one", "Heading", "Key: two"]).alike == [1, 0, 1]
    assert read(["Adults 9.00", RUNNING, "Adults 3.00"]).alike == [1, 0, 1]


VERSE = ["The river is wide,", "The river is brown,", "We carried the bride", "And the groom to the town."]


def test_verse() -> None:
    assert read([*VERSE, RUNNING]).verse == [True] * 4 + [False]
    assert all(read(["We carried,", "Carried the bride,", '"To town!"', "And so the river ran."]).verse)
    assert not any(read(["The mayor speaks", "The bridge opens", "The mill burns", "The end of it"]).verse)


@pytest.mark.parametrize(
    "lines, sort",
    [
        (VERSE, "verse"),
        (["ANN: Who?", "BEN: Me.", "ANN: Why?", "BEN: Why not?"], "transcript"),
        (["[00:01] Well.", "[00:04] Yes.", "[00:09] No.", "[00:12] So."], "transcript"),
        (["Adults: 4", "Children: 2", "Dogs: 1", "Boats: 9"], "listing"),
        ([RUNNING] * 4, "prose"),
        ([RUNNING], "prose"),
        (["a", "b", "c", "d"], None),
    ],
)
def test_genre(lines: list[str], sort: str | None) -> None:
    assert genre(read(lines)) == sort
    facts = View(Document("\n".join(lines))).anatomy.facts
    assert [name for name in ("verse", "transcript", "listing", "prose") if facts[name]] == ([sort] if sort else [])


@given(st.lists(st.sampled_from(["the", "Boat", "of", "’s", "İ", "_", ".", " ", "  "]), max_size=40).map("".join))
def test_a_line_runs_by_itself_as_among_others(line: str) -> None:
    assert runs(line.strip()) == read([line]).running[0]
