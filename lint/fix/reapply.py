"""Making the edits of a ledger again on a newer version of a text: each is found again by what stood around it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lint.core.finding import Edit
from lint.core.text import Coding, encode, sha256
from lint.fix.ledger import FileChange, LedgerEntry
from lint.fix.rounds import Attributed, apply, compose

MIN_CONTEXT_CHARACTERS = 8
"""Code points of context that must agree on at least one side (on both for a bare insertion)."""


class Unplaced(Exception):
    """An edit that fits nowhere, or in several places alike."""


@dataclass
class Reapplied:
    """A newer text with the edits that still fit: `edits` in terms of the text that was given, and for each edit that
    was not made the reason (`missed`)."""

    text: str
    edits: list[Attributed] = field(default_factory=list)
    missed: list[tuple[LedgerEntry, str]] = field(default_factory=list)
    made: int = 0


def reapplied(text: str, coding: Coding, changes: Sequence[FileChange]) -> Reapplied:
    """Make the changes of one file again, one after the other, on a text that may have moved on."""
    out = Reapplied(text)
    for change in changes:
        same = sha256(encode(out.text, coding)) == change.before
        edits: list[Attributed] = []
        for entry in change.entries:
            try:
                start = entry.start if same else place(entry, out.text)
                edit = Edit(start, start + len(entry.before), entry.after)
                if any(_meet(edit, other) for other, _ in edits):
                    raise Unplaced("another edit is in its place now")
            except Unplaced as error:
                out.missed.append((entry, str(error)))
            else:
                edits.append((edit, entry.rules))
        out.made += len(edits)
        out.edits = compose(out.edits, out.text, edits)
        out.text = apply(out.text, [e for e, _ in edits])
    return out


def _meet(one: Edit, other: Edit) -> bool:
    return (one.start < other.end and other.start < one.end) or one.start == other.start


def place(entry: LedgerEntry, text: str) -> int:
    """Where in `text` the edit belongs now: the one occurrence of what it replaced whose surroundings agree best.

    Raises `Unplaced` where there is none, or where two agree equally well.
    """
    scored = [(_agreement(entry, text, at), at) for at in _occurrences(entry, text)]
    if not scored:
        done = entry.left[-MIN_CONTEXT_CHARACTERS:] + entry.after + entry.right[:MIN_CONTEXT_CHARACTERS]
        raise Unplaced("is corrected already" if done in text else "what it corrected is not there any more")
    best = max(score for score, _ in scored)
    places = [at for score, at in scored if score == best]
    if len(places) > 1:
        raise Unplaced(f"what it corrected stands in {len(places)} places now, all alike")
    return places[0]


def _occurrences(entry: LedgerEntry, text: str) -> Iterator[int]:
    left, right = entry.left[-MIN_CONTEXT_CHARACTERS:], entry.right[:MIN_CONTEXT_CHARACTERS]
    key = entry.before or left + right
    back = 0 if entry.before else len(left)
    at = text.find(key)
    while at >= 0 and key:
        start = at + back
        end = start + len(entry.before)
        if text.startswith(left, start - len(left)) or text.startswith(right, end):
            yield start
        at = text.find(key, at + 1)


def _agreement(entry: LedgerEntry, text: str, start: int) -> int:
    """How many code points around the place are as they were."""
    end = start + len(entry.before)
    before = text[max(0, start - len(entry.left)) : start]
    return _alike(text[end : end + len(entry.right)], entry.right) + _alike(before[::-1], entry.left[::-1])


def _alike(one: str, other: str) -> int:
    """Length of what both begin with."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
