"""The labelled texts of `benchmarks/cases`, and what a tool says of a text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from benchmarks.bench import ROOT

FOLDER = ROOT / "benchmarks" / "cases"
ASKED = frozenset({"certain", "high", "likely"})
"""How sure a label must be for a tool to be asked for it; a finding at any other is no false alarm."""


class Edit(NamedTuple):
    """New text for `start:end`, in code points of the text as it was."""

    start: int
    end: int
    text: str


class Found(NamedTuple):
    """What a tool reports: a span of one text (code points), and the edits that it offers first, if any."""

    name: str
    """Name of the text's file."""
    start: int
    end: int
    edits: tuple[Edit, ...] = ()


@dataclass(frozen=True)
class Label:
    """What is wrong at a place, and what stands there when it is right (`None` where that is not known)."""

    start: int
    end: int
    sort: str
    correction: str | None = None
    asked: bool = True


@dataclass(frozen=True)
class Case:
    """A text and all that is wrong in it; a text without labels is clean."""

    text: str
    labels: tuple[Label, ...]
    group: str | None = None
    """What the text was written for, where its file holds several sorts."""


def load(name: str) -> list[Case]:
    """The cases of one file."""
    return [_case(json.loads(line)) for line in lines(FOLDER / f"{name}.jsonl")]


def lines(path: Path) -> Iterator[str]:
    """The records of a JSON Lines file."""
    return filter(str.strip, path.read_text(encoding="utf-8").split("\n"))


def _case(raw: dict[str, object]) -> Case:
    gold = raw.get("gold")
    labels = [_label(one) for one in gold] if isinstance(gold, list) else []
    group = raw.get("set")
    return Case(str(raw["text"]), tuple(labels), str(group) if group else None)


def _label(raw: dict[str, object]) -> Label:
    correction = raw.get("correction")
    return Label(
        int(str(raw["start"])),
        int(str(raw["end"])),
        str(raw.get("class", "")),
        correction if isinstance(correction, str) else None,
        raw.get("confidence", "certain") in ASKED,
    )
