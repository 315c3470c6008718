"""Make `lint/structure/letters.tsv`: how much each run of three letters speaks for a language rather than for English.

    pip install langdetect && python tools/build_letters.py

Source: the profiles of langdetect 1.0.9 (Nakatani Shuyo; counts of letter runs in Wikipedia; Apache-2.0). Of each run
that is frequent in some language the file keeps the log-ratio of its share there to its share in English, in half bits,
cut at ±12 and written as a letter (`m` is 0). Runs are of one word in lower case, with a space for its edge; a single
letter outside ASCII counts by itself. The same profiles give the same bytes.
"""

from __future__ import annotations

import json
import math
from importlib.resources import files
from pathlib import Path

LANGUAGES = "fr de es pt it nl ca ro sv da no fi et hu pl cs sk sl hr lt lv tr id sw vi tl so af sq".split()
"""Written in Latin letters; English is what they are compared with."""

KEPT = 3_000
FLOOR = 2e-5
"""Share that a run has at least, so that what a profile lacks is no proof."""

TARGET = Path(__file__).resolve().parent.parent / "lint" / "structure" / "letters.tsv"


def shares(language: str) -> dict[str, float]:
    """The share of each run among all runs of three letters in a language."""
    profile = json.loads((files("langdetect") / "profiles" / language).read_text("utf-8"))
    total = profile["n_words"][2]
    return {
        gram: count / total
        for gram, count in profile["freq"].items()
        if gram == gram.lower() and (len(gram) == 3 or (len(gram) == 1 and not gram.isascii()))
    }


def main() -> None:
    """Write the table."""
    english, others = shares("en"), {language: shares(language) for language in LANGUAGES}
    most = {g: max(s.get(g, 0.0) for s in (english, *others.values())) for s in (english, *others.values()) for g in s}
    kept = sorted(most, key=lambda g: (-most[g], g))[:KEPT]
    rows = [f"run\t{' '.join(LANGUAGES)}"]
    for gram in sorted(kept):
        base = math.log2(max(english.get(gram, 0.0), FLOOR))
        bits = (math.log2(max(others[language].get(gram, 0.0), FLOOR)) - base for language in LANGUAGES)
        rows.append(gram + "\t" + "".join(chr(ord("m") + max(-12, min(12, round(2 * b)))) for b in bits))
    TARGET.write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
