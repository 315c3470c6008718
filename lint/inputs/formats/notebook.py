"""Jupyter notebooks: each Markdown cell is a text, read as Markdown; code, raw cells, outputs and attachments are no texts.

A finding names the number of the cell, from 1, and its `id` where it has one; lines are those of the cell. New text is
written into the strings of the cell, which stay as many as they were. Notebooks of version 4 are read; older ones are
converted by `jupyter nbconvert --to notebook`.
"""

from __future__ import annotations

import json as standard
from collections.abc import Iterator
from typing import TypedDict, TypeGuard

from lint.core.textmap import VERBATIM, TextMap, through
from lint.inputs.format import Broken, Parsed, Reading
from lint.inputs.formats import json, markdown

SUFFIXES = (".ipynb",)


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The texts of the Markdown cells."""
    cells = _cells(json.loaded(raw))
    places = json.items(raw, json.member(raw, raw.index("{"), "cells"))
    for number, (cell, at) in enumerate(zip(cells, places, strict=True), 1):
        if not _is_text(cell):
            continue
        strings = _strings(raw, json.member(raw, at, "source"), cell["source"])
        for page in markdown.read(json.readable("".join(_lines(cell))), asked):
            assert page.known is not None
            known = through(page.known, strings)
            yield Parsed(page.text, known, json.JsonStyle(), None, cell.get("id"), number, page.language)


class _Cell(TypedDict, total=False):
    cell_type: str
    source: str | list[str]
    id: str


def _cells(value: object) -> list[object]:
    if not isinstance(value, dict) or not isinstance(cells := value.get("cells"), list):
        raise Broken("no notebook of version 4: it has no cells (older ones: jupyter nbconvert --to notebook)")
    return cells


def _is_text(cell: object) -> TypeGuard[_Cell]:
    return (
        isinstance(cell, dict)
        and cell.get("cell_type") == "markdown"
        and isinstance(source := cell.get("source", ""), str | list)
        and all(isinstance(line, str) for line in source)
    )


def _lines(cell: _Cell) -> list[str]:
    source = cell.get("source", "")
    return source if isinstance(source, list) else [source]


def _strings(raw: str, at: int, source: str | list[str]) -> TextMap:
    """The map of a source: one string, or a list of strings that stand for one."""
    segments, length = [], 0
    for start in json.items(raw, at) if isinstance(source, list) else [at]:
        found = json.segments_of(raw, start + 1, json.string_end(raw, start) - 1)
        segments += [segment._replace(start=segment.start + length) for segment in found]
        length += sum(s.raw_end - s.raw_start if s.sort == VERBATIM else 1 for s in found)
    return TextMap(raw, segments, length)


def frame(raw: str, asked: Reading) -> object:
    """All of the notebook but its texts, and what Markdown makes of these."""
    value = standard.loads(raw, object_pairs_hook=json.without_doubles, parse_float=str, parse_int=str)
    frames = []
    for cell in _cells(value):
        if _is_text(cell):
            lines = _lines(cell)
            frames.append((len(lines), markdown.frame(json.readable("".join(lines)), asked)))
            cell["source"] = []
    return standard.dumps(value), frames
