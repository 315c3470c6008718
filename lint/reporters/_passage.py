"""A finding's passage as pieces: what stays, what goes, what comes. The one place that merges edits into a context."""

from __future__ import annotations

from dataclasses import dataclass

from lint.finding import Edit, Finding

KEPT, FOUND, OLD, NEW = "kept", "found", "old", "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage: `kept` context, text `found` and left as it is, `old` text that goes, `new` that comes."""

    role: str
    text: str


def outcome(finding: Finding) -> str:
    """What happens to a finding: `safe` (fixed without asking), `decide` (a person chooses), `flag` (only pointed out)."""
    fix = finding.fix
    if fix is None:
        return "flag"
    return "safe" if fix.safety == "safe" and fix.edits else "decide"


def passage(finding: Finding) -> list[Piece]:
    """The line around a finding with its correction worked in; edits outside of that window are left out."""
    place = finding.place
    low = place.start - len(place.before)
    text = place.before + place.found + place.after
    high = low + len(text)
    edits = finding.fix.edits if finding.fix else ()
    inside = sorted(e for e in edits if (e.start < high and e.end > low) or low <= e.start == e.end <= high)
    if not inside:
        return _clean([Piece(KEPT, place.before), Piece(FOUND, place.found), Piece(KEPT, place.after)])
    pieces, at = [], low
    for edit in inside:
        start, end = max(edit.start, at), min(max(edit.end, at), high)
        pieces += [Piece(KEPT, text[at - low : start - low]), Piece(OLD, text[start - low : end - low])]
        pieces.append(Piece(NEW, edit.text))
        at = max(at, end)
    return _clean([*pieces, Piece(KEPT, text[at - low :])])


def far_edits(finding: Finding) -> int:
    """Number of a fix's edits that `passage` cannot show."""
    place = finding.place
    low, high = place.start - len(place.before), place.end + len(place.after)
    edits: tuple[Edit, ...] = finding.fix.edits if finding.fix else ()
    return sum(e.start > high or e.end < low for e in edits)


def _clean(pieces: list[Piece]) -> list[Piece]:
    return [p for p in pieces if p.text]


def shortened(text: str, room: int) -> str:
    """`text`, or its beginning and end with `…` between when it is longer than `room`."""
    return text if len(text) <= room else text[: room * 2 // 3] + " … " + text[-(room // 3) :]
