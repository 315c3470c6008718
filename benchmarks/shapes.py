"""Texts of other shapes than a folder of documents: small records, one long line, and what is worst for us, cut from the corpus."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import count, product, takewhile
from pathlib import Path

from benchmarks import corpus
from benchmarks.bench import Bench, Part
from benchmarks.measure import Comparison, Line

COMMITS = ("ca44ab0", "7d4b046")
"""Commits of this repository beside which a run is told: before the mechanisms that learn, and with them."""

RECORDS, SHAPE = 0.2, 0.2
"""Megabytes of small records, and of each shape."""


def paragraphs(text: str) -> str:
    """Running text, in paragraphs of five hundred characters and more."""
    return "\n\n".join(records(text, 500))


def records(text: str, size: int) -> Iterator[str]:
    """A text in pieces of so many characters and what is left of the word."""
    words = " ".join(text.split())
    at = 0
    while at < len(words):
        end = words.find(" ", at + size)
        end = len(words) if end < 0 else end
        yield words[at:end]
        at = end + 1


def minified(text: str) -> str:
    """A file of a program: JSON on one line."""
    rows = [{"id": i, "name": f"n{i}", "size": i * 0.37, "text": text} for i, text in enumerate(records(text, 60))]
    return json.dumps(rows, separators=(",", ":"))


def register(text: str) -> str:
    """As many people as words: names that nobody knows, each once, with one of two given names."""
    consonants, vowels = "bcdfgklmnprstvz", "aeiou"
    syllables = [c + v for c in consonants for v in vowels]
    names = ("".join(part).capitalize() for part in product(syllables, repeat=3))
    people = (f"{('John', 'Robert')[n % 2]} {name} lived in the town." for n, name in enumerate(names))
    kept = takewhile(lambda pair: pair[1] < len(text), zip(people, count(0, 30), strict=False))
    return " ".join(person for person, _ in kept)


SHAPES: dict[str, Callable[[str], str]] = {
    "paragraphs": paragraphs,
    "one line": lambda text: " ".join(text.split()),
    "minified JSON": minified,
    "lines of one letter": lambda text: "a\n" * (len(text) // 2),
    "one name again and again": lambda text: "Turkey " * (len(text) // 7),
    "one slip again and again": lambda text: "teh " * (len(text) // 4),
    "a register of names": register,
    "open brackets": lambda text: "(" * len(text),
}
"""What is made of a text of the corpus, by what it is called."""

DENSE: dict[str, str] = {
    "a joiner after each word": "these\u200b",
    "a comma in each word": "BNext,",
    "a quotation mark before each letter": "“b",
    "an entity between words": "—of&rsquo;",
    "ligatures among quotation marks": '”a"ﬁ…ﬁ',
}
"""What a search among thousands of random shapes (units of one to six signs and words, draws from small alphabets) found
dearest: each repeated unit is a finding or more, and findings are what costs."""


def small_files(bench: Bench, size: int) -> Path:
    """A folder of records of so many characters, each in a file of its own."""
    folder = bench.cache / f"records-{size}"
    if not folder.is_dir():
        folder.mkdir()
        for number, record in enumerate(records(_some(bench, RECORDS), size)):
            (folder / f"{number:05}.txt").write_text(record, encoding="utf-8")
    return folder


def shapes(bench: Bench) -> Part:
    """Whole files of one shape each, beside running text in paragraphs."""
    bench.warm()
    folder = bench.cache / "shapes"
    folder.mkdir(exist_ok=True)
    contenders = []
    dense = {name: lambda text, unit=unit: unit * (len(text) // len(unit)) for name, unit in DENSE.items()}
    for name, shape in (SHAPES | dense).items():
        file = folder / f"{name.replace(' ', '-')}.txt"
        if not file.exists():
            file.write_text(shape(_some(bench, SHAPE)), encoding="utf-8")
        contenders.append(bench.seedlint(name, file.stat().st_size / 1e6, str(file)))
    lines = bench.race(*contenders)

    def worst(names: Iterable[str]) -> Line:
        return max((lines[name] for name in names), key=lambda line: line.median().cpu / line.megabytes)

    return Part(
        "Shapes of text",
        f"All shipped rules, one process, first time, files of {1000 * SHAPE:.0f} kB: running text of the corpus in paragraphs, the "
        "same on one line, what other programs choke on, and units again and again of which each is a finding.",
        list(lines.values()),
        [
            Comparison.of("one-line", lines["one line"], lines["paragraphs"]),
            Comparison.of("worst-shape", worst(SHAPES), lines["paragraphs"]),
            Comparison.of("dense-shape", worst(DENSE), lines["paragraphs"]),
        ],
    )


def history(bench: Bench) -> Part:
    """This tree beside older commits of it."""
    bench.warm()
    docs, small = bench.corpus(1), small_files(bench, 500)
    sizes = {"documentation": corpus.size(docs), "records of 500 B": corpus.size(small)}
    folders = {"documentation": docs, "records of 500 B": small}
    lines: dict[str, Line] = {}
    comparisons = []
    for what, folder in folders.items():
        now = bench.seedlint(f"{what}, now", sizes[what], str(folder))
        then = {commit: bench.seedlint_at(commit, f"{what}, {commit}", sizes[what], str(folder)) for commit in COMMITS}
        old = [contender for contender in then.values() if contender]
        ran = bench.race(now, *old)
        lines |= ran
        for commit, contender in then.items():
            if contender:
                key = f"since-{commit}-{what.split()[0]}"
                comparisons.append(Comparison.of(key, ran[contender.name], ran[now.name]))
    return Part(
        "This tree beside older commits",
        f"All shipped rules of each commit, one process, first time, compiled rules in the cache: 1 MB of documentation, and "
        f"{1000 * RECORDS:.0f} kB in files of 500 characters. Older commits had fewer rules.",
        list(lines.values()),
        comparisons,
    )


def cores(bench: Bench) -> Part:
    """The native core beside the Python one."""
    bench.warm()
    folders = {"documentation": bench.corpus(1), "records of 500 B": small_files(bench, 500)}
    lines: dict[str, Line] = {}
    comparisons = []
    for what, folder in folders.items():
        size = corpus.size(folder)
        names = {core: f"{what}, {core} core" for core in ("native", "python")}
        lines |= bench.race(*(bench.seedlint_by(core, name, size, str(folder)) for core, name in names.items()))
        comparisons.append(Comparison.of(f"cores-{what.split()[0]}", lines[names["python"]], lines[names["native"]]))
    return Part(
        "The native core beside the Python one",
        f"All shipped rules, one process, first time, compiled rules and the core in the cache: 1 MB of documentation, and "
        f"{1000 * RECORDS:.0f} kB in files of 500 characters. Both report the same.",
        list(lines.values()),
        comparisons,
    )


def _some(bench: Bench, megabytes: float) -> str:
    """So much text of the corpus."""
    texts = sorted(bench.corpus(1).rglob("*.txt"))
    return "\n".join(p.read_text(encoding="utf-8") for p in texts)[: int(megabytes * 1e6)]
