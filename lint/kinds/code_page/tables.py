"""What a character becomes when its bytes are read with the wrong table: worked out from the codecs of Python.

Two accidents are covered. UTF-8 read with another table makes two to four characters of one (`Ă©` for `é`); a byte of one
table read with another makes one of one (`º` for `ş`). Both tables below are asked from the damaged side.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from functools import cache
from typing import NamedTuple

WESTERN = ("latin_1", "cp1252")
"""What ftfy undoes better than a table: its heuristics are made of them."""
SINGLE = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874",
    "cp437", "cp850", "cp852", "cp855", "cp857", "cp860", "cp862", "cp864", "cp865", "cp866", "koi8_r", "koi8_u",
    "mac_roman", "mac_cyrillic", "mac_greek", "mac_latin2", "mac_turkish",
    "iso8859_2", "iso8859_5", "iso8859_7", "iso8859_15", "iso8859_16", "latin_1",
)  # fmt: skip
"""Pages of one byte a character, by their names in Python; an earlier one is likelier."""
MULTIPLE = ("gbk", "big5", "cp932", "cp949", "euc_jp")
"""Pages of several bytes a character."""
TRUE = ("cp1252", "mac_roman", "cp850", "cp437", "cp1250", "iso8859_2", "iso8859_16", "cp1254", "cp1257", "latin_1")
"""Pages that a text in Latin letters was written in, the likelier first."""

_RARE = "ĀāĈĉĊċĔĕĜĝĠġĤĥĦħĨĩĬĭĴĵĸĿŀŉŊŋŌōŎŏŖŗŜŝŢţŦŧŨũŬŭŴŵŶŷŸſ"
LETTERS = (
    "".join(c for c in map(chr, (*range(0xC0, 0xD7), *range(0xD8, 0xF7), *range(0xF8, 0x180))) if c not in _RARE)
    + "ȘșȚțāūōŢţ"
)
MARKS = "‘’‚“”„†‡•…‰‹›–—−′″€™←→↑↓≤≥≠≈√∞■□▪▲►▼●○★☆✓✔❤ﬁﬂﬀﬃﬄ、。，：；？！（）《》「」\ufeff\u200b\u200e\u202f\u2009\u2011"
SIGNS = "\xa0¡£¥§©«®°±²³µ·º»¼½¾¿ª×÷"
"""What is meant, where bytes of UTF-8 are found: no other sign of Latin-1 is met in prose."""
APOSTROPHE = "’"

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}
_TEX = dict(zip("®¯°±²", ("ff", "fi", "fl", "ffi", "ffl"), strict=True))
"""Ligatures of Knuth's Computer Modern (OT1, positions 11 to 15), which many PDF files show 163 places higher."""
_TEX_CONTROL = dict(zip("\x0b\x0c\x0d\x0e\x0f", _TEX.values(), strict=True))


class TableReading(NamedTuple):
    """What one damaged string stands for, and the tables by which it came about."""

    text: str
    pages: frozenset[str]


@cache
def sequences() -> dict[str, tuple[TableReading, ...]]:
    """Damaged string of several characters → what is meant: UTF-8 read with the wrong table."""
    found: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    every = [(char, char.encode().decode("latin_1")) for char in LETTERS + MARKS + SIGNS]  # a character for each byte
    tables = [
        (page, _decoder(page, beside)) for page in SINGLE if page not in WESTERN for beside in ("latin_1", "cp1252")
    ]
    for page, table in [*tables, ("byte-level tokens", _byte_level())]:
        for char, read in every:
            found[read.translate(table)][char].add(page)
    return {
        spoilt: tuple(TableReading(text, frozenset(pages)) for text, pages in meant.items())
        for spoilt, meant in found.items()
    }


@cache
def firsts() -> frozenset[str]:
    """The characters that a damaged string may begin with: known before the strings themselves are worked out."""
    leads = sorted({char.encode()[0] for char in LETTERS + MARKS + SIGNS})
    tables = [_decoder(page) for page in SINGLE if page not in WESTERN] + [_byte_level()]
    return frozenset(table[b] for table in tables for b in leads)


@cache
def singles() -> dict[str, tuple[tuple[str, str], ...]]:
    """One damaged character → what may be meant with the two tables (`mac_roman as cp1252`), the likelier first."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for true in TRUE:
        right = _decoder(true)
        for wrong in SINGLE:
            shown = _decoder(wrong)
            for byte in range(0x80, 0x100):
                meant = _LIGATURES.get(right[byte], right[byte])
                if right[byte] != shown[byte] and ((meant[0].isalpha() and _is_latin(meant)) or meant in MARKS):
                    found[shown[byte]].setdefault(meant, f"{true} as {wrong}")
    for shown_as, meant in (*_TEX.items(), *_TEX_CONTROL.items()):
        found[shown_as].setdefault(meant, "TeX as latin_1")
    return {char: tuple(meant.items()) for char, meant in found.items()}


@cache
def apostrophes() -> dict[str, tuple[str, ...]]:
    """What the apostrophe becomes, whole or cut short: the first byte of its UTF-8, or its byte in a table of its own; by its
    first character."""
    made = {char for char, meant in singles().items() if any(m == APOSTROPHE for m, _ in meant)}
    for page in SINGLE:
        table = _decoder(page)
        made |= {table[0xE2], table[0xE2] + table[0x80], table[0xE2] + table[0x80] + "?"}
    return {first: tuple(sorted(sign for sign in made if sign[0] == first)) for first in {sign[0] for sign in made}}


def shown_as(true: str, wrong: str) -> dict[int, str]:
    """Code of a character that the wrong page shows → the letter that the true page has for its byte."""
    pairs = zip(_decoder(wrong)[0x80:], _decoder(true)[0x80:], strict=True)
    return {ord(shown): meant for shown, meant in pairs if shown != meant and meant.isalpha() and shown > "\x9f"}


def shown_by(page: str, codes: range) -> str:
    """The characters that a page has for some bytes; bytes without one are left out."""
    return bytes(codes).decode(page, "ignore")


@cache
def _decoder(page: str, beside: str = "latin_1") -> list[str]:
    """The 256 characters of a page; a byte that has none is what it is in another page: in Latin-1 a control character."""
    own, other = (bytes(range(256)).decode(each, "replace") for each in (page, beside))
    return [
        next((char for char in pair if char != "\ufffd"), chr(b)) for b, pair in enumerate(zip(own, other, strict=True))
    ]


def _byte_level() -> list[str]:
    """How byte-level tokenisers (GPT-2, RoBERTa) show the 256 bytes: printable ones as they are, the rest from U+0100 on."""
    kept = (*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100))
    rest = iter(range(0x100, 0x200))
    return [chr(b) if b in kept else chr(next(rest)) for b in range(256)]


@cache
def _is_latin(text: str) -> bool:
    return all("LATIN" in unicodedata.name(c, "") for c in text)
