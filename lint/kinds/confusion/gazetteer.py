"""The world as the `confusion` kind knows it: entities with their names, names that point to an entity, and who resembles whom.

Made once from `rules/lists/` and pickled with the rule, so it is kept flat: strings in tuples, and the forty thousand anchors
as two arrays of sorted hashes and payloads instead of a dictionary.
"""

from __future__ import annotations

import hashlib
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple
from zlib import crc32

from lint.core import late

STRENGTHS = ("none", "weak", "fair", "strong")
"""How much one name resembles another, from nothing to the same first character."""
FORMS = ("name", "adjective", "people")
COIN = len(FORMS)
"""What stands in a needle in place of a form where it is a currency's name, which points to entities as anchors do."""
SPELT = ("ru", "ar", "fa", "es", "fr", "pt", "de")
"""Languages, beside Chinese and English, in which names of countries may be alike."""
QUIET = 100_000
"""Capitalised words remembered between documents before the memory is emptied (about 10 MB)."""

WORD = late.regex(r"[\w'’.ʻ]+")


class Entity(NamedTuple):
    """A country, territory, region, city, historic state or bloc, and what it is called. `of` are the ids of its owners."""

    id: str
    kind: str
    of: tuple[str, ...]
    the: tuple[str, ...]
    """Those of its names that take the article."""
    names: tuple[str, ...]
    adjectives: tuple[str, ...]
    people: tuple[str, ...]
    keys: tuple[str, ...]
    """Its names in the language of the family (`乌兹别克斯坦`, `Узбекистан`)."""
    sounds: tuple[str, ...]
    """The same, by sound, syllables parted by spaces (`wu zi bie ke si tan`)."""
    continent: str
    neighbours: tuple[str, ...]
    currency: str
    spelt: Mapping[str, str]
    """Its name in further languages, by code, as bare letters (`bare`)."""
    population: int

    @property
    def name(self) -> str:
        """The name that corrections use, with its article."""
        first = (self.names or self.adjectives)[0]
        return f"the {first}" if first in self.the else first


class Family(NamedTuple):
    """One way in which names resemble each other: `by` char, english (first letters of the English name), sound or list."""

    by: str
    strength: int
    position: str = "first"
    ignore: frozenset[str] = frozenset()
    length: int = 1
    fold: tuple[tuple[str, str], ...] = ()
    pairs: frozenset[frozenset[str]] = frozenset()


