"""What a search for misread letters gives."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedReading:
    """A stretch, what was printed there, why, and whether nothing else can have been."""

    start: int
    end: int
    text: str
    evidence: tuple[str, ...] = ()
    sure: bool = False
    guess: bool = False
    """Whether the word was put together out of pieces, one try of many."""
