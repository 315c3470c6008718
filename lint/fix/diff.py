"""Unified diffs straight from edits: no search for what changed, so a long text costs no more than its changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lint.core import late
from lint.core.finding import Edit
from lint.core.text import Document
from lint.fix.rounds import apply

CONTEXT = 3
"""Unchanged lines shown around a change."""


@dataclass(frozen=True, slots=True)
class Hunk:
    """Neighbouring lines that changed: indexes (from 0, half-open) of the old lines, and the new ones with their ends."""

    first: int
    last: int
    new: tuple[str, ...]


def lines_of(text: str) -> list[str]:
    """Lines with their line ends; no empty one after the last end."""
    document = Document(text)
    found = (text[start : document.line_break(i)[1]] for i, (start, _) in enumerate(document.line_spans))
    return [line for line in found if line]


def blocks(text: str, edits: Iterable[Edit]) -> list[Hunk]:
    """The blocks of lines that `edits` change, in order."""
    document = Document(text)
    starts = [start for start, _ in document.line_spans] + [len(text)]
    count = len(starts) - 1
    spans: list[tuple[int, int, list[Edit]]] = []  # first line, one after the last, edits
    for edit in sorted(edits):
        first = document.line_of(edit.start)
        last = document.line_of(max(edit.start, edit.end - 1)) + 1
        inside = [edit]
        while True:
            if spans and first <= spans[-1][1]:  # touching blocks read better as one
                before = spans.pop()
                first, last, inside = min(first, before[0]), max(last, before[1]), [*before[2], *inside]
                continue
            new = _made(text, starts[first], starts[last], inside)
            if last < count and new and not new.endswith(("\n", "\r")):  # a line end went: the next line joins
                last += 1
                continue
            break
        spans.append((first, last, inside))
    return [_tight(text, starts, first, last, inside) for first, last, inside in spans]


def _made(text: str, start: int, end: int, edits: Sequence[Edit]) -> str:
    return apply(text[start:end], [Edit(e.start - start, e.end - start, e.text) for e in edits])


def _tight(text: str, starts: Sequence[int], first: int, last: int, edits: Sequence[Edit]) -> Hunk:
    old = lines_of(text[starts[first] : starts[last]])
    new = lines_of(_made(text, starts[first], starts[last], edits))
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Hunk(first + head, first + len(old) - tail, tuple(new[head : len(new) - tail]))


def quoted(name: str) -> str:
    """A path as git writes it in the head of a patch: in quotes, with C escapes, where it is not UTF-8 or a character of it
    would end it."""
    if not _ODD.search(name):
        return name
    raw = name.encode("utf-8", "surrogateescape")
    return '"' + "".join(chr(b) if b in _AS_IT_IS else f"\\{b:03o}" for b in raw) + '"'


_ODD = late.re(r'["\\\x00-\x1f\x7f\udc80-\udcff]')
_AS_IT_IS = frozenset(range(32, 127)) - frozenset(b'"\\')


def unified(text: str, edits: Iterable[Edit], old_name: str, new_name: str) -> Iterator[tuple[str, str]]:
    """The diff as (sort, line): sort is `---`, `+++`, `@@`, ` `, `-`, `+` or `\\\\`; lines carry their own ends.

    The pieces joined are a patch that `git apply` and `patch` take (for line ends other than CR).
    """
    old = lines_of(text)
    hunks: list[list[Hunk]] = []
    for block in blocks(text, edits):
        if block.first == block.last and not block.new:
            continue
        if hunks and block.first - hunks[-1][-1].last <= 2 * CONTEXT:
            hunks[-1].append(block)
        else:
            hunks.append([block])
    if hunks:
        yield "---", f"--- {old_name}\n"
        yield "+++", f"+++ {new_name}\n"
    shift = 0
    for hunk in hunks:
        low = max(0, hunk[0].first - CONTEXT)
        high = min(len(old), hunk[-1].last + CONTEXT)
        grown = sum(len(b.new) - (b.last - b.first) for b in hunk)
        yield "@@", f"@@ -{_range(low, high - low)} +{_range(low + shift, high - low + grown)} @@\n"
        at = low
        for block in hunk:
            yield from _marked(" ", old[at : block.first])
            yield from _marked("-", old[block.first : block.last])
            yield from _marked("+", block.new)
            at = block.last
        yield from _marked(" ", old[at:high])
        shift += grown


def _range(start: int, count: int) -> str:
    if count == 1:
        return f"{start + 1}"
    return f"{start + 1 if count else start},{count}"


def _marked(sort: str, lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if line.endswith(("\n", "\r")):
            yield sort, sort + line
        else:
            yield sort, sort + line + "\n"
            yield "\\", "\\ No newline at end of file\n"
