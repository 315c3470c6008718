"""What is one piece although marks stand in it: addresses, entities, placeholders, smileys, formulas, keys and hashes.

A rule about spaces and marks that speaks inside such a piece would tear it: the semicolon of `&rsquo;` ends no clause,
the colon of `:D` introduces nothing.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property

import regex

from lint.core import late
from lint.core.passages import remembered
from lint.structure.layout import Span

REACH = 400
"""Code points on either side of a block in which pieces are looked for: longer ones are formulas, found by themselves."""

BLOCK_CHARACTERS = 1_200
"""Code points that are searched for pieces together, once one of them is asked about."""

PLAIN = r"(?<!\S)(?:(?![xX])\p{L}{1,11}+[.,;:!?]?+(?!\S)\s*+)++(*SKIP)(*FAIL)"
"""Words in a row in which no piece begins, most of any prose: passed over at once. (`xD` is a smiley, twelve letters may be
a hash.)"""

_PIECES = r"""
    (?<![\w$\\])\$(?![\s\d])[^$\n]{1,200}(?<![\s\\])\$(?![\w$])                    # formulas
    | (?<![\w$\\])\$\d[^$\n]{0,200}[=<>^_\\+][^$\n]{0,200}(?<!\s)\$(?![\w$]) | \\\([^\n]{1,300}?\\\)
    | (?:[a-zA-Z][a-zA-Z0-9+.-]{1,15}://|\bwww\.|\bmailto:|\burn:)[^\s<>"'”’)\]]+            # addresses
    | [^\s@<>()\[\],;:"]{1,64}@[^\s@<>()\[\],;:"]+\.\w+                                     # mail (RFC 5321, 4.5.3.1.1)
    | (?<![\w/])(?:~|\.{1,2})?/(?:[\w.@+-]+/)*[\w.@+-]*\w/? | \b\w+(?:/[\w.@+-]+){2,}/? | \b[A-Za-z]:\\[^\s"']+       # paths
    | &(?:amp;)?(?:\#\d{2,6}|\#[xX][0-9A-Fa-f]{2,6}|[A-Za-z][A-Za-z0-9]{1,30});           # entities
    | </?[A-Za-z!?][^<>\n]{0,300}>                                                        # tags
    | \{\{[^{}\n]{0,120}\}\} | \{%[^\n]{0,120}?%\} | <%[^\n]{0,120}?%> | \$\{[^{}\n]{0,80}\} | \{[\w.:!\#-]{0,60}\} | \[%[^\n]{0,80}?%\]
    | %\([\w.]+\)[\#0 +-]?\d*(?:\.\d+)?[a-z] | %(?:\d+\$)?[-+0\#]?\d*(?:\.\d+)?[sdifxXucpgeE@](?![\p{L}\d]) | %\w+% | %\d | \$[A-Za-z_]\w*
    | @\w+@ | \b__\w+__\b | <\w+>                                                          # placeholders
    | (?<![\p{L}\d])(?:[<>]?[:;=8xX][-o*']{0,2}[)(\]\[DPpOo03/\\|*cCsSxX@$]{1,5}|[)(\]\[D]{1,4}[-o*']?[:;=]|</?3+)(?![\p{L}\d])     # smileys
    | (?<![\p{L}\d])(?:\^[_.,oO-]{0,2}\^|[oO0][._]{1,3}[oO0]|[-TtxXuUv>;=][._]{1,3}[-TtxXuUv<;=]|\.[_-]\.|,[_-],|\\[oO0]/|\(?[>^~][_.][<^~]\)?)(?![\p{L}\d])
    | ¯\\_\([^)\n]{1,3}\)_/¯
    | \\[A-Za-z@]+\*?(?:\[[^\]\n]{0,80}\])? | \\[^\sA-Za-z]                                # commands of TeX, escapes
    | \b(?=\w*\d)(?=\w*\p{L})[\w-]{16,}\b | \b[0-9a-fA-F]{12,}\b                            # keys and hashes
    | (?<!\d)\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})? | \bv?\d+(?:\.\d+){2,}[\w.-]* | \d+\.\.\.?\d+
    | ["'“‘`]\s?[.,;:!?…-]{1,3}\s?["'”’`]                                                  # a mark that is talked about
    | (?:(?<![^\s])[.,;:!?*~·'`_-][ ]){2,}[.,;:!?*~·'`_-]?                                 # leaders, drawings
    | \[\[[^\[\]\n]{0,120}\]\] | (?<!\S)[@\#]\w+
"""
_ATOM = late.regex(f"{PLAIN} | {_PIECES}", regex.X)
_FORMULA = late.regex(
    r"""\$\$(?:[^$]|\\\$){1,2000}\$\$ | \\\[(?:(?!\\\]).){1,2000}\\\] | \\\((?:(?!\\\)).){1,1000}\\\)
    | \\begin\{(?P<name>equation|align|alignat|gather|multline|eqnarray|math|displaymath|array|tabular|cases|verbatim|lstlisting|minted
    |tikzpicture|[pbvBV]?matrix)\*?\}(?:(?!\\end\{(?P=name)).){0,6000}\\end\{(?P=name)\*?\}""",
    regex.X | regex.S,
)


@remembered
def _pieces(passage: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in _ATOM.finditer(passage))


class Atoms:
    """The pieces of one text; those of a line are looked for when it is asked about."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._near: dict[Span, list[Span]] = {}

    def tears(self, start: int, end: int) -> Span | None:
        """The piece that `start:end` overlaps (lies inside, where it is empty), or None."""
        for low, high in (*self._around(start, end), *self._formulas_at(start, end)):
            if (low < end and start < high) or low < start == end < high:
                return low, high
        return None

    def _around(self, start: int, end: int) -> list[Span]:
        """Pieces of the lines of `start:end`, no more than `BLOCK_CHARACTERS` on from its beginning: of a long line only what is near,
        in steps, so that many questions about it cost one search each."""
        text, block = self._text, start // BLOCK_CHARACTERS
        low = max(text.rfind("\n", 0, start) + 1, block * BLOCK_CHARACTERS - REACH)
        high = text.find("\n", max(start, end - 1))
        high = min(high if high >= 0 else len(text), (block + 1) * BLOCK_CHARACTERS + REACH)
        known = self._near.get((low, high))
        if known is None:
            known = self._near[low, high] = [(low + s, low + e) for s, e in _pieces(text[low:high])]
        return known

    @cached_property
    def formulas(self) -> list[Span]:
        """Formulas set apart, and environments of TeX that hold formulas, tables or listings."""
        if "$$" not in self._text and "\\" not in self._text:
            return []
        return [m.span() for m in _FORMULA.finditer(self._text)]

    def _formulas_at(self, start: int, end: int) -> list[Span]:
        i = bisect_right(self.formulas, (start, len(self._text))) - 1
        return [span for span in self.formulas[max(i, 0) : i + 2] if span[0] < max(end, start + 1)]
