"""Segments of bilingual XML: the text between two tags of a segment, with inline codes that stay where they are."""

from __future__ import annotations

from collections.abc import Sequence

from lint.core.textmap import Builder, TextMap
from lint.inputs.formats import _entities, _placeholders
from lint.inputs.formats._markup import OBJECT
from lint.inputs.formats.xml import Token

CODES = frozenset("bpt ept it ph x bx ex ut sub hi cp sc ec sm em".split())
"""Inline elements of TMX and XLIFF that stand for a code: what is inside is not text (`sub` apart, which is left alone)."""

STANDING = frozenset("x ph cp".split())
"""Codes that stand for something that is read: a picture, a name to be filled in."""


def segment(raw: str, pieces: Sequence[Token]) -> tuple[str, TextMap]:
    """The text of the pieces between the tags of a segment."""
    builder = Builder(raw)
    inside = 0
    for token in pieces:
        if token.sort == "text":
            if not inside:
                _text(builder, raw, token.start, token.stop)
        elif token.sort == "void":
            if token.name.rpartition(":")[2] in STANDING and not inside:
                builder.wall(OBJECT, token.start, token.stop)
        elif token.sort == "start":
            inside += token.name.rpartition(":")[2] in CODES or inside > 0
        elif token.sort == "end":
            inside -= inside > 0
    return builder.build()


def _text(builder: Builder, raw: str, start: int, end: int) -> None:
    at = start
    walls = [*_entities.REFERENCE.finditer(raw, start, end)]
    marks = [(m.start(), m.end(), True) for m in walls]
    marks += [(start + a, start + b, False) for a, b in _placeholders.spans(raw[start:end])]
    for low, high, reference in sorted(marks):
        if low < at:
            continue
        builder.verbatim(at, low)
        at = high
        if not reference:
            builder.shown(low, high)
            continue
        sort, text = _entities.sort_of(raw[low:high])
        if sort == "whole":
            builder.whole(text, low, high)
        elif sort == "wall":
            builder.wall(text, low, high)
    builder.verbatim(at, end)
