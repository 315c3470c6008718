"""Batches of texts that were written before the rules were run on them: what is found today by both must not become less.

Each line of `cases/blind/mixups-*.jsonl` is a text with the names that stand in it for others; a text without any is innocent.
The figures of the first look at each batch stand in `docs/mixups.md`.
"""

import json

import pytest
from places import CASES

from lint.check.pipeline import check_document
from lint.check.rulebook import Rulebook
from lint.core.text import Document
from lint.packs.load import load, shipped


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return load([shipped() / "mixups-zh.yaml", shipped() / "mixups.yaml"], prove=False)


@pytest.mark.parametrize(
    ("batch", "found", "false"),
    [
        ("blind/mixups-paragraphs", 121, 11),
        ("blind/mixups-exchanges", 41, 9),
        ("blind/mixups-clubs-and-rivers", 35, 0),
        ("blind/mixups-scraped-pages", 48, 9),
        ("blind/mixups-english-twins", 37, 2),
        ("blind/mixups-without-anchor", 27, 9),
        ("held-out/mixups", 23, 2),
    ],
)
def test_batches(book: Rulebook, batch: str, found: int, false: int) -> None:
    """At least so many mix-ups are found, with at most so many false alarms."""
    right = wrong = 0
    for line in (CASES / f"{batch}.jsonl").read_text(encoding="utf-8").splitlines():
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
