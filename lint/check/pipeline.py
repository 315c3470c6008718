"""The pipeline, top to bottom: read → scan → judge → tally → finalize. The file to read first; `lint.check.runner` calls it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from pathlib import Path

from lint.check import guard, ignores
from lint.check.elsewhere import with_elsewhere
from lint.check.guard import LeftOut
from lint.check.judge import finding_of, reasons, safety_at
from lint.check.overlap import resolve_overlaps
from lint.check.plan import Asked
from lint.check.rulebook import Rulebook
from lint.check.share import Checked, whole_files
from lint.check.tallies import finalize
from lint.core.corpus import Again, Corpus
from lint.core.errors import Failure
from lint.core.finding import Edit, Finding
from lint.core.findings import gathered, in_one_order
from lint.core.garbage import rarely_collecting
from lint.core.kind import Candidate
from lint.core.result import Progress, Result
from lint.core.rule import Rule
from lint.core.text import Document, Undecodable
from lint.inputs.batches import Batch
from lint.inputs.chunks import Chunk
from lint.inputs.discover import SNIFF_BYTES, is_binary, shown, size_of
from lint.inputs.pieces import WorkItem, unreadable, work_items
from lint.inputs.reader import Door, Reader
from lint.inputs.sections import Section
from lint.inputs.source import Read, documents_of
from lint.inputs.texts import Texts
from lint.matching.engine import STRIKES
from lint.structure.view import View

SMALL_BYTES = 1_000_000
"""Bytes of all files together below which more processes would only cost time."""

OF_CHARACTERS = frozenset({"encoding", "characters"})
"""Kinds that judge names, labels and other fragments too: a broken character is broken everywhere."""

NOTHING: LeftOut = {}


def check_documents(documents: Iterable[Document], rulebook: Rulebook) -> Result:
    """Check documents in memory as one corpus."""
    documents = list(documents)
    with rarely_collecting():
        return total((check_document(d, rulebook) for d in documents), rulebook, lambda wanted: documents)


def total(parts: Iterable[Checked], rulebook: Rulebook, again: Again) -> Result:
    """Add up the shares of all documents and ask the corpus questions once; `again` reads documents that they name."""
    whole = Checked()

    def found() -> Iterator[Finding]:
        for part in parts:
            yield from () if rulebook.corpus_only else part.findings
            part.findings = []
            whole.add(part, rulebook)

    of_documents = gathered(found())
    corpus = Corpus(whole.documents, again)
    late = () if rulebook.corpus_only else whole.late
    findings = in_one_order(of_documents, chain(late, finalize(whole.tallies, rulebook, corpus)))
    return Result(
        findings, [*whole.failed(), *corpus.failures], whole.documents, whole.characters, notes=whole.notes, skipped=whole.skipped
    )  # fmt: skip


def check_item(piece: WorkItem, left_out: LeftOut, *, rulebook: Rulebook, reader: Reader) -> Checked:
    """The share of a file, or of a part of one; `left_out` are documents that could not be checked, by their number in it."""
    if piece.part is None:
        return check_file(piece.path, rulebook, reader, left_out)
    if isinstance(piece.part, Failure):
        return Checked(failures=[piece.part])
    try:
        part = piece.part.loaded()
        out = _check_part(part, rulebook, reader, left_out)
    except (OSError, Undecodable) as error:
        return Checked(failures=[Failure(shown(piece.path), f"changed while it was read: {error}")])
    out.identity = piece._replace(part=part).identity(reader)
    return out


def check_all(read: Iterable[Read], rulebook: Rulebook, left_out: LeftOut = NOTHING) -> Checked:
    """The share of documents as they are read, and of what could not be read."""
    out = Checked()
    for number, item in enumerate(read):
        if number in left_out:
            out.failures.append(_left_out(item, left_out[number]))
        elif isinstance(item, Document):
            guard.begins(number, len(item.text))
            out.add(check_document(item, rulebook), rulebook)
        elif isinstance(item, Failure):
            out.failures.append(item)
        else:
            out.skipped.append(item)
    return out


def _left_out(item: Read, why: str) -> Failure:
    if not isinstance(item, Document):
        return Failure(item.path, why)
    what = f"record {item.record}, {why}" if item.record is not None else why
    line = item.map.lines_before + 1 if item.map is not None and item.record is not None else 0
    return Failure(item.path, f"{what}; it was left out, the rest was checked", max(line, 0))


def _opened(path: Path, reader: Reader) -> tuple[Door, bytes]:
    """How a file is read, and its bytes: of one that is no text the first of them; raises `OSError`."""
    with path.open("rb") as file:
        data = file.read(SNIFF_BYTES)
        door = reader.door(path, data)
        if door.format and (door.container or reader.encoding_of(path) or not is_binary(data)):  # which may be long
            data += file.read()
    return door, data


def check_file(path: Path, rulebook: Rulebook, reader: Reader, left_out: LeftOut = NOTHING) -> Checked:
    """Read and check one file, or take what is known of a file with this path and these bytes."""
    try:
        door, data = _opened(path, reader)
    except OSError as error:
        door, data = reader.door(path, b""), b""
        if door.format:
            return Checked(failures=[unreadable(path, error)])
    if not door.format:
        out = check_all(documents_of(path, b"", reader, door), rulebook)
        out.key = "" if out.failures else rulebook.key_of_file(path, b"", reader.identity)
        return out
    key = rulebook.key_of_file(path, data, reader.identity)
    known = rulebook.cache.get("results", key, Checked)
    if known is not None:
        return known
    out = check_all(documents_of(path, data, reader, door), rulebook, left_out)
    if key and not out.failures:
        out.key = key
        rulebook.cache.put("results", key, out)
    return out


def _check_part(
    part: Chunk | Section | Texts | Batch, rulebook: Rulebook, reader: Reader, left_out: LeftOut
) -> Checked:
    """Read and check one part of a very large file."""
    if isinstance(part, Texts):
        return check_all(part.found, rulebook, left_out)
    if isinstance(part, Batch):
        return check_all(part.read(reader), rulebook, left_out)
    out = check_all([part.read()], rulebook, left_out)
    if not part.past.characters:
        out.notes.append(
            f"{shown(part.path)} is so large that it was checked in chunks: names were compared with one another within each"
        )
    return out


def check_document(document: Document, rulebook: Rulebook) -> Checked:
    """Scan one document for all rules, judge the candidates, and tally for the corpus."""
    out = candidates_judged(document, rulebook)
    said = list(ignores.remarks(document, out.findings, rulebook)) if document.ignores else []
    out.findings = [*resolve_overlaps(out.findings).kept, *said]
    return out


def candidates_judged(document: Document, rulebook: Rulebook) -> Checked:
    """The share of a document before overlaps are resolved: a finding for every accepted candidate."""
    view = View(document)
    hits = rulebook.engine.scan(document.text)
    out = Checked(documents=not document.past.characters, characters=len(document.text))
    prose, is_part = document.prose, view.is_part
    for asked, met in rulebook.plan.asked(view, hits):
        rule, kind = asked.rule, asked.kind
        if not (prose or rule.kind in OF_CHARACTERS):
            continue
        for candidate in kind.find(rule, view, met):
            if asked.admits(view, candidate.start, candidate.end):
                out.findings.append(finding_at(rule, view, candidate))
        if asked.tallies or (is_part and kind.corpus):
            tally = kind.tally(rule, view, met, partial(admits, asked, view))
            if tally is not None:
                out.tallies[asked.name] = tally
    late = rulebook.engine.take_timed_out()
    for index in late:
        name = rulebook.rules[index].name
        out.failures.append(Failure(document.path, f"rule {name} ran out of time; simplify its pattern"))
    if len(late) >= STRIKES:
        out.failures.append(Failure(document.path, "so many patterns ran out of time that the others were not tried"))
    return out


def finding_at(rule: Rule, view: View, candidate: Candidate) -> Finding:
    """The finding that an accepted candidate becomes in its document."""
    place = view.place(candidate.start, candidate.end)
    places = tuple(view.place(e.start, e.end) for e in candidate.edits)
    written = (view.written(candidate.edits) or ()) if view.document.map else None
    if view.past.characters:  # edits are told in terms of the file
        candidate.edits = tuple(Edit(p.start, p.end, e.text) for p, e in zip(places, candidate.edits, strict=True))
    why = reasons(rule, view, candidate.start, candidate.end)
    found = finding_of(rule, place, candidate, safety_at(rule, view, candidate), why, places, written)
    return found._replace(ignored=reason) if (reason := ignores.reason_at(view.document, rule, place)) else found


def admits(asked: Asked, view: View, start: int, end: int) -> bool:
    """Whether a rule may speak about `start:end`, as tallies ask for what they count: several for the same places."""
    key = asked.terms, start, end
    known: bool | None = view.memo.get(key)
    if known is None:
        known = asked.admits(view, start, end)
        if known and view.document.ignores:  # what differs by rule is not shared
            return not ignores.reason_at(view.document, asked.rule, view.place(start, end))
        view.memo[key] = known
    return known


def check_items(
    files: Sequence[Path], rulebook: Rulebook, reader: Reader, jobs: int, progress: Progress
) -> Iterator[tuple[Path, Checked]]:
    """Each of `files`, in their order, with its share; one that is very large comes several times, piece by piece."""
    return with_paths(check_pieces(files, rulebook, reader, jobs, progress), rulebook, reader)


def with_paths(
    shares: Iterable[tuple[WorkItem, Checked]], rulebook: Rulebook, reader: Reader
) -> Iterator[tuple[Path, Checked]]:
    """The shares of whole files, each with its path."""
    return ((piece.path, share) for piece, share in whole_files(shares, rulebook, reader))


def check_pieces(
    files: Sequence[Path], rulebook: Rulebook, reader: Reader, jobs: int, progress: Progress
) -> Iterator[tuple[WorkItem, Checked]]:
    """The pieces of `files`, in their order, each with what it shows by itself (see `whole_files`)."""
    sizes = list(map(size_of, files))
    pieces = (piece for path, size in zip(files, sizes, strict=True) for piece in work_items(path, size, reader))
    return shares(pieces, sum(sizes), rulebook, reader, jobs, progress)


def check_content(
    pieces: Iterable[WorkItem], whole: Callable[[], Iterable[Read]], rulebook: Rulebook, reader: Reader
) -> Iterator[tuple[WorkItem, Checked]]:
    """Pieces of what is in memory, each with what it shows by itself; `whole` reads one that is no part."""
    for piece in with_elsewhere(pieces, rulebook.rules):
        share = (
            check_item(piece, NOTHING, rulebook=rulebook, reader=reader) if piece.part else check_all(whole(), rulebook)
        )
        yield piece, share


def shares(
    pieces: Iterable[WorkItem],
    total: int,
    rulebook: Rulebook,
    reader: Reader,
    jobs: int,
    progress: Progress = None,
    limits: guard.Limits | None = None,
) -> Iterator[tuple[WorkItem, Checked]]:
    """Each piece with its share, of so many bytes in all: under guard, always where there are `limits`, else on one process if
    there is little to do."""
    pieces = with_elsewhere(pieces, rulebook.rules)
    work = partial(check_item, rulebook=rulebook, reader=reader)
    jobs = jobs or os.cpu_count() or 1
    done = documents = 0
    with rarely_collecting():
        if limits is not None or (jobs > 1 and total > SMALL_BYTES):
            rulebook.prepare(total)
            found = guard.each(((p, p.size) for p in pieces), work, _lost, jobs, limits or guard.Limits())
        else:
            found = ((piece, work(piece, NOTHING)) for piece in pieces)
        for piece, share in found:
            documents += share.documents
            yield piece, share
            done += piece.size
            if progress:
                progress(done, total, documents)


def _lost(piece: WorkItem, why: str) -> Checked:
    return Checked(failures=[Failure(shown(piece.path), f"{why}; it was left out, the rest was checked")])
