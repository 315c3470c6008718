"""Traits of a document that rules ask for in `when: [{document: {english: true}}]`: each is declared once, in `TRAITS`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from lint.core import late, vocabulary
from lint.core.marks import Marks
from lint.structure.dialect import is_dialect
from lint.structure.language import ENGLISH, UNKNOWN, code_of

if TYPE_CHECKING:
    from lint.structure.anatomy import Anatomy

_LETTER = late.regex(r"\p{L}")
_SHAPES = bytes(ord("a" if chr(c).isalpha() else "'" if chr(c) == "'" else " ") for c in range(128)).ljust(256)
"""ASCII letters, apostrophes and the rest, as words are counted by."""

_FEW = 50
"""Distinct characters beyond ASCII up to which replacing each is cheaper than a pattern."""

_WORD = late.regex(r"\p{L}+(?:['’]\p{L}+)*")
_SMALL_WORD = late.re(r"[a-z]+(?:'[a-z]+)*")
"""The same in small letters of ASCII, twice as fast."""
# The most frequent English words that no other language of Latin script shares in numbers; running English has 30 to 40 %
# of them, lists of names and figures around 20, other languages below 5.
_ENGLISH = vocabulary.words("structure/english")
_ENOUGH = 25
"""Words from which on their frequency tells the language; shorter texts are judged by their letters."""

_SAMPLE = 20_000
"""Code points of a document that are looked at."""

OFTEN = 5
"""Times that one spelling of old stands in a text of its age."""

_ONE_SPACE = late.regex(r"[.!?] (?! )")
_OF_OLD = Marks(vocabulary.pattern("structure/of-old"), verbose=True)
_OF_LATE = late.regex(r"\b(?:19[5-9]|20[0-9])\d\b")


def is_english(text: str) -> bool:
    """Whether the beginning of a text reads as English."""
    sample = text[:_SAMPLE].lower()
    words = (_SMALL_WORD if sample.isascii() else _WORD).findall(sample)
    if len(words) < _ENOUGH:
        return sum(map(str.isascii, words)) >= 0.8 * len(words)
    return sum(map(_ENGLISH.__contains__, words)) >= 0.15 * len(words)


def has_two_spaces(text: str) -> bool:
    """Whether sentences are habitually separated by two spaces: more than twice, and in a fifth of the places."""
    two = text.count(".  ")
    return two > 2 and two > 0.2 * (two + len(_ONE_SPACE.findall(text)))


def is_archaic(text: str, passages: Iterable[str]) -> bool:
    """Whether a text is of an age that spelt otherwise: the passages at its beginning have two words in spellings of old, or
    one of them again and again, and it names no year since 1950."""
    found = [word for passage in passages for word in _OF_OLD.of(passage)]
    return (len(found) >= OFTEN or len(set(found)) > 1) and not _OF_LATE.search(text)


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


TECHNICAL = 3
"""Pieces of code from which on a document is technical: signs and tags in its sentences are its subject."""


class Trait(NamedTuple):
    """A habit of a document: what the manual says of it, and whether a document has it."""

    about: str
    holds: Callable[[Anatomy], bool]
    dear: bool = False
    """Whether every line must be looked at to know it: rules ask for it where they have found something."""


def _is_english(anatomy: Anatomy) -> bool:
    """By its words; where they are few, also by what the file declares."""
    if not is_english(anatomy.text):
        return False
    other = code_of(anatomy.layout.document.language) not in (UNKNOWN, ENGLISH)
    return not other or count_words(anatomy.text[:_SAMPLE]) >= _ENOUGH


def _beginning(anatomy: Anatomy) -> Iterator[str]:
    """The paragraphs of the part that is looked at."""
    return (anatomy.text[p.start : min(p.end, _SAMPLE)] for p in anatomy.paragraphs if p.start < _SAMPLE)


def _is_dialect(anatomy: Anatomy) -> bool:
    return is_dialect(_beginning(anatomy), count_words(anatomy.text[:_SAMPLE]))


TRAITS = {
    "english": Trait("Most words are English.", _is_english),
    "hard_wrapped": Trait("Lines break in mid-sentence at a like width.", lambda a: a.layout.hard_wrapped),
    "two_spaces": Trait("Sentences are habitually separated by two spaces.", lambda a: has_two_spaces(a.text)),
    "curly_quotes": Trait(
        "Quotes are mostly curly.", lambda a: a.text.count("“") + a.text.count("”") > a.text.count('"')
    ),
    "multiline": Trait(
        "More than one line that is not empty.", lambda a: sum(len(block) for block in a.layout.blocks) > 1
    ),
    "technical": Trait(
        "Has several pieces of code: documentation of programs.", lambda a: len(a.code_by_looks) >= TECHNICAL
    ),
    "archaic": Trait(
        "Spells as was usual before about 1930, and speaks of no later year.",
        lambda a: is_archaic(a.text, _beginning(a)),
    ),
    "dialect": Trait("Written as its speakers sound: dialect, or the talk of a narrator.", _is_dialect),
    "machine": Trait(
        "Most of its lines are written for machines: code, records, tables, logs.", lambda a: a.form.is_mostly_machine
    ),
    "verse": Trait("Half of its lines are verse.", lambda a: a.genre == "verse", dear=True),
    "transcript": Trait(
        "A third of its lines are turns of speakers or begin with a time.", lambda a: a.genre == "transcript", dear=True
    ),
    "listing": Trait(
        "Half of its lines stand in rows of one form, as in tables, schedules and recipes.",
        lambda a: a.genre == "listing",
        dear=True,
    ),
    "prose": Trait("Half of it is running text, and it is nothing of these.", lambda a: a.genre == "prose", dear=True),
}
"""By the name that rules use."""
