"""`encoding`: text that was decoded with the wrong table (mojibake: `â€™` for `’`), repaired by ftfy.

No options. A run of text that looks like it wakes the rule; ftfy then decides on each run of text that holds one
whether it was mis-decoded and what stood there. Only `ftfy.fix_encoding` is used: nothing else is normalised, quotes
stay curly. Loading ftfy takes a tenth of a second, so it is loaded when the first such run is met.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from lint.finding import Edit
from lint.kinds.characters import alphabet
from lint.kinds.pattern import trimmed
from lint.rule import Candidate, Hit, Kind, Rule
from lint.view import View

# Lead bytes of UTF-8 as they look in Latin-1, Windows-1252 and Windows-1251, before what continuation bytes become there.
_TRAIL = (
    r"[\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013\u2014\u2018-\u201E"
    r"\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122\u0402-\u040F\u0452-\u045F\u0490\u0491\u2116]"
)
_LEAD = regex.compile("[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑØÙÚâãäåæçèéêëìíîïðñĂĹРС]")
_TRIGGER = regex.compile(
    rf"[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑØÙÚâãäåæçèéêëìíîïðñĂĹ]{_TRAIL}|[РС][\u0402-\u040F\u0452-\u045F\u2018-\u203A\u00A0-\u00BB]|[ÂÃ](?= )"
)
# The run that is judged as a whole: mis-decoded NO-BREAK SPACE belongs to it, ordinary blanks part it.
_RUN = regex.compile(r"[^ \t\r\n]*+(?:(?<=[ÂÃ]) )?")
_PROSE_BLANK = regex.compile(r"(?<=[\w.,;:’”)])\u00A0(?=[\w“‘(])")


@dataclass(frozen=True)
class EncodingOptions:
    """An `encoding` rule has no keys of its own."""


class Encoding(Kind):
    """Text decoded with the wrong table."""

    name = "encoding"
    Options = EncodingOptions

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
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
            # a mis-decoded no-break space is repaired to the blank that prose wants
            right = _PROSE_BLANK.sub(" ", right)
            if right.endswith("\N{NO-BREAK SPACE}"):
                right = right[:-1] + " "
            edit = trimmed(view.text, Edit(start, end, right))
            values = {"right": view.text[start : edit.start] + edit.text + view.text[edit.end : end]}
            yield Candidate(edit.start, edit.end, values, ("ftfy repairs it",), edits=(edit,))


KIND = Encoding()
