"""Carrying out what a person decided: exactly the accepted corrections, once, and nothing that they lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from lint.check import pipeline
from lint.check.rulebook import Rulebook
from lint.core.errors import Failure
from lint.filters import suppress
from lint.filters.decisions import Decision, Selection, select
from lint.filters.suppress import Suppressions
from lint.fix.session import Corrected, by_path, opened
from lint.inputs.discover import discover, shown
from lint.inputs.globs import Globs
from lint.inputs.reader import Reader

REASON = "rejected in review"
"""What a suppression says where the person gave no reason."""


def carry_out(
    paths: Iterable[str | Path],
    rulebook: Rulebook,
    decisions: Sequence[Decision],
    *,
    reader: Reader | None = None,
    outside: Path | None = None,
    exclude: Globs | None = None,
    force_exclude: bool = False,
    jobs: int = 1,
    progress: Callable[[int, int], None] | None = None,
) -> tuple[Corrected, Selection]:
    """Make the accepted corrections in memory; nothing is written.

    One round only: what a correction leads to, nobody has decided about. What is `left` are the findings that nobody
    decided, or that were put off. Raises `UsageError` for a finding that is accepted without a correction.
    """
    files, failures = discover(paths, exclude, force=force_exclude)
    if outside is not None:
        files = [f for f in files if not f.resolve().is_relative_to(outside.resolve())]
    reader = reader or Reader()
    parts = list(pipeline.check_files(files, rulebook, reader, jobs, progress))
    texts = [f for f, part in zip(files, parts, strict=True) if part.documents]
    result = pipeline.total(parts, rulebook)
    chosen = select(result.findings, decisions)
    names = dict(zip(map(shown, files), files, strict=True))
    corrections = []
    for path, accepted in by_path(chosen.accepted).items():
        draft = opened(names[path], accepted, reader)
        if draft is None:
            failures.append(Failure(path, "changed while seedlint was reading it; run again"))
            continue
        draft.advance(accepted, "safe")
        corrections.append(draft)
        failures += draft.refusals()
    failures = sorted({*failures, *result.failures}, key=lambda f: (f.path, f.line, f.what))
    undecided = {*chosen.open, *chosen.later}
    left = [f for f in result.findings if f in undecided]
    return Corrected(corrections, texts, failures, left), chosen


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
