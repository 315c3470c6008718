"""`seedlint why`."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping
from pathlib import Path

from lint import kinds
from lint.check.trace import CandidateTrace, at, trace
from lint.cli import options
from lint.cli.suppress import place
from lint.core.errors import UsageError
from lint.core.finding import Finding, Place
from lint.core.rule import Rule
from lint.core.text import Document
from lint.inputs import pieces
from lint.inputs.reader import Reader
from lint.inputs.source import only_documents
from lint.report.formats._quote import visible


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "Shows each place on the line that the rule looked at, every question it asked there, and the answer:\n"
        "a finding needs all of them to be passed. Also says why a finding is not shown (level, suppression, baseline).\n\n"
        "examples:\n  seedlint why seeds/a.txt:12 names/near-miss\n  seedlint why seeds/a.txt:12:5 my/rule --rules my.yaml\n"
        "exit status: 0 the rule reports something there, 1 it keeps silent"
    )
    parser.add_argument("place", metavar="PATH:LINE[:COLUMN]", help="where")
    parser.add_argument("rule", metavar="PACK/RULE", help="full id of the rule")
    options.add_run(parser)


def run(args: argparse.Namespace) -> int:
    """Print why."""
    path, line, column = place(args.place)
    session = options.session(args)
    rule = session.rulebook.named(args.rule)
    document = _document(Path(path), line, session.reader)
    traced = trace(document, rule, session.rulebook)
    here = at(traced.accounts, line, column)
    filters = session.filters
    became = {d.original: filters.explain(d) for d in filters.dispositions(traced.kept)}
    became |= {loser: _covered(winner) for loser, winner in traced.covered.items()}
    for account in here:
        print(*format_account(account, rule, became), sep="\n")
    if not here:
        print(*silence(traced.accounts, rule, args.place), sep="\n")
    if kinds.named(rule.kind).corpus:
        print(f"It also asks about all texts together: seedlint check --select {rule.name}")
    return int(not any(a.accepted for a in here))


def _document(path: Path, line: int, reader: Reader) -> Document:
    """The document that holds this line of a file (or is that record); raises `UsageError` where there is none."""
    documents, failures, skipped = only_documents(pieces.read(path, reader))
    if not documents:
        raise UsageError(
            str(failures[0])
            if failures
            else f"{path} is no text ({skipped[0].why})"
            if skipped
            else f"{path} is no text"
        )
    alone = documents[0] if len(documents) == 1 else None
    if alone and alone.map is None and line > len(alone.line_spans):
        raise UsageError(f"{path} has {len(alone.line_spans)} lines")
    here = (d for d in documents if Place.of(d, 0, len(d.text)).touches_line(line))
    document = alone or next(here, None)
    if document is None:
        raise UsageError(f"{path}:{line} holds no text")
    return document


def _covered(winner: Finding) -> str:
    p = winner.place
    return f"not shown: covered by {winner.rule} at {p.line}:{p.column}, which reports the same place"


def format_account(account: CandidateTrace, rule: Rule, became: Mapping[Finding, str]) -> Iterator[str]:
    """One account, for a person; `became` says what became of each finding of the document."""
    p = account.place
    found = visible(p.found if len(p.found) <= 70 else p.found[:69] + "…")
    verdict = "reports it" if account.accepted else "keeps silent"
    yield f"{visible(p.path)}:{visible(p.address)} {found!r}: {rule.name} {verdict}"
    for step in account.steps:
        asks = visible(str(step.asked))
        yield f"  {'passes' if step.passes else 'FAILS ':<6}  {step.sort:<6}  {asks}" + (
            f"  ({visible(step.fact)})" if step.fact and step.fact != asks else ""
        )
    if not account.steps:
        yield "  it asks nothing: whatever it finds is a finding"
    for fact in account.evidence:
        yield f"  because {visible(fact)}"
    if account.finding is not None:
        yield f"  {became[account.finding]}"


def silence(found: list[CandidateTrace], rule: Rule, where: str) -> Iterator[str]:
    """What to say where the rule saw nothing."""
    yield f"{visible(where)}: {rule.name} sees nothing there that its kind `{rule.kind}` would look at"
    lines = sorted({a.place.line for a in found})
    if lines:
        yield f"  it looks at something on line{'s' * (len(lines) > 1)} {', '.join(map(str, lines[:20]))}{', …' * (len(lines) > 20)}"
    else:
        yield "  nor anywhere else in this text"
    yield f"  seedlint explain {rule.name}: what it looks for"
