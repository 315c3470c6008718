"""Build `rules/lists/parts.bin`: what each English word may be, and which part of speech follows which.

    pip install lemminflect     (not needed to run seedlint)
    apt-get install scowl
    python tools/build_parts.py --tagged TEXT.txt

`TEXT.txt` has a sentence a line, `word/TAG` by spaces: any text, tagged by spaCy's small English model (MIT); `tools/tag_texts.py`
writes it. Only counts of words and tags are kept. Shipped is what 450,000 words of United Nations General Debate speeches (CC0)
and 700 entries of the World Factbook (public domain) gave. Words that the text has seldom or not get the tags that the NIH SPECIALIST Lexicon (public domain) allows, by way of
lemminflect (MIT); which words those are says SCOWL (permissive). The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import lemminflect

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lint.lexicon import table  # noqa: E402
from lint.lexicon.parts import BITS, ENDINGS, MAGIC, TAGS  # noqa: E402

LISTS = HERE.parent / "rules" / "lists"
SCOWL = Path("/usr/share/dict/scowl")
LARGEST = 60
"""Size of SCOWL up to which words are listed."""
DICTIONARY = 3.0
"""How many times over a dictionary's word counts as met."""
SHARE = 0.015
"""Share of its uses below which a tag of a word is an error of the tagger."""
LEVELS = (0.03, 0.1, 0.25, 0.5, 0.75, 0.9, 0.97, 1.0)
"""Shares to which those of a class are rounded."""
MERGED = {
    "NNPS": "NNP",
    "HYPH": ":",
    "SYM": ":",
    "NFP": ":",
    "''": "``",
    "LS": ":",
    "ADD": "NN",
    "AFX": "JJ",
    "XX": "FW",
    "": "FW",
    "_SP": ":",
}
"""Tags that are not told apart."""
WEIGHTS = {
    "NN": 0.8,
    "NNS": 0.8,
    "VB": 0.1,
    "VBP": 0.04,
    "VBZ": 0.2,
    "VBD": 0.4,
    "VBN": 0.5,
    "VBG": 0.8,
    "JJ": 0.8,
    "RB": 0.8,
}
"""How likely a tag is for a word of which only a dictionary tells that it may have it."""

BESIDE_A_NOUN = 0.15
"""The same of an adjective that is a noun as well."""


