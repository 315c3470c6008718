"""`entity`: a character reference of HTML that was not read: `&eacute;`, twice escaped `&amp;eacute;`, cut `&nbsp` or `#8217;`.

No keys of its own. Names and numbers are those of the HTML Standard; what it does not know is no reference (`AT&T;`). A
no-break space is put right to an ordinary one, which is what prose wants; an escaped tag is shown as a whole and not
turned into one.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import regex

from lint.core import late
from lint.core.finding import Edit
from lint.core.kind import Candidate, Hit, Kind, Needle
from lint.core.rule import Rule, Safety
from lint.structure.view import View

_CUT = "nbsp|[lr][sd]quo|[nm]dash|quot|hellip"
_REFERENCE = late.regex(
    rf"""(?<tag>&(?:amp;)*lt;/?[A-Za-z][^<>&\r\n]{{0,200}}&(?:amp;)*gt;)
    |&(?:amp;)*(?:\#\d{{2,7}}|\#[xX][0-9A-Fa-f]{{2,6}}|[A-Za-z][A-Za-z0-9]{{1,31}});
    |&(?<cut>[lr][sd]quo|[nm]dash|hellip|(?:nbsp|quot|amp)(?![\w=]))(?!;)
    |(?<![&\w])(?<bare>{_CUT});
    |(?<=\p{{L}}\ ?)(?<number>\#8(?:21[1-9]|22[0-9]|230));?(?!\d)""",
    regex.X,
)
_UNSURE = frozenset("<>")
_ROUNDS = 4
"""How often a reference may have been escaped."""


@dataclass(frozen=True)
class EntityOptions:
    """An `entity` rule has no keys of its own."""


class CharacterReference(Kind[EntityOptions, None, None]):
    """Character references that were not read."""

    name = "entity"
    Options = EntityOptions

    def needles(self, rule: Rule[EntityOptions, None]) -> Iterable[Needle]:
        yield Needle(
            r"&(?:#?\w{2,32};|nbsp|[lr][sd]quo|[nm]dash|hellip|quot|amp)|\b(?:nbsp|[lr][sd]quo|[nm]dash|quot|hellip);|#8(?:21[1-9]|22[0-9]|230)"
        )

    def find(self, rule: Rule[EntityOptions, None], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        for match in _REFERENCE.finditer(view.text):
            start, end = match.span()
            meant = _read(match)
            if meant is None:
                continue
            edits = (Edit(start, end, meant),) if rule.fix else ()
            safety = (
                Safety.SUGGEST if match["tag"] else Safety.UNSAFE if _UNSURE & set(meant) or match["bare"] else None
            )
            yield Candidate(start, end, {"right": meant}, edits=edits, safety=safety)


def _read(match: regex.Match[str]) -> str | None:
    """What a reference stands for; `None` where it is none."""
    if match["tag"]:
        return ""
    found = match.group()
    if name := match["cut"] or match["bare"]:
        found = f"&{name};"
    elif number := match["number"]:
        found = f"&{number};"
    meant = found
    for _ in range(_ROUNDS):
        meant = html.unescape(meant)
    if meant == found or "&" in meant[1:] or (meant.endswith(";") and len(meant) > 1):
        return None
    return meant.replace("\N{NO-BREAK SPACE}", " ").replace("\N{SOFT HYPHEN}", "")


KIND = CharacterReference()
