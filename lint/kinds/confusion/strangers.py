"""Words that are no name at all in the slot of a country: `China-Tower friendship`, `the committee side`, `China-Permanent ...`.

A *reading* is a common word by which a country's short form is translated (a list of the pack); it is trusted where that
country is anchored. A *stranger* is a capitalised word that names nothing we know: the country may have fallen out.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from lint.core import vocabulary
from lint.kinds.confusion.judge import Classifier, Verdict

_STRANGER = vocabulary.pattern("confusion/stranger")


def strangers(court: Classifier) -> Iterator[Verdict]:
    """Readings and strangers in the slots that the pack names for them; a sure reading carries the word's other places."""
    skeleton, slots = court.reading.skeleton, dict(court.rules.strangers)
    sure: set[int] = set()
    seen: set[tuple[int, int]] = set()
    glued = court.reading.speaks_of_pivot
    for level in ("glued", "sided", "again") if glued else ("sided",):
        for cue in slots.get(level, ()) if court.readings_here else ():
            for start, end in cue.among(skeleton, court.readings_here):
                facts = {"reading", level} | ({"common"} if _common(court, start, end) else set())
                for meant in court.read_as(court.reading.text[start:end]):
                    if (start, end) in seen or (level == "again" and meant not in sure):
                        continue
                    for verdict in _judged(court, start, end, meant, frozenset(facts), cue.label):
                        seen.add((start, end))
                        sure |= {meant} if level == "glued" else set()
                        yield verdict
    for cue in slots.get("lost", ()) if glued else ():
        for start, end in cue.spans(skeleton, _STRANGER):
            word = court.reading.text[start:end]
            if not court.read_as(word) and not court.gazetteer.anchored(word):
                found = [
                    verdict for meant in court.scene.present
                    for verdict in _judged(court, start, end, meant, frozenset({"stranger", "glued"}), cue.label)
                ]  # fmt: skip
                yield from found if len(found) == 1 else ()


def _common(court: Classifier, start: int, end: int) -> bool:
    """Whether the word's stem stands elsewhere in the text: the old town, then "the old side"."""
    stem = court.reading.text[start : min(end, start + 5)].casefold()
    rest = court.reading.text[:start] + court.reading.text[end:]
    return regex.search(r"\b" + regex.escape(stem), rest.casefold()) is not None


def _judged(court: Classifier, start: int, end: int, meant: int, facts: frozenset[str], cue: str) -> Iterator[Verdict]:
    if meant not in court.scene.present or court.gazetteer.entities[meant].kind not in ("country", "territory"):
        return
    facts |= court.inquiry.about_meant(start, meant, (meant,))
    tier = next((t for t in court.rules.tiers if t.holds(facts)), None)
    if tier is not None:
        yield Verdict(start, end, None, meant, tier, "reading" if "reading" in facts else "stranger", cue)
