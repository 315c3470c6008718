"""`near-duplicate`: what stands in several documents of a corpus.

`unit: document` compares whole documents by their runs of five words: `similarity` is the least Jaccard index (exact up to
2,000 documents, beyond that from sketches), `words` the least length. The later document is found, the earlier one is
related, and the evidence names the shared paragraphs. Documents that are the same word for word keep the rule's severity,
others are remarks (`info`).

`unit: passage` looks for paragraphs (lines, where a text has one a line) of `shortest` to `longest` characters that stand in
at least `documents` documents and in at least `share` of all: the furniture of a site, learnt from the corpus itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lint.core.corpus import Corpus
from lint.core.finding import Place
from lint.core.kind import Admits, Candidate, Hit, Kind
from lint.core.rule import Rule
from lint.core.sheaf import Sheaf
from lint.core.shift import Shift
from lint.kinds.near_duplicate import documents as texts
from lint.kinds.near_duplicate import passages
from lint.structure.view import View


@dataclass(frozen=True)
class NearDuplicateOptions:
    """Keys of a `near-duplicate` rule."""

    unit: str
    """`document` or `passage`."""
    similarity: float = 0.8
    """(document) Least Jaccard index of the runs of five words, from 0 to 1."""
    words: int = 20
    """(document) Leave shorter documents alone."""
    documents: int = 2
    """(passage) In how many documents a passage must stand."""
    share: float = 0.0
    """(passage) In which part of all documents it must stand, from 0 to 1."""
    shortest: int = 4
    """(passage) Leave shorter ones alone (characters)."""
    longest: int = 0
    """(passage) Leave longer ones alone (characters; 0: no limit)."""
    everywhere: bool = False
    """(passage) Find it in each document (of the first 12), not only in the first."""


class NearDuplicate(Kind[NearDuplicateOptions, None, Sheaf]):
    """What stands in several documents."""

    name = "near-duplicate"
    Options = NearDuplicateOptions
    corpus = True
    Records = (texts.Pair, passages.RepeatedPassage, passages.PassageSpot)

    def compile(self, options: NearDuplicateOptions, lists: Mapping[str, object]) -> None:
        if options.unit not in ("document", "passage"):
            raise ValueError(f"'unit' is document or passage, not '{options.unit}'")
        if not (0 < options.similarity <= 1 and 0 <= options.share <= 1):
            raise ValueError("'similarity' and 'share' are parts of one, like 0.8")

    def tally(
        self, rule: Rule[NearDuplicateOptions, None], view: View, hits: Sequence[Hit], admits: Admits
    ) -> Sheaf | None:
        o = rule.options
        if o.unit == "document":
            return texts.tally_of(view, o.words)
        return passages.tally_of(view, o.shortest, o.longest, admits)

    def merge(self, left: Sheaf, right: Sheaf) -> Sheaf:
        return texts.merge(left, right) if left.numbers else passages.merge(left, right)

    def moved(self, tally: Sheaf, shift: Shift) -> Sheaf:
        return shift.tally(tally) if tally.numbers else passages.moved(tally, shift)

    def of_parts(
        self, rule: Rule[NearDuplicateOptions, None], tally: Sheaf
    ) -> tuple[Sheaf, Iterable[tuple[Place, Candidate]]]:
        return (texts.of_parts(tally) if tally.numbers else tally), ()

    def within(self, rule: Rule[NearDuplicateOptions, None], tally: Sheaf, corpus: Corpus) -> Sheaf:
        return texts.within(tally, corpus) if tally.numbers else passages.within(tally, corpus)

    def gist(self, rule: Rule[NearDuplicateOptions, None], tally: Sheaf, corpus: Corpus) -> Iterable[object]:
        o = rule.options
        return texts.pairs(tally, corpus) if tally.numbers else passages.gist(tally, o.documents, o.share, corpus)

    def finalize(
        self, rule: Rule[NearDuplicateOptions, None], tally: Sheaf, corpus: Corpus
    ) -> Iterable[tuple[Place, Candidate]]:
        o = rule.options
        if o.unit == "document":
            return texts.finalize(tally, o.similarity, corpus)
        return passages.finalize(tally, o.documents, o.share, o.everywhere, corpus)


KIND = NearDuplicate()
