"""`pattern`: a regular expression (the `regex` module's dialect, case-sensitive unless `ignore-case`).

`find` is one regex or several. A group called `span` narrows the finding to that part of the match. In a fix,
`replace` may refer to groups (`\\1`, `\\g<name>`). `\\L<name>` stands for any word of a set or list; for a list of more
than some hundred words, name a group and say what it must be `among`: `(?P<span>[a-z]+)`, `among: {span: $nouns}`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeVar

import regex

from lint.core.edits import edits_of
from lint.core.finding import Edit
from lint.core.kind import Candidate, Hit, Kind, Needle
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.matching import patterns
from lint.structure.view import View


@dataclass(frozen=True)
class PatternOptions:
    """Keys of a `pattern` rule."""

    find: str | list[str]
    """The regex, or several."""
    ignore_case: bool = False
    """Let `a` match `A`."""
    among: dict[str, list[str] | dict[str, str]] = field(default_factory=dict)
    """Group → the words it may be (the keys of a mapping); what it matches else is no finding."""


@dataclass(frozen=True)
class PatternData:
    """The patterns of a rule, and the words that their groups may be."""

    patterns: tuple[regex.Pattern[str], ...]
    among: Mapping[str, frozenset[str]]
    ignore_case: bool = False

    def admits(self, match: regex.Match[str]) -> bool:
        """Whether every group that took part is one of its words."""
        found = match.groupdict()
        return all(found.get(group) is None or found[group] in words for group, words in self.among.items())


OptionsT = TypeVar("OptionsT")


class Matching(Kind[OptionsT, PatternData, None]):
    """Kinds whose options become regexes: what these match are the candidates."""

    def needles(self, rule: Rule[OptionsT, PatternData]) -> Iterable[Needle]:
        for i, pattern in enumerate(rule.data.patterns):
            yield Needle(pattern.pattern, ignore_case=rule.data.ignore_case, tag=i)

    def find(self, rule: Rule[OptionsT, PatternData], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        patterns, among = rule.data.patterns, rule.data.among
        groups = [pattern.groupindex for pattern in patterns]
        for at, _, tag in hits:
            match = patterns[tag].match(view.text, at)
            if match is None or (among and not rule.data.admits(match)):
                continue
            start, end = match.span("span") if "span" in groups[tag] else match.span()
            if start < 0:
                continue
            values = {k: v or "" for k, v in match.groupdict().items()} if groups[tag] else {}
            if rule.fix is not None and rule.fix.replace is not None:
                # a template sees the whole match, so its edit covers it; trimmed to what really changes
                whole = edits_of(rule.fix, view.text, match.start(), match.end(), match)
                edits = tuple(trimmed(view.text, e, words=True) for e in whole)
            else:
                edits = edits_of(rule.fix, view.text, start, end)
            yield Candidate(start, end, values, edits=edits)


class Pattern(Matching[PatternOptions]):
    """A regular expression."""

    name = "pattern"
    Options = PatternOptions

    def compile(self, options: PatternOptions, lists: Lists) -> PatternData:
        flags = regex.I if options.ignore_case else 0
        sources = [options.find] if isinstance(options.find, str) else options.find
        patterns = tuple(compiled(source, flags) for source in sources)
        known = {group for pattern in patterns for group in pattern.groupindex}
        for group in options.among:
            if group not in known:
                raise ValueError(f"'among' names the group '{group}', which the regex does not have")
        return PatternData(
            patterns, {group: frozenset(words) for group, words in options.among.items()}, options.ignore_case
        )


def compiled(source: str, flags: int = 0) -> regex.Pattern[str]:
    """Compile a pattern of a rule; raises `ValueError` in words, also for one that matches the empty string."""
    try:
        pattern = patterns.compiled(source, flags)
    except regex.error as error:
        raise ValueError(f"not a valid regex: {error}") from None
    if pattern.match(""):
        raise ValueError(f"the regex {source!r} matches the empty string, hence everywhere")
    return pattern


def trimmed(text: str, edit: Edit, *, words: bool = False) -> Edit:
    """The same edit without what it leaves as it is at both ends.

    With `words` no word is cut in two: people read these edits ("the " goes in, not "he t").
    """
    head, tail = _shared(text[edit.start : edit.end], edit.text, words)
    return Edit(edit.start + head, edit.end - tail, edit.text[head : len(edit.text) - tail])


@lru_cache(maxsize=1024)
def _shared(old: str, new: str, words: bool) -> tuple[int, int]:
    """How many characters two texts share at their beginnings and ends; rules write the same edits again and again."""
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    while words and (_within_word(old, head) or _within_word(new, head)):
        head -= 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    while words and (_within_word(old, len(old) - tail) or _within_word(new, len(new) - tail)):
        tail -= 1
    return head, tail


def _within_word(text: str, at: int) -> bool:
    return 0 < at < len(text) and text[at - 1].isalnum() and text[at].isalnum()


KIND = Pattern()
