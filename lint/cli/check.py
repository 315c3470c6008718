"""`seedlint check`."""

from __future__ import annotations

import argparse
import sys

from lint.cli import options
from lint.report import formats


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "examples:\n  seedlint check seeds/\n  seedlint check --severity info --confidence low seeds/004*.txt\n"
        "  seedlint check --format jsonl --output findings.jsonl .\n  cat page.txt | seedlint check -\n"
        "exit status: 0 clean, 1 findings, 2 usage, 3 invalid rules, 4 something could not be checked"
    )
    options.add_paths(parser)
    options.add_rules(parser)
    options.add_reading(parser)
    options.add_levels(parser)
    options.add_known(parser)
    options.add_new(parser)
    parser.add_argument(
        "--format",
        default="text",
        metavar="NAME",
        help=f"one of {', '.join(formats.own())}, or of an installed package",
    )
    parser.add_argument("--output", metavar="FILE", help="write the report there instead of to the terminal")
    parser.add_argument("--statistics", action="store_true", help="count findings by rule")
    parser.add_argument(
        "--profile", action="store_true", help="go through the texts once more and say what each rule costs"
    )
    parser.add_argument("--watch", action="store_true", help="check again after each change, until Ctrl-C")
    parser.add_argument(
        "--corpus-only",
        action="store_true",
        default=None,
        help="report only what shows when all texts are seen together (the other half of --no-corpus)",
    )
    parser.add_argument("--stdin-filename", metavar="NAME", help="name of the document read for PATH -")


def run(args: argparse.Namespace) -> int:
    """Check and report, once or after each change."""
    if not args.watch:
        return once(args)
    from lint.cli.watch import watch

    return watch(options.settings(args), lambda: once(args))


def once(args: argparse.Namespace) -> int:
    """Check and report."""
    render = formats.named(args.format)
    session = options.session(args)
    result = options.checked(args, session)
    if args.show_files:
        options.show_files(result, session)
    report = session.report(result, args.format)
    report.statistics, report.quiet = args.statistics, args.quiet
    report.width, report.height = (0, 0) if args.output else options.screen(sys.stdout)
    report.color = args.output is None and options.wants_color(sys.stdout, args.color)
    options.write(render(report), args.output)
    if report.failures and args.format != "text":
        for failure in report.failures:
            print(f"not checked: {failure}", file=sys.stderr)
    if args.profile:
        from lint.authoring.profile import profiled, table

        print(*table(profiled(session.documents(), session.rulebook)), sep="\n", file=sys.stderr)
    return session.status(report)
