"""Learn the points of the two `furniture` scorecards and show what they reach where a source is left out.

    python tools/furniture/learn.py ROWS.jsonl... --cases CASES.jsonl... [--output rules/lists]

ROWS are labelled lines as `pages.py`, `tagged.py` and `innocents.py` write them, CASES labelled texts (`{"id", "text", "gold"}` with
spans and classes); each file of these is a source of its own. The facts of every line that the kind would weigh are
worked out by the kind itself; lines that structure protects are weighed too, but never count as shown. Then
`tools/learn.py` fits, with the signs of the facts held: first `furniture-marks.yaml` without the facts that depend on other
lines, then `furniture-scorecard.yaml` with those that follow from the first. Public pages are left out by site in three folds, every other
source as a whole. The bands are not chosen here: `BANDS` are the sums that showed what the comment says.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from learn import Card, Row, card_yaml, fit, put  # noqa: E402

from lint.core import yamlfile  # noqa: E402
from lint.core.text import Document  # noqa: E402
from lint.kinds.furniture.facts import AROUND, FACTS, STRONG  # noqa: E402
from lint.kinds.furniture.kind import judged  # noqa: E402
from lint.kinds.furniture.page import JudgedLine  # noqa: E402
from lint.kinds.furniture.page_words import PageWords  # noqa: E402
from lint.scorecard.card import UNIT, Scorecard  # noqa: E402
from lint.structure.view import View  # noqa: E402

BANDS = {"high": 12, "medium": 5, "low": 1}
"""Sums from which the bands begin. Of all lines of furniture on the articles of WCXB's part `test`, from which nothing was learned,
.20 are in the high band and .55 from the medium one on, at .3 and 1.8 % of article lines."""

CLASSES = frozenset(
    "debris untranslated markup duplication omission scrape-debris boilerplate-nav boilerplate pager untranslated-residue"
    " repeat-sentence repeat-paragraph repeated-block".split()
)
"""Classes of labelled spans that take up a whole line where it is furniture."""

COVERED = 0.7
"""Share of a line that labelled spans must take up; a line that they touch and do not fill is left out."""

RIDGE, STEPS, FEWEST = 1.0, 300, 8
"""Ridge penalty, steps, and rows that a fact must hold in."""

SHARES = {"public": 0.22, "tags": 0.05, "cases": 0.65, "innocent": 0.08}
"""Weight of the public pages with labelled articles, of those with tags, of the labelled texts with furniture, and of all
sources without."""

FALSE_ALARM = 2.0
"""What a line of the text that is shown weighs against a line of furniture that is not."""

TAGS = "public-tags"
VOUCHED = STRONG | {"same-line"}
"""Facts of lines that are no text, whatever their tags: makers of pages put share links and notices inside their articles."""
NEXT = 3
"""Lines above and below: a line that is no part of the labelled article, has none of these facts and stands among more lines of
it than others was most likely forgotten there."""

MASS = 12000.0
"""Sum of all weights, against which the penalty stands."""


@dataclass(frozen=True)
class Place:
    """One line that the kind would weigh."""

    row: Row
    text: str
    structured: bool


def labelled(path: Path) -> Iterator[tuple[str, str, list[str], list[int | None]]]:
    """Source, group, lines and labels of every document of a file of rows."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line:
            one = json.loads(line)
            yield one["source"], one["group"], [x.replace("\r", " ") for x in one["lines"]], one["labels"]


def cases(path: Path) -> Iterator[tuple[str, str, list[str], list[int | None]]]:
    """The same of a file of labelled texts."""
    for line in path.read_text(encoding="utf-8").split("\n"):
        if not line:
            continue
        case = json.loads(line)
        lines: list[str] = []
        labels: list[int | None] = []
        at = 0
        for end in (*re.finditer(r"\r\n|\n|\r", case["text"]), None):
            stop = end.start() if end else len(case["text"])
            lines.append(case["text"][at:stop])
            labels.append(_label(case, at, stop))
            at = end.end() if end else stop
        yield path.stem, str(case["id"]), lines, labels


def _label(case: dict[str, object], start: int, end: int) -> int | None:
    line = str(case["text"])[start:end]
    start, end = start + len(line) - len(line.lstrip()), start + len(line.rstrip())
    gold = [g for g in case.get("gold", []) if g["start"] < end and start < g["end"]]  # type: ignore[attr-defined]
    if end <= start:
        return None
    if not gold:
        return 0
    covered = sum(min(end, g["end"]) - max(start, g["start"]) for g in gold if g["class"] in CLASSES)
    return 1 if covered >= COVERED * (end - start) else None


def places(
    documents: Iterable[tuple[str, str, list[str], list[int | None]]], page_words: PageWords, marks: Scorecard
) -> list[Place]:
    """All lines that the kind would weigh and that have a label; a document weighs by the root of its lines."""
    out = []
    for source, group, lines, labels in documents:
        view = View(Document("\n".join(lines)))
        if view.anatomy.facts["technical"]:  # the rule keeps away from documentation of programs
            continue
        weight = 1 / math.sqrt(max(4, sum(one is not None for one in labels)))
        for one in judged(view, page_words, marks):
            label = labels[one.number]
            if label is None or _is_doubtful(source, one, labels):
                continue
            start, end = view.line_spans[one.number]
            text = view.text[start:end].strip()
            start = view.text.index(text, start)
            structured = one.structured or not view.anatomy.is_free_line(start, start + len(text))
            cost = weight * (1.0 if label else FALSE_ALARM)
            out.append(Place(Row(frozenset(one.facts), bool(label), source, group, cost), text, structured))
    return out


