"""Commands run side by side, in turns, and what one costs as a multiple of another."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Contender:
    """A command on so many megabytes (10^6 bytes) of text; costs are compared per megabyte where there are any."""

    name: str
    command: tuple[str, ...]
    megabytes: float = 0.0
    before: Callable[[], None] | None = None
    """What must be done before each run, off the clock."""
    fine: tuple[int, ...] = (0, 1)
    """Exit statuses of a run that went well."""


@dataclass(frozen=True)
class Run:
    """Seconds by the wall clock, seconds of processor time of all processes, megabytes of the largest process."""

    wall: float
    cpu: float
    peak: float

    def less(self, other: Run) -> Run:
        """What this run took beyond another; never less than a millisecond, lest noise divide by nothing."""
        return Run(max(self.wall - other.wall, 1e-3), max(self.cpu - other.cpu, 1e-3), self.peak)

    def each(self, megabytes: float) -> Run:
        """The same for one megabyte; for a run without text, the run."""
        return Run(self.wall / megabytes, self.cpu / megabytes, self.peak) if megabytes else self


@dataclass(frozen=True)
class Ratio:
    """The ratios of all rounds: their median, the lowest and the highest."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, above: Sequence[float], below: Sequence[float]) -> Ratio:
        """Round by round, as a slow minute of the machine then strikes both alike."""
        ratios = [a / b for a, b in zip(above, below, strict=True)]
        return cls(statistics.median(ratios), min(ratios), max(ratios))

    def __str__(self) -> str:
        spread = f" ({short(self.low)}–{short(self.high)})" if self.low < self.high else ""
        return short(self.median) + spread


@dataclass(frozen=True)
class Line:
    """All runs of one contender."""

    name: str
    megabytes: float
    runs: tuple[Run, ...]

    def median(self) -> Run:
        """Medians of each cost on its own."""
        wall, cpu, peak = (statistics.median(getattr(r, what) for r in self.runs) for what in ("wall", "cpu", "peak"))
        return Run(wall, cpu, peak)

    def beyond(self, start: Line) -> Line:
        """What the text costs, without the start of the program."""
        runs = tuple(mine.less(its) for mine, its in zip(self.runs, start.runs, strict=True))
        return Line(self.name, self.megabytes, runs)


@dataclass(frozen=True)
class Comparison:
    """What one contender costs as a multiple of another; `key` is its entry in `bounds.toml`."""

    key: str
    wall: Ratio
    cpu: Ratio

    @classmethod
    def of(cls, key: str, above: Line, below: Line) -> Comparison:
        """Costs of `above` divided by those of `below`, for the same amount of text."""
        a = [run.each(above.megabytes) for run in above.runs]
        b = [run.each(below.megabytes) for run in below.runs]
        wall = Ratio.of([r.wall for r in a], [r.wall for r in b])
        return cls(key, wall, Ratio.of([r.cpu for r in a], [r.cpu for r in b]))

    @classmethod
    def of_number(cls, key: str, number: float) -> Comparison:
        """A ratio that was measured once."""
        ratio = Ratio(number, number, number)
        return cls(key, ratio, ratio)


def race(contenders: Iterable[Contender], rounds: int, seconds: float) -> dict[str, Line]:
    """Run all in turns, for so many rounds or until another round would last longer than `seconds` in all."""
    contenders = list(contenders)
    runs: dict[str, list[Run]] = {c.name: [] for c in contenders}
    began = time.perf_counter()
    for done in range(1, rounds + 1):
        for contender in contenders:
            print(f"  round {done}: {contender.name}", file=sys.stderr, flush=True)
            runs[contender.name].append(once(contender))
        if (time.perf_counter() - began) * (done + 1) / done > seconds:
            break
    return {c.name: Line(c.name, c.megabytes, tuple(runs[c.name])) for c in contenders}


def once(contender: Contender) -> Run:
    """One run, its output thrown away; raises `RuntimeError` with the end of stderr where it went wrong."""
    if contender.before:
        contender.before()
    with tempfile.TemporaryFile() as errors:
        began = time.perf_counter()
        process = subprocess.Popen(
            contender.command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors
        )
        _, status, used = os.wait4(process.pid, 0)  # of the child and all that it waited for itself
        wall = time.perf_counter() - began
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode not in contender.fine:
            errors.seek(0)
            what = errors.read()[-2000:].decode(errors="replace")
            raise RuntimeError(f"{contender.name}: exit status {process.returncode}\n{what}")
    scale = 1_000_000 if sys.platform == "darwin" else 1_000_000 / 1024  # bytes there, KiB elsewhere
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / scale)


def short(number: float) -> str:
    """Three digits that count: 0.0123, 1.23, 12.3, 1,230."""
    if number >= 100:
        return f"{float(f'{number:.3g}'):,.0f}"
    return f"{number:.3g}"
