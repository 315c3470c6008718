"""Right forms of words and names, found from forms one or two letters off, in a mapped file.

Each target is filed under itself, under each form with one letter left out (the deletion index of SymSpell, Garbe
2012), and under what it sounds like (`lint.lexicon.sound`); words that are not rare, days and the best-known names also
under their consonants and under these with one left out. A form with two letters left out finds targets two slips away, its consonants find them however
many vowels are wrong. The commonest targets have the smallest numbers, so a bound on candidates keeps what is likely.

Layout: `seedlint targets 1`, a line of JSON (sources, `targets`, `keys`, `rows`: bytes of the rows), the starts of the
rows (32 bits each), for each of 65,536 buckets where its keys begin (32 bits), the keys (16 bits: a checksum's lower
half; the upper half is the bucket), their targets (16 bits, then 8 bits for the upper part), and the rows: word, sorts,
zipf in tenths, parted by tabs.
"""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from ctypes import PyDLL
from functools import lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import NamedTuple
from zlib import crc32

from rapidfuzz.distance import OSA

from lint.lexicon.edits import is_beside, ocr_variants, slip
from lint.lexicon.forms import folded
from lint.lexicon.sound import consonants, skeleton
from lint.lexicon.table import little_endian, mapped
from lint.native.library import core
from lint.native.tagger import Declined
from lint.native.targets import ASK, SLIPS, TargetsCore
from lint.native.targets import HEARD as ONLY_HEARD

MAGIC = b"seedlint targets 1\n"
BUCKETS = 1 << 16
"""Of the index, by hash of what a form looks like; as in core.c."""
MAX_TARGETS = 400
"""Targets that are compared with one form at most."""
LONG = 7
"""Letters from which two slips may be looked for, whatever letters they are."""
HEARD, CONSONANTS = 2.8, 3
"""Zipf of the words, and least consonants, from which a form may be several slips away whose consonants are nearly right."""
APART = 3, 4
"""Slips that part a form at most from a word whose consonants are nearly, and exactly, the same."""

CORE, FIGURE, CITY, ANCHOR, DICTIONARY, PLACE, GIVEN, SURNAME, RARE, WEB, WORD, DAY = "KFCADPGSRWOM"
"""Sorts of targets: countries, peoples, provinces and capitals; figures, firms, papers, clubs; cities of the gazetteer;
names that point to a country; names that dictionaries have; places; given names; surnames; names that only big dictionaries have; frequent forms that no
dictionary has; words; days, months, feasts."""


class Known(NamedTuple):
    """A right form: the folded word that is compared, the word as people write it, its sorts and its zipf frequency."""

    form: str
    word: str
    sorts: str
    zipf: float

    @property
    def is_word(self) -> bool:
        """Whether it is an ordinary word rather than a name."""
        return self.sorts == WORD


class Near(NamedTuple):
    """A target near a form, and the slip: a sort of `lint.lexicon.edits.slip`, `misread`, `sound`, `two` or `far`."""

    target: Known
    slip: str


class Targets:
    """All targets of one file."""

    def __init__(self, about: dict[str, object], body: memoryview) -> None:
        targets, keys = int(str(about["targets"])), int(str(about["keys"]))
        sizes = (4 * (targets + 1), 4 * (BUCKETS + 1), 2 * keys, 2 * keys, keys)
        at = [0, *accumulate(sizes)]
        parts = [body[a:b] for a, b in pairwise(at)]
        self._starts = little_endian(parts[0], "I")
        self._buckets = little_endian(parts[1], "I")
        self._keys = parts[2].cast("H") if _little() else array("H", _swapped(parts[2]))
        self._low = little_endian(parts[3], "H")
        self._high = parts[4]
        self._rows = body[at[-1] :]
        self._met: dict[int, Known] = {}
        self._parts = (*parts, self._rows)

    def near(self, form: str) -> list[Near]:
        """Targets one slip away from a folded form, or sounding alike; for long forms without one also two slips away."""
        read = frozenset(ocr_variants(form))
        numbers = self._filed({form, *_shorter(form), *_sounds(form), *read})
        near = list(self._compared(form, numbers, read, 1))
        if len(form) >= LONG:
            more = self._filed({shorter for once in _shorter(form) for shorter in _shorter(once)}) | numbers
            near += self._compared(form, more, read, 2)
        heard = self._filed(_heard(form)) if form.isascii() else set()
        met = {n.target for n in near}
        return near + [n for n in self._sounding(form, heard) if n.target not in met]

    def _sounding(self, form: str, numbers: set[int]) -> Iterator[Near]:
        """Words whose consonants are those of a form, or all but one."""
        bare, (fewest, most) = consonants(form), APART
        for number in self._begun(form[0], sorted(numbers)[:MAX_TARGETS]):
            target = self._target(number)
            apart = OSA.distance(form, target.form, score_cutoff=most)  # the cheap questions first: few are left
            if apart < 2 or apart > most or form[0] != target.form[0]:
                continue
            if apart <= fewest or consonants(target.form) == bare:
                yield Near(target, "two" if apart == 2 else "far")

    def _begun(self, letter: str, numbers: Iterable[int]) -> list[int]:
        """Those of some targets that may begin with a letter of ASCII: no other does, but with an accent."""
        rows, starts, code = self._rows, self._starts, ord(letter)
        return [number for number in numbers if (first := rows[starts(number)]) > 0x7F or first | 0x20 == code]

    def named(self, form: str) -> Known | None:
        """The name that is written so, the commonest of several."""
        for number in sorted(self._filed((form,))):
            target = self._target(number)
            if target.form == form and not target.is_word:
                return target
        return None

    def _compared(self, form: str, numbers: set[int], read: frozenset[str], slips: int) -> Iterator[Near]:
        sound = skeleton(form) if len(form) > 4 else ""
        for number in sorted(numbers)[:MAX_TARGETS]:
            target = self._target(number)
            if target.form == form:
                continue
            if slips == 2 and OSA.distance(form, target.form, score_cutoff=2) > 2:  # the cheap question first: few are
                continue
            sort = "misread" if target.form in read else slip(form, target.form)
            if sort:
                if slips == 1:
                    yield Near(target, sort)
                continue
            alike = bool(sound) and sound == skeleton(target.form)
            if slips == 2 and not alike:
                yield Near(target, "two")
            elif slips == 1 and alike and OSA.distance(form, target.form, score_cutoff=3) <= 3:
                yield Near(target, "sound")

    def _filed(self, keys: Iterable[str]) -> set[int]:
        found: set[int] = set()
        buckets, filed, low, high = self._buckets, self._keys, self._low, self._high
        for key in keys:
            checksum = crc32(key.encode())
            bucket, rest = checksum >> 16, checksum & 0xFFFF
            at, end = buckets(bucket), buckets(bucket + 1)
            at = bisect_left(filed, rest, at, end)
            while at < end and filed[at] == rest:
                found.add(high[at] << 16 | low(at))
                at += 1
        return found

    def _target(self, number: int) -> Known:
        target = self._met.get(number)
        if target is None:
            row = bytes(self._rows[self._starts(number) : self._starts(number + 1) - 1]).decode()
            word, sorts, tenths = row.split("\t")
            if len(self._met) >= _KEPT:
                self._met.clear()
            target = self._met[number] = Known(folded(word), word, sorts, int(tenths) / 10)
        return target


