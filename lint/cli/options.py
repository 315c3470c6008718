"""Options that several commands share, and what they come to."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from lint.cli.progress import progress
from lint.config.file import resolve_settings
from lint.config.settings import Settings
from lint.core.result import Result
from lint.core.rule import CONFIDENCES, SEVERITIES
from lint.inputs.discover import left_out
from lint.report.formats._quote import visible
from lint.session import Session


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


def add_run(parser: argparse.ArgumentParser) -> None:
    """What a run over texts asks: rules, reading, levels, and what is known."""
    add_rules(parser)
    add_reading(parser)
    add_levels(parser)
    add_known(parser)


def add_rules(parser: argparse.ArgumentParser) -> None:
    """Which rules are in force."""
    group = parser.add_argument_group("rules")
    group.add_argument(
        "--rules",
        action="append",
        metavar="PATH",
        help="a pack, or a folder of packs (repeatable), in place of the shipped ones; name 'shipped' as well to add to them; "
        "'none' for none",
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
    group.add_argument(
        "--isolated", dest="config", action="store_const", const="none", help="no configuration (--config none)"
    )
    group.add_argument("--no-cache", action="store_true", help="read and compile the rules again")


def add_reading(parser: argparse.ArgumentParser) -> None:
    """How files are read."""
    group = parser.add_argument_group("reading")
    group.add_argument(
        "--text-field",
        action="append",
        metavar="FIELD",
        help="field of records that is text: body, meta.title, messages[*].content (repeatable, commas; default text, else content)",
    )
    group.add_argument("--id-field", metavar="FIELD", help="field that names a record (default id)")
    group.add_argument("--source-field", metavar="FIELD", help="field with the text that a record's text translates")
    group.add_argument(
        "--source", dest="source_file", metavar="FILE", help="file that the text translates, line by line"
    )
    group.add_argument("--source-lang", metavar="LANG", help="language of the sources, as zh or pt-BR")
    group.add_argument("--target-lang", metavar="LANG", help="language of the texts (default what files declare)")
    group.add_argument("--terms", metavar="FILE", help="term base that translations keep to: CSV, TSV, TBX or YAML")
    group.add_argument(
        "--input-format",
        metavar="NAME",
        help="read all files as NAME (plain, jsonl, csv, markdown, html ...); default by suffix",
    )
    group.add_argument("--encoding", metavar="NAME", help="encoding of files that are not UTF-8, as cp1252")
    group.add_argument(
        "--show-files", action="store_true", help="name the files that are read, and those left out, with why"
    )


def add_levels(parser: argparse.ArgumentParser) -> None:
    """What is shown, and what fails the run."""
    group = parser.add_argument_group("levels")
    group.add_argument("--severity", choices=SEVERITIES, help="lowest severity shown (default warning)")
    group.add_argument("--confidence", choices=CONFIDENCES, help="lowest confidence shown (default medium)")
    group.add_argument(
        "--fail-on", choices=(*SEVERITIES, "never"), help="lowest severity that fails the run (default warning)"
    )
    group.add_argument(
        "--exit-zero",
        dest="fail_on",
        action="store_const",
        const="never",
        help="findings fail no run (--fail-on never)",
    )
    group.add_argument("--jobs", type=int, metavar="N", help="processes (default 0: one a core)")
    group.add_argument("--quiet", action="store_true", help="no progress bar, no summary")
    group.add_argument(
        "--color",
        choices=("auto", "always", "never"),
        default="auto",
        help="colour (default auto: on terminals; the variables NO_COLOR and FORCE_COLOR are heeded)",
    )


_PLAIN = (
    "severity", "confidence", "fail_on", "jobs", "force_exclude", "corpus", "corpus_only", "suppressions", "baseline", "strict_baseline",
    "words", "since", "diff_file", "input_format", "encoding", "id_field", "source_field", "source_file", "source_lang", "target_lang",
    "terms",
)  # fmt: skip


def add_known(parser: argparse.ArgumentParser) -> None:
    """What need not be said again."""
    group = parser.add_argument_group("known findings")
    group.add_argument(
        "--suppressions", metavar="FILE", help="findings that stay, with reasons (default suppress.yaml)"
    )
    group.add_argument(
        "--words",
        metavar="FILE",
        help="words that are right here (default words.txt beside the configuration); 'none' for none",
    )
    group.add_argument(
        "--baseline",
        metavar="FILE",
        help="findings that are known and not shown (default seedlint-baseline.json, where there is one); 'none' for none",
    )
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
    given: dict[str, object] = {
        "paths": tuple(getattr(args, "paths", None) or ()) or None,
        "rules": tuple(args.rules) if getattr(args, "rules", None) else None,
        "select": names(getattr(args, "select", None)),
        "ignore": names(getattr(args, "ignore", None)),
        "exclude": names(getattr(args, "exclude", None)),
        "text_field": names(getattr(args, "text_field", None)),
        "cache": False if getattr(args, "no_cache", False) else None,
        **{k: getattr(args, k, None) for k in _PLAIN},
    }
    return resolve_settings(given, getattr(args, "config", None))


def wants_color(stream: TextIO, asked: str = "auto") -> bool:
    """Whether to write colour: as asked for by flag, else by `NO_COLOR` (https://no-color.org) and `FORCE_COLOR`
    (https://force-color.org), else on terminals."""
    if asked != "auto":
        return asked == "always"
    if os.environ.get("NO_COLOR"):
        return False
    return bool(os.environ.get("FORCE_COLOR")) or stream.isatty()


def screen(stream: TextIO) -> tuple[int, int]:
    """Columns and lines of the terminal behind a stream (`COLUMNS` and `LINES` count first); zeros where there is none."""
    if not stream.isatty():
        return 0, 0
    try:
        size = tuple(os.get_terminal_size(stream.fileno()))
    except (OSError, ValueError):
        size = (80, 24)
    given = (os.environ.get(name, "") for name in ("COLUMNS", "LINES"))
    columns, lines = (int(g) if g.isdecimal() and int(g) else n for g, n in zip(given, size, strict=True))
    return columns, lines


def names(values: list[str] | None) -> tuple[str, ...] | None:
    """Names given by repeatable, comma-separated flags."""
    return tuple(n.strip() for v in values for n in v.split(",") if n.strip()) if values else None


def session(args: argparse.Namespace) -> Session:
    """The run that the flags ask for."""
    return Session(settings(args))


def checked(args: argparse.Namespace, run: Session) -> Result:
    """Check the paths (or standard input for `-`)."""
    if run.settings.paths == ("-",):
        return run.check_bytes(Path(getattr(args, "stdin_filename", None) or "-"), sys.stdin.buffer.read())
    with progress(not args.quiet and sys.stderr.isatty(), run) as tick:
        return run.check(tick)


def show_files(result: Result, run: Session) -> None:
    """The files that were read, and those that were not, with the reason, on standard error."""
    met = (*left_out(run.settings.paths, run.exclude), *result.skipped)
    out = {s.path: s.why for s in met} | {f.path: f.what for f in result.failures if not f.line}
    for path in sorted({*result.files, *out}):
        print(
            f"{'left out' if path in out else 'read    '}  {visible(path)}"
            + (f"  ({visible(out[path])})" if path in out else ""),
            file=sys.stderr,
        )


def write(pieces: Iterator[str], output: str | None) -> None:
    """A report to standard output, or to a file that is whole or not there."""
    if output is None:
        for piece in pieces:
            sys.stdout.write(piece)
        return
    from lint.core.atomic import write_atomically

    write_atomically(Path(output), (piece.encode("utf-8", "backslashreplace") for piece in pieces))
