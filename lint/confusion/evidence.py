"""The reasons of a verdict in words: the slot, what points to the one meant, and what was looked for and not found."""

from __future__ import annotations

from lint.confusion.document import Reading
from lint.confusion.gazetteer import STRENGTHS
from lint.confusion.judge import Verdict
from lint.confusion.places import Anchor
from lint.confusion.scene import Scene, Standing

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


def evidence(scene: Scene, verdict: Verdict) -> tuple[str, ...]:
    """Short sentences for a person who doubts the finding."""
    reading, entities = scene.reading, scene.reading.gazetteer.entities
    found = reading.text[verdict.start : verdict.end]
    tier = f"tier: {verdict.tier.name}"
    if verdict.level == "self":
        return (f"{entities[verdict.written or 0].name} is paired with itself: {verdict.cue}", tier)
    meant = entities[verdict.meant].name
    anchor = _anchor(reading, scene.standing(verdict.meant), meant)
    if verdict.written is None:
        if verdict.level == "reading":
            return (
                f'"{found}" in the slot of a country, {verdict.cue}',
                anchor,
                f"its short form is also read {found.lower()}",
                tier,
            )
        return (f'"{found}" names no country, in the slot of one: {verdict.cue}', anchor, "no other country fits", tier)
    written = entities[verdict.written]
    out = [
        f"stands in a {verdict.level} slot: {verdict.cue}" if verdict.cue else "the same mix-up was found elsewhere in the document",
        anchor,
        f"no capital, city, leader or landmark of {written.name} in the document"
        if written.kind in ("country", "territory") else f"{written.name} is no country",
        _LINKS[STRENGTHS[verdict.link]],
    ]  # fmt: skip
    out += [_anchor(reading, scene.standing(rival), entities[rival].name) for rival in verdict.rivals]
    return (*out, tier)


def _anchor(reading: Reading, standing: Standing, name: str) -> str:
    best: Anchor | None = next(iter(standing.hard or standing.soft), None)
    if best is not None:
        line = reading.view.line_of(best.start) + 1
        return f'line {line} has "{reading.text[best.start : best.end]}" ({_TYPES.get(best.type, best.type)}): {name}'
    spots = standing.titled or standing.free or standing.slotted
    line = reading.view.line_of(spots[0].start) + 1
    how = "with an office" if standing.titled else "in its own right" if standing.free else "in a like slot"
    return f'line {line} names "{reading.text[spots[0].start : spots[0].end]}" {how}: {name}'
