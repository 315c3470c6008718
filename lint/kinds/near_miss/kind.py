"""`near-miss`: a form that nobody writes, one slip of the pen away from one that everybody knows.

`slip` says which slip the rule looks for: `letter` (one wrong, missing, too many, doubled, or two swapped), `brief` (two swapped in a
short word), `case` (a name in
lower case), `hyphen` (one too many inside a name or a word), `swap` (two letters of an acronym), `glued` (a space lost between
two words), `broken` (a word in two pieces), `apostrophe` (lost from a possessive), `variant` (of a name that the same document
has at least three times as often), `confused` (a real word in the place of another).

`targets` are the right forms: `names` calls a list (of words, or a table with the columns `name`, `kind`, `of`, `weight`),
`kinds` picks rows of a table, and `tier` says how much evidence they need: `nation`, `province`, `capital`, `place`, `city`,
`term`, `word`. `known` is a file of known forms (`tools/build_names.py` makes it): what stands there is no slip, except that rare
words and surnames give way to a country or capital that the document supports. `allow` are right forms that look like slips.

Each distinct word is judged once, whatever the length of the corpus. How sure a near miss is adds up from the sort of slip, how
common the target is, whether the document has it, and who stands beside it (`lint.kinds.near_miss.score`); below the tier's limit
nothing is said, and a finding that is shown but not sure is a warning of medium confidence.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lint.core.corpus import Corpus
from lint.core.errors import did_you_mean
from lint.core.finding import Edit, Place
from lint.core.kind import Admits, Candidate, Hit, Kind, Rejected
from lint.core.lists import Lists
from lint.core.rule import CONFIDENCES, SEVERITIES, Confidence, Rule, Safety, Severity
from lint.core.things import within as things_within
from lint.kinds.near_miss.acronym import AcronymSlips
from lint.kinds.near_miss.apostrophe import Apostrophe
from lint.kinds.near_miss.brief import ShortSwap
from lint.kinds.near_miss.broken import SplitWord
from lint.kinds.near_miss.case import LowerCaseSlips
from lint.kinds.near_miss.confused import Confused
from lint.kinds.near_miss.glue import MissingSpace
from lint.kinds.near_miss.hyphen import Hyphen
from lint.kinds.near_miss.learned import Both, Knowledge, SlipFinder, cards_of
from lint.kinds.near_miss.letter import LetterEdit
from lint.kinds.near_miss.pieces import Apart, Fused
from lint.kinds.near_miss.score import TIERS
from lint.kinds.near_miss.search import Respelling
from lint.kinds.near_miss.spelling import SpellingSlips
from lint.kinds.near_miss.variant import ManyNames, Seen, Variants, merge, of_one
from lint.lexicon.forms import WORD_10, WORD_20, WORD_35, WORD_50, Forms, folded, located, opened
from lint.lexicon.index import Index, Target
from lint.structure.view import View

SEARCHES = {
    s.slip: s
    for s in (
        LetterEdit,
        ShortSwap,
        LowerCaseSlips,
        Hyphen,
        SplitWord,
        AcronymSlips,
        MissingSpace,
        Apostrophe,
        Variants,
    )
}


@dataclass(frozen=True)
class TierTargets:
    """Right forms of one tier."""

    names: str
    """Name of the list that has them."""
    tier: str
    """How much evidence these targets need."""
    kinds: list[str] = field(default_factory=list)
    """Rows of these kinds only (all when empty)."""


@dataclass(frozen=True)
class NearMissOptions:
    """Keys of a `near-miss` rule."""

    targets: list[TierTargets]
    """What may have been meant."""
    slip: str = "letter"
    """The slip to look for: `letter`, `brief`, `case`, `hyphen`, `swap`, `glued`, `broken`, `apostrophe`,
    `variant`, `confused`."""
    known: str = "known-forms.bin"
    """The file of forms that are no slips."""
    given_names: str = ""
    """Name of a list of given names: who stands beside one is a person."""
    scorecards: str = ""
    """(`letter`, `glued`, `broken`) Name of a list of scorecards by which the slips are judged as well."""
    frequencies: str = "frequencies.bin"
    """(`scorecards`, `confused`) The file of frequencies of words and pairs."""
    nearest: str = "targets.bin"
    """(`scorecards`) The file of right forms."""
    pairs: str = "confusions"
    """(`confused`) Name of a table of words that are written for each other."""
    weights: str = "confusions.bin"
    """(`confused`) The file of what tells them apart."""
    parts: str = "parts.bin"
    """(`confused`) The file of parts of speech."""
    allow: list[str] = field(default_factory=list)
    """Right forms that look like slips. Targets need not be named: Shaanxi is never taken for Shanxi."""


LEARNED: dict[str, type[SpellingSlips] | type[Fused] | type[Apart]] = {
    "letter": SpellingSlips,
    "glued": Fused,
    "broken": Apart,
}
"""The searches that judge the same slips by scorecards."""


class NearMiss(Kind[NearMissOptions, SlipFinder, ManyNames]):
    """A form one slip away from a known one."""

    name = "near-miss"
    Options = NearMissOptions
    corpus = True
    Records = (Seen,)

    def compile(self, options: NearMissOptions, lists: Lists) -> SlipFinder:
        if options.slip not in (*SEARCHES, Confused.slip):
            raise ValueError(f"unknown slip '{options.slip}'{did_you_mean(options.slip, (*SEARCHES, Confused.slip))}")
        known = located(options.known, lists)
        forms = opened(known)
        wanted = options.targets if options.slip in SEARCHES and SEARCHES[options.slip].looks_up else ()
        given = frozenset(lists[options.given_names]) if options.given_names else frozenset()
        allow = frozenset(map(folded, options.allow))
        key = (Index, known, *((t.names, t.tier, *t.kinds) for t in wanted))
        index = lists.once(key, lambda: Index(t for chosen in wanted for t in targets_of(chosen, lists, forms)))
        if options.slip == Confused.slip:
            frequencies, parts, weights = map(lists.path, (options.frequencies, options.parts, options.weights))
            return Confused(index, known, given, allow, frequencies, parts, weights, lists[options.pairs])
        search = SEARCHES[options.slip](index, known, given, allow)
        if not options.scorecards:
            return search
        if options.slip not in LEARNED:
            raise ValueError(f"slip '{options.slip}' has no scorecards: {', '.join(LEARNED)} have")
        return Both(search, LEARNED[options.slip](index, known, given, allow, _knowledge(options, lists)))

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        return (_candidate(rule, miss) for miss in rule.data.find(view))

    def rejected(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Rejected]:
        passed: Iterable[Rejected] = rule.data.rejected(view)
        return passed

    def tally(self, rule: Rule, view: View, hits: Sequence[Hit], admits: Admits) -> ManyNames | None:
        return rule.data.tally(view, admits) or None if isinstance(rule.data, Variants) else None

    def merge(self, left: ManyNames, right: ManyNames) -> ManyNames:
        return merge(left, right)

    def of_parts(self, rule: Rule, tally: ManyNames) -> tuple[ManyNames, Iterable[tuple[Place, Candidate]]]:
        return of_one(tally), ()

    def within(self, rule: Rule, tally: ManyNames, corpus: Corpus) -> ManyNames:
        return things_within(tally, corpus.range)

    def gist(self, rule: Rule, tally: ManyNames, corpus: Corpus) -> Iterable[object]:
        told: Iterable[object] = rule.data.gist(tally)
        return told

    def finalize(self, rule: Rule, tally: ManyNames, corpus: Corpus) -> Iterable[tuple[Place, Candidate]]:
        for place, miss, related in rule.data.finalize(tally, corpus.gists):
            yield place, _candidate(rule, miss, related)


def _knowledge(options: NearMissOptions, lists: Lists) -> Knowledge:
    cards = cards_of(lists[options.scorecards])
    return Knowledge(lists.path(options.frequencies), lists.path(options.nearest), cards)


def _candidate(rule: Rule, miss: Respelling, related: tuple[Place, ...] = ()) -> Candidate:
    several = len(miss.rights) > 1
    return Candidate(
        miss.start, miss.end, {"right": " or ".join(miss.rights)}, miss.evidence,
        edits=(Edit(miss.start, miss.end, miss.rights[0]),),
        choices=miss.rights if several else (),
        safety=Safety.SUGGEST if several or miss.minor else None if miss.safe else Safety.UNSAFE,
        confidence=None if miss.sure else min(rule.confidence, Confidence.MEDIUM, key=CONFIDENCES.index),
        severity=None if miss.sure else min(rule.severity, Severity.INFO if miss.minor else Severity.WARNING, key=SEVERITIES.index),
        related=related,
    )  # fmt: skip


_ZIPF = {WORD_10: 5.2, WORD_20: 4.4, WORD_35: 3.6, WORD_50: 2.9}
"""How often words of the SCOWL levels are met, roughly, on the zipf scale."""


def targets_of(chosen: TierTargets, lists: Lists, forms: Forms) -> Iterator[Target]:
    """The targets of a list: words, or the rows of a table; each word of a name of several is one, with its partners."""
    if chosen.tier not in TIERS:
        raise ValueError(f"unknown tier '{chosen.tier}'{did_you_mean(chosen.tier, TIERS)}")
    alone: dict[str, Target] = {}
    least = TIERS[chosen.tier].least - 1
    for row in lists[chosen.names]:
        if not isinstance(row, dict):
            if len(row) >= least:
                yield Target(folded(row), row, row, chosen.tier, "", "", _ZIPF.get(forms[folded(row)], 2.5))
            continue
        if chosen.kinds and row["kind"] not in chosen.kinds:
            continue
        words = row["name"].replace("-", " ").split()
        for word in words:
            if len(words) > 1 and (len(word) < 4 or not word[0].isupper()):
                continue
            form, partners = folded(word), tuple(w for w in words if w is not word)
            if form not in alone or not partners:
                alone[form] = Target(
                    form, word, row["name"], chosen.tier, row["kind"], row["of"], float(row["weight"]), partners
                )
    yield from alone.values()


KIND = NearMiss()
