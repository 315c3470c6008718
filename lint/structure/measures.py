"""What is counted of a line to tell prose from what is written for machines: facts of `lint.structure.form` with steps."""

from __future__ import annotations

from functools import lru_cache
from string import ascii_letters

from lint.core import late, vocabulary

_SIGNS = frozenset("{}[]<>=|\\*_$#@^~&;`+/%")
_PLAIN = late.regex(
    r"[\"'“‘«„¿¡(\[*_]{0,2}(?:\p{Lo}+|\p{L}?\p{Ll}+)(?:['’-]\p{L}?\p{Ll}+)*['’s]{0,2}[.,;:!?…)\]”’»\"'*_]{0,3}"
)
_FUNCTION = vocabulary.words("structure/function")

MEASURES: tuple[tuple[str, tuple[float, ...]], ...] = (
    ("plain", (0.2, 0.4, 0.6, 0.8, 0.95)),
    ("signs", (0.005, 0.02, 0.05, 0.1, 0.2)),
    ("digits", (0.05, 0.15, 0.3)),
    ("letters", (0.4, 0.6, 0.75)),
    ("words", (2, 4, 8, 16)),
    ("function-words", (1, 2, 4)),
    ("function-share", (0.1, 0.2, 0.35)),
    ("single", (1, 2, 4)),
)
"""Facts that count something, and the steps from which on each holds."""
_ASCII_DIGITS, _ASCII_LETTERS, _ASCII_SIGNS = b"0123456789", ascii_letters.encode(), "".join(_SIGNS).encode()


def measured(line: str) -> tuple[float, ...]:
    """The values of the measures, in their order."""
    size, words, data = len(line), line.split(), line.encode("utf-8", "surrogatepass")
    if line.isascii():
        digits, letters = (size - len(data.translate(None, kind)) for kind in (_ASCII_DIGITS, _ASCII_LETTERS))
    else:
        digits, letters = sum(map(str.isdigit, line)), sum(map(str.isalpha, line))
    signs = len(data) - len(data.translate(None, _ASCII_SIGNS))
    plain, common, single = map(sum, zip(*map(_of_word, words), strict=True))
    many = len(words)
    return plain / many, signs / size, digits / size, letters / size, many, common, common / many, single


@lru_cache(maxsize=20_000)
def _of_word(word: str) -> tuple[bool, bool, bool]:
    """Whether a word is plain, a function word, a lone mark."""
    common = word.strip(".,;:!?()\"'“”").lower() in _FUNCTION
    return _PLAIN.fullmatch(word) is not None, common, len(word) == 1 and not word.isalnum()
