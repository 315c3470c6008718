"""`seedlint fix`."""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from lint.cli import options
from lint.cli.progress import progress
from lint.cli.word_diff import word_diff
from lint.core.errors import Failure, UsageError
from lint.core.finding import Edit, Finding
from lint.filters.decisions import Selection
from lint.filters.decisions import read as read_decisions
from lint.filters.disposition import Filters
from lint.fix.decided import suppress_rejected
from lint.fix.destination import Copies, InPlace, write_corrected
from lint.fix.diff import quoted, unified
from lint.fix.rounds import FixResult, fixable
from lint.fix.session import Corrected
from lint.inputs import own
from lint.report.formats._passage import shortened
from lint.report.formats._quote import visible
from lint.report.model import Report
from lint.session import Session, skipped_note

FOLDER = Path("reports", own.COPIES)
LEDGER = Path("reports", own.LEDGER)


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        f"Without --in-place the originals stay as they are: every text that was checked is written to {FOLDER}/,\n"
        "changed or not, so that the folder can take the place of the originals. Only findings that `check` would\n"
        f"show are fixed. Every edit is noted in {LEDGER}; `seedlint undo` takes the edits back.\n\n"
        "examples:\n  seedlint fix seeds/ --diff\n  seedlint fix seeds/ --output-dir corrected\n"
        "  seedlint fix seeds/ --in-place --safety unsafe\n  seedlint fix seeds/ --decisions decisions.yaml\n  seedlint fix - < page.txt > fixed.txt\n"
        "exit status: 0 nothing is left to report, 1 findings are left, 2 usage, 3 invalid rules, 4 incomplete"
    )
    options.add_paths(parser)
    where = parser.add_argument_group("where to").add_mutually_exclusive_group()
    where.add_argument("--output-dir", metavar="DIR", help=f"folder of the corrected copies (default {FOLDER})")
    where.add_argument("--in-place", action="store_true", help="correct the files themselves")
    where.add_argument("--diff", action="store_true", help="show what would change and write nothing")
    parser.add_argument("--only-changed", action="store_true", help="no copies of files in which nothing is fixed")
    parser.add_argument(
        "--ledger", metavar="FILE", default=str(LEDGER), help=f"where edits are noted (default {LEDGER})"
    )
    parser.add_argument(
        "--safety", choices=("safe", "unsafe"), default="safe", help="unsafe also applies likely fixes (default safe)"
    )
    parser.add_argument(
        "--decisions",
        metavar="FILE",
        help="carry out what was decided in the report: exactly the accepted corrections, whatever their safety; "
        "rejected findings become suppressions",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="name of the document read for PATH -")
    options.add_run(parser)
    options.add_new(parser)


def run(args: argparse.Namespace) -> int:
    """Fix, write or show, and say what came of it."""
    session = options.session(args)
    if session.settings.paths == ("-",):
        return _standard_input(args, session)
    copies = Copies(Path(args.output_dir or FOLDER))
    if not args.in_place:
        _apart(session.settings.paths, copies.folder)
    outside, chosen = None if args.in_place else copies.folder, None
    with progress(not args.quiet and sys.stderr.isatty(), session) as tick:
        if args.decisions:
            decisions = read_decisions(Path(args.decisions))
            done, chosen = session.fix_decided(decisions, outside=outside, progress=tick)
        else:
            done = session.fix(args.safety, outside=outside, progress=tick)
    if args.diff:
        for correction in done.corrections:
            show_diff(correction.path, correction.result, args.color)
        notes = []
    else:
        notes = write_corrected(
            done, InPlace() if args.in_place else copies, Path(args.ledger), only_changed=args.only_changed
        )
    if chosen is not None:
        notes += list(
            decided(
                chosen, 0 if args.diff else suppress_rejected(chosen, session.filters.suppressions), session.filters
            )
        )
    for line in (*notes, *remarks(done)):
        print(line, file=sys.stderr)
    report = Report(done.left, done.failures)
    if not args.quiet:
        for line in summary(done, report, args):
            print(line, file=sys.stderr if args.diff else sys.stdout)
    return session.status(report)


def _apart(paths: tuple[str, ...], folder: Path) -> None:
    for path in paths:
        if Path(path).resolve().is_relative_to(folder.resolve()):
            raise UsageError(
                f"{path} lies in {folder}, where the copies go; name another --output-dir, or use --in-place"
            )


