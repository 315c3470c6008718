"""Which defects the spelling checkers see at all, beside seedlint, on the labelled texts of this project's tests."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks import synthetic
from benchmarks.bench import ROOT, Bench, Part

MARK = re.compile(r"\[\[(?P<wrong>.*?)(?:\||=>)(?P<right>.*?)\]\]")
Span = tuple[int, int]


@dataclass(frozen=True)
class Labelled:
    """A text, and the spans where something is wrong."""

    text: str
    wrong: tuple[Span, ...]

    @classmethod
    def of(cls, marked: str) -> Labelled:
        """From a text with `[[wrong|right]]` or `[[wrong=>right]]`."""
        out, spans, at = "", [], 0
        for mark in MARK.finditer(marked):
            out += marked[at : mark.start()]
            spans.append((len(out), len(out) + len(mark["wrong"])))
            out += mark["wrong"]
            at = mark.end()
        return cls(out + marked[at:], tuple(spans))


@dataclass(frozen=True)
class Score:
    """Defects found of all there are, and findings where there is none."""

    found: int
    defects: int
    alarms: int
    words: int

    @classmethod
    def of(cls, texts: Sequence[Labelled], findings: Sequence[Sequence[Span]]) -> Score:
        """A defect counts as found where any finding overlaps it; `findings` are those of each text."""
        found = alarms = 0
        for text, spans in zip(texts, findings, strict=True):
            found += sum(any(meet(wrong, span) for span in spans) for wrong in text.wrong)
            alarms += sum(not any(meet(wrong, span) for wrong in text.wrong) for span in spans)
        return cls(found, sum(len(t.wrong) for t in texts), alarms, sum(len(t.text.split()) for t in texts))

    def __str__(self) -> str:
        return f"{self.found / self.defects:.0%}, {self.alarms * 10_000 / self.words:.1f}"


def meet(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def scenario(bench: Bench) -> Part:
    """Recall and false alarms of seedlint, typos and codespell."""
    tools = {"seedlint": _seedlint} | {
        n: t for n, t in (("typos", _typos), ("codespell", _codespell)) if n in bench.peers
    }
    rows = []
    for name, texts in sets().items():
        scores = [Score.of(texts, tool(bench, texts)) for tool in tools.values()]
        rows.append((name, f"{scores[0].defects}", *map(str, scores)))
    return Part(
        "What each sees at all",
        "Share of the defects found, and false alarms per 10,000 words, on the labelled texts of `tests/`, which were "
        "written beside seedlint's rules and are full of traps; slips of the finger are planted by a fixed seed in "
        "ordinary words of the same texts, among those that seedlint knows. The spelling checkers look up slips that "
        "people are known to make: a mix-up of two right words is not theirs to find, nor a slip seen for the first time.",
        heads=("texts", "defects", *tools),
        rows=rows,
    )


def sets() -> dict[str, list[Labelled]]:
    """The labelled texts, by what is wrong in them."""
    lines = (ROOT / "tests/cases/invented/names.txt").read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    blocks = (ROOT / "tests/cases/invented/mixups.txt").read_text(encoding="utf-8").split("\n\n")
    mixups = [block.split("\n", 1)[1] for block in blocks if not block.startswith("#") and "\n" in block]
    right = [MARK.sub(lambda m: m["right"], text) for text in names + mixups]
    return {
        "misspelt names": [Labelled.of(text) for text in names],
        "countries and peoples mixed up": [Labelled.of(text) for text in mixups],
        "slips of the finger in ordinary words": list(planted(right)),
    }


def planted(texts: Sequence[str], seed: int = 7) -> Iterator[Labelled]:
    """Each text with one slip in a common word, those without such a word left out."""
    chance, common = random.Random(seed), set(synthetic.common())
    for text in texts:
        words = [m for m in re.finditer(r"\b[a-z]{5,}\b", text) if m[0] in common]
        if words:
            word = chance.choice(words)
            wrong = synthetic.misspelt(word[0], chance)
            if wrong not in common and wrong != word[0]:
                start = word.start()
                yield Labelled(text[:start] + wrong + text[word.end() :], ((start, start + len(wrong)),))


def _seedlint(bench: Bench, texts: Sequence[Labelled]) -> list[list[Span]]:
    check = (sys.executable, "-m", "lint", "check", "--config", "none", "--format", "jsonl", "--no-corpus", "--quiet")
    return _asked(texts, check, lambda line, _: _ours(line))


def _ours(line: str) -> tuple[str, Span]:
    place = json.loads(line)
    return place["path"], (place["start"], place["end"])


def _typos(bench: Bench, texts: Sequence[Labelled]) -> list[list[Span]]:
    def parsed(line: str, text: Callable[[str], str]) -> tuple[str, Span]:
        said = json.loads(line)
        start = text(said["path"]).find(said["typo"])
        return said["path"], (start, start + len(said["typo"]))

    return _asked(texts, (str(bench.peers["typos"]), "--isolated", "--format", "json"), parsed)


def _codespell(bench: Bench, texts: Sequence[Labelled]) -> list[list[Span]]:
    def parsed(line: str, text: Callable[[str], str]) -> tuple[str, Span]:
        path, _, said = line.split(":", 2)
        wrong = said.split(" ==> ")[0].strip()
        start = text(path).find(wrong)
        return path, (start, start + len(wrong))

    return _asked(texts, (str(bench.peers["codespell"]),), parsed)


def _asked(
    texts: Sequence[Labelled],
    command: Sequence[str],
    parsed: Callable[[str, Callable[[str], str]], tuple[str, Span]],
) -> list[list[Span]]:
    """What a program finds in each text, each being a file of its own; `parsed` reads one line of its output."""
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder) / f"{i:05}.txt" for i in range(len(texts))]
        for file, labelled in zip(files, texts, strict=True):
            file.write_text(labelled.text, encoding="utf-8")
        said = subprocess.run([*command, folder], capture_output=True, text=True, cwd=ROOT).stdout
        findings: dict[str, list[Span]] = {str(file): [] for file in files}
        for line in said.splitlines():
            path, span = parsed(line, lambda path: Path(path).read_text(encoding="utf-8"))
            findings[path].append(span)
        return list(findings.values())
