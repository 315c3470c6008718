"""Options that several commands share, and what they come to."""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TextIO

from lint.check import runner
from lint.check.rulebook import Rulebook
from lint.cli.progress import progress
from lint.config.file import settled
from lint.config.settings import Settings
from lint.core.cache import Cache, default_folder
from lint.core.errors import Failure
from lint.core.finding import Finding, Origin
from lint.core.result import Result
from lint.core.rule import CONFIDENCES, SEVERITIES
from lint.core.text import Document, Undecodable, decode
from lint.filters import disposition
from lint.inputs.discover import discover
from lint.inputs.globs import globs
from lint.packs.load import load
from lint.report import formats
from lint.report.model import Report


def add_paths(parser: argparse.ArgumentParser) -> None:
    """PATH arguments."""
    parser.add_argument(
        "paths",
        nargs="*",
        metavar="PATH",
        help="files or folders; default the configured ones, else the current folder",
    )
    parser.add_argument(
        "--exclude",
        action="append",
        metavar="GLOB",
        help="leave out files met in folders, as in a .gitignore (repeatable, commas)",
    )
    parser.add_argument("--force-exclude", action="store_true", default=None, help="leave out files named as PATH too")


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Which rules are in force."""
    group = parser.add_argument_group("rules")
    group.add_argument(
        "--rules",
        action="append",
        metavar="PATH",
        help="a pack, a folder of packs, or 'none' (repeatable); default the shipped packs",
    )
    group.add_argument(
        "--select",
        action="append",
        metavar="NAME",
        help="only these: rule id, pack, kind, class or tag (repeatable, commas)",
    )
    group.add_argument("--ignore", action="append", metavar="NAME", help="all but these")
    group.add_argument(
        "--no-corpus",
        dest="corpus",
        action="store_false",
        default=None,
        help="ask no questions about the corpus as a whole (for runs that see only some of its files)",
    )
    group.add_argument(
        "--config", metavar="FILE", help="configuration (default: the one found upwards); 'none' for none"
    )
    group.add_argument("--no-cache", action="store_true", help="read and compile the rules anew")


def add_levels(parser: argparse.ArgumentParser) -> None:
    """What is shown, and what fails the run."""
    group = parser.add_argument_group("levels")
    group.add_argument("--severity", choices=SEVERITIES, help="lowest severity shown (default warning)")
    group.add_argument("--confidence", choices=CONFIDENCES, help="lowest confidence shown (default medium)")
    group.add_argument(
        "--fail-on", choices=(*SEVERITIES, "never"), help="lowest severity that fails the run (default warning)"
    )
    group.add_argument("--jobs", type=int, metavar="N", help="processes (default 0: one a core)")
    group.add_argument("--quiet", action="store_true", help="no progress bar, no summary")


_PLAIN = (
    "severity", "confidence", "fail_on", "jobs", "force_exclude", "corpus", "suppressions", "baseline", "strict_baseline",
    "since", "diff_file",
)  # fmt: skip


def add_known(parser: argparse.ArgumentParser) -> None:
    """What need not be said again."""
    group = parser.add_argument_group("known findings")
    group.add_argument(
        "--suppressions", metavar="FILE", help="findings that stay, with reasons (default suppress.yaml)"
    )
    group.add_argument("--baseline", metavar="FILE", help="findings that are known and not shown")
    group.add_argument(
        "--strict-baseline", action="store_true", default=None, help="entries that nothing needs any more are findings"
    )


def add_new(parser: argparse.ArgumentParser) -> None:
    """Only what is new."""
    group = parser.add_argument_group("only what is new").add_mutually_exclusive_group()
    group.add_argument("--since", metavar="REV", help="only lines added or changed since this revision of git")
    group.add_argument("--diff-file", metavar="FILE", help="only lines that this unified diff adds or changes")


def settings(args: argparse.Namespace) -> Settings:
    """Defaults, the configuration, and the flags on top."""
    given: dict[str, Any] = {
        "paths": tuple(getattr(args, "paths", None) or ()) or None,
        "rules": tuple(args.rules) if getattr(args, "rules", None) else None,
        "select": names(getattr(args, "select", None)),
        "ignore": names(getattr(args, "ignore", None)),
        "exclude": names(getattr(args, "exclude", None)),
        "cache": False if getattr(args, "no_cache", False) else None,
        **{k: getattr(args, k, None) for k in _PLAIN},
    }
    return settled(given, getattr(args, "config", None))


def wants_color(stream: TextIO) -> bool:
    """Colour is for terminals, and only where `NO_COLOR` is not set (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR")


def names(values: list[str] | None) -> tuple[str, ...] | None:
    """Names given by repeatable, comma-separated flags."""
    return tuple(n.strip() for v in values for n in v.split(",") if n.strip()) if values else None


def rulebook(asked: Settings) -> Rulebook:
    """The rules that the settings ask for."""
    kept = Cache(default_folder() if asked.cache else None)
    book = load([p for p in asked.rules if p != "none"] if asked.rules else None, cache=kept)
    disposition.check_names(asked, book)
    return dataclasses.replace(book.select(asked.select, asked.ignore), corpus=asked.corpus)


def checked(args: argparse.Namespace, asked: Settings, book: Rulebook) -> Result:
    """Run the check over the paths (or standard input for `-`)."""
    if asked.paths == ("-",):
        data = sys.stdin.buffer.read()
        name = getattr(args, "stdin_filename", None) or "-"
        try:
            text, coding = decode(data)
        except Undecodable as error:
            return Result(failures=[Failure(name, str(error))])
        from lint.check import pipeline

        return pipeline.check_documents([Document(text, name, coding=coding)], book)
    with progress(not args.quiet and sys.stderr.isatty()) as tick:
        return runner.check_paths(
            asked.paths,
            book,
            exclude=globs(asked.exclude, asked.root),
            force_exclude=asked.force_exclude,
            jobs=asked.jobs,
            progress=tick,
        )


def documents(asked: Settings) -> Iterator[Document]:
    """The documents of the asked paths, one after the other."""
    from lint.check import pipeline

    files, _ = discover(asked.paths, globs(asked.exclude, asked.root), force=asked.force_exclude)
    return (document for file in files for document in pipeline.read(file)[0])


def report_of(result: Result, asked: Settings, book: Rulebook, *wanted: str) -> Report:
    """What is shown of a result at the asked levels, with whole documents where one of the formats wants them."""
    kept = disposition.Filters(asked, book)(result)
    spoken = {f.rule for f in kept.findings}
    own = [rule for rule in disposition.OWN if rule.name in spoken]
    rules = (*book.rules, *own) if own else book.rules
    report = Report(kept.findings, result.failures, rules, result.documents, result.characters, hidden=kept.hidden)
    report.notes = [*kept.notes(), *result.notes]
    if any(map(formats.wants_texts, wanted)):
        report.texts = documents_of(kept.findings)
    return report


def documents_of(findings: Iterable[Finding]) -> dict[Origin, Document]:
    """The documents with these findings, read once more; one that changed meanwhile is left out."""
    from lint.check import pipeline

    by_origin: dict[Origin, list[Finding]] = {}
    for finding in findings:
        by_origin.setdefault(finding.place.origin, []).append(finding)
    documents = [
        d for path in {p: None for p, _, _ in by_origin} if Path(path).is_file() for d in pipeline.read(Path(path))[0]
    ]
    return {
        origin: document
        for document in documents
        for origin in [(document.path, document.record, document.field)]
        if all(document.text[f.place.start : f.place.end] == f.place.found for f in by_origin.get(origin, ()))
        and origin in by_origin
    }


def status(report: Report, asked: Settings) -> int:
    """The exit code of the contract: 4 incomplete, 1 findings, 0 none."""
    if report.failures:
        return 4
    return int(any(asked.fails(f.severity) for f in report.findings))


def write(pieces: Iterator[str], output: str | None) -> None:
    """A report to standard output, or to a file that is whole or not there."""
    if output is None:
        for piece in pieces:
            sys.stdout.write(piece)
        return
    from lint.core.atomic import write_atomically

    write_atomically(Path(output), (piece.encode("utf-8", "backslashreplace") for piece in pieces))
