"""Wikitext (MediaWiki): running text, headings and list items are prose.

Templates, tables, references, tags, formulas, file links, categories, addresses and the marks of lists and headings are
shown and left alone; of a link with a text of its own, the target is.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.inputs.format import Parsed, Reading
from lint.inputs.formats import _masked

SUFFIXES = (".wiki", ".mediawiki", ".wikitext", ".mw")
COMMENTS = (("<!--", "-->"),)

PATTERNS = (
    r"<!--[\s\S]*?-->|<(nowiki|pre|source|syntaxhighlight|math|code|gallery|timeline|score)\b[^>]*>[\s\S]*?</\1>",
    r"<ref\b[^>]*/>|<ref\b[^>]*>[\s\S]*?</ref>|</?[a-zA-Z][^<>\n]*>",
    r"^[ \t]*\{\|[\s\S]*?^[ \t]*\|\}",
    r"\{\{(?:[^{}]|\{(?!\{)|\}(?!\})|\{\{(?:[^{}]|\{(?!\{)|\}(?!\})|\{\{[^{}]*\}\})*\}\})*\}\}",
    r"\[\[(?:[A-Za-z][\w-]*|)\s*:[^\]\n]*\]\]|\[\[[^\]|\n]*\||\[\[|\]\]|\[https?://[^\s\]]+[ ]?|\]|\bhttps?://[^\s<>\]]+",
    r"^[*#:;]+[ ]*|^=+[ ]*|[ ]*=+[ \t]*$|'{2,5}|^-{4,}|__[A-Z]+__|&\w+;|&\#\d+;|^[ ]\S[^\n]*$|[ \t]+$",
)


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The one text of a file."""
    return _masked.read(raw, PATTERNS, asked)


def frame(raw: str, asked: Reading) -> object:
    """All that is no prose."""
    return _masked.frame(read(raw, asked))
