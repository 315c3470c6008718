"""Known forms: 689,000 words and names with a class each, in a file of 1.7 MB that is mapped (`lint.lexicon.table`).

A form that was not put in is taken for a known one in 1 of 4,096 cases, which costs a little recall and never an alarm.
`tools/build_names.py` writes it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from lint.core import vocabulary
from lint.core.lists import Lists
from lint.lexicon import table
from lint.lexicon.table import Table, mapped, table_of

MAX_REMEMBERED_FORMS = 100_000
"""Forms whose classes are remembered before the memory is emptied (about 15 MB)."""

MAGIC = b"seedlint known forms 1\n"
BITS = 4
"""Bits of a class."""

UNKNOWN = 0
"""The class of a form that no list has."""
WORD_10, WORD_20, WORD_35, WORD_50, WORD_60, WORD_70 = range(1, 7)
"""Words in lower case, by the SCOWL level that first lists them (40 goes with 50, 55 with 60): 10 the commonest."""
NAME_50, NAME_70 = 7, 8
"""Forms that SCOWL has with a capital."""
PLACE_BIG = 9
"""Parts of the names of places of 15,000 people and more."""
WORD_80, WORD_95, NAME_80, NAME_95 = range(10, 14)
"""What only the big lists of SCOWL have."""
PLACE_SMALL, SURNAME = 14, 15
"""Parts of the names of small places and of Chinese divisions; surnames."""
INFLECTED = 16
"""Not in the file: a regular inflection of a form that is."""

WEAK = frozenset(range(WORD_80, INFLECTED + 1))
"""Classes that prove little: big lists hold rare words and surnames that are one letter off a country."""
WORDS = frozenset((*range(WORD_10, WORD_70 + 1), WORD_80, WORD_95))
COMMON = frozenset(range(WORD_10, WORD_50 + 1))
COMMONEST = frozenset((WORD_10, WORD_20, WORD_35))
NAMES = frozenset((NAME_80, NAME_95, PLACE_SMALL, SURNAME))
LISTED = frozenset(range(WORD_10, PLACE_BIG + 1))
"""The other classes: never a slip."""


PREFIXES = vocabulary.words("lexicon/prefixes")
"""What stands before any word ("demining", "pre-emptive"), so that no list has all of it."""


def folded(form: str) -> str:
    """The form that is compared: lower case, no accents, a plain apostrophe. The text itself is never changed."""
    if not form.isascii():
        form = form.replace("’", "'").replace("ʼ", "'").replace("ʻ", "'").translate(_LETTERS)
        form = "".join(c for c in unicodedata.normalize("NFD", form) if not unicodedata.combining(c))
    return form.lower()


_LETTERS = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE",
    "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ə": "a", "Ə": "A",
})  # fmt: skip


class Forms:
    """The known forms of one file. `forms[form]` is the class of a folded form, `UNKNOWN` for what nobody lists."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.ordinary: set[bytes] = set()
        """Common words met so far, as they stand in texts (UTF-8)."""
        self.others: set[bytes] = set()
        """What else was met so far."""
        self.shapes: defaultdict[str, set[bytes]] = defaultdict(set)
        """The same by shape (`lint.lexicon.tokens`)."""
        self._classes: dict[str, int] = {}

    def __getitem__(self, form: str) -> int:
        found = self._classes.get(form)
        if found is None:
            if len(self._classes) >= MAX_REMEMBERED_FORMS:
                self._classes.clear()
            found = self._classes[form] = self._table[form]
        return found


@lru_cache(maxsize=8)
def opened(path: Path) -> Forms:
    """Map a file of known forms; raises `ValueError` in words where it is none."""
    about, body = mapped(path, MAGIC, "tools/build_names.py")
    return Forms(table_of(about, body, BITS))


def located(name: str, lists: Lists) -> Path:
    """Where among the lists of a pack the file of known forms `name` lies; raises `ValueError` where it is none."""
    path = lists.path(name)
    opened(path)
    return path


def packed(classes: Iterable[tuple[str, int]], about: dict[str, object]) -> bytes:
    """The bytes of a file in which each folded form has its class (1 to 15); the same input gives the same bytes."""
    return table.packed(classes, about, MAGIC, BITS)
