"""A text whose lines translate those of another file (`--source FILE`): each line is a text, beside its source.

The two files are aligned by line; a number of lines that differs is an error, as every pair after the gap would be
wrong. Line ends are kept, empty lines are no texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.core.text import Document, SourceText
from lint.core.textmap import Builder
from lint.inputs.format import Broken, Parsed, Reading

SUFFIXES: tuple[str, ...] = ()


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The lines as texts."""
    spans = lines_of(raw)
    if len(spans) != len(asked.parallel):
        name = f" ({asked.parallel_name})" if asked.parallel_name else ""
        raise Broken(
            f"it has {len(spans)} lines, its source {len(asked.parallel)}{name}; the two must be aligned line by line"
        )
    for number, ((start, end), source) in enumerate(zip(spans, asked.parallel, strict=True), 1):
        if raw[start:end].strip():
            builder = Builder(raw)
            builder.verbatim(start, end)
            text, known = builder.build()
            yield Parsed(
                text, known, record=number, language=asked.target_language or None,
                source=SourceText(source, asked.source_language or None, path=asked.parallel_name or None),
            )  # fmt: skip


def frame(raw: str, asked: Reading) -> object:
    """How many lines there are."""
    return len(lines_of(raw))


def lines_of(text: str) -> list[tuple[int, int]]:
    """Spans of the lines, without their ends; what ends the last line begins no other."""
    spans = Document(text).line_spans
    return spans[:-1] if spans[-1][0] == len(text) else spans
