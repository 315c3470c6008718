"""What was measured, as Markdown: for the terminal, and for `docs/benchmark.md`."""

from __future__ import annotations

import datetime
import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks import peers
from benchmarks.bench import Bench, Part
from benchmarks.bounds import Bound
from benchmarks.measure import Line, short

HEAD = """# How fast it is

Written by `python -m benchmarks --write docs/benchmark.md`; see CONTRIBUTING.md.

All contenders of a table ran in turns, one after the other, round after round. A ratio is taken within each round; shown are
the median of all rounds and, in brackets, the lowest and the highest. Times are medians too: by the wall clock, and
processor time of all processes together. MB is 10^6 bytes. Peak memory is that of the largest process of the run; what
a program has below 25 MB does not show.
The corpus is English documentation out of Debian packages (Python, pandas, SQLAlchemy, Perl, Vim, git, fortunes,
dictionaries): nothing that seedlint was made for, and so full of markup, lists and names that its rules have much to look at.
The peers look words up, or patterns; seedlint also asks what each document is made of, what its names are and whom they
mean: the ratios say what that costs.
"""


def page(parts: Sequence[Part], bounds: dict[str, Bound], bench: Bench) -> str:
    """The whole page."""
    return "\n".join([HEAD, *machine(bench), "", *targets(parts, bounds), *(tables(parts, bounds))])


def machine(bench: Bench) -> Iterator[str]:
    """Where and with what it was measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    tools = [f"{name} {peers.version(program)}" for name, program in bench.peers.items()]
    ours = [f"{name} {version(name)}" for name in ("seedlint", "hyperscan", "regex")]
    yield f"Measured on {datetime.date.today():%Y-%m-%d}: {processor()}, {os.cpu_count()} cores, {memory:.0f} GB;"
    load = os.getloadavg()[2]
    yield f"{platform.system()} {platform.release()}, Python {platform.python_version()}; {', '.join(ours + tools)}."
    yield f"The load of the machine, this included, was {load:.1f} over the last quarter of an hour."


def processor() -> str:
    """The model of the processor."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or platform.machine()


def targets(parts: Iterable[Part], bounds: dict[str, Bound]) -> Iterator[str]:
    """Each promise, what came out, and whether it is kept."""
    rows = []
    for comparison in (c for part in parts for c in part.comparisons):
        bound = bounds[comparison.key]
        if bound.target:
            ratio = bound.ratio(comparison)
            kept = "met" if bound.meets(ratio.median) else "**not met**"
            rows.append((bound.what, bound.target, str(ratio), kept))
    if rows:
        yield from ("## Targets", "", *table(("what", "target", "measured", ""), rows), "")


def tables(parts: Iterable[Part], bounds: dict[str, Bound]) -> Iterator[str]:
    """Every scenario with all its figures."""
    for part in parts:
        yield from (f"## {part.title}", "", part.about, "")
        if part.lines:
            heads = ("", "MB", "wall s", "CPU s", "MB/s", "peak MB", "rounds")
            yield from (*table(heads, [_figures(line) for line in part.lines]), "")
        if part.rows:
            yield from (*table(part.heads, part.rows), "")
        ratios = [(bounds[c.key].what, str(c.wall), str(c.cpu)) for c in part.comparisons if part.lines]
        if ratios:
            yield from (*table(("ratio", "wall", "CPU"), ratios), "")
        for note in part.notes:
            yield from (note, "")


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """A Markdown table, its first column to the left."""
    yield f"| {' | '.join(heads)} |"
    yield f"|---|{'---:|' * (len(heads) - 1)}"
    for row in rows:
        yield f"| {' | '.join(row)} |"


def _figures(line: Line) -> tuple[str, ...]:
    cost = line.median()
    size, rate = (short(line.megabytes), short(line.megabytes / cost.wall)) if line.megabytes else ("", "")
    return line.name, size, f"{cost.wall:.3f}", f"{cost.cpu:.3f}", rate, f"{cost.peak:.0f}", str(len(line.runs))
