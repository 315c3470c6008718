"""`pattern`: a regular expression (the `regex` module's dialect, case-sensitive unless `ignore-case`).

`find` is one regex or several. A group called `span` narrows the finding to that part of the match. In a fix,
`replace` may refer to groups (`\\1`, `\\g<name>`). `\\L<name>` stands for any word of a set or list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import regex

from lint.finding import Edit
from lint.rule import Candidate, Hit, Kind, Needle, Rule, edits_of
from lint.view import View


@dataclass(frozen=True)
class PatternOptions:
    """Keys of a `pattern` rule."""

    find: str | list[str]
    """The regex, or several."""
    ignore_case: bool = False
    """Let `a` match `A`."""


class Pattern(Kind):
    """A regular expression."""

    name = "pattern"
    Options = PatternOptions

    def compile(self, options: PatternOptions, lists: Mapping[str, Any]) -> list[regex.Pattern[str]]:
        flags = regex.I if options.ignore_case else 0
        sources = [options.find] if isinstance(options.find, str) else options.find
        return [compiled(source, flags) for source in sources]

    def needles(self, rule: Rule) -> Iterable[Needle]:
        for i, pattern in enumerate(rule.data):
            yield Needle(pattern.pattern, ignore_case=rule.options.ignore_case, tag=i)

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        for hit in hits:
            match = rule.data[hit.tag].match(view.text, hit.start)
            if match is None:  # pragma: no cover - the engine's hits are the pattern's own
                continue
            start, end = match.span("span") if "span" in match.re.groupindex else match.span()
            if start < 0:
                continue
            values = {k: v or "" for k, v in match.groupdict().items()}
            if rule.fix is not None and rule.fix.replace is not None:
                # a template sees the whole match, so its edit covers it; trimmed to what really changes
                edits = tuple(
                    trimmed(view.text, e) for e in edits_of(rule.fix, view.text, match.start(), match.end(), match)
                )
            else:
                edits = edits_of(rule.fix, view.text, start, end)
            yield Candidate(start, end, values, edits=edits)


def compiled(source: str, flags: int = 0) -> regex.Pattern[str]:
    """Compile a pattern of a rule; raises `ValueError` in words, also for one that matches the empty string."""
    try:
        pattern = regex.compile(source, flags)
    except regex.error as error:
        raise ValueError(f"not a valid regex: {error}") from None
    if pattern.match(""):
        raise ValueError(f"the regex {source!r} matches the empty string, hence everywhere")
    return pattern


def trimmed(text: str, edit: Edit) -> Edit:
    """The same edit without the characters at both ends that it leaves as they are."""
    old, new = text[edit.start : edit.end], edit.text
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])


KIND = Pattern()
