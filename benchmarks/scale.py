"""What shards cost: `python -m benchmarks.scale --megabytes 20` makes records, checks them in shards and adds them up.

    --select corpus     only these rules (the tallies alone: 1 GB in minutes instead of hours)
    --shards 4          how many shards, one after the other, each on one process

Printed are, of each step, seconds of processor time, the memory of the largest process, and bytes of parts per byte of text.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
NAMES = 150_000
"""Made-up names, met as often as Zipf's law says."""


def records(megabytes: float, seed: int = 1) -> Iterator[str]:
    """Records of 300 to 2,000 bytes: sentences of the seeds in new orders, their names and numbers replaced."""
    dice = random.Random(seed)
    texts = [p.read_text(encoding="utf-8", errors="replace") for p in sorted((ROOT / "seeds").glob("*.txt"))]
    sentences = [s for t in texts for s in re.split(r"(?<=[.!?])\s+", t) if 40 < len(s) < 400]
    syllables = [c + v for c in "bdfgklmnprstvz" for v in "aeiou"]
    names = ["".join(dice.choices(syllables, k=dice.randint(2, 4))).capitalize() for _ in range(NAMES)]
    weights = list(itertools.accumulate(1 / rank for rank in range(1, NAMES + 1)))
    made = 0
    for number in itertools.count():
        size, parts = dice.randint(300, 2000), list[str]()
        while sum(map(len, parts)) < size:
            some = dice.choices(names, cum_weights=weights, k=20)
            text = re.sub(
                r"(?<=[a-z,] )[A-Z][a-z]{4,}", lambda m, some=some: some.pop() if some else m[0], dice.choice(sentences)
            )
            parts.append(
                re.sub(r"\d", lambda _: str(dice.randint(0, 9)), text) + ("\n\n" if dice.random() < 0.3 else " ")
            )
        line = json.dumps({"id": f"r{number}", "text": "".join(parts)}, ensure_ascii=False) + "\n"
        made += len(line.encode())
        if made > megabytes * 1_000_000:
            return
        yield line


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=float, default=20)
    parser.add_argument("--shards", type=int, default=4)
    parser.add_argument("--select", default="")
    parser.add_argument("--alone", action="store_true", help="all in one process as well")
    args = parser.parse_args()
    more = ["--select", args.select] if args.select else []
    levels = ["--severity", "info", "--format", "jsonl", "--fail-on", "never"]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        data, out = folder / "data.jsonl", folder / "run"
        with data.open("w", encoding="utf-8") as file:
            file.writelines(records(args.megabytes))
        size = data.stat().st_size
        print(f"{size / 1e6:.0f} MB of records")
        for number in range(1, args.shards + 1):
            spent, most = run(
                "check", str(data), *more, "--jobs", "1", "--shard", f"{number}/{args.shards}", "--out", str(out)
            )
            print(
                f"shard {number}: {spent:.1f} s, {size / args.shards / spent / 1e6:.2f} MB/s, {most:.0f} MB", flush=True
            )
        kept = sum(p.stat().st_size for p in out.glob("part-*.gz"))
        print(f"parts: {kept / size:.3f} bytes per byte of text")
        spent, most = run("gather", str(out), *levels, "--output", str(folder / "many.jsonl"))
        print(f"gather: {spent:.1f} s, {spent / size * 1e6:.3f} s per MB, {most:.0f} MB", flush=True)
        if args.alone:
            spent, most = run("check", str(data), *more, "--jobs", "1", *levels, "--output", str(folder / "one.jsonl"))
            print(f"alone: {spent:.1f} s, {size / spent / 1e6:.2f} MB/s, {most:.0f} MB")
            print("equal:", (folder / "one.jsonl").read_bytes() == (folder / "many.jsonl").read_bytes())


if __name__ == "__main__":
    main()
