"""Plain text: the whole file is the text, character by character."""

from __future__ import annotations

from collections.abc import Iterator

from lint.inputs.format import Parsed, Reading

SUFFIXES = (".txt", ".text")


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The text as it stands."""
    yield Parsed(raw, language=asked.target_language or None)


def frame(raw: str, asked: Reading) -> object:
    """Nothing: all of it is text."""
    return None
