"""What is worked out from a passage alone, remembered: it is the same wherever the passage stands.

The next version of a text in an editor, and the next round of a fix, have nearly all the passages of the last one.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

T = TypeVar("T")

KEPT_CHARACTERS = 200_000
"""Code points of all passages that are remembered for one function, before it forgets them: a text that people edit."""

MAX_CHARACTERS = 4_000
"""Code points of the longest passage that is remembered: nearly every paragraph is shorter."""


def remembered(work: Callable[[str], T]) -> Callable[[str], T]:
    """A function of a passage and of nothing else; its answers are shared, so nobody may change them."""
    known: dict[str, T] = {}
    kept = 0

    @wraps(work)
    def answer(passage: str) -> T:
        nonlocal kept
        try:
            return known[passage]
        except KeyError:
            found = work(passage)
        if len(passage) <= MAX_CHARACTERS:
            kept += len(passage)
            if kept > KEPT_CHARACTERS:
                known.clear()
                kept = len(passage)
            known[passage] = found
        return found

    return answer
