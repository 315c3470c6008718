"""`suffix`: the name of the outlet after a headline: `Town wins its appeal - Valley News`, `Town wins | valley.example`.

A headline is a line of four words or more without a stop at its end. Its last part, after a dash, bar, arrow or
underscore, is a suffix where it is a web address, an outlet by name (`outlets`: the part ends in one, or holds one among
capitalised words), two capitalised words or more of which the last is what outlets are called (`nouns`), one name written
as only sites are (`SlashGear`, `9to5Mac`), or, after a single bar, any capitalised words, five at most. Dashes and
underscores may be glued on only before an outlet or address. Rows of tables, with more than one bar, are left alone.

Behind the first line of a text, one to four other capitalised words are a suffix too where the title's words stand in the
text and theirs do not: of that the kind is less sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from lint.core import late, vocabulary
from lint.core.edits import edits_of
from lint.core.kind import Candidate, Hit, Kind
from lint.core.rule import Confidence, Rule
from lint.structure.view import View

SHORTEST, LONGEST = 20, 240
"""Code points of lines that may be headlines."""
FEWEST = 4
"""Words of a headline before its suffix."""
MAX_WORDS = 6
"""Words of the longest suffix."""

_PARTED = late.re(
    r"^(?P<title>.*[^\s|–—_:;,-])(?P<suffix>\s*(?P<mark>[-–—_|｜»›·•]{1,2})\s*(?P<name>[^|｜–—_»›·•\r\n]*?\S))\s*$"
)
_DASHED = late.re(
    r"^(?P<title>.*[^\s|–—_:;,-])(?P<suffix>\s+(?P<mark>[-–—_|｜»›·•]{1,2})\s+(?P<name>[^|｜–—»›·•\r\n]*?\S))\s*$"
)
_DOMAIN = late.re(
    vocabulary.pattern("suffix/domain"),
    re.I,
)
_SITE = late.re(r"(?:[A-Z][a-z]+|\d+)(?:[A-Z][a-z]*|to\d[A-Z][a-z]+)+|[a-z][A-Z][a-z]+|[A-Z]?[a-z]+net")
_SMALL = vocabulary.words("suffix/small")
_ENDS = '.!?…"”:;,'
_BARS = "|｜"
_WORD = late.re(r"[^\W\d_]{4,}")

MOST_STRANGE = 4
"""Words of the longest suffix that is told only by its having nothing to do with the text."""
ENOUGH = 25
"""Distinct words of a text that can tell what has to do with it."""

_PARTS = vocabulary.words("suffix/parts")
"""Words that begin the second half of a title."""


@dataclass(frozen=True)
class SuffixOptions:
    """Keys of a `suffix` rule."""

    outlets: list[str]
    """Outlets, and words that hardly anything but outlets is called, or the `$name` of a list."""
    nouns: list[str]
    """Words that outlets are called, beside other things, or the `$name` of a list."""


@dataclass(frozen=True)
class SuffixData:
    """The outlets by their words, and the nouns."""

    outlets: frozenset[tuple[str, ...]]
    longest: int
    nouns: frozenset[str]


_DATE = late.re(r"\b(?:1[6-9]|20)\d\d\b")
"""A year: what stands after the headline is its date."""


class Suffix(Kind):
    """The outlet after a headline."""

    name = "suffix"
    Options = SuffixOptions

    def compile(self, options: SuffixOptions, lists: Mapping[str, object]) -> SuffixData:
        outlets = frozenset(tuple(o.lower().split()) for o in options.outlets)
        return SuffixData(outlets, max(map(len, outlets), default=0), frozenset(map(str.lower, options.nouns)))

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        for start, end in _headlines(view):
            for match in _splits(view.text[start:end]):
                if _DATE.search(match["name"]):
                    continue
                why = _suffix(match, rule.data)
                stranger = why is None and _is_stranger(view, start, end, match)
                if why or stranger:
                    why = why or "the title's words stand in the text, these do not"
                    at = start + match.start("suffix")
                    stop = start + match.end("suffix")
                    title = view.text[start:at].strip()
                    edits = edits_of(rule.fix, view.text, at, stop)
                    at += len(view.text[at:stop]) - len(view.text[at:stop].lstrip())
                    yield Candidate(
                        at,
                        stop,
                        {"title": title, "name": match["name"]},
                        (why,),
                        edits,
                        confidence=Confidence.MEDIUM if stranger else None,
                    )
                    break


def _headlines(view: View) -> Iterator[tuple[int, int]]:
    """Spans of lines that may be headlines with a suffix."""
    text = view.text
    for start, end in view.line_spans:
        if SHORTEST <= end - start <= LONGEST:
            line = text[start:end].rstrip()
            if line[-1:] not in _ENDS and any(mark in line for mark in "-–—_|｜»›·•"):
                if sum(line.count(bar) for bar in _BARS) > 1 and line[:1] in "-*•|":
                    continue
                yield start, start + len(line)


def _splits(line: str) -> Iterator[re.Match[str]]:
    """The ways to part a line at its last marks: spaced ones first, which may have hyphens in the name after them."""
    for pattern in (_DASHED, _PARTED):
        match = pattern.match(line)
        if match and len(match["title"].split()) >= FEWEST and len(match["name"].split()) <= MAX_WORDS:
            yield match


def _suffix(match: re.Match[str], data: SuffixData) -> str | None:
    """Why the last part is a suffix; nothing where it is none."""
    name, mark = match["name"], match["mark"]
    words = name.split()
    glued = mark in ("-", "–", "—", "_") and not match["suffix"][0].isspace()
    if _DOMAIN.fullmatch(name):
        return "a web address"
    if not all(w in _SMALL or w[0].isupper() or w[0].isdigit() or _SITE.fullmatch(w) for w in words):
        return None
    if glued and mark == "-" and match["title"].split()[-1][0].isupper():
        return None  # a compound: Valley-News
    if _names_outlet([w.lower().strip("'’") for w in words], data):
        return "the name of an outlet"
    if glued:
        return "the name of a site" if _SITE.fullmatch(name) and name.endswith("net") else None
    return _by_form(name, mark, sum(match.string.count(bar) for bar in _BARS), data)


def _by_form(name: str, mark: str, bars: int, data: SuffixData) -> str | None:
    """Why a last part that no list knows is the name of an outlet; nothing where its form does not say so."""
    words = name.split()
    if len(words) > 1 and words[-1].lower() in data.nouns and bars < 2:
        return "called as outlets are"
    if len(words) == 1 and _SITE.fullmatch(name):
        return "written as names of sites are"
    if mark[0] in _BARS and bars == 1 and len(words) < MAX_WORDS and name[0].isalpha():
        return "set off by a bar"
    return None


def _is_stranger(view: View, start: int, end: int, match: re.Match[str]) -> bool:
    """Whether the last part of a text's first line has nothing to do with the text, which takes up the rest of it."""
    if view.text[:start].strip() or match["suffix"][0] not in " \t" or match["mark"] not in ("-", "–", "—", "|"):
        return False
    words = match["name"].split()
    if len(words) > MOST_STRANGE or words[0].lower() in _PARTS or not all(w[0].isupper() or w in _SMALL for w in words):
        return False
    if any(map(str.isdigit, match["name"])):
        return False
    text = {w.lower() for w in _WORD.findall(view.text, end)}
    title = [w.lower() for w in _WORD.findall(match["title"])]
    known = sum(w in text for w in title)
    return (
        len(text) >= ENOUGH
        and 2 * known >= len(title) > 1
        and text.isdisjoint(map(str.lower, _WORD.findall(match["name"])))
    )


def _names_outlet(words: Sequence[str], data: SuffixData) -> bool:
    return any(
        tuple(words[i : i + size]) in data.outlets
        for size in range(1, data.longest + 1)
        for i in range(len(words) - size + 1)
    )


KIND = Suffix()
