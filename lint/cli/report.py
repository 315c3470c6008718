"""`seedlint report`."""

from __future__ import annotations

import argparse
import dataclasses
import sys
from collections.abc import Sequence
from pathlib import Path

from lint.cli import options
from lint.config.settings import Settings
from lint.core.atomic import write_atomically
from lint.core.errors import UsageError
from lint.core.finding import Finding
from lint.inputs.globs import literally
from lint.report import formats
from lint.report.formats._compare import compared, read_report
from lint.session import Session

FORMATS = ("markdown", "json", "html")
"""What is written where nothing else is asked for: every finding, to be read and decided."""

OF_CORPUS = ("corpus", "summary")
"""What is written beside that of records, and instead of it where findings are too many to be read one by one."""

READABLE = 20_000
"""Findings up to which a page shows every one of them in time (`python -m benchmarks page`)."""


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "Shows more than `check`: house-style remarks too (--severity info), unsure ones not (--confidence medium).\n"
        "The files hold no times, and paths from the working folder, so a committed report can be proven current.\n\n"
        "examples:\n  seedlint report seeds/\n  seedlint report seeds/ --format markdown,sarif --output-dir out/\n"
        "  seedlint report seeds/ --check\n"
        "exit status: 0 nothing at or above --fail-on (with --check: the files are current), 1 findings (or stale files),\n"
        "2 usage, 3 invalid rules, 4 something could not be checked"
    )
    options.add_paths(parser)
    options.add_run(parser)
    options.add_new(parser)
    parser.add_argument(
        "--format", action="append", metavar="NAME",
        help=f"formats to write (repeatable, commas; default {','.join(FORMATS)}; of records {','.join(OF_CORPUS)} as well, alone above "
        f"{READABLE:,} findings); "
        f"of {', '.join(formats.own())}, or of an installed package",
    )  # fmt: skip
    parser.add_argument("--output-dir", default="reports", metavar="DIR", help="where to write (default reports/)")
    parser.add_argument(
        "--previous", metavar="FILE",
        help="an earlier report.json, or report.summary.json: the page then says what is new, unchanged and gone, "
        "that of a corpus which rules speak more or less often",
    )  # fmt: skip
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a file there is not current")


def run(args: argparse.Namespace) -> int:
    """Write the report, or prove that the one on disk is current."""
    asked = options.names(args.format)
    for name in asked or ():
        formats.named(name)  # before the work
    args.severity = args.severity or "info"
    session = Session(_apart(options.settings(args), Path(args.output_dir)))
    result = options.checked(args, session)
    if args.show_files:
        options.show_files(result, session)
    wanted = asked or _usual(result.findings)
    renders = {name: formats.named(name) for name in wanted}
    report = session.report(result, *wanted)
    if args.previous:
        report.previous, report.earlier = read_report(Path(args.previous))
    files = {
        Path(args.output_dir) / f"report{formats.suffix(name)}": "".join(render(report)).encode("utf-8", "replace")
        for name, render in renders.items()
    }
    for failure in report.failures:
        print(f"not checked: {failure}", file=sys.stderr)
    if args.check:
        return _check(files, args, bool(report.failures))
    since = _since(Path(args.output_dir) / "report.json", report.findings)
    for path, data in files.items():
        write_atomically(path, data)
        if not args.quiet:
            print(f"wrote {path.as_posix()}")
    if not args.quiet:
        n = len(report.findings)
        print(f"{n} finding{'s' * (n != 1)} in {report.documents} document{'s' * (report.documents != 1)}{since}.")
        if n > READABLE and not asked:
            print("So many are shown in numbers and samples; --format html,json writes them one by one.")
    return session.status(report)


def _usual(findings: Sequence[Finding]) -> Sequence[str]:
    """The formats for what was found."""
    if len(findings) > READABLE:
        return OF_CORPUS
    return (*FORMATS, *OF_CORPUS) if any(f.place.record is not None for f in findings) else FORMATS


def _apart(asked: Settings, folder: Path) -> Settings:
    """The settings with what this command writes left out of the texts: `seedlint report .` is no report of reports."""
    holds_texts = any(Path(path).resolve().is_relative_to(folder.resolve()) for path in asked.paths)
    pattern = literally(folder / "report", asked.root) + ".*" if holds_texts else literally(folder, asked.root) + "/"
    return dataclasses.replace(asked, exclude=(*asked.exclude, pattern))


def _since(path: Path, findings: Sequence[Finding]) -> str:
    """What changed since the report that lies there, in words."""
    if not path.is_file():
        return ""
    try:
        states, gone = compared(findings, read_report(path).findings)
    except UsageError:
        return ""
    return f"; {states.count('new')} new, {len(gone)} gone since the last report"


def _check(files: dict[Path, bytes], args: argparse.Namespace, incomplete: bool) -> int:
    stale = [path for path, data in files.items() if not path.is_file() or path.read_bytes() != data]
    for path in stale:
        state = "is not current" if path.exists() else "is missing"
        print(f"{path.as_posix()} {state}; write it with: seedlint report {' '.join(args.paths)}")
    if not stale and not args.quiet:
        print(f"{', '.join(p.as_posix() for p in files)}: current")
    return 1 if stale else 4 if incomplete else 0
