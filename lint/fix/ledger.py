"""The ledger of fixes: one JSON object a line for every edit, enough to take it back exactly or to make it again.

Edits of one file that were made together share `sha256_before` and `sha256_after`. Offsets are code points into the
text before; `left` and `right` are its neighbours there, by which an edit is found again in a later version.
"""

from __future__ import annotations

import dataclasses
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lint.core.atomic import write_atomically
from lint.core.errors import UsageError
from lint.core.finding import Edit
from lint.core.text import Coding, Document, decode, encode, sha256
from lint.fix.rounds import Attributed, apply
from lint.inputs import containers

UTF_8 = Coding()

REACH = 40
"""Code points of context kept on either side of an edit."""


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One edit that was made. `path` is the file that was read, `target` the one that was written."""

    path: str
    target: str
    sha256_before: str
    sha256_after: str
    start: int
    end: int
    line: int
    column: int
    before: str
    after: str
    rule: str
    rules: tuple[str, ...]
    """All rules that had a part in the edit; `rule` is the first."""
    left: str = ""
    right: str = ""
    encoding: str = ""
    """How the file is encoded, where it is not UTF-8 and no byte-order mark says so."""

    @property
    def writing(self) -> tuple[str, str, str, str]:
        """What all entries of one writing share."""
        return self.path, self.target, self.sha256_before, self.sha256_after

    @property
    def edit(self) -> Edit:
        """The edit, in terms of the text before."""
        return Edit(self.start, self.end, self.after)


@dataclass(frozen=True)
class FileChange:
    """The edits of one file that were made together, in order."""

    entries: tuple[LedgerEntry, ...]

    @property
    def path(self) -> str:
        """The file that was read."""
        return self.entries[0].path

    @property
    def target(self) -> str:
        """The file that was written."""
        return self.entries[0].target

    @property
    def before(self) -> str:
        """Digest of the bytes before."""
        return self.entries[0].sha256_before

    @property
    def after(self) -> str:
        """Digest of the bytes after."""
        return self.entries[0].sha256_after

    def reverted(self, data: bytes) -> bytes:
        """The bytes of the text before, from the bytes after. Raises `ValueError` when the entries don't lead there."""
        back = inverse([e.edit for e in self.entries], [e.before for e in self.entries])
        for text, coding in _readings(data, self.entries[0].encoding):
            old = encode(apply(text, back), coding)
            if sha256(old) == self.before:
                return old
        raise ValueError("the ledger's entries do not lead back to the bytes before; was it edited?")


def _readings(data: bytes, encoding: str) -> Iterator[tuple[str, Coding]]:
    if encoding:
        yield data.decode(encoding), Coding(encoding)
        return
    text, coding = decode(data)
    yield text, coding
    if coding.bom and coding.encoding == "utf-8":  # the fix took what stood before a U+FEFF, which was no mark then
        yield "\ufeff" + text, Coding()


def inverse(edits: Sequence[Edit], olds: Sequence[str]) -> list[Edit]:
    """Edits that take `edits` (in order, not overlapping) back; `olds` are the texts that they replaced."""
    out: list[Edit] = []
    shift = 0
    for edit, old in zip(edits, olds, strict=True):
        start = edit.start + shift
        if (
            out and out[-1].end == start
        ):  # what touches is one edit, or two insertions at one place would lose their order
            last = out.pop()
            out.append(Edit(last.start, start + len(edit.text), last.text + old))
        else:
            out.append(Edit(start, start + len(edit.text), old))
        shift += len(edit.text) - len(old)
    return out


def change(
    path: str, target: str, before: str, after: str, text: str, edits: Iterable[Attributed], coding: Coding = UTF_8
) -> FileChange:
    """The entries of one file: `text` is the original, `before` and `after` are digests of the files' bytes."""
    document = Document(text)
    encoding = "" if coding.bom or coding.encoding == "utf-8" else coding.encoding
    return FileChange(
        tuple(
            LedgerEntry(
                path, target, before, after, e.start, e.end, *document.position(e.start), text[e.start:e.end], e.text,
                rules[0], rules, text[max(0, e.start - REACH):e.start], text[e.end:e.end + REACH], encoding,
            )
            for e, rules in edits
        )
    )  # fmt: skip


