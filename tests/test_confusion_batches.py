"""Batches of texts that were written before the rule was run on them: what is found today must not become less.

Each line of `cases/mixups-*.jsonl` is a text with the names that stand in it for others; a text without any is innocent.
The figures of the first look at each batch stand in `docs/mixups.md`.
"""

import json
from pathlib import Path

import pytest

from lint.check.pipeline import check_document
from lint.check.rulebook import Rulebook
from lint.core.text import Document
from lint.packs.load import load, shipped

CASES = Path(__file__).parent / "cases"


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load([shipped() / "mixups-zh.yaml"], prove=False)


@pytest.mark.parametrize(
    ("batch", "found", "false"),
    [
        ("first", 123, 3),
        ("second", 44, 3),
        ("third", 43, 0),
        ("pages", 53, 1),
        ("fourth", 37, 0),
        ("fifth", 33, 5),
        ("last", 27, 0),
    ],
)
def test_batches(book: Rulebook, batch: str, found: int, false: int) -> None:
    """At least so many mix-ups are found, with at most so many false alarms."""
    right = wrong = 0
    for line in (CASES / f"mixups-{batch}.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        places = [
            (f.place.start, f.place.end)
            for f in check_document(Document(case["text"], "text.txt"), book).findings
            if f.confidence != "low"
        ]
        marks = [(g["start"], g["end"]) for g in case["gold"]]
        right += sum(any(s < end and start < e for s, e in places) for start, end in marks)
        wrong += sum(not any(s < end and start < e for start, end in marks) for s, e in places)
    assert right >= found
    assert wrong <= false
