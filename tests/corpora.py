"""A corpus of files of all sorts, from random texts in which all questions about a corpus have something to find."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from hypothesis import strategies as st

STORY = (
    "The council of the river towns met on Friday and spoke of dikes, ferries, the price of reeds and the old bell that no one "
    "rings. The mayor sang of a ferry and wept, and boats lay idle at the bank for nine days."
)
SENTENCES = (
    "The harbour was was closed.", "Share this page with a friend", STORY, STORY.replace("Friday", "Monday"), "Contact the site",
    "The North Atlantic Treaty Organization (NATO) met.", "NATO met again.", "Zażółć gęślą jaźń.\r", "",
    "The River Reed Council met. The North Atlantic Trade Office (NATO) met Mr Zelinovar.", "NATO wept.",
    'The River Reeds Council met on 5 May 2021, "they said".', "Mr Zelinovar met us on May 5, 2021; “all well”, he said.",
)  # fmt: skip
TEXTS = st.lists(st.lists(st.sampled_from(SENTENCES), max_size=5).map("\n\n".join), min_size=1, max_size=30)


def corpus(folder: Path, texts: list[str]) -> None:
    """The texts in files of all sorts: large and small, cut by bytes, by turns and not at all, with what cannot be read."""
    (folder / "notes").mkdir(parents=True)
    lines = [json.dumps({"id": f"r{i}", "text": t}, ensure_ascii=i % 2 == 0) for i, t in enumerate(texts)]
    (folder / "a.jsonl").write_text("\n".join([*lines, "{no json}"]), encoding="utf-8")
    (folder / "b.jsonl.gz").write_bytes(gzip.compress("\n".join(lines).encode() * 2))
    rows = ["text,note", *('"' + t.replace('"', '""') + f'",{i}' for i, t in enumerate(texts))]
    (folder / "c.csv").write_bytes("\n".join(rows).encode())
    (folder / "empty.txt").touch()
    (folder / "undecodable.txt").write_bytes(b"\xff\xfe\xff")
    for i, text in enumerate(texts[:4]):
        (folder / "notes" / f"{i}.txt").write_text(text, encoding="utf-8")
