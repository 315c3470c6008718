"""A kind: how a rule looks at a text. What it asks the scan for, what comes back, what it proposes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple

from lint.core.corpus import Corpus
from lint.core.finding import Edit, Place
from lint.core.lists import Lists
from lint.core.rule import Confidence, DataT, OptionsT, Rule, Safety, Severity
from lint.core.shift import Shift

if TYPE_CHECKING:
    from typing_extensions import TypeVar

    TallyT = TypeVar("TallyT", default=object)
    from lint.structure.view import View
else:
    from typing import TypeVar

    TallyT = TypeVar("TallyT")


@dataclass(slots=True)
class Candidate:
    """A span that a kind proposes; zones, conditions and quotation decide whether it becomes a finding.

    `values` fill the message's `{names}`. A kind may lower what the rule says (`safety`, `confidence`, `severity`),
    offer `edits` of its own or `choices`, and name `related` places.
    """

    start: int
    end: int
    values: Mapping[str, str] = field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    edits: tuple[Edit, ...] = ()
    choices: tuple[str, ...] = ()
    safety: Safety | None = None
    confidence: Confidence | None = None
    severity: Severity | None = None
    related: tuple[Place, ...] = ()


class Needle(NamedTuple):
    """Something the one scan looks for on a rule's behalf.

    Literal or regex (`regex` syntax). `words`: a literal counts only where no word character touches its word-character
    edges. `tag` comes back with each hit, so that a kind knows which of its needles was met.
    """

    text: str
    literal: bool = False
    ignore_case: bool = False
    words: bool = True
    tag: object = None


class Hit(NamedTuple):
    """One occurrence of a needle: code-point span, and the needle's tag."""

    start: int
    end: int
    tag: Any = None


class Rejected(NamedTuple):
    """A place that a kind considered and passed over, with the reason in words: for people who ask why."""

    start: int
    end: int
    reason: str


Gate = Callable[["View"], bool]
"""Whether a document has what rules look for: cheap, and the same function for all rules that ask it."""

Admits = Callable[[int, int], bool]
"""Whether the zones and conditions of a rule let it speak about the span `start, end`."""


class Kind(Generic[OptionsT, DataT, TallyT]):
    """A way of looking: turns a rule's options into needles, and a view of a document into candidates.

    A kind is blind to paths, severities and files. Subclass it in one module under `lint/kinds/` (its docstring is
    the manual that `seedlint explain` prints), give it a `name` and a dataclass `Options` whose attribute docstrings
    document the keys (`field(metadata={"choices": …})` names the words that a key may be), and bind an instance to `KIND`. Third parties register theirs under the entry point
    `seedlint.kinds`.

    A document is given to `find` when one of the rule's needles was met; where the rule has none, when its `gate` opens,
    or always.
    A kind that asks a question of the whole corpus overrides `tally`, `merge` and `finalize`.
    """

    name: ClassVar[str]
    Options: ClassVar[type]
    corpus: ClassVar[bool] = False
    Records: ClassVar[tuple[type, ...]] = ()
    """Named tuples and dataclasses of which tallies are made, beside numbers, strings, tuples, dictionaries and what is in
    `lint.core.rows`: tallies of several machines are sent as data."""

    def compile(self, options: OptionsT, lists: Lists) -> DataT:
        """Work done once at load; must pickle. `lists` reads named lists (`lists["countries"]`)."""
        return None  # type: ignore[return-value]

    def needles(self, rule: Rule[OptionsT, DataT]) -> Iterable[Needle]:
        """What the scan looks for; none means: call `find` for every document."""
        return ()

    def gate(self, rule: Rule[OptionsT, DataT]) -> Gate | None:
        """Without which a document has nothing for a rule that has no needles: neither `find` nor `tally` is called where
        it says no. `None`: every document is looked at."""
        return None

    def find(self, rule: Rule[OptionsT, DataT], view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        """Candidates in one document, in any order."""
        return ()

    def rejected(self, rule: Rule[OptionsT, DataT], view: View, hits: Sequence[Hit]) -> Iterable[Rejected]:
        """Places that `find` considered and passed over, with the reason; asked only by `seedlint why`, so it may cost."""
        return ()

    def tally(self, rule: Rule[OptionsT, DataT], view: View, hits: Sequence[Hit], admits: Admits) -> TallyT | None:
        """What this document adds to the corpus question: small, picklable; `None` adds nothing.

        Only spans that `admits` count: conclusions are drawn without the documents, so the rule's zones and
        conditions are asked here. Places go in as `view.spot(start, end)`. See `lint.core.tally` for the usual sum.
        """
        return None

    def merge(self, left: TallyT, right: TallyT) -> TallyT:
        """Sum of two tallies, which it may take over: associative and commutative; `docs/corpus.md` states the growth."""
        raise NotImplementedError

    def of_parts(
        self, rule: Rule[OptionsT, DataT], tally: TallyT
    ) -> tuple[TallyT | None, Iterable[tuple[Place, Candidate]]]:
        """A very large document is looked at in parts. From the sum of what they add: what the document adds to the
        corpus question, and findings about the document as a whole, which no part could tell."""
        return tally, ()

    def moved(self, tally: TallyT, shift: Shift) -> TallyT:
        """The tally of a part of a document that stands elsewhere in its file now. Places and addresses are moved; a kind
        that counts in other offsets or lines of the file moves these as well."""
        return shift.tally(tally)

    def within(self, rule: Rule[OptionsT, DataT], tally: TallyT, corpus: Corpus) -> TallyT | None:
        """What of a tally, or of a part of one, belongs to the keys of `corpus.range`; any number of ranges together must
        give the findings of one. Without this all is concluded in the first range."""
        return tally if corpus.range.number == 1 else None

    def gist(self, rule: Rule[OptionsT, DataT], tally: TallyT, corpus: Corpus) -> Iterable[object]:
        """What all ranges must know of the sum of one before they conclude, as data (see `Records`)."""
        return ()

    def finalize(self, rule: Rule[OptionsT, DataT], tally: TallyT, corpus: Corpus) -> Iterable[tuple[Place, Candidate]]:
        """Findings about the corpus from the sum of all tallies, or of those within `corpus.range`; `corpus` knows how many
        documents there are, and reads some of them again.

        Each comes with its place; the candidate's own span is that place's.
        """
        return ()
