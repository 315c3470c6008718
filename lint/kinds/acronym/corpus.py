"""Questions about acronyms that only many documents answer.

The tally has, for each acronym, the uses in documents that do not expand it (form `""`) and each expansion, as far as
the check can ever speak of them. Acronyms stand in it beside their letters in order, which those have in common that a swap
makes of each other: they come, and are concluded, together.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from itertools import groupby
from typing import cast

from lint.core.finding import Edit, Place
from lint.core.kind import Admits, Candidate
from lint.core.rule import Safety
from lint.core.tally import Forms, ManyForms, Uses, first, forms_of
from lint.core.things import in_order
from lint.kinds.acronym.checks import MIN_TWIN_LETTERS, right_form, stands_for, used, wants_expansion
from lint.kinds.acronym.known import KnownExpansions, twins
from lint.kinds.acronym.scan import acronyms, key_of
from lint.structure.view import View

Conclusions = Iterator[tuple[Place, Candidate]]

MIN_DOCUMENTS = 3
"""Documents that must use an acronym before a lone twin of it elsewhere is taken for a slip."""
_BARE = ""
_EXPANSIONS, _UNDEFINED, _MISSPELT = "corpus-expansions", "corpus-undefined", "corpus-misspelt"


def tally_of(view: View, check: str, known: KnownExpansions, admits: Admits) -> Forms | None:
    """What one document adds to a check: definitions, and uses where it has none, as far as the check asks for them;
    slips that the document can explain by itself are left out."""
    found = acronyms(view)
    met = [
        (token, d.expansion or f"?{d.phrase}", d.start, d.end)
        for token, definitions in found.definitions.items()
        if _asked(check, token, known)
        for d in definitions
        if (d.expansion or check == _MISSPELT) and admits(d.start, d.end)
    ]
    for token, spans in found.uses.items() if check != _EXPANSIONS else ():
        if token not in found.definitions and _asked(check, token, known) and right_form(found, token, known) is None:
            met += [(token, _BARE, *span) for span in spans if admits(*span)]
    return forms_of(((_thing(token), form, start, end) for token, form, start, end in met), view.spot) or None


def _thing(token: str) -> tuple[str, str]:
    return "".join(sorted(token)), token


def letters_of(thing: Hashable) -> str:
    """What an acronym shares with all that a swap of letters makes of it."""
    letters, _ = cast("tuple[str, str]", thing)
    return letters


def _acronyms(tally: ManyForms) -> Iterator[tuple[str, dict[str, Uses]]]:
    """Each acronym with the uses of its forms."""
    return ((cast("tuple[str, str]", thing)[1], forms) for thing, forms in in_order(tally))


def defined_apart(tally: Forms) -> Forms:
    """The tally of one document from that of its parts: what one part expands is expanded in all."""
    return {
        thing: {f: u for f, u in forms.items() if f != _BARE} if len(forms) > 1 else forms
        for thing, forms in tally.items()
    }


def _asked(check: str, token: str, known: KnownExpansions) -> bool:
    """Whether the check can say anything of `token`, or of others by it."""
    if check == _MISSPELT:  # or its twins
        return len(token) >= MIN_TWIN_LETTERS and token.isalpha()
    return check == _EXPANSIONS or wants_expansion(token, known)


def nowhere_defined(tally: Forms, known: KnownExpansions) -> Conclusions:
    """The first use of each acronym that a document, seen in parts, never expands."""
    for token, forms in _acronyms(tally):
        if list(forms) == [_BARE]:
            uses = forms[_BARE]
            yield uses.places[0], Candidate(0, 0, stands_for(token, known), (used(uses.count),))


def expansions(tally: ManyForms, known: KnownExpansions) -> Conclusions:
    """Acronyms that documents expand in different ways: each minority form at its first place."""
    for token, forms in _acronyms(tally):
        spellings: dict[str, list[tuple[str, Uses]]] = {}
        for form, uses in forms.items():
            spellings.setdefault(key_of(form), []).append((form, uses))
        if len(spellings) < 2:
            continue
        ranked = sorted(
            spellings.values(),
            key=lambda s: (-sum(u.documents for _, u in s), -sum(u.count for _, u in s), min(f for f, _ in s)),
        )
        main = sorted(ranked[0])[0][0]
        others = first(p for _, uses in ranked[0] for p in uses.places)
        for spelling in ranked[1:]:
            for form, uses in sorted(spelling, key=lambda s: s[0]):
                yield uses.places[0], Candidate(
                    0, 0, {"acronym": token, "expansion": form, "other": main},
                    evidence=(f'"{main}" in {_documents(ranked[0])}', f'"{form}" in {_documents([(form, uses)])}'),
                    related=others,
                )  # fmt: skip


def undefined(tally: ManyForms, known: KnownExpansions) -> Conclusions:
    """Acronyms that some documents expand and others use without a word."""
    for token, forms in _acronyms(tally):
        bare = forms.get(_BARE)
        spelled = [(f, u) for f, u in forms.items() if f != _BARE]
        if bare is None or not spelled:
            continue
        expanded = sum(u.documents for _, u in spelled)
        yield bare.places[0], Candidate(
            0, 0, {"acronym": token, "expanded": str(expanded), "documents": str(expanded + bare.documents),
                   "expansion": min(spelled, key=lambda s: (-s[1].documents, s[0]))[0]},
            related=first((*(p for _, u in spelled for p in u.places), *bare.places[1:])),
        )  # fmt: skip


def misspelt(tally: ManyForms, known: KnownExpansions) -> Conclusions:
    """A lone acronym, two of whose letters changed places against one that many documents use."""
    for _, alike in groupby(in_order(tally), lambda item: letters_of(item[0])):
        yield from _misspelt(dict(_acronyms(dict(alike))), known)


def _misspelt(alike: Mapping[str, Mapping[str, Uses]], known: KnownExpansions) -> Conclusions:
    """The same among acronyms of the same letters."""
    totals = {t: (sum(u.count for u in f.values()), sum(u.documents for u in f.values())) for t, f in alike.items()}
    for token, (count, _) in totals.items():
        if count > 1 or token in known or _BARE not in alike[token]:
            continue
        right = max((t for t in twins(token) if t in totals), key=lambda t: (totals[t], t), default=None)
        if right and totals[right][1] >= MIN_DOCUMENTS:
            place = alike[token][_BARE].places[0]
            yield place, Candidate(
                0, 0, {"right": right}, (f'{totals[right][1]} documents have "{right}", none but this "{token}"',),
                edits=(Edit(place.start, place.end, right),), safety=Safety.SUGGEST,
                related=first(p for u in alike[right].values() for p in u.places),
            )  # fmt: skip


CORPUS_CHECKS: dict[str, Callable[[ManyForms, KnownExpansions], Iterable[tuple[Place, Candidate]]]] = {
    _EXPANSIONS: expansions,
    _UNDEFINED: undefined,
    _MISSPELT: misspelt,
}


def _documents(forms: Iterable[tuple[str, Uses]]) -> str:
    n = sum(u.documents for _, u in forms)
    return f"{n} document{'s' * (n != 1)}"
