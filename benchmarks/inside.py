"""What is measured inside a process of its own: `python -m benchmarks.inside JOB ...`.

warm [PACK]           load rules and compile their databases, so that both are in the cache
naive PATTERNS PATH   one `regex` for each line of a file, each over every text of a folder
scan PACK PATH        the engine's one scan for all rules of a pack, over the same texts
kinds PATH            seconds by kind of rule, as JSON
formats PATH NAME...  for the folder of each format: which shares of `fix` are reading and writing, as JSON
needles FILE          the words and phrases of all shipped rules, one a line
"""

from __future__ import annotations

import json
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import regex

from lint import kinds
from lint.authoring.profile import profiled
from lint.check.pipeline import check_all
from lint.check.rulebook import Rulebook
from lint.core.cache import Cache, default_folder
from lint.core.text import Document
from lint.fix.session import opened
from lint.inputs.reader import Reader
from lint.inputs.source import documents_of
from lint.packs.load import load


def main(job: str, *arguments: str) -> None:
    match job, arguments:
        case "warm", packs:
            book(*packs).engine.compile()
        case "naive", (patterns, folder):
            compiled = [regex.compile(line) for line in Path(patterns).read_text(encoding="utf-8").splitlines()]
            print(sum(1 for text in texts(folder) for one in compiled for _ in one.finditer(text.text)))
        case "scan", (pack, folder):
            engine = book(pack).engine
            engine.compile()
            print(sum(len(hits) for text in texts(folder) for hits in engine.scan(text.text).values()))
        case "kinds", (folder,):
            print(json.dumps(seconds_by_kind(folder)))
        case "formats", (folder, *names):
            print(json.dumps({name: shares(Path(folder, name)) for name in names}))
        case "needles", (file,):
            Path(file).write_text("".join(f"{needle}\n" for needle in sorted(needles())), encoding="utf-8")
        case _:
            sys.exit(__doc__)


def book(*packs: str) -> Rulebook:
    """Rules in force, by way of the cache that the commands use."""
    return load(packs or None, cache=Cache(default_folder()))


def texts(folder: str) -> Iterator[Document]:
    for path in sorted(Path(folder).rglob("*.txt")):
        yield Document(path.read_bytes().decode(), str(path))


def seconds_by_kind(folder: str) -> dict[str, float]:
    rules = book()
    rules.engine.compile()
    profile = profiled(texts(folder), rules)
    by_kind: dict[str, float] = defaultdict(float, {"the one scan for all": profile.scan})
    for name, seconds in profile.rules.items():
        by_kind[rules.named(name).kind] += seconds
    return dict(sorted(by_kind.items(), key=lambda item: -item[1]))


def shares(folder: Path) -> dict[str, float]:
    """Reading, and writing what was corrected, as shares of correcting the files of a folder once."""
    rules, reader = book(), Reader()
    rules.engine.compile()
    spent: dict[str, float] = defaultdict(float)
    for path in sorted(folder.iterdir()):
        with timed(spent, "read"):
            documents = list(documents_of(path, path.read_bytes(), reader))
        with timed(spent, "check"):
            share = check_all(documents, rules)
        with timed(spent, "write"):
            draft = opened(path, share.findings, reader)
            if draft is not None and draft.apply_round(share.findings, "safe"):
                _ = draft.data
    return {what: spent[what] / sum(spent.values()) for what in ("read", "write")}


@contextmanager
def timed(spent: dict[str, float], what: str) -> Iterator[None]:
    """Add what is done to the time of its sort."""
    began = time.perf_counter()
    yield
    spent[what] += time.perf_counter() - began


def needles() -> set[str]:
    rules = book().rules
    return {
        n.text for rule in rules for n in kinds.named(rule.kind).needles(rule) if n.literal and n.text.isprintable()
    }


if __name__ == "__main__":
    main(*sys.argv[1:])