def _standard_input(args: argparse.Namespace, session: Session) -> int:
    name = Path(args.stdin_filename or "-")
    data = sys.stdin.buffer.read()
    done = session.fix_bytes(name, data, args.safety)
    if not isinstance(done, Corrected):
        print(f"not fixed: {done if isinstance(done, Failure) else f'{name} is no text ({done.why})'}", file=sys.stderr)
        if isinstance(done, Failure):
            return 4
        sys.stdout.buffer.write(data)
        return 0
    for draft in done.corrections:
        if args.diff:
            show_diff(name.as_posix(), draft.result, args.color)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(draft.data)
    for line in remarks(done):
        print(line, file=sys.stderr)
    return session.status(Report(done.left, done.failures))


def show_diff(path: str, result: FixResult, asked: str = "auto") -> None:
    """What changes, on standard output: a patch when it goes to a file, the words in their lines on a terminal."""
    color = options.wants_color(sys.stdout, asked)
    edits: list[Edit] = [e for e, _ in result.edits]
    if sys.stdout.isatty():
        if edits:
            name = visible(path)
            print(f"\033[1m{name}\033[0m" if color else name)
            sys.stdout.writelines(word_diff(result.original, edits, color=color))
        return
    styles = {"---": "1", "+++": "1", "@@": "36", "-": "31", "+": "32", "\\": "2"}
    for sort, line in unified(result.original, edits, quoted(f"a/{path}"), quoted(f"b/{path}")):
        if color and sort in styles:
            line = f"\033[{styles[sort]}m{line[:-1]}\033[0m\n"
        sys.stdout.write(line)


def remarks(done: Corrected) -> Iterator[str]:
    """What a person should know about fixes that were not made, and what could not be read or written."""
    for correction in done.corrections:
        yield from _remarks_of(correction.path, correction.result)
    yield from skipped_note(done.skipped)
    for failure in done.failures:
        yield f"not fixed: {visible(str(failure))}"


def _remarks_of(path: str, result: FixResult) -> Iterator[str]:
    if result.conflict:
        yield (
            f"{visible(path)}: left as it was: these rules undo each other here: {', '.join(result.conflict)}; "
            "--ignore one of them"
        )
    pairs: dict[tuple[str, str], list[tuple[Finding, Finding]]] = defaultdict(list)
    for loser, winner in result.blocked:
        pairs[loser.rule, winner.rule].append((loser, winner))
    for (rule, other), blocked in pairs.items():
        loser, winner = blocked[0]
        more = f" ({len(blocked) - 1} more in this file)" if len(blocked) > 1 else ""
        yield f"{_at(path, loser)}: {rule} not fixed: blocked by {other} at {_line(winner)}{more}"


def _at(path: str, finding: Finding) -> str:
    return f"{visible(path)}:{_line(finding)}"


def _line(finding: Finding) -> str:
    return f"{finding.place.line}:{finding.place.column}"


def decided(chosen: Selection, suppressed: int, filters: Filters) -> Iterator[str]:
    """What became of decisions other than corrections."""
    if suppressed:
        entries = f"{suppressed} suppression{'s' * (suppressed != 1)}"
        yield f"{len(chosen.rejected)} rejected; {entries} added to {filters.suppressions.path}."
    for decision in chosen.unmatched:
        if decision.decision != "later":
            what = f"{decision.decision} {decision.rule} {shortened(decision.found, 60)!r}"
            yield f"{visible(decision.path)}: no longer found, so not carried out: {visible(what)}"


def summary(done: Corrected, report: Report, args: argparse.Namespace) -> Iterator[str]:
    """What was done and what to do next."""
    changed = [c for c in done.corrections if c.changed]
    edits = sum(len(c.result.edits) for c in changed)
    of_files = f"{len(changed)} of {len(done.files)} file{'s' * (len(done.files) != 1)}"
    corrections = f"{edits} correction{'s' * (edits != 1)} in {of_files}"
    if not edits:
        yield f"Nothing to fix in {len(done.files)} file{'s' * (len(done.files) != 1)}."
    elif args.diff:
        yield f"{corrections}; nothing was written."
    else:
        yield f"{corrections} written {'in place' if args.in_place else 'to ' + str(args.output_dir or FOLDER)}."
        yield f"`seedlint undo {args.ledger}` takes them back."
    if report.findings:
        left, likely = len(report.findings), sum(fixable(f, "unsafe") for f in report.findings)
        more = f"; --safety unsafe would fix {likely} of them" if likely else ""
        yield f"{left} finding{'s' * (left != 1)} left for a person{more}."
