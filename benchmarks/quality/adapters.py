"""Tools under test: each is one function from a folder of texts to what the tool reports there.

A tool that is not here takes part by such a function in a module of its own: `python -m benchmarks quality --adapter
NAME=MODULE:FUNCTION`.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote, urlsplit

from benchmarks import peers
from benchmarks.bench import ROOT, Bench
from benchmarks.quality.cases import Edit, Found

Adapter = Callable[[Path], Iterator[Found]]
"""What a tool reports of the `*.txt` of a folder, in any order."""


def adapters(bench: Bench, others: Sequence[str]) -> dict[str, Adapter]:
    """seedlint and the peers that can be had here, by name, and `others` as NAME=MODULE:FUNCTION."""
    known: dict[str, Adapter] = {"seedlint": seedlint}
    for name, adapter in (("typos", typos), ("codespell", codespell), ("proselint", proselint)):
        if name in bench.peers:
            known[name] = partial(adapter, bench.peers[name])
    if python := peers.harper(bench.cache):
        known["Harper"] = partial(harper, python)
    if java := peers.language_tool(bench.cache):
        known["LanguageTool"] = partial(language_tool, java)
    return known | dict(map(_named, others))


def _named(other: str) -> tuple[str, Adapter]:
    name, _, place = other.partition("=")
    module, _, function = place.partition(":")
    return name, getattr(import_module(module), function)


def seedlint(folder: Path) -> Iterator[Found]:
    """seedlint at its default levels."""
    for line in _printed(
        sys.executable, "-m", "lint", "check", "--config", "none", "--quiet", "--format", "jsonl", str(folder)
    ):
        one = json.loads(line)
        edits = tuple(Edit(e["start"], e["end"], e["text"]) for e in (one.get("fix") or {}).get("edits") or ())
        yield Found(Path(one["path"]).name, one["start"], one["end"], edits)


def typos(program: Path, folder: Path) -> Iterator[Found]:
    """typos; offsets are bytes of a line."""
    for line in _printed(str(program), "--isolated", "--format", "json", str(folder)):
        one = json.loads(line)
        if one["type"] != "typo":
            continue
        path = Path(one["path"])
        before = path.read_bytes().split(b"\n")[: one["line_num"]]
        start = len(b"\n".join([*before[:-1], before[-1][: one["byte_offset"]]]).decode())
        end = start + len(one["typo"])
        yield Found(path.name, start, end, tuple(Edit(start, end, right) for right in one["corrections"][:1]))


def codespell(program: Path, folder: Path) -> Iterator[Found]:
    """codespell, which says the line and the word."""
    met: Counter[tuple[str, str, str]] = Counter()
    for line in _printed(str(program), str(folder)):
        path, number, said = line.split(":", 2)
        wrong, _, right = said.strip().partition(" ==> ")
        text = Path(path).read_text(encoding="utf-8")
        begin = sum(len(before) + 1 for before in text.split("\n")[: int(number) - 1])
        places = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(wrong)}(?!\w)", text[begin:].split("\n", 1)[0])]
        nth = min(met[path, number, wrong], len(places) - 1)
        met[path, number, wrong] += 1
        if places:
            start = begin + places[nth]
            end = start + len(wrong)
            yield Found(Path(path).name, start, end, (Edit(start, end, right.split(",")[0]),))


def proselint(program: Path, folder: Path) -> Iterator[Found]:
    """proselint, whose spans count from 1."""
    printed = "\n".join(_printed(str(program), "check", "--output-format", "json", str(folder)))
    for uri, of_file in json.loads(printed or "{}").get("result", {}).items():
        for one in of_file.get("diagnostics", ()):
            start, end = (offset - 1 for offset in one["span"])
            right = one["replacements"]
            edits = (Edit(start, end, right),) if isinstance(right, str) else ()
            yield Found(Path(unquote(urlsplit(uri).path)).name, start, end, edits)


def harper(python: Path, folder: Path) -> Iterator[Found]:
    """Harper by its bindings, in the interpreter that has them."""
    return _lines_of(str(python), str(ROOT / "benchmarks/quality/run_harper.py"), str(folder))


def language_tool(classes: Path, folder: Path) -> Iterator[Found]:
    """LanguageTool's rules for American English."""
    source = ROOT / "benchmarks/quality/RunLanguageTool.java"
    return _lines_of("java", "-cp", f"{classes}/*", str(source), str(folder))


def _lines_of(*command: str) -> Iterator[Found]:
    """Findings of a program that prints them as `[file, start, end, replacement or null]`."""
    for line in _printed(*command):
        if not line.startswith("["):  # what a library has to say
            continue
        name, start, end, right = json.loads(line)
        yield Found(name, start, end, (Edit(start, end, right),) if right is not None else ())


def _printed(*command: str) -> list[str]:
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=ROOT).stdout.splitlines()
