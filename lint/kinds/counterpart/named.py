"""Countries that one side names and the other does not: twins, exchanged, missing, extra."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from lint.core.finding import Edit
from lint.core.kind import Candidate
from lint.core.lists import Lists
from lint.core.rule import Confidence
from lint.kinds.counterpart.countries import Language, Mention, languages, resemble
from lint.kinds.counterpart.sides import Sides, origin
from lint.structure.view import View, cached_per_document


class World(NamedTuple):
    """The countries by language, and those that are easily taken for each other."""

    languages: dict[str, Language]
    twins: frozenset[frozenset[str]]


def world(lists: Lists) -> World:
    """What the lists know."""
    return lists.once(world, lambda: _world(lists))


def _world(lists: Lists) -> World:
    known = tables(lists)
    return World(known, _twins(known))


def tables(lists: Lists) -> dict[str, Language]:
    """The names of countries in each language that the lists know."""
    return lists.once(tables, lambda: languages(lists["territories"], lists["entities"]))


def _twins(known: Mapping[str, Language]) -> frozenset[frozenset[str]]:
    rows = {row.country: row for row in known["en"].rows}
    pairs: set[frozenset[str]] = set()
    for code, language in known.items():
        keys = {row.country: row.names for row in language.rows} if code != "en" else {}
        pairs |= {frozenset((a.country, b.country)) for a, b in combinations(rows.values(), 2) if resemble(a, b, keys)}
    return frozenset(pairs)


@dataclass(frozen=True, eq=False)
class InSource:
    """The countries of a source: where it names which, and all that it could name, in its language."""

    mentions: list[Mention]
    possible: set[str]
    language: Language

    @cached_property
    def named(self) -> frozenset[str]:
        """The countries that the source surely names."""
        return frozenset(m.country for m in self.mentions)


@cached_per_document
def in_source(view: View, tables: tuple[Language, ...]) -> InSource | None:
    """Which countries the source of a document names; its language is detected where it is not declared.

    `None` where there is no source, or its language is not known or has no table: then its silence says nothing.
    """
    source = view.source
    if source is None:
        return None
    language = next((table for table in tables if table.code == origin(view)), None)
    if language is None:
        return None
    mentions = language.strict(source.text)
    return InSource(mentions, language.possible(source.text, mentions), language)


@cached_per_document
def _left(view: View, here: Language, source: InSource) -> tuple[list[Mention], list[Mention]]:
    """Mentions of countries that only the translation, and that only the source names."""
    written = here.strict(view.text)
    extra = _only(written, source.possible)
    missing = _only(source.mentions, here.possible(view.text, written)) if source.mentions else []
    return extra, missing


def _only(mentions: Sequence[Mention], others: set[str]) -> list[Mention]:
    return [m for m in mentions if m.country not in others]


def compare(find: str, sides: Sides, known: World) -> Iterable[Candidate]:
    """The differences of one sort."""
    here, source = known.languages.get(sides.language), in_source(sides.view, tuple(known.languages.values()))
    if here is None or source is None:
        return
    extra, missing = _left(sides.view, here, source)
    if find == "missing" and missing and not extra:
        for m in _first_of_each(missing):
            values = {"there": sides.there[m.start : m.end], "right": m.name(here)}
            yield sides.candidate(sides.whole, values, [sides.quoted(m.start, m.end)], source=[(m.start, m.end)])
    elif find == "extra" and extra and not missing:
        for m in extra:
            yield sides.candidate((m.start, m.end), {"there": ""}, [f"the source does not name {m.name(here)}"])
    elif find in ("twins", "exchanged") and extra and missing:
        yield from _exchanged(find, extra, missing, sides, known)


def _first_of_each(mentions: Iterable[Mention]) -> list[Mention]:
    return list({m.country: m for m in reversed(list(mentions))}.values())[::-1]


def _exchanged(
    find: str, extra: Sequence[Mention], missing: Sequence[Mention], sides: Sides, known: World
) -> Iterable[Candidate]:
    here = known.languages[sides.language]
    absent = _first_of_each(missing)
    one_for_one = len(absent) == 1 and len({m.country for m in extra}) == 1
    for mention in extra:
        alike = [m for m in absent if frozenset((m.country, mention.country)) in known.twins]
        if find == "twins" and alike:
            yield _replaced(mention, alike, sides, here, Confidence.HIGH if one_for_one else Confidence.MEDIUM)
        elif find == "exchanged" and one_for_one and not alike:
            yield _replaced(mention, absent, sides, here, Confidence.MEDIUM)


def _replaced(
    mention: Mention, meant: Sequence[Mention], sides: Sides, here: Language, confidence: Confidence
) -> Candidate:
    first = meant[0]
    right = here.named(first.country, mention.form) if len(meant) == 1 else None
    edits = (Edit(mention.start, mention.end, right),) if right else ()
    evidence = [f"{sides.quoted(m.start, m.end)}, which is {m.name(here)}" for m in meant]
    evidence.append(f"the source does not name {mention.name(here)}")
    values = {"there": sides.there[first.start : first.end], "right": right or first.name(here)}
    spans = [(m.start, m.end) for m in meant]
    return sides.candidate(
        (mention.start, mention.end), values, evidence, source=spans, edits=edits, confidence=confidence
    )
