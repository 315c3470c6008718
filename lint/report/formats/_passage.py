"""A finding's passage as pieces: what stays, what goes, what comes. The one place that merges edits into a context."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lint.core.finding import Edit, Finding

KEPT, FOUND, OLD, NEW = "kept", "found", "old", "new"


@dataclass(frozen=True, slots=True)
class DiffSegment:
    """A stretch of a passage: `kept` context, text `found` and left as it is, `old` text that goes, `new` that comes."""

    role: str
    text: str


def outcome(finding: Finding) -> str:
    """What happens to a finding: `safe` (fixed without asking), `decide` (a person chooses), `flag` (only pointed out)."""
    fix = finding.fix
    if fix is None:
        return "flag"
    return "safe" if fix.safety == "safe" and fix.edits else "decide"


def passage(finding: Finding) -> list[DiffSegment]:
    """The line around a finding with its correction worked in; edits outside of that window are left out."""
    place = finding.place
    low = place.start - len(place.before)
    text = place.before + place.found + place.after
    high = low + len(text)
    edits = finding.fix.edits if finding.fix else ()
    inside = [e for e in edits if (e.start < high and e.end > low) or low <= e.start == e.end <= high]
    if not inside:
        return _clean(
            [DiffSegment(KEPT, place.before), DiffSegment(FOUND, place.found), DiffSegment(KEPT, place.after)]
        )
    clipped = [Edit(max(e.start - low, 0), min(e.end - low, len(text)), e.text) for e in inside]
    pieces, at = [], 0
    for edit in whole_words(text, clipped):
        pieces += [
            DiffSegment(KEPT, text[at : edit.start]),
            DiffSegment(OLD, text[edit.start : edit.end]),
            DiffSegment(NEW, edit.text),
        ]
        at = edit.end
    return _clean([*pieces, DiffSegment(KEPT, text[at:])])


def whole_words(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """The same change to `text` in edits of whole words: one letter put into a word reads badly as one letter."""
    wide: list[Edit] = []
    for edit in sorted(edits):
        start, end, old = edit.start, edit.end, text[edit.start : edit.end]
        if _letter(old[:1]) or _letter(edit.text[:1]):
            while start and _letter(text[start - 1]):
                start -= 1
        if _letter(old[-1:]) or _letter(edit.text[-1:]):
            while end < len(text) and _letter(text[end]):
                end += 1
        if wide and start < wide[-1].end:  # two edits in one word
            last = wide.pop()
            kept = last.text[: len(last.text) - (last.end - edit.start)]
            wide.append(Edit(last.start, max(end, last.end), kept + edit.text + text[edit.end : end]))
        else:
            wide.append(Edit(start, end, text[start : edit.start] + edit.text + text[edit.end : end]))
    return wide


def _letter(c: str) -> bool:
    return c.isalnum() and c < "\N{CJK RADICAL REPEAT}"  # scripts from there on write no spaces between words


def far_edits(finding: Finding) -> int:
    """Number of a fix's edits that `passage` cannot show."""
    place = finding.place
    low, high = place.start - len(place.before), place.end + len(place.after)
    edits: tuple[Edit, ...] = finding.fix.edits if finding.fix else ()
    return sum(e.start > high or e.end < low for e in edits)


def _clean(pieces: list[DiffSegment]) -> list[DiffSegment]:
    return [p for p in pieces if p.text]


def shortened(text: str, room: int) -> str:
    """`text`, or its beginning and end with `…` between when it is longer than `room`."""
    return text if len(text) <= room else text[: room * 2 // 3] + " … " + text[-(room // 3) :]
