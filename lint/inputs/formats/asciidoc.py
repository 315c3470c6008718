"""AsciiDoc: running text, titles and list items are prose.

Listings, literals, passthroughs, comments, tables, attributes, macros, links, cross references, code and hard breaks are
shown and left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint.inputs.format import Parsed, Reading
from lint.inputs.formats import _masked

SUFFIXES = (".adoc", ".asciidoc", ".asc")
COMMENTS = (("//", ""),)

PATTERNS = (
    r"^(-{4,}|\.{4,}|\+{4,}|/{4,}|[|,:!]={3,}|`{3,})[^\n]*\n(?:.*\n)*?\1[ \t]*$",
    r"^//[^\n]*|^:!?[\w-]+!?:[^\n]*|^\[[^\]\n]*\][ \t]*$|^\.(?=\w)|^[\w-]+::[^\n]*|^(?:=|-|\*|_|'){4,}[ \t]*$|^--[ \t]*$|^'''$|^<<<$",
    r"^={1,6}[ ]|^[ \t]*(?:\*+|-|\.+|\d+\.)[ ]|^\+$|[ ]\+$|^[ ]+\S[^\n]*$",
    r"^[^\n]{1,80}?(?P<wall>:{2,4})(?=[ \n])",
    r"``?[^`\n]+``?|(?<!\w)\++[^+\n]+\++(?!\w)|\$\$[^\n]*?\$\$|\{[\w:-]+\}|<<[^<>\n]+>>|\[\[[^\]\n]+\]\]",
    r"\b(?:link|xref|image|icon|kbd|btn|menu|footnote|footnoteref|anchor|stem|latexmath|asciimath|pass|mailto|include)::?[^\s\[]*\[[^\]\n]*\]",
    r"\bhttps?://[^\s\[<>]+(?:\[[^\]\n]*\])?|\[[.#\w%-]+\](?=[#*_`])|(?<!\w)[*_#]{1,2}(?=\S)|(?<=\S)[*_#]{1,2}(?!\w)",
    r"[ \t]+$",
)


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The one text of a file."""
    return _masked.read(raw, PATTERNS, asked)


def frame(raw: str, asked: Reading) -> object:
    """All that is no prose."""
    return _masked.frame(read(raw, asked))
