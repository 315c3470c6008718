"""What the `near-miss` kind stands on: known forms, an index of targets by deletion, edits, and the score."""

from __future__ import annotations


def words_in(text: str) -> frozenset[str]:
    """The words of a text, for closed lists in code."""
    return frozenset(text.split())
