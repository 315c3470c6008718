"""One slip of the pen between two forms (Damerau 1964): what sort of slip, or that there is none."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = frozenset("aeiouy")
_LONG = 8
"""Letters from which two that change places around a third make no other word."""


def _neighbours() -> dict[str, frozenset[str]]:
    place = {key: (x + y * 0.5, y) for y, row in enumerate(_KEYS) for x, key in enumerate(row)}
    return {
        a: frozenset(b for b, (x2, y2) in place.items() if a != b and abs(x - x2) <= 1 and abs(y - y2) <= 1)
        for a, (x, y) in place.items()
    }


_BESIDE = _neighbours()


def is_beside(one: str, other: str) -> bool:
    """Whether two letters are neighbours on the keyboard."""
    return other in _BESIDE.get(one, ())


def slip(found: str, right: str) -> str | None:
    """The sort of the one slip that makes `found` from `right`, both folded; `None` where it takes more than one.

    `swap` two neighbours changed places, or two vowels ("Lybia"), or in long forms two letters around a third · `doubling` letters doubled or not (any number: "Phillipines") · `vowel` one vowel
    for another · `key` a letter beside the right one on the keyboard, in its place or with it · `other` another letter ·
    `missing` · `extra`.
    """
    a, b = len(found), len(right)
    if found == right or abs(a - b) > 2:
        return None
    if found[:1] == right[:1] and found[-1:] == right[-1:] and undoubled(found) == undoubled(right):
        return "doubling"
    i = 0
    least = min(a, b)
    while i < least and found[i] == right[i]:
        i += 1
    if a == b:
        return _replaced(found, right, i) if found[i + 1 :] == right[i + 1 :] else _swapped(found, right, i)
    if a == b + 1 and found[i + 1 :] == right[i:]:
        beside = _BESIDE.get(found[i], frozenset())
        return "key" if (i and found[i - 1] in beside) or (i < b and right[i] in beside) else "extra"
    return "missing" if a == b - 1 and found[i:] == right[i + 1 :] else None


def _replaced(found: str, right: str, i: int) -> str:
    """The sort of slip where only the letter at `i` differs."""
    if found[i] in _VOWELS and right[i] in _VOWELS:
        return "vowel"
    return "key" if found[i] in _BESIDE.get(right[i], ()) else "other"


def _swapped(found: str, right: str, i: int) -> str | None:
    """`swap` where the letter at `i`, the first that differs, changed places with a later one."""
    j = len(found) - 1
    while found[j] == right[j]:
        j -= 1
    if (found[i], found[j]) != (right[j], right[i]) or found[i + 1 : j] != right[i + 1 : j]:
        return None
    near = j == i + 1 or (j == i + 2 and len(found) >= _LONG)
    return "swap" if near or {found[i], found[j]} <= _VOWELS else None


def edits_of(form: str) -> Iterator[str]:
    """Every form one edit away (Norvig 2007): 54 for each letter, so for few forms only."""
    for i in range(len(form) + 1):
        head, tail = form[:i], form[i:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in ascii_lowercase:
            yield head + letter + tail
            if tail:
                yield head + letter + tail[1:]


def undoubled(form: str) -> str:
    """The form with each run of one letter written once."""
    return "".join([c for c, before in zip(form, "\0" + form, strict=False) if c != before])


_ALIKE = (("m", "rn"), ("rn", "m"), ("d", "cl"), ("w", "vv"), ("h", "li"), ("li", "h"), ("cl", "d"))
"""What printed letters are, and what machines read ("govemment", "payrnent")."""


def ocr_variants(form: str) -> Iterator[str]:
    """What may have been printed where a machine read `form`: one pair of letters that look alike undone."""
    for printed, read in _ALIKE:
        at = form.find(read)
        while at >= 0:
            yield form[:at] + printed + form[at + len(read) :]
            at = form.find(read, at + 1)


def swaps_of(form: str, first: int = 0) -> Iterator[str]:
    """Every form from which it takes one swap of neighbours, from letter number `first` (from 0) on."""
    for i in range(first, len(form) - 1):
        if form[i] != form[i + 1]:
            yield form[:i] + form[i + 1] + form[i] + form[i + 2 :]
