"""`seedlint gather`."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lint.cli import check, options
from lint.session import Session

if TYPE_CHECKING:
    from lint.scale.worker import Tasks


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "examples:\n  seedlint check data/ --shard 1/2 --out run/\n  seedlint check data/ --shard 2/2 --out run/\n"
        "  seedlint gather run/ --format jsonl --output findings.jsonl\n"
        "  seedlint gather run/ --ranges 8 --jobs 4\n"
        "  seedlint gather run/ --range 3/8\n"
        "exit status: as check's"
    )
    parser.add_argument("folder", metavar="DIR", help="where `seedlint check --shard` wrote all shards of a run")
    group = parser.add_argument_group("past one process")
    check.add_ranges(group)
    group.add_argument(
        "--range", metavar="I/N", help="only the I-th of N ranges: the first time it tells, once all told it concludes"
    )
    options.add_levels(parser)
    options.add_known(parser)
    options.add_new(parser)
    check.add_output(parser)
    parser.add_argument(
        "--rules", action="append", metavar="PATH", help="where the rules of the run lie here, if elsewhere"
    )
    parser.add_argument(
        "--config", metavar="FILE", help="configuration (default: the one found upwards); 'none' for none"
    )


def run(args: argparse.Namespace) -> int:
    """Add up the shards and report."""
    from lint.core.key_range import KeyRange, numbered
    from lint.scale import ranges
    from lint.scale.gather import gather
    from lint.scale.run import read

    folder = Path(args.folder)
    shards = read(folder)
    given = options.settings(args)
    settings = shards.asked(given)
    if args.rules:
        settings = dataclasses.replace(settings, rules=given.rules)
    session = Session(settings)
    if args.range:
        said = ranges.conclude(session, shards, folder, KeyRange(*numbered(args.range, "--range")))
        if not args.quiet:
            print(said)
        return 0
    check.conclude_ranges(lambda tasks: _here(tasks, args), shards, folder, args.ranges)
    return check.reported(args, session, gather(session, shards, folder, args.ranges))


def _here(tasks: Tasks, args: argparse.Namespace) -> None:
    from lint.scale.worker import here

    for said in here(tasks, args.jobs or 0):
        if not args.quiet:
            print(said, file=sys.stderr)
