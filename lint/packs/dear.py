"""Patterns that cost every text: the scan finds nothing rarer to look for first, so that `regex` goes through all of it."""

from __future__ import annotations

from collections.abc import Iterator

from lint.check.rulebook import Rulebook
from lint.core.errors import Problem

SHOWN = 60
"""Characters of a pattern that are shown."""


def dear_patterns(book: Rulebook) -> Iterator[Problem]:
    """Each of them with its rule's place, and what would mend it; none where no compiled scan is to be had.

    What counts is how often the scan would meet a pattern in a page of ordinary text, not time: the answer is the same on
    every machine.
    """
    for number, pattern, met in book.engine.asked_everywhere():
        rule = book.rules[number]
        shown = pattern if len(pattern) <= SHOWN else pattern[: SHOWN - 1] + "…"
        why = (
            f"a page of ordinary text has {met} place{'s' * (met != 1)} where it may match; add what makes it rare, or split it"
            if met
            else "the scan cannot look for it; say it in plain words, marks and classes, and begin with a word or a mark"
        )
        yield Problem(rule.where, f"{rule.name}: every text is searched for '{shown}': {why}")
