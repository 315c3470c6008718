"""Countries (and cities, which are read in the same way) named in a text, in any of the languages that `territories.tsv` and
`places.tsv` know, and which are taken for each other.

Two readings of one text: *strict* mentions are names that mean one country and no other; *possible* ones are whatever
could be a mention (an adjective, a short form, the start of a name). A finding needs the country to be strictly there
on one side and not even possibly there on the other, so that a form nobody listed raises no alarm.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import product
from typing import NamedTuple

import regex

from lint.core import late, vocabulary
from lint.kinds.counterpart.written import PREFIXES, SPACELESS, NameFinder, WrittenName, stem

INFLECTED = frozenset({"ru", "ar"})
"""Languages whose names change too much for a misspelt one to be told."""
_LEAST_STEM, _MOST_STEM = 4, 7
"""Letters of a name's beginning that may stand for it in inflected languages; as many as tell it from all others."""
_ADJECTIVE = {"de": late.regex(r"sch(?:e[mnrs]?)?$")}
"""How a word without a capital ends that may stand for a country: größer is nothing of Großbritannien."""
_BEFORE = {code: late.regex(prefix) for code, prefix in PREFIXES.items()}
NONE = "-"
"""The id of names that are none: they keep others from being read inside them."""
_AFTER_SHORT = vocabulary.pattern("names/after-short", "zh")
_BEFORE_SHORT = vocabulary.pattern("names/before-short", "zh")
"""Characters after and before the one-character form of a country."""
_PERSON = late.regex(r"\p{Han}{1,4}[·•]\p{Han}{1,4}")
"""A foreign person's name in Chinese, whose characters are sounds: 约翰尼·英格利斯 is nothing of 英."""
_MOST_ENDING = 3
"""Letters of the longest case ending."""
WORD = late.regex(r"\p{L}[\p{L}\p{M}'’-]*")


class PlaceMention(NamedTuple):
    """A country or city where it is named: span, id, and the form of the name (`name`, `adjective`, `people`)."""

    start: int
    end: int
    country: str
    form: str = "name"

    def name(self, language: Language) -> str:
        """The country's name in a language, for people; its code where it has none there."""
        return language.named(self.country, "name") or self.country


def first_of_each(mentions: Iterable[PlaceMention]) -> list[PlaceMention]:
    """The first mention of each country."""
    return list({m.country: m for m in reversed(list(mentions))}.values())[::-1]


class Names(NamedTuple):
    """What one country or city is called in one language."""

    country: str
    names: tuple[str, ...]
    adjectives: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    shorts: tuple[str, ...] = ()
    """One-character forms: possible mentions only."""