@lru_cache(maxsize=20_000)
def bare(name: str) -> str:
    """A name as its letters alone, small and without accents: what likeness is counted on."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in folded if c.isalpha() and not unicodedata.combining(c))


def digest(name: str) -> int:
    """64 bits that stand for a name: the same in every process, and no two of 100,000 names share them in practice."""
    return int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), "big")


@dataclass
class Gazetteer:
    """Entities, the anchors that point to them, and the families that link them."""

    entities: tuple[Entity, ...]
    types: tuple[str, ...]
    hashes: array[int]
    payloads: array[int]
    heads: array[int]
    """Sorted checksums of the first words of anchors, without case."""
    coins: tuple[str, ...] = ()
    """Names of currencies that point to one country, written small."""
    capitals: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
    """Names of the capital, by entity."""
    families: tuple[Family, ...] = ()
    _links: dict[tuple[int, int], int] = field(default_factory=dict, repr=False)
    quiet: set[str] = field(default_factory=set, repr=False)
    """Capitalised words met so far that hold no anchor."""

    @classmethod
    def of(cls, rows: Iterable[Mapping[str, str]], anchors: Iterable[Mapping[str, str]], column: str) -> Gazetteer:
        """From the rows of `entities.tsv` and `anchors.tsv`; names of the family's language stand in `column`."""
        entities = tuple(
            Entity(
                r["id"], r["kind"], _split(r["of"]), _split(r["the"]), _split(r["names"]), _split(r["adjectives"]),
                _split(r["people"]), _split(r[column]), _split(r["pinyin"]) if column == "zh" else (),
                r["continent"], _split(r["neighbours"]), r["currency"],
                {code: bare(r[code]) for code in SPELT if r.get(code)}, int(r.get("population") or 0),
            )
            for r in rows
        )  # fmt: skip
        index = {e.id: i for i, e in enumerate(entities)}
        found: list[tuple[int, int]] = []
        types: list[str] = []
        coins: list[str] = []
        heads: set[int] = set()
        capitals: dict[int, tuple[str, ...]] = {}
        for row in anchors:
            if row["type"] not in types:
                types.append(row["type"])
            if row["type"] == "capital":
                capitals[index[row["entity"]]] = tuple(row["names"].split("|"))
            payload = index[row["entity"]] * 16 + types.index(row["type"])
            found += [(digest(name), payload) for name in row["names"].split("|")]
            coins += row["names"].split("|") if row["type"] == "currency" else []
            heads.update(_head(word[0]) for name in row["names"].split("|") if (word := WORD.match(name)))
        found.sort()
        return cls(
            entities, tuple(types), array("Q", [h for h, _ in found]), array("H", [p for _, p in found]),
            array("I", sorted(heads)), tuple(dict.fromkeys(coins)), capitals,
        )  # fmt: skip

    def __getstate__(self) -> dict[str, object]:
        return {k: v for k, v in self.__dict__.items() if k not in ("index", "_owners")} | {
            "_links": {},
            "quiet": set(),
        }

    @cached_property
    def index(self) -> dict[str, int]:
        """Entity id → number."""
        return {e.id: i for i, e in enumerate(self.entities)}

    def needles(self) -> Iterator[tuple[str, int, int]]:
        """Every name of every entity: text, entity, form (index into `FORMS`); then the currencies."""
        for number, entity in enumerate(self.entities):
            for form, words in enumerate((entity.names, entity.adjectives, entity.people)):
                for word in words:
                    if form != FORMS.index("people") or word not in entity.adjectives:
                        yield word, number, form
        for coin in self.coins:
            yield coin, -1, COIN

    def begins(self, word: str) -> bool:
        """Whether an anchor may begin with this word, in whatever case."""
        head = _head(word)
        at = bisect_left(self.heads, head)
        return at < len(self.heads) and self.heads[at] == head

    def keep_quiet(self, words: str) -> None:
        """Remember that these capitalised words hold no anchor, wherever they stand."""
        if len(self.quiet) >= QUIET:
            self.quiet.clear()
        self.quiet.add(words)

    def anchored(self, name: str) -> list[tuple[int, str]]:
        """Entities that `name` points to, each with the type of anchor."""
        key = digest(name)
        at = bisect_left(self.hashes, key)
        out = []
        while at < len(self.hashes) and self.hashes[at] == key:
            number, kind = divmod(self.payloads[at], 16)
            out.append((number, self.types[kind]))
            at += 1
        return out

    def link(self, a: int, b: int) -> int:
        """How much the names of two entities resemble each other (index into `STRENGTHS`)."""
        pair = (a, b) if a < b else (b, a)
        found = self._links.get(pair)
        if found is None:
            x, y = self.entities[a], self.entities[b]
            found = max((f.strength for f in self.families if _akin(f, x, y)), default=0)
            self._links[pair] = found
        return found

    def owners(self, number: int) -> frozenset[int]:
        """Numbers of the entities that own this one."""
        return self._owners[number]

    @cached_property
    def _owners(self) -> list[frozenset[int]]:
        return [frozenset(self.index[i] for i in e.of if i in self.index) for e in self.entities]


def _head(word: str) -> int:
    return crc32(word.casefold().encode("utf-8", "surrogatepass"))


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split("|")) if cell else ()


def _akin(family: Family, a: Entity, b: Entity) -> bool:
    if family.by == "list":
        return frozenset((a.id, b.id)) in family.pairs
    return bool(_traits(family, a) & _traits(family, b))


def _traits(family: Family, entity: Entity) -> set[str]:
    """What of an entity's names counts for a family: characters, beginnings or syllables."""
    out: set[str] = set()
    if family.by == "english":
        return {entity.names[0][: family.length]} if entity.names else out
    for name in entity.sounds if family.by == "sound" else entity.keys:
        parts: Sequence[str] = name.split() if family.by == "sound" else name
        for part in parts[: family.length] if family.position == "first" else parts:
            out.add(_folded(part, family.fold))
    return out - family.ignore


def _folded(syllable: str, fold: tuple[tuple[str, str], ...]) -> str:
    """A syllable with the sounds that are easily taken for each other made one."""
    for old, new in fold:
        if syllable.startswith(old):
            syllable = new + syllable[len(old) :]
        elif syllable.endswith(old) and len(syllable) > len(old):
            syllable = syllable[: -len(old)] + new
    return syllable
