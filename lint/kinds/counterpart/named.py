"""Countries and places that one side names and the other does not: twins, exchanged, missing, extra, misspelt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lint.core.finding import Edit
from lint.core.kind import Candidate
from lint.core.rule import Confidence
from lint.kinds.counterpart.atlas import Atlas, InSource, in_source
from lint.kinds.counterpart.countries import Language, PlaceMention, first_of_each
from lint.kinds.counterpart.misspelt import misspelt
from lint.kinds.counterpart.sides import Sides
from lint.kinds.counterpart.written import SPACELESS
from lint.structure.view import View, cached_per_document


class Left(NamedTuple):
    """Mentions that only one side has: `extra` of the translation; `missing` of the source, whose name is not here at all,
    and `lacking`, whose name is here less often than there."""

    extra: list[PlaceMention]
    missing: list[PlaceMention]
    lacking: list[PlaceMention]


@cached_per_document
def _left(view: View, here: Language, source: InSource, compared: frozenset[str]) -> Left:
    """Mentions of countries or places that only the translation, and that only the source names."""
    written, meant = here.strict(view.text), [m for m in source.mentions if m.country in compared]
    extra = [m for m in written if m.country in compared and m.country not in source.possible]
    if not meant:
        return Left(extra, [], [])
    named, wanted = here.possible(view.text, written), Counter(m.country for m in meant)
    # a short form (朝方) is no second mention where the source has a name, but it may be the only one
    told = Counter(m.country for m in written) if here.code in SPACELESS else named
    lacking = [m for m in meant if told[m.country] < wanted[m.country]]
    return Left(extra, [m for m in meant if not named[m.country]], lacking)


def compare(find: str, sides: Sides, known: Atlas) -> Iterable[Candidate]:
    """The differences of one sort."""
    here, source = known.languages.get(sides.language), in_source(sides.view, tuple(known.languages.values()))
    if here is None or source is None:
        return
    if find == "misspelt":
        yield from misspelt(sides, here, source, known)
        return
    left = _left(sides.view, here, source, known.compared)
    extra, missing = left.extra, left.missing
    if find == "missing" and missing and not extra:
        for m in first_of_each(missing):
            values = {"there": sides.there[m.start : m.end], "right": m.name(here)}
            yield sides.candidate(sides.whole, values, [sides.quoted(m.start, m.end)], source=[(m.start, m.end)])
    elif find == "extra" and extra and not missing:
        for m in extra:
            yield sides.candidate((m.start, m.end), {"there": ""}, [f"the source does not name {m.name(here)}"])
    elif find in ("twins", "exchanged") and extra and left.lacking:
        yield from _exchanged(find, left, sides, known)


def _exchanged(find: str, left: Left, sides: Sides, known: Atlas) -> Iterable[Candidate]:
    here = known.languages[sides.language]
    absent, fewer = first_of_each(left.missing), first_of_each(left.lacking)
    one_for_one = len(absent) == 1 and len({m.country for m in left.extra}) == 1
    for mention in left.extra:
        alike = [m for m in fewer if frozenset((m.country, mention.country)) in known.twins]
        if find == "twins" and alike:
            yield _replaced(mention, alike, sides, here, Confidence.HIGH if one_for_one else Confidence.MEDIUM)
        elif find == "exchanged" and one_for_one and not alike:
            yield _replaced(mention, absent, sides, here, Confidence.MEDIUM)


def _replaced(
    mention: PlaceMention, meant: Sequence[PlaceMention], sides: Sides, here: Language, confidence: Confidence
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
