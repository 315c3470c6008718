"""`counterpart`: a translation beside its source. Silent where a document has no source.

`of` says what is compared, `find` which difference is reported:

| of | find | reported |
|---|---|---|
| `countries` | `twins` | a country that the source does not name, where it names one that is easily taken for it |
| | `exchanged` | one country for another that does not resemble it, nothing else differing |
| | `missing`, `extra` | a country that only the source, or only the translation names |
| `quantities` | `both-sides` | a number that the source lacks, beside one that the translation lacks |
| `script` | `residue` | words left in the script of the source |
| `sentences` | `ratio` | far fewer or far more sentences than the source has (`ratio`) |
| `placeholders` | `both-sides`, `missing`, `extra` | placeholders (`{name}`, `%s`) and addresses that do not come through |
| `terms` | `missing` | a term of the list whose translation is not there |

What the translation says is marked; the evidence quotes what the source has, and where. In a message, `{there}` is what
stands in the source, `{right}` the correction where there is one. Languages: English, Chinese, Russian, Arabic, Spanish,
French, German; where the language of one side is not known or has no table, the rule keeps silent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from typing import NamedTuple

from lint.core.errors import did_you_mean
from lint.core.finding import Edit
from lint.core.kind import Candidate, Gate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Confidence, Rule
from lint.kinds.counterpart import surface
from lint.kinds.counterpart.countries import Language, Mention, languages, resemble
from lint.kinds.counterpart.quantities import differences, quantities
from lint.structure.view import View

FINDS = {
    "countries": ("twins", "exchanged", "missing", "extra"),
    "quantities": ("both-sides",),
    "script": ("residue",),
    "sentences": ("ratio",),
    "placeholders": ("both-sides", "missing", "extra"),
    "terms": ("missing",),
}
"""What may be compared, and which differences of it may be reported."""


@dataclass(frozen=True)
class CounterpartOptions:
    """Keys of a `counterpart` rule."""

    of: str
    """What is compared: `countries`, `quantities`, `script`, `sentences`, `placeholders`, `terms`."""
    find: str
    """Which difference is reported; see the table above."""
    ratio: list[float] = field(default_factory=lambda: [0.5, 2.0])
    """Of `sentences`: the least and the most sentences of the translation for one of the source."""
    terms: list[dict[str, object]] = field(default_factory=list)
    """Of `terms`: a term base, or the `$name` of such a list: `right` (forms allowed) and the term in the language of the
    source under its code (`zh: 人大`)."""


class World(NamedTuple):
    """The countries by language, those that resemble each other, and the terms; made once at load."""

    languages: dict[str, Language]
    twins: frozenset[frozenset[str]]
    terms: tuple[tuple[Mapping[str, tuple[str, ...]], tuple[str, ...]], ...] = ()


class Sides(NamedTuple):
    """The two texts of one document, with their languages."""

    here: str
    there: str
    language: str
    origin: str


class Counterpart(Kind[CounterpartOptions, World, None]):
    """A translation beside its source."""

    name = "counterpart"
    Options = CounterpartOptions

    def compile(self, options: CounterpartOptions, lists: Lists) -> World:
        if options.of not in FINDS:
            raise ValueError(f"unknown 'of': {options.of!r}{did_you_mean(options.of, FINDS)}")
        if options.find not in FINDS[options.of]:
            known = ", ".join(FINDS[options.of])
            raise ValueError(f"'find: {options.find}' is none of what {options.of} can report: {known}")
        if len(options.ratio) != 2 or not 0 <= options.ratio[0] < options.ratio[1]:
            raise ValueError("'ratio' is the least and the most, as [0.5, 2.0]")
        if options.of == "countries":
            return lists.once(_world, lambda: _world(lists))
        return World({}, frozenset(), tuple(surface.read_terms(options.terms)))

    def gate(self, rule: Rule) -> Gate:
        return has_source

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        source = view.source
        if source is None or not source.text.strip() or not view.text.strip():
            return ()
        sides = Sides(view.text, source.text, _code(view.language) or "en", _code(source.language))
        options: CounterpartOptions = rule.options
        return _EXTRACTORS[options.of](rule, sides, rule.data)


def has_source(view: View) -> bool:
    """Whether the document translates another text."""
    return view.source is not None


def _code(language: str | None) -> str:
    """The first part of a language tag: `zh-Hans` is `zh`."""
    return (language or "").replace("_", "-").split("-")[0].lower()


def _world(lists: Lists) -> World:
    known = languages(lists["territories"], lists["entities"])
    return World(known, _twins(known))


def _twins(known: Mapping[str, Language]) -> frozenset[frozenset[str]]:
    rows = {row.country: row for row in known["en"].rows}
    pairs: set[frozenset[str]] = set()
    for code, language in known.items():
        keys = {row.country: row.names for row in language.rows} if code != "en" else {}
        pairs |= {frozenset((a.country, b.country)) for a, b in combinations(rows.values(), 2) if resemble(a, b, keys)}
    return frozenset(pairs)


def _countries(rule: Rule, sides: Sides, world: World) -> Iterable[Candidate]:
    here, there = world.languages.get(sides.language), world.languages.get(sides.origin)
    if here is None or there is None:
        return
    written, meant = here.strict(sides.here), there.strict(sides.there)
    extra = _only(written, there.possible(sides.there, meant))
    missing = _only(meant, here.possible(sides.here, written))
    find = rule.options.find
    if find == "missing" and missing and not extra:
        yield from (_absent(m, sides, here) for m in _first_of_each(missing))
    elif find == "extra" and extra and not missing:
        for mention in extra:
            yield Candidate(
                mention.start, mention.end, {"there": ""}, (f"the source does not name {mention.name(here)}",)
            )
    elif find in ("twins", "exchanged") and extra and missing:
        yield from _exchanged(find, extra, missing, sides, world)


def _only(mentions: Sequence[Mention], others: set[str]) -> list[Mention]:
    return [m for m in mentions if m.country not in others]


def _first_of_each(mentions: Iterable[Mention]) -> list[Mention]:
    return list({m.country: m for m in reversed(list(mentions))}.values())[::-1]


def _exchanged(
    find: str, extra: Sequence[Mention], missing: Sequence[Mention], sides: Sides, world: World
) -> Iterable[Candidate]:
    here = world.languages[sides.language]
    absent = _first_of_each(missing)
    one_for_one = len(absent) == 1 and len({m.country for m in extra}) == 1
    for mention in extra:
        alike = [m for m in absent if frozenset((m.country, mention.country)) in world.twins]
        if find == "twins" and alike:
            yield _replaced(mention, alike, sides, here, Confidence.HIGH if one_for_one else Confidence.MEDIUM)
        elif find == "exchanged" and one_for_one and not alike:
            yield _replaced(mention, absent, sides, here, Confidence.MEDIUM)


def _replaced(
    mention: Mention, meant: Sequence[Mention], sides: Sides, here: Language, confidence: Confidence
) -> Candidate:
    first = meant[0]
    right = here.named(first.country, mention.form) if len(meant) == 1 else None
    edits = (Edit(mention.start, mention.end, right),) if right else ()
    there = sides.there[first.start : first.end]
    evidence = [
        f'the source has "{sides.there[m.start : m.end]}" at {m.start}–{m.end}, which is {m.name(here)}' for m in meant
    ]
    evidence.append(f"the source does not name {mention.name(here)}")
    return Candidate(
        mention.start, mention.end, {"there": there, "right": right or first.name(here)}, tuple(evidence), edits, confidence=confidence
    )  # fmt: skip


def _absent(mention: Mention, sides: Sides, here: Language) -> Candidate:
    there = sides.there[mention.start : mention.end]
    evidence = (f'the source has "{there}" at {mention.start}–{mention.end}',)
    return Candidate(*_whole(sides), {"there": there, "right": mention.name(here)}, evidence)


def _whole(sides: Sides) -> tuple[int, int]:
    """The span of the whole translation, which is marked where something is missing from it."""
    return len(sides.here) - len(sides.here.lstrip()), len(sides.here.rstrip())


def _quantities(rule: Rule, sides: Sides, world: World) -> Iterable[Candidate]:
    found = differences(quantities(sides.here, sides.language), quantities(sides.there, sides.origin))
    for here, there, sure in found:
        written = sides.there[there.start : there.end]
        evidence = (f'the source has "{written}" at {there.start}–{there.end}, to which nothing here answers',)
        yield Candidate(
            here.start,
            here.end,
            {"there": written},
            evidence,
            confidence=Confidence.HIGH if sure else Confidence.MEDIUM,
        )


def _script(rule: Rule, sides: Sides, world: World) -> Iterable[Candidate]:
    for start, end in surface.residue(sides.here, sides.there, sides.language, sides.origin):
        yield Candidate(start, end, {"there": sides.here[start:end]}, ("the source has the same words",))


def _sentences(rule: Rule, sides: Sides, world: World) -> Iterable[Candidate]:
    here, there = surface.sentences(sides.here), surface.sentences(sides.there)
    low, high = rule.options.ratio
    if there >= surface.FEW and not low <= here / there <= high:
        values = {"there": str(there), "right": str(here)}
        yield Candidate(*_whole(sides), values, (f"{there} sentences in the source, {here} here",))


def _placeholders(rule: Rule, sides: Sides, world: World) -> Iterable[Candidate]:
    extra, missing = surface.unmatched(sides.here, sides.there)
    if rule.options.find == _difference(extra, missing) == "missing":
        for _, _, text in missing:
            yield Candidate(*_whole(sides), {"there": text}, (f'the source has "{text}"',))
    elif rule.options.find == _difference(extra, missing):
        for n, (start, end, _) in enumerate(extra):
            there = missing[min(n, len(missing) - 1)][2] if missing else ""
            evidence = (f'the source has "{there}"',) if there else ("the source has no such placeholder",)
            edits = (Edit(start, end, there),) if there and len(extra) == len(missing) == 1 else ()
            yield Candidate(start, end, {"there": there, "right": there}, evidence, edits)


def _difference(extra: Sequence[object], missing: Sequence[object]) -> str:
    """Which of the differences of placeholders there is; nothing where they all come through."""
    if extra and missing:
        return "both-sides"
    return "extra" if extra else "missing" if missing else ""


def _terms(rule: Rule, sides: Sides, world: World) -> Iterable[Candidate]:
    for start, term, rights in surface.missing_terms(sides.here, sides.there, sides.origin, world.terms):
        evidence = (
            f'the source has "{term}" at {start}–{start + len(term)}',
            f"the list has it as {' or '.join(rights)}",
        )
        yield Candidate(*_whole(sides), {"there": term, "right": rights[0]}, evidence)


_EXTRACTORS: dict[str, Callable[[Rule, Sides, World], Iterable[Candidate]]] = {
    "countries": _countries,
    "quantities": _quantities,
    "script": _script,
    "sentences": _sentences,
    "placeholders": _placeholders,
    "terms": _terms,
}

KIND = Counterpart()
