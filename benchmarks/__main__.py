"""Measure seedlint beside its peers, in turns on the same texts, and print ratios.

    python -m benchmarks                  everything (about ten minutes on two cores)
    python -m benchmarks start rules      only these
    python -m benchmarks quality corrections   what is found and corrected in labelled texts
    python -m benchmarks guard            a quick subset against benchmarks/bounds.toml; status 1 where something got worse
    python -m benchmarks page             the HTML report in a browser (needs chromium)

The corpus is built from Debian packages (or source distributions on PyPI), the peers come from PyPI; both are kept in a cache.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks import bounds, page
from benchmarks.bench import Bench
from benchmarks.scenarios import SCENARIOS

GUARDED = ("start", "speed", "rules")
"""Scenarios of the guard."""


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        "python -m benchmarks", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", nargs="*", metavar="WHAT", help=f"{', '.join(SCENARIOS)}; guard; page")
    parser.add_argument("--rounds", type=int, default=5, help="how often each contender runs (default 5)")
    parser.add_argument(
        "--seconds",
        type=float,
        default=75,
        help="what one race may last; there are fewer rounds or less text then (default 75)",
    )
    parser.add_argument("--megabytes", type=int, help="size of the corpus (default: what there is time for, up to 30)")
    parser.add_argument("--long", action="store_true", help="all of the corpus, up to 1 GB of text, up to 20,000 rules")
    parser.add_argument("--cache", type=Path, default=Path("~/.cache/seedlint-benchmarks"), help="corpus and peers")
    parser.add_argument(
        "--adapter", action="append", default=[], metavar="NAME=MODULE:FUNCTION",
        help="(quality) a tool of yours; see benchmarks/quality/adapters.py",
    )  # fmt: skip
    parser.add_argument("--write", type=Path, metavar="FILE", help="write the page there")
    args = parser.parse_args(argv)
    unknown = set(args.what) - SCENARIOS.keys() - {"guard", "page"}
    if unknown:
        parser.error(
            f"nothing is called {', '.join(sorted(unknown))}; there are {', '.join(SCENARIOS)}, guard and page"
        )
    if "page" in args.what:
        return subprocess.run([sys.executable, str(Path(__file__).with_name("report_page.py"))]).returncode
    bench = Bench(args.cache.expanduser(), args.rounds, args.seconds, args.long, args.megabytes, args.adapter)
    if "guard" in args.what:
        bench.seconds /= 3
        return guard(bench)
    parts, wanted = [], args.what or list(SCENARIOS)
    for name in wanted:
        print(f"{name}:", file=sys.stderr, flush=True)
        try:
            parts.append(SCENARIOS[name](bench))
        except RuntimeError as error:  # the others may still be worth their while
            print(f"{name} could not be measured: {error}", file=sys.stderr)
    made = page.page(parts, bounds.read(), bench)
    if args.write:
        args.write.write_text(made, encoding="utf-8")
    print(made)
    return 0 if len(parts) == len(wanted) else 2


def guard(bench: Bench) -> int:
    """Compare a few ratios with their bounds."""
    known = bounds.read()
    comparisons = [c for name in GUARDED for c in SCENARIOS[name](bench).comparisons]
    found = bounds.worse(comparisons, known)
    for comparison in comparisons:
        bound = known[comparison.key]
        print(f"{comparison.key:<20}{bound.ratio(comparison)!s:<24}{bound.what}")
    print(*(found or ["nothing got worse"]), sep="\n", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
