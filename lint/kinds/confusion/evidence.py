"""The reasons of a verdict in words: the slot, what points to the one meant, and what was looked for and not found."""

from __future__ import annotations

from lint.kinds.confusion.document import NamesRead
from lint.kinds.confusion.gazetteer import STRENGTHS, Entity
from lint.kinds.confusion.judge import Verdict
from lint.kinds.confusion.places import Anchor
from lint.kinds.confusion.scene import EntityEvidence, MentionIndex

_TYPES = {
    "capital": "its capital", "metropolis": "a big city there", "city": "a city there", "town": "a town there",
    "place": "a place there", "currency": "its currency", "division": "a province or port there", "landmark": "a landmark or body there",
    "leader": "a leader of it", "word": "a place there",
}  # fmt: skip
_LINKS = {
    "strong": "begins like",
    "fair": "sounds or looks like",
    "weak": "shares a part with",
    "none": "shares nothing with",
}
_SLOTS = {
    "strong": "is where the partner of {pivot} is named",
    "middle": "is where a partner acts, or is met or helped",
    "weak": "is the subject of the report",
}


def evidence(scene: MentionIndex, verdict: Verdict) -> tuple[str, ...]:
    """Short sentences for a person who doubts the finding."""
    reading, entities = scene.reading, scene.reading.gazetteer.entities
    found = reading.text[verdict.start : verdict.end]
    passage = _passage(reading, verdict)
    if verdict.level == "self":
        return (f"{entities[verdict.written or 0].name} is paired with itself: {passage}",)
    meant = entities[verdict.meant].name
    anchor = _anchor(reading, scene.standing(verdict.meant), meant)
    if verdict.written is None:
        if verdict.level == "reading":
            return (
                f'"{found}" is in the slot of a country: {passage}',
                anchor,
                f"its short form is also read {found.lower()}",
            )
        return (
            f'"{found}" names no country, but is in the slot of one: {passage}',
            anchor,
            "no other country fits",
        )
    written = entities[verdict.written]
    out = [
        f"{_slot(reading, verdict.level)}: {passage}" if verdict.cue else "the same mix-up was found elsewhere in the document",
        anchor,
        f"no capital, city, leader or landmark of {written.name} in the document"
        if written.kind in ("country", "territory") else f"{written.name} is no country",
        _link(written, entities[verdict.meant], STRENGTHS[verdict.link]),
    ]  # fmt: skip
    rivals = (_anchor(reading, scene.standing(rival), entities[rival].name) for rival in verdict.rivals)
    return (*out, *rivals)


def _slot(reading: NamesRead, level: str) -> str:
    pivot = reading.gazetteer.entities[min(reading.pivot)].name
    return _SLOTS.get(level, f"is in a {level} slot").format(pivot=pivot)


def _passage(reading: NamesRead, verdict: Verdict) -> str:
    """The finding with two words on either side, quoted."""
    low, high = reading.view.anatomy.sentence_at(verdict.start)
    before = reading.text[low : verdict.start].split()[-2:]
    glue = "" if reading.text[low : verdict.start][-1:] in ("", "-") else " "
    after = reading.text[verdict.end : high].split()[:2]
    tail = "" if reading.text[verdict.end : verdict.end + 1] != " " else " "
    return f'"{" ".join(before)}{glue}{reading.text[verdict.start : verdict.end]}{tail}{" ".join(after)}"'


def _link(written: Entity, meant: Entity, strength: str) -> str:
    """How the two names resemble each other where the text comes from."""
    w, s = (f"{e.name} ({e.keys[0]})" if e.keys else e.name for e in (written, meant))
    return f"{w} {_LINKS[strength]} {s}"


def _anchor(reading: NamesRead, standing: EntityEvidence, name: str) -> str:
    best: Anchor | None = next(iter(standing.hard or standing.soft), None)
    if best is not None:
        line = reading.view.line_shown(best.start)
        return f'line {line} has "{reading.text[best.start : best.end]}" ({_TYPES.get(best.type, best.type)}): {name}'
    spots = standing.titled or standing.free or standing.slotted
    line = reading.view.line_shown(spots[0].start)
    how = "with an office" if standing.titled else "in its own right" if standing.free else "in a like slot"
    spot = reading.text[spots[0].start : spots[0].end]
    return f"line {line} names {spot} {how}" + ("" if spot == name else f": {name}")
