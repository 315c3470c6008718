"""`seedlint suppress`."""

from __future__ import annotations

import argparse
import datetime
from collections.abc import Sequence
from pathlib import Path

from lint.check import runner
from lint.cli import options
from lint.core.errors import UsageError
from lint.core.finding import Finding
from lint.filters import suppress
from lint.filters.disposition import suppressions_file
from lint.inputs.discover import shown
from lint.report.formats._quote import visible
from lint.session import Session


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "The decision is kept in suppress.yaml beside the configuration: rule, path, the text found and its neighbours,\n"
        "and your reason. It holds wherever that text moves in the file. `[sic]` after a word needs no entry.\n\n"
        "examples:\n  seedlint suppress seeds/a.txt:12:5 --reason 'the name of the ship'\n"
        "  seedlint suppress seeds/a.txt:12 names/near-miss --reason 'as in the original' --expires 2030-12-31"
    )
    parser.add_argument("finding", metavar="PATH:LINE[:COLUMN]", help="where the finding is, as `check` shows it")
    parser.add_argument("rule", nargs="?", metavar="PACK/RULE", help="which finding, where there are several")
    parser.add_argument("--reason", required=True, metavar="TEXT", help="why it is left as it is")
    parser.add_argument("--expires", type=day, metavar="DAY", help="look at it again after this day (2030-12-31)")
    parser.add_argument("--all", action="store_true", help="all findings there, where there are several")
    options.add_run(parser)


def day(text: str) -> datetime.date:
    """A day in ISO form."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no day; write it as 2030-12-31") from None


def run(args: argparse.Namespace) -> int:
    """Suppress what is found at a place."""
    path, line, column = place(args.finding)
    if not args.reason.strip():
        raise UsageError("give a reason: somebody will ask why this was left as it is")
    session = options.session(args)
    asked, book = session.settings, session.rulebook
    if args.rule:
        book.named(args.rule)
    here = [f for f in found_at(path, line, column, session) if args.rule in (None, f.rule)]
    if not here:
        raise UsageError(f"nothing is found at {args.finding}" + (f" by {args.rule}" if args.rule else ""))
    if len(here) > 1 and not args.all:
        places = "\n".join(f"  {path}:{f.place.line}:{f.place.column} {f.rule}  {visible(f.message)}" for f in here)
        raise UsageError(f"{len(here)} findings are at {args.finding}; name the column and rule, or --all:\n{places}")
    file = suppressions_file(asked)
    suppress.add(file, [suppress.of(f, args.reason, args.expires, asked.root) for f in here], asked.root)
    for finding in here:
        print(f"{visible(path)}:{finding.place.line}: {finding.rule} suppressed in {file}")
    return 0


def place(text: str) -> tuple[str, int, int | None]:
    """Path, line and column of `PATH:LINE[:COLUMN]`; raises `UsageError`."""
    parts = text.rsplit(":", 2)
    if len(parts) == 3 and parts[1].isdecimal() and parts[2].isdecimal():
        return parts[0], int(parts[1]), int(parts[2])
    head, _, last = text.rpartition(":")
    if not head or not last.isdecimal():
        raise UsageError(f"{text!r} is no place; write PATH:LINE or PATH:LINE:COLUMN")
    return head, int(last), None


def found_at(path: str, line: int, column: int | None, session: Session) -> Sequence[Finding]:
    """The findings that count at a place; those about the corpus are looked for in all texts, where the file is one."""
    if not Path(path).is_file():
        raise UsageError(f"there is no file {path}")
    asked = session.settings
    found = (_at(path, line, column, session, paths) for paths in ((path,), (*asked.paths, path)))
    return next((here for here in found if here), [])


def _at(path: str, line: int, column: int | None, session: Session, paths: tuple[str, ...]) -> list[Finding]:
    book, how, jobs = session.rulebook, session.reader, session.settings.jobs
    result = runner.check_paths(paths, book, reader=how, jobs=jobs)
    return [
        f
        for f in session.filters.shown(result.findings)
        if f.place.path == shown(path)
        and f.place.touches_line(line)
        and (column is None or (f.place.in_file.line, f.place.in_file.column) == (line, column))
    ]
