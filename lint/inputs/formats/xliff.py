"""XLIFF 1.2 and 2: the target of each unit is a text, beside its source; where no unit has a target, the sources are.

The id of a text is that of its unit. Inline codes (`g`, `pc`, `x`, `ph` …), placeholders, notes and alternative
translations stay as they are. A correction is written only if the file is well-formed afterwards, with the same tags.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lint.core.text import SourceText
from lint.inputs.format import Parsed, Reading
from lint.inputs.formats import _bitext, xml
from lint.inputs.formats._markup import MARKUP
from lint.inputs.formats.xml import Token

SUFFIXES = (".xlf", ".xliff", ".sdlxliff", ".mqxliff")


@dataclass
class _Unit:
    """A unit, or a segment of one."""

    id: str | None
    parts: dict[str, list[Token]] = field(default_factory=dict)


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The texts of all units."""
    xml.well_formed(raw)
    units, languages = _units(raw)
    targets = any("target" in unit.parts for unit in units)
    wanted = "target" if targets else "source"
    language = (asked.target_language if targets else asked.source_language) or languages.get(wanted)
    for number, unit in enumerate(units, 1):
        if wanted not in unit.parts:
            continue
        text, known = _bitext.segment(raw, unit.parts[wanted])
        source = None
        if targets and "source" in unit.parts:
            source = SourceText(
                _bitext.segment(raw, unit.parts["source"])[0], asked.source_language or languages.get("source")
            )
        if text.strip():
            yield Parsed(text, known, MARKUP, wanted, unit.id, number, language, source)


def _units(raw: str) -> tuple[list[_Unit], dict[str, str]]:
    units: list[_Unit] = []
    languages: dict[str, str] = {}
    part: str | None = None
    pieces: list[Token] = []
    aside, name, identity = 0, "", None
    for token in xml.tokens(raw):
        name = token.name.rpartition(":")[2]
        if token.sort == "start" and name in ("alt-trans", "notes", "note", "originalData", "matches", "glossary"):
            aside += 1
        elif token.sort == "end" and name in ("alt-trans", "notes", "note", "originalData", "matches", "glossary"):
            aside -= 1
        if aside:
            continue
        if part is not None:
            if token.sort == "end" and name == part:
                units[-1].parts[part] = pieces
                part = None
            else:
                pieces.append(token)
        elif token.sort == "start":
            given = token.given()
            if name in ("file", "xliff"):
                _note_languages(given, languages)
            elif name in ("trans-unit", "unit"):
                identity = given.get("resname") or given.get("id")
                if name == "trans-unit":
                    units.append(_Unit(given.get("id")))
            elif name == "segment":
                units.append(_Unit(identity))
            elif name in ("source", "target") and units:
                part, pieces = name, []
    return units, languages


def _note_languages(given: dict[str, str], languages: dict[str, str]) -> None:
    for key, names in (("source", ("source-language", "srcLang")), ("target", ("target-language", "trgLang"))):
        for name in names:
            if name in given:
                languages[key] = given[name]


frame = xml.frame
