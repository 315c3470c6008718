"""`seedlint check`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from lint.cli import options
from lint.cli.progress import progress
from lint.core.errors import UsageError
from lint.core.result import Result
from lint.report import formats
from lint.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable

    from lint.check.guard import Limits
    from lint.scale.run import Run
    from lint.scale.worker import Tasks


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "examples:\n  seedlint check seeds/\n  seedlint check --severity info --confidence low seeds/004*.txt\n"
        "  seedlint check --format jsonl --output findings.jsonl .\n  cat page.txt | seedlint check -\n"
        "exit status: 0 clean, 1 findings, 2 usage, 3 invalid rules, 4 something could not be checked"
    )
    options.add_paths(parser)
    options.add_run(parser)
    options.add_new(parser)
    add_output(parser)
    add_shards(parser)
    parser.add_argument("--stdin-filename", metavar="NAME", help="name of the document read for PATH -")
    parser.add_argument("--watch", action="store_true", help="check again after each change, until Ctrl-C")
    parser.add_argument(
        "--corpus-only",
        action="store_true",
        default=None,
        help="report only what shows when all texts are seen together (the other half of --no-corpus)",
    )
    parser.add_argument(
        "--profile", action="store_true", help="go through the texts once more and say what each rule costs"
    )


def add_output(parser: argparse.ArgumentParser) -> None:
    """What becomes of the findings."""
    parser.add_argument(
        "--format",
        default="text",
        metavar="NAME",
        help=f"one of {', '.join(formats.own())}, or of an installed package",
    )
    parser.add_argument("--output", metavar="FILE", help="write the report there instead of to the terminal")
    parser.add_argument("--statistics", action="store_true", help="count findings by rule")


def add_shards(parser: argparse.ArgumentParser) -> None:
    """Parts of a corpus that is more than one machine's."""
    group = parser.add_argument_group("past one machine")
    group.add_argument(
        "--shard", metavar="I/N", help="check only the I-th of N parts of the corpus, as 3/64, and write it to --out"
    )
    group.add_argument("--out", metavar="DIR", help="where shards are written; `seedlint gather DIR` adds them up")
    group.add_argument("--engine", choices=("dask",), help="check all shards there, and report (needs seedlint[dask])")
    group.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        default="",
        help="(engine) of a cluster that has the same files; default this machine",
    )
    group.add_argument("--shards", type=int, default=64, metavar="N", help="(engine) how many shards (default 64)")
    add_ranges(group)
    group.add_argument(
        "--max-seconds",
        type=float,
        default=300.0,
        metavar="N",
        help="(shards) a document that takes longer is left out and named",
    )
    group.add_argument(
        "--max-memory",
        type=int,
        default=0,
        metavar="MB",
        help="(shards) a document at which a process takes more is left out and named",
    )


def add_ranges(group: argparse._ArgumentGroup) -> None:
    """Questions about the corpus on several processes."""
    group.add_argument(
        "--ranges",
        type=int,
        default=0,
        metavar="N",
        help="conclude questions about the corpus by so many ranges of keys, each in a process (default: all in this one)",
    )


def run(args: argparse.Namespace) -> int:
    """Check and report, once or after each change."""
    if not args.watch:
        return once(args)
    from lint.cli.watch import watch

    return watch(options.settings(args), lambda: once(args))


def once(args: argparse.Namespace) -> int:
    """Check and report."""
    formats.named(args.format)
    session = options.session(args)
    if args.engine:
        return _engine(args, session)
    if args.shard or args.out:
        return _shard(args, session)
    result = options.checked(args, session)
    if args.show_files:
        options.show_files(result, session)
    status = reported(args, session, result)
    if args.profile:
        from lint.authoring.profile import profiled, table

        print(*table(profiled(session.documents(), session.rulebook)), sep="\n", file=sys.stderr)
    return status


def _shard(args: argparse.Namespace, session: Session) -> int:
    from lint.scale import shard
    from lint.scale.cut import Shard

    if not (args.shard and args.out):
        raise UsageError("--shard I/N and --out DIR go together")
    which = Shard.named(args.shard)
    with progress(not args.quiet and sys.stderr.isatty(), session) as tick:
        done, now = shard.check(session, which, Path(args.out), limits=_limits(args), progress=tick)
    if not args.quiet:
        print(f"{done}" + ("" if now else " (was done before)"))
    return 0


def _limits(args: argparse.Namespace) -> Limits:
    from lint.check.guard import Limits

    return Limits(args.max_seconds, args.max_memory * 1_000_000)


def _engine(args: argparse.Namespace, session: Session) -> int:
    """All shards by other processes and machines, then their sum here."""
    import tempfile

    from lint.scale import dask, worker
    from lint.scale.gather import gather
    from lint.scale.run import Run

    if args.shard or args.shards < 1:
        raise UsageError("--engine runs all shards: say how many with --shards, not which with --shard")
    with tempfile.TemporaryDirectory(prefix="seedlint-", ignore_cleanup_errors=True) as temporary:
        if args.scheduler and not args.out:
            raise UsageError("--scheduler needs --out DIR, a folder that all machines see")
        folder = Path(args.out or temporary)
        known = Run.of(session, args.shards, folder)
        folder.mkdir(parents=True, exist_ok=True)
        known.write(folder)

        def run(tasks: Tasks) -> None:
            for said in dask.run(tasks, scheduler=args.scheduler, jobs=args.jobs or 0):
                if not args.quiet:
                    print(said, file=sys.stderr)

        run(worker.shards(folder.absolute(), args.shards, _limits(args)))
        conclude_ranges(run, known, folder.absolute(), args.ranges)
        return reported(args, session, gather(session, known, folder, args.ranges))


def conclude_ranges(run: Callable[[Tasks], None], known: Run, folder: Path, of: int) -> None:
    """Take all of so many ranges to their end: first all tell, then all conclude."""
    from lint.scale import ranges, worker

    for _ in range(2):
        if of and (missing := ranges.missing(known, folder, of)):
            run(worker.ranges(folder, missing))


def reported(args: argparse.Namespace, session: Session, result: Result) -> int:
    """Write the report of a result; gives the exit status."""
    render = formats.named(args.format)
    report = session.report(result, args.format)
    report.statistics, report.quiet = args.statistics, args.quiet
    report.width, report.height = (0, 0) if args.output else options.screen(sys.stdout)
    report.color = args.output is None and options.wants_color(sys.stdout, args.color)
    options.write(render(report), args.output)
    if report.failures and args.format != "text":
        for failure in report.failures:
            print(f"not checked: {failure}", file=sys.stderr)
    return session.status(report)
