"""`acronym`: what acronyms stand for: never said, said twice, said in two ways, or not what the letters say.

`check` says what a rule looks for. In a document: `undefined` used, never expanded · `unused` expanded, never used ·
`before-definition` used before it is expanded · `two-expansions` · `initials` the name before "(ABC)" cannot spell ABC ·
`other-acronym` a name of the list before "(ABC)" that has another acronym · `full-name-after` the full name again after its acronym was introduced.
Across documents: `corpus-expansions` two expansions in different documents · `corpus-undefined` expanded in some
documents, used without expansion in others · `corpus-misspelt` a lone twin of an acronym that many documents use.

`known` names the list of acronyms with their expansions; its household words are never asked for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lint.core.corpus import Corpus
from lint.core.errors import did_you_mean
from lint.core.finding import Place
from lint.core.kind import Admits, Candidate, Gate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.core.tally import Forms, ManyForms, both, of_one
from lint.core.things import summed, within
from lint.kinds.acronym.checks import CHECKS, OF_ALL
from lint.kinds.acronym.corpus import CORPUS_CHECKS, defined_apart, letters_of, nowhere_defined, tally_of
from lint.kinds.acronym.known import KnownExpansions, known
from lint.kinds.acronym.scan import has_acronyms, has_definitions
from lint.structure.view import View

_OF_USES = frozenset(("undefined", "corpus-undefined", "corpus-misspelt"))
"""Checks that ask of acronyms that nobody expands; the others have nothing to say of a document without definitions."""


@dataclass(frozen=True)
class AcronymOptions:
    """Keys of an `acronym` rule."""

    check: str = field(metadata={"choices": (*CHECKS, *CORPUS_CHECKS)})
    """What to look for."""
    known: str = "expansions"
    """Name of the list (columns acronym, expansion, household) of acronyms that need no guessing."""


class Acronym(Kind[AcronymOptions, KnownExpansions, ManyForms]):
    """Acronyms and their expansions.

    Without needles: all rules of this kind share one reading of the acronyms, which is faster than a scan for each.
    """

    name = "acronym"
    Options = AcronymOptions
    corpus = True

    def compile(self, options: AcronymOptions, lists: Lists) -> KnownExpansions:
        names = (*CHECKS, *CORPUS_CHECKS)
        if options.check not in names:
            raise ValueError(f"unknown check '{options.check}'{did_you_mean(options.check, names)}")
        return known(lists[options.known])

    def gate(self, rule: Rule[AcronymOptions, KnownExpansions]) -> Gate:
        return has_acronyms if rule.options.check in _OF_USES else has_definitions

    def find(self, rule: Rule[AcronymOptions, KnownExpansions], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        name = rule.options.check
        if view.is_part and name in OF_ALL:
            return ()
        check = CHECKS.get(name)
        return check(view, rule.data) if check else ()

    def tally(
        self, rule: Rule[AcronymOptions, KnownExpansions], view: View, hits: Sequence[Hit], admits: Admits
    ) -> Forms | None:
        check = rule.options.check
        asked = check in CORPUS_CHECKS or (check == "undefined" and view.is_part)
        return tally_of(view, check, rule.data, admits) if asked else None

    def merge(self, left: ManyForms, right: ManyForms) -> ManyForms:
        return summed(left, right, both)

    def of_parts(
        self, rule: Rule[AcronymOptions, KnownExpansions], tally: ManyForms
    ) -> tuple[Forms | None, Iterable[tuple[Place, Candidate]]]:
        whole = defined_apart(of_one(tally))
        return (whole, ()) if rule.options.check in CORPUS_CHECKS else (None, nowhere_defined(whole, rule.data))

    def within(self, rule: Rule[AcronymOptions, KnownExpansions], tally: ManyForms, corpus: Corpus) -> ManyForms:
        return within(tally, corpus.range, letters_of)

    def finalize(
        self, rule: Rule[AcronymOptions, KnownExpansions], tally: ManyForms, corpus: Corpus
    ) -> Iterable[tuple[Place, Candidate]]:
        return CORPUS_CHECKS[rule.options.check](tally, rule.data)


KIND = Acronym()
