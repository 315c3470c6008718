"""Learn a scorecard's points: regularised logistic regression with known signs, rounded to whole points.

    python tools/learn.py ROWS.jsonl --facts FACTS.json [--scale 5] [--l2 1.0] [--output CARD.yaml]

A row is one place that a kind could speak about: `{"facts": [...], "label": 0 or 1, "hand": "...", "group": "...",
"weight": 1.0}`. `hand` is who wrote or collected the text (evaluation leaves one hand out in turn), `group` is the text
(rows of one text share an alarm). The tools beside this file make the rows; this one only learns from them. The same
rows give the same bytes: no randomness, fixed order, fixed number of steps.

Needs numpy (a development dependency; seedlint itself never imports it).
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

Array = np.ndarray


@dataclass(frozen=True)
class Row:
    """One place: the facts that hold, whether a finding is right there, whose text it is, and what it weighs."""

    facts: frozenset[str]
    label: bool
    hand: str
    group: str = ""
    weight: float = 1.0


@dataclass(frozen=True)
class Card:
    """Learned points, with the base; `floats` are the coefficients before rounding, in points."""

    base: int
    points: dict[str, int]
    floats: dict[str, float] = field(default_factory=dict)

    def total(self, facts: Iterable[str]) -> int:
        """Sum for a place where these facts hold."""
        return self.base + sum(self.points.get(f, 0) for f in facts)


def put(text: str, output: Path | None) -> None:
    """Write what was learned to a file, or where none is named to standard output."""
    if output:
        output.write_text(text, encoding="utf-8", newline="\n")
    else:
        print(text, end="")


def balanced(rows: Sequence[Row]) -> list[float]:
    """Weights that let no hand outweigh another: each hand's rows sum to the same, positive and negative apart are
    left in the hand's own proportion."""
    sums: dict[str, float] = defaultdict(float)
    for row in rows:
        sums[row.hand] += row.weight
    share = len(rows) / max(1, len(sums))
    return [row.weight * share / sums[row.hand] for row in rows]


def fit(
    rows: Sequence[Row],
    signs: Mapping[str, int] | None = None,
    *,
    scale: float = 5.0,
    l2: float = 1.0,
    steps: int = 600,
    min_rows: int = 3,
    weights: Sequence[float] | None = None,
    precision: type[np.floating] = np.float64,
) -> Card:
    """Points for the facts of `rows`: accelerated proximal gradient, coefficients of the wrong sign are held at zero.

    `scale` points are one unit of log-odds. Facts that hold in fewer than `min_rows` rows get none.
    Many rows are learned from twice as fast in single `precision`.
    """
    counts: dict[str, int] = defaultdict(int)
    for row in rows:
        for fact in row.facts:
            counts[fact] += 1
    names = sorted(f for f, n in counts.items() if n >= min_rows)
    column = {f: i for i, f in enumerate(names)}
    x = np.zeros((len(rows), len(names)), dtype=precision)
    for i, row in enumerate(rows):
        for fact in row.facts:
            if fact in column:
                x[i, column[fact]] = 1.0
    y = np.array([r.label for r in rows], dtype=precision)
    w = np.array(weights if weights is not None else balanced(rows), dtype=precision)
    low = np.array([0.0 if (signs or {}).get(f, 0) > 0 else -np.inf for f in names], dtype=precision)
    high = np.array([0.0 if (signs or {}).get(f, 0) < 0 else np.inf for f in names], dtype=precision)
    coef, base = _descend(x, y, w, l2, low, high, steps)
    floats = {f: float(c * scale) for f, c in zip(names, coef, strict=True)}
    points = {f: round(v) for f, v in floats.items() if round(v)}
    return Card(round(base * scale), points, floats)


def _descend(x: Array, y: Array, w: Array, l2: float, low: Array, high: Array, steps: int) -> tuple[Array, float]:
    coef, base = np.zeros(x.shape[1], dtype=x.dtype), 0.0
    # Lipschitz bound of the logistic loss: a quarter of the largest eigenvalue, by power iteration
    v = (np.ones(x.shape[1] + 1) / np.sqrt(x.shape[1] + 1)).astype(x.dtype)
    norm = 1.0
    for _ in range(30):
        u = w * (x @ v[:-1] + v[-1])
        v = np.append(x.T @ u, u.sum())
        norm = float(np.linalg.norm(v)) or 1.0
        v /= norm
    step = 1.0 / (0.25 * norm + l2)
    point, point_base, t = coef.copy(), base, 1.0
    for _ in range(steps):
        p = 1.0 / (1.0 + np.exp(-np.clip(x @ point + point_base, -30, 30)))
        error = w * (p - y)
        new = np.clip(point - step * (x.T @ error + l2 * point), low, high)
        new_base = point_base - step * float(error.sum())
        if (
            float((point - new) @ (new - coef)) > 0
        ):  # it overshot: begin the acceleration anew (O'Donoghue and Candès 2015)
            t = 1.0
        t_new = (1 + math.sqrt(1 + 4 * t * t)) / 2
        point = new + (t - 1) / t_new * (new - coef)
        point_base = new_base + (t - 1) / t_new * (new_base - base)
        coef, base, t = new, new_base, t_new
    return coef, base


