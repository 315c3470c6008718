"""Which lines are written for machines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint.structure.form import Form, facts, points, weigh

PROSE = """The ferry crosses the lake twice a day, and in summer it runs at night.
Nobody was late ,not even the pilot.
Der Regen fiel den ganzen Tag, und die Boote lagen am Steg.
Где стоит лодка?
"""
CODE = """for (i = 0; i < n; i++) { sum += a[i] ; }
    return self.items[key] , default
if ! command -v curl >/dev/null; then
{"id": 7, "tags": ["a" , "b"]}
.TH QUAY 1 "2031-04-02" "quay 1.0"
2031-04-02 08:00:01 INFO started quay.boat ,pid=7
"""


def lines(text: str) -> list[str]:
    """The lines of a text that are written for machines."""
    form = Form(text)
    spans = [(text.index(line), text.index(line) + len(line)) for line in text.splitlines() if line]
    return [text[s:e] for s, e in spans if form.is_machine(s, e)]


def test_prose_of_any_language_is_none() -> None:
    assert lines(PROSE) == []


def test_code_settings_and_logs_are() -> None:
    assert lines(CODE) == CODE.splitlines()


@pytest.mark.parametrize(
    "rows",
    [
        "when,from,to\nmonday,oslo,bergen\n",
        "speaker\ttext\nA\tlow water .\n",
        "boat    crew    size\ngrebe   four    ten\n",
    ],
)
def test_rows_of_cells_are(rows: str) -> None:
    assert lines(rows) == rows.splitlines()


def test_a_hunk_of_a_diff_is() -> None:
    diff = "--- a/quay.txt\n+++ b/quay.txt\n@@ -1 +1 @@\n-In the the harbour , at six.\n+In the harbour, at six.\n"
    assert "-In the the harbour , at six." in lines(diff)


@given(st.text("ab ,;|\t\n{}=.", max_size=120), st.data())
def test_any_place_has_an_answer(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    assert Form(text).is_machine(start, start) in (True, False)


@given(st.text(st.sampled_from("ab Z9.,:;'\"`|/\\<>(){}[]=_-+*#$%@&~\t“’é٣"), min_size=1, max_size=60))
def test_the_weight_of_a_line_is_the_sum_of_its_facts(line: str) -> None:
    known = points()
    assert weigh(line) == (known["base"] + sum(known.get(f, 0) for f in facts(line)) if line.strip() else 0)


def test_most_lines_decide_what_a_document_is_written_for() -> None:
    assert Form(CODE * 3).is_mostly_machine
    assert not Form(CODE).is_mostly_machine  # too few lines
    assert Form(CODE * 3 + PROSE).is_mostly_machine
    assert not Form(CODE * 3 + PROSE * 9).is_mostly_machine
