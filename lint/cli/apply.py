"""`seedlint apply`."""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from lint.cli.fix import FOLDER, show_diff
from lint.core.errors import Failure, Skipped
from lint.core.text import sha256
from lint.fix import ledger
from lint.fix.destination import Copies, InPlace, write_corrected
from lint.fix.opened import open_file
from lint.fix.reapply import Reapplied, reapplied
from lint.fix.rounds import FixResult
from lint.fix.session import Corrected, Correction
from lint.inputs.reader import Reader
from lint.report.formats._quote import visible

APPLIED = Path("reports/applied.jsonl")


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "For texts that came again from their source after they had been corrected: each edit is found again by what\n"
        "stood around it, and what no longer fits is reported. Nothing is checked, no rule is asked.\n\n"
        "examples:\n  seedlint apply reports/fixes.jsonl --diff\n  seedlint apply reports/fixes.jsonl --in-place\n"
        "exit status: 0 every edit was made, 1 some no longer fit, 2 no such ledger, 4 a file could not be read"
    )
    parser.add_argument("ledger", metavar="LEDGER", help="the fixes.jsonl that `seedlint fix` wrote")
    parser.add_argument("files", nargs="*", metavar="FILE", help="only these of its files (default: all)")
    where = parser.add_argument_group("where to").add_mutually_exclusive_group()
    where.add_argument("--output-dir", metavar="DIR", help=f"folder of the corrected copies (default {FOLDER})")
    where.add_argument("--in-place", action="store_true", help="correct the files themselves")
    where.add_argument("--diff", action="store_true", help="show what would change and write nothing")
    parser.add_argument(
        "--ledger",
        dest="record",
        metavar="FILE",
        default=str(APPLIED),
        help=f"where edits are noted (default {APPLIED})",
    )


def run(args: argparse.Namespace) -> int:
    """Make the edits again."""
    chains: dict[str, list[ledger.FileChange]] = defaultdict(list)
    wanted = {Path(f).as_posix() for f in args.files}
    for change in ledger.read(Path(args.ledger)):
        if not wanted or change.path in wanted:
            chains[change.path].append(change)
    done = Corrected(
        failures=[Failure(name, "the ledger says nothing of it") for name in sorted(wanted - chains.keys())]
    )
    missed = False
    for path, changes in chains.items():
        got = _again(Path(path), changes)
        if isinstance(got, Failure):
            done.failures.append(got)
            continue
        correction, outcome = got
        done.files.append(correction.file)
        done.corrections.append(correction)
        missed |= bool(outcome.missed)
        _say(path, outcome)
        if args.diff:
            show_diff(path, correction.result)
    if not args.diff:
        where = InPlace() if args.in_place else Copies(Path(args.output_dir or FOLDER))
        for note in write_corrected(done, where, Path(args.record)):
            print(note)
    for failure in done.failures:
        print(f"not corrected: {visible(str(failure))}")
    return 4 if done.failures else int(missed)


def _again(file: Path, changes: list[ledger.FileChange]) -> tuple[Correction, Reapplied] | Failure:
    encoding = changes[0].entries[0].encoding
    try:
        opened = open_file(file, Reader(encoding=encoding))
    except OSError as error:
        return Failure(file.as_posix(), f"cannot be read: {error.strerror or error}")
    if isinstance(opened, Failure):
        return opened
    if isinstance(opened, Skipped):
        return Failure(file.as_posix(), f"is no text ({opened.why})")
    outcome = reapplied(opened.text, opened.coding, changes)
    broken = opened.breaks(outcome.text)
    if broken:
        return Failure(file.as_posix(), f"the edits no longer fit: {broken}")
    result = FixResult(opened.text)
    result.text, result.edits = outcome.text, outcome.edits
    return Correction(file, sha256(opened.content_before), opened.coding, result, opened), outcome


def _say(path: str, outcome: Reapplied) -> None:
    total = outcome.made + len(outcome.missed)
    print(f"{visible(path)}: {outcome.made} of {total} edit{'s' * (total != 1)} made")
    for entry, reason in outcome.missed:
        old, new = (visible(t if len(t) <= 60 else t[:60] + "…") or "(nothing)" for t in (entry.before, entry.after))
        print(f"  line {entry.line} then: {old} → {new} ({entry.rule}): {reason}")
