"""From what was observed to drafts of rules, each with its counts and an example from the corpus."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass

from lint.authoring.observe import Observed
from lint.core.corpus import Corpus
from lint.core.finding import Place
from lint.core.tally import Uses
from lint.kinds.near_duplicate import passages
from lint.lexicon.forms import LISTED, Forms

CLEAR = 3
"""How many times as often as a variant its usual form must be met."""
RARE, FREQUENT = 1, 6
"""A rare neighbour is met so often at most, the frequent name beside it so often at least."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One rule for a person to accept: what is found, what it should be (none: the line goes), and why."""

    group: str
    """`lines`, `names`, `hyphens`, `casing` or `neighbours`."""
    wrong: str
    right: str
    at: Place
    usual: Place
    counts: tuple[str, ...]
    ignore_case: bool = False


def drafts(seen: Observed, least: int, known: Forms | None = None) -> list[Draft]:
    """All drafts, the commonest lines first; lines stand in `least` documents, or twice as often. Words in `known` are no slips."""
    return [
        *_lines(seen, least),
        *_variants("names", seen.names, {}),
        *_variants("hyphens", seen.hyphens, {"ignore_case": True}),
        *_variants("casing", seen.casing, {}),
        *_neighbours(seen, known),
    ]


def _lines(seen: Observed, least: int) -> Iterator[Draft]:
    """Lines of many documents, and of one that has them again and again."""
    tally = seen.lines
    wanted = passages.met(tally, least) | passages.met(tally, 2 * least, anywhere=True)
    uses = list(passages.repeats(tally, wanted))
    again = Corpus(seen.documents, lambda _: seen.corpus())
    places = passages.places_of(tally, (use.spots[0] for use in uses), again)
    found = [(use, places[use.spots[0][:2]]) for use in uses]
    for use, place in sorted(found, key=lambda f: (-f[0].documents, -f[0].times, f[1].found)):
        counts = (f"{use.times} times in {use.documents} of {seen.documents} documents",)
        yield Draft("lines", place.found, "", place, place, counts)


def _variants(group: str, tally: Mapping[Hashable, Mapping[str, Uses]], more: dict[str, bool]) -> Iterator[Draft]:
    """Each form that is clearly rarer than the commonest of its thing."""
    for _, forms in sorted(tally.items(), key=lambda item: str(item[0])):
        ranked = sorted(forms, key=lambda f: (-forms[f].count, -forms[f].documents, f))
        usual = forms[ranked[0]]
        for form in ranked[1:]:
            if usual.count >= CLEAR * forms[form].count:
                counts = (_count(ranked[0], usual), _count(form, forms[form]))
                # a long name's form has plain apostrophes; a rule must find what stands in the text
                at, there = forms[form].places[0], usual.places[0]
                wrong, right = (at.found, there.found) if group == "names" else (form, ranked[0])
                yield Draft(group, wrong, right, at, there, counts, **more)


def _neighbours(seen: Observed, known: Forms | None) -> Iterator[Draft]:
    """Capitalised words met once, one slip away from a capitalised word that is met often."""
    totals = {str(token): uses for token, forms in seen.tokens.items() for uses in forms.values()}
    frequent = {t: u for t, u in totals.items() if u.count >= FREQUENT and t[0].isupper() and t[1:].islower()}
    near: defaultdict[str, set[str]] = defaultdict(set)
    for token in frequent:
        for shorter in _shorter(token):
            near[shorter].add(token)
    for token in sorted(totals):
        if totals[token].count > RARE or not (token[0].isupper() and token[1:].islower()) or token.lower() in totals:
            continue
        if known is not None and known[token.lower()] in LISTED:
            continue
        rights = {t for s in _shorter(token) for t in near.get(s, ()) if _one_slip(token, t)}
        if len(rights) == 1:
            (right,) = rights
            yield Draft(
                "neighbours", token, right, totals[token].places[0], frequent[right].places[0],
                (_count(right, frequent[right]), _count(token, totals[token])),
            )  # fmt: skip


def _shorter(token: str) -> set[str]:
    """The word and what is left of it without one letter: words one slip apart share one of these."""
    return {token, *(token[:i] + token[i + 1 :] for i in range(1, len(token)))}


def _one_slip(token: str, right: str) -> bool:
    """Whether one letter is wrong, missing, too many or swapped; a plural is no slip."""
    from rapidfuzz.distance import OSA

    return token + "s" != right and right + "s" != token and OSA.distance(token, right) == 1


def _count(form: str, uses: Uses) -> str:
    return (
        f"{form!r} {uses.count} time{'s' * (uses.count > 1)} in {uses.documents} document{'s' * (uses.documents > 1)}"
    )
