"""`seedlint init`."""

from __future__ import annotations

import argparse
import re
from importlib.metadata import version
from pathlib import Path

from lint.config import file
from lint.core.about import home
from lint.core.atomic import write_atomically
from lint.core.errors import UsageError

HOOKS = Path(".pre-commit-config.yaml")

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
  - repo: {home}
    rev: v{version}
    hooks:
      - id: seedlint-fix          # corrects what is certain in the files of a commit
{files}      - id: seedlint              # and shows the rest, on the lines that the commit adds or changes
{files}        args: [--since, HEAD]
      - id: seedlint-corpus       # what shows only when all texts are seen together
        args: [--since, HEAD]
"""


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = "examples:\n  seedlint init seeds/\n  seedlint init --hook"
    parser.add_argument("paths", nargs="*", metavar="PATH", help="folders of texts (default: this one)")
    parser.add_argument(
        "--hook",
        action="store_true",
        help="write .pre-commit-config.yaml too (where there is none), instead of showing what to put there; also later",
    )


def run(args: argparse.Namespace) -> int:
    """Write a starting configuration, and show or write the hook's entry."""
    missing = [p for p in args.paths if not Path(p).exists()]
    if missing:
        raise UsageError(f"there is no {missing[0]} here")
    there = file.find(Path.cwd())
    if there is not None and not args.hook:
        raise UsageError(
            f"{file.from_here(there)} is already a configuration; `seedlint config` shows it, `seedlint init --hook` adds the hook"
        )
    if there is None:
        made = CONFIGURATION.format(paths=", ".join(map(quoted, args.paths or ["."])))
        write_atomically(Path("seedlint.yaml"), made.encode())
        print("wrote seedlint.yaml; `seedlint config` shows the values in force")
    entry = HOOK.format(
        home=home(), version=version("seedlint"), files=_files(args.paths or list(file.resolve_settings({}).paths))
    )
    if args.hook and not HOOKS.exists():
        write_atomically(HOOKS, entry.encode())
        print(f"wrote {HOOKS}; see whether repo and rev are right, then: pre-commit install")
    else:
        print(f"\nFor a check at each commit, add this to {HOOKS}:\n\n{entry}", end="")
    return 0


def _files(paths: list[str]) -> str:
    """The key of a hook that says with what the names of texts begin; nothing where the whole folder is checked."""
    folders = [Path(p).as_posix() for p in paths]
    if "." in folders:
        return ""
    return f"        files: ^({'|'.join(re.escape(f) + '/' * Path(f).is_dir() for f in folders)})\n"


def quoted(path: str) -> str:
    """A path as a YAML flow scalar that no character of it can break."""
    return "'" + path.replace("'", "''") + "'"