def read(path: Path) -> list[FileChange]:
    """All changes of a ledger, oldest first; raises `UsageError` with file:line for what is no entry."""
    entries = []
    try:
        lines = path.read_bytes().decode("utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: no ledger: {getattr(error, 'strerror', None) or error}") from None
    for number, line in enumerate(lines, 1):
        if not line:
            continue
        try:
            raw = json.loads(line)
            entries.append(LedgerEntry(**{**raw, "rules": tuple(raw["rules"])}))
        except (ValueError, TypeError, KeyError):
            raise UsageError(f"{path}:{number}: no entry of a ledger of fixes") from None
    return list(grouped(entries))


def grouped(entries: Iterable[LedgerEntry]) -> Iterator[FileChange]:
    """Entries by the writing that they were part of: same file, same digests, and going forward in the text."""
    group: list[LedgerEntry] = []
    for entry in entries:
        if group and (entry.writing != group[-1].writing or entry.start <= group[-1].start):
            yield FileChange(tuple(group))
            group = []
        group.append(entry)
    if group:
        yield FileChange(tuple(group))


def write(path: Path, changes: Iterable[FileChange]) -> None:
    """Write a ledger whole; raises `UsageError` where it can't be written."""
    lines = (json.dumps(dataclasses.asdict(e), ensure_ascii=False) + "\n" for c in changes for e in c.entries)
    # a file name that is no UTF-8 becomes the escapes that JSON has for it
    try:
        write_atomically(path, "".join(lines).encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise UsageError(
            f"{path}: the ledger cannot be written ({error.strerror or error}); name another --ledger"
        ) from None


def record(path: Path, changes: Collection[FileChange], rewritten: Iterable[str]) -> list[FileChange]:
    """Add changes to the ledger at `path`; gives what it holds of earlier writings.

    Changes in place pile up, so that all of them can be taken back one after the other. Copies are made again from
    their sources each time: what the ledger says of an earlier copy (`rewritten` targets) is no longer true and goes.
    """
    gone = set(rewritten)
    known = read(path) if path.exists() else []
    kept = [c for c in known if c.target not in gone]
    after = [*kept, *changes]
    if after != known:
        write(path, after)
    return kept


@dataclass(frozen=True, slots=True)
class Undone:
    """What undoing came to for one file: `restored`, `already` (nothing to do) or `refused`, with the reason."""

    target: str
    state: str
    edits: int = 0
    reason: str = ""


def undo(changes: Iterable[FileChange], *, dry_run: bool = False) -> Iterator[Undone]:
    """Take changes back, the newest first, as far as each file's bytes are those that the ledger left behind."""
    chains: dict[str, list[FileChange]] = defaultdict(list)
    for done in changes:
        chains[done.target].append(done)
    for target, chain in chains.items():
        yield _undo_file(Path(target), chain[::-1], dry_run)


def _undo_file(file: Path, chain: Sequence[FileChange], dry_run: bool) -> Undone:
    target = file.as_posix()
    try:
        data = file.read_bytes()
    except FileNotFoundError:
        return Undone(target, "refused", reason="there is no such file here; run where `seedlint fix` ran")
    except OSError as error:
        return Undone(target, "refused", reason=f"cannot be read: {error.strerror or error}")
    found, packed = sha256(data), data
    data = containers.content(file.name, data)
    current = sha256(data)
    edits = 0
    for done in chain:
        if done.after == current:
            try:
                data = done.reverted(data)
            except ValueError as error:
                return Undone(target, "refused", reason=str(error))
            current = done.before
            edits += len(done.entries)
    if not edits:
        if any(done.before == current for done in chain):
            return Undone(target, "already", reason="is as it was before the fixes")
        return Undone(target, "refused", reason="changed since it was fixed; its fixes can't be told from later work")
    if not dry_run:
        write_atomically(file, containers.packed(file.name, packed, data), expect=found)
    return Undone(target, "restored", edits)
