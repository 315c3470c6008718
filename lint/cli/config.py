"""`seedlint config`."""

from __future__ import annotations

import argparse
import json

from lint.cli import options
from lint.config.settings import CONFIGURABLE, Settings


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "Settings come from flags, else from seedlint.yaml or [tool.seedlint] in pyproject.toml (the nearest above the\n"
        "working folder, and what it extends), else from the defaults.\n\n"
        "examples:\n  seedlint config\n  seedlint config --config other.yaml --severity info\n  seedlint init"
    )
    options.add_paths(parser)
    options.add_rules(parser)
    options.add_levels(parser)
    options.add_known(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="a table, or JSON for programs")


def run(args: argparse.Namespace) -> int:
    """Print each value and where it came from."""
    asked = options.settings(args)
    rows = [(name.replace("_", "-"), value(asked, name), asked.origin(name)) for name in CONFIGURABLE]
    if args.format == "json":
        print(json.dumps({n: {"value": v, "from": o} for n, v, o in rows}, ensure_ascii=False, indent=1))
        return 0
    shown = [(n, json.dumps(v, ensure_ascii=False), o) for n, v, o in rows]
    widths = [max(len(row[i]) for row in shown) for i in (0, 1)]
    for name, text, origin in shown:
        print(f"{name:<{widths[0]}}  {text:<{min(widths[1], 48)}}  {origin}")
    return 0


def value(asked: Settings, name: str) -> object:
    """A setting as a configuration would write it."""
    got = getattr(asked, name)
    if name == "rules":
        return got or ("shipped",)
    if name == "overrides":
        return [{"paths": o.paths, "ignore": o.ignore, "severity": dict(o.severity), "from": o.where} for o in got]
    return got
