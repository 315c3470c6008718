"""Rows for the scorecards of `near-miss`: places in texts where a word may be a slip, with the facts that hold there.

    python tools/learn_spelling.py OUT --news DIR --speeches FILE.jsonl.gz --misspellings FILE... [--cases FILE...]
                                   [--natural DIR --pairs FILE... [--careless FOLDER...]]

Clean text gives the places where silence is right; slips that people make are planted into other copies of it and give
the places where a finding is right: letters swapped, doubled, lost, one vowel for another, another transcription, or a
misspelling of a public list (Mitton's: `$right`, then its misspellings, one a line). Labelled cases (`text`, `gold` with
`start`, `end`, `correction`) give both. So does natural text, a folder for each sort of it (old books, diaries, transcripts,
talk on the net): what public tables of misspellings and of right words (`--pairs`, tab between) have is wrong, the rest
is right; in sorts that nobody proof-read (`--careless`) nothing is known of the rest. Half of the files of each sort are left for
looking at the end. Then `tools/spelling_cards.py` learns the points. `relabelled.txt` beside this
file names forms of the clean texts that a person read and found to be real slips: they are left out there.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import random
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))

from lint.core.text import Document  # noqa: E402
from lint.kinds.near_miss.beside import beside  # noqa: E402
from lint.kinds.near_miss.facts import SPELLING  # noqa: E402
from lint.kinds.near_miss.learned import Knowledge  # noqa: E402
from lint.kinds.near_miss.piece_facts import GLUED, PIECES  # noqa: E402
from lint.kinds.near_miss.pieces import Apart, Fused  # noqa: E402
from lint.kinds.near_miss.search import Search, like  # noqa: E402
from lint.kinds.near_miss.spelling import SpellingSlips  # noqa: E402
from lint.lexicon.edits import _BESIDE  # noqa: E402
from lint.lexicon.forms import COMMON, folded, opened  # noqa: E402
from lint.lexicon.tokens import spans  # noqa: E402
from lint.packs.load import load  # noqa: E402
from lint.structure.view import View  # noqa: E402

LISTS = HERE.parent / "rules" / "lists"
WORD = re.compile(r"(?<![\w@#/\\.$|<~^=&'’-])[A-Za-z]{4,}(?![\w@#\\/_|>=~^'’-])")
RULES = [("y", "i"), ("i", "y"), ("ch", "tch"), ("ts", "c"), ("k", "c"), ("c", "k"), ("v", "w"), ("w", "v"), ("sh", "sch"),
         ("j", "y"), ("kh", "h"), ("zh", "j"), ("ph", "f"), ("ie", "ei"), ("ei", "ie"), ("th", "t"), ("ou", "u"),
         ("ee", "i"), ("oo", "u"), ("s", "z"), ("ck", "k"), ("qu", "q")]  # fmt: skip
"""What another transcription, or an ear, makes of letters."""


CLEAN_TEXTS: list[str] = []
"""What was read, to know how many words the false places stand in."""
Row = dict[str, object]
"""One place, as `tools/learn.py` reads it."""


class Gold(NamedTuple):
    """A place that is wrong, and what is right there."""

    start: int
    end: int
    correction: str


def slipped(word: str, rng: random.Random) -> str:
    """A word with one slip of the pen, or now and then two."""
    for _ in range(2 if rng.random() < 0.12 and len(word) > 6 else 1):
        sort = rng.choices(["swap", "double", "vowel", "missing", "extra", "key", "other", "sound"],
                           [0.2, 0.22, 0.2, 0.2, 0.05, 0.07, 0.03, 0.1])[0]  # fmt: skip
        word = _slip(word, sort, rng)
    return word


def _slip(word: str, sort: str, rng: random.Random) -> str:
    at = rng.randrange(1, len(word))
    if sort == "swap":
        at = rng.randrange(1, len(word) - 1)
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if sort == "double":
        doubled = [i for i in range(1, len(word)) if word[i] == word[i - 1]]
        if doubled and rng.random() < 0.7:
            at = rng.choice(doubled)
            return word[:at] + word[at + 1 :]
        return word[:at] + word[at] + word[at:]
    if sort == "vowel":
        at = rng.choice([i for i in range(1, len(word)) if word[i] in "aeiou"] or [at])
        return word[:at] + rng.choice("aeiou") + word[at + 1 :]
    if sort == "missing":
        return word[:at] + word[at + 1 :]
    if sort == "extra":
        return word[:at] + rng.choice("aeinrstlh") + word[at:]
    if sort == "sound":
        for old, new in rng.sample(RULES, len(RULES)):
            if old in word[1:]:
                return word[0] + word[1:].replace(old, new, 1)
        return word
    letters = sorted(_BESIDE.get(word[at].lower(), ())) if sort == "key" else list("abcdefghiklmnoprstuvwyz")
    return word[:at] + rng.choice(letters or ["e"]) + word[at + 1 :]


def planted(
    text: str, rng: random.Random, names: float, words: float, known: dict[str, list[str]]
) -> tuple[str, list[Gold]]:
    """A text with slips in these shares of its names and words, and where they are."""
    forms = opened(LISTS / "known-forms.bin")
    out, at, size, golds = [], 0, 0, []
    for match in WORD.finditer(text):
        word = match.group()
        wrong = word
        if word[0].isupper() and word[1:].islower() and forms[folded(word)] not in COMMON:
            if len(word) > 4 and rng.random() < names:
                listed = known.get(word.lower(), [])
                wrong = like(word, rng.choice(listed)) if listed and rng.random() < 0.5 else slipped(word, rng)
        elif word[1:].islower() and (listed := known.get(word.lower(), [])) and rng.random() < 12 * words:
            wrong = like(word, rng.choice(listed))
        elif word[1:].islower() and len(word) > 4 and rng.random() < words:
            wrong = slipped(word, rng)
        if wrong != word and wrong.isalpha():
            out += [text[at : match.start()], wrong]
            size += match.start() - at
            golds.append(Gold(size, size + len(wrong), word))
            size, at = size + len(wrong), match.end()
    return "".join([*out, text[at:]]), golds


def glued(text: str, rng: random.Random, share: float) -> tuple[str, list[Gold]]:
    """A text with spaces lost before this share of its words in lower case."""
    out, at, size, golds = [], 0, 0, []
    for match in re.finditer(r"(?<![\w'’-])([A-Za-z][a-z]*) ([A-Za-z][a-z]*)(?![\w'’-])", text):
        first, second = match.groups()
        if rng.random() < (share / 3 if second[0].isupper() else share) and len(first + second) > 3:
            out += [text[at : match.start()], first + second]
            size += match.start() - at
            golds.append(Gold(size, size + len(first + second), f"{first} {second}"))
            size, at = size + len(first + second), match.end()
    return "".join([*out, text[at:]]), golds


def broken(text: str, rng: random.Random, share: float) -> tuple[str, list[Gold]]:
    """A text with this share of its common words in two pieces."""
    forms = opened(LISTS / "known-forms.bin")
    out, at, size, golds = [], 0, 0, []
    for match in WORD.finditer(text):
        word = match.group()
        if len(word) > 4 and word[1:].islower() and rng.random() < share and forms[word.lower()] in COMMON:
            cut = rng.randrange(1, len(word)) if rng.random() < 0.2 else rng.randrange(2, len(word) - 1)
            out += [text[at : match.start()], word[:cut], " ", word[cut:]]
            size += match.start() - at
            golds.append(Gold(size, size + len(word) + 1, word))
            size, at = size + len(word) + 1, match.end()
    return "".join([*out, text[at:]]), golds


Place = tuple[int, int, set[str], str, str]
"""Span, facts, correction, sheet."""


def places(search: Search[Any], view: View) -> Iterator[Place]:
    """The places that a search asks its sheet about."""
    forms = search.forms
    met: dict[str, tuple[Any, bytes]] = {}
    for token, suspects in search.suspected(view):
        for name, suspect in suspects:
            met[name] = suspect, token
    for _, (suspect, token) in sorted(met.items()):
        if isinstance(search, SpellingSlips):
            for start, end, claims in search.claims(view, suspect, forms):
                target = claims[0].near.target
                facts = search.facts(view, suspect, claims, (start, end), token, forms)
                yield start, end, facts, target.word, "words" if target.is_word else "names"
        elif isinstance(search, Fused):
            for start, end in spans(view, suspect.word):
                facts = search.facts(view, suspect, beside(view.text, start, end), token, forms)
                yield start, end, facts, str(suspect.cut), "glued"
        elif isinstance(search, Apart):
            for start, end, first, second in search.places(view, suspect, forms):
                yield start, end, search.facts(view, first, second, (start, end), forms), first + second, "apart"


def rows(search: Search[Any], text: str, golds: list[Gold], hand: str, group: str, only: bool = False) -> Iterator[Row]:
    """The places of a text; with `only` no others than the wrong ones."""
    for start, end, facts, right, sheet in places(search, View(Document(text, group))):
        gold = next((g for g in golds if g.start < end and start < g.end), None)
        if only and gold is None:
            continue
        good = gold is not None and folded(right) in folded(gold.correction)
        yield {
            "facts": sorted(facts), "label": int(good), "hand": hand, "group": group, "sheet": sheet,
            "word": text[start:end], "right": right, "wrong-correction": gold is not None and not good,
            "context": text[max(0, start - 35) : end + 30].replace("\n", "⏎"),
        }  # fmt: skip


def half(name: str) -> bool:
    """Whether a text is for learning; the other half is for looking at the end."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def clean(news: Path | None, speeches: Path | None) -> Iterator[tuple[str, str, str]]:
    """(hand, name, text) of the clean texts for learning."""
    for path in sorted(news.rglob("*.txt")) if news else ():
        if half(path.name):
            yield "news", path.name, path.read_text(encoding="utf-8", errors="replace")
    if speeches:
        with gzip.open(speeches, "rt", encoding="utf-8") as file:
            for line in file:
                record = json.loads(line)
                if half(record["id"]):
                    yield "speeches", record["id"], record["text"]


