"""`seedlint review`."""

from __future__ import annotations

import argparse
import webbrowser
from collections import Counter
from pathlib import Path

from lint.cli import options
from lint.core.errors import UsageError
from lint.filters.decisions import read


def add(parser: argparse.ArgumentParser) -> None:
    """Arguments of the command."""
    parser.epilog = (
        "Opens the report in a browser; what you accept, reject or put off there is saved at once. The page is served\n"
        "on this machine only, at an address that nobody can guess. Then carry the decisions out:\n"
        "  seedlint fix PATH --decisions decisions.yaml\n\n"
        "examples:\n  seedlint review seeds/\n  seedlint review seeds/ --decisions mine.yaml --no-browser"
    )
    options.add_paths(parser)
    options.add_run(parser)
    parser.add_argument(
        "--decisions", default="decisions.yaml", metavar="FILE", help="where decisions go (default decisions.yaml)"
    )
    parser.add_argument("--port", type=int, default=0, metavar="N", help="port on 127.0.0.1 (default any free one)")
    parser.add_argument("--no-browser", action="store_true", help="only print the address")


def run(args: argparse.Namespace) -> int:
    """Serve until interrupted, then say what was decided."""
    from lint.report.formats import html
    from lint.report.formats._page_data import page_data
    from lint.report.serve import ReviewServer

    args.severity = args.severity or "info"
    session = options.session(args)
    report = session.report(options.checked(args, session), "html")
    target = Path(args.decisions)
    if target.exists():
        read(target)  # what is wrong with it is better said before somebody works for an hour

    try:
        server = ReviewServer(
            lambda decided: html.page(page_data(report, decisions=decided, save="decisions")), target, args.port
        )
    except OSError as error:
        raise UsageError(f"port {args.port} cannot be used: {error.strerror or error}") from None
    with server:
        print(f"{len(report.findings)} findings to review at {server.url}\nCtrl-C ends it.", flush=True)
        if not args.no_browser:
            webbrowser.open(server.url)
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            pass
    if not target.exists():
        print("\nNothing was decided.")
        return 0
    counts = Counter(d.decision for d in read(target))
    print(f"\n{counts['accept']} accepted, {counts['reject']} rejected, {counts['later']} for later in {target}.")
    print(f"Next: seedlint fix {' '.join(session.settings.paths)} --decisions {target}")
    return 0
