"""Targets that can be found from any form one slip away: the deletion index of SymSpell (Garbe 2012).

Each target is filed under itself, under each form with one letter left out, without its doubled letters,
and under its letters in order,
as a 32-bit checksum in a sorted array, with the target's number at the same place of another. A look-up costs one binary
search for each letter of the form, whatever the number of targets, and less where a bit says that nothing is filed there
(Bloom 1970, with one hash). All is pickled and loaded as it is.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from zlib import crc32

from lint.lexicon.edits import slip, undoubled
from lint.native import filing
from lint.native.library import core


@dataclass(frozen=True, slots=True)
class Target:
    """A right form: the folded word that is compared, and what it stands for.

    `name` is the whole name it belongs to, `word` its own part of it as people write it; `tier` and `kind` decide how
    much evidence is needed, `of` is the country it belongs to, `weight` how often it is met (zipf scale). `partners` are
    the other words of a name that is nothing without them ("Zealand").
    """

    form: str
    word: str
    name: str
    tier: str
    kind: str
    of: str
    weight: float
    partners: tuple[str, ...] = ()


class Index:
    """All targets of a rule, found by forms near them. Targets are kept as lines of text and read when they are met."""

    def __init__(self, targets: Iterable[Target]) -> None:
        rows = [_row(target) for target in targets]
        self._rows = "\n".join(rows)
        self._starts = array("I", [0, *accumulate(len(row) + 1 for row in rows)])
        self._keys, self._numbers, self._bits = array("I"), array("I"), bytearray()
        self._shift = 0
        self._met: dict[int, Target] = {}

    def file(self) -> None:
        """Make ready for looking up, which takes a second for 100,000 targets; who only goes through them need not."""
        if self._bits:
            return
        filed = _filed([row.partition("\t")[0] for row in self._rows.split("\n")] if self._rows else [])
        halves = array("I", filed.tobytes())
        low = sys.byteorder == "little"
        self._keys, self._numbers = halves[low::2], halves[1 - low :: 2]
        self._shift = 32 - max(3, (4 * len(filed)).bit_length())
        self._bits = bytearray(1 << 32 - self._shift - 3)
        # the first bits of a checksum tell that nothing is filed under it three times in four
        _mark(self._keys, self._shift, self._bits)

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_met": {}}

    def __iter__(self) -> Iterator[Target]:
        return (self._target(n) for n in range(len(self._starts) - 1))

    def near(self, form: str) -> Iterator[tuple[Target, str]]:
        """Targets one slip away from `form`, with the sort of slip, in the order of the targets."""
        numbers: list[int] = []
        self.file()
        bits, shift = self._bits, self._shift
        for key in _keys(form):
            sum_ = crc32(key.encode())
            if bits[sum_ >> shift + 3] >> (sum_ >> shift & 7) & 1:
                numbers += self._under(sum_)
        for number in sorted(set(numbers)):
            target = self._target(number)
            sort = slip(form, target.form)
            if sort:
                yield target, sort

    def swapped(self, form: str) -> list[Target]:
        """Those of them where two letters changed places."""
        found = sorted(self._under(crc32("".join(sorted(form)).encode())))
        return [t for t in map(self._target, found) if slip(form, t.form) == "swap"]

    def named(self, form: str) -> list[Target]:
        """The targets written exactly so."""
        return [t for n in self._under(crc32(form.encode())) if (t := self._target(n)).form == form]

    def __contains__(self, form: str) -> bool:
        return bool(self.named(form))

    def _under(self, sum_: int) -> Sequence[int]:
        self.file()
        keys = self._keys
        first = at = bisect_left(keys, sum_)
        while at < len(keys) and keys[at] == sum_:
            at += 1
        return self._numbers[first:at] if at > first else ()

    def _target(self, number: int) -> Target:
        target = self._met.get(number)
        if target is None:
            row = self._rows[self._starts[number] : self._starts[number + 1] - 1]
            target = self._met[number] = _read(row)
        return target


def _filed(forms: Sequence[str]) -> array[int]:
    """The keys of all forms in order: the checksum of each in the upper half, the number of its form in the lower."""
    library = core().library
    fit = [form.encode() if library and form.isascii() and len(form) <= filing.LETTERS else b"" for form in forms]
    left = (number for number, form in enumerate(fit) if not form)
    others = [crc32(key) << 32 | number for number in left for key in _keys_in_bytes(forms[number])]
    return filing.filed(library, fit, others) if library else array("Q", sorted(others))


def _mark(sums: array[int], shift: int, bits: bytearray) -> None:
    """Mark in `bits` the upper part of each checksum."""
    library = core().library
    if library:
        return filing.mark(library, sums, shift, bits)
    for place in set(map(shift.__rrshift__, sums)):
        bits[place >> 3] |= 1 << (place & 7)


def _row(target: Target) -> str:
    """A target as a line of text, short where its word is all there is."""
    whole = target.form == target.word == target.name
    name = (target.word, target.name, target.kind, target.of, *target.partners) if not whole or target.kind else ()
    return "\t".join((target.form, target.tier, str(target.weight), *name))


def _read(row: str) -> Target:
    form, tier, weight, *rest = row.split("\t")
    word, name, kind, of, *partners = rest or (form, form, "", "")
    return Target(form, word, name, tier, kind, of, float(weight), tuple(partners))


def _keys_in_bytes(form: str) -> set[bytes]:
    """The same keys, in UTF-8."""
    if not form.isascii():
        return set(map(str.encode, _keys(form)))
    data = form.encode()
    return {
        data, undoubled(form).encode(), bytes(sorted(data)), *[data[:i] + data[i + 1 :] for i in range(len(data))]
    }  # fmt: skip


def _keys(form: str) -> set[str]:
    return {form, undoubled(form), "".join(sorted(form)), *[form[:i] + form[i + 1 :] for i in range(len(form))]}