def natural(
    folder: Path, pairs: Iterable[Path], careless: Iterable[str]
) -> Iterator[tuple[str, str, list[Gold], bool]]:
    """(sort, text, what is wrong, whether nothing is known of the rest) of the natural texts for learning."""
    right: dict[str, set[str]] = defaultdict(set)
    for path in pairs:
        for line in path.read_text(encoding="utf-8").splitlines():
            wrong, _, meant = line.lower().partition("\t")
            right[wrong].add(meant)
    for path in sorted(folder.glob("*/*")):
        if half(path.name):
            text, sort = path.read_text(encoding="utf-8", errors="replace"), path.parent.name
            golds = [
                Gold(m.start(), m.end(), " ".join(sorted(right[m.group().lower()])))
                for m in re.finditer(r"[A-Za-z]+", text)
                if m.group().lower() in right
            ]
            yield sort, text, golds, sort in careless


def misspellings(paths: Iterable[Path]) -> dict[str, list[str]]:
    """Misspellings by their right word."""
    out: dict[str, list[str]] = defaultdict(list)
    for path in paths:
        right = ""
        for line in path.read_text(encoding="latin-1").split("\n"):
            word = line.strip()
            if word.startswith("$"):
                right = word[1:].lower()
            elif word.isalpha() and right.isalpha() and abs(len(word) - len(right)) < 3:
                out[right].append(word.lower())
    return out


