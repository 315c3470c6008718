"""Countries that one side names and the other does not: twins, exchanged, missing, extra."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from lint.core.finding import Edit
from lint.core.kind import Candidate
from lint.core.lists import Lists
from lint.core.rule import Confidence
from lint.kinds.counterpart.countries import Language, Mention, languages, resemble
from lint.kinds.counterpart.sides import Sides
from lint.structure.view import View, cached_per_document


class World(NamedTuple):
    """The countries by language, and those that are easily taken for each other."""

    languages: dict[str, Language]
    twins: frozenset[frozenset[str]]


def world(lists: Lists) -> World:
    """What the lists know."""
    return lists.once(world, lambda: _world(lists))


def _world(lists: Lists) -> World:
    known = languages(lists["territories"], lists["entities"])
    return World(known, _twins(known))


def _twins(known: Mapping[str, Language]) -> frozenset[frozenset[str]]:
    rows = {row.country: row for row in known["en"].rows}
    pairs: set[frozenset[str]] = set()
    for code, language in known.items():
        keys = {row.country: row.names for row in language.rows} if code != "en" else {}
        pairs |= {frozenset((a.country, b.country)) for a, b in combinations(rows.values(), 2) if resemble(a, b, keys)}
    return frozenset(pairs)


@cached_per_document
def _left(view: View, here: Language, there: Language) -> tuple[list[Mention], list[Mention]]:
    """Mentions of countries that only the translation, and that only the source names."""
    assert view.source is not None
    source = view.source.text
    written, meant = here.strict(view.text), there.strict(source)
    extra = _only(written, there.possible(source, meant)) if written else []
    missing = _only(meant, here.possible(view.text, written)) if meant else []
    return extra, missing


def _only(mentions: Sequence[Mention], others: set[str]) -> list[Mention]:
    return [m for m in mentions if m.country not in others]


def compare(find: str, sides: Sides, known: World) -> Iterable[Candidate]:
    """The differences of one sort."""
    here, there = known.languages.get(sides.language), known.languages.get(sides.origin)
    if here is None or there is None:
        return
    extra, missing = _left(sides.view, here, there)
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
