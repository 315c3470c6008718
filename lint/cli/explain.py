"""`seedlint explain`."""

from __future__ import annotations

import argparse
import importlib
import textwrap

from lint import kinds
from lint.cli import options
from lint.rule import Rule
from lint.triage import own_rule


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = "example:\n  seedlint explain scrape/collector-log"
    parser.add_argument("rule", metavar="PACK/RULE", help="full id of a rule")
    options.add_rules(parser)


def manual(rule: Rule) -> str:
    """The manual of a rule: what, why, source, examples, and how its kind looks."""
    fix = f"fix {rule.fix.safety}" if rule.fix else "no fix"
    lines = [
        f"{rule.name}  ({rule.severity}, {rule.confidence} confidence, {rule.cls}, kind {rule.kind}, {fix})",
        "",
        f"  says    {rule.message}",
        *textwrap.wrap(rule.why, 88, initial_indent="  why     ", subsequent_indent=" " * 10),
        *textwrap.wrap(rule.source, 88, initial_indent="  source  ", subsequent_indent=" " * 10),
        f"  stands  {rule.where}",
        *(f"  when    {clause}" for clause in rule.when),
        *(f"  unless  {clause}" for clause in rule.unless),
        "",
    ]
    for example in rule.examples:
        for i, text in enumerate(example.texts):
            lines += _block("bad" if example.bad else "ok", text)
            if example.good and i < len(example.good):
                lines += _block("good", example.good[i])
    if own_rule(rule.name):
        return "\n".join(lines).rstrip()
    module = importlib.import_module(type(kinds.named(rule.kind)).__module__)
    lines += ["", f"The kind `{rule.kind}`:", textwrap.indent((module.__doc__ or "").strip(), "  ")]
    return "\n".join(lines)


def _block(label: str, text: str) -> list[str]:
    first, *rest = text.split("\n")
    return [f"  {label:<6}  {first}", *(f"          {line}" for line in rest)]


def run(args: argparse.Namespace) -> int:
    """Print the manual."""
    print(manual(own_rule(args.rule) or options.rulebook(options.settings(args)).named(args.rule)))
    return 0