def searched() -> tuple[Search[Any], ...]:
    """The learned searches with what the shipped rule knows, without scorecards."""
    if not (LISTS / "spelling.yaml").exists():  # the first time there are no cards yet
        (LISTS / "spelling.yaml").write_text("{}\n", encoding="utf-8")
    rule = next(r for r in load([LISTS.parent / "names.yaml"], prove=False).rules if r.id == "misspelt")
    known = getattr(rule.data, "first", rule.data)
    knowledge = Knowledge(LISTS / "frequencies.bin", LISTS / "targets.bin", {})
    shared = known.index, known.known, known.given, known.allow, knowledge
    return SpellingSlips(*shared), Fused(*shared), Apart(*shared)


def all_rows(args: argparse.Namespace, searches: tuple[Search[Any], ...]) -> Iterator[Row]:
    """Rows of everything that was given."""
    known = misspellings(args.misspellings)
    rng = random.Random(args.seed)
    counts: dict[str, int] = defaultdict(int)
    for hand, name, text in clean(args.news, args.speeches):
        counts[hand] += 1
        if counts[hand] > args.most:
            continue
        CLEAN_TEXTS.append(text)
        wrong = (
            planted(text, rng, args.names, args.words, known), glued(text, rng, args.words),
            broken(text, rng, args.words),
        )  # fmt: skip
        for search, (changed, golds) in zip(searches, wrong, strict=True):
            if args.only and type(search).slip != args.only:
                continue
            yield from rows(search, text, [], hand, name)
            yield from rows(search, changed, golds, hand, name, only=True)
    for sort, text, golds, careless in natural(args.natural, args.pairs, args.careless) if args.natural else ():
        if not careless:
            CLEAN_TEXTS.append(text)
        for search in searches:
            if not args.only or type(search).slip == args.only:
                yield from rows(search, text, golds, sort, sort, only=careless)
    for path in args.cases:
        for line in path.read_text(encoding="utf-8").split("\n"):
            if line:
                case = json.loads(line)
                CLEAN_TEXTS.append(case["text"])
                golds = [Gold(g["start"], g["end"], g.get("correction") or "") for g in case.get("gold", [])]
                for search in searches:
                    if args.only and type(search).slip != args.only:
                        continue
                    yield from rows(search, case["text"], golds, path.stem, case["id"])


