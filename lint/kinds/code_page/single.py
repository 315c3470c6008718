"""One character for another: a byte of one table read with another (`Timiºoara`, `cafŽ`), a mark that stands for a letter.

The lexicon decides: the word is none as it stands, and is one with what another table has at that place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from lint.core import late, vocabulary
from lint.kinds.characters import ALIKE
from lint.kinds.code_page.accents import Accents
from lint.kinds.code_page.tables import APOSTROPHE, apostrophes, singles
from lint.kinds.code_page.utf8 import Repair
from lint.lexicon.forms import LISTED, UNKNOWN, Forms, folded
from lint.matching.anchors import places_of

LEAST = 3
"""Letters of a word that may be put right so."""
MOST_SIGNS = 3
"""Strange characters in such a word."""
NOT_SIGN = "¬"
"""What a soft hyphen becomes in many fonts and tables."""
_NEVER = frozenset("’‘—–…©®™·•′″´`¨˙%‰′\xa0\u2009\u202f\u200b\ufeff\xad²³¹½¼¾")
"""Signs that stand beside letters in good texts."""
_QUOTES = str.maketrans(dict.fromkeys("‘’“”–—…", " "))
_TWO_LETTERS = late.regex("[A-Za-z]{2}")
_TEX_SIGNS = frozenset("®¯°±²")
_ORDINARY = late.regex(r"[[\p{Latin}\p{M}]--[ªº]]", regex.V1)
_ENDINGS = vocabulary.word_list("code_page/contracted")


def repairs(text: str, alphabet: str, forms: Forms, accents: Accents, english: bool) -> Iterator[Repair]:
    """Damaged characters of a text, in order of their sort."""
    if english:
        yield from _contractions(text, alphabet, forms)
    for start, end in _words(text, _odd().intersection(alphabet)):
        beside = text[max(0, start - 1) : start] + text[end : end + 1]
        if beside.translate(_QUOTES).isascii():
            yield from _of_word(text, start, text[start:end], forms, accents)


@cache
def _odd() -> frozenset[str]:
    """The characters that may be damage."""
    signs = {c for c in singles() if (c not in _NEVER or c in _TEX_SIGNS) and (c > "\x7f" or c < " ")}
    return frozenset(signs - set("\t\r\n") | {NOT_SIGN})


@cache
def _patterns() -> tuple[regex.Pattern[str], regex.Pattern[str]]:
    """What of its word stands before such a character, and it with the rest."""
    signs = regex.escape("".join(sorted(_odd())))
    run = rf"[\p{{L}}\p{{M}}{signs}]*"
    return regex.compile(f"(?r){run}"), regex.compile(run)


def _words(text: str, signs: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Spans of the runs of letters, marks and odd characters that have one of these signs."""
    before, rest = _patterns()
    end = 0
    for at in sorted(at for sign in signs for at in places_of(sign, text)):
        if at >= end and (head := before.match(text, end, at)) and (tail := rest.match(text, at)):
            end = tail.end()
            yield head.start(), end


def _of_word(text: str, start: int, word: str, forms: Forms, accents: Accents) -> Iterator[Repair]:
    places = [i for i in range(len(word)) if _is_odd(word, i)]
    if not 1 <= len(places) <= MOST_SIGNS or len(word) < LEAST or not _TWO_LETTERS.search(word) or accents.has(word):
        return
    signs = {word[i] for i in places}
    if signs == {NOT_SIGN}:
        if _is_hyphenated(word, forms):
            yield from (Repair(start + i, start + i + 1, "", True) for i in places)
    elif not any(holds(word, signs, forms) for holds in _INNOCENT):
        best = min(_readings(word, places, forms, accents), default=None)
        if best is not None:
            for i, meant in zip(places, best.meant, strict=True):
                yield Repair(start + i, start + i + 1, meant, False)


def _is_hyphenated(word: str, forms: Forms) -> bool:
    """Whether a word is one without the signs inside it."""
    return word[0] != NOT_SIGN != word[-1] and forms[folded(word.replace(NOT_SIGN, ""))] in LISTED


