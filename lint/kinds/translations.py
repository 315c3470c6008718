"""`translations`: of a corpus of pairs, sources that are translated in several ways, and translations of several sources.

`of: source` finds the translations of one source that differ, `of: translation` the sources of one translation. Texts count
as the same if they differ in case and spaces alone; those shorter than `shortest` characters say too little and are left
out. What stands least often is found, at its first place; what stands most often is related.
"""

from __future__ import annotations

import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import NamedTuple

from lint.core.corpus import Corpus
from lint.core.finding import Place, Region
from lint.core.kind import Admits, Candidate, Gate, Hit, Kind
from lint.core.lists import Lists
from lint.core.rule import Rule
from lint.core.spool import Kept
from lint.kinds.counterpart.kind import has_source
from lint.kinds.near_duplicate.frequent import frequent
from lint.structure.view import View

SHOWN = 80
"""Characters of a text that a finding covers."""
BLOCK = 10_000
"""Pairs that are packed together: about a megabyte before."""
_KEYS = struct.Struct("<QQ")


@dataclass(frozen=True)
class TranslationsOptions:
    """Keys of a `translations` rule."""

    of: str
    """`source`: one source, several translations. `translation`: one translation, several sources."""
    shortest: int = 12
    """Characters of the shortest text that is compared."""


class Pair(NamedTuple):
    """What is remembered of a pair: digests of the text that is shared and of the one that may differ, and the place."""

    shared: int
    other: int
    place: bytes
    """As JSON: most places are never shown."""


@dataclass
class Pairs:
    """The pairs of documents: what was added last lies open, the rest waits in packed blocks (`lint.core.spool`)."""

    open: list[Pair] = field(default_factory=list)
    packed: list[Kept] = field(default_factory=list)
    count: int = 0

    def add(self, other: Pairs) -> None:
        """Take in other pairs, which are used up."""
        for block in other.packed:
            block.put_away()
        self.packed += other.packed
        self.open += other.open
        self.count += other.count
        if len(self.open) >= BLOCK:
            block = Kept(_packed(self.open))
            block.put_away()
            self.packed.append(block)
            self.open = []

    def blocks(self) -> Iterator[Sequence[Pair]]:
        """All pairs, a block at a time."""
        yield self.open
        for block in self.packed:
            yield _unpacked(block.data())


def _packed(pairs: Sequence[Pair]) -> bytes:
    keys = b"".join(_KEYS.pack(pair.shared, pair.other) for pair in pairs)
    places = zlib.compress(b"\n".join(pair.place for pair in pairs), 1)
    return len(pairs).to_bytes(4, "little") + keys + places


def _unpacked(data: bytes) -> list[Pair]:
    end = 4 + int.from_bytes(data[:4], "little") * _KEYS.size
    places = zlib.decompress(data[end:]).split(b"\n")
    keys = _KEYS.iter_unpack(data[4:end])
    return [Pair(shared, other, place) for (shared, other), place in zip(keys, places, strict=True)]


class Translations(Kind[TranslationsOptions, None, Pairs]):
    """Sources translated in several ways, and translations of several sources."""

    name = "translations"
    Options = TranslationsOptions
    corpus = True
    Records = (Pairs, Pair)

    def compile(self, options: TranslationsOptions, lists: Lists) -> None:
        if options.of not in ("source", "translation"):
            raise ValueError(f"'of' is source or translation, not '{options.of}'")

    def gate(self, rule: Rule[TranslationsOptions]) -> Gate:
        return has_source

    def tally(
        self, rule: Rule[TranslationsOptions, None], view: View, hits: Sequence[Hit], admits: Admits
    ) -> Pairs | None:
        source, text = view.source, view.text
        if source is None or min(len(source.text.strip()), len(text.strip())) < rule.options.shortest:
            return None
        start = len(text) - len(text.lstrip())
        end = min(len(text.rstrip()), start + SHOWN)
        if not admits(start, end):
            return None
        keys = _digest(source.text), _digest(text)
        shared, other = keys if rule.options.of == "source" else keys[::-1]
        place = json.dumps(view.place(start, end), ensure_ascii=False, separators=(",", ":")).encode()
        return Pairs([Pair(shared, other, place)], [], 1)

    def merge(self, left: Pairs, right: Pairs) -> Pairs:
        left.add(right)
        return left

    def conclude(
        self, rule: Rule[TranslationsOptions, None], tally: Pairs, corpus: Corpus
    ) -> Iterable[tuple[Place, Candidate]]:
        for forms in sorted(_several(tally), key=lambda forms: forms[0].place.sort_key):
            place, other = min(forms[::-1], key=_count).place, max(forms, key=_count).place
            values = {"n": str(len(forms)), "there": other.found, "pairs": str(sum(f.count for f in forms))}
            evidence = tuple(f'{f.count} × "{f.place.found}"' for f in forms[:5])
            yield place, Candidate(place.start, place.end, values, evidence, related=(other,))


@dataclass
class _Form:
    """One of several texts beside the same other text: how often it stands there, and where first."""

    count: int
    place: Place


def _count(form: _Form) -> int:
    return form.count


def _several(tally: Pairs) -> Iterator[list[_Form]]:
    """The texts that stand beside one and the same, in the order of their first places."""

    def keys() -> Iterator[int]:
        return (pair.shared for block in tally.blocks() for pair in block)

    repeated = frequent(keys(), tally.count, 2)
    seen: dict[int, int] = {}
    wanted: set[int] = set()
    for block in tally.blocks():
        for pair in block:
            if pair.shared in repeated and seen.setdefault(pair.shared, pair.other) != pair.other:
                wanted.add(pair.shared)
    seen.clear()
    groups: dict[int, dict[int, _Form]] = {}
    for block in tally.blocks():
        for pair in block:
            if pair.shared in wanted:
                _note(groups.setdefault(pair.shared, {}), pair)
    for forms in groups.values():
        yield sorted(forms.values(), key=lambda f: f.place.sort_key)


def _note(forms: dict[int, _Form], pair: Pair) -> None:
    form = forms.get(pair.other)
    place = _place(pair.place)
    if form is None:
        forms[pair.other] = _Form(1, place)
    else:
        form.count += 1
        form.place = min(form.place, place, key=lambda p: p.sort_key)


def _place(written: bytes) -> Place:
    place = Place._make(json.loads(written))
    region = Region._make(place.region) if place.region else None
    if region is not None:
        region = region._replace(wider=_four(region.wider))
    return place._replace(wider=_four(place.wider), region=region)


def _four(numbers: Sequence[int]) -> tuple[int, int, int, int]:
    a, b, c, d = numbers
    return a, b, c, d


def _digest(text: str) -> int:
    """Eight bytes that stand for a text, whatever its case and spaces."""
    words = " ".join(text.casefold().split()).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(words, digest_size=8).digest(), "little")


KIND = Translations()
