"""Months and days of the week that a text names, and those that only one of two texts names.

A month counts where it is part of a date (a figure stands beside it), as `May` and `март` are other words, too; any mention
answers. Names: Unicode CLDR, with their case endings; months in figures are read in Chinese, ISO and dotted dates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import regex

from lint.core import late, vocabulary
from lint.kinds.counterpart import chinese
from lint.kinds.counterpart.grammar import CalendarMention, grammar, told

_FIGURES = late.regex(
    r"(?<!\d)(?:\d{4}([-/.])(\d\d?)\1(\d\d?)|(\d\d?)([-/.])(\d\d?)\5(?:\d{4}|\d\d))(?!\d)|(?<!\d)(\d\d?)([./])(\d\d?)(?!\d)"
)
_BEFORE = late.regex(vocabulary.pattern("counterpart/before"), regex.IGNORECASE)
_AFTER = late.regex(vocabulary.pattern("counterpart/after"))


_NIGHT = late.regex(r"\bNacht (?:auf|zum?) (?:den )?$")
"""The night before a day belongs to the other one elsewhere: Friday night is die Nacht auf Samstag."""


def months(text: str, language: str) -> list[CalendarMention]:
    """The months of a text; in figures, both numbers of a date may be the month."""
    figures = [
        CalendarMention(*m.span(), int(n), False) for m in _FIGURES.finditer(text) for n in m.groups() if _is_month(n)
    ]
    if language == "zh":
        return sorted((*figures, *chinese.months(text)))
    named = (
        CalendarMention(
            start, end, word.month, bool(_BEFORE.search(text[max(0, start - 12) : start]) or _AFTER.match(text, end))
        )
        for start, end, word in told(text, language)
        if word.month is not None
    )
    return sorted((*figures, *named))


def _is_month(written: str | None) -> bool:
    return written is not None and written.isdigit() and 1 <= int(written) <= 12


def weekdays(text: str, language: str) -> list[CalendarMention]:
    """The days of the week of a text."""
    if language == "zh":
        return list(chinese.weekdays(text))
    named = told(text, language)
    return [
        CalendarMention(start, end, word.weekday, not _NIGHT.search(text, endpos=start))
        for start, end, word in named
        if word.weekday is not None
    ]


READERS = {"months": months, "weekdays": weekdays}
"""How each sort of mention is read."""


def differences(
    find: str, here: str, language: str, there: str, origin: str
) -> Iterator[tuple[CalendarMention, CalendarMention]]:
    """What only the translation names, each with what only the source names; nothing in languages without a grammar."""
    if grammar(language) is None or grammar(origin) is None:
        return
    mine, theirs = READERS[find](here, language), READERS[find](there, origin)
    yield from zip(_only(mine, theirs), _only(theirs, mine), strict=False)


def _only(these: Sequence[CalendarMention], those: Iterable[CalendarMention]) -> list[CalendarMention]:
    others = {m.value for m in those}
    return list({m.value: m for m in reversed(these) if m.sure and m.value not in others}.values())[::-1]