class NativeTargets(Targets):
    """The same, by the native core."""

    def __init__(self, about: dict[str, object], body: memoryview, library: PyDLL) -> None:
        super().__init__(about, body)
        self._core = TargetsCore(library, self._parts, is_beside)

    def near(self, form: str) -> list[Near]:
        """See `Targets.near`."""
        try:
            found = self._core.near(form)
        except Declined:
            return super().near(form)
        near: list[Near] = []
        heard: list[Near] = []
        for number, slip_ in found:
            part = heard if ONLY_HEARD <= slip_ < ASK or slip_ == ASK + 2 else near
            part += (
                [Near(self._target(number), SLIPS[slip_])] if slip_ < ASK else self._asked(form, number, slip_ - ASK)
            )
        met = {n.target for n in near}
        return near + [n for n in heard if n.target not in met]

    def _asked(self, form: str, number: int, part: int) -> Iterator[Near]:
        """What a target is in a part of `Targets.near`, by the definition."""
        if part == 2:
            return self._sounding(form, {number})
        return self._compared(form, {number}, frozenset(ocr_variants(form)), part + 1)


_KEPT = 20_000
"""Targets that are remembered before the memory is emptied (about 8 MB)."""


def _little() -> bool:
    return array("H", [1]).tobytes()[0] == 1


def _swapped(part: memoryview) -> array[int]:
    words = array("H", part.tobytes())
    words.byteswap()
    return words


def _shorter(form: str) -> set[str]:
    return {form[:i] + form[i + 1 :] for i in range(len(form))}


def _sounds(form: str) -> tuple[str, ...]:
    return (f"~{skeleton(form)}",) if len(form) > 4 else ()


def _heard(form: str) -> set[str]:
    bare = consonants(form)
    fewer = _shorter(bare) if len(bare) > CONSONANTS else set()
    return {f"^{each}" for each in (bare, *fewer)} if len(bare) >= CONSONANTS else set()


def _keys(form: str, is_heard: bool) -> set[str]:
    return {form, *_shorter(form), *_sounds(form), *(_heard(form) if is_heard else ())}


@lru_cache(maxsize=8)
def opened(path: Path) -> Targets:
    """Map a file of targets; raises `ValueError` in words where it is none."""
    parts, library = mapped(path, MAGIC, "tools/build_frequencies.py"), core().library
    try:
        return NativeTargets(*parts, library) if library else Targets(*parts)
    except Declined:
        return Targets(*parts)


def packed(targets: Iterable[tuple[str, str, float]], about: dict[str, object]) -> bytes:
    """The bytes of a file with these targets: (word, sorts, zipf). The same targets give the same bytes."""
    ordered = sorted(targets, key=lambda t: (-round(t[2], 1), t[0], t[1]))
    rows = [f"{word}\t{sorts}\t{round(10 * zipf)}\n".encode() for word, sorts, zipf in ordered]
    filed = sorted(
        {
            (crc32(key.encode()), number)
            for number, (word, sorts, zipf) in enumerate(ordered)
            for key in _keys(folded(word), zipf >= HEARD and bool(set(sorts) & {WORD, CORE, DAY, FIGURE}))
        }
    )
    counts = [0] * BUCKETS
    for checksum, _ in filed:
        counts[checksum >> 16] += 1
    parts = (
        array("I", [0, *accumulate(map(len, rows))]),
        array("I", [0, *accumulate(counts)]),
        array("H", [checksum & 0xFFFF for checksum, _ in filed]),
        array("H", [number & 0xFFFF for _, number in filed]),
    )
    if not _little():
        for part in parts:
            part.byteswap()
    high = bytes(number >> 16 for _, number in filed)
    head = json.dumps({**about, "targets": len(rows), "keys": len(filed)}).encode()
    return MAGIC + head + b"\n" + b"".join(part.tobytes() for part in parts) + high + b"".join(rows)
