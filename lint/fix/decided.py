"""Carrying out what a person decided: exactly the accepted corrections, once, and nothing that they lead to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from lint.check.rulebook import Rulebook
from lint.core.errors import Failure
from lint.core.finding import Finding
from lint.core.result import Progress
from lint.filters import suppress
from lint.filters.decisions import Decision, Selection, select
from lint.filters.suppress import Suppressions
from lint.fix.session import Corrected, FixSession, Policy
from lint.inputs.reader import Reader

REASON = "rejected in review"
"""What a suppression says where the person gave no reason."""


def carry_out(
    files: Sequence[Path],
    rulebook: Rulebook,
    decisions: Sequence[Decision],
    *,
    reader: Reader | None = None,
    jobs: int = 1,
    progress: Progress = None,
    failures: Iterable[Failure] = (),
) -> tuple[Corrected, Selection]:
    """Make the accepted corrections in memory; nothing is written.

    One round only: what a correction leads to, nobody has decided about. What is `left` are the findings that nobody
    decided, or that were put off. Raises `UsageError` for a finding that is accepted without a correction.
    """
    chosen = Selection()
    formerly = {rule.name: rule.formerly for rule in rulebook.rules if rule.formerly}

    def accepted(findings: Sequence[Finding]) -> Sequence[Finding]:
        nonlocal chosen
        chosen = select(findings, decisions, formerly)
        return chosen.accepted

    session = FixSession(rulebook, Policy(wanted=accepted, once=True))
    session.add_files(files, reader or Reader(), jobs, progress)
    done = session.run(failures)
    undecided = {*chosen.open, *chosen.later}
    done.left = [f for f in done.findings if f in undecided]
    return done, chosen


def suppress_rejected(selection: Selection, known: Suppressions) -> int:
    """Note the rejected findings, with the reasons, in the file of suppressions; gives the number of new entries."""
    entries = [
        suppress.of(finding, reason.strip() or REASON, root=known.root)
        for finding, reason in selection.rejected
        if not known.hides(finding)
    ]
    entries = list(dict.fromkeys(entries))  # equal texts with equal neighbours need one entry a file
    if entries:
        suppress.add(known.path, entries, known.root)
    return len(entries)
