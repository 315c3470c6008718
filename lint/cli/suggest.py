"""`seedlint suggest`."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable

from lint.authoring.draft import pack
from lint.authoring.observe import observe
from lint.authoring.suggest import drafts
from lint.cli import options
from lint.core.errors import Failure, UsageError
from lint.core.lists import shipped
from lint.core.text import Document
from lint.inputs.pieces import read
from lint.lexicon.forms import opened


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "Lines that several documents share, names and compounds in two forms, casing minorities, rare neighbours of frequent\n"
        "names: each becomes a draft with its counts and an example, in a pack that loads. Nothing is in force before\n"
        "somebody has read it.\n\n"
        "examples:\n  seedlint suggest seeds/ --output drafts.yaml\n  seedlint try drafts.yaml seeds/"
    )
    options.add_paths(parser)
    options.add_reading(parser)
    parser.add_argument("--output", metavar="FILE", help="write the pack there instead of to the terminal")
    parser.add_argument("--pack", default="drafts", metavar="NAME", help="name of the pack (default drafts)")
    parser.add_argument(
        "--least",
        type=int,
        default=3,
        metavar="N",
        help="documents in which a line must stand to be drafted (default 3)",
    )
    parser.add_argument(
        "--config", metavar="FILE", help="configuration (default: the one found upwards); 'none' for none"
    )


def run(args: argparse.Namespace) -> int:
    """Draft the pack."""
    if args.least < 2:
        raise UsageError("--least is 2 or more: a line in one document is no habit of the corpus")
    session = options.session(args)
    how = session.reader
    files, failures = session.discover()

    def corpus() -> Iterable[Document]:
        return (document for path in files for document in read(path, how) if isinstance(document, Document))

    seen = observe(corpus)
    made = drafts(seen, args.least, opened(shipped() / "lists" / "known-forms.bin"))
    options.write(iter([pack(made, args.pack, seen.documents)]), args.output)
    failures += [failure for path in files for failure in read(path, how) if isinstance(failure, Failure)]
    for failure in failures:
        print(f"not read: {failure}", file=sys.stderr)
    return 4 if failures else 0
