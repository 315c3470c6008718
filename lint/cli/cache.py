"""`seedlint cache`."""

from __future__ import annotations

import argparse

from lint.core.cache import Cache, default_folder


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "The cache holds compiled rules. It may be thrown away at any time;\n"
        "$SEEDLINT_CACHE_DIR puts it elsewhere, --no-cache does without.\n\nexamples:\n  seedlint cache\n  seedlint cache clean"
    )
    parser.add_argument(
        "what",
        nargs="?",
        choices=("dir", "clean"),
        default="dir",
        help="say where the cache is (default), or throw it away",
    )


def run(args: argparse.Namespace) -> int:
    """Say where it is, or throw it away."""
    if args.what == "dir":
        print(default_folder())
    else:
        Cache(default_folder()).clean()
    return 0
