"""What is known of the names that are compared, by language, and which of them the source of a document has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from lint.core.lists import Lists
from lint.kinds.counterpart.countries import NONE, Language, Names, PlaceMention, languages, one_language, resemble
from lint.kinds.counterpart.sides import origin
from lint.lexicon.forms import located
from lint.structure.view import View, cached_per_document

_KNOWN = "known-forms.bin"


class Atlas(NamedTuple):
    """Names by language, which of them are `compared` (others only bar what stands inside them), and which of these are
    easily taken for each other."""

    languages: dict[str, Language]
    twins: frozenset[frozenset[str]]
    compared: frozenset[str]
    forms: Path
    """The file of known words and names: what it lists is no misspelt name."""


def world(lists: Lists) -> Atlas:
    """What the lists know."""
    return lists.once(world, lambda: _world(lists))


def _world(lists: Lists) -> Atlas:
    known = tables(lists)
    compared = frozenset(row.country for row in known["en"].rows) - {NONE}
    return Atlas(known, _twins(known), compared, located(_KNOWN, lists))


def places(lists: Lists) -> Atlas:
    """What the lists know of cities; names of countries are known, too, as one may hold that of a city: 罗马, 罗马尼亚."""
    return lists.once(places, lambda: _places(lists))


def _places(lists: Lists) -> Atlas:
    countries, rows = tables(lists), list(lists["places"])
    cities = {code: {name for r in rows for name in r[code].split("|")} for code in countries}
    known = {
        code: one_language(
            code, (*_without(language.rows, cities[code]), *(Names(r["id"], tuple(r[code].split("|"))) for r in rows))
        )
        for code, language in countries.items()
    }
    return Atlas(known, frozenset(), frozenset(r["id"] for r in rows), located(_KNOWN, lists))


def _without(rows: Iterable[Names], cities: Collection[str]) -> Iterator[Names]:
    """The rows of countries; what keeps countries from being read in names of cities is not needed where cities are known."""
    return (
        row._replace(names=tuple(n for n in row.names if n not in cities)) if row.country == NONE else row
        for row in rows
    )


def tables(lists: Lists) -> dict[str, Language]:
    """The names of countries in each language that the lists know."""
    return lists.once(tables, lambda: languages(lists["territories"], lists["entities"]))


def _twins(known: Mapping[str, Language]) -> frozenset[frozenset[str]]:
    rows = {row.country: row for row in map(known["en"].sure, known["en"].rows) if row.country != NONE}
    pairs: set[frozenset[str]] = set()
    for code, language in known.items():
        keys = {row.country: language.sure(row).names for row in language.rows} if code != "en" else {}
        pairs |= {frozenset((a.country, b.country)) for a, b in combinations(rows.values(), 2) if resemble(a, b, keys)}
    return frozenset(pairs)


@dataclass(frozen=True, eq=False)
class InSource:
    """The countries of a source: where it names which, and all that it could name, in its language."""

    mentions: list[PlaceMention]
    possible: Counter[str]
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
