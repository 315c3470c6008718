"""Differences of quantities, scripts, sentences, placeholders and terms, as they are told."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from lint.core.finding import Edit
from lint.core.kind import Candidate
from lint.core.rule import Confidence
from lint.kinds.counterpart import surface
from lint.kinds.counterpart.dates import differences as date_differences
from lint.kinds.counterpart.differences import differences
from lint.kinds.counterpart.quantities import quantities as quantities_in
from lint.kinds.counterpart.sides import Sides
from lint.kinds.counterpart.terms import TermBase, missing_terms, wrong_terms
from lint.structure.view import View, cached_per_document


def quantities(find: str, sides: Sides, data: None) -> Iterable[Candidate]:
    """A number that the source lacks, beside one that the translation lacks."""
    found = differences(quantities_in(sides.here, sides.language), quantities_in(sides.there, sides.origin))
    for here, there, sure in found:
        span = (there.start, there.end)
        evidence = [f"{sides.quoted(*span)}, to which nothing here answers"]
        confidence = Confidence.HIGH if sure else Confidence.MEDIUM
        values = {"there": sides.there[slice(*span)]}
        yield sides.candidate((here.start, here.end), values, evidence, source=[span], confidence=confidence)


def dates(find: str, sides: Sides, data: None) -> Iterable[Candidate]:
    """A month or a day of the week that the source does not name, where the translation lacks one of the source."""
    for here, there in date_differences(find, sides.here, sides.language, sides.there, sides.origin):
        span = (there.start, there.end)
        evidence = [f"{sides.quoted(*span)}, to which nothing here answers"]
        yield sides.candidate((here.start, here.end), {"there": sides.there[slice(*span)]}, evidence, source=[span])


def script(find: str, sides: Sides, data: None) -> Iterable[Candidate]:
    """Words left in the script of the source."""
    for start, end in surface.residue(sides.here, sides.there, sides.language, sides.origin):
        at = sides.there.index(sides.here[start:end])
        values = {"there": sides.here[start:end]}
        yield sides.candidate((start, end), values, ["the source has the same words"], source=[(at, at + end - start)])


def sentences(find: str, sides: Sides, ratio: tuple[float, float]) -> Iterable[Candidate]:
    """Far fewer or far more sentences than the source has."""
    here, there = surface.sentences(sides.here), surface.sentences(sides.there)
    if there >= surface.FEW and not ratio[0] <= here / there <= ratio[1]:
        values = {"there": str(there), "right": str(here)}
        yield sides.candidate(sides.whole, values, [f"{there} sentences in the source, {here} here"])


@cached_per_document
def _unmatched(view: View) -> tuple[list[surface.Found], list[surface.Found]]:
    return surface.unmatched(view.text, view.source.text if view.source else "")


def placeholders(find: str, sides: Sides, data: None) -> Iterable[Candidate]:
    """Placeholders and addresses that do not come through."""
    extra, missing = _unmatched(sides.view)
    if find != _difference(extra, missing):
        return
    if find == "missing":
        for start, end, text in missing:
            yield sides.candidate(sides.whole, {"there": text}, [sides.quoted(start, end)], source=[(start, end)])
        return
    for n, (start, end, _) in enumerate(extra):
        other = missing[min(n, len(missing) - 1)] if missing else None
        evidence = [sides.quoted(other[0], other[1]) if other else "the source has no such placeholder"]
        there = other[2] if other else ""
        edits = (Edit(start, end, there),) if other and len(extra) == len(missing) == 1 else ()
        spans = [other[:2]] if other else []
        yield sides.candidate((start, end), {"there": there, "right": there}, evidence, source=spans, edits=edits)


def _difference(extra: Sequence[object], missing: Sequence[object]) -> str:
    """Which of the differences of placeholders there is; nothing where they all come through."""
    if extra and missing:
        return "both-sides"
    return "extra" if extra else "missing" if missing else ""


def terms(find: str, sides: Sides, base: TermBase) -> Iterable[Candidate]:
    """Terms of the list whose translation is not there, or that have a name they must not have."""
    asked = (sides.here, sides.there, sides.language, sides.origin, base)
    if find == "missing":
        for start, end, term in missing_terms(*asked):
            rights = term.forms(sides.language)
            evidence = [sides.quoted(start, end), f"the list has it as {' or '.join(rights)}"]
            values = {"there": sides.there[start:end], "right": rights[0]}
            yield sides.candidate(sides.whole, values, evidence, source=[(start, end)])
        return
    for at, stop, start, end, term in wrong_terms(*asked):
        right = next(iter(term.forms(sides.language)), "")
        values = {"there": sides.there[start:end], "right": right}
        edits = (Edit(at, stop, right),) if right else ()
        yield sides.candidate((at, stop), values, [sides.quoted(start, end)], source=[(start, end)], edits=edits)
