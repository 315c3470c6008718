"""Learns the scorecards of `near-miss` from the rows of `tools/learn_spelling.py`.

    python tools/spelling_cards.py ROWS_FOLDER SHEET...

Writes the sheets that are named (names, words, glued, apart) into `rules/lists/spelling.yaml`; the others stay as they
are, for their rows may be of another day. Points by `tools/learn.py`; bands by sums of cards that were learned without the
hand that a place belongs to: `medium` begins where at most 15 places in a million words of clean text would be false,
`high` at 4, `low` at 60; `safe` where moreover 995 of 1,000 corrections of every kind of text were right, and at least
`high` + `MARGIN`. Needs numpy.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import learn  # noqa: E402
from learn import Row  # noqa: E402

FALSE = {"low": 60.0, "medium": 15.0, "high": 4.0}
"""False places in a million words of clean text that a band admits."""
FLOOR = {"low": 3, "medium": 4, "high": 8}
"""Sums below which no band begins, however few false places there are: 4 points are one unit of log-odds."""
RIGHT = 0.995
MARGIN = 4
SCALE, L2 = 4.0, 3.0
HANDS = {
    "hand-b-dev": "hand",
    "hand-h-dev": "hand",
    "natural": "natural",
    "clean-dev": "clean",
    "names-dev": "names",
    **dict.fromkeys(("planted", "plantn-dev"), "public"),
    "news": "news",
    "speeches": "speeches",
    "speech": "speeches",
    **dict.fromkeys(("forum", "jokes"), "careless"),
    **dict.fromkeys(("talk", "docs"), "trade"),
    **dict.fromkeys(("diary", "notes"), "diary"),
    **dict.fromkeys(("novel", "oldbook", "sotu"), "books"),
    "birkbeck": "birkbeck",
}
SHEETS = ("names", "words", "glued", "apart")
CLEAN = ("news", "speeches", "clean", "pages", "trade", "diary", "books")


def read(path: Path) -> list[Row]:
    """Rows with the hands that are left out in turn; pages of several hands are one."""
    relabelled = frozenset((HERE / "relabelled.txt").read_text(encoding="utf-8").split())
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    return [
        Row(frozenset(r["facts"]), bool(r["label"]), HANDS.get(r["hand"], "pages"), r["group"],
            1.0 if r["hand"] in ("news", "speeches", "clean-dev", "names-dev") else 2.0)
        for r in rows
        if r["label"] or r["word"] not in relabelled
    ]  # fmt: skip


def bands(judged: Sequence[tuple[int, bool, str, str]], words: float, floor: dict[str, int]) -> dict[str, int]:
    """Where the bands begin, by false places in clean text."""
    wrong = sorted((total for total, label, hand, _ in judged if not label and hand in CLEAN), reverse=True)
    found = {}
    for band, most in FALSE.items():
        allowed = int(most * words / 1e6)
        found[band] = max(floor[band], wrong[allowed] + 1 if allowed < len(wrong) else 0)
    at = found["high"] + MARGIN
    while True:
        shown = [label for total, label, *_ in judged if total >= at]
        if not shown or sum(shown) >= RIGHT * len(shown):
            return {"safe": at, **{band: found[band] for band in ("high", "medium", "low")}}
        at += 1


def main(folder: Path, chosen: Sequence[str]) -> None:
    """Write the cards."""
    path = HERE.parent / "rules" / "lists" / "spelling.yaml"
    blocks = dict(re.findall(r"(?m)^(\w+):\n((?:  .*\n)+)", path.read_text(encoding="utf-8")))
    known = json.loads((folder / "signs.json").read_text(encoding="utf-8"))
    words = json.loads((folder / "words.json").read_text(encoding="utf-8"))
    weighted = learn.fit

    def fit(rows: Sequence[Row], signs: dict[str, int] | None = None, **options: object) -> learn.Card:
        return weighted(rows, signs, **{**options, "weights": [r.weight for r in rows]})  # type: ignore[arg-type]

    learn.fit = fit  # type: ignore[assignment]
    for sheet in chosen:
        rows = read(folder / f"{sheet}.jsonl")
        judged = learn.left_out(rows, known, scale=SCALE, l2=L2)
        limits = bands(judged, words, FLOOR)
        table = {}
        for hand in sorted({row.hand for row in rows}):
            mine = [(total, label) for total, label, other, _ in judged if other == hand]
            wanted, shown = (
                sum(label for _, label in mine),
                [label for total, label in mine if total >= limits["medium"]],
            )
            table[hand] = {"wanted": wanted, "found": sum(shown), "false": len(shown) - sum(shown)}
        card = learn.fit(rows, known, scale=SCALE, l2=L2)
        text = learn.card_yaml(card, limits, {"tool": "tools/spelling_cards.py", "rows": len(rows), "held-out": table})
        blocks[sheet] = "".join(f"  {line}\n" for line in text.rstrip().split("\n"))
        print(sheet, limits, table)
    head = "# Made by tools/spelling_cards.py: points and bands by which near-miss judges (docs/names.md).\n"
    path.write_text(head + "".join(f"{sheet}:\n{blocks[sheet]}" for sheet in SHEETS), encoding="utf-8")


if __name__ == "__main__":
    if len(sys.argv) < 3 or not set(sys.argv[2:]) <= set(SHEETS):
        sys.exit(f"usage: spelling_cards.py ROWS_FOLDER SHEET...; sheets are {', '.join(SHEETS)}")
    main(Path(sys.argv[1]), sys.argv[2:])
