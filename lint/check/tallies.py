"""What documents add to the questions of a corpus: their sum, and what is concluded from it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

from lint import kinds
from lint.check.judge import finding_of, lower_safety
from lint.check.rulebook import Rulebook
from lint.core.corpus import Corpus
from lint.core.finding import Finding, Origin, Place
from lint.core.kind import Candidate
from lint.core.rule import Rule

AT_A_TIME = 2_000
"""Findings whose documents are read again together: with the places that they name they take 5 kB each."""

Tallies = dict[str, object]
"""What documents add to corpus questions, by rule name."""

Conclusion = tuple[Rule, Place, Candidate]
"""What a rule concluded from its tally, and where."""


def merged(left: Tallies, right: Tallies, rulebook: Rulebook) -> Tallies:
    """Sum of two sets of tallies; takes both over."""
    for name, tally in right.items():
        if name in left:
            left[name] = kinds.named(rulebook.named(name).kind).merge(left[name], tally)
        else:
            left[name] = tally
    return left


def gists(tallies: Tallies, rulebook: Rulebook, corpus: Corpus) -> Iterator[tuple[str, object]]:
    """What all ranges must know of the tallies of one, each beside the name of its rule."""
    for name, tally in sorted(tallies.items()):
        rule = rulebook.named(name)
        yield from ((name, gist) for gist in kinds.named(rule.kind).gist(rule, tally, corpus))


def finalize(
    tallies: Tallies,
    rulebook: Rulebook,
    corpus: Corpus,
    told: Callable[[str], Sequence[Iterable[object]]] = lambda name: (),
) -> Iterator[Finding]:
    """Findings about the corpus as a whole, or those of a range; `told` gives the gists of all ranges of a rule."""

    def conclusions() -> Iterator[Conclusion]:
        for name, tally in sorted(tallies.items()):
            rule = rulebook.named(name)
            of_rule = dataclasses.replace(corpus, gists=told(name))
            for place, candidate in kinds.named(rule.kind).finalize(rule, tally, of_rule):
                yield rule, place, candidate

    return _concluded(conclusions(), corpus)


def _concluded(told: Iterable[Conclusion], corpus: Corpus) -> Iterator[Finding]:
    """The findings that were concluded from tallies, with whole places for their spots; a document that changed since has
    none. The documents are read once for the conclusions of all rules."""
    told = iter(told)
    while some := list(islice(told, AT_A_TIME)):
        known = _places((p for _, place, candidate in some for p in (place, *candidate.related)), corpus)
        for rule, place, candidate in some:
            candidate.related = tuple(known[p] for p in candidate.related if p in known)
            if place in known:
                yield _finding(rule, known[place], candidate)


def _places(places: Iterable[Place], corpus: Corpus) -> dict[Place, Place]:
    """Whole places of these, some of which are spots: their documents are read again."""
    known: dict[Place, Place] = {}
    spots: dict[Origin, set[Place]] = {}
    for place in places:
        if place.is_spot:
            spots.setdefault(place.origin, set()).add(place)
        else:
            known[place] = place
    for origin, document in corpus.parts_of(spots):
        before = document.past.characters
        for spot in spots[origin]:
            start, end = spot.start - before, spot.end - before
            if start >= 0 and document.text[start:end] == spot.found:
                known[spot] = Place.of(document, start, end)
    corpus.changed(origin for origin, mine in spots.items() if not mine <= known.keys())
    return known


def _finding(rule: Rule, place: Place, candidate: Candidate) -> Finding:
    here = all((e.start, e.end) == (place.start, place.end) for e in candidate.edits)
    places = (place,) * len(candidate.edits) if here else ()
    return finding_of(rule, place, candidate, lower_safety(rule, candidate), (), places)


def of_parts(tallies: Tallies, rulebook: Rulebook, corpus: Corpus) -> tuple[Tallies, list[Finding]]:
    """What a document that was looked at in parts adds, from the sum of what they add, and the findings about it as a whole."""
    out: Tallies = {}

    def conclusions() -> Iterator[Conclusion]:
        for name, tally in sorted(tallies.items()):
            rule = rulebook.named(name)
            added, told = kinds.named(rule.kind).of_parts(rule, tally)
            for place, candidate in told:
                yield rule, place, candidate
            if added and rulebook.corpus:
                out[name] = added

    late = list(_concluded(conclusions(), corpus))
    return out, late
