"""Findings of a run that may be more than memory holds: in a list while they are few, else in a file that is read as
often as somebody goes through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import merge
from itertools import chain, islice
from typing import overload

from lint.core.finding import Finding, in_order
from lint.core.spool import Kept, stored, unpacked

MAX_FINDINGS_IN_MEMORY = 10_000
"""Findings that are held in memory, where each takes some 2 kB."""

PART_FINDINGS = 5_000
"""Findings about a corpus that are sorted at a time: with the places that they name they take 5 kB each."""

BLOCK_FINDINGS = 100
"""Findings that are written and read together."""

AT_A_TIME = 64
"""Parts that are merged at a time: of each a block is in memory."""


def gathered(findings: Iterable[Finding]) -> Sequence[Finding]:
    """All of these findings, in the order in which they come."""
    findings = iter(findings)
    few = list(islice(findings, MAX_FINDINGS_IN_MEMORY + 1))
    return few if len(few) <= MAX_FINDINGS_IN_MEMORY else SpilledFindings(chain(_used_up(few), findings))


def _used_up(findings: list[Finding]) -> Iterator[Finding]:
    """These findings, each of which goes from the list when it was asked for."""
    findings.reverse()
    while findings:
        yield findings.pop()


def in_one_order(one: Sequence[Finding], other: Iterable[Finding]) -> Sequence[Finding]:
    """The findings of both in the order of reports, exact repeats dropped; those in a file are in that order already.

    Where the others are many they are sorted by part, and the parts wait on disk (an external merge sort).
    """
    others = iter(other)
    few = list(islice(others, PART_FINDINGS + 1))
    if len(few) <= PART_FINDINGS and isinstance(one, list):
        return in_order([*one, *few])
    if not few:
        return one
    others = chain(few, others)
    parts = [SpilledFindings(in_order(part)) for part in iter(lambda: list(islice(others, PART_FINDINGS)), [])]
    while len(parts) > AT_A_TIME:
        parts = [SpilledFindings(_merged(parts[i : i + AT_A_TIME])) for i in range(0, len(parts), AT_A_TIME)]
    ordered = in_order(one) if isinstance(one, list) else one
    return gathered(_without_repeats(_merged([ordered, *parts])))


def _merged(parts: Iterable[Sequence[Finding]]) -> Iterator[Finding]:
    return merge(*parts, key=lambda f: f.sort_key)


def _without_repeats(ordered: Iterable[Finding]) -> Iterator[Finding]:
    last = None
    for finding in ordered:
        if finding != last:
            yield finding
        last = finding


class SpilledFindings(Sequence[Finding]):
    """Findings, packed, that wait in a temporary file where there is room: a block is unpacked at a time."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._count = 0
        self._blocks: list[Kept] = list(stored(self._counted(findings), BLOCK_FINDINGS))

    def _counted(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        for finding in findings:
            self._count += 1
            yield finding

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[Finding]:
        return unpacked(self._blocks)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> list[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | list[Finding]:
        numbers = range(self._count)[index]
        if isinstance(numbers, range):
            return [self[i] for i in numbers]
        block, place = divmod(numbers, BLOCK_FINDINGS)
        return next(islice(unpacked([self._blocks[block]]), place, None))
