"""`confusion`: a name stands where its twin is meant: Ukraine for Uzbekistan, Harbin for Kazakhstan.

A rule states a whole *family* of names that are taken for each other (`families`: by a character, a sound or a beginning of
their names in the `language` translated from, or by a list), the *slots* in which the wrong one stands, the *anchors* that
show who is meant (capitals, cities, leaders, landmarks, titles), what *introduces* a name in its own right, and the
`tiers`: a decision list whose first line that holds gives the confidence. Slots are templates, see `lint.kinds.confusion.cues`;
`docs/mixups.md` explains it with an example.

The correction keeps the form (name, adjective, people, article). Two names that fit equally become choices.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lint.core.errors import did_you_mean
from lint.core.kind import Candidate, Hit, Kind, Needle, Rejected
from lint.core.lists import Lists, words_of
from lint.core.rule import Rule
from lint.kinds.confusion.bearings import World
from lint.kinds.confusion.candidates import classified, contradicted, weighed
from lint.kinds.confusion.contradictions import Bonds, contradictions
from lint.kinds.confusion.cues import CueSet, cues
from lint.kinds.confusion.document import Mention, NamesRead, read
from lint.kinds.confusion.facts import FACTS
from lint.kinds.confusion.gazetteer import COIN, STRENGTHS, Family, Gazetteer
from lint.kinds.confusion.ground import Ground
from lint.kinds.confusion.judge import Classifier, Verdict
from lint.kinds.confusion.known import KNOWN
from lint.kinds.confusion.likeness import Likeness
from lint.kinds.confusion.meant import Weighing, best, judged
from lint.kinds.confusion.phrases import Phrases
from lint.kinds.confusion.scene import MentionIndex, Rules, Tier, TierCondition
from lint.kinds.confusion.strangers import strangers
from lint.kinds.counterpart.atlas import tables
from lint.scorecard.card import Scorecard
from lint.structure.view import View

__doc__ = (
    f"{__doc__}\nFacts that tiers combine (W the name as written, S the one that may have been meant):\n"
    + "\n".join(f"  {fact:14} {meaning}" for fact, meaning in FACTS.items())
)


@dataclass(frozen=True)
class ConfusionOptions:
    """Keys of a `confusion` rule."""

    pivot: list[str] = field(default_factory=list)
    """Ids of the countries on whose side the text stands (`CN`): they are never confused, slots name them `<P>`."""
    families: list[dict[str, object]] = field(default_factory=list)
    """Which names are taken for each other: `by` char, sound, english or list, and how `strength` (strong, fair, weak)."""
    slots: dict[str, list[str]] = field(default_factory=dict)
    """Templates of the places where a wrong name stands, by level: strong, middle, weak."""
    tiers: list[dict[str, object]] = field(default_factory=list)
    """The decision list: `name`, `if` (facts; `a|b` is either, `not` turns one round), `confidence`, whether it `carries`."""
    scorecard: str = ""
    """The list with the points of a scorecard that weighs who is meant over the whole document; it needs no slots and no pivot."""
    whereabouts: list[str] = field(default_factory=list)
    """Templates that bind a country `<W>` to a place `<A>` in it; a place that is surely another's contradicts them."""
    offices: list[str] = field(default_factory=list)
    """The same for the leader `<A>` of a country."""
    namesakes: str = "namesakes"
    """The list of places whose name a place in another country has as well: for `whereabouts`."""
    roles: str = "roles-card"
    """The list with the points of the words by which a text's own country is told from its guests."""
    twins: str = "twins"
    """The list of names known to be taken for each other, a fact of the scorecard."""
    pivot_names: list[str] = field(default_factory=list)
    """More names of the pivot (Sino, Beijing)."""
    language: str = "zh"
    """The column of the entity list in which the families look: zh or ru."""
    entities: str = "entities"
    """The list of entities."""
    anchors: str = "anchors"
    """The list of anchors."""
    hard: list[str] = field(default_factory=lambda: ["capital", "metropolis", "city", "landmark", "leader"])
    """Types of anchors that alone show who is meant."""
    words: dict[str, list[str]] = field(default_factory=dict)
    """Word lists that templates use as `{name}`. Before a word of `group` (side, people, firms) a name is an adjective."""
    introduced: list[str] = field(default_factory=list)
    """Templates in which a name is introduced in its own right."""
    titled: list[str] = field(default_factory=list)
    """Templates in which a name stands with an office."""
    vetoes: list[str] = field(default_factory=list)
    """Templates in which a name is never judged."""
    selves: list[str] = field(default_factory=list)
    """Templates of a country paired with itself, `<S>`: between Belarus and Belarus."""
    strangers: dict[str, list[str]] = field(default_factory=dict)
    """Templates of country slots in which a common word is looked for: `glued`, `lost` (for
    unknown capitalised words), `sided`, and `repeated`, which count only beside a glued one."""
    readings: list[dict[str, str]] = field(default_factory=list)
    """Common words by which a country is translated: rows with `entity` and `words`."""
    powers: list[str] = field(default_factory=list)
    """Ids of countries that stand in the news of all others: a weak resemblance to them means nothing."""
    venues: list[str] = field(default_factory=list)
    """Cities that host the talks of others: they are no sign that their country is meant."""
    phrases: list[str] = field(default_factory=list)
    """Set phrases (regexes) whose names are not read at all: war in Ukraine, Niger River."""
    given_names: list[str] = field(default_factory=list)
    """Countries that are also first names: Chad, Georgia, Jordan."""
    speech: str = ""
    """A regex that shows reported speech in a sentence."""
    aside: str = ""
    """A regex that shows that a sentence turns to somebody else: too, likewise."""
    own_voice: str = ""
    """A regex that shows that the author speaks for a country: we, our."""


