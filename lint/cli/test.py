"""`seedlint test`."""

from __future__ import annotations

import argparse

from lint.cli import options


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "Every example must hold; fixing must be idempotent; no other rule may newly fire on a 'good' text;\n"
        "and every when/unless clause must be needed by some example.\n\n"
        "examples:\n  seedlint test\n  seedlint test my-pack.yaml --no-clauses"
    )
    parser.add_argument("packs", nargs="*", metavar="RULES", help="packs or folders; default the shipped packs")
    parser.add_argument("--no-clauses", action="store_true", help="leave out clause coverage")
    options.add_rules(parser)


def run(args: argparse.Namespace) -> int:
    """Prove the rules; says every failure with its place."""
    from lint.prove import cross_rule_problems, idempotence_problems, uncovered_clauses
    from lint.rulebook import load

    book = load(args.packs or None).select(*(options.names(v) or () for v in (args.select, args.ignore)))
    problems = [*cross_rule_problems(book), *idempotence_problems(book)]
    said = [str(p) for p in problems]
    if not args.no_clauses:
        for rule in book.rules:
            said += [
                f"{rule.where}: {rule.name}: no example needs {clause}; add one that does, or drop it"
                for clause in uncovered_clauses(rule)
            ]
    for line in said:
        print(line)
    examples = sum(len(r.examples) for r in book.rules)
    if said:
        print(f"{len(said)} problem{'s' * (len(said) != 1)} in {len(book.rules)} rules.")
        return 3
    print(f"{len(book.rules)} rules proven by {examples} examples.")
    return 0
