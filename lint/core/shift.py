"""A part of a text that stands elsewhere in its file than it did: what was found in it, and counted, in terms of the new place.

A correction that makes a text longer or shorter moves all that comes after it. The moved parts are the same texts, so they
need not be checked again, unless what is told of them names lines that have other numbers now.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar, cast

from lint.core import late
from lint.core.finding import Edit, Finding, Fix, Place
from lint.core.region import Region
from lint.core.sheaf import Entry, Sheaf
from lint.core.text import ChunkOffset

T = TypeVar("T")

_NUMBER = late.re(r"(?<!\d)\d{1,18}(?!\d)", re.ASCII)
"""What can be the number of a line."""


def _tuple(*items: object) -> object:
    return items


def _moved(edits: Iterable[Edit], by: int) -> tuple[Edit, ...]:
    return tuple(Edit(e.start + by, e.end + by, e.text) for e in edits)


class Shift(NamedTuple):
    """What stood before a part of a document, and what stands before it now: in the text, and in the file, which differ where
    this has marks."""

    old: ChunkOffset
    new: ChunkOffset
    old_in_file: ChunkOffset
    new_in_file: ChunkOffset

    @property
    def is_none(self) -> bool:
        """Whether the part stands where it did."""
        return self.old == self.new and self.old_in_file == self.new_in_file

    @property
    def characters(self) -> int:
        """Code points by which offsets into the text grow."""
        return self.new.characters - self.old.characters

    @property
    def characters_in_file(self) -> int:
        """Code points by which offsets into the file grow."""
        return self.new_in_file.characters - self.old_in_file.characters

    @property
    def lines(self) -> int:
        """Lines by which line numbers of the file grow."""
        return self.new_in_file.lines - self.old_in_file.lines

    @property
    def lines_of_text(self) -> int:
        """Lines by which those of the text grow, as they are counted of records."""
        return self.new.lines - self.old.lines

    def place(self, place: Place) -> Place:
        """A place, or a spot, in the part."""
        start, end = place.start + self.characters, place.end + self.characters
        if place.is_spot:
            return place._replace(start=start, end=end)
        lines = self.lines if place.record is None else self.lines_of_text
        return place._replace(
            start=start, end=end, line=place.line + lines, end_line=place.end_line + lines,
            column=place.column + self._columns(place.line), end_column=place.end_column + self._columns(place.end_line),
            region=place.region and self._region(place.region),
        )  # fmt: skip

    def _region(self, region: Region) -> Region:
        """A region of the file; parts of files with marks begin with a line."""
        by = self.characters_in_file
        return region._replace(
            line=region.line + self.lines,
            end_line=region.end_line + self.lines,
            start=region.start + by,
            end=region.end + by,
        )

    def _columns(self, line: int) -> int:
        """By how much columns of this (old) line grow: that with which the part begins may have begun before it."""
        return self.new_in_file.column - self.old_in_file.column if line == self.old_in_file.lines + 1 else 0

    def finding(self, finding: Finding) -> Finding:
        """A finding in the part."""
        return finding._replace(
            place=self.place(finding.place),
            fix=finding.fix and self._fix(finding.fix),
            related=tuple(map(self.place, finding.related)),
        )

    def is_told(self, finding: Finding, lines: int) -> bool:
        """Whether words about a finding in a part of so many lines may hold the number of a line that is another now."""
        told = _NUMBER.findall(" ".join((finding.message, *finding.evidence))) if self.lines else ()
        before = self.old_in_file.lines
        return any(before < int(number) <= before + lines for number in told)

    def _fix(self, fix: Fix) -> Fix:
        edits = _moved(fix.edits, self.characters)
        written = fix.written and _moved(fix.written, self.characters_in_file)
        return fix._replace(edits=edits, places=tuple(map(self.place, fix.places)), written=written)

    def entry(self, entry: Entry) -> Entry:
        """What the part adds to a sheaf."""
        return entry._replace(address=entry.address._replace(past=entry.address.past + self.characters))

    def tally(self, tally: T) -> T:
        """A tally of the part, with all places and addresses in it."""
        return cast("T", self._moved(tally))

    def _moved(self, value: object) -> object:
        if isinstance(value, Place):
            return self.place(value)
        if isinstance(value, Sheaf):
            return value.rewritten(self.entry)
        if isinstance(value, dict):
            return {self._moved(key): self._moved(item) for key, item in value.items()}
        if isinstance(value, tuple):
            made: Callable[..., object] = type(value) if hasattr(value, "_fields") else _tuple
            return made(*map(self._moved, value))
        if isinstance(value, list):
            return [self._moved(item) for item in value]
        if dataclasses.is_dataclass(value) and not isinstance(value, type):
            changed = {f.name: self._moved(getattr(value, f.name)) for f in dataclasses.fields(value) if f.init}
            return dataclasses.replace(value, **changed)
        return value
