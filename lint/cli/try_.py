"""`seedlint try`."""

from __future__ import annotations

import argparse
import dataclasses
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from lint.check.rulebook import Rulebook
from lint.cli import options
from lint.core.errors import RuleErrors, UsageError
from lint.core.finding import Finding
from lint.core.result import Result
from lint.packs.load import lists_for, load
from lint.report.formats._quote import visible
from lint.session import Session

WIDTH = 34
"""Characters shown on either side of a hit."""


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "RULE is a pack, a file that holds one rule or a list of rules (of which only the kind and its keys are needed), or the\n"
        "full id of a rule in force. Hits of every level are shown; examples are proven, but need not hold.\n\n"
        "examples:\n  seedlint try drafts.yaml seeds/\n  seedlint try scrape/collector-log seeds/ --limit 3"
    )
    parser.add_argument("rule", metavar="RULE", help="a file of rules, or PACK/RULE")
    options.add_paths(parser)
    options.add_reading(parser)
    parser.add_argument(
        "--limit", type=int, default=5, metavar="N", help="hits of a rule shown in one document (0: all)"
    )
    parser.add_argument("--jobs", type=int, metavar="N", help="processes (0: one a core)")
    parser.add_argument(
        "--config", metavar="FILE", help="configuration (default: the one found upwards); 'none' for none"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress bar")


def run(args: argparse.Namespace) -> int:
    """Show the hits, then the counts."""
    book = _rules(args.rule)
    asked = dataclasses.replace(options.settings(args), severity="info", confidence="low")
    result = options.checked(args, Session(asked, book))
    for line in (*_hits(result.findings, args.limit), *_counts(result, book), *_proofs(book)):
        print(line)
    return 4 if result.failures else 0


def _rules(asked: str) -> Rulebook:
    path = Path(asked)
    if path.is_dir():
        return load([path], prove=False)
    if not path.exists():
        if asked.endswith((".yaml", ".yml")) or asked.count("/") != 1:
            raise UsageError(f"no rule at {asked}: there is no such file, and a rule in force is called PACK/RULE")
        return Rulebook((load().named(asked),))
    from lint.packs.read import read_draft

    rules, problems = read_draft(path, path.as_posix(), lists_for(path))
    if problems:
        raise RuleErrors(problems)
    return Rulebook(tuple(rules))


def _hits(findings: Sequence[Finding], limit: int) -> Iterator[str]:
    path, shown = "", Counter[str]()
    for finding in findings:
        place = finding.place
        if place.path != path:
            path, shown = place.path, Counter()
            yield visible(path)
        shown[finding.rule] += 1
        if limit and shown[finding.rule] > limit:
            continue
        before, after = visible(place.before)[-WIDTH:], visible(place.after)[:WIDTH]
        found = visible(" ".join(place.found.split())[:80])
        yield f"{place.line:>6}:{place.column:<5}{before:>{WIDTH}}[{found}]{after}"
        yield " " * 12 + visible(finding.message) + f"  {finding.rule}"


def _counts(result: Result, book: Rulebook) -> Iterator[str]:
    yield ""
    for rule in book.rules:
        by_path = Counter(f.place.path for f in result.findings if f.rule == rule.name)
        n, files = by_path.total(), len(by_path)
        yield f"{n:>6}  {rule.name}, in {files} of {result.documents} document{'s' * (result.documents != 1)}"
        for path, count in sorted(by_path.items(), key=lambda item: (-item[1], item[0])):
            yield f"{count:>6}    {visible(path)}"
    for failure in result.failures:
        yield f"not checked: {failure}"


def _proofs(book: Rulebook) -> Iterator[str]:
    """What is wrong with the examples; a draft without any of its own is told so."""
    from lint.packs.prove import prove_rule
    from lint.packs.read import STAND_INS

    for rule in book.rules:
        if all(e.texts[0] in STAND_INS for e in rule.examples):
            yield f"{rule.name} has no examples yet: it loads with at least one 'bad' and one 'ok'"
        else:
            yield from map(str, prove_rule(rule))
