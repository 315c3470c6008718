#!/usr/bin/env python3
"""Learn the points of `lint/structure/lines.tsv`: which facts of a line say that it is written for machines.

    python tools/learn_lines.py --machine DIR... --prose DIR... [--output lint/structure/lines.tsv]

`--machine` are folders of programs, settings, records, logs and tables, of which comments and doc strings are left out;
`--prose` are folders of plain texts and JSON Lines with a field `text`. Each folder is one hand: evaluation leaves one out
in turn. The shipped points came from packages of Debian, PyPI, npm and Go on one machine, from speeches of the United
Nations (CC0), licences, fortunes in seven languages and this project's labelled texts; the same folders give the same
bytes. Needs numpy.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import json
import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

from learn import Row, fit, left_out, put

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from lint.structure import form

MOST = 140
"""Lines taken of each folder and suffix, so that no sort of file outweighs the others."""
WIDTH = 480
"""Code points of a line that are looked at."""
SCALE, L2 = 3.0, 2.0

_C_LIKE = {".c", ".h", ".js", ".go", ".css", ".java", ".rs", ".ts"}
_HASHED = {".sh", ".pl", ".yaml", ".yml", ".toml", ".ini", ".cfg", ".conf"}
_PROSE = re.compile(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}")
FOR_MACHINES = frozenset(
    """rule box gaps gap semicolon-glued comma-glued commas-glued pipes call dotted snake camel constant option variable
    quoted-key assignment key lower-key path operator tag hash time log macro braces directive number-cells tab-inside
    ends-in-code deep indented starts-with-sign space-before-mark bracket-space repeat-sign single-1 single-2 single-4
    digits-0.05 digits-0.15 digits-0.3 signs-0.005 signs-0.02 signs-0.05 signs-0.1 signs-0.2""".split()
)
"""Facts that cannot speak for prose."""
FOR_PROSE = frozenset(
    """word-string word-strings sentence-edge clause-comma speech function-words-1 function-words-2 function-words-4
    function-share-0.1 function-share-0.2 function-share-0.35 plain-0.2 plain-0.4 plain-0.6 plain-0.8 plain-0.95
    letters-0.4 letters-0.6 letters-0.75 ends-in-stop words-4 words-8 words-16 bullet title all-capitals
    starts-with-comment""".split()
)
"""Facts that cannot speak for machines."""


def main() -> int:
    """Learn, print what a folder left out gives, write the points."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--machine", type=Path, nargs="+", required=True)
    parser.add_argument("--prose", type=Path, nargs="+", required=True)
    parser.add_argument("--output", type=Path)
    args = parser.parse_args()
    rows = [row for folder in args.machine for row in rows_of(folder, machine=True)]
    rows += [row for folder in args.prose for row in rows_of(folder, machine=False)]
    signs = dict.fromkeys(FOR_MACHINES, 1) | dict.fromkeys(FOR_PROSE, -1)
    judged = left_out(rows, signs, scale=SCALE, l2=L2)
    for hand in sorted({row.hand for row in rows}):
        mine = [(total > form.MACHINE) != label for total, label, whose, _ in judged if whose == hand]
        print(f"{hand:30} {len(mine):6} lines, {sum(mine) / len(mine):.3f} wrong", file=sys.stderr)
    card = fit(rows, signs, scale=SCALE, l2=L2)
    lines = ["fact\tpoints", f"base\t{card.base}", *(f"{fact}\t{n}" for fact, n in sorted(card.points.items()))]
    text = "\n".join(lines) + "\n"
    put(text, args.output)
    return 0


def rows_of(folder: Path, *, machine: bool) -> Iterator[Row]:
    """The lines of a folder as rows: of each suffix the same number, chosen by their digests."""
    by_suffix: dict[str, set[str]] = {}
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        found = by_suffix.setdefault(path.suffix, set())
        found.update(
            line[:WIDTH] for line in (_of_machines(text, path.suffix) if machine else _of_prose(text, path.suffix))
        )
    for suffix, lines in sorted(by_suffix.items()):
        chosen = sorted((line for line in lines if line.strip()), key=_digest)[: MOST if machine else 10 * MOST]
        yield from (Row(frozenset(form.facts(line)), machine, f"{folder.name}{suffix}") for line in chosen)


def _digest(line: str) -> str:
    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()


def _of_machines(text: str, suffix: str) -> Iterator[str]:
    """Lines that a machine reads: no comments, no doc strings, no running text inside settings and records."""
    lines = text.split("\n")
    if suffix == ".py":
        prose: set[int] = set()
        try:
            for token in tokenize.generate_tokens(io.StringIO(text).readline):
                if token.type in (tokenize.COMMENT, tokenize.STRING):
                    prose.update(range(token.start[0], token.end[0] + 1))
        except (tokenize.TokenError, SyntaxError):
            return
        lines = [line for number, line in enumerate(lines, 1) if number not in prose]
    elif suffix in _C_LIKE:
        lines = [line for line in re.sub(r"/\*.*?\*/", "", text, flags=re.S).split("\n") if "//" not in line]
    elif suffix in _HASHED:
        lines = [line for line in lines if "#" not in line]
    yield from (line for line in lines if suffix in _C_LIKE or suffix == ".py" or not _PROSE.search(line))


def _of_prose(text: str, suffix: str) -> Iterator[str]:
    if suffix == ".jsonl":
        for record in filter(None, text.split("\n")):
            yield from str(json.loads(record).get("text", "")).split("\n")
    else:
        yield from text.split("\n")


if __name__ == "__main__":
    sys.exit(main())