@dataclass(frozen=True)
class Score:
    """What a threshold reaches on some rows: counts of places."""

    right: int
    wrong: int
    wanted: int

    @property
    def precision(self) -> float:
        """Share of what is shown that is right; 1 where nothing is shown."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of what is wanted that is shown."""
        return self.right / self.wanted if self.wanted else 0.0


def score(card: Card, rows: Iterable[Row], threshold: int) -> Score:
    """Count what `card` shows of `rows` from `threshold` on."""
    right = wrong = wanted = 0
    for row in rows:
        shown = card.total(row.facts) >= threshold
        wanted += row.label
        right += shown and row.label
        wrong += shown and not row.label
    return Score(right, wrong, wanted)


def left_out(
    rows: Sequence[Row], signs: Mapping[str, int] | None = None, **options: float
) -> list[tuple[int, bool, str, str]]:
    """(sum, label, hand, group) of every row, judged by a card learned without its hand."""
    out = []
    for hand in sorted({r.hand for r in rows}):
        card = fit([r for r in rows if r.hand != hand], signs, **options)  # type: ignore[arg-type]
        out += [(card.total(r.facts), r.label, r.hand, r.group) for r in rows if r.hand == hand]
    return out


def threshold_for(sums: Iterable[tuple[int, bool]], precision: float, least: int = 10) -> int | None:
    """The lowest sum from which on at least `least` places are shown with this precision at it and at every higher
    cut that shows as many; nothing where no sum reaches it."""
    by_sum: dict[int, list[int]] = defaultdict(lambda: [0, 0])
    for total, label in sums:
        by_sum[total][label] += 1
    best, wrong, right = None, 0, 0
    for total in sorted(by_sum, reverse=True):
        wrong += by_sum[total][0]
        right += by_sum[total][1]
        if right + wrong < least:
            continue
        if right / (right + wrong) < precision:
            break
        best = total
    return best


def read_rows(path: Path) -> list[Row]:
    """Rows from JSON Lines."""
    out = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            d = json.loads(line)
            out.append(
                Row(frozenset(d["facts"]), bool(d["label"]), d["hand"], d.get("group", ""), d.get("weight", 1.0))
            )
    return out


def card_yaml(card: Card, bands: Mapping[str, int], trained: Mapping[str, object]) -> str:
    """The card as YAML, the weightiest facts first; the same card gives the same bytes."""
    points = sorted(card.points.items(), key=lambda p: (-abs(p[1]), p[0]))
    lines = [f"base: {card.base}", "points:", *(f"  {name}: {value}" for name, value in points)]
    lines += ["bands: {" + ", ".join(f"{k}: {v}" for k, v in bands.items()) + "}"]
    lines += ["trained: " + json.dumps(trained, ensure_ascii=False, sort_keys=True)]
    return "\n".join(lines) + "\n"


def main() -> int:
    """Learn, report what a left-out hand gives, write the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path)
    parser.add_argument("--facts", type=Path, help="JSON object: fact -> sign (1, -1, 0)")
    parser.add_argument("--scale", type=float, default=5.0)
    parser.add_argument("--l2", type=float, default=1.0)
    parser.add_argument("--output", type=Path)
    args = parser.parse_args()
    rows = read_rows(args.rows)
    signs = json.loads(args.facts.read_text(encoding="utf-8")) if args.facts else {}
    judged = left_out(rows, signs, scale=args.scale, l2=args.l2)
    bands = {}
    for name, wanted in (("high", 0.97), ("medium", 0.90), ("low", 0.75)):
        at = threshold_for([(s, label) for s, label, _, _ in judged], wanted)
        if at is not None:
            bands[name] = at
    table = {}
    for hand in sorted({r.hand for r in rows}):
        mine = [(s, label) for s, label, h, _ in judged if h == hand]
        wanted_here = sum(label for _, label in mine)
        shown = [label for s, label in mine if s >= bands.get("medium", 10**9)]
        precision = sum(shown) / len(shown) if shown else 1.0
        table[hand] = {
            "places": len(mine),
            "recall": round(sum(shown) / wanted_here, 3) if wanted_here else None,
            "precision": round(precision, 3),
        }
        print(f"{hand:20} {table[hand]}", file=sys.stderr)
    text = card_yaml(
        fit(rows, signs, scale=args.scale, l2=args.l2),
        bands,
        {"tool": "tools/learn.py", "rows": len(rows), "held-out": table},
    )
    put(text, args.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
