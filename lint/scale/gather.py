"""The sum of all shards: what one machine would have found in all texts, in the same bytes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from lint.check.share import Checked
from lint.check.tallies import finalize
from lint.core.corpus import Corpus
from lint.core.errors import Failure, Skipped, UsageError
from lint.core.finding import Finding
from lint.core.findings import in_one_order
from lint.core.result import Result
from lint.inputs.again import again
from lint.inputs.discover import shown
from lint.scale.run import Run, ranges
from lint.scale.shard import Done, ShardError, read_done, rows_of
from lint.session import Session


def gather(session: Session, run: Run, folder: Path) -> Result:
    """Conclude the questions about the corpus of a run, and put all findings into one order.

    The session has the rules of the run and reads files as it did. Raises `UsageError` where shards are missing, or were
    made with other rules or of other texts.
    """
    done = _all_done(session, run, folder)
    whole = Checked(documents=sum(d.documents for d in done), characters=sum(d.characters for d in done))
    corpus = Corpus(whole.documents, again([file.path for file in run.files], session.reader))

    def findings() -> Iterator[Finding]:
        for number in range(1, run.shards + 1):
            for what, value in rows_of(folder, number, session.rulebook):
                if isinstance(value, Finding):
                    yield value
                else:
                    _add(whole, what, value, session)
        yield from finalize(whole.tallies, session.rulebook, corpus)

    ordered = in_one_order([], findings())
    failures = sorted({*whole.failed(), *corpus.failures}, key=lambda f: (f.path, f.line, f.what))
    return Result(
        ordered, failures, whole.documents, whole.characters, tuple(shown(f.path) for f in run.files),
        list(dict.fromkeys(whole.notes)), sorted(set(whole.skipped)),
    )  # fmt: skip


def _add(whole: Checked, what: str, value: object, session: Session) -> None:
    share = Checked()
    match what, value:
        case "tally", (str(name), tally):
            share.tallies = {name: tally}
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


def _all_done(session: Session, run: Run, folder: Path) -> list[Done]:
    known = {number: read_done(folder, number) for number in range(1, run.shards + 1)}
    if missing := [number for number, done in known.items() if done is None]:
        raise UsageError(f"{folder}: of {run.shards} shards these are not done: {ranges(missing)}; run them first")
    if foreign := [number for number, done in known.items() if done and done.run != run.digest]:
        raise UsageError(
            f"{folder}: shards {ranges(foreign)} are of another run (other rules or texts); run them again"
        )
    run.must_be_of(session, folder)
    return [done for done in known.values() if done]
