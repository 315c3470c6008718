"""The command line: the only place that parses arguments, prints and exits. One module per command."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from keyword import iskeyword
from typing import NoReturn

from lint.core.errors import RuleErrors, SeedlintError, UsageError, did_you_mean
from lint.core.garbage import of_a_program

COMMANDS = {
    "check": "find defects and report them",
    "gather": "add up the shards of a corpus that several machines checked",
    "fix": "write corrected copies, with a ledger to undo them",
    "undo": "take back what a ledger of fixes did",
    "apply": "make the edits of a ledger again on a newer version of the texts",
    "suppress": "decide to leave a finding, with a reason",
    "words": "words that are right here, whatever a dictionary says",
    "baseline": "note the findings of now, so that only new ones are shown",
    "report": "write the correction report that a person reviews",
    "review": "accept and reject findings in a browser",
    "test": "prove every rule by its own examples",
    "rules": "list the rules in force",
    "explain": "the manual of one rule",
    "why": "why a rule speaks or keeps silent at a place",
    "config": "each setting in force and where it came from",
    "init": "write a starting configuration",
    "rule": "a new rule to start from, or drafts from a correction",
    "suggest": "draft rules from what a corpus repeats and varies",
    "import": "rules of Vale, codespell or typos as a pack",
    "try": "a draft rule's hits in context, counted by document",
    "lsp": "serve an editor: findings while typing, corrections, manuals",
    "schema": "JSON Schema of rule packs, for editors",
    "completion": "completion of commands and options for a shell",
    "cache": "where compiled rules are kept, and throwing them away",
}
"""Every command is a module of this package with `add(parser)` and `run(args) -> int`; a keyword's ends in `_`."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; gives its exit status (README, "In a hook, in CI")."""
    if argv is None:
        of_a_program()
        argv = sys.argv[1:]
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    try:
        args = _parsed(argv)
        status: int = args.run(args)
        if not sys.stdout.closed:  # the language server closes it when the editor says goodbye
            sys.stdout.flush()
        return status
    except RuleErrors as error:
        n = len(error.problems)
        print(error, file=sys.stderr)
        print(f"{n} problem{'s' * (n != 1)} in the rules; nothing was checked.", file=sys.stderr)
        return error.exit_code
    except SeedlintError as error:
        print(f"seedlint: {error}", file=sys.stderr)
        return error.exit_code
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except KeyboardInterrupt:
        print("seedlint: stopped", file=sys.stderr)
        return 2
    except Exception as error:
        if os.environ.get("SEEDLINT_DEBUG"):
            raise
        what = f"{type(error).__name__}: {error}"
        print(f"seedlint: internal error: {what}; set SEEDLINT_DEBUG=1 to see where", file=sys.stderr)
        return 2


def _parsed(argv: Sequence[str]) -> argparse.Namespace:
    """The arguments; raises `UsageError` for a command or an option that there is not, with what may have been meant."""
    if argv and not argv[0].startswith("-") and argv[0] not in COMMANDS:
        near = did_you_mean(argv[0], COMMANDS)
        raise UsageError(f"there is no command '{argv[0]}'{near or '; `seedlint --help` lists them'}")
    args, unknown = parser(*argv[:1]).parse_known_args(argv)
    options = [word for word in unknown if word.startswith("-") and word != "-"]
    if unknown and not options and hasattr(args, "paths"):  # `argparse` does not look for more of them after options
        args.paths = [*args.paths, *unknown]
        return args
    if unknown:
        option, _, _ = (options or unknown)[0].partition("=")
        near = did_you_mean(option, args.options)
        raise UsageError(f"there is no option '{option}'{near or f'; `seedlint {argv[0]} --help` lists them'}")
    return args


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are sentences, not pages."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{message}; `{self.prog} --help` says more")


def parser(*wanted: str) -> argparse.ArgumentParser:
    """The parser of the command line for the `wanted` commands: the others are not imported.

    Where none is wanted (for help, and for what is no command), all are named, without their arguments.
    """
    parser = _Parser(
        prog="seedlint",
        description="Finds defects in texts that nobody proof-read, and writes corrected copies.",
        epilog=(
            "a first hour:\n"
            "  seedlint check seeds/                     what is wrong, with evidence\n"
            "  seedlint explain PACK/RULE                why a rule says so\n"
            "  seedlint fix seeds/ --diff                what could be corrected safely\n"
            "  seedlint fix seeds/                       corrected copies, with a ledger to undo them\n"
            "  seedlint report seeds/                    all of it for a person to review\n"
            "  seedlint init seeds/                      settings and a hook for a project\n\n"
            "`seedlint COMMAND --help` shows the options of a command, with examples."
        ),
        formatter_class=_Help,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and which core runs, and exit")
    commands = parser.add_subparsers(metavar="COMMAND", required=True, prog=parser.prog)
    known = COMMANDS.keys() & set(wanted)
    for name, summary in COMMANDS.items():
        if not known or name in known:  # what is only named gets no options, not even --help: they take longest
            about = summary[0].upper() + summary[1:] + "."
            sub = commands.add_parser(name, help=summary, description=about, add_help=name in known)
        if name in known:
            module = importlib.import_module(f"lint.cli.{name}" + "_" * iskeyword(name))
            sub.formatter_class = _Help
            module.add(sub)
            sub.set_defaults(run=module.run, options=tuple(sub._option_string_actions))
    return parser


class _Help(argparse.RawDescriptionHelpFormatter):
    """Help as wide as the terminal. `argparse` would ask `shutil` for its width, and importing that takes longest."""

    def __init__(self, prog: str) -> None:
        try:
            columns = int(os.environ.get("COLUMNS") or os.get_terminal_size(sys.__stdout__.fileno()).columns)  # type: ignore[union-attr]
        except (AttributeError, ValueError, OSError):
            columns = 80
        super().__init__(prog, width=(columns if columns > 0 else 80) - 2)


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        from lint.native.library import core

        print(f"seedlint {version('seedlint')} ({core()})")
        parser.exit()
