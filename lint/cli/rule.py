"""`seedlint rule`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from lint import kinds
from lint.authoring import scaffold
from lint.cli import options
from lint.core.errors import RuleErrors, UsageError
from lint.core.rule import slug
from lint.core.text import decode


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "new NAME             a rule to start from, with the keys of its kind explained\n"
        "new --from-diff A B  drafts from a correction: A is the text as it was, B as a person corrected it\n\n"
        "examples:\n  seedlint rule new harbour-names --kind substitution --output my-pack.yaml\n"
        "  seedlint rule new --from-diff raw.txt corrected.txt --output drafts.yaml\n"
        "  seedlint test my-pack.yaml && seedlint try my-pack.yaml seeds/"
    )
    parser.add_argument("action", choices=("new",), help="what to do")
    parser.add_argument(
        "name", nargs="?", default="my-rule", metavar="NAME", help="id of the rule: lower case with hyphens"
    )
    parser.add_argument("--kind", default="pattern", metavar="KIND", help="how it looks at the text (default pattern)")
    parser.add_argument("--pack", default="my-pack", metavar="NAME", help="name of the pack (default my-pack)")
    parser.add_argument("--from-diff", nargs=2, metavar=("A", "B"), help="draft rules from a person's correction")
    parser.add_argument(
        "--output", metavar="FILE", help="write the pack there (never over a file) instead of to the terminal"
    )


def run(args: argparse.Namespace) -> int:
    """Write the scaffold or the drafts."""
    if args.output and Path(args.output).exists():
        raise UsageError(f"{args.output} is there already; name another file, or move the rule over by hand")
    if args.from_diff:
        from lint.authoring.correction import drafted

        before, after = map(_text, args.from_diff)
        made, lost = drafted(before, after, args.pack, f"{args.from_diff[0]} → {args.from_diff[1]}")
        if lost:
            print(
                f"{lost} change{'s' * (lost != 1)} of which no rule could be made (rewritten or moved text).",
                file=sys.stderr,
            )
    else:
        if args.kind not in kinds.names():
            kinds.named(args.kind)
        if slug(args.name) != args.name:
            raise UsageError(
                f"'{args.name}' is no id of a rule: small letters, digits and hyphens, as '{slug(args.name)}'"
            )
        made = scaffold.scaffold(args.pack, args.name, args.kind)
    options.write(iter([made]), args.output)
    if args.output:
        print(f"wrote {args.output}; next: seedlint test {args.output}")
        _say_problems(Path(args.output))
    return 0


def _text(name: str) -> str:
    try:
        return decode(Path(name).read_bytes())[0]
    except OSError as error:
        raise UsageError(f"{name}: cannot be read: {error.strerror}") from None
    except ValueError as error:
        raise UsageError(f"{name}: {error}") from None


def _say_problems(path: Path) -> None:
    from lint.packs.load import load

    try:
        load([path])
    except RuleErrors as error:
        print(error)
