"""Where corrected texts go: into a folder of copies, or into the files themselves. Originals are never at risk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from lint.core.atomic import NotWritten, other_names, write_atomically
from lint.core.errors import Failure, UsageError
from lint.core.text import encode, sha256
from lint.fix import ledger
from lint.fix.session import Corrected, Correction
from lint.inputs.discover import shown


@dataclass(frozen=True)
class Copies:
    """A folder of corrected copies that mirrors the paths of the originals."""

    folder: Path

    def target(self, file: Path) -> Path:
        """The copy's path: that of the file below the working folder; what lies elsewhere keeps its whole path."""
        path = Path(os.path.abspath(file))
        try:
            path = path.relative_to(Path.cwd())
        except ValueError:
            path = path.relative_to(path.anchor)
        return self.folder / path

    def put(self, file: Path, data: bytes, before: str | None = None) -> str:
        """Write the copy of `file`; a link that stands in its place is replaced, never followed.

        Raises `UsageError` when the copy would be the original, `NotWritten` when it would land outside the folder.
        """
        target = self.target(file)
        place = target.parent.resolve() / target.name
        if place == file.resolve():
            raise UsageError(f"{self.folder} would put the copy over {file}; name another folder, or use --in-place")
        if not place.is_relative_to(self.folder.resolve()):
            raise NotWritten(f"{target.parent} leads out of {self.folder}")
        if target.is_symlink() or not target.is_file() or target.read_bytes() != data:
            write_atomically(target, data, follow=False)
            shutil.copymode(file, target)
        return ""


@dataclass(frozen=True)
class InPlace:
    """The files themselves."""

    def target(self, file: Path) -> Path:
        """The file."""
        return file

    def put(self, file: Path, data: bytes, before: str | None = None) -> str:
        """Write `file` if its digest is still `before`; gives a remark for the person, or nothing.

        Raises `NotWritten` for a link that leads out of the working folder, and for a file that changed meanwhile.
        """
        if file.is_symlink() and not file.resolve().is_relative_to(Path.cwd().resolve()):
            raise NotWritten(f"is a link to {file.resolve()}, outside the working folder; name that file itself")
        others = other_names(file)
        write_atomically(file, data, expect=before)
        if others:
            return f"had {others} other name{'s' * (others != 1)} (hard links), which still hold the old text"
        return ""


class _Planned(NamedTuple):
    """One file that is to be written: what with, and the ledger's entries if it was corrected."""

    file: Path
    target: Path
    correction: Correction | None

    @property
    def change(self) -> ledger.FileChange | None:
        return entries_of(self.correction, self.target) if self.correction else None


def write_corrected(done: Corrected, where: Copies | InPlace, record: Path, *, only_changed: bool = False) -> list[str]:
    """Write what was corrected and note every edit in the ledger `record`; gives remarks for the person.

    The ledger is on disk before the first text changes, so that whatever happens in between, `seedlint undo` knows the
    way back; what could not be written after all is taken out of it again, and added to the failures of `done`. Copies
    are made of unchanged files too, unless `only_changed`: the folder can then take the place of the originals.
    """
    planned = list(_planned(done, where, only_changed))
    changes = {p.target: change for p in planned if (change := p.change)}
    targets = [shown(p.target) for p in planned] if isinstance(where, Copies) else []
    before = ledger.record(record, changes.values(), targets)
    remarks: list[str] = []
    lost = False
    for plan in planned:
        try:
            data = plan.correction.data if plan.correction else plan.file.read_bytes()
            remark = where.put(plan.file, data, plan.correction.seen if plan.correction else None)
        except (OSError, NotWritten) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            done.failures.append(Failure(shown(plan.file), f"not written: {reason}"))
            lost |= changes.pop(plan.target, None) is not None
            continue
        if remark:
            remarks.append(f"note: {shown(plan.file)} {remark}")
    if lost:
        ledger.write(record, [*before, *changes.values()])
    return remarks


def _planned(done: Corrected, where: Copies | InPlace, only_changed: bool) -> Iterator[_Planned]:
    corrected = {c.file: c for c in done.corrections if c.changed}
    for file in done.files:
        correction = corrected.get(file)
        if correction and (why := _unwritable(correction)):
            done.failures.append(Failure(shown(file), f"not written: {why}"))
            continue
        if correction is not None or not (only_changed or isinstance(where, InPlace)):
            yield _Planned(file, where.target(file), correction)


def _unwritable(correction: Correction) -> str:
    """Why a corrected text cannot be written: a new character that its encoding does not have; empty where it can."""
    try:
        encode(correction.result.text, correction.coding)
    except UnicodeEncodeError as error:
        return f"{error.object[error.start : error.end]!r} cannot be written in {error.encoding}"
    return ""


def entries_of(correction: Correction, target: Path) -> ledger.FileChange:
    """The ledger's entries of one corrected file."""
    result = correction.result
    after = sha256(correction.content)
    return ledger.change(
        correction.path, shown(target), correction.before, after, result.original, result.edits, correction.coding
    )
