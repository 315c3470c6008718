"""Rules by the thousand: misspelt words and patterns as people write them, made from common words by a fixed seed."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from pathlib import Path

WORDS = Path(__file__).resolve().parent.parent / "rules/lists/common-words.txt"
LITERALS = 0.8
"""Share of rules that look for a word or two; the others are patterns with choices, endings and classes."""
ENDINGS = ("s", "ed", "ing", "er", "ly")


def mixed(count: int) -> Iterator[tuple[str, str]]:
    """So many distinct patterns, each with a text that it finds."""
    chance, words = random.Random(count), common()
    seen: set[str] = set()
    while len(seen) < count:
        one, two = chance.choice(words), chance.choice(words)
        if chance.random() < LITERALS:
            bad = misspelt(one, chance) if chance.random() < 0.5 else f"{one} {misspelt(two, chance)}"
            pattern = rf"\b{bad}\b"
        else:
            ending = chance.choice(ENDINGS)
            pattern, bad = rf"\b{one}(?:{ending}|es)? (?:of|to|in|[0-9]{{2,4}}) {two}\b", f"{one}{ending} to {two}"
        if pattern not in seen:
            seen.add(pattern)
            yield pattern, bad


def table(count: int) -> dict[str, str]:
    """So many wrong words and what is right for each."""
    chance, words = random.Random(count), common()
    right_ones = set(words)
    out: dict[str, str] = {}
    while len(out) < count:
        right = chance.choice(words)
        wrong = misspelt(right, chance)
        if wrong not in right_ones:
            out[wrong] = right
    return out


def write_mixed(count: int, folder: Path) -> Path:
    """A pack of so many rules, and beside it the bare patterns, one a line."""
    pack = folder / f"mixed{count}.yaml"
    if pack.exists():
        return pack
    folder.mkdir(parents=True, exist_ok=True)
    made = list(mixed(count))
    rules = [_rule(f"rule-{i}", {"kind": "pattern", "find": find}, bad) for i, (find, bad) in enumerate(made)]
    pack.with_suffix(".patterns").write_text("".join(f"{find}\n" for find, _ in made), encoding="utf-8")
    return _written(pack, rules)


def write_table(count: int, folder: Path) -> Path:
    """A pack with one rule that has so many words."""
    pack = folder / f"words{count}.yaml"
    if pack.exists():
        return pack
    folder.mkdir(parents=True, exist_ok=True)
    words = table(count)
    return _written(pack, [_rule("words", {"kind": "substitution", "table": words}, next(iter(words)))])


def _rule(name: str, what: dict[str, object], bad: str) -> dict[str, object]:
    said = {"message": '"{found}" was asked for', "severity": "warning", "confidence": "high", "class": "misspelling"}
    examples = [{"bad": f"Here [[{bad}]] stands."}, {"ok": "Nothing of the kind."}]
    return {"id": name, **said, **what, "why": "To be measured.", "source": "benchmarks", "examples": examples}


def _written(pack: Path, rules: list[dict[str, object]]) -> Path:
    whole = {"pack": pack.stem, "about": "Made by benchmarks/synthetic.py.", "rules": rules}
    pack.write_text(json.dumps(whole, indent=1, ensure_ascii=False), encoding="utf-8")  # JSON is YAML
    return pack


def common() -> list[str]:
    """Common English words of five letters and more."""
    lines = (line.strip() for line in WORDS.read_text(encoding="utf-8").splitlines())
    return [word for word in lines if len(word) >= 5 and word.isascii() and word.isalpha() and word.islower()]


def misspelt(word: str, chance: random.Random) -> str:
    """The word with one slip of the fingers: a letter left out, doubled, or two exchanged."""
    at = chance.randrange(1, len(word) - 1)
    match chance.randrange(3):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at] + word[at:]
        case _:
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