def main() -> None:
    """Write the rows of both sheets and the signs of the facts."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("--news", type=Path, help="folder of clean news, one text a file")
    parser.add_argument("--speeches", type=Path, help="JSON Lines of clean texts, gzipped")
    parser.add_argument("--misspellings", type=Path, nargs="*", default=[])
    parser.add_argument("--cases", type=Path, nargs="*", default=[])
    parser.add_argument("--natural", type=Path, help="folder of natural texts, one folder in it for each sort")
    parser.add_argument("--pairs", type=Path, nargs="*", default=[], help="misspellings and right words, tab between")
    parser.add_argument("--careless", nargs="*", default=[], help="sorts of natural text that nobody proof-read")
    parser.add_argument("--names", type=float, default=0.03, help="share of names that get a slip")
    parser.add_argument("--words", type=float, default=0.002, help="share of words that get one")
    parser.add_argument("--most", type=int, default=400, help="texts of each sort")
    parser.add_argument("--only", help="slip of the one search to make rows for")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    files = {
        sheet: (args.out / f"{sheet}.jsonl").open("w", encoding="utf-8")
        for sheet in ("names", "words", "glued", "apart")
    }
    for row in all_rows(args, searched()):
        if not row["wrong-correction"]:
            files[str(row["sheet"])].write(json.dumps(row, ensure_ascii=False) + "\n")
    counted = sum(len(text.split()) for text in CLEAN_TEXTS)
    (args.out / "words.json").write_text(str(counted), encoding="utf-8")
    signs = {name: fact.sign for facts in (SPELLING, GLUED, PIECES) for name, fact in facts.items()}
    (args.out / "signs.json").write_text(json.dumps(signs), encoding="utf-8")


if __name__ == "__main__":
    main()
