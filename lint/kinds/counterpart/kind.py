"""`counterpart`: a translation beside its source. Silent where a document has no source.

`of` says what is compared, `find` which difference is reported:

| of | find | reported |
|---|---|---|
| `countries` | `twins` | a country that the source does not name, where it names one that is easily taken for it, and more often |
| | `exchanged` | one country for another that does not resemble it, nothing else differing |
| | `misspelt` | a word one slip away from the name of a country that only the source names |
| | `missing`, `extra` | a country that only the source, or only the translation names |
| `places` | `exchanged`, `misspelt` | the same of cities |
| `people` | `exchanged` | a person for another: no name of either sounds like anything on the other side |
| | `misspelt` | between languages of Latin script, a word one slip away from a person's name that only the source has |
| `quantities` | `both-sides` | a number that the source lacks, beside one that the translation lacks |
| `dates` | `months`, `weekdays` | a month (in a date) or a day of the week instead of another one |
| `script` | `residue` | words left in the script of the source |
| `sentences` | `ratio` | far fewer or far more sentences than the source has (`ratio`) |
| `text` | `copied` | a translation that is its source |
| `language` | `swapped`, `other` | texts in each other's language; a translation in another one |
| `length` | `ratio` | far fewer or far more characters than the source has, with regard to the languages (`ratio`) |
| `placeholders` | `both-sides`, `missing`, `extra` | placeholders (`{name}`, `%s`) and addresses that do not come through |
| `terms` | `missing`, `wrong` | a term of the list whose translation is not there, or that is called what it must not |

What the translation says is marked; the evidence quotes what the source has, and where. In a message, `{there}` is what
stands in the source, `{right}` the correction where there is one. Languages: English, Chinese, Russian, Arabic, Spanish,
French, German; where the language of one side is not known or has no table, the rule keeps silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar, cast

from lint.core.errors import did_you_mean
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.kinds.counterpart import atlas, bitext, named, people, terms, wording
from lint.kinds.counterpart.sides import Sides
from lint.structure.view import View


@dataclass(frozen=True)
class CounterpartOptions:
    """Keys of a `counterpart` rule."""

    of: str
    """What is compared; see the table above."""
    find: str
    """Which difference is reported; see the table above."""
    ratio: list[float] = field(default_factory=lambda: [0.5, 2.0])
    """Of `sentences` and `length`: the least and the most of the translation for one of the source."""
    terms: list[dict[str, object]] = field(default_factory=list)
    """Of `terms`: a term base, or the `$name` of such a list (YAML, CSV, TBX): names by language code (`zh: 人大`), `right`
    for the names in whatever language the text has, `wrong` for those that must not be used."""


Ratio = tuple[float, float]
Prepared = atlas.Atlas | people.People | terms.TermBase | Ratio | None
"""What a rule keeps of its options and the lists."""
PreparedT = TypeVar("PreparedT", atlas.Atlas, people.People, terms.TermBase, Ratio, None)


@dataclass(frozen=True)
class Comparison(Generic[PreparedT]):
    """One thing that can be compared: which differences it can report, how, and what is worked out for it at load."""

    finds: tuple[str, ...]
    compare: Callable[[str, Sides, PreparedT], Iterable[Candidate]]
    prepare: Callable[[CounterpartOptions, Lists], PreparedT]

    def candidates(self, find: str, sides: Sides, prepared: Prepared) -> Iterable[Candidate]:
        """The differences of one sort; `prepared` is what `prepare` made."""
        return self.compare(find, sides, cast("PreparedT", prepared))


def _nothing(options: CounterpartOptions, lists: Lists) -> None:
    return None


def _ratio(options: CounterpartOptions, lists: Lists) -> Ratio:
    low, high = options.ratio
    return low, high


Comparisons = (
    Comparison[atlas.Atlas]
    | Comparison[people.People]
    | Comparison[terms.TermBase]
    | Comparison[Ratio]
    | Comparison[None]
)
COMPARISONS: Mapping[str, Comparisons] = {
    "countries": Comparison(
        ("twins", "exchanged", "missing", "extra", "misspelt"), named.compare, lambda options, lists: atlas.world(lists)
    ),
    "places": Comparison(("exchanged", "misspelt"), named.compare, lambda options, lists: atlas.places(lists)),
    "people": Comparison(("exchanged", "misspelt"), people.compare, lambda options, lists: people.people(lists)),
    "quantities": Comparison(("both-sides",), wording.quantities, _nothing),
    "dates": Comparison(("months", "weekdays"), wording.dates, _nothing),
    "script": Comparison(("residue",), wording.script, _nothing),
    "sentences": Comparison(("ratio",), wording.sentences, _ratio),
    "text": Comparison(("copied",), bitext.copied, _nothing),
    "language": Comparison(("swapped", "other"), bitext.language, _nothing),
    "length": Comparison(("ratio",), bitext.length, _ratio),
    "placeholders": Comparison(("both-sides", "missing", "extra"), wording.placeholders, _nothing),
    "terms": Comparison(("missing", "wrong"), wording.terms, lambda options, lists: terms.read(options.terms)),
}
"""What may be compared."""


def prepared(options: CounterpartOptions, lists: Lists) -> Prepared:
    """What the comparison of these options is worked out from; raises `ValueError` where there is none."""
    if options.of not in COMPARISONS:
        raise ValueError(f"unknown 'of': {options.of!r}{did_you_mean(options.of, COMPARISONS)}")
    comparison = COMPARISONS[options.of]
    if options.find not in comparison.finds:
        known = ", ".join(comparison.finds)
        raise ValueError(f"'find: {options.find}' is none of what {options.of} can report: {known}")
    if len(options.ratio) != 2 or not 0 <= options.ratio[0] < options.ratio[1]:
        raise ValueError("'ratio' is the least and the most, as [0.5, 2.0]")
    return comparison.prepare(options, lists)


class Counterpart(Kind[CounterpartOptions, Prepared, None]):
    """A translation beside its source."""

    name = "counterpart"
    Options = CounterpartOptions

    def compile(self, options: CounterpartOptions, lists: Lists) -> Prepared:
        return prepared(options, lists)

    def gate(self, rule: Rule) -> Gate:
        return has_source

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        sides = Sides.of(view)
        if sides is None:
            return ()
        options: CounterpartOptions = rule.options
        return COMPARISONS[options.of].candidates(options.find, sides, rule.data)


def has_source(view: View) -> bool:
    """Whether a document translates another text."""
    return view.source is not None


KIND = Counterpart()
