"""How alike two names are in the languages that texts are translated from, and in English.

A pair of entities has *traits*: the same first character in Chinese, nearly the same letters in Russian, a shared word in
English. They are worked out from the columns of `entities.tsv` when first asked for and kept: few pairs occur.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

import regex
from rapidfuzz.distance import Levenshtein

from lint.core import vocabulary
from lint.kinds.confusion.gazetteer import Entity, Gazetteer, bare

STRONG = frozenset(
    "zh-first zh-head zh-sound zh-spelt ru-spelt ru-head ar-spelt fa-spelt rom-spelt rom-head en-spelt3 en-head4 en-word "
    "twin".split()
)
"""Traits by which names are really taken for each other; the rest (a shared character, two letters) only supports them."""
_DIRECTIONS = frozenset("北南东西中大")
"""Characters for north, south, great: too many names begin with them to mean anything."""
_COMMON = frozenset("亚国和斯尼利群岛共大里尔拉多比西克哥兰布达纳罗维瓦特")
"""Characters by which foreign names are spelt in Chinese: sharing one inside the name says nothing."""
_FOLDS = (("zh", "z"), ("sh", "s"), ("ch", "c"))
_NEAR = {"n": "l", "h": "f", "k": "g", "t": "d", "p": "b", "q": "j", "r": "l"}
"""Initials that speakers of southern dialects and speech recognisers confuse."""
PLAIN = vocabulary.words("confusion/plain")
"""Words that many names of countries have."""
_LIKE = {"ru": 0.7, "ar": 0.65, "fa": 0.65}
"""Share of equal letters from which names are nearly the same; Arabic and Persian leave the vowels out, so a little less."""
_LIKE_CAPITAL, _LIKE_PLACE = 0.6, 0.75
"""Share of equal letters from which W is spelt like the capital, or like another place, of S."""
_LANDS = vocabulary.word_list("confusion/lands")
"""Ends of names that many countries share."""
_NAMES = 2
"""English names of a country that are compared: the present one and one by which it is still known (Eswatini, Swaziland)."""
_ROMANCE = ("es", "fr", "pt", "de")


class Likeness:
    """Traits of pairs of entities."""

    def __init__(self, gazetteer: Gazetteer, twins: Iterable[frozenset[str]]) -> None:
        self._entities = gazetteer.entities
        self._gazetteer = gazetteer
        self._twins = frozenset(twins)
        self._traits: dict[tuple[int, int], frozenset[str]] = {}
        self._places: dict[tuple[int, int], str] = {}
        self._owned: dict[int, list[str]] = defaultdict(list)
        for number, entity in enumerate(self._entities):
            for owner in gazetteer.owners(number) if entity.kind in ("city", "region") else ():
                self._owned[owner] += entity.names[:1]

    def __getstate__(self) -> dict[str, object]:
        return self.__dict__ | {"_traits": {}, "_places": {}}

    def traits(self, a: int, b: int) -> frozenset[str]:
        """In which ways the names of two entities are alike, whichever comes first."""
        key = (a, b) if a < b else (b, a)
        found = self._traits.get(key)
        if found is None:
            x, y = self._entities[key[0]], self._entities[key[1]]
            found = frozenset(
                (*_chinese(x, y), *_spelt(x, y), *_english(x, y), *(["twin"] if {x.id, y.id} in self._twins else []))
            )
            self._traits[key] = found
        return found

    def strong(self, a: int, b: int) -> int:
        """How many strong traits they share."""
        return len(self.traits(a, b) & STRONG)

    def like_capital(self, written: int, meant: int) -> bool:
        """Whether W is spelt like the capital of S: Oman, Amman."""
        return self.like_place(written, meant) in self._gazetteer.capitals.get(meant, ())

    def like_owner(self, written: int, meant: int) -> bool:
        """Whether W is a capital whose country is taken for S: Bratislava, where Ljubljana was meant."""
        name = self._entities[written].names[0] if self._entities[written].kind == "city" else ""
        return bool(name) and any(
            name in self._gazetteer.capitals.get(owner, ()) and self.strong(owner, meant)
            for owner in self._gazetteer.owners(written)
        )

    def like_place(self, written: int, meant: int) -> str:
        """The capital, city or region of S that W is spelt like: Haiti, Tahiti; empty where there is none."""
        key = written, meant
        if key not in self._places:
            names = self._entities[written].names[:1]
            name = bare(names[0]) if names else ""
            places = [(c, _LIKE_CAPITAL) for c in self._gazetteer.capitals.get(meant, ())]
            places += [(p, _LIKE_PLACE) for p in self._owned.get(meant, ()) if p not in names]
            near = [(alike, p) for p, least in places if (alike := _share(name, bare(p))) >= least]
            self._places[key] = max(near, default=(0.0, ""))[1]
        return self._places[key]


def _chinese(x: Entity, y: Entity) -> set[str]:
    if not (x.keys and y.keys and x.sounds and y.sounds):
        return set()
    heads = [{k[0] for k in e.keys} - _DIRECTIONS for e in (x, y)]
    chars = [{c for k in e.keys for c in k} for e in (x, y)]
    begin = [{_fold(s.split()[0]) for s in e.sounds} for e in (x, y)]
    near = [{_near(s) for s in b} for b in begin]
    whole = [[_near(_fold(s)) for s in e.sounds[0].split()] for e in (x, y)]
    held = {
        "zh-first": bool(heads[0] & heads[1]),
        "zh-head": bool(heads[0] & chars[1] or heads[1] & chars[0]),
        "zh-any": bool((chars[0] & chars[1]) - _COMMON),
        "zh-sound": bool(begin[0] & begin[1]),
        "zh-sound2": not begin[0] & begin[1] and bool(near[0] & near[1]),
        "zh-spelt": _share(*whole) >= 0.6,
    }
    return {name for name, holds in held.items() if holds}


def _spelt(x: Entity, y: Entity) -> set[str]:
    out: set[str] = set()
    pairs = {code: (x.spelt[code], y.spelt[code]) for code in x.spelt.keys() & y.spelt.keys()}
    out |= {f"{code}-spelt" for code, least in _LIKE.items() if code in pairs and _share(*pairs[code]) >= least}
    if "ru" in pairs and pairs["ru"][0][:4] == pairs["ru"][1][:4]:
        out.add("ru-head")
    romance = [pairs[code] for code in _ROMANCE if code in pairs]
    if any(_share(a, b) >= 0.7 for a, b in romance):
        out.add("rom-spelt")
    if any(a[:4] == b[:4] for a, b in romance):
        out.add("rom-head")
    return out


def _english(x: Entity, y: Entity) -> set[str]:
    out: set[str] = set()
    for p, q in product(_compared(x), _compared(y)):
        a, b = bare(p), bare(q)
        alike = _share(a, b)
        out |= {
            f"en-spelt{n}" for n, least, most in ((3, 0.75, 2), (2, 0.6, 0.75), (1, 0.5, 0.6)) if least <= alike < most
        }
        out |= {"en-head4"} if a[:4] == b[:4] else {"en-head2"} if a[:2] == b[:2] else set()
        out |= {"en-word"} if _words(p) & _words(q) else set()
        out |= {"en-tail"} if a[-4:] == b[-4:] and not a.endswith(_LANDS) else set()
    if any(_share(bare(p), bare(q)) >= 0.7 for p, q in product(x.adjectives[:2], y.adjectives[:2])):
        out.add("adj-spelt")
    return out


def _compared(entity: Entity) -> list[str]:
    """The English names of an entity that others may be like; letters of an abbreviation are alike by chance."""
    return [name for name in entity.names[:_NAMES] if not name.isupper()]


def _words(name: str) -> set[str]:
    return {w for w in regex.split(r"[ \-]", name.lower()) if w not in PLAIN and len(w) > 2}


def _fold(syllable: str) -> str:
    """A syllable without the differences that many speakers do not make: zh and z, -ng and -n."""
    for old, new in _FOLDS:
        if syllable.startswith(old):
            syllable = new + syllable[len(old) :]
    return syllable[:-1] if syllable.endswith("ng") else syllable


def _near(syllable: str) -> str:
    return _NEAR.get(syllable[0], syllable[0]) + syllable[1:] if syllable else syllable


def _share(a: Sequence[str], b: Sequence[str]) -> float:
    """One less the edits between two sequences as a share of the longer: 1 for equal ones."""
    longest = max(len(a), len(b))
    return 1 - Levenshtein.distance(a, b) / longest if longest else 0.0
