"""Ligatures: the characters U+FB00 to U+FB06, the names that a PDF gives its glyphs, and the holes that they leave."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from lint.core import late
from lint.kinds.code_page.accents import Accents
from lint.kinds.misread.reading import PrintedReading
from lint.lexicon.forms import COMMON, COMMONEST, LISTED, WORD_60, Forms, folded
from lint.lexicon.tokens import LOWER, shaped, spans
from lint.structure.view import View, cached_per_document

LIGATURES = ("fi", "fl", "ff", "ffi", "ffl")
"""The likelier first."""
WHOLE = 5
"""Letters of a word that lost one without a trace."""

LONE = 3
"""Letters of a piece that is told to be no word: shorter ones stand for much."""

_VOWELS = frozenset("aeiou")
_KNOWN = COMMON | {WORD_60}
_CHARACTER = late.regex(r"[\uFB00-\uFB06](?: (?=\p{Ll}))?")
_BEHIND, _AHEAD = late.regex(r"\p{L}* ?$"), late.regex(r"\p{L}*")
_NAMED = late.regex(r"/(uniFB0[0-6]|f_f_i|f_f_l|f_f|f_i|f_l|ffi|ffl|fi|fl|ff)(\p{Ll}*)(?![\w/\\:~-]|\.\w)")
_TO_NAME = late.regex(r"(?r)(?<![\w/.:~])\p{L}*")
_GLYPH = {
    "uniFB00": "ff",
    "uniFB01": "fi",
    "uniFB02": "fl",
    "uniFB03": "ffi",
    "uniFB04": "ffl",
    "uniFB05": "st",
    "uniFB06": "st",
}
_NEXT = late.regex(r" {1,2}(\p{Ll}+)(?![\w’'-])")
_PREVIOUS = late.regex(r"(?<![\w’'.-])(\p{L}\p{Ll}*) {1,2}$")


def readings(view: View, forms: Forms, accents: Accents) -> Iterator[PrintedReading]:
    """All of a document."""
    text = view.text
    if not text.isascii():
        yield from _characters(text, forms)
    lost = list(_lost(view, forms))
    if "/f" in text or "/uniFB" in text:
        others = bool(lost) or "/uniFB" in text or (not text.isascii() and _CHARACTER.search(text) is not None)
        yield from _named(view, forms, others)
    yield from lost


def _characters(text: str, forms: Forms) -> Iterator[PrintedReading]:
    for match in _CHARACTER.finditer(text):
        start, end = match.span()
        letters = unicodedata.normalize("NFKC", text[start])
        behind, ahead = _BEHIND.search(text, max(0, start - 24), start), _AHEAD.match(text, end)
        before, after = behind.group() if behind else "", ahead.group() if ahead else ""
        apart = before.endswith(" ")
        joined = forms[folded(before.rstrip() + letters + after)] in LISTED
        if apart and len(before) > 1 and joined and forms[folded(letters + after)] not in LISTED:
            start -= 1
        if match.group().endswith(" ") and not (after and (joined or forms[folded(letters + after)] in LISTED)):
            end -= 1
        yield PrintedReading(start, end, letters, (f"{letters} in one character",), sure=end - start == 1)


def _named(view: View, forms: Forms, others: bool) -> Iterator[PrintedReading]:
    for match in _NAMED.finditer(view.text):
        begin = _TO_NAME.match(view.text, endpos=match.start())
        if begin is None:
            continue
        before, (name, after) = begin.group(), match.groups()
        whole = before + _GLYPH.get(name, name.replace("_", "")) + after
        alone = name in LIGATURES and not before
        if forms[folded(whole)] not in _KNOWN or (alone and not others):
            continue  # "/files" is a path where nothing else is wrong with ligatures
        if before and forms[folded(before)] in LISTED and forms[folded(name + after)] in LISTED:
            continue  # two words and a stroke
        yield PrintedReading(begin.start(), match.end(), whole, (f"/{name} is the name of a glyph",))


def _lost(view: View, forms: Forms) -> Iterator[PrintedReading]:
    if not view.anatomy.facts["english"] or view.anatomy.facts["technical"]:
        return
    every = [r for piece in _pieces(view, forms) for r in _around(view, piece, forms)]
    found = list({(r.start, r.end): r for r in every}.values())  # both pieces of a word may be none
    taken = {(r.start, r.end) for r in found}
    apart = [r for r in found if " " in view.text[r.start : r.end]]
    for reading in sorted(apart, key=lambda r: r.start):
        yield reading
    if not apart and len({view.text[r.start : r.end] for r in found}) == 1 and found[0].end - found[0].start < WHOLE:
        return  # one short word by itself may be anything: the stitches ("sts") of a pattern
    for reading in found:
        inside = any(
            s <= reading.start and reading.end <= e and (s, e) != (reading.start, reading.end) for s, e in taken
        )
        if reading not in apart and not inside:
            yield reading


@cached_per_document
def _pieces(view: View, forms: Forms) -> list[str]:
    """Words in small letters that are none."""
    tokens = shaped(view, forms, LOWER)
    return sorted(word for t in tokens if forms[word := t.decode()] not in LISTED or len(word) == 1)


def _around(view: View, piece: str, forms: Forms) -> Iterator[PrintedReading]:
    """What a piece is with a ligature before or after it, or inside."""
    text, whole = view.text, _inside(piece, forms)
    for start, end in spans(view, piece):
        after = _NEXT.match(text, end) if text.startswith(" ", end) else None
        before = _PREVIOUS.search(text, max(0, start - 24), start) if text[start - 1 : start] == " " else None
        tries = []
        if after:
            tries.append((start, after.end(), piece, after[1]))
        if before:
            tries.append((before.start(), end, before[1], piece))
        for lo, hi, first, second in tries:
            made = _joined(first, second, forms)
            if made and view.text[lo:hi].count("\n") == 0:
                yield PrintedReading(lo, hi, made, (f"{made} lost a ligature",), sure=True, guess=True)
                break
        else:
            if whole:
                yield PrintedReading(start, end, whole, (f"{whole} lost a ligature",), guess=True)


@lru_cache(maxsize=20_000)
def _joined(first: str, second: str, forms: Forms) -> str | None:
    """The one common word that two pieces make around a ligature; none where they make one by themselves."""
    if forms[folded(first + second)] in LISTED or all(
        len(p) < LONE or forms[folded(p)] in LISTED for p in (first, second)
    ):
        return None
    made = [whole for whole in _made(first, second) if forms[folded(whole)] in COMMON]
    return made[0] if len(made) == 1 and len(made[0]) >= WHOLE else None


@lru_cache(maxsize=20_000)
def _inside(piece: str, forms: Forms) -> str | None:
    """The one common word that a piece is with a ligature put in, where it is no word's slip otherwise."""
    if len(piece) < WHOLE - 2:
        return None
    usual = COMMON if len(piece) >= WHOLE else COMMONEST
    made = {w for i in range(len(piece) + 1) for w in _made(piece[:i], piece[i:]) if forms[w] in usual}
    return made.pop() if len(made) == 1 else None


def _made(first: str, second: str) -> Iterator[str]:
    """Two pieces with each ligature between them that English has there: f is doubled after a vowel."""
    for ligature in LIGATURES:
        if not ligature.startswith("ff") or first[-1:].lower() in _VOWELS:
            yield first + ligature + second
