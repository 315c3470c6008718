"""Fixing files as the commands do, without their settings."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from lint.check.rulebook import Rulebook
from lint.fix.session import Corrected, FixSession
from lint.inputs.discover import discover
from lint.inputs.reader import Reader


def correct(paths: Iterable[str | Path], book: Rulebook, reader: Reader | None = None) -> Corrected:
    """What safe fixing makes of these files."""
    files, failures = discover(paths)
    session = FixSession(book)
    session.add_files(files, reader or Reader())
    return session.run(failures)
