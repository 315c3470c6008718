#!/usr/bin/env python3
"""Learn how texts speak of their own country and of guests (`rules/lists/roles-card.yaml`), for the scorecard of mix-ups.

    python tools/learn_roles.py TEXTS.jsonl[.gz]... [--held 4] [--output CARD.yaml]

A line of TEXTS is `{"id", "text"}`. A document's own country is the one that it names most by far (`Ground.native`): each of its
names is a row, those of all other countries are rows against it. The facts are the words around the name, never a name. Used were
the United Nations General Debate speeches (CC0) and the CIA World Factbook (public domain), each weighing the same.
`--held` leaves out the texts of one country in so many, by the hash of the country's code, and prints how well they are told apart.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from lint.kinds.confusion.ground import Ground
from lint.kinds.confusion.roles import signs
from tools.learn import Card, Row, balanced, card_yaml, fit, put
from tools.mixup_reader import Reader

HEAD = "# Learned by tools/learn_roles.py: points of the words around a name for standing as the text's own country does.\n"
LONGEST = 30_000
"""Characters of a text that are read: the longest pages would outweigh all others."""
SCALE, L2, LEAST = 10.0, 15.0, 40
"""Points to a unit of log-odds, how far they keep to zero, and the names that a word must stand by to count."""
WORTH = 2
"""Points from which on a word is kept."""


def texts(path: Path) -> Iterator[tuple[str, str]]:
    """Id and text of each line of a file."""
    data = path.read_bytes()
    lines = (gzip.decompress(data) if path.suffix == ".gz" else data).decode("utf-8").split("\n")
    for line in lines:
        if line.strip():
            raw = json.loads(line)
            yield raw["id"], raw["text"][:LONGEST]


def rows(reader: Reader, path: Path) -> Iterator[Row]:
    """Every name of a country in the texts of a file that have one of their own."""
    for identity, text in texts(path):
        ground = Ground(reader.read(text), reader.chinese)
        if ground.native is None:
            continue
        for mention in ground.reading.mentions:
            if len(mention.entities) == 1 and ground.is_country(mention.entities[0]):
                facts = frozenset(signs(ground, mention))
                yield Row(facts, mention.entities[0] == ground.native, path.name.split(".")[0], identity)


def held(identity: str, parts: int) -> bool:
    """Whether the country of a text (`un:FJI:2021`, `fb:region/fj.json`) is one of those left out."""
    code = identity.split(":")[1].split("/")[-1].split(".")[0]
    return parts > 1 and hashlib.sha256(code.encode()).digest()[0] % parts == 0


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--held", type=int, default=1, help="leave out the texts of one country in so many")
    parser.add_argument("--output", type=Path)
    args = parser.parse_args()
    reader = Reader()
    found = [row for path in args.texts for row in rows(reader, path)]
    seen = [row for row in found if not held(row.group, args.held)]
    card = fit(seen, scale=SCALE, l2=L2, steps=300, min_rows=LEAST, weights=balanced(seen), precision=np.float32)
    for hand in sorted({row.hand for row in found}):
        judged = [row for row in found if row.hand == hand and (args.held == 1 or held(row.group, args.held))]
        totals = np.array([card.total(row.facts) for row in judged])
        own = np.array([row.label for row in judged])
        shares = [
            f"{e}: {(totals[own] >= e).mean():.2f} {(totals[~own] >= e).mean():.3f}" for e in (-10, 5, 10, 15, 20, 30)
        ]
        print(hand, len(judged), "own and guests from", "; ".join(shares), file=sys.stderr)
    points = {json.dumps(f, ensure_ascii=False): p for f, p in card.points.items() if abs(p) >= WORTH}
    text = HEAD + card_yaml(Card(card.base, points), {}, {"tool": "tools/learn_roles.py", "names": len(seen)})
    put(text, args.output)
    return 0


if __name__ == "__main__":
    sys.exit(main())
