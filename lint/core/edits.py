"""Edits of a text: those that the `fix` of a rule asks for (replacement, table, deletions that leave no hole), and the least of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from lint.core.finding import Edit
from lint.core.rule import FixSpec

if TYPE_CHECKING:
    import regex


def edits_of(
    fix: FixSpec | None, text: str, start: int, end: int, match: regex.Match[str] | None = None
) -> tuple[Edit, ...]:
    """The edits that `fix` asks for at `start:end`; none where it has no correction for what stands there."""
    if fix is None:
        return ()
    found = text[start:end]
    if fix.map is not None:
        new = fix.map.get(found)
        return (Edit(start, end, new),) if new is not None and new != found else ()
    if fix.replace is not None:
        new = match.expand(fix.replace) if match else fix.replace
        return (Edit(start, end, new),) if new != found else ()
    if fix.delete is not None:
        return (Edit(*_extent(fix.delete, text, start, end), ""),)
    return ()


def _extent(what: str, text: str, start: int, end: int) -> tuple[int, int]:
    """The span that a deletion takes, so that neither a double space nor a double empty line is left behind."""
    if what == "to-end":
        return len(text[:start].rstrip()), len(text)
    if what == "span":
        if start and text[start - 1] in " \t" and (end == len(text) or text[end] in " \t\r\n"):
            return start - 1, end
        if end < len(text) and text[end] in " \t" and (start == 0 or text[start - 1] in "\r\n"):
            return start, end + 1
        return start, end
    while start and text[start - 1] not in "\r\n":
        start -= 1
    while end < len(text) and text[end] not in "\r\n":
        end += 1
    after = _line_end(text, end)
    if after == end:  # the last line: take the line end before it instead
        return len(text[:start].rstrip("\r\n")), end
    empty_before = start == 0 or text[:start].endswith(("\n\n", "\r\r", "\n\r\n"))
    return start, _line_end(text, after) if empty_before else after


def _line_end(text: str, at: int) -> int:
    if text.startswith("\r\n", at):
        return at + 2
    return at + 1 if at < len(text) and text[at] in "\r\n" else at


def slim(text: str, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Edits without what they leave as it is at either end, so that they touch no more of the file than they change.

    Those that touch come as one: two insertions at one place would lose their order.
    """
    for start, end, new in joined(edits):
        old = text[start:end]
        if old == new:
            continue
        shorter = min(len(old), len(new))
        head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
        rest = shorter - head
        tail = next((i for i in range(rest) if old[-1 - i] != new[-1 - i]), rest)
        yield Edit(start + head, end - tail, new[head : len(new) - tail])


def joined(edits: Iterable[Edit]) -> list[Edit]:
    """Edits in order, those that touch as one; insertions at one place keep the order in which they come."""
    out: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if out and out[-1].end == edit.start:
            out[-1] = Edit(out[-1].start, edit.end, out[-1].text + edit.text)
        else:
            out.append(edit)
    return out