@dataclass(eq=False)
class Language:
    """The countries in one language. One that is unpickled is the one of this process, so that rules share what it found."""

    code: str
    rows: tuple[Names, ...]

    def __reduce__(self) -> tuple[object, ...]:
        return one_language, (self.code, self.rows)

    @cached_property
    def forms(self) -> dict[str, list[tuple[str, str]]]:
        """For each name, adjective and people's name, folded: the (country, form) that it can mean."""
        out: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in self.rows:
            for form, words in (("name", row.names), ("adjective", row.adjectives), ("people", row.people)):
                for word in words:
                    if all(country != row.country for country, _ in out[word]):
                        out[word].append((row.country, form))
        return dict(out)

    def sure(self, row: Names) -> Names:
        """A row with those of its names alone that mean nothing else."""
        return row._replace(names=tuple(name for name in row.names if len(self.forms[name]) == 1))

    @cached_property
    def _scanner(self) -> NameFinder:
        return NameFinder(self.code, self.forms)

    def strict(self, text: str) -> list[PlaceMention]:
        """Mentions that mean one country and no other, in order; of overlapping names the longest counts."""
        named = ((start, end, self._named(form)) for start, end, form in _read(self, text))
        return [
            PlaceMention(start, end, *found) for start, end, found in named if found is not None and found[0] != NONE
        ]

    def written(self, text: str) -> tuple[WrittenName, ...]:
        """All names that stand in a text, whatever they mean."""
        return tuple(self._scanner.find(text))

    def _meanings(self, word: str) -> list[tuple[str, str]]:
        known = self.forms.get(word)
        if known is None and self.code == "ru":
            return next((self.forms[self._by_stem[s]] for s in _stems(word) if s in self._by_stem), [])
        return known or []

    def _named(self, word: str) -> tuple[str, str] | None:
        known = self._meanings(word)
        return known[0] if len(known) == 1 else None

    @cached_property
    def _by_stem(self) -> dict[str, str]:
        return {stem(word, self.code): word for word in self.forms}

    def possible(self, text: str, mentions: Sequence[PlaceMention]) -> Counter[str]:
        """How often some form in the text could mean each country, `mentions` and forms of several countries included."""
        out: Counter[str] = Counter()
        for _, _, form in _read(self, text):
            out.update({country for country, _ in self._meanings(form)})
        free = _without(text, mentions)
        if self.code in SPACELESS:
            out.update(self._shorts(free, set(out)))
        else:
            out.update(country for match in WORD.finditer(free) for country in _begun(self, match.group()))
        return out

    def _shorts(self, free: str, named: set[str]) -> Iterator[str]:
        found = [m.group("short") for m in self._short_pattern.finditer(_PERSON.sub("·", free), overlapped=True)]
        # a short form that a country named in full shares belongs to that one: 波 beside 波黑 is Bosnia
        taken = {short for row in self.rows if row.country in named for short in row.shorts} if found else ()
        for short in found:
            if short not in taken:
                yield from (row.country for row in self.rows if short in row.shorts)

    @cached_property
    def _short_pattern(self) -> regex.Pattern[str]:
        """One-character forms where they can be a country: beside another one, or beside what only a country has."""
        every = "".join(sorted({regex.escape(s) for row in self.rows for s in row.shorts}))
        after, before = f"{_AFTER_SHORT}{every}", f"{_BEFORE_SHORT}{every}"
        return regex.compile(rf"(?P<short>[{every}])(?=[{after}])|(?<=[{before}])(?P<short>[{every}])")

    @cached_property
    def stems(self) -> dict[str, str]:
        """Beginnings of names, folded, that tell a country from all others in this language."""
        sure = ((n, row.country) for row in self.rows for n in row.names if " " not in n and len(self.forms[n]) == 1)
        folded = {fold(name): country for name, country in sure}
        out = {}
        for name, country in folded.items():
            for length in range(_LEAST_STEM, min(_MOST_STEM, len(name)) + 1):
                stem = name[:length]
                if all(c == country for other, c in folded.items() if other.startswith(stem)):
                    out[stem] = country
                    break
        return out

    def names_of(self, country: str) -> tuple[str, ...]:
        """All names of one word that the country has in this language."""
        row = next((r for r in self.rows if r.country == country), None)
        return tuple(name for name in row.names if WORD.fullmatch(name)) if row else ()

    def named(self, country: str, form: str) -> str | None:
        """What the country is called in this form; `None` where the language has no such form of it."""
        row = next((r for r in self.rows if r.country == country), None)
        words = getattr(row, {"name": "names", "adjective": "adjectives"}.get(form, form), ()) if row else ()
        return words[0] if words else None


@cache
def one_language(code: str, rows: tuple[Names, ...]) -> Language:
    """The language of these names: the same one for the same names, so that rules share what it found."""
    return Language(code, rows)


@lru_cache(maxsize=8)  # of a pair, the countries and the cities of both sides: each is asked for several times
def _read(language: Language, text: str) -> tuple[WrittenName, ...]:
    return language.written(text)


@lru_cache(maxsize=20_000)
def _begun(language: Language, written: str) -> frozenset[str]:
    """The countries whose names a word may begin with."""
    usual = _ADJECTIVE.get(language.code)
    if usual and written[0].islower() and not usual.search(written):
        return frozenset()
    word = fold(written)
    starts = (word[:n] for n in range(_LEAST_STEM, min(_MOST_STEM, len(word)) + 1))
    return frozenset(language.stems[start] for start in starts if start in language.stems)


