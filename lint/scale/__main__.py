"""`python -m lint.scale DIR 3/64`: one shard of the run that lies in DIR, or with `--range` one range of keys, as a worker does it."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lint.check.guard import Limits
from lint.config.settings import Settings
from lint.core.errors import SeedlintError
from lint.core.key_range import KeyRange, numbered
from lint.scale import ranges, run, shard
from lint.scale.cut import Shard
from lint.session import Session


def main() -> int:
    """Check the shard; gives the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m lint.scale", description="Check one shard of a run that was begun, or conclude one range."
    )
    parser.add_argument("folder", type=Path, metavar="DIR")
    parser.add_argument("number", metavar="I/N")
    parser.add_argument("--range", action="store_true", help="a range of keys, not a shard")
    parser.add_argument("--max-seconds", type=float, default=Limits().seconds)
    parser.add_argument("--max-memory", type=int, default=0)
    args = parser.parse_args()
    try:
        known = run.read(args.folder)
        session = Session(known.asked(Settings(jobs=1)))
        known.must_be_of(session, args.folder)
        limits = Limits(args.max_seconds, args.max_memory * 1_000_000)
        if args.range:
            print(ranges.conclude(session, known, args.folder, KeyRange(*numbered(args.number, "--range"))))
        else:
            print(shard.check(session, Shard.named(args.number), args.folder, known, limits=limits)[0])
    except SeedlintError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


sys.exit(main())
