"""Questions about the corpus by ranges of keys, each range in a process of its own, on any machine that sees the shards.

What a range concludes may depend on all: which names are frequent, which passages follow each other. So it goes twice: first it
tells what the others must know (`range-00003-of-00008.gist.jsonl.gz`, see `Kind.gist`), and when all have told it concludes
(`range-00003-of-00008.jsonl.gz`). Both files are written under another name first: one that is there is whole.
"""

from __future__ import annotations

import gzip
import os
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import Any

from lint import kinds
from lint.check.tallies import Tallies, finalize, gists, merged
from lint.core.corpus import Corpus
from lint.core.errors import Failure
from lint.core.finding import Finding
from lint.core.key_range import WHOLE, KeyRange
from lint.inputs.again import again
from lint.scale import rowfile
from lint.scale.rowfile import row
from lint.scale.run import Run
from lint.scale.shard import all_done, tallies_of
from lint.session import Session


def file_of(folder: Path, keys: KeyRange, what: str = "") -> Path:
    """The file of what a range found; with `what`, of what it told."""
    return folder / f"range-{keys.number:05}-of-{keys.of:05}{what}.jsonl.gz"


def each(of: int) -> list[KeyRange]:
    """All of so many ranges."""
    return [KeyRange(number, of) for number in range(1, of + 1)]


def corpus_of_run(session: Session, run: Run, folder: Path, keys: KeyRange) -> Corpus:
    """The documents of a run, whose shards must all be done."""
    documents = sum(done.documents for done in all_done(session, run, folder))
    return Corpus(documents, again([file.path for file in run.files], session.reader), range=keys)


def summed(session: Session, run: Run, folder: Path, corpus: Corpus) -> Tallies:
    """The sum of what all shards add to the keys of a range."""
    book, out = session.rulebook, Tallies()
    for number in range(1, run.shards + 1):
        for name, tally in tallies_of(folder, number, book):
            if corpus.range.of > 1:
                rule = book.named(name)
                tally = kinds.named(rule.kind).within(rule, tally, corpus)
            if tally is not None:
                out = merged(out, {name: tally}, book)
    return out


def conclude(session: Session, run: Run, folder: Path, keys: KeyRange) -> str:
    """Take a range as far as it goes now; says how far. Raises `UsageError` where shards are missing or of another run."""
    if _is_of(run, file_of(folder, keys)):
        return f"range {keys}: was concluded before"
    corpus = corpus_of_run(session, run, folder, keys)
    tallies: Tallies | None = None
    if not _is_of(run, file_of(folder, keys, ".gist")):
        tallies = summed(session, run, folder, corpus)
        told = (row("gist", one) for one in gists(tallies, session.rulebook, corpus))
        _write(file_of(folder, keys, ".gist"), told, run)
    silent = sum(not _is_of(run, file_of(folder, other, ".gist")) for other in each(keys.of))
    if silent:
        return f"range {keys}: told what it has; it is concluded by the same command when {silent} more have told"
    if tallies is None:
        tallies = summed(session, run, folder, corpus)
    _write(file_of(folder, keys), _found(session, folder, corpus, tallies), run)
    return f"range {keys}: concluded"


def _found(session: Session, folder: Path, corpus: Corpus, tallies: Tallies) -> Iterator[bytes]:
    told = partial(_told, session, folder, corpus.range.of)
    for finding in finalize(tallies, session.rulebook, corpus, told):
        yield row("finding", finding)
    for failure in corpus.failures:
        yield row("failure", failure)


def _told(session: Session, folder: Path, of: int, rule: str) -> Sequence[Iterable[object]]:
    """What each range told of a rule."""
    start = row("gist", (rule, 0)).partition(b"0")[0]
    return [map(itemgetter(1), _read(session, file_of(folder, keys, ".gist"), start)) for keys in each(of)]


def alone(session: Session, run: Run, folder: Path) -> Iterator[Finding | Failure]:
    """What one range of all keys finds, which need not wait for others."""
    corpus = corpus_of_run(session, run, folder, WHOLE)
    yield from finalize(summed(session, run, folder, corpus), session.rulebook, corpus)
    yield from corpus.failures


def missing(run: Run, folder: Path, of: int) -> list[KeyRange]:
    """Which of so many ranges are not concluded."""
    return [keys for keys in each(of) if not _is_of(run, file_of(folder, keys))]


def found(session: Session, folder: Path, of: int) -> Iterator[Finding | Failure]:
    """What so many ranges found, all of which are concluded."""
    for keys in each(of):
        for value in _read(session, file_of(folder, keys)):
            if isinstance(value, Finding | Failure):
                yield value


def _read(session: Session, path: Path, start: bytes = b"") -> Iterator[Any]:
    rows = rowfile.read(path, session.rulebook, "remove it and run the range again", start)
    return map(itemgetter(1), rows)


def _write(path: Path, lines: Iterable[bytes], run: Run) -> None:
    with rowfile.written(path, chain([row("run", run.digest)], lines)) as new:
        os.replace(new, path)


def _is_of(run: Run, path: Path) -> bool:
    """Whether a file is there and of this run."""
    try:
        with gzip.open(path, "rb") as file:
            return file.readline() == row("run", run.digest)
    except (OSError, EOFError, zlib.error):
        return False