@dataclass
class ConfusionData:
    """What `ConfusionOptions` become: it is pickled with the rule."""

    gazetteer: Gazetteer
    rules: Rules
    pivot: frozenset[int]
    pivot_names: tuple[str, ...]
    phrases: Phrases
    given: frozenset[str]
    weighing: Weighing | None = None
    bonds: Bonds = field(default_factory=Bonds)


class Confusion(Kind):
    """A name where its twin is meant."""

    name = "confusion"
    Options = ConfusionOptions

    def compile(self, options: ConfusionOptions, lists: Lists) -> ConfusionData:
        gazetteer = Gazetteer.of(lists[options.entities], lists[options.anchors], options.language)
        unknown = [p for p in options.pivot if p not in gazetteer.index]
        if unknown:
            raise ValueError(f"unknown pivot '{unknown[0]}'{did_you_mean(unknown[0], gazetteer.index)}")
        gazetteer.families = tuple(_family(f, lists) for f in options.families)
        words = options.words
        rules = Rules(
            slots=tuple((level, CueSet(templates, words)) for level, templates in options.slots.items()),
            introduced=CueSet(options.introduced, words),
            titled=CueSet(options.titled, words),
            vetoes=CueSet(options.vetoes, words),
            selves=cues(options.selves, words),
            strangers=tuple((level, cues(templates, words)) for level, templates in options.strangers.items()),
            powers=frozenset(options.powers),
            venues=frozenset(options.venues),
            readings={r["entity"]: tuple(r["words"].split("|")) for r in options.readings},
            hard=frozenset(options.hard),
            tiers=tuple(_tier(t) for t in options.tiers),
            nouns=rf"\s(?:{'|'.join(words.get('group', ()))})\b",
            speech=options.speech,
            aside=options.aside,
            own_voice=options.own_voice,
            tables=tuple(tables(lists).values()),
        )
        return ConfusionData(
            gazetteer, rules, frozenset(gazetteer.index[p] for p in options.pivot), tuple(options.pivot_names),
            Phrases(options.phrases),
            frozenset(options.given_names),
            _weighing(options, gazetteer, lists, rules) if options.scorecard else None,
            _bonds(options, lists),
        )  # fmt: skip

    def needles(self, rule: Rule) -> Iterable[Needle]:
        for text, number, form in rule.data.gazetteer.needles():
            yield Needle(text, literal=True, tag=(number, form))
        for text in rule.data.pivot_names:
            yield Needle(text, literal=True, tag=(min(rule.data.pivot), 0))

    def find(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Candidate]:
        data: ConfusionData = rule.data
        names = [h for h in hits if h.tag[1] != COIN]
        if all(h.tag[0] in data.pivot and view.text[h.end : h.end + 1] not in _HYPHENS for h in names):
            return  # only the pivot is named, and nothing is tied to it
        lists = (rule.options.entities, rule.options.anchors)
        reading = read(view, data.gazetteer, lists, hits, data.pivot, data.phrases, data.given)
        if data.weighing is not None:
            yield from _of_document(reading, data, data.weighing)
        if data.rules.tiers:
            scene = MentionIndex(reading, data.rules)
            court = Classifier(scene)
            ends = {mention.end: mention for mention in reading.mentions}
            for verdict in (*court.verdicts(), *strangers(court)):
                if not _in_chain(view.text, ends, verdict):
                    proposed = classified(scene, verdict)
                    # one word may stand for both: Congolese
                    if proposed.values["right"] != view.text[proposed.start : proposed.end]:
                        yield proposed

    def rejected(self, rule: Rule, view: View, hits: Sequence[Hit]) -> Iterable[Rejected]:
        """What the scorecard passed over: every name for which somebody else was weighed, with the whole sheet."""
        data: ConfusionData = rule.data
        if data.weighing is None:
            return
        lists = (rule.options.entities, rule.options.anchors)
        reading = read(view, data.gazetteer, lists, hits, data.pivot, data.phrases, data.given)
        ground = Ground(reading, data.weighing.world.chinese)
        for case, total in best(ground, data.weighing, every=True):
            if data.weighing.card.band(total) is None:
                meant = data.gazetteer.entities[case.meant].name
                sheet = data.weighing.card.judge(case.facts, KNOWN)
                yield Rejected(case.mention.start, case.mention.end, f"as {meant}, drawn up to {total}: {sheet}")


