"""Org mode: running text, headings and list items are prose.

Keywords, blocks, drawers, tables, timestamps, tags, links, code, verbatim text and the marks of headings and lists are shown
and left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.inputs.format import Parsed, Reading
from lint.inputs.formats import _masked

SUFFIXES = (".org",)
COMMENTS = (("# ", ""),)

PATTERNS = (
    r"(?i)^[ \t]*\#\+begin_(?!quote|verse|center)(\w+)[^\n]*\n(?:.*\n)*?[ \t]*\#\+end_\1[^\n]*",
    r"^[ \t]*\#(?:\+[^\n]*|[ ][^\n]*|)$",
    r"^[ \t]*:[\w-]+:[ \t]*$|^[ \t]*:[\w-]+:[ ][^\n]*$",
    r"^[ \t]*(?:SCHEDULED|DEADLINE|CLOSED|CLOCK):[^\n]*$|^[ \t]*\|[^\n]*$|^[ \t]*:[ ][^\n]*$",
    r"^\*+[ ]+(?:(?:TODO|DONE|NEXT|WAITING|CANCELED)[ ]+)?(?:\[\#[A-Z]\][ ]*)?|^[ \t]*(?:[-+]|\d+[.)])[ ]+(?:\[[ X-]\][ ]+)?",
    r"[ \t]+:[\w@:]+:[ \t]*$|\[\d*[/%]\d*\]|[<\[]\d{4}-\d\d-\d\d[^>\]\n]*[>\]]",
    r"\[\[[^\]\n]+\](?:\[[^\]\n]*\])?\]|\[fn:[^\]\n]*\]|\[cite[^\]\n]*\]|\bhttps?://[^\s<>\]]+",
    r"(?<![\w=~])([=~])\S(?:[^\n]*?\S)?\1(?![\w=~])|\$[^$\n]+\$|\\\(.*?\\\)|\\\[.*?\\\]|\\\w+(?:\{[^{}\n]*\})?",
    r"(?<!\w)[*/_+](?=\S)|(?<=\S)[*/_+](?!\w)|[ \t]+$",
)


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The one text of a file."""
    return _masked.read(raw, PATTERNS, asked)


def frame(raw: str, asked: Reading) -> object:
    """All that is no prose."""
    return _masked.frame(read(raw, asked))
