"""Manual pages (man, mdoc): running text is prose; requests, escapes, tables and what is set without filling are not."""

from __future__ import annotations

from collections.abc import Iterator

from lint.inputs.format import Parsed, Reading
from lint.inputs.formats import _masked

SUFFIXES = (".1", ".2", ".3", ".4", ".5", ".6", ".7", ".8", ".9", ".man", ".mdoc", ".ms", ".me")
COMMENTS = (('.\\"', ""),)

PATTERNS = (
    r"^[.'](?:nf|EX|TS|EQ|PS|Bd[ ]-literal)\b.*\n(?:.*\n)*?[.'](?:fi|EE|TE|EN|PE|Ed)\b[^\n]*",
    r"^[.'][^\n]*$",
    r"\\(?:\"[^\n]*|f(?:\[[^\]\n]*\]|\([^\n]{2}|.)|\*(?:\[[^\]\n]*\]|\([^\n]{2}|.)|s[-+]?\d+|\([^\n]{2}|\[[^\]\n]*\]|.)",
    r"^[ \t]+\S[^\n]*$|[ \t]+$",
)


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The one text of a file."""
    return _masked.read(raw, PATTERNS, asked)


def frame(raw: str, asked: Reading) -> object:
    """All that is no prose."""
    return _masked.frame(read(raw, asked))
