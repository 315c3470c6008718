"""The sum of all shards: what one machine would have found in all texts, in the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lint.check.share import Checked
from lint.core.errors import Failure, Skipped, UsageError
from lint.core.finding import Finding
from lint.core.findings import in_one_order
from lint.core.result import Result
from lint.inputs.discover import shown
from lint.scale import ranges
from lint.scale.rowfile import ShardError
from lint.scale.run import Run
from lint.scale.run import ranges as numbers
from lint.scale.shard import all_done, findings_of
from lint.session import Session


def gather(session: Session, run: Run, folder: Path, of: int = 0) -> Result:
    """Conclude the questions about the corpus of a run, or take what so many ranges concluded, and put all findings into one
    order.

    The session has the rules of the run and reads files as it did. Raises `UsageError` where shards or ranges are missing, or
    were made with other rules or of other texts.
    """
    done = all_done(session, run, folder)
    if of and (missing := ranges.missing(run, folder, of)):
        raise UsageError(
            f"{folder}: of {of} ranges these are not concluded: {numbers(keys.number for keys in missing)}; run each "
            f"until it is: seedlint gather {folder} --range {missing[0]}"
        )
    whole = Checked(documents=sum(d.documents for d in done), characters=sum(d.characters for d in done))

    def findings() -> Iterator[Finding]:
        for number in range(1, run.shards + 1):
            for what, value in findings_of(folder, number, session.rulebook):
                if isinstance(value, Finding):
                    yield value
                else:
                    _add(whole, what, value, session)
        for found in ranges.found(session, folder, of) if of else ranges.alone(session, run, folder):
            if isinstance(found, Finding):
                yield found
            else:
                whole.failures.append(found)

    ordered = in_one_order([], findings())
    failures = sorted(set(whole.failed()), key=lambda f: (f.path, f.line, f.what))
    return Result(
        ordered, failures, whole.documents, whole.characters, tuple(shown(f.path) for f in run.files),
        list(dict.fromkeys(whole.notes)), sorted(set(whole.skipped)),
    )  # fmt: skip


def _add(whole: Checked, what: str, value: object, session: Session) -> None:
    share = Checked()
    match what, value:
        case "met", str(path):
            share.met = {path}
        case "failure", Failure():
            share.failures = [value]
        case "lacking", Failure():
            share.lacking = [value]
        case "skipped", Skipped():
            share.skipped = [value]
        case "note", str():
            share.notes = [value]
        case _:
            raise ShardError(f"a row of no known sort: {what}")
    whole.add(share, session.rulebook)
