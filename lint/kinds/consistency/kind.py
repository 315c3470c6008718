"""`consistency`: one thing under several forms, in one document or across all.

`of` says what is compared: `concepts` the forms of the term base's concepts · `names` long capitalised names that differ by
a plural inside, a hyphen or a capital · `titles` one person's titles of one body · `quotes` curly or straight quotation
marks · `marks` those and apostrophes · `dates` ways of writing a day · `series` the comma before the last item.

`scope` is `document` or `corpus`. The form to keep is the term base's, else the one that more documents (then more places)
have; every other form is found at its first place in each document, with the other places as `related`. What stands in
a quotation is never found, only named among the related places.

`concepts` names the lists that make the term base. A concept is a mapping: `right` the form to keep (several are all right;
none lets the majority decide), `also`, `wrong` and `doubtful` its other forms, `same` names that are never wrong (acronyms, longer
official names), `name` by which another concept's forms may call it (`Reed Office of the {council}` has as many forms as
`council` has), `each` one concept for each word of a list (`each: {stem: [cent, met]}, also: ['{stem}er', '{stem}re']`). A form
without capitals is found in any case, another only as it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lint.core.corpus import Corpus
from lint.core.errors import did_you_mean
from lint.core.finding import Place
from lint.core.kind import Admits, Candidate, Gate, Hit, Kind, Needle
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.core.tally import Forms, ManyForms, both, forms_of, of_one
from lint.core.things import summed, within
from lint.kinds.consistency import concepts, names, style, titles
from lint.kinds.consistency.concepts import Concepts
from lint.kinds.consistency.decide import FormUse, minorities, thing_of
from lint.kinds.dates.mentions import has_dates
from lint.kinds.substitution import longest
from lint.structure.view import View

Observer = Callable[[Concepts, View, Sequence[Hit]], Iterator[FormUse]]

Placing = Callable[[int, int], Place]

OBSERVERS: dict[str, tuple[str | None, Observer]] = {
    "concepts": ("", concepts.observe),
    "names": (names.NAME, lambda _, view, hits: names.observe(view, hits)),
    "titles": (titles.OF, titles.observe),
    "quotes": (style.QUOTES, lambda _, view, hits: style.quotes(view, hits)),
    "marks": (style.MARKS, lambda _, view, hits: style.quotes(view, hits)),
    "dates": (None, lambda _, view, hits: style.dates(view, hits)),
    "series": (style.SERIES, lambda _, view, hits: style.series(view, hits)),
}
"""What is compared: the needle that meets it (empty: the concepts' own; `None`: every document), and what reads the hits."""
SCOPES = ("document", "corpus")


@dataclass(frozen=True)
class ConsistencyOptions:
    """Keys of a `consistency` rule."""

    of: str
    """What is compared."""
    scope: str
    """`document`, or `corpus`."""
    concepts: list[str] = field(default_factory=list)
    """Names of the lists of concepts."""


class Consistency(Kind[ConsistencyOptions, Concepts, ManyForms]):
    """One thing, one form."""

    name = "consistency"
    Options = ConsistencyOptions
    corpus = True

    def compile(self, options: ConsistencyOptions, lists: Lists) -> Concepts:
        if options.of not in OBSERVERS:
            raise ValueError(f"'of' has no '{options.of}'{did_you_mean(options.of, OBSERVERS)}")
        if options.scope not in SCOPES:
            raise ValueError(f"'scope' is {' or '.join(SCOPES)}, not '{options.scope}'")
        if options.of == "concepts" and not options.concepts:
            raise ValueError("name the lists of 'concepts'")
        return concepts.compiled(lists[name] for name in options.concepts)

    def needles(self, rule: Rule[ConsistencyOptions, Concepts]) -> Iterable[Needle]:
        pattern, _ = OBSERVERS[rule.options.of]
        if pattern is None:
            return ()
        return [Needle(pattern)] if pattern else rule.data.needles()

    def gate(self, rule: Rule[ConsistencyOptions, Concepts]) -> Gate | None:
        return has_dates if rule.options.of == "dates" else None

    def find(self, rule: Rule[ConsistencyOptions, Concepts], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        if rule.options.scope != "document" or view.is_part:
            return ()
        if rule.options.of in ("quotes", "marks") and not style.mixed(view, hits):
            return ()
        tally = _tally(rule, view, hits, lambda start, end: True, view.place)
        return [candidate for _, candidate in minorities(tally, rule.data.norms, "document", _by_sample(rule))]

    def tally(
        self, rule: Rule[ConsistencyOptions, Concepts], view: View, hits: Sequence[Hit], admits: Admits
    ) -> Forms | None:
        asked = rule.options.scope == "corpus" or view.is_part
        return (_tally(rule, view, hits, admits, view.spot) or None) if asked else None

    def merge(self, left: ManyForms, right: ManyForms) -> ManyForms:
        return summed(left, right, both)

    def of_parts(
        self, rule: Rule[ConsistencyOptions, Concepts], tally: ManyForms
    ) -> tuple[Forms | None, Iterable[tuple[Place, Candidate]]]:
        if rule.options.scope == "corpus":
            return of_one(tally), ()
        return None, minorities(of_one(tally), rule.data.norms, "document", _by_sample(rule))

    def within(self, rule: Rule[ConsistencyOptions, Concepts], tally: ManyForms, corpus: Corpus) -> ManyForms:
        return within(tally, corpus.range, thing_of)  # what is quoted stays with its thing

    def finalize(
        self, rule: Rule[ConsistencyOptions, Concepts], tally: ManyForms, corpus: Corpus
    ) -> Iterable[tuple[Place, Candidate]]:
        return minorities(tally, rule.data.norms, "corpus", _by_sample(rule))


def _by_sample(rule: Rule[ConsistencyOptions, Concepts]) -> bool:
    return bool(rule.options.of == "dates")


def _tally(
    rule: Rule[ConsistencyOptions, Concepts], view: View, hits: Sequence[Hit], admits: Admits, place: Placing
) -> Forms:
    pattern, observer = OBSERVERS[rule.options.of]
    if pattern == "":  # forms of concepts overlap; the longest that is really one speaks
        hits = longest([h for h in hits if rule.data.look_up(view.text[h.start : h.end])])
    seen = observer(rule.data, view, hits)
    return forms_of((((s.thing, s.quoted), s.form, s.start, s.end) for s in seen if admits(s.start, s.end)), place)


KIND = Consistency()
