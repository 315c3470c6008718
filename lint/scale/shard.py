"""One shard: its share of the texts is checked and written beside the others, whole or not at all.

`part-00003.jsonl.gz` holds a row for each finding, failure and note, and for what the shard adds to corpus questions;
`part-00003.done` says that it is whole, and of which run. Both are written under another name first.
"""

from __future__ import annotations

import gzip
import json
import os
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import IO, cast

from lint import kinds
from lint.check import pipeline
from lint.check.guard import Limits
from lint.check.rulebook import Rulebook
from lint.check.share import Checked
from lint.core import rows
from lint.core.atomic import write_atomically
from lint.core.errors import SeedlintError
from lint.core.result import Progress
from lint.core.sheaf import Sheaf
from lint.core.things import Things
from lint.inputs.discover import shown
from lint.scale import cut
from lint.scale.cut import Shard
from lint.scale.run import Run
from lint.session import Session

THINGS = 500
"""Things of a corpus question in one row."""


class ShardError(SeedlintError):
    """A shard that could not be written, or is no shard."""


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
    """Size of the part."""

    def __str__(self) -> str:
        """For people."""
        return f"shard {self.shard}: {self.findings} findings, {self.failures} failures in {self.documents} documents"


def part_of(folder: Path, number: int) -> Path:
    """The file of a shard's rows."""
    return folder / f"part-{number:05}.jsonl.gz"


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
    part = part_of(folder, shard.number)
    new = part.with_name(f".{part.name}.{os.getpid()}")
    whole = Checked(failures=list(run.failures) if shard.number == 1 else [])
    book, reader, pieces = session.rulebook, session.reader, cut.pieces(run.files, session.reader, shard)
    total = cut.size_of(run.files, shard)
    found = pipeline.shares(pieces, total, book, reader, session.settings.jobs, progress, limits)
    try:
        with new.open("wb") as raw, gzip.GzipFile("", "wb", 6, raw, 0) as out:
            findings = _write_all(
                cast("IO[bytes]", out), (share for _, share in pipeline.with_paths(found, book, reader)), whole, book
            )
        with new.open("rb") as written:
            os.fsync(written.fileno())
        size = new.stat().st_size
        known = read_done(folder, shard.number)
        if known is not None and known.run == run.digest:  # another process was faster
            return known
        done_of(folder, shard.number).unlink(missing_ok=True)
        os.replace(new, part)
    finally:
        new.unlink(missing_ok=True)
    done = Done(
        str(shard), run.digest, whole.documents, whole.characters, findings, len(whole.failures),
        round(time.monotonic() - began, 3), size,
    )  # fmt: skip
    write_atomically(done_of(folder, shard.number), json.dumps(asdict(done)).encode() + b"\n")
    return done


def _write_all(out: IO[bytes], shares: Iterable[Checked], whole: Checked, book: Rulebook) -> int:
    """Write the rows of all shares, whose sum `whole` becomes; how many findings there are."""
    findings = 0
    for share in shares:
        for found in (share.findings, share.late):
            findings += len(found)
            _write(out, "finding", found)
        share.findings, share.late = [], []
        whole.add(share, book)
    _write(out, "failure", whole.failures)
    _write(out, "lacking", whole.lacking)
    _write(out, "met", sorted(whole.met))
    _write(out, "skipped", whole.skipped)
    _write(out, "note", whole.notes)
    for name, tally in sorted(whole.tallies.items()):
        try:
            _write(out, "tally", _parts(name, tally))
        except TypeError as error:
            raise ShardError(
                f"rule {name} cannot be asked of shards: of its tally, {error}; leave it out with --ignore {name}"
            ) from None
    return findings


def _write(out: IO[bytes], what: str, items: Iterable[object]) -> None:
    for item in items:
        out.write(f'["{what}",{rows.dumps(item)}]\n'.encode())


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


def rows_of(folder: Path, number: int, book: Rulebook) -> Iterator[tuple[str, object]]:
    """The rows of a part: what each is, and its value; raises `ShardError`."""
    path = part_of(folder, number)
    records = {record for rule in book.rules for record in kinds.named(rule.kind).Records}
    try:
        with gzip.open(path, "rb") as file:
            for line in file:
                what, value = rows.loads(b'["[]",' + line.strip()[1:], list, records)
                yield what, value
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise ShardError(
            f"{shown(path)}: cannot be read ({error}); remove {done_of(folder, number).name} and run the shard again"
        ) from None
