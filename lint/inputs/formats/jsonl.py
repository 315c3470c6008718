"""JSON Lines: one record a line, read as a stream; a line that is no JSON is a failure, the others go on.

Records are numbered by their lines, so that `sed -n 1234p` shows number 1234; lines without anything are none. The texts
of a record are found and written back as in JSON (see there); placeholders have no meaning here.
"""

from __future__ import annotations

from collections.abc import Iterable

from lint.inputs.format import Broken, Parsed, Reading
from lint.inputs.formats import json

SUFFIXES = (".jsonl", ".ndjson", ".jsonlines")
RECORDS = "lines"
"""Each line is a record."""


def read(raw: str, asked: Reading) -> Iterable[Parsed]:
    """The texts of one record."""
    if not raw.strip():
        return ()
    return json.texts(raw, json.loaded(raw.rstrip("\r\n")), asked, (), None)


def fields_of(raw: str, asked: Reading) -> list[str]:
    """The keys of the first record that can be read."""
    for line in raw.split("\n"):
        try:
            if line.strip():
                return json.fields_of(line, asked)
        except Broken:
            continue
    return []


def frame(raw: str, asked: Reading) -> object:
    """The record without its texts."""
    return json.frame(raw, asked) if raw.strip() else None
