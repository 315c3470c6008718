"""Lists that a script makes: written, or held against what is there (`--check`)."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path


def main(about: str | None, target: Path, head: str, columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> int:
    """Write a table of tabs under a line of comment, or with --check say whether it is current; gives the exit status."""
    parser = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    text = "\n".join([head, "\t".join(columns), *("\t".join(row[c] for c in columns) for row in rows)]) + "\n"
    if args.check:
        return int(target.read_text(encoding="utf-8") != text)
    target.write_text(text, encoding="utf-8", newline="\n")
    return 0
