"""What can go wrong, said for people: what, where, what next."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class SeedlintError(Exception):
    """Base of all errors that seedlint raises on purpose; `exit_code` is the status of the command line."""

    exit_code = 2


class UsageError(SeedlintError):
    """A wrong argument or configuration value."""


class Problem(NamedTuple):
    """One thing wrong with a rule file: where (`file:line`) and what, in a sentence."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class RuleErrors(SeedlintError):
    """Everything that is wrong with the rules, at once, in file order."""

    exit_code = 3

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


class Failure(NamedTuple):
    """Something that could not be checked (unreadable, undecodable, timed out): a line in the report, never a crash."""

    path: str
    what: str
    line: int = 0
    """1-based line of the file, where only a part of it could not be checked."""

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}" if self.line else f"{self.path}: {self.what}"


class Skipped(NamedTuple):
    """A file that is no text for us, and why: counted and named, so that nobody takes it for checked."""

    path: str
    why: str


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean 'x'?`, or the empty string when nothing known is near `word`."""
    import difflib  # errors are rare

    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f"; did you mean '{near[0]}'?" if near else ""
