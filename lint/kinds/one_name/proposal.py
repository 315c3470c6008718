"""What every question of the `one-name` kind proposes: the other name, where it stands, and how often."""

from __future__ import annotations

from collections.abc import Sequence

from lint.core.kind import Candidate
from lint.core.rule import Severity
from lint.structure.view import View

Span = tuple[int, int]


def proposal(view: View, place: Span, others: Sequence[Span], severity: Severity | None = None) -> Candidate:
    """A name at a place that stands otherwise at `others`, the first of which is shown."""
    first = others[0]
    right = view.text[slice(*first)]
    times = f"{len(others)} times" if len(others) > 1 else "before"
    return Candidate(
        *place, {"other": right}, (f'"{right}" {times}',), choices=(right,), severity=severity,
        related=(view.place(*first),),
    )  # fmt: skip
