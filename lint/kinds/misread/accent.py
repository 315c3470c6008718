"""Accents that a PDF sets beside their letters: "Caf´e", "M¨uller", "Fran¸cois"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

import regex

from lint.core import late
from lint.kinds.code_page.accents import Accents
from lint.kinds.misread.reading import PrintedReading
from lint.lexicon.forms import Forms
from lint.structure.view import View

_COMBINING = dict(
    zip("´`¨ˆ˜¸˚ˇ˘˝˛˙¯", "\u0301\u0300\u0308\u0302\u0303\u0327\u030a\u030c\u0306\u030b\u0328\u0307\u0304", strict=True)
)
_SIGN = "[" + "".join(_COMBINING) + "]"
_ACCENT = late.regex(_SIGN)
_BEFORE = late.regex(r"(?r)\p{L}*")
_WORD = late.regex(
    rf"(?<![\p{{L}}\p{{M}}])\p{{L}}*(?<before>\p{{L}})?(?<sign>{_SIGN})(?<after>\p{{L}})?\p{{L}}*(?![\p{{L}}\p{{M}}])"
)
_DOTLESS = str.maketrans("ıȷ", "ij")


def readings(view: View, forms: Forms, accents: Accents) -> Iterator[PrintedReading]:
    """Words with an accent beside a letter that are listed with the letter under it."""
    for match in _words(view.text):
        start, end = match.span()
        word, at = match.group(), match.start("sign") - start
        for made in _composed(word, at):
            if made in accents:
                yield PrintedReading(start, end, made, (f"{made} is listed",))
                break


def _words(text: str) -> Iterator[regex.Match[str]]:
    """Words with an accent among their letters, apart from each other: what `_WORD` finds, looked for from the accents."""
    if text.isascii():
        return
    end = 0
    for sign in _ACCENT.finditer(text):
        letters = _BEFORE.match(text, 0, sign.start())
        if letters and letters.start() >= end and (match := _WORD.match(text, letters.start())):
            yield match
            end = match.end()


def _composed(word: str, at: int) -> Iterator[str]:
    """The word with the accent on the letter after it, or on the one before it."""
    mark, before, after = _COMBINING[word[at]], word[:at], word[at + 1 :]
    if after:
        yield before + unicodedata.normalize("NFC", after[0].translate(_DOTLESS) + mark) + after[1:]
    if before:
        yield before[:-1] + unicodedata.normalize("NFC", before[-1].translate(_DOTLESS) + mark) + after
