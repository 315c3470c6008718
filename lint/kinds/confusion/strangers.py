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
    """Readings and strangers in the slots that the pack names for them."""
    if court.readings_here:
        yield from _readings(court)
    if court.reading.speaks_of_pivot:
        yield from _lost(court)


def _readings(court: Classifier) -> Iterator[Verdict]:
    """Common words by which a country is translated; a sure reading carries the word's other places."""
    slots = dict(court.rules.strangers)
    sure: set[int] = set()
    seen: set[tuple[int, int]] = set()
    for level in ("glued", "sided", "repeated") if court.reading.speaks_of_pivot else ("sided",):
        for cue in slots.get(level, ()):
            for span in cue.among(court.reading.skeleton, court.readings_here):
                facts = frozenset({"reading", level, *(("common",) if _common(court, *span) else ())})
                for meant in court.read_as(court.reading.text[slice(*span)]):
                    if span in seen or (level == "repeated" and meant not in sure):
                        continue
                    for verdict in _judged(court, *span, meant, facts, cue.label):
                        seen.add(span)
                        sure |= {meant} if level == "glued" else set()
                        yield verdict


def _lost(court: Classifier) -> Iterator[Verdict]:
    """Words that name nothing, where one country alone may have stood."""
    for cue in dict(court.rules.strangers).get("lost", ()):
        for start, end in cue.spans(court.reading.skeleton, _STRANGER):
            word = court.reading.text[start:end]
            if not court.read_as(word) and not court.gazetteer.anchored(word):
                facts = frozenset({"stranger", "glued"})
                meant = court.scene.present
                found = [v for number in meant for v in _judged(court, start, end, number, facts, cue.label)]
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