@lru_cache(maxsize=20_000)  # more than all names of countries, each of which is compared with every other
def fold(word: str) -> str:
    """A word without case and accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c))


def _stems(word: str) -> Iterator[str]:
    """What an inflected name may be an ending of, the longest first."""
    parts = regex.split("([ -])", word)
    cuts = [[part[: len(part) - n] for n in range(_MOST_ENDING + 1) if len(part) - n > 1] or [part] for part in parts]
    return map("".join, product(*cuts))


def parted(word: str, code: str) -> Iterator[tuple[str, str, str]]:
    """The ways to read a written word as prefixes, a name's stem and an ending, the longest stem first."""
    longest = _MOST_ENDING if code == "ru" else 0
    prefix = _BEFORE[code].match(word) if code in _BEFORE else None
    for start in range((prefix.end() if prefix else 0) + 1):
        for end in range(len(word), len(word) - longest - 1, -1):
            yield word[:start], word[start:end], word[end:]


def _without(text: str, mentions: Iterable[PlaceMention]) -> str:
    out, at = [], 0
    for mention in mentions:
        out.append(text[at : mention.start])
        at = max(at, mention.end)
    return " ".join((*out, text[at:]))


def languages(territories: Iterable[Mapping[str, str]], entities: Iterable[Mapping[str, str]]) -> dict[str, Language]:
    """All languages of the two lists; English, with adjectives and peoples, comes from the entities."""
    countries = [row for row in entities if row["kind"] == "country"]
    shorts = {row["id"]: tuple(n for n in _parts(row["zh"]) if len(n) == 1) for row in countries}
    rows = list(territories)
    besides = {row["id"]: _parts(row["en"]) for row in rows}
    english = (
        name._replace(names=(*name.names, *besides.get(name.country, ()))) for name in map(_in_english, countries)
    )
    out = {"en": one_language("en", (*english, Names(NONE, besides.get(NONE, ()))))}
    for code in (c for c in rows[0] if c not in ("id", "en")):
        named = [Names(row["id"], _parts(row[code])) for row in rows]
        if code == "zh":
            every = {n for row in rows for n in row["zh"].split("|")}
            named = [n._replace(shorts=_first(row, shorts, every)) for n, row in zip(named, rows, strict=True)]
        out[code] = one_language(code, tuple(n for n in named if n.names))
    return out


def _parts(cell: str) -> tuple[str, ...]:
    """What a cell of a list has, with bars between."""
    return tuple(part for part in cell.split("|") if part)


def _in_english(row: Mapping[str, str]) -> Names:
    names, adjectives, people = (
        tuple(w for w in _parts(row[key]) if w != "none") for key in ("names", "adjectives", "people")
    )
    return Names(row["id"], names, tuple(a for a in adjectives if a not in names), people)


def _first(row: Mapping[str, str], shorts: Mapping[str, tuple[str, ...]], names: Collection[str]) -> tuple[str, ...]:
    """The one-character forms of a country in Chinese: those listed, and the first character of its names, unless it only
    tells one from another: 北马其顿 is 马其顿."""
    own = _parts(row["zh"]) if row["id"] != NONE else ()
    telling = {n[0] for n in own if n[1:] in names}
    return tuple(dict.fromkeys((*shorts.get(row["id"], ()), *(n[0] for n in own if n[0] not in telling))))


_PARTS = frozenset({"CN", "HK", "MO", "TW"})
"""One often stands in the official name of another, which is no confusion of the two."""


def resemble(one: Names, other: Names, keys: Mapping[str, Sequence[str]]) -> bool:
    """Whether two countries are easily taken for each other: by the beginning of the English name, by a name that holds
    the other's, or by the first character or letters in a language of the source (`keys`: country → its names there)."""
    if one.country in _PARTS and other.country in _PARTS:
        return False
    if _alike(one.names, other.names):
        return True
    here, there = keys.get(one.country, ()), keys.get(other.country, ())
    return not _beginnings(tuple(here)).isdisjoint(_beginnings(tuple(there)))


@cache
def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether one English name begins as the other does, or holds it."""
    pairs = product(map(fold, one), map(fold, other))
    return any(x[:3] == y[:3] or (min(len(x), len(y)) > 3 and (x in y or y in x)) for x, y in pairs)


@cache
def _beginnings(names: tuple[str, ...]) -> frozenset[str]:
    """The first three letters of names, or the first character where one is a syllable or a word."""
    return frozenset(name[: 1 if name and ord(name[0]) > 0x2E80 else 3] for name in names)
