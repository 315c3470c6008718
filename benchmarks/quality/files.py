"""What becomes of files when a tool corrects all that it thinks it may: mended, left, or damaged."""

from __future__ import annotations

import json
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import ParseError, fromstring

from benchmarks.quality.cases import FOLDER, lines

Fixer = Callable[[Path], Sequence[str]]
"""The command that corrects the files of a folder in place."""


@dataclass(frozen=True)
class File:
    """A file, and the same after the one correction that it needs; where both are equal nothing may change."""

    name: str
    text: str
    fixed: str
    optional: bool
    """Whether the defect may also be left."""


def load() -> list[File]:
    """All files."""
    raw = [json.loads(line) for line in lines(FOLDER / "files-to-fix.jsonl")]
    return [File(r["name"], r["text"], r["fixed"], bool(r.get("optional"))) for r in raw]


def verdicts(files: Sequence[File], fixer: Fixer, folder: Path) -> Counter[str]:
    """How many files were kept, mended, left and damaged."""
    places = [folder / f"{i:04}" / file.name for i, file in enumerate(files)]
    for place, file in zip(places, files, strict=True):
        place.parent.mkdir(parents=True)
        place.write_bytes(file.text.encode())
    subprocess.run(fixer(folder), cwd=folder, capture_output=True)
    return Counter(
        verdict(file, place.read_bytes().decode("utf-8", "surrogateescape"))
        for file, place in zip(files, places, strict=True)
    )


def verdict(file: File, came: str) -> str:
    """`kept` or `mended` is right; `left` and `wrong` touch nothing but the place of the defect; `damaged` is worse."""
    if came == file.fixed:
        return "kept" if file.text == file.fixed else "mended"
    if came == file.text:
        return "left" if not file.optional else "allowed"
    return "wrong" if file.text != file.fixed and _only_there(file, came) and _parses(file.name, came) else "damaged"


def _only_there(file: File, came: str) -> bool:
    """Whether all is as it was, but for the place where the file and its corrected form differ."""
    head = _common(file.text, file.fixed)
    tail = _common(file.text[head:][::-1], file.fixed[head:][::-1])
    behind = file.text[len(file.text) - tail :]
    return len(came) >= head + tail and came.startswith(file.text[:head]) and came.endswith(behind)


def _common(one: str, other: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _parses(name: str, text: str) -> bool:
    try:
        for part in _parts(name, text):
            fromstring(part) if name.endswith((".xml", ".tmx", ".xlf")) else json.loads(part)
    except (ValueError, ParseError):
        return False
    return True


def _parts(name: str, text: str) -> Iterator[str]:
    if name.endswith((".json", ".xml", ".tmx", ".xlf")):
        yield text
    elif name.endswith(".jsonl"):
        yield from filter(str.strip, text.split("\n"))
