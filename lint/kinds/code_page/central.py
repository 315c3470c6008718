"""Names of Central Europe, Turkey and the Baltic of which the bytes were read with the table of the West: `D¹browski`,
`Petroviæ`. Most of what comes out are letters too, so that only the list of words with an accent tells."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from lint.core import late
from lint.kinds.code_page.accents import Accents
from lint.kinds.code_page.tables import WESTERN, shown_as
from lint.kinds.code_page.utf8 import Repair
from lint.lexicon.forms import UNKNOWN, Forms, folded

LEAST = 4
"""Letters of a name."""
_TRUE = ("cp1250", "iso8859_2", "cp1257", "cp1254", "iso8859_16")


def repairs(text: str, alphabet: str, forms: Forms, accents: Accents) -> Iterator[Repair]:
    """Letters of such names; where one is on the list, signs inside the other words of the text are read as in it."""
    tables, signs, words = _tables()
    if signs.isdisjoint(alphabet):
        return
    found = [match for match in words.finditer(text) if len(match.group()) >= LEAST]
    proven = None
    for match in found:
        table = next((t for t in tables if _is_proven(match.group(), t, forms, accents)), None)
        if table:
            proven = table
            yield from _of_word(match.start(), match.group(), table)
    if proven:
        for match in found:
            if (
                not match.group().isalpha()
                and _SIGN_INSIDE.search(match.group())
                and not _is_proven(match.group(), proven, forms, accents)
            ):
                yield from _of_word(match.start(), match.group(), proven)


_SIGN_INSIDE = late.regex(r"\p{L}[^\p{L}]\p{L}")


def _is_proven(word: str, table: dict[int, str], forms: Forms, accents: Accents) -> bool:
    """Whether a word is none as it stands, and is on the list as another table has it."""
    made = word.translate(table)
    return made != word and accents.has(made) and not accents.has(word) and forms[folded(word)] == UNKNOWN


def _of_word(start: int, word: str, table: dict[int, str]) -> Iterator[Repair]:
    for at, char in enumerate(word, start):
        if ord(char) in table:
            yield Repair(at, at + 1, table[ord(char)], False)


@cache
def _tables() -> tuple[list[dict[int, str]], frozenset[str], regex.Pattern[str]]:
    """Character shown → letter meant, by pair of tables; all characters shown, and words that hold one."""
    tables = [shown_as(true, wrong) for true in _TRUE for wrong in WESTERN]
    shown = frozenset(chr(code) for table in tables for code in table)
    signs = regex.escape("".join(sorted(shown)))
    word = rf"(?<![\p{{L}}{signs}])[A-Za-z]*+[{signs}][\p{{Latin}}{signs}]*"
    return tables, shown, regex.compile(word)
