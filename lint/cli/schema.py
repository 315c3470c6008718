"""`seedlint schema`."""

from __future__ import annotations

import argparse
import json

from lint.cli import options


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "Editors with a YAML language server complete rules when a pack begins with\n"
        "  # yaml-language-server: $schema=schema.json"
    )
    parser.add_argument("--output", metavar="FILE", help="write it there")


def run(args: argparse.Namespace) -> int:
    """Print the JSON Schema."""
    from lint.packs.jsonschema import json_schema

    options.write(iter([json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"]), args.output)
    return 0
