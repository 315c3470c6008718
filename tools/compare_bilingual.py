#!/usr/bin/env python3
"""Compare the bilingual rules with other programs on the same pairs, human ones and ones with a planted error.

    python -m venv peers && peers/bin/pip install translate-toolkit opuscleaner
    python tools/compare_bilingual.py zh-en ntrex --peers peers/bin

For each program: how many pairs of the human translation it reports, how many of those with one digit changed (where it did not report the
pair before), and its pairs a second on one core. Texts as for `measure_bilingual.py`. `pofilter` and OpusCleaner's `num_mismatch`
look at numbers alone, and so do ours here (`other-quantity`); `bicleaner-hardrules` runs all its rules but those that need models.
"""

from __future__ import annotations

import argparse
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import lint
from tools.measure_bilingual import Set as Pairs
from tools.measure_bilingual import digit_changed, findings, human

Program = Callable[[Sequence[tuple[str, str]]], set[int]]
"""Given pairs, the numbers of those it reports."""
_CONTEXT = re.compile(r'^msgctxt "(\d+)"$', re.MULTILINE)


def ours(texts: Pairs) -> Program:
    """The rule for quantities, and no other."""
    rules = lint.load_rules().select(("bilingual/other-quantity",), ())
    return lambda pairs: {n for n, pair in enumerate(pairs) if findings(rules, texts, *pair)}


def pofilter(command: Path, work: Path) -> Program:
    """`pofilter -t numbers`, which reads and writes PO."""

    def run(pairs: Sequence[tuple[str, str]]) -> set[int]:
        entries = (f'msgctxt "{n}"\nmsgid {quoted(a)}\nmsgstr {quoted(b)}\n' for n, (a, b) in enumerate(pairs))
        header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        (work / "in.po").write_text(header + "\n".join(entries), encoding="utf-8")
        called([command, "--progress=none", "-t", "numbers", work / "in.po", work / "out.po"])
        out = work / "out.po"
        return set(map(int, _CONTEXT.findall(out.read_text(encoding="utf-8")))) if out.exists() else set()

    return run


def num_mismatch(command: Path) -> Program:
    """OpusCleaner's filter, which passes lines through or not."""

    def run(pairs: Sequence[tuple[str, str]]) -> set[int]:
        lines = "".join(f"{clean(a)}\t{clean(b)}\t{n}\n" for n, (a, b) in enumerate(pairs))
        script = next(command.parent.parent.rglob("opuscleaner/filters/num_mismatch.py"))
        kept = called([command.parent / "python", script], lines)
        return set(range(len(pairs))) - {int(line.rpartition("\t")[2]) for line in kept.splitlines()}

    return run


def hardrules(command: Path, texts: Pairs, work: Path) -> Program:
    """bicleaner-hardrules, which writes a column: 1 for what it keeps."""

    def run(pairs: Sequence[tuple[str, str]]) -> set[int]:
        lines = "".join(f"{clean(a)}\t{clean(b)}\n" for a, b in pairs)
        (work / "in.tsv").write_text(lines, encoding="utf-8")
        off = ["--disable_lang_ident", "--disable_porn_removal", "--disable_lm_filter", "--score_only", "-q"]
        languages = ["-s", texts.source, "-t", texts.target]
        called([command, *off, *languages, work / "in.tsv", work / "out.tsv"])
        marks = (work / "out.tsv").read_text(encoding="utf-8").splitlines()
        return {n for n, mark in enumerate(marks) if mark.split("\t")[0] == "0"}

    return run


def clean(text: str) -> str:
    """A text as a cell."""
    return " ".join(text.split())


def quoted(text: str) -> str:
    """A text as a string of PO."""
    return '"' + clean(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def called(command: Sequence[str | Path], given: str | None = None) -> str:
    """Run a program; raises `SystemExit` with what it said where it failed."""
    done = subprocess.run(list(map(str, command)), input=given, capture_output=True, text=True, encoding="utf-8")
    if done.returncode:
        sys.exit(f"{command[0]}: {done.stderr[-2000:]}")
    return done.stdout


def measured(name: str, program: Program, texts: Pairs) -> str:
    """A row of the table."""
    begin = time.perf_counter()
    reported = program(texts.lines)
    rate = len(texts.lines) / (time.perf_counter() - begin)
    made = [(n, digit_changed(*pair, random.Random(pair[1]))) for n, pair in enumerate(texts.lines)]
    planted = [(n, new[0]) for n, new in made if new and n not in reported]
    found = program([(texts.lines[n][0], new) for n, new in planted])
    share = len(found) / max(len(planted), 1)
    told = f"{len(reported)} ({100 * len(reported) / len(texts.lines):.1f} %)"
    return f"| {name} | {told} | {share:.3f} of {len(planted)} | {rate:,.0f} |"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pair", help="languages, as zh-en")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--peers", type=Path, required=True, help="folder of the other programs")
    parser.add_argument("--work", type=Path, default=Path("/tmp"), help="folder for files in between")
    args = parser.parse_args()
    for texts in human(args.folders):
        if f"{texts.source}-{texts.target}" != args.pair:
            continue
        print(f"\n{texts.name}, {args.pair}, {len(texts.lines)} pairs\n")
        print("| program | human pairs reported | planted digits found | pairs/s |\n|---|---:|---:|---:|")
        programs = {
            "seedlint": ours(texts),
            "pofilter": pofilter(args.peers / "pofilter", args.work),
            "opuscleaner-clean": num_mismatch(args.peers / "opuscleaner-clean"),
            "bicleaner-hardrules": hardrules(args.peers / "bicleaner-hardrules", texts, args.work),
        }
        for name, program in programs.items():
            if name == "seedlint" or (args.peers / name).is_file():
                print(measured(name, program, texts), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
