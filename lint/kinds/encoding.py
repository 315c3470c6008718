"""`encoding`: text that was decoded with the wrong table (mojibake: `â€™` for `’`), repaired by ftfy.

No options. A run of text that looks like it wakes the rule; ftfy then decides on each run of text that holds one
whether it was mis-decoded and what stood there. Only `ftfy.fix_encoding` is used: nothing else is normalised, quotes
stay curly. Loading ftfy takes a tenth of a second, so it is loaded when the first such run is met.

ftfy knows the tables of Windows and of the Macintosh. For those of DOS, KOI8-R and others, punctuation and accented
letters are looked for as they come out of each (`ΓÇÖ` for `’`); where the result is two ordinary letters, it is left.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

import regex

from lint.core import late
from lint.core.finding import Edit
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.rule import Rule
from lint.kinds.characters import alphabet
from lint.kinds.pattern import trimmed
from lint.structure.view import View

# Lead bytes of UTF-8 as they look in Latin-1, Windows-1252 and Windows-1251, before what continuation bytes become there.
_TRAIL = (
    r"[\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013\u2014\u2018-\u201E"
    r"\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122\u0402-\u040F\u0452-\u045F\u0490\u0491\u2116]"
)
_LEAD = late.regex("[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑØÙÚâãäåæçèéêëìíîïðñĂĹРС√‚¬]")
_TRIGGER = late.regex(
    rf"[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑØÙÚâãäåæçèéêëìíîïðñĂĹ]{_TRAIL}|[РС][\u0402-\u040F\u0452-\u045F\u2018-\u203A\u00A0-\u00BB]|[ÂÃ](?= )"
    r"|(?<=\p{L})√[\p{L}\p{S}\p{P}]|√[\p{L}\p{S}](?=\p{Ll})|‚Ä|¬(?=[£©®°])"  # Macintosh
)
# The run that is judged as a whole: mis-decoded NO-BREAK SPACE belongs to it, ordinary spaces part it.
_RUN = late.regex(r"[^ \t\r\n]*+(?:(?<=[ÂÃ]) )?")
_PAGES = (
    "cp850",
    "cp437",
    "cp852",
    "cp866",
    "koi8_r",
    "mac_cyrillic",
    "mac_latin2",
    "cp1253",
    "cp1256",
    "cp1257",
    "cp874",
)
"""The tables that ftfy does not try, by their names in Python."""
_PUNCTUATION = "‘’‚“”„†•…‰‹›–—€™"
_BARE_SPACES = {"Â ": " ", "Â\N{NO-BREAK SPACE}": " "}
"""A no-break space in UTF-8 read as Latin-1, and the same after its second byte became an ordinary space."""
_BOX = late.regex(r"[\u2500-\u257F]")
_PROSE_SPACE = late.regex(r"(?<=[\w.,;:’”)])\u00A0(?=[\w“‘(])")


@dataclass(frozen=True)
class EncodingOptions:
    """An `encoding` rule has no keys of its own."""


class Encoding(Kind[EncodingOptions, None, None]):
    """Text decoded with the wrong table."""

    name = "encoding"
    Options = EncodingOptions

    def gate(self, rule: Rule[EncodingOptions, None]) -> Gate:
        return has_more_than_ascii  # as all that mis-decoded letters become

    def find(self, rule: Rule[EncodingOptions, None], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        spans = []
        for candidate in self._repaired(view):
            spans.append((candidate.start, candidate.end))
            yield candidate
        leads, pattern, meant = _damage()
        if not leads.isdisjoint(alphabet(view)):
            for match in pattern.finditer(view.text):
                start, end = match.span()
                if not any(start < e and s < end for s, e in spans):
                    right = meant[match.group()]
                    yield Candidate(
                        start, end, {"right": right if right.strip() else "a space"}, edits=(Edit(start, end, right),)
                    )

    @staticmethod
    def _repaired(view: View) -> Iterable[Candidate]:
        """What ftfy repairs."""
        met = [m.start() for m in _TRIGGER.finditer(view.text)] if _LEAD.search(alphabet(view)) else []
        if not met:
            return
        import ftfy

        end = -1
        for start in met:
            if start < end:
                continue
            while start and view.text[start - 1] not in " \t\r\n":
                start -= 1
            run = _RUN.match(view.text, start)
            assert run is not None
            end = run.end()
            right = ftfy.fix_encoding(run.group())
            if right == run.group():
                continue
            # a mis-decoded no-break space is repaired to the space that prose wants
            right = _PROSE_SPACE.sub(" ", right)
            if right.endswith("\N{NO-BREAK SPACE}"):
                right = right[:-1] + " "
            edit = trimmed(view.text, Edit(start, end, right))
            values = {"right": view.text[start : edit.start] + edit.text + view.text[edit.end : end]}
            yield Candidate(
                edit.start, edit.end, values, ("the bytes decode cleanly in the right encoding",), edits=(edit,)
            )


def has_more_than_ascii(view: View) -> bool:
    """Whether the document has any character that is not ASCII."""
    return not view.text.isascii()


@cache
def _damage() -> tuple[frozenset[str], regex.Pattern[str], dict[str, str]]:
    """What punctuation and accented letters become in the other tables: first characters, all of it, and what was meant.

    A letter counts only where a box drawing is in what it became, beside another letter: "├®" but not "Ć¼".
    """
    marks = {spoilt: char for page in _PAGES for char in _PUNCTUATION if (spoilt := _spoilt(char, page))}
    letters = {
        spoilt: char
        for page in _PAGES
        for char in map(chr, range(0xC0, 0x180))
        if _BOX.search(spoilt := _spoilt(char, page))
    }
    spaces = r"(?<=[\p{Ll}\d.,;:!?)”%])Â[ \u00A0]"  # no word ends so, and nothing begins there
    several, one = "|".join(map(regex.escape, marks)), "|".join(map(regex.escape, letters))
    pattern = regex.compile(rf"{several}|(?<=\p{{Latin}})(?:{one})|(?:{one})(?=\p{{Latin}})|{spaces}")
    return (
        frozenset(spoilt[0] for spoilt in (*marks, *letters, *_BARE_SPACES)),
        pattern,
        {**letters, **marks, **_BARE_SPACES},
    )


def _spoilt(char: str, page: str) -> str:
    """A character of which the UTF-8 was read with another table; nothing where that table has no such bytes."""
    try:
        return char.encode().decode(page)
    except UnicodeDecodeError:
        return ""


KIND = Encoding()
