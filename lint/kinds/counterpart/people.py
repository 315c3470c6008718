"""People that one side names and the other does not: one for another, and names that are misspelt.

A person is surely named where a known given name and another name stand side by side (`Angela Merkel`, `Ангела Меркель`, أنجيلا
ميركل), or Chinese characters around a point (安格拉·默克尔); `native` has Chinese people of their own. What could be the name on the other side is anything there that sounds nearly
so. A finding needs one such person on each side neither of whose names is even nearly on the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import regex

from lint.core import late
from lint.core.finding import Edit
from lint.core.kind import Candidate
from lint.core.lists import Lists
from lint.kinds.counterpart.countries import fold
from lint.kinds.counterpart.misspelt import ENDING, LEAST_MISSPELT, unknown
from lint.kinds.counterpart.native import Chinese
from lint.kinds.counterpart.sides import Sides
from lint.kinds.counterpart.sounds import LEAST, heard, letters, romanized, skeleton
from lint.lexicon.edits import slip
from lint.lexicon.forms import located

_ENGLISH = "en"
LATIN = frozenset({"en", "es", "fr", "de"})
"""Languages that write a foreign name of Latin script as it is."""
_CAPITALISED = late.regex(
    r"(?<![\p{L}\p{N}'’-])(\p{Lu}[\p{Ll}\p{M}'’-]+)(?: \p{Lu}\.)? (\p{Lu}[\p{L}\p{M}'’-]+)(?! \p{Lu})"
)
_ARABIC = late.regex(r"(?<!\w)[وفبكل]?(\p{Arabic}{2,}) (\p{Arabic}{3,})(?!\w)")
_ARTICLE = "ال"
_TRANSCRIBED = (
    ("ae", "a"),
    ("oe", "o"),
    ("ue", "u"),
    ("t?sch|[cst]h", "s"),
    ("w", "v"),
    ("[jy]", "i"),
    ("ou", "u"),
    ("kh", "h"),
)
"""Letters of German, French, Spanish and English for the same sounds of other scripts, and one of them."""
_LETTERS = late.regex(r"[\p{L}\p{M}]+")
_MOST_CUT = 2
"""Letters of the longest case ending of a name."""


class Person(NamedTuple):
    """A person where the name stands: its span, that of the family name, and what this sounds like."""

    start: int
    end: int
    family: tuple[int, int]
    given: str
    """What the given name sounds like."""
    sounds: tuple[str, ...]
    """With and without what may be an ending, or in Chinese another word."""


@dataclass(frozen=True, eq=False)
class People:
    """What is known of names: letters and characters in Latin script, given names by language, the file of known forms."""

    latin: Mapping[str, str]
    given: Mapping[str, frozenset[str]]
    forms: Path
    characters: str
    """Those that Chinese writes foreign names with."""
    chinese: Chinese

    @cached_property
    def runs(self) -> regex.Pattern[str]:
        """Characters side by side that may be a foreign name, or its parts."""
        return regex.compile(f"[{self.characters}·•]{{2,}}")

    @cached_property
    def _pointed(self) -> regex.Pattern[str]:
        part = f"[{self.characters}]"
        return regex.compile(rf"{part}{{2,6}}[·•](?:{part}{{1,6}}[·•])?({part}{{2,6}})")

    def strict(self, text: str, language: str) -> Iterator[Person]:
        """The people that a text surely names."""
        if language == "zh":
            for match in self._pointed.finditer(text):
                given = skeleton(text[match.start() : match.start(1)], self.latin)
                yield Person(*match.span(), match.span(1), given, self._sounds(match.group(1), 2))
            return
        for match in (_ARABIC if language == "ar" else _CAPITALISED).finditer(text, overlapped=True):
            if self._is_given(match.group(1), language):
                name = match.group(2).removeprefix(_ARTICLE)
                least = len(name) - (_MOST_CUT if language == "ru" else 0)
                given = skeleton(match.group(1), self.latin)
                yield Person(match.start(1), match.end(), match.span(2), given, self._sounds(name, least))

    def _sounds(self, name: str, least: int) -> tuple[str, ...]:
        """What the beginnings of a name from `least` letters on sound like, those that can be told from others."""
        sounds = {skeleton(name[:end], self.latin) for end in range(max(1, least), len(name) + 1)}
        return tuple(sound for sound in sounds if len(sound) >= LEAST)

    def _is_given(self, word: str, language: str) -> bool:
        """Whether a word is a given name, if need be with a case ending, or one of Latin script in other letters."""
        if language == "ar":
            return fold(word) in self.given[language]
        if language in LATIN:
            return len(word) >= LEAST and fold(word) in self.given[_ENGLISH]
        forms = [fold(word)[: len(word) - cut] for cut in range(_MOST_CUT + 1) if len(word) - cut >= LEAST]
        return any(f in self.given[language] or romanized(f, self.latin) in self.given[_ENGLISH] for f in forms)

    def absent(self, people: Iterable[Person], text: str) -> list[Person]:
        """Those of whose names neither is even nearly in a text, whatever its language. Who shares a given name with somebody
        there is mostly the same person, with a family name that languages transcribe too differently."""
        named = list(people)
        there = heard(text, self.latin, self.runs) if named else None
        return [p for p in named if there and p.sounds and not any(map(there.has, (p.given, *p.sounds)))]


def people(lists: Lists) -> People:
    """What the lists know."""
    return lists.once(people, lambda: _people(lists))


def _people(lists: Lists) -> People:
    given = {row["language"]: frozenset(map(fold, row["given"].split("|"))) for row in lists["people"]}
    latin = frozenset(map(fold, lists["given-names"])).union(*(given.pop(code, ()) for code in LATIN))
    characters, families = "".join(given.pop("zh")), given.pop("zh-family")
    pinyin = {
        char: row["latin"] for row in lists["romanized"] for char in row["letters"] if regex.match(r"\p{Han}", char)
    }
    return People(
        letters(lists["romanized"]),
        {**given, _ENGLISH: latin},
        located("known-forms.bin", lists),
        characters,
        Chinese(pinyin, families, characters),
    )


def compare(find: str, sides: Sides, known: People) -> Iterable[Candidate]:
    """The differences of one sort."""
    if not {sides.language, sides.origin} <= LATIN | {"ru", "zh", "ar"}:
        return
    if find == "misspelt":
        yield from _misspelt(sides, known)
        return
    extra = _only(known, sides.here, sides.language, sides.there, sides.origin)
    missing = _only(known, sides.there, sides.origin, sides.here, sides.language) if len(extra) == 1 else []
    if len(missing) == 1:
        (mine,), (theirs,) = extra, missing
        evidence = [sides.quoted(*theirs), "neither name is like anything on the other side"]
        yield sides.candidate(mine, {"there": sides.there[slice(*theirs)]}, evidence, source=[theirs])


def _only(known: People, text: str, language: str, other: str, code: str) -> list[tuple[int, int]]:
    """Where a text names people whom the other one, of language `code`, does not."""
    foreign = [(p.start, p.end) for p in known.absent(known.strict(text, language), other)]
    chinese, in_characters = known.chinese, code == "zh"
    if {language, code} & LATIN and {language, code} - LATIN == {"zh"}:
        named = chinese.in_letters(text) if in_characters else chinese.in_characters(text)
        foreign += [(p.start, p.end) for p in named if chinese.lacks(other, p, characters=in_characters)]
    return sorted(set(foreign))


def _misspelt(sides: Sides, known: People) -> Iterator[Candidate]:
    """Where both languages have Latin script, a word one slip away from a name of the source that is nowhere here."""
    if not {sides.language, sides.origin} <= LATIN:
        return
    written = {fold(word) for word in _LETTERS.findall(sides.here)}
    parts = [
        (match.group(), person)
        for person in known.strict(sides.there, sides.origin)
        for match in _LETTERS.finditer(sides.there, person.start, person.end)
        if len(match.group()) >= LEAST_MISSPELT and fold(match.group()) not in written
    ]
    for span, word in unknown(sides, known.forms) if parts else ():
        plain = romanized(word, known.latin)
        slips = ((p, n) for p, n in parts if _is_slip(plain, romanized(p, known.latin)))
        right, person = next(slips, (None, None)) if plain not in known.given[_ENGLISH] else (None, None)
        if right is not None and person is not None:
            evidence = [sides.quoted(person.start, person.end), f"nothing here is spelt {right}"]
            values = {"there": sides.there[person.start : person.end], "right": right}
            source = [(person.start, person.end)]
            yield sides.candidate(span, values, evidence, source=source, edits=(Edit(*span, right),))


def _is_slip(word: str, right: str) -> bool:
    """Whether a word is a slip of a name, and neither a form of it (Virginie, Andersons) nor as another language spells it
    (Lukaschenko)."""
    sort = slip(word, right) if word[:1] == right[:1] and _spelt_alike(word) != _spelt_alike(right) else None
    return sort in ("doubling", "swap") or (sort is not None and word[-ENDING:] == right[-ENDING:])


def _spelt_alike(word: str) -> str:
    """A name without what languages of Latin script transcribe in ways of their own."""
    for pattern, letter in _TRANSCRIBED:
        word = regex.sub(pattern, letter, word)
    return word
