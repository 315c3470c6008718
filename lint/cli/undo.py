"""`seedlint undo`."""

from __future__ import annotations

import argparse
from pathlib import Path

from lint.fix import ledger
from lint.report.formats._quote import visible

LEDGER = "reports/fixes.jsonl"


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "A file gets exactly the bytes back that it had before the fixes. One that changed since is left alone.\n"
        "A corrected copy becomes a copy of its original. Run it in the folder in which `seedlint fix` ran.\n\n"
        "examples:\n  seedlint undo\n  seedlint undo reports/fixes.jsonl --dry-run\n"
        "exit status: 0 all taken back, 1 some refused, 2 no such ledger"
    )
    parser.add_argument(
        "ledger", nargs="?", default=LEDGER, metavar="LEDGER",
        help=f"what `seedlint fix` wrote down (default {LEDGER})",
    )  # fmt: skip
    parser.add_argument("files", nargs="*", metavar="FILE", help="only these files (default: all)")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")


def run(args: argparse.Namespace) -> int:
    """Take the fixes back."""
    changes = ledger.read(Path(args.ledger))
    wanted = {Path(f).as_posix() for f in args.files}
    unknown = sorted(wanted - {c.target for c in changes})
    for name in unknown:
        print(f"refused   {visible(name)}: the ledger says nothing of it")
    refused = bool(unknown)
    for undone in ledger.undo([c for c in changes if not wanted or c.target in wanted], dry_run=args.dry_run):
        what = f": {undone.reason}" if undone.reason else f": {undone.edits} edit{'s' * (undone.edits != 1)} taken back"
        print(f"{undone.state:<8}  {visible(undone.target)}{what}")
        refused |= undone.state == "refused"
    return int(refused)
