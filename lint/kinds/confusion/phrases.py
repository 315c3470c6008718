"""Set phrases whose names are not read at all (war in Ukraine, Niger River): where they stand in a text."""

from __future__ import annotations

from collections.abc import Iterable
from operator import methodcaller

import regex

from lint.kinds.confusion.cues import compiled
from lint.matching.required_literals import Required, required_literals
from lint.matching.syntax import parse


class Phrases:
    """Several regexes as one would read their alternation. Most texts have nothing that any of them requires."""

    def __init__(self, sources: Iterable[str]) -> None:
        self._parts: list[tuple[str, Required | None]] = []
        for source in sources:
            regex.compile(source)
            syntax = parse(source, ignore_case=False)
            self._parts.append((source, required_literals(syntax) if syntax and not syntax.folded else None))

    def spans(self, text: str, end: int) -> list[tuple[int, int]]:
        """Their matches in `text[:end]`, the leftmost first and of two that begin together the earlier regex's; none overlap."""
        open_ = [compiled(source) for source, needed in self._parts if needed is None or needed.met(text, "")]
        ahead = [m for pattern in open_ if (m := pattern.search(text, 0, end))]
        out: list[tuple[int, int]] = []
        while ahead:
            found = min(ahead, key=methodcaller("start"))
            free = found.end()
            out.append(found.span())
            again = (m if m.start() >= free and m is not found else m.re.search(text, free, end) for m in ahead)
            ahead = [m for m in again if m]
        return out
