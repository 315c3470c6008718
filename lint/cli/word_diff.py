"""Corrections for the eye: the words that change in the midst of their line, invisible characters by name.

What goes to a file is a patch (`lint.fix.diff`); on a terminal, a paragraph on one line would be shown twice, and nobody
would find the space that differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from lint.core.edits import joined
from lint.core.finding import Edit
from lint.core.text import Document
from lint.report.formats._cells import head, middle, tail
from lint.report.formats._passage import whole_words
from lint.report.formats._quote import named, visible

BESIDE = 40
"""Cells of the line that are shown on either side of a change."""

MAX_CELLS = 300
"""Cells of what goes or comes that are shown."""


def word_diff(text: str, edits: Iterable[Edit], *, color: bool) -> Iterator[str]:
    """A line for each line of the text that changes: its number, and the changes as `[-old-]{+new+}`, in colour where it
    may be."""
    document = Document(text)
    changes = joined(whole_words(text, edits))
    for number, on_line in groupby(changes, lambda e: document.line_of(e.start)):
        yield f"{_paint(f'{number + 1:>6}', '36', color)}  {_line(document, number, list(on_line), color)}\n"


def _line(document: Document, number: int, edits: list[Edit], color: bool) -> str:
    text = document.text
    start = document.line_spans[number][0]
    end = document.line_spans[document.line_of(edits[-1].end)][1]
    before = visible(text[start : edits[0].start])
    out = [before if len(before) <= BESIDE else "…" + tail(before, BESIDE)]
    for edit, following in zip(edits, [*edits[1:], None], strict=True):
        out += (_changed(text[edit.start : edit.end], "-", color), _changed(edit.text, "+", color))
        if following is None:
            after = visible(text[edit.end : end])
            out.append(after if len(after) <= BESIDE else head(after, BESIDE) + "…")
        else:
            between = visible(text[edit.end : following.start])
            out.append(between if len(between) <= 2 * BESIDE else f"{head(between, BESIDE)} … {tail(between, BESIDE)}")
    return "".join(out)


def _changed(text: str, sort: str, color: bool) -> str:
    """Text that goes or comes; a space by itself, or at an end of it, is seen."""
    if not text:
        return ""
    shown = middle(named(text), MAX_CELLS)
    body = shown.strip(" ")
    lead = shown[: len(shown) - len(shown.lstrip(" "))] if body else ""
    trail = shown[len(lead) + len(body) :]
    shown = "␣" * len(lead) + body.replace("  ", "␣␣") + "␣" * len(trail)
    if color:
        return _paint(shown, "31;9" if sort == "-" else "32;1", color)
    return f"[-{shown}-]" if sort == "-" else f"{{+{shown}+}}"


def _paint(text: str, style: str, color: bool) -> str:
    return f"\033[{style}m{text}\033[0m" if color else text
