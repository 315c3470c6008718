"""Term bases that other programs write, as lists: TBX (ISO 30042, both its spellings of the elements) and CSV.

A row is a concept: a mapping of language codes to names. Names that TBX marks as deprecated or superseded stand under
`wrong`, with the names in all languages. Of CSV, the first line has the language codes; `|` parts several names of a cell.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from xml.etree import ElementTree

_CONCEPTS = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_DISCOURAGED = ("deprecated", "superseded", "forbidden")
"""Values of `administrativeStatus` (`deprecatedTerm-admn-sts` …) that say: not this one."""


def tbx(text: str) -> list[dict[str, list[str]]]:
    """The concepts of a TBX file; raises `ValueError` for what is none."""
    try:
        root = ElementTree.fromstring(text)
    except ElementTree.ParseError as error:
        raise ValueError(f"no TBX: {error}") from None
    rows = [_concept(element) for element in root.iter() if _name(element) in _CONCEPTS]
    if not rows:
        raise ValueError("no TBX: it has no termEntry or conceptEntry")
    return [row for row in rows if row]


def table(text: str) -> list[dict[str, str]]:
    """The rows of a CSV file; raises `ValueError` where a row has more cells than the first line."""
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    for number, row in enumerate(rows, 2):
        if None in row:
            raise ValueError(f"row {number} has more cells than the first line has names")
    return [{key: value or "" for key, value in row.items()} for row in rows]


def _concept(element: ElementTree.Element) -> dict[str, list[str]]:
    row: dict[str, list[str]] = {}
    for part in element:
        if _name(part) in _LANGUAGES:
            language = part.get(_LANG) or part.get("lang") or ""
            for term, good in _names(part):
                row.setdefault(language if good else "wrong", []).append(term)
    return row


def _names(element: ElementTree.Element) -> Iterator[tuple[str, bool]]:
    """The names of a concept in one language, and whether each may be used."""
    for part in element:
        if _name(part) in _TERMS:
            term = next((e for e in part.iter() if _name(e) == "term"), None)
            written = "".join(term.itertext()).strip() if term is not None else ""
            notes = [e.text or "" for e in part.iter() if e.get("type") == "administrativeStatus"]
            if written:
                yield written, not any(note.startswith(_DISCOURAGED) for note in notes)


def _name(element: ElementTree.Element) -> str:
    return str(element.tag).rpartition("}")[2]
