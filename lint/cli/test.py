"""`seedlint test`."""

from __future__ import annotations

import argparse

from lint.cli import options
from lint.config.file import FOREIGN


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "Every example must hold; fixing must be idempotent; no other rule may newly fire on a 'good' text;\n"
        "every when/unless clause must be needed by some example; and packs must be laid out so that people can\n"
        "read them: no line over 160 characters, alternations of six words and more as sets. A note names each pattern\n"
        "for which all of every text must be searched.\n\n"
        "examples:\n  seedlint test\n  seedlint test my-pack.yaml --clauses\n"
        "exit status: 0 proven, 2 usage, 3 something does not hold"
    )
    parser.add_argument("packs", nargs="*", metavar="RULES", help="packs or folders; default those in force")
    clauses = parser.add_mutually_exclusive_group()
    clauses.add_argument("--clauses", action="store_true", help="list every clause with the example that needs it")
    clauses.add_argument("--no-clauses", action="store_true", help="leave out clause coverage")
    options.add_rules(parser)


def run(args: argparse.Namespace) -> int:
    """Prove the rules; says every failure with its place."""
    from lint.packs.dear import dear_patterns
    from lint.packs.load import load, shown
    from lint.packs.prove import clause_needs, cross_rule_problems, idempotence_problems
    from lint.packs.style import style_problems

    asked = options.settings(args)
    packs = args.packs or [p for p in asked.rules if p != "none" and not p.startswith(FOREIGN)]
    book = load(packs or (None if not asked.rules else []), trust=False).select(asked.select, asked.ignore)
    problems = [*cross_rule_problems(book), *idempotence_problems(book)]
    problems += [p for path in book.sources for p in style_problems(path, shown(path))]
    said = [str(p) for p in problems]
    if not args.no_clauses:
        for rule in book.rules:
            for need in clause_needs(rule):
                if not need.example:
                    said.append(
                        f"{rule.where}: {rule.name}: no example needs {need.name}; add one that does, or drop it"
                    )
                elif args.clauses:
                    print(f"{rule.name}: {need.name} ({need.clause}) is needed by the example at {need.example}")
    for line in said:
        print(line)
    for problem in dear_patterns(book):
        print(f"note: {problem}")
    examples = sum(len(r.examples) for r in book.rules)
    if said:
        n = len(book.rules)
        print(f"{len(said)} problem{'s' * (len(said) != 1)} in {n} rule{'s' * (n != 1)}.")
        return 3
    n = len(book.rules)
    print(f"{n} rule{'s' * (n != 1)} proven by {examples} examples.")
    return 0
