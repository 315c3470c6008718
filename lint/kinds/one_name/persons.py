"""One person with two titles: "Transport Minister Ann Lee", then "Health Minister Ann Lee"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import regex

from lint.core import late, vocabulary
from lint.core.kind import Candidate
from lint.lexicon.tokens import distinct
from lint.matching.anchors import begun, places_of
from lint.structure.view import View

_LADDERS = tuple(frozenset(row.split()) for row in vocabulary.phrases("one_name/ladders"))
"""Titles of which a person has one at a time. Any two of one row exclude each other."""
_COURTESY = vocabulary.words("one_name/courtesy")
_PORTFOLIO = vocabulary.words("one_name/portfolio")
"""Offices that are told apart by what stands before them."""
_HEADS = frozenset(w.encode() for row in (*_LADDERS, _PORTFOLIO) for word in row for w in (word, word.title()))
_NAME = r"\p{Lu}[\p{Ll}’'-]+[\p{L}’'-]*"


@lru_cache(maxsize=256)
def _titled(heads: frozenset[str]) -> regex.Pattern[str]:
    """A title and a name, for the titles that a document has."""
    return regex.compile(
        rf"(?<![\p{{L}}-])(?<head>{'|'.join(sorted(heads))})\.? (?<name>{_NAME}(?: {_NAME}){{0,2}})(?![\p{{L}}-])"
    )


_FIELD = late.regex(r"(?<![\p{L}-])(?:\p{Lu}\p{Ll}+ and )?\p{Lu}\p{Ll}+ $")
_REACH = 48
"""Characters before a title in which its field stands: "Housing and Transport Minister"."""
_MOMENTS = late.regex(
    vocabulary.pattern("one_name/moments"),
    regex.I,
)
_NO_FIELD = vocabulary.words("one_name/no-field")
_NO_NAME = vocabulary.words("one_name/no-name")


@dataclass(frozen=True, slots=True)
class Titled:
    """A person with a title where it stands: the title's head and field, in small letters, and the names."""

    start: int
    end: int
    field: str
    head: str
    names: tuple[str, ...]


def titles(view: View) -> Iterator[Candidate]:
    """A title that excludes the one that the same person has elsewhere in the document."""
    heads = frozenset(h.decode() for h in _HEADS & distinct(view))
    if not heads:
        return
    persons: defaultdict[str, list[Titled]] = defaultdict(list)
    places = sorted({place for head in heads for place in places_of(head, view.text)})
    for match in begun(_titled(heads), places, view.text):
        names = tuple(match["name"].split())
        if names[0] in _NO_NAME or _is_of_a_moment(view, match.start()):
            continue
        before = _FIELD.search(view.text, max(0, match.start() - _REACH), match.start())
        field = before.group().strip() if before and before.group().split()[0] not in _NO_FIELD else ""
        start = before.start() if before and field else match.start()
        found = Titled(start, match.start("name") - 1, field.lower(), match["head"].lower(), names)
        persons[names[-1].removesuffix("’s").removesuffix("'s")].append(found)
    for found_all in persons.values():
        first = {t.names[0] for t in found_all if len(t.names) > 1}
        courtesy = all(t.head in _COURTESY for t in found_all)
        if len(found_all) > 1 and (len(first) == 1 or (not first and not courtesy)):
            yield from _against(view, found_all)


def _is_of_a_moment(view: View, at: int) -> bool:
    """Whether the sentence speaks of titles that somebody had once, or will have."""
    spans = view.anatomy.occurrences.spans(_MOMENTS, *view.anatomy.sentence_at(at))
    return next(iter(spans), None) is not None


def _against(view: View, found: list[Titled]) -> Iterator[Candidate]:
    """The titles of one person that are in the minority."""
    counts: defaultdict[tuple[str, str], int] = defaultdict(int)
    for one in found:
        counts[one.head, one.field] += 1
    told: set[tuple[str, str]] = set()
    rivals: dict[tuple[str, str], list[Titled]] = {}
    for one in found[1:]:
        key = (one.head, one.field)
        if key not in rivals:
            rivals[key] = [o for o in found if _exclude(o, one)]
        other = next((o for o in rivals[key] if o.start < one.start), None)
        if key in told or other is None or counts[key] > counts[other.head, other.field]:
            continue
        told.add(key)
        here, there = view.text[one.start : one.end], view.text[other.start : other.end]
        yield Candidate(
            one.start, one.end, {"name": " ".join(max(found, key=lambda t: len(t.names)).names), "here": here, "other": there},
            (f'"{there}" before',), choices=(there,), related=(view.place(other.start, other.end),),
        )  # fmt: skip


def _exclude(one: Titled, two: Titled) -> bool:
    if one.head == two.head:
        return one.head in _PORTFOLIO and bool(one.field and two.field) and one.field != two.field
    return any(one.head in row and two.head in row for row in _LADDERS)
