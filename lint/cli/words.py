"""`seedlint words`."""

from __future__ import annotations

import argparse

from lint.cli import options
from lint.core.errors import UsageError
from lint.filters import words
from lint.filters.disposition import words_file


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "The words are kept in words.txt beside the configuration, a form a line; `FORM @ GLOB` holds for some paths only.\n"
        "What is said to be misspelt, or no term, is not shown where it is one of them.\n\n"
        "examples:\n  seedlint words add Ostrawa\n  seedlint words add Ostrawa 'Dun Laoghaire' --path 'seeds/2012/**'\n"
        "  seedlint words list"
    )
    parser.add_argument("action", choices=("add", "list"), help="what to do")
    parser.add_argument("forms", nargs="*", metavar="FORM", help="words as they are written")
    parser.add_argument("--path", default="", metavar="GLOB", help="only in these files, as in a .gitignore")
    parser.add_argument("--config", metavar="FILE", help="configuration (default: the one found upwards)")
    parser.add_argument(
        "--words", metavar="FILE", help="the file of words (default words.txt beside the configuration)"
    )


def run(args: argparse.Namespace) -> int:
    """Add words, or list them."""
    asked = options.settings(args)
    path = words_file(asked)
    if path is None:
        raise UsageError(
            "words stand beside a configuration, and there is none; `seedlint init` writes one, or give --words FILE"
        )
    known = words.read(path, asked.root)
    if args.action == "list":
        for word in known.words:
            print(word.form + (f" @ {word.glob}" if word.glob else ""))
        return 0
    if not args.forms:
        raise UsageError("name the words: seedlint words add FORM...")
    new = words.add(known, args.forms, args.path)
    print(f"{len(new)} word{'s' * (len(new) != 1)} added to {path}." if new else f"{path} has them already.")
    return 0
