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
    found = _Units(raw)
    units, languages = found.units, found.languages
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


_ASIDE = frozenset("alt-trans notes note originalData matches glossary".split())
"""Elements whose sources and targets are none of the unit."""


class _Units:
    """The units of a file, as its tags go by."""

    def __init__(self, raw: str) -> None:
        self.units: list[_Unit] = []
        self.languages: dict[str, str] = {}
        self._aside = 0
        self._part: str | None = None
        self._identity: str | None = None
        for token in xml.tokens(raw):
            name = token.name.rpartition(":")[2]
            if name in _ASIDE:
                self._aside += (token.sort == "start") - (token.sort == "end")
            elif not self._aside:
                self._take(token, name)

    def _take(self, token: Token, name: str) -> None:
        if self._part is None:
            if token.sort == "start":
                self._start(token, name)
        elif token.sort == "end" and name == self._part:
            self._part = None
        else:
            self.units[-1].parts[self._part].append(token)

    def _start(self, token: Token, name: str) -> None:
        given = token.given()
        if name in ("file", "xliff"):
            _note_languages(given, self.languages)
        elif name == "trans-unit":
            self.units.append(_Unit(given.get("id")))
        elif name == "unit":
            self._identity = given.get("id")
        elif name == "segment":
            self.units.append(_Unit(self._identity))
        elif name in ("source", "target") and self.units:
            self._part = name
            self.units[-1].parts[name] = []


def _note_languages(given: dict[str, str], languages: dict[str, str]) -> None:
    for key, names in (("source", ("source-language", "srcLang")), ("target", ("target-language", "trgLang"))):
        for name in names:
            if name in given:
                languages[key] = given[name]


frame = xml.frame
