"""`seedlint init`."""

from __future__ import annotations

import argparse
from pathlib import Path

from lint.config import file
from lint.core.atomic import write_atomically
from lint.core.errors import UsageError

CONFIGURATION = """\
# Settings of seedlint for this project; `seedlint config` shows all of them and where each value comes from.

# What is checked when no path is named, and what is left out (globs as in a .gitignore).
paths: [{paths}]
exclude: []

# The lowest levels that are shown, and the lowest severity that fails a run.
severity: warning      # error | warning | info
confidence: medium     # high | medium | low
fail-on: warning       # error | warning | info | never

# Rules: the shipped packs, and your own (a file or a folder of packs).
rules: [shipped]
ignore: []             # rule ids, packs, kinds, classes or tags that are not wanted

# Other levels for some paths:
# overrides:
#   - paths: ['archive/**']
#     ignore: [style]
#     severity: {{spacing: info}}
"""

HOOK = """\
repos:
  - repo: <where seedlint's repository is>
    rev: <its newest tag>
    hooks:
      - id: seedlint            # the files of a commit
        files: ^({files})
      - id: seedlint-corpus     # all texts together, for what shows only across files
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = "examples:\n  seedlint init seeds/\n  seedlint init --hook"
    parser.add_argument("paths", nargs="*", metavar="PATH", default=["."], help="folders of texts (default: this one)")
    parser.add_argument("--hook", action="store_true", help="write .pre-commit-config.yaml too, instead of showing it")


def run(args: argparse.Namespace) -> int:
    """Write a starting configuration, and show or write the hook's entry."""
    missing = [p for p in args.paths if not Path(p).exists()]
    if missing:
        raise UsageError(f"there is no {missing[0]} here")
    there = file.find(Path.cwd())
    if there is not None:
        raise UsageError(f"{file.from_here(there)} is already a configuration; `seedlint config` shows it")
    hooks = Path(".pre-commit-config.yaml")
    if args.hook and hooks.exists():
        raise UsageError(f"{hooks} is there already; `seedlint init` without --hook shows what to add to it")
    write_atomically(Path("seedlint.yaml"), CONFIGURATION.format(paths=", ".join(map(quoted, args.paths))).encode())
    print("wrote seedlint.yaml; `seedlint config` shows the values in force")
    folders = "" if "." in args.paths else "|".join(f"{Path(p).as_posix()}/" for p in args.paths)
    entry = HOOK.format(files=folders)
    if args.hook:
        write_atomically(hooks, entry.encode())
        print(f"wrote {hooks}; fill in repo and rev, then: pre-commit install")
    else:
        print(f"\nFor a check at each commit, add this to {hooks}:\n\n{entry}", end="")
    return 0


def quoted(path: str) -> str:
    """A path as a YAML flow scalar that no character of it can break."""
    return "'" + path.replace("'", "''") + "'"
