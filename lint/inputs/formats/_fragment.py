"""Whether a value in a record or a file of data is running text, or a name, a label, a list, a piece of code.

Where nobody says which field holds the text, all values are looked at, and a rule about prose has no business in a
column of codes. A value is prose when it has several words and most of what spaces separate is a word with its marks.
"""

from __future__ import annotations

from lint.core import late

ENOUGH = 4
"""Words from which on a value may be prose."""

SHARE = 0.75
"""Share of what spaces part that must be words (a formula, a command or a list of codes has fewer)."""

_WORD = late.regex(r"""[("'“‘«¿¡\[]*\p{L}[\p{L}\p{M}'’\u200b\u00ad-]*[)"'”’»\].,:;!?…]*""")
_SPACES = late.regex(r"\s+")
_WIDE = late.regex(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}\p{Myanmar}]")


def is_prose(text: str) -> bool:
    """Whether a value is running text."""
    if len(text) > 20_000:
        text = text[:20_000]
    pieces = [piece for piece in _SPACES.split(text) if piece]
    words = sum(_WORD.fullmatch(piece) is not None for piece in pieces)
    if words >= ENOUGH and words >= SHARE * len(pieces):
        return True
    return len(_WIDE.findall(text)) > max(8, len(text) // 2)  # scripts that part no words
