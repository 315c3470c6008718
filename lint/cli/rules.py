"""`seedlint rules`."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from lint.cli import options
from lint.core.rule import Rule


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "examples:\n  seedlint rules\n  seedlint rules --select confusion --format json\n"
        "  seedlint rules bundle -o rules.seed        all that other machines need to find the same"
    )
    parser.add_argument(
        "what", nargs="?", choices=("list", "bundle"), default="list",
        help="list the rules (default), or put them with their lists and compiled databases into one file",
    )  # fmt: skip
    parser.add_argument(
        "-o", "--output", default="rules.seed", metavar="FILE", help="(bundle) the file (default rules.seed)"
    )
    options.add_rules(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="a table, or JSON for programs")


def record(rule: Rule) -> dict[str, object]:
    """A rule for programs."""
    return {
        "rule": rule.name, "kind": rule.kind, "class": rule.cls, "severity": rule.severity,
        "confidence": rule.confidence, "message": rule.message, "why": rule.why, "source": rule.source,
        "fix": rule.fix.safety if rule.fix else None, "tags": list(rule.tags), "where": rule.where,
        "examples": len(rule.examples),
    }  # fmt: skip


def run(args: argparse.Namespace) -> int:
    """List the rules."""
    book = options.session(args).rulebook
    if args.what == "bundle":
        from lint.packs import bundle

        digest = bundle.write(book, Path(args.output))
        print(f"wrote {args.output}: rules {book.fingerprint[:12]} of {len(book.sources)} packs")
        print(f"use it as: --rules {args.output}@{digest[:16]}")
        return 0
    if args.format == "json":
        print(json.dumps([record(r) for r in book.rules], ensure_ascii=False, indent=1))
        return 0
    width = max((len(r.name) for r in book.rules), default=0)
    for r in book.rules:
        fix = r.fix.safety if r.fix else ""
        print(f"{r.name:<{width}}  {r.severity:<7}  {r.confidence:<6}  {r.cls:<14}  {r.kind:<12}  {fix}".rstrip())
    print(f"{len(book.rules)} rules. `seedlint explain PACK/RULE` shows one's manual.")
    return 0
