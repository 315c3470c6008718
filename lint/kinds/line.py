"""`line`: whole-line debris: a line that is nothing but what the rule names.

`lines` are literal lines (compared without case and without blanks around them), `find` is a regex that must cover the
whole line. `max-words` leaves longer lines alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import regex

from lint.kinds.pattern import compiled
from lint.rule import Candidate, Hit, Kind, Needle, Rule, edits_of
from lint.view import View


@dataclass(frozen=True)
class LineOptions:
    """Keys of a `line` rule."""

    lines: list[str] = field(default_factory=list)
    """Literal lines, or the `$name` of a list."""
    find: str | list[str] = ""
    """A regex (or several) that covers the whole line."""
    ignore_case: bool = True
    """Let `a` match `A`."""
    max_words: int = 0
    """Leave longer lines alone (0: no limit)."""


class Line(Kind):
    """Whole-line debris."""

    name = "line"
    Options = LineOptions

    def compile(self, options: LineOptions, lists: Mapping[str, Any]) -> list[regex.Pattern[str]]:
        flags = regex.I if options.ignore_case else 0
        sources = [options.find] if isinstance(options.find, str) else options.find
        if not options.lines and not any(sources):
            raise ValueError("a 'line' rule needs 'lines' or 'find'")
        return [compiled(source, flags) for source in sources if source]

    def needles(self, rule: Rule) -> Iterable[Needle]:
        for line in rule.options.lines:
            yield Needle(line, literal=True, ignore_case=rule.options.ignore_case)
        for pattern in rule.data:
            yield Needle(
                rf"(?m:^)[^\S\r\n]*(?:{pattern.pattern})[^\S\r\n]*(?=[\r\n]|\Z)", ignore_case=rule.options.ignore_case
            )

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        done = set()
        for hit in hits:
            number = view.line_of(hit.start)
            if number in done:
                continue
            start, end = view.line_spans[number]
            line = view.text[start:end]
            body = line.strip()
            start += len(line) - len(line.lstrip())
            end = start + len(body)
            if not body or hit.start > start or hit.end < end:  # a literal met inside a longer line is not that line
                continue
            if rule.options.max_words and len(body.split()) > rule.options.max_words:
                continue
            done.add(number)
            yield Candidate(start, end, edits=edits_of(rule.fix, view.text, start, end))


KIND = Line()
