"""Targets that can be found from any form one slip away: the deletion index of SymSpell (Garbe 2012).

Each target is filed under itself, under each form with one letter left out, without its doubled letters,
and under its letters in order,
as a 32-bit checksum beside the target's number in one sorted array. A look-up costs one binary search for each letter
of the form, whatever the number of targets, and the array is pickled and loaded as it is.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

from lint.names.edits import slip, undoubled


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
    """All targets of a rule, found by forms near them."""

    def __init__(self, targets: Iterable[Target]) -> None:
        self.targets = list(targets)
        self.forms: dict[str, list[int]] = {}
        for number, target in enumerate(self.targets):
            self.forms.setdefault(target.form, []).append(number)
        keys = {crc32(key.encode()) << 32 | n for form, ns in self.forms.items() for key in _keys(form) for n in ns}
        self._keys = array("Q", sorted(keys))

    def near(self, form: str) -> Iterator[tuple[Target, str]]:
        """Targets one slip away from `form`, with the sort of slip, in the order of the targets."""
        keys, numbers = self._keys, set()
        for key in _keys(form):
            low = crc32(key.encode()) << 32
            at = bisect_left(keys, low)
            while at < len(keys) and keys[at] >> 32 == low >> 32:
                numbers.add(keys[at] & 0xFFFFFFFF)
                at += 1
        for number in sorted(numbers):
            target = self.targets[number]
            sort = slip(form, target.form)
            if sort:
                yield target, sort

    def __contains__(self, form: str) -> bool:
        return form in self.forms

    def named(self, form: str) -> list[Target]:
        """The targets written exactly so."""
        return [self.targets[n] for n in self.forms.get(form, ())]


def _keys(form: str) -> set[str]:
    return {form, undoubled(form), "".join(sorted(form)), *(form[:i] + form[i + 1 :] for i in range(len(form)))}
