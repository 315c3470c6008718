"""Recall, precision and corrections of one tool on labelled texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.quality.cases import Case, Edit, Found, Label


@dataclass
class Score:
    """Counts over texts; scores of several sets add up."""

    labels: int = 0
    found: int = 0
    """Labels that some finding overlaps."""
    correctable: int = 0
    """Labels whose correction is known."""
    corrected: int = 0
    """Of these, those for which the edits of one finding give that correction."""
    findings: int = 0
    right: int = 0
    """Findings that overlap a label."""
    words: int = 0

    def add(self, case: Case, findings: Sequence[Found]) -> None:
        """Count one text."""
        asked = [label for label in case.labels if label.asked]
        self.labels += len(asked)
        self.words += len(case.text.split())
        self.findings += len(findings)
        self.right += sum(any(meet(one, label) for label in case.labels) for one in findings)
        for label in asked:
            near = [one for one in findings if meet(one, label)]
            self.found += bool(near)
            self.correctable += label.correction is not None
            self.corrected += any(corrects(case.text, one.edits, label) for one in near)

    @property
    def recall(self) -> float:
        """Share of the labels that were found."""
        return self.found / self.labels if self.labels else 1.0

    @property
    def precision(self) -> float:
        """Share of the findings that are right."""
        return self.right / self.findings if self.findings else 1.0

    @property
    def alarms(self) -> float:
        """Findings where nothing is labelled, per 10,000 words."""
        return (self.findings - self.right) * 10_000 / max(self.words, 1)


def scored(cases: Iterable[tuple[Case, Sequence[Found]]]) -> Score:
    """The score of all texts together."""
    out = Score()
    for case, findings in cases:
        out.add(case, findings)
    return out


def meet(one: Found | Label, other: Found | Label) -> bool:
    """Whether two spans have something in common, or are the same empty one."""
    return (one.start < other.end and other.start < one.end) or (one.start, one.end) == (other.start, other.end)


def corrects(text: str, edits: Iterable[Edit], label: Label) -> bool:
    """Whether the edits turn the labelled span into its correction; they may rewrite more around it."""
    edits = sorted(edits)
    if label.correction is None or not edits:
        return False
    fixed = applied(text, edits)
    if fixed == text[: label.start] + label.correction + text[label.end :]:
        return True
    around = fixed[max(0, label.start - 1) : label.start + len(label.correction) + REACH]
    return bool(label.correction) and label.correction in around and text[label.start : label.end] != label.correction


REACH = 12
"""Code points by which a wider edit may move the corrected span."""


def applied(text: str, edits: Sequence[Edit]) -> str:
    """A text with edits made, which are in order and apart."""
    out, at = [], 0
    for start, end, new in edits:
        out += [text[at:start], new]
        at = end
    return "".join((*out, text[at:]))
