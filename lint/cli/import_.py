"""`seedlint import`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lint.authoring.foreign import FORMATS, imported
from lint.cli import options
from lint.core.errors import UsageError


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "Reads a style of Vale (a folder of .yml), a dictionary of codespell or of typos, or the deprecated names of a term\n"
        "base (TBX), and writes a pack in which every rule is proven by an example. What could not be carried over is named,\n"
        "with the reason. `extends: vale:PATH` in seedlint.yaml reads such rules where they lie.\n\n"
        "examples:\n  seedlint import styles/Google --output google.yaml\n"
        "  seedlint check --rules google.yaml docs/\n  seedlint import typos.toml --output words.yaml"
    )
    parser.add_argument("path", metavar="PATH", help="a style's folder, or a dictionary")
    parser.add_argument("--from", dest="form", choices=sorted(FORMATS), help="what it is (default: what it looks like)")
    parser.add_argument("--output", metavar="FILE", help="write the pack there instead of to the terminal")
    parser.add_argument("--pack", metavar="NAME", help="name of the pack (default: that of the file or folder)")


def run(args: argparse.Namespace) -> int:
    """Write the pack."""
    path = Path(args.path)
    if not path.exists():
        raise UsageError(f"{path}: no such file or folder")
    made = imported(path, args.form, args.pack)
    options.write(iter([made.text]), args.output)
    for dropped in made.dropped:
        print(f"left out: {dropped.id}: {dropped.why}", file=sys.stderr)
    print(f"{made.rules} rules carried over, {len(made.dropped)} left out", file=sys.stderr)
    return 0