def _of_document(reading: NamesRead, data: ConfusionData, weighing: Weighing) -> Iterator[Candidate]:
    """What the scorecard finds; then what the text itself says of a place or leader, and what cannot be."""
    ground = Ground(reading, weighing.world.chinese)
    told: set[Mention] = set()
    for found in judged(ground, weighing):
        told.add(found.case.mention)
        yield weighed(reading, weighing, found, data.rules.nouns)
    for contradiction in contradictions(ground, data.bonds) if data.bonds else ():
        if contradiction.mention not in told:
            yield contradicted(reading, contradiction, data.rules.nouns)


def _weighing(options: ConfusionOptions, gazetteer: Gazetteer, lists: Lists, rules: Rules) -> Weighing:
    card = Scorecard.of(lists[options.scorecard])
    for fact in card.points:
        if fact not in KNOWN:
            raise ValueError(f"scorecard '{options.scorecard}': unknown fact '{fact}'{did_you_mean(fact, KNOWN)}")
    likeness = Likeness(gazetteer, _pairs(lists[options.twins]))
    powers = frozenset(gazetteer.index[p] for p in options.powers)
    roles = Scorecard.of(lists[options.roles])
    world = World(likeness, powers, gazetteer.index.get("CN", -1), roles, rules.tables)
    return Weighing(card, world)


def _bonds(options: ConfusionOptions, lists: Lists) -> Bonds:
    if not (options.whereabouts or options.offices):
        return Bonds()
    sakes = {r["name"]: frozenset(r["countries"].split("|")) for r in lists[options.namesakes]}
    return Bonds(cues(options.whereabouts, options.words), cues(options.offices, options.words), sakes)


def _pairs(rows: Iterable[Iterable[object]]) -> set[frozenset[str]]:
    """All pairs of the members of each row of a list of names that are taken for each other."""
    out: set[frozenset[str]] = set()
    for row in rows:
        members = [m for k, m in row.items() if m and k != "why"] if isinstance(row, dict) else words_of(row)
        out |= {frozenset((a, b)) for i, a in enumerate(members) for b in members[i + 1 :]}
    return out


def _in_chain(text: str, ends: Mapping[int, Mention], verdict: Verdict) -> bool:
    """Whether the one who would be meant stands before W, tied to it by a hyphen: such a chain names both
    (the China-Kyrgyzstan-Uzbekistan railway)."""
    tied = text[verdict.start - 1 : verdict.start] in _HYPHENS
    before = ends.get(verdict.start - 1) if tied and verdict.start else None
    return before is not None and verdict.meant in before.entities


def _family(raw: Mapping[str, object], lists: Lists) -> Family:
    by, strength = str(raw.get("by")), str(raw.get("strength"))
    if by not in ("char", "sound", "english", "list"):
        raise ValueError(f"a family is 'by' char, sound, english or list, not {by!r}")
    if strength not in STRENGTHS[1:]:
        raise ValueError(f"a family's strength is strong, fair or weak, not {strength!r}")
    pairs = _pairs(lists[str(raw["list"])]) if by == "list" else set()
    ignore, fold = str(raw.get("except", "")), raw.get("fold")
    return Family(
        by, STRENGTHS.index(strength), str(raw.get("position", "first")),
        frozenset(ignore.split() if by == "sound" else ignore), int(str(raw.get("length", 1))),
        tuple((str(k), str(v)) for k, v in fold.items()) if isinstance(fold, Mapping) else (), frozenset(pairs),
    )  # fmt: skip


def _tier(raw: Mapping[str, object]) -> Tier:
    conditions = []
    for word in words_of(raw["if"]):
        facts = word.removeprefix("not ").split("|")
        for fact in facts:
            if fact not in FACTS:
                raise ValueError(f"tier '{raw['name']}': unknown fact '{fact}'{did_you_mean(fact, FACTS)}")
        conditions.append(TierCondition(frozenset(facts), not word.startswith("not ")))
    return Tier(str(raw["name"]), str(raw["confidence"]), tuple(conditions), bool(raw.get("carries", False)))


_HYPHENS = ("-", "–", "—")
KIND = Confusion()
