"""The reasons of a verdict in words: the slot, what points to the one meant, and what was looked for and not found."""

from __future__ import annotations

from lint.confusion.document import Anchor, Reading
from lint.confusion.gazetteer import STRENGTHS
from lint.confusion.judge import Court, Standing, Verdict

_TYPES = {
    "capital": "its capital", "metropolis": "a big city there", "city": "a city there", "town": "a town there",
    "place": "a place there", "division": "a province or port there", "landmark": "a landmark or body there",
    "leader": "a leader of it", "word": "a place there",
}  # fmt: skip
_LINKS = {
    "strong": "the two names begin alike in the language translated from",
    "fair": "the two names sound or look alike",
    "weak": "the two names share a part",
    "none": "the two names share nothing",
}


def evidence(reading: Reading, court: Court, verdict: Verdict) -> tuple[str, ...]:
    """Short sentences for a person who doubts the finding."""
    entities = reading.gazetteer.entities
    written, meant = entities[verdict.written].name, entities[verdict.meant].name
    standing = court.standings[verdict.meant]
    out = []
    if verdict.cue:
        out.append(f"stands in a {verdict.level} slot: {verdict.cue}")
    else:
        out.append("the same mix-up was found elsewhere in the document")
    out.append(_anchor(reading, standing, meant))
    kind = entities[verdict.written].kind
    out.append(
        f"no capital, city, leader or landmark of {written} in the document"
        if kind in ("country", "territory")
        else f"{written} is no country"
    )
    out.append(_LINKS[STRENGTHS[verdict.link]])
    for rival in verdict.rivals:
        out.append(_anchor(reading, court.standings[rival], entities[rival].name))
    out.append(f"tier: {verdict.tier.name}")
    return tuple(out)


def _anchor(reading: Reading, standing: Standing, name: str) -> str:
    best: Anchor | None = next(iter(standing.hard or standing.soft), None)
    if best is not None:
        line = reading.view.line_of(best.start) + 1
        return f'line {line} has "{reading.text[best.start : best.end]}" ({_TYPES.get(best.type, best.type)}): {name}'
    spots = standing.titled or standing.free or standing.slotted
    line = reading.view.line_of(spots[0].start) + 1
    how = "with an office" if standing.titled else "in its own right" if standing.free else "in a like slot"
    return f'line {line} names "{reading.text[spots[0].start : spots[0].end]}" {how}: {name}'
