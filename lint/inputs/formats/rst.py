"""reStructuredText: running text, titles and list items are prose.

Directives with their options, literal and code blocks, comments, tables, fields, underlines, roles, links, literals and
substitutions are shown and left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.inputs.format import Parsed, Reading
from lint.inputs.formats import _masked

SUFFIXES = (".rst", ".rest")
COMMENTS = ((".. ", ""),)

_BLOCK = r"(?:(?P=in)[ \t]+\S[^\n]*(?:\n|\Z)|[ \t]*\n)*"
_PROSE = (
    "note|warning|tip|hint|important|caution|danger|attention|error|admonition|seealso|topic|sidebar|epigraph|versionadded"
    "|versionchanged|deprecated|rubric|container|class|only|highlights|pull-quote|compound|glossary"
)
PATTERNS = (
    rf"^(?P<in>[ \t]*)\.\.[ ]+(?!(?:{_PROSE})::)[\w:+-]+::[^\n]*(?:\n|\Z){_BLOCK}",
    rf"^(?P<in>[ \t]*)\.\.[ ]+(?:{_PROSE})::(?:(?:\n(?P=in)[ \t]+:[\w-]+:[^\n]*)+)?",
    rf"^(?P<in>[ \t]*)\.\.(?:[ ]+(?:_[^\n]*:|\[[^\]\n]+\]|\|[^|\n]+\||(?![\w:+-]+::)[^\n]*)[^\n]*)?(?:\n|\Z){_BLOCK}",
    rf"^(?P<in>[ \t]*)(?:\S[^\n]*)?(?P<wall>::[ \t]*(?:\n[ \t]*)*\n{_BLOCK})",
    r"^[ \t]*(?:>>>|\.\.\.|\$)[ ][^\n]*(?:\n(?![ \t]*\n)[^\n]*)*",
    r"^[ \t]*([=~^\"'*+#.:_`-])\1{2,}[ \t]*$",
    r"^[ \t]*(?:\+[-=+]{3,}|\|[^\n]*\||[=]{2,}(?:[ ]+[=]{2,})+)[ \t]*$",
    r"^[ \t]*:[\w .-]+:(?=[ ]|$)",
    r"^[ \t]*(?:[-*+•]|\(?(?:\d+|[a-zA-Z#])[.)])[ ]+",
    r"^[ \t]*\|[ ]",
    r"(?::[\w:+.-]+:)?``?[^`\n]+(?:\n[^`\n]+)?``?_{0,2}(?::[\w:+-]+:)?",
    r"\[[\w#*.-]+\]_\b|\b\w+__?(?!\w)|\|[^|\s][^|\n]*\|_{0,2}",
    r"https?://[^\s<>]+|<[^<>\s]+@[^<>\s]+>",
    r"(?<!\w)\*{1,2}(?=\S)|(?<=\S)\*{1,2}(?!\w)",
    r"[ \t]+$",
)


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The one text of a file."""
    return _masked.read(raw, PATTERNS, asked)


def frame(raw: str, asked: Reading) -> object:
    """All that is no prose."""
    return _masked.frame(read(raw, asked))