def sentences(path: Path) -> Iterator[list[tuple[str, str]]]:
    """The tagged sentences of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        pairs = [token.rpartition("/")[::2] for token in line.split(" ") if "/" in token]
        yield [(word, MERGED.get(tag, tag)) for word, tag in pairs if word and MERGED.get(tag, tag) in TAGS]


def allowed() -> dict[str, Counter[str]]:
    """What dictionaries allow each word to be."""
    may: dict[str, Counter[str]] = defaultdict(Counter)
    for file in sorted(SCOWL.iterdir()):
        if (
            not file.name.startswith(("english-words.", "american-words.", "british-words."))
            or int(file.suffix[1:]) > LARGEST
        ):
            continue
        for word in file.read_text(encoding="latin-1").split():
            if not word.isalpha() or not word.islower():
                continue
            for kind, lemmas in lemminflect.getAllLemmas(word).items():
                for lemma in lemmas:
                    for tag, forms in lemminflect.getAllInflections(lemma, upos=kind).items():
                        if word in forms and tag in TAGS and (tag != "NNS" or word != lemma):
                            may[word][tag] = 1
    return may


class Counts(NamedTuple):
    """How often words have each tag, and tags follow each other, in sentences that were tagged."""

    words: dict[str, Counter[str]]
    names: dict[str, Counter[str]]
    """Words with a capital inside a sentence."""
    pairs: dict[str, Counter[str]]

    @classmethod
    def of(cls, tagged: Path) -> Counts:
        counts = cls(defaultdict(Counter), defaultdict(Counter), defaultdict(Counter))
        for sentence in sentences(tagged):
            before = "."
            for at, (word, tag) in enumerate(sentence):
                counts.pairs[before][tag] += 1
                before = tag
                if word[0].isupper() and at:
                    counts.names[word][tag] += 1
                elif not (word[0].isupper() and tag == "NNP"):
                    counts.words[word.lower()][tag] += 1
        return counts

    def totals(self) -> Counter[str]:
        """How often each tag stands."""
        totals = Counter[str]()
        for counts in (*self.words.values(), *self.names.values()):
            totals.update(counts)
        return totals

    def shapes(self) -> dict[str, Counter[str]]:
        """Tags by the shape of a word, as the rare words have them."""
        shapes: dict[str, Counter[str]] = defaultdict(Counter)
        for word, counts in self.words.items():
            if sum(counts.values()) < RARE:
                shapes[_shape(word)].update(counts)
        shapes["Name"] = Counter({"NNP": 90, "NN": 4, "JJ": 4, "NNS": 2})
        return shapes


RARE = 3
"""Times from which on a word counts for itself, not for its shape."""


def rows(counts: Counts, words: Mapping[str, Counter[str]]) -> dict[str, tuple[tuple[str, float], ...]]:
    """The tags of all words, of names that are not always names, and (behind a space) of shapes."""
    out = {w: _rounded(c) for w, c in words.items()}
    for word, tags in counts.names.items():
        if sum(tags.values()) > 4 and tags["NNP"] < 0.9 * sum(tags.values()):
            out[word] = _rounded(tags)
    shapes = counts.shapes()
    for shape in ("Name", "1", "mark", "", *ENDINGS):
        out[f" {shape}"] = _rounded(shapes[shape] or Counter({"NN": 1}))
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tagged", type=Path, required=True)
    counts = Counts.of(parser.parse_args().tagged)
    words = _words(counts.words, allowed())
    wanted = rows(counts, words)
    classes = _classes(wanted, {w: sum(words[w].values()) if w in words else 1.0 for w in wanted})
    number = {row: n for n, row in enumerate(classes)}
    numbered = {w: number[_nearest(row, number)] for w, row in wanted.items()}
    totals = counts.totals()
    whole = sum(totals.values())
    about = {
        "sources": "tools/build_parts.py",
        "classes": [[[t, round(math.log(share * whole / (totals[t] + 1)), 2)] for t, share in row] for row in classes],
        "shapes": {w[1:]: n for w, n in numbered.items() if w[0] == " "},
        "follow": _follow(counts.pairs),
    }
    numbers = ((w, n) for w, n in numbered.items() if w[0] != " " and n)
    (LISTS / "parts.bin").write_bytes(table.packed(numbers, about, MAGIC, BITS))
    print(f"{len(numbered)} words, {len(classes)} classes")


def _words(seen: Mapping[str, Counter[str]], may: Mapping[str, Counter[str]]) -> dict[str, Counter[str]]:
    """Counted and allowed tags of each word together."""
    words: dict[str, Counter[str]] = {}
    for word in sorted({*seen, *may}):
        counts = Counter(seen.get(word))
        weights = {tag: WEIGHTS.get(tag, 0.3) for tag in may.get(word, ())}
        if "JJ" in weights and "NN" in weights:
            weights["JJ"] = BESIDE_A_NOUN
        if not weights and sum(counts.values()) < RARE:
            continue
        for tag, weight in weights.items():
            counts[tag] += DICTIONARY * weight / sum(weights.values())  # type: ignore[assignment]
        words[word] = counts
    return words


def _shape(word: str) -> str:
    if word[0].isdigit():
        return "1"
    if not word[0].isalpha():
        return "mark"
    return next((end for end in ENDINGS if word.endswith(end)), "")


def _rounded(counts: Counter[str]) -> tuple[tuple[str, float], ...]:
    """The tags of a word that are no errors, with rounded shares."""
    whole = sum(counts.values())
    kept = [(tag, n / whole) for tag, n in counts.most_common(5) if n >= SHARE * whole]
    return tuple(sorted((tag, min(LEVELS, key=lambda level: abs(level - share))) for tag, share in kept))


def _classes(
    wanted: Mapping[str, tuple[tuple[str, float], ...]], uses: Mapping[str, float]
) -> list[tuple[tuple[str, float], ...]]:
    """The rows of most uses, as many as have a number; the first is empty: 0 stands for no word."""
    counts: Counter[tuple[tuple[str, float], ...]] = Counter()
    for word, row in wanted.items():
        counts[row] += uses[word]  # type: ignore[assignment]
    most = counts.most_common((1 << BITS) - 20)
    rows = {row for row, _ in most} | {row for word, row in wanted.items() if word[0] == " "}
    return [(), *sorted(rows)]


def _nearest(
    row: tuple[tuple[str, float], ...], known: Mapping[tuple[tuple[str, float], ...], int]
) -> tuple[tuple[str, float], ...]:
    """The class that is most like a row."""
    if row in known:
        return row
    mine = dict(row)
    return min(
        known, key=lambda other: sum(abs(mine.get(t, 0.0) - dict(other).get(t, 0.0)) for t in {*mine, *dict(other)})
    )


def _follow(pairs: Mapping[str, Counter[str]]) -> list[list[float]]:
    """The logarithm of how likely each tag is after each."""
    rows = []
    for before in TAGS:
        counts, whole = pairs[before], sum(pairs[before].values())
        rows.append([round(math.log((counts[tag] + 0.1) / (whole + 0.1 * len(TAGS))), 2) for tag in TAGS])
    return rows


if __name__ == "__main__":
    main()