def _is_doubtful(source: str, one: JudgedLine, labels: Sequence[int | None]) -> bool:
    """Whether the label of a line of a public page is most likely wrong."""
    label, vouched = labels[one.number], not one.facts.isdisjoint(VOUCHED)
    if not source.startswith("public") or "among-text" not in one.facts:
        return source == TAGS and not label and vouched
    known = [x for x in labels[max(0, one.number - 2 * NEXT) : one.number + 2 * NEXT + 1] if x is not None]
    return not vouched if label and 2 * sum(known) <= len(known) else source == TAGS and not label and vouched


def weights(rows: Sequence[Row]) -> list[float]:
    """Each kind of source has its share; within it labelled texts share by their furniture, others by the root of rows."""
    furniture, size = Counter(r.hand for r in rows if r.label), Counter(r.hand for r in rows)
    sums: dict[str, float] = defaultdict(float)
    for row in rows:
        sums[row.hand] += row.weight
    kinds = {h: _kind(h, furniture[h]) for h in size}
    amounts = {h: float(furniture[h]) if kinds[h] == "cases" else math.sqrt(size[h]) for h in size}
    totals: dict[str, float] = defaultdict(float)
    for hand, kind in kinds.items():
        totals[kind] += amounts[hand]
    share = {h: SHARES[kinds[h]] * amounts[h] / totals[kinds[h]] for h in size}
    return [MASS * row.weight / sums[row.hand] * share[row.hand] for row in rows]


def _kind(source: str, furniture: int) -> str:
    if source.startswith("public"):
        return "tags" if source == TAGS else "public"
    return "cases" if furniture else "innocent"


def learned(rows: Sequence[Row]) -> Card:
    """The card that fits these rows."""
    signs = {name: fact.sign for name, fact in FACTS.items()}
    return fit(
        rows, signs, scale=UNIT, l2=RIDGE, min_rows=FEWEST, steps=STEPS, weights=weights(rows), precision=np.float32
    )


def alone(all_: Iterable[Place]) -> list[Row]:
    """The rows without the facts that depend on other lines."""
    return [replace(p.row, facts=p.row.facts - AROUND) for p in all_]


def folds(all_: Sequence[Place]) -> Iterator[tuple[str, set[int]]]:
    """What is left out in turn: every source as a whole, the public ones by site in three folds."""
    for hand in sorted({p.row.hand for p in all_ if not p.row.hand.startswith("public")}):
        yield hand, {i for i, p in enumerate(all_) if p.row.hand == hand}
    for fold in range(3):
        yield f"fold {fold}", {
            i for i, p in enumerate(all_)
            if p.row.hand.startswith("public") and hashlib.sha256(p.row.group.encode()).digest()[2] % 3 == fold
        }  # fmt: skip


def left_out(all_: Sequence[Place]) -> list[int]:
    """The sum of every place from a card that was learned without its source or site."""
    sums = [0] * len(all_)
    for _, out in folds(all_):
        card = learned([p.row for i, p in enumerate(all_) if i not in out])
        for i in out:
            sums[i] = card.total(all_[i].row.facts)
    return sums


def table(all_: Sequence[Place], sums: Sequence[int]) -> dict[str, dict[str, float | int]]:
    """Recall and precision of the two upper bands by source; for sources without furniture the lines shown."""
    out: dict[str, dict[str, float | int]] = {}
    for hand in sorted({p.row.hand for p in all_}):
        mine = [(s, p) for s, p in zip(sums, all_, strict=True) if p.row.hand == hand]
        wanted = sum(p.row.label for _, p in mine)
        out[hand] = {"lines": len(mine)}
        for band in ("high", "medium"):
            shown = [p for s, p in mine if s >= BANDS[band] and not p.structured]
            right = sum(p.row.label for p in shown)
            out[hand] |= {f"shown-{band}": len(shown)}
            if wanted:
                precision = right / len(shown) if shown else 1.0
                out[hand] |= {f"recall-{band}": round(right / wanted, 2), f"precision-{band}": round(precision, 2)}
    return out


def main() -> int:
    """Learn, report, write the card."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("rows", type=Path, nargs="*")
    parser.add_argument("--cases", type=Path, nargs="*", default=[])
    parser.add_argument("--output", type=Path)
    parser.add_argument("--quick", action="store_true", help="only the card, nothing left out")
    args = parser.parse_args()
    lists = ROOT / "rules" / "lists"
    page_words = PageWords.of(*(yamlfile.read(lists / f"page-{name}.yaml").data for name in ("words", "phrases")))
    documents = [d for path in args.rows for d in labelled(path)] + [d for path in args.cases for d in cases(path)]
    first = learned(alone(places(documents, page_words, Scorecard({}, {}))))
    all_ = places(documents, page_words, Scorecard(first.points, {}, first.base))
    for hand, row in () if args.quick else table(all_, left_out(all_)).items():
        print(f"{hand:24} {row}", file=sys.stderr)
    trained = {"tool": "tools/furniture/learn.py", "lines": len(all_)}
    for name, head, card, bands in (
        ("marks", MARKS_HEAD, first, {}),
        ("scorecard", HEAD, learned([p.row for p in all_]), BANDS),
    ):
        put(head + card_yaml(card, bands, trained), args.output / f"furniture-{name}.yaml" if args.output else None)
    return 0


HEAD = """# Points of the facts of the `furniture` kind (lint/kinds/furniture/facts.py says what each is), learned by
# tools/furniture/learn.py from public pages with labelled articles, labelled texts, and structured innocents.
"""
MARKS_HEAD = """# Points for what a line of a page says by itself and where it stands, learned by tools/furniture/learn.py: they say how
# likely it is furniture, and that is what its neighbours are told.
"""


if __name__ == "__main__":
    sys.exit(main())
