"""The tables of quality: what each tool finds, how often it is right, what its corrections do."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

from benchmarks.bench import Bench, Part
from benchmarks.quality import files
from benchmarks.quality.adapters import Adapter
from benchmarks.quality.cases import Case, Found, load
from benchmarks.quality.score import Score, scored

SETS = {
    "names, words, lost values, characters, figures": ("hand-b", "hand-h"),
    "who is meant": ("hand-a", "hand-e", "hand-f", "hand-g"),
    "furniture of pages": ("hand-c", "hand-i", "pages2"),
    "fluent wrong English": ("hand-j",),
    "out of public bug reports": ("reports",),
    "real pages, rewritten": ("wild",),
    "mix-ups in news of diplomacy": ("country", "country-docs"),
    "slips planted in names": ("names",),
    "one known defect planted": ("injected",),
}
"""Rows of the tables, and the files whose texts they sum up."""

CLEAN = {"speeches and reference works": ("clean",), "two countries rightly named": ("innocent",)}
"""Texts in which there is hardly anything to find."""


def found(tools: Mapping[str, Adapter]) -> Part:
    """Recall and precision, and what is reported in clean text."""
    scores = {name: {row: score(tool, sets) for row, sets in (SETS | CLEAN).items()} for name, tool in tools.items()}
    rows = []
    for row in SETS:
        mine = [scores[name][row] for name in tools]
        rows.append((row, f"{mine[0].labels:,}", *(f"{s.recall:.2f} / {s.precision:.2f}" for s in mine)))
    rows += [(f"*{row}*", "", *(f"{scores[name][row].alarms:.1f}" for name in tools)) for row in CLEAN]
    rows.append(("correction right, of all that have one", "", *(_corrected(scores[name].values()) for name in tools)))
    return Part(
        "What each finds, and how often it is right",
        "Share of the labelled defects that are found / share of the findings that are right; in the rows in italics "
        "findings where nothing is labelled, per 10,000 words (a few of them are slips that the labels miss). The texts "
        "are those of `benchmarks/cases`, most of them by hands that knew no tool. Parts of "
        "them were read while seedlint's rules were made, so its figures are those of a tool that has seen its like; "
        "spelling checkers never claimed to find most of this.",
        heads=("texts", "defects", *tools),
        rows=rows,
    )


def _corrected(scores: Iterable[Score]) -> str:
    scores = list(scores)
    return f"{sum(s.corrected for s in scores) / sum(s.correctable for s in scores):.2f}"


def score(tool: Adapter, sets: Sequence[str]) -> Score:
    """The score of a tool on the texts of some files."""
    return scored((case, findings) for name in sets for case, findings in asked(tool, load(name)))


def asked(tool: Adapter, cases: Sequence[Case]) -> list[tuple[Case, list[Found]]]:
    """Each case with what a tool reports of it, all of them in one folder."""
    with tempfile.TemporaryDirectory() as folder:
        names = [f"{i:05}.txt" for i in range(len(cases))]
        for name, case in zip(names, cases, strict=True):
            (Path(folder) / name).write_bytes(case.text.encode())
        met: dict[str, list[Found]] = {name: [] for name in names}
        for one in tool(Path(folder)):
            met[one.name].append(one)
    return [(case, met[name]) for name, case in zip(names, cases, strict=True)]


def fixed(bench: Bench) -> Part:
    """What becomes of files of 54 formats when a tool corrects them."""
    fixers: dict[str, files.Fixer] = {"seedlint fix": _seedlint}
    for name, options in (("typos", ("--isolated", "--no-ignore", "--hidden", "-w")), ("codespell", ("-w",))):
        if name in bench.peers:
            fixers[name] = partial(_peer, str(bench.peers[name]), options)
    some, counts = files.load(), {}
    for name, fixer in fixers.items():
        with tempfile.TemporaryDirectory() as folder:
            counts[name] = files.verdicts(some, fixer, Path(folder))
    about = ("damaged", "mended", "left", "allowed", "kept", "wrong")
    return Part(
        "What a correction does to files of 54 formats",
        f"{len(some)} files in which nothing may change but one defect, or nothing at all; *allowed* are defects that may "
        "also be left. A file is damaged where anything else changed.",
        heads=("tool", *about),
        rows=[(name, *(str(count[what]) for what in about)) for name, count in counts.items()],
    )


def _seedlint(folder: Path) -> Sequence[str]:
    options = ("--safety", "safe", "--in-place", "--config", "none", "--ledger", os.devnull)
    return (sys.executable, "-m", "lint", "fix", *options, str(folder))


def _peer(program: str, options: Sequence[str], folder: Path) -> Sequence[str]:
    return (program, *options, str(folder))
