"""Habits of a document that rules ask for in `when: [{document: {english: true}}]`."""

from __future__ import annotations

import regex

_LETTER = regex.compile(r"\p{L}")
_SHAPES = bytes(ord("a" if chr(c).isalpha() else "'" if chr(c) == "'" else " ") for c in range(128)).ljust(256)
"""ASCII letters, apostrophes and the rest, as words are counted by."""

_FEW = 50
"""Distinct characters beyond ASCII up to which replacing each is cheaper than a pattern."""

_WORD = regex.compile(r"\p{L}+(?:['’]\p{L}+)*")
# The most frequent English words that no other language of Latin script shares in numbers; running English has 30 to 40 %
# of them, lists of names and figures around 20, other languages below 5.
_ENGLISH = frozenset(
    "the of and to in a is that for on with as was by at from it be are has have will this which an or not its he said we"
    " their but were had they his our been who would more all".split()
)
_ENOUGH = 25
"""Words from which on their frequency tells the language; shorter texts are judged by their letters."""

_SAMPLE = 20_000
"""Code points of a document that are looked at."""

_ONE_BLANK = regex.compile(r"[.!?] (?! )")
NAMES = (
    "english",
    "hard_wrapped",
    "two_spaces",
    "curly_quotes",
    "multiline",
    "technical",
    "archaic",
    "machine",
    "verse",
    "transcript",
    "listing",
    "prose",
)

_OF_OLD = regex.compile(
    r"""\b(?:shew(?:n|ed|s|ing)?|connexions?|to-(?:day|morrow|night)|viâ|gaols?|gaolers?|(?:inst|ult|prox)(?=\.[ ,])|Ameer|Corea|Servians?|Servia
    |Hindoos?|Mahomm?[ae]dans?|Mussulm[ae]ns?|Esquimaux|Roumelian?|Porte|hath|doth|thee|thou|thy|thine|betwixt|chuse|publick|musick|surprize
    |’?tis|twas|waggons?)\b""",
    regex.X | regex.I,
)
_OF_LATE = regex.compile(r"\b(?:19[5-9]|20[0-9])\d\b")


def is_english(text: str) -> bool:
    """Whether the beginning of a text reads as English."""
    words = [w.lower() for w in _WORD.findall(text[:_SAMPLE])]
    if len(words) < _ENOUGH:
        return sum(map(str.isascii, words)) >= 0.8 * len(words)
    return sum(w in _ENGLISH for w in words) >= 0.15 * len(words)


def has_two_spaces(text: str) -> bool:
    """Whether sentences are habitually separated by two spaces: more than twice, and in a fifth of the places."""
    two = text.count(".  ")
    return two > 2 and two > 0.2 * (two + len(_ONE_BLANK.findall(text)))


def is_archaic(text: str) -> bool:
    """Whether a text is of an age that spelt otherwise: two words in spellings of old, and no year since 1950."""
    found = {m.group().lower() for m in _OF_OLD.finditer(text[:_SAMPLE])}
    return len(found) > 1 and not _OF_LATE.search(text)


def count_words(text: str) -> int:
    """Number of words (runs of letters)."""
    foreign = () if text.isascii() else {c for c in set(text) if c > "\x7f"}
    if len(foreign) > _FEW:
        return len(_WORD.findall(text))
    for char in foreign:
        text = text.replace(char, "'" if char == "’" else "a" if _LETTER.match(char) else " ")
    data = b" " + text.encode().translate(_SHAPES) + b" "
    inner = data.count(b"a'") - data.count(b"a' ") - data.count(b"a''")  # apostrophes that join two runs
    return data.count(b" a") + data.count(b"'a") - inner