def _is_a_word(word: str, signs: set[str], forms: Forms) -> bool:
    """Whether it is a word as it stands, of Latin letters."""
    return forms[folded(word)] != UNKNOWN and all(map(_ORDINARY.match, signs))


def _is_in_two_scripts(word: str, signs: set[str], forms: Forms) -> bool:
    """Whether letters of another script that look like Latin ones make it strange: another rule's."""
    alike = word.translate(ALIKE)
    return alike != word and forms[folded(alike)] != UNKNOWN


def _is_of_words(word: str, signs: set[str], forms: Forms) -> bool:
    """Whether words have a sign between them, or beside one."""
    at_edge = not signs.isdisjoint((word[0], word[-1]))
    rest = [r for r in regex.split("|".join(map(regex.escape, signs)), word) if r]
    return all((len(r) > 2 or at_edge) and forms[folded(r)] in LISTED for r in rest)


_INNOCENT = (_is_a_word, _is_in_two_scripts, _is_of_words)
"""What makes signs in a word no damage."""


def _is_odd(word: str, at: int) -> bool:
    """Whether a character is strange where it stands: no Latin letter, or a capital after a small letter."""
    char = word[at]
    if char == NOT_SIGN or (char == "ß" and at == 0):
        return True
    if (char.isascii() and char >= " ") or char not in singles():
        return False
    if char in _NEVER:  # a ligature of TeX stands between letters
        return char in _TEX_SIGNS and word[at - 1 : at].islower() and word[at + 1 : at + 2].islower()
    if not _ORDINARY.match(char):
        return True
    return char.isupper() and (word[at - 1 : at].islower() or (at > 0 and word[at + 1 : at + 2].islower()))


class _Reading(NamedTuple):
    """A word with its signs read back by one pair of tables; the best is the smallest."""

    listed: bool
    level: int
    rank: int
    meant: tuple[str, ...]


def _readings(word: str, places: list[int], forms: Forms, accents: Accents) -> Iterator[_Reading]:
    """What the strange characters of a word are by one pair of tables, where that makes a word."""
    known = singles()
    tables = [{pair: meant for meant, pair in known.get(word[i], ())} for i in places]
    for rank, (first, pair) in enumerate(known.get(word[places[0]], ())):
        meant = (first, *(table.get(pair, "") for table in tables[1:]))
        made = _with(word, places, meant)
        if not all(meant) or _broken_case(made):
            continue
        if accents.has(made):
            yield _Reading(False, 0, rank, meant)
        elif (level := forms[folded(made)]) != UNKNOWN and (
            (level in LISTED and made.isascii()) or len(made) > LEAST + 1
        ):
            yield _Reading(True, level, rank, meant)


def _with(word: str, places: list[int], meant: tuple[str, ...]) -> str:
    made, at = "", 0
    for i, one in zip(places, meant, strict=True):
        made += word[at:i] + one
        at = i + 1
    return made + word[at:]


def _broken_case(word: str) -> bool:
    return any(a.islower() and b.isupper() for a, b in pairwise(word))


def _contractions(text: str, alphabet: str, forms: Forms) -> Iterator[Repair]:
    """Marks that stand for an apostrophe: "donít", "companyโs"."""
    known = apostrophes()
    signs = sorted(
        (s for first in alphabet if first not in _NEVER for s in known.get(first, ())), key=lambda s: -len(s)
    )
    if not signs:
        return
    pattern = rf"(?<!\p{{L}})(\p{{L}}+)({'|'.join(map(regex.escape, signs))})({'|'.join(_ENDINGS)})(?!\p{{L}})"
    for match in regex.finditer(pattern, text):
        stem, sign, ending = match.groups()
        if not stem.isascii() or (forms[folded(stem)] not in LISTED and ending != "t"):
            continue
        if all(map(_ORDINARY.match, sign)) and forms[folded(match.group())] != UNKNOWN:
            continue
        if (ending == "s" and len(stem) > 1) or forms[folded(f"{stem}'{ending}")] in LISTED:
            yield Repair(match.start(2), match.end(2), APOSTROPHE, len(sign) > 1 or not _ORDINARY.match(sign))
