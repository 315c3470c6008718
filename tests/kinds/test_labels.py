"""`labels`: chains of labels with values, as pages have them. Rows have `[[...]]` around what should be found."""

from __future__ import annotations

from typing import Any

import pytest
from marked import found, rule_of

from lint.core.text import Document
from lint.kinds.labels import label_before
from lint.structure.view import View

LABELS = ["Source", "Author", "Last updated at", "View", "Time"]


@pytest.mark.parametrize(
    "options, text",
    [
        ({}, "[[2021-03-02 10: 05: 11 Source: Daily Author: Lee]]\nThe dam holds."),
        ({}, "[[Publisher huaTime:2018-12-10View:1557]]"),
        ({}, "Source: Daily\nThe dam holds."),  # one label is no chain
        ({"min": 1}, "[[(Source: Daily)]]\nThe dam holds."),
        ({"min": 1}, "He named his source: the mayor."),
        ({"min": 1}, "Author: Who are you?\nLee: I.\nAuthor: Well."),  # a speaker
        ({"min": 1}, "Source: the engineers who measured the flow of the river in dry months."),
        ({}, "[[2025-05-26 21:22 Last Updated At:21:47]]"),
    ],
)
def test_labels(options: dict[str, Any], text: str) -> None:
    got, want = found(rule_of("labels", labels=LABELS, **options), text)
    assert got == want


@pytest.mark.parametrize(
    "text, label",
    [
        ("Source:", "Source"),
        ("Daily Source :", "Source"),
        ("11Last updated at:", "Last updated at"),
        ("DailyAuthor:", "Author"),
        ("resource:", None),
        (":", None),
    ],
)
def test_labels_may_be_glued_to_what_stands_before(text: str, label: str | None) -> None:
    span = label_before(View(Document(text)), 0, text.index(":"), frozenset(map(str.lower, LABELS)))
    assert (span and text[slice(*span)]) == label
