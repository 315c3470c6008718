"""`seedlint baseline`."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from lint.cli import options
from lint.core.errors import UsageError
from lint.core.finding import Finding
from lint.core.result import Result
from lint.filters import baseline
from lint.filters.disposition import Filters, baseline_file
from lint.report.formats._quote import visible
from lint.session import Session


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "write  note all findings of now, so that `check` shows only new ones; an existing baseline only shrinks\n"
        "prune  drop what is no longer found\n"
        "show   list what is known\n\n"
        "The file is the `baseline` of the configuration, or --baseline FILE, or seedlint-baseline.json beside the\n"
        "configuration, where `check` finds it by itself.\n\n"
        "examples:\n  seedlint baseline write\n  seedlint baseline prune\n  seedlint check --baseline none\n"
        "exit status: 0 done, 1 what is new was not accepted, 4 something could not be checked"
    )
    parser.add_argument("action", choices=("write", "prune", "show"), help="what to do")
    options.add_paths(parser)
    parser.add_argument("--accept-new", action="store_true", help="write: let the baseline grow")
    options.add_run(parser)


def run(args: argparse.Namespace) -> int:
    """Write, prune or show the baseline."""
    asked = options.settings(args)
    path = baseline_file(asked)
    if path is None:
        raise UsageError("the configuration wants no baseline; name a file: --baseline FILE")
    if args.action == "show":
        return show(baseline.read(path, asked.root))
    session = Session(asked)
    result = options.checked(args, session)
    for failure in result.failures:
        print(f"not checked: {visible(str(failure))}")
    old = baseline.read(path, asked.root) if path.exists() else None
    if args.action == "prune":
        if old is None:
            raise UsageError(f"there is no baseline {path}; `seedlint baseline write` makes it")
        done = prune(old, path, session, result)
    else:
        done = write(old, path, session, result, accept_new=args.accept_new)
    return 4 if result.failures else done


def _sorted_out(
    old: baseline.Baseline, session: Session, result: Result
) -> tuple[list[Finding], Counter[baseline.Key]]:
    """What is new, and what of the old is stale."""
    filters = Filters(session.settings, session.rulebook)
    filters.baseline = old
    new = filters.shown(result.findings)
    _, left = old.new(filters.not_suppressed(result.findings))
    return new, old.stale(left, result.files, [r.name for r in session.rulebook.rules])


def prune(old: baseline.Baseline, path: Path, session: Session, result: Result) -> int:
    """Drop what is no longer found."""
    _, stale = _sorted_out(old, session, result)
    old.without(stale).write(path)
    print(f"{stale.total()} dropped, {old.counts.total() - stale.total()} left in {path}.")
    return 0


def write(old: baseline.Baseline | None, path: Path, session: Session, result: Result, *, accept_new: bool) -> int:
    """Note the findings of now; what is new in an existing baseline only if it is accepted."""
    asked = session.settings
    new, stale = _sorted_out(old or baseline.Baseline(root=asked.root), session, result)
    after = (old or baseline.Baseline(root=asked.root)).without(stale)
    refused = old is not None and bool(new) and not accept_new
    if not refused:
        after = after.plus(new)
    after.write(path)
    gone = f", {stale.total()} dropped" if stale else ""
    n = after.counts.total()
    print(f"{n} known finding{'s' * (n != 1)} in {path}{gone}.")
    if refused:
        for finding in new:
            print(
                f"new: {visible(finding.place.path)}:{finding.place.line}: {finding.rule}: {visible(finding.message)}"
            )
        print(f"{len(new)} new finding{'s' * (len(new) != 1)} not accepted: correct them, or --accept-new.")
    elif asked.given("baseline"):
        print(
            f"`seedlint check --baseline {path}` shows what is new; or set baseline: {path.name} in the configuration."
        )
    else:
        print("`seedlint check` shows only what is new from now on.")
    return int(refused)


def show(known: baseline.Baseline) -> int:
    """List the entries."""
    for key in sorted(known.counts):
        count = f" ({known.counts[key]} times)" if known.counts[key] > 1 else ""
        print(f"{visible(key[0])}  {key[1]}  {visible(known.found[key])}{count}")
    rules = Counter[str]()
    for (_, rule, _), n in known.counts.items():
        rules[rule] += n
    print(*(f"{n:>6}  {rule}" for rule, n in rules.most_common()), f"{known.counts.total()} known findings.", sep="\n")
    return 0
