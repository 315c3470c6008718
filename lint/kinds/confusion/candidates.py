"""What the `confusion` kind proposes: the place, the correction, and the evidence in words."""

from __future__ import annotations

from lint.core.finding import Edit
from lint.core.kind import Candidate
from lint.core.rule import Confidence
from lint.kinds.confusion.contradictions import Contradiction
from lint.kinds.confusion.document import Mention, NamesRead
from lint.kinds.confusion.evidence import evidence
from lint.kinds.confusion.forms import correction, insertion
from lint.kinds.confusion.judge import Verdict
from lint.kinds.confusion.known import KNOWN
from lint.kinds.confusion.meant import Case, JudgedCase, Weighing, values
from lint.kinds.confusion.scene import MentionIndex


def weighed(reading: NamesRead, weighing: Weighing, found: JudgedCase, nouns: str) -> Candidate:
    """A finding of the scorecard, with the facts that weighed most as its evidence."""
    case = found.case
    edit = correction(reading, case.mention, case.meant, nouns)
    place = weighing.world.likeness.like_place(case.written, case.meant)
    if place and case.mention.form == "name" and _meant_place(reading, case):
        edit = Edit(edit.start, edit.end, place)
    sheet = weighing.card.judge(case.facts, KNOWN, values(reading, weighing, case))
    return Candidate(
        case.mention.start, case.mention.end,
        {"right": edit.text, "meant": reading.gazetteer.entities[case.meant].name},
        evidence=(*sheet.evidence(4), f"scorecard: {found.total} points"), edits=(edit,), confidence=Confidence(found.band),
    )  # fmt: skip


def _meant_place(reading: NamesRead, case: Case) -> bool:
    """Whether a place of S was meant, not S itself: Amman, written Oman, where the text names Jordan in its own right."""
    return "alike-1" not in case.facts or any(case.meant in m.entities for m in reading.mentions)


def contradicted(reading: NamesRead, found: Contradiction, nouns: str) -> Candidate:
    """A country that is said to hold what another one holds: it is corrected, or both readings are choices."""
    gazetteer, text, mention = reading.gazetteer, reading.text, found.mention
    written, meant = gazetteer.entities[found.written].name, gazetteer.entities[found.meant].name
    place, edit = text[slice(*found.anchor)], correction(reading, mention, found.meant, nouns)
    evidence = (f'"{place}" belongs to {meant}', f"the text gives it to {written}")
    if not found.even:
        values = {"right": edit.text, "meant": meant}
        return Candidate(mention.start, mention.end, values, evidence, (edit,), confidence=Confidence.HIGH)
    start, end = min(mention.start, found.anchor[0]), max(mention.end, found.anchor[1])
    edits = [edit]
    own = gazetteer.capitals.get(found.written, ())
    if own and place in gazetteer.capitals.get(found.meant, ()):
        edits.append(Edit(*found.anchor, own[0]))
    choices = tuple(text[start : e.start] + e.text + text[e.end : end] for e in edits)
    return Candidate(
        start, end, {"right": " or ".join(choices), "meant": f"{meant}, or another place"}, evidence, choices=choices
    )


def classified(scene: MentionIndex, verdict: Verdict) -> Candidate:
    """A finding of the decision list; where rivals fit as well, all of them are choices."""
    reading = scene.reading
    mention = verdict.mention or Mention(verdict.start, verdict.end, (), "name")
    edit = (
        insertion(reading, mention, verdict.meant)
        if verdict.level == "stranger"
        else correction(reading, mention, verdict.meant, scene.rules.nouns)
    )
    choices: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = (edit,)
    if verdict.rivals:
        choices = tuple(
            correction(reading, mention, m, scene.rules.nouns).text for m in (verdict.meant, *verdict.rivals)
        )
        edits = ()
    return Candidate(
        verdict.start, verdict.end,
        {"right": " or ".join(choices) if choices else edit.text, "meant": reading.gazetteer.entities[verdict.meant].name},
        evidence=evidence(scene, verdict), edits=edits, choices=choices, confidence=Confidence(verdict.tier.confidence),
    )  # fmt: skip
