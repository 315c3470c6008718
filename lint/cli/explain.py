"""`seedlint explain`."""

from __future__ import annotations

import argparse

from lint import kinds
from lint.authoring.manual import kind_manual, manual
from lint.cli import options
from lint.filters.disposition import own_rule
from lint.packs.termfile import rule_of_any


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "examples:\n  seedlint explain scrape/collector-log\n  seedlint explain substitution\n"
        "`seedlint rules` lists the rules; the kinds are:\n  " + " ".join(kinds.names())
    )
    parser.add_argument("name", metavar="PACK/RULE", help="full id of a rule, or the name of a kind")
    options.add_rules(parser)


def run(args: argparse.Namespace) -> int:
    """Print the manual."""
    if args.name in kinds.names():
        print(kind_manual(args.name))
    else:
        own = own_rule(args.name) or rule_of_any(args.name)
        rule = own or options.session(args).rulebook.named(args.name)
        if rule.name != args.name:
            print(f"{args.name} is called {rule.name} now; the old id still works.\n")
        print(manual(rule))
    return 0
