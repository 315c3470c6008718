"""`seedlint gather`."""

from __future__ import annotations

import argparse
import dataclasses
from pathlib import Path

from lint.cli import check, options
from lint.session import Session


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "examples:\n  seedlint check data/ --shard 1/2 --out run/\n  seedlint check data/ --shard 2/2 --out run/\n"
        "  seedlint gather run/ --format jsonl --output findings.jsonl\n"
        "exit status: as check's"
    )
    parser.add_argument("folder", metavar="DIR", help="where `seedlint check --shard` wrote all shards of a run")
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
    from lint.scale.gather import gather
    from lint.scale.run import read

    folder = Path(args.folder)
    shards = read(folder)
    given = options.settings(args)
    settings = shards.asked(given)
    if args.rules:
        settings = dataclasses.replace(settings, rules=given.rules)
    session = Session(settings)
    return check.reported(args, session, gather(session, shards, folder))
