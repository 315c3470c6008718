"""Other tables as they look in Latin-1: control characters that are Windows marks, Chinese punctuation, words of another
alphabet (`Ïðèâåò` for Привет); and such words in UTF-8, read with any table (`п╨п╫п╦пЁп╟` for книга)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

import regex

from lint.core import late
from lint.kinds.code_page.tables import SINGLE, WESTERN, shown_by
from lint.kinds.code_page.utf8 import Repair

_CONTROL = late.regex(r"[\x80-\x9F]")
_PAIR = late.regex(r"[¡£][\xA1-\xFE]|¡[AXVYZ@FGCIDKLMNPQ](?=\s)|(?<=\p{L})¡[AXVYZ@FGCIDKLMNPQ](?=\p{L})")
# not at the beginning of a word, where Spanish cries: "¡Viva!"
_CHINESE = dict(zip("“”‘’—…，。、；：？！（）《》·–", "“”‘’—…,.,;:?!()“”·–", strict=True))
"""Punctuation of Chinese and what it is in English."""
_ACCENTED = late.regex(r"[À-ÖØ-öø-ÿ]")
_WORD = late.regex(r"(?<![\p{L}\p{M}])[À-ÖØ-öø-ÿ]{4,}(?![\p{L}\p{M}])")
_ALPHABETS = (
    ("cp1251", "CYRILLIC"), ("koi8_r", "CYRILLIC"), ("cp1253", "GREEK"), ("cp1255", "HEBREW"), ("cp1256", "ARABIC"),
)  # fmt: skip
DISTINCT = 3
"""Different letters of a word that is read back: "ôôô" is a cry."""
LETTERS = 3
"""Letters of a word that is read back from UTF-8: six bytes in the order of UTF-8 come together by no accident."""
WORDS = 2
"""Words of another alphabet that a text must have: lists of letters and shouts have one."""


def controls(text: str, alphabet: str) -> Iterator[Repair]:
    """Control characters from U+0080 on, which are marks in Windows-1252; letters are left to the lexicon."""
    if not _CONTROL.search(alphabet):
        return
    for match in _CONTROL.finditer(text):
        meant = match.group().encode("latin_1").decode("cp1252", "ignore")
        start, end = match.span()
        if meant and not meant.isalpha():
            yield Repair(start, end, meant, text[max(0, start - 1) : start].isascii() and text[end : end + 1].isascii())


def chinese_marks(text: str, alphabet: str) -> Iterator[Repair]:
    """Punctuation of GBK, Big5 or EUC-KR read as Latin-1: "¡ª" for a dash."""
    if "¡" not in alphabet and "£" not in alphabet:
        return
    for match in _PAIR.finditer(text):
        for page in ("gbk", "big5"):
            meant = match.group().encode("latin_1").decode(page, "ignore")
            if meant in _CHINESE:
                yield Repair(*match.span(), _CHINESE[meant], False)
                break


def other_alphabets(text: str, alphabet: str) -> Iterator[Repair]:
    """Words of which every letter has an accent, and is a letter of one other alphabet."""
    if len(_ACCENTED.findall(alphabet)) < DISTINCT:
        return
    found = []
    for match in _WORD.finditer(text):
        word = match.group()
        if len(set(word)) < DISTINCT:
            continue
        for page, script in _ALPHABETS:
            meant = word.encode("latin_1").decode(page, "replace")
            if all(script in unicodedata.name(c, "") for c in meant) and meant[1:].islower() | (
                script in "HEBREW ARABIC"
            ):
                found.append(Repair(*match.span(), meant, False))
                break
    if len(found) >= WORDS:
        yield from found


def in_utf8(text: str, alphabet: str) -> Iterator[Repair]:
    """Words of an alphabet with two bytes a letter, of which the bytes were read with a table of one byte a character."""
    for page, (leads, rest, words) in _pairs().items():
        if not (leads.isdisjoint(alphabet) or rest.isdisjoint(alphabet)):
            for match in words.finditer(text):
                meant = match.group().encode(page).decode()
                if meant[1:] == meant[1:].lower() and _is_of_one_alphabet(meant):
                    yield Repair(*match.span(), meant, True)


@cache
def _pairs() -> dict[str, tuple[frozenset[str], frozenset[str], regex.Pattern[str]]]:
    """Page → what the first bytes of Greek to Arabic letters become in it, and the second ones, and words of such letters."""
    found = {}
    for page in SINGLE:
        if page not in WESTERN:
            leads, rest = shown_by(page, range(0xCE, 0xDC)), shown_by(page, range(0x80, 0xC0))
            one = f"[{regex.escape(leads)}][{regex.escape(rest)}]"
            found[page] = frozenset(leads), frozenset(rest), regex.compile(f"(?:{one}){{{LETTERS},}}")
    return found


def _is_of_one_alphabet(word: str) -> bool:
    """Whether all characters are letters of one alphabet."""
    return word.isalpha() and len({unicodedata.name(c).split()[0] for c in word}) == 1
