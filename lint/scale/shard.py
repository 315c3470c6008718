"""One shard: its share of the texts is checked and written beside the others, whole or not at all.

`part-00003.jsonl.gz` holds a row for each finding, failure and note, `part-00003.corpus.jsonl.gz` what the shard adds to corpus
questions; `part-00003.done` says that both are whole, and of which run. All are written under another name first.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import chain, islice
from pathlib import Path

from lint.check import pipeline
from lint.check.guard import Limits
from lint.check.rulebook import Rulebook
from lint.check.share import Checked
from lint.core.atomic import write_atomically
from lint.core.errors import UsageError
from lint.core.result import Progress
from lint.core.sheaf import Sheaf
from lint.core.things import Things
from lint.scale import cut, rowfile
from lint.scale.cut import Shard
from lint.scale.rowfile import ShardError, row
from lint.scale.run import Run, ranges
from lint.session import Session

THINGS = 500
"""Things of a corpus question in one row."""


@dataclass(frozen=True)
class Done:
    """What a finished shard says of itself."""

    shard: str
    run: str
    """Digest of the run."""
    documents: int
    characters: int
    findings: int
    failures: int
    seconds: float = 0.0
    bytes: int = 0
    """Size of both files of rows."""

    def __str__(self) -> str:
        """For people."""
        return f"shard {self.shard}: {self.findings} findings, {self.failures} failures in {self.documents} documents"


def part_of(folder: Path, number: int) -> Path:
    """The file of a shard's rows."""
    return folder / f"part-{number:05}.jsonl.gz"


def corpus_of(folder: Path, number: int) -> Path:
    """The file of what a shard adds to corpus questions."""
    return folder / f"part-{number:05}.corpus.jsonl.gz"


def done_of(folder: Path, number: int) -> Path:
    """The file that says that a shard is whole."""
    return folder / f"part-{number:05}.done"


def read_done(folder: Path, number: int) -> Done | None:
    """What a shard says of itself; `None` where it is not done. Raises `ShardError`."""
    path = done_of(folder, number)
    try:
        return Done(**json.loads(path.read_bytes()))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError) as error:
        raise ShardError(f"{path}: cannot be read ({error}); remove it, and run the shard again") from None


def check(
    session: Session,
    shard: Shard,
    folder: Path,
    run: Run | None = None,
    *,
    limits: Limits | None = None,
    progress: Progress = None,
) -> tuple[Done, bool]:
    """Check a shard into the folder of its run, unless it is done; whether it was checked now. Raises `UsageError` and
    `ShardError`. `run` is what the session asks for, if it is known."""
    run = run or Run.of(session, shard.of, folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        run.write(folder)
        known = read_done(folder, shard.number)
        if known is not None and known.run == run.digest:
            return known, False
        return _checked(session, run, shard, folder, limits or Limits(), progress), True
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        raise ShardError(
            f"shard {shard} could not be written: {where}{error.strerror or error}; nothing of it was kept, run it again"
        ) from None


def _checked(session: Session, run: Run, shard: Shard, folder: Path, limits: Limits, progress: Progress) -> Done:
    began = time.monotonic()
    whole = Checked(failures=list(run.failures) if shard.number == 1 else [])
    book, reader, pieces = session.rulebook, session.reader, cut.pieces(run.files, session.reader, shard)
    total = cut.size_of(run.files, shard)
    shares = pipeline.shares(pieces, total, book, reader, session.settings.jobs, progress, limits)
    counts = Counter[str]()
    found = _rows((share for _, share in pipeline.with_paths(shares, book, reader)), whole, counts, book)
    with (
        rowfile.written(part_of(folder, shard.number), found) as part,
        rowfile.written(corpus_of(folder, shard.number), _tallies(whole)) as corpus,
    ):
        known = read_done(folder, shard.number)
        if known is not None and known.run == run.digest:  # another process was faster
            return known
        done_of(folder, shard.number).unlink(missing_ok=True)
        size = part.stat().st_size + corpus.stat().st_size
        os.replace(part, part_of(folder, shard.number))
        os.replace(corpus, corpus_of(folder, shard.number))
    done = Done(
        str(shard), run.digest, whole.documents, whole.characters, counts["finding"], len(whole.failures),
        round(time.monotonic() - began, 3), size,
    )  # fmt: skip
    write_atomically(done_of(folder, shard.number), json.dumps(asdict(done)).encode() + b"\n")
    return done


def _rows(shares: Iterable[Checked], whole: Checked, counts: Counter[str], book: Rulebook) -> Iterator[bytes]:
    """The rows of all shares, whose sum `whole` becomes; how many there are of each sort goes into `counts`."""

    def said(what: str, items: Iterable[object]) -> Iterator[bytes]:
        for item in items:
            counts[what] += 1
            yield row(what, item)

    for share in shares:
        yield from said("finding", chain(share.findings, share.late))
        share.findings, share.late = [], []
        whole.add(share, book)
    yield from said("failure", whole.failures)
    yield from said("lacking", whole.lacking)
    yield from said("met", sorted(whole.met))
    yield from said("skipped", whole.skipped)
    yield from said("note", whole.notes)


def _tallies(whole: Checked) -> Iterator[bytes]:
    for name, tally in sorted(whole.tallies.items()):
        try:
            yield from (row("tally", part) for part in _parts(name, tally))
        except TypeError as error:
            raise ShardError(
                f"rule {name} cannot be asked of shards: of its tally, {error}; leave it out with --ignore {name}"
            ) from None


def _parts(name: str, tally: object) -> Iterator[tuple[str, object]]:
    """A tally in pieces that are no larger than a row should be."""
    if isinstance(tally, Sheaf):
        yield from ((name, Sheaf(tally.numbers, tally.rows, [block])) for block in tally.blocks())
    elif isinstance(tally, dict | Things):
        items = iter(tally.items())
        while some := dict(islice(items, THINGS)):
            yield name, some
    else:
        yield name, tally


def findings_of(folder: Path, number: int, book: Rulebook) -> Iterator[tuple[str, object]]:
    """The rows of a shard's findings, failures and notes; raises `ShardError`."""
    return rowfile.read(part_of(folder, number), book, _again(folder, number))


def tallies_of(folder: Path, number: int, book: Rulebook) -> Iterator[tuple[str, object]]:
    """What a shard adds to corpus questions, in pieces, each beside the name of its rule; raises `ShardError`."""
    for _, value in rowfile.read(corpus_of(folder, number), book, _again(folder, number)):
        if not (isinstance(value, tuple) and len(value) == 2 and isinstance(value[0], str)):
            raise ShardError(f"{corpus_of(folder, number)}: holds what is no tally; {_again(folder, number)}")
        yield value


def _again(folder: Path, number: int) -> str:
    return f"remove {done_of(folder, number).name} and run the shard again"


def all_done(session: Session, run: Run, folder: Path) -> list[Done]:
    """What all shards of a run say of themselves; raises `UsageError` where some are missing, or were made with other rules
    or of other texts."""
    known = {number: read_done(folder, number) for number in range(1, run.shards + 1)}
    if missing := [number for number, done in known.items() if done is None]:
        raise UsageError(f"{folder}: of {run.shards} shards these are not done: {ranges(missing)}; run them first")
    if foreign := [number for number, done in known.items() if done and done.run != run.digest]:
        raise UsageError(
            f"{folder}: shards {ranges(foreign)} are of another run (other rules or texts); run them again"
        )
    run.must_be_of(session, folder)
    return [done for done in known.values() if done]
