"""What shards cost: `python -m benchmarks.scale --megabytes 20` makes records, checks them in shards and adds them up.

    --select corpus     only these rules (the tallies alone: 1 GB in minutes instead of hours)
    --shards 4          how many shards, one after the other, each on one process
    --ranges 2          corpus questions by ranges of keys too, each on one process
    --workers 1 2       all shards on so many workers of Dask, by the clock
    --alone             all in one process as well
    --folder DIR        where records and shards lie and stay: the same command goes on where it was

Printed are, of each step, seconds of processor time, the memory of the largest process, and bytes of parts per byte of text.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMES = 150_000
"""Made-up names, met as often as Zipf's law says."""
FRESH = 0.01
"""Share of names that nobody met before."""
POOL = 50_000
"""What is drawn by chance at a time."""
PIECE = 1_000
"""Megabytes of one file, which has names of its own."""


def records(megabytes: float, seed: int = 1) -> Iterator[str]:
    """Records of 300 to 2,000 bytes: sentences of the seeds in new orders, their names and numbers replaced."""
    dice = random.Random(seed)
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted((ROOT / "seeds").glob("*.txt"))]
    sentences = [s for t in texts for s in re.split(r"(?<=[.!?])\s+", t) if 40 < len(s) < 400]
    templates = [re.split(r"((?<=[a-z,] )[A-Z][a-z]{4,}|\d)", s) for s in sentences]
    names, digits = _names(dice), _digits(dice)
    made = 0
    for number in itertools.count():
        size, parts, length = dice.randint(300, 2000), list[str](), 0
        while length < size:
            template = dice.choice(templates)
            pieces = [p if i % 2 == 0 else next(names if p.isalpha() else digits) for i, p in enumerate(template)]
            parts += [*pieces, "\n\n" if dice.random() < 0.3 else " "]
            length += sum(map(len, pieces))
        line = json.dumps({"id": f"r{number}", "text": "".join(parts)}, ensure_ascii=False) + "\n"
        made += len(line.encode())
        if made > megabytes * 1_000_000:
            return
        yield line


def _digits(dice: random.Random) -> Iterator[str]:
    while True:
        yield from dice.choices("0123456789", k=POOL)


def _names(dice: random.Random) -> Iterator[str]:
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]

    def made() -> str:
        return "".join(dice.choices(syllables, k=dice.randint(2, 5))).capitalize()

    known = [made() for _ in range(NAMES)]
    weights = list(itertools.accumulate(1 / rank for rank in range(1, NAMES + 1)))
    while True:
        for name in dice.choices(known, cum_weights=weights, k=POOL):
            yield made() if dice.random() < FRESH else name


def write_records(megabytes: float, folder: Path) -> int:
    """Put so many records into files of a folder, as far as they are not there; their bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(math.ceil(megabytes / PIECE)):
        path = folder / f"records-{number:03}.jsonl"
        if not path.exists():
            with path.with_suffix(".new").open("w", encoding="utf-8") as file:
                file.writelines(records(min(PIECE, megabytes - number * PIECE), number))
            path.with_suffix(".new").rename(path)
    return sum(path.stat().st_size for path in folder.glob("*.jsonl"))


def run(*arguments: str) -> tuple[float, float]:
    """Seconds of processor time of a command and its children, and megabytes of the largest process."""
    before = os.times()
    code = (
        "import resource, subprocess, sys; s = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode;"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(s)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, sys.executable, "-m", "lint", *arguments], cwd=ROOT, capture_output=True, text=True
    )
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, int(done.stdout.split()[-1]) / 1000


LEVELS = ["--severity", "info", "--format", "jsonl", "--fail-on", "never"]


def shards(data: Path, out: Path, of: int, size: int, more: list[str]) -> None:
    """Check all shards, one after the other."""
    for number in range(1, of + 1):
        spent, most = run("check", str(data), *more, "--jobs", "1", "--shard", f"{number}/{of}", "--out", str(out))
        print(f"shard {number}: {spent:.1f} s, {size / of / spent / 1e6:.2f} MB/s, {most:.0f} MB", flush=True)
    for what, pattern in {"findings": "part-?????.jsonl.gz", "corpus questions": "part-*.corpus.jsonl.gz"}.items():
        kept = sum(p.stat().st_size for p in out.glob(pattern))
        print(f"kept for {what}: {kept / size:.3f} bytes per byte of text")


def ranges(out: Path, of: int, size: int) -> None:
    """Conclude all ranges, one after the other: first all tell."""
    for step in ("tells", "concludes"):
        for number in range(1, of + 1):
            spent, most = run("gather", str(out), "--range", f"{number}/{of}")
            print(f"range {number}/{of} {step}: {spent:.1f} s, {most:.0f} MB", flush=True)
    told = sum(p.stat().st_size for p in out.glob("range-*.gist.jsonl.gz"))
    print(f"told to all ranges: {told / size:.4f} bytes per byte of text")


def workers(data: Path, folder: Path, numbers: list[int], of: int, size: int, more: list[str]) -> None:
    """All shards on so many workers of Dask, by the clock."""
    for number in numbers:
        out, began = folder / f"run-on-{number}", time.monotonic()
        engine = ["--engine", "dask", "--jobs", str(number), "--shards", str(of), "--out", str(out), "--quiet"]
        spent, _ = run("check", str(data), *more, *engine, *LEVELS, "--output", str(folder / f"on-{number}.jsonl"))
        took = time.monotonic() - began
        print(
            f"{number} workers: {took:.1f} s by the clock, {size / took / 1e6:.2f} MB/s, {spent:.1f} s spent",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--shards", type=int, default=4)
    parser.add_argument("--ranges", type=int, default=0)
    parser.add_argument("--workers", type=int, nargs="*", default=[])
    parser.add_argument("--select", default="")
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--folder", type=Path)
    args = parser.parse_args()
    more = ["--select", args.select] if args.select else []
    with tempfile.TemporaryDirectory() as name:
        folder = (args.folder or Path(name)).absolute()
        data, out = folder / "data", folder / "run"
        size = write_records(args.megabytes, data)
        print(f"{size / 1e6:.0f} MB of records", flush=True)
        shards(data, out, args.shards, size, more)
        of = ["--ranges", str(args.ranges)] if args.ranges else []
        if args.ranges:
            ranges(out, args.ranges, size)
        spent, most = run("gather", str(out), *of, *LEVELS, "--output", str(folder / "many.jsonl"))
        print(f"gather: {spent:.1f} s, {spent / size * 1e6:.3f} s per MB, {most:.0f} MB", flush=True)
        workers(data, folder, args.workers, args.shards, size, more)
        if args.alone:
            began = time.monotonic()
            spent, most = run("check", str(data), *more, "--jobs", "1", *LEVELS, "--output", str(folder / "one.jsonl"))
            took = time.monotonic() - began
            print(f"alone: {took:.1f} s by the clock, {spent:.1f} s, {size / took / 1e6:.2f} MB/s, {most:.0f} MB")
            print("equal:", (folder / "one.jsonl").read_bytes() == (folder / "many.jsonl").read_bytes())


if __name__ == "__main__":
    main()
