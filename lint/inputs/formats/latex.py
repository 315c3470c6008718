"""LaTeX: the running text between `\\begin{document}` and `\\end{document}`, or of a part without them.

Formulas, listings, tables, pictures, comments, commands and their options are never touched; of commands that set a text
(`\\emph`, `\\section`, `\\footnote` …) the text is prose. Accents (`\\"{o}`) are shown as the letters that they make.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from lint.core import late
from lint.inputs.format import Parsed, Reading
from lint.inputs.formats import _masked
from lint.inputs.formats._masked import MaskedSpan

SUFFIXES = (".tex", ".ltx", ".latex")
COMMENTS = (("%", ""),)

_ACCENTS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
            "u": "\u0306", "v": "\u030c", "H": "\u030b", "c": "\u0327", "k": "\u0328", "r": "\u030a"}  # fmt: skip
_LETTERS = {"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å",
            "AA": "Å", "i": "i", "j": "j"}  # fmt: skip
_SIGNS = {"~": " ", "---": "—", "--": "–", "``": "“", "''": "”", "\\&": "&", "\\%": "%", "\\$": "$", "\\#": "#", "\\_": "_",
          "\\,": " ", "\\ ": " ", "\\@": "", "\\/": "", "\\-": "", "\\{": "{", "\\}": "}"}  # fmt: skip
_MATH = (
    "equation|align|gather|multline|eqnarray|displaymath|math|flalign|alignat|subequations|array|matrix|cases|verbatim|Verbatim"
    "|lstlisting|minted|tabular|tabularx|longtable|tabu|tikzpicture|picture|pspicture|thebibliography|comment|filecontents|algorithm"
    "|algorithmic|IEEEeqnarray|dmath|code"
)
_BREAKS = r"(?:section|subsection|subsubsection|chapter|part|paragraph|subparagraph|title|author|date|caption|item|begin|end|bibitem)"
_TEXT = (
    "emph|textbf|textit|textsc|textsf|textrm|textup|textmd|textsl|textnormal|underline|section|subsection|subsubsection|chapter|part"
    "|paragraph|subparagraph|title|caption|footnote|footnotetext|thanks|enquote|mbox|quote|textquote|uline|item|mkbibquote|so|sout|hl"
)

_PATTERN = late.regex(
    rf"""(?P<comment>[ \t]*(?<!\\)(?:\\\\)*+%[^\n]*(?:\n[ \t]*)?)
    |(?P<math>\\begin\{{((?:{_MATH})\*?)\}}.*?\\end\{{\3\}}|\$\$.*?\$\$|(?<!\\)\$(?:[^$\\\n]|\\.|\n(?!\s*\n))*\$|\\\(.*?\\\)|\\\[.*?\\\]
        |\\(?:verb|lstinline|mintinline(?:\{{\w+\}})?)\*?(?P<bar>[^\s\w*{{])[^\n]*?(?P=bar))
    |(?P<accent>\\(?:(?P<mark>[`'^"~=.])|(?P<mark>[uvHckr])(?=[\s{{]))\s*(?:\{{\\?(?P<base>\p{{L}})\}}|\\?(?P<base>\p{{L}})(?!\p{{L}}|(?<=\\[ij])\p{{L}})|(?P<base>\p{{L}})))
    |(?P<letter>\{{?\\(?P<name>ss|ae|AE|oe|OE|aa|AA|o|O|l|L|i|j)(?![\p{{L}}])(?:\{{\}}|\}}|[ ])?)
    |(?P<sign>---?|``|''|~|\\[&%$\#_,@/\-{{}} ])
    |(?P<text>\\(?:{_TEXT})\*?(?![\p{{L}}])(?:\[[^\]\n]*\])?\{{?)
    |(?P<command>\\(?:[\p{{L}}@]+\*?|.)(?:[ \t]*\[[^\]\n]*\])*(?:\{{[^{{}}\n]*\}}(?:\[[^\]\n]*\])?)*)
    |(?P<brace>[{{}}])|(?P<tabs>&)|(?P<tail>[ \t]+(?:$|(?=[{{}}]))|^[ \t]+)|(?P<wide>[ \t]{{2,}}|\t)""",
    regex.X | regex.S | regex.M,
)
_BREAK = late.regex(rf"\\{_BREAKS}(?![\p{{L}}])")


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The one text of a file."""
    begin, end = raw.find("\\begin{document}"), raw.find("\\end{document}")
    start = begin + len("\\begin{document}") if begin >= 0 else 0
    if begin < 0 and "\\documentclass" in raw:
        return
    text, known = _masked.masked(
        raw, _marks(raw, start, end if end >= 0 else len(raw)), start, end if end >= 0 else None
    )
    yield Parsed(text, known, language=asked.target_language or None)


def _marks(raw: str, start: int, end: int) -> Iterator[MaskedSpan]:
    for match in _PATTERN.finditer(raw, start, end):
        low, high = match.span()
        sort = match.lastgroup
        if match["accent"]:
            yield MaskedSpan(low, high, unicodedata.normalize("NFC", match["base"] + _ACCENTS[match["mark"]]))
        elif match["letter"]:
            yield MaskedSpan(low, high, _LETTERS[match["name"]])
        elif match["sign"]:
            yield MaskedSpan(low, high, _SIGNS[match["sign"]])
        elif match["math"] or match["tail"] or match["wide"]:
            yield MaskedSpan(low, high)
        elif match["text"] or match["command"]:
            said = "\n\n" if _BREAK.match(match.group()) else "" if match["text"] else _said(match.group())
            if match["command"] and not said:  # it may print something (`\today`): the space before it parts two words
                yield MaskedSpan(_before(raw, low), low)
            yield MaskedSpan(low, high, said)
        elif sort:
            yield MaskedSpan(low, high, "")


def _before(raw: str, at: int) -> int:
    """Where the spaces before `at` begin."""
    while at and raw[at - 1] in " \t":
        at -= 1
    return at


def _said(command: str) -> str:
    """What a command that sets no text of ours stands for: something that is read, or nothing."""
    return " " if command == "\\\\" else "\N{OBJECT REPLACEMENT CHARACTER}" if "{" in command else ""


def frame(raw: str, asked: Reading) -> object:
    """All that is no prose."""
    return _masked.frame(read(raw, asked))
