"""`when`, `unless`, zones and quotations: which candidates become findings, and what is said about it."""

from __future__ import annotations

import pytest

from lint.check.judge import finding_of, holds_at, is_silent, safety_at, steps
from lint.core.finding import Place
from lint.core.kind import Candidate
from lint.core.rule import ZONES, Clause, Confidence, FixSpec, Rule, Safety, Severity
from lint.core.text import Document
from lint.structure.view import View

STORY = """\
Ashgabat hosts the gas fair

Turkey sent forty builders. The fair lasts three days, an official said.

Berdimuhamedov opened it. Turkmenistan sells most of its gas to China, which lies far to the east.
He said "Turkey is a friend of ours" and left the hall before the music began to play again.
"""


def at(text: str, word: str, nth: int = 0) -> tuple[View, int, int]:
    start = -1
    for _ in range(nth + 1):
        start = text.index(word, start + 1)
    return View(Document(text)), start, start + len(word)


@pytest.mark.parametrize(
    "clause, word, holds, reason",
    [
        (Clause("sentence", words=("builders",)), "Turkey", True, 'the sentence has "builders"'),
        (
            Clause("sentence", words=("official",), label="official"),
            "Turkey",
            False,
            "the sentence does not mention official",
        ),
        (Clause("paragraph", words=("official",)), "Turkey", True, 'the paragraph has "official"'),
        (Clause("document", words=("Turkmenistan", "Ashgabat")), "Turkey", True, 'the document has "Ashgabat"'),
        (Clause("document", words=("Turk",), label="Turk"), "Turkey", False, "the document does not mention Turk"),
        (Clause("document", pattern=r"Turk\w+", min=2), "builders", True, 'the document has "Turkey" and 1 more'),
        (
            Clause("document", pattern=r"\bfair\b", min=3, label="/fair/"),
            "builders",
            False,
            "the document does not mention /fair/",
        ),
        (
            Clause("document", words=("Ankara",), lacks=True, label="Ankara"),
            "Turkey",
            True,
            "the document does not mention Ankara",
        ),
        (Clause("document", words=("Ashgabat",), lacks=True), "Turkey", False, 'the document has "Ashgabat"'),
        (Clause("headline", words=("Ashgabat",)), "Turkey", True, 'the headline has "Ashgabat"'),
        (Clause("chars", 25, words=("forty",)), "Turkey", True, 'the text within 25 characters has "forty"'),
        (
            Clause("chars", 5, words=("forty",), label="forty"),
            "Turkey",
            False,
            "the text within 5 characters does not mention forty",
        ),
        (Clause("lines", 2, words=("Ashgabat",)), "Turkey", True, 'the text within 2 lines has "Ashgabat"'),
        (Clause("line", words=("three",)), "Turkey", True, 'the line has "three"'),
        (Clause("match", pattern="Turkey sent"), "Turkey", True, 'is part of "Turkey sent"'),
        (Clause("match", pattern="Turkey is"), "Turkey", False, ""),
        (Clause("document", facts=(("english", True),)), "Turkey", True, ""),
        (Clause("document", facts=(("hard_wrapped", True),)), "Turkey", False, "the document is not hard wrapped"),
    ],
)
def test_clauses(clause: Clause, word: str, holds: bool, reason: str) -> None:
    assert holds_at(clause, *at(STORY, word)) == (holds, reason)


def test_a_candidate_is_no_evidence_about_itself() -> None:
    view, start, end = at("Gungxi is near.", "Gungxi")
    assert not holds_at(Clause("document", words=("Gungxi",)), view, start, end)[0]


def rule(**changes: object) -> Rule:
    base = {"id": "r", "pack": "p", "kind": "pattern", "message": "m", "severity": "warning", "confidence": "high",
            "cls": "mistranslation", "why": "w", "source": "s", "options": None}  # fmt: skip
    return Rule(**base | changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "zones, word, nth, speaks",
    [
        (ZONES, "Turkey", 0, True),
        (("headline",), "Ashgabat", 0, True),
        (("headline",), "Turkey", 0, False),
        (("body",), "Turkey", 0, True),
        (("body",), "Turkey", 1, False),
        (("quotation",), "Turkey", 1, True),
    ],
)
def test_zones(zones: tuple[str, ...], word: str, nth: int, speaks: bool) -> None:
    view, start, end = at(STORY, word, nth)
    assert all(step.passes for step in steps(rule(zones=frozenset(zones)), view, start, end)) == speaks


def test_silence_has_a_reason() -> None:
    view, start, end = at(STORY, "Turkey")
    silent = rule(unless=(Clause("document", words=("Turkmenistan",)),))
    (step,) = steps(silent, view, start, end)
    assert (step.sort, step.fact, step.passes) == ("unless", 'the document has "Turkmenistan"', False)


@pytest.mark.parametrize(
    "when, unless, silent",
    [
        ((), (), False),
        ((Clause("document", facts=(("english", True),)),), (), False),
        ((Clause("document", facts=(("english", False),)),), (), True),
        ((), (Clause("document", facts=(("english", True),)),), True),
        ((), (Clause("document", facts=(("technical", True),)),), False),
        ((), (Clause("document", words=("Turkmenistan",)),), False),  # may be the candidate, which is asked for each
    ],
)
def test_habits_keep_a_rule_silent_everywhere(
    when: tuple[Clause, ...], unless: tuple[Clause, ...], silent: bool
) -> None:
    view, start, end = at(STORY, "Turkey")
    asked = rule(when=when, unless=unless)
    assert is_silent(asked, view) == silent
    assert not (silent and all(step.passes for step in steps(asked, view, start, end)))


@pytest.mark.parametrize(
    "nth, cls, fix, kind_says, safety",
    [
        (0, "mistranslation", FixSpec(replace="x", safety="unsafe"), None, "unsafe"),
        (0, "mistranslation", FixSpec(replace="x", safety="safe"), "unsafe", "unsafe"),
        (0, "mistranslation", FixSpec(replace="x", safety="unsafe"), "safe", "unsafe"),
        (1, "mistranslation", FixSpec(replace="x", safety="safe"), None, "suggest"),
        (1, "mistranslation", FixSpec(replace="x", safety="safe", quotations=True), None, "safe"),
        (1, "whitespace", FixSpec(replace="x", safety="safe"), None, "safe"),
    ],
)
def test_quotations_are_protected(nth: int, cls: str, fix: FixSpec, kind_says: str | None, safety: str) -> None:
    view, start, end = at(STORY, "Turkey", nth)
    assert safety_at(rule(cls=cls, fix=fix), view, Candidate(start, end, safety=kind_says)) == safety


def test_evidence_does_not_repeat_the_message() -> None:
    document = Document("Four steps: one, two.")
    message = "{found}: the list has {other}"
    rule = Rule("steps", "t", "pattern", message, Severity.WARNING, Confidence.HIGH, "numbers", "", "", None)
    facts = ("the list has 2", "the paragraph has no word of sport")
    candidate = Candidate(0, 10, {"other": "2"}, facts)
    found = finding_of(rule, Place.of(document, 0, 10), candidate, Safety.SUGGEST, ["the list has 2"])
    assert found.message == "Four steps: the list has 2"
    assert found.evidence == facts[1:]
