"""Reads what seedlint finds in natural text: a sample by rule for the eye, then how much of it was right.

    seedlint check --format jsonl TEXTS > found.jsonl
    python tools/read_alarms.py sample found.jsonl --each 20 > sheet.tsv     # in an editor: r, w or t for the ? of each line
    python tools/read_alarms.py count sheet.tsv found.jsonl                  # precision by rule, false alarms by folder
    python tools/read_alarms.py compare before.jsonl after.jsonl             # what came and went

A verdict is `r` (right: an editor would change it), `w` (wrong) or `t` (a matter of taste); lines with `?` were not read. The
sample of each rule is drawn with a seed, so that the same findings give the same sheet; the count of a rule that was read in
part is scaled up. A folder is a sort of text. Texts stay where they are: a sheet quotes what stands around a finding.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path, PurePosixPath
from typing import NamedTuple

SEED = 1
RIGHT, WRONG, TASTE, UNREAD = "r", "w", "t", "?"


class Alarm(NamedTuple):
    """One finding, as `check --format jsonl` writes it."""

    rule: str
    path: str
    line: int
    start: int
    anchor: str
    found: str
    before: str
    after: str
    fix: str

    @property
    def sort(self) -> str:
        """The folder of its text."""
        return PurePosixPath(self.path).parent.name

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells it from others."""
        return self.rule, self.path, self.start

    def row(self, verdict: str) -> str:
        """Its line of a sheet."""
        cells = (
            verdict,
            self.rule,
            self.sort,
            self.anchor,
            f"{self.before[-60:]}[[{self.found[:160]}]]{self.after[:60]}",
            self.fix,
        )
        return "\t".join(" ".join(cell.split()) for cell in cells)


def read(path: Path) -> list[Alarm]:
    """The findings of a file."""
    alarms = []
    for line in filter(None, path.read_text("utf-8").split("\n")):
        f = json.loads(line)
        edits = f["fix"]["edits"] if f["fix"] else []
        fix = f"{f['fix']['safety']}: {'|'.join(e['text'] for e in edits)}" if edits else ""
        place = (f["rule"], f["path"], f["line"], f["start"], f["anchor"])
        alarms.append(Alarm(*place, f["found"], f["before"] or "", f["after"] or "", fix))
    return alarms


def sample(alarms: Sequence[Alarm], each: int) -> list[Alarm]:
    """At most so many findings of each rule, the rules that speak most first."""
    by_rule: defaultdict[str, list[Alarm]] = defaultdict(list)
    for alarm in alarms:
        by_rule[alarm.rule].append(alarm)
    draw, out = random.Random(SEED), []
    for rule in sorted(by_rule, key=lambda r: (-len(by_rule[r]), r)):
        group = by_rule[rule]
        out += sorted(draw.sample(group, min(each, len(group))), key=lambda a: (a.path, a.start))
    return out


def count(sheet: Iterable[str], alarms: Sequence[Alarm]) -> list[str]:
    """By rule: findings, those read, right, wrong, taste, and the precision (taste counts as neither)."""
    read_of: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for line in sheet:
        verdict, rule, *_ = line.split("\t")
        read_of[rule][verdict] += 1
    total = Counter(a.rule for a in alarms)
    lines = ["rule\tfindings\tread\tright\twrong\ttaste\tprecision"]
    right = wrong = 0.0
    for rule, verdicts in sorted(read_of.items(), key=lambda item: (-item[1][WRONG], item[0])):
        judged = verdicts[RIGHT] + verdicts[WRONG]
        seen = judged + verdicts[TASTE]
        scale = total[rule] / seen if seen else 0.0
        right, wrong = right + verdicts[RIGHT] * scale, wrong + verdicts[WRONG] * scale
        precision = f"{verdicts[RIGHT] / judged:.2f}" if judged else "-"
        cells = (rule, total[rule], seen, verdicts[RIGHT], verdicts[WRONG], verdicts[TASTE], precision)
        lines.append("\t".join(map(str, cells)))
    lines.append(f"all, scaled\t{len(alarms)}\t\t{right:.0f}\t{wrong:.0f}\t\t{right / max(right + wrong, 1):.3f}")
    return lines


def compare(before: Sequence[Alarm], after: Sequence[Alarm]) -> list[str]:
    """By rule and by sort: findings before and after; then each that came."""
    lines = []
    for name in ("rule", "sort"):
        one, two = (Counter(str(getattr(a, name)) for a in group) for group in (before, after))
        changed = sorted((k for k in one | two if one[k] != two[k]), key=lambda k: (two[k] - one[k], k))
        lines += [f"{k}\t{one[k]}\t{two[k]}" for k in changed]
    known = {a.key for a in before}
    return lines + [a.row(UNREAD) for a in after if a.key not in known]


def main() -> int:
    """Run one of the three steps; gives the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=("sample", "count", "compare"))
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=20, help="findings of each rule in the sample (default: 20)")
    args = parser.parse_args()
    if args.step == "sample":
        lines = [alarm.row(UNREAD) for alarm in sample([a for file in args.files for a in read(file)], args.each)]
    elif len(args.files) != 2:
        parser.error(f"{args.step} needs two files")
    elif args.step == "count":
        lines = count(filter(None, args.files[0].read_text("utf-8").split("\n")), read(args.files[1]))
    else:
        lines = compare(read(args.files[0]), read(args.files[1]))
    print("\n".join(lines))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
