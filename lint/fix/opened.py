"""A file that is open for fixing: corrections of its texts become edits of the file, and are tried before they count.

Findings speak of texts; a file is written in raw terms (escapes, tags, cells). `Opened.lifted` says the same in terms of
the file, `Opened.lawful` leaves out what would change more than texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lint.core.errors import Failure, Skipped
from lint.core.finding import Edit, Finding, Origin
from lint.core.rule import Safety
from lint.core.text import Coding, Undecodable, encode
from lint.core.textmap import Unwritable
from lint.fix.rounds import apply
from lint.inputs import containers
from lint.inputs.discover import SNIFF_BYTES
from lint.inputs.format import Format, Parsed, Reading, texts_of
from lint.inputs.law import broken_law
from lint.inputs.pieces import WorkItem, work_items
from lint.inputs.reader import Door, Reader, named
from lint.inputs.source import Read, Unit, decoded, documents_in_text, reading_of, units, unpacked

Key = tuple[int | str | None, str | None]
"""Record and field of a text."""


@dataclass
class _Lifted:
    """Where a finding's edits go: the unit, the text, and the edits of the text."""

    unit: int
    key: Key
    edits: list[Edit]


@dataclass
class Opened:
    """The decoded text of a file as it now is, and how it is read."""

    file: Path
    reader: Reader
    door: Door
    original: bytes = field(repr=False)
    text: str = field(repr=False)
    coding: Coding
    _index: dict[int, Unit] | None = field(default=None, repr=False)
    _parsed: dict[int, dict[Key, Parsed]] = field(default_factory=dict, repr=False)
    _lifted: dict[Finding, _Lifted] = field(default_factory=dict, repr=False)

    @property
    def content_before(self) -> bytes:
        """The bytes of the text before any fix, out of their container."""
        return containers.content(self.file.name, self.original)

    def packed(self, content: bytes) -> bytes:
        """The file that holds these bytes of text."""
        return containers.packed(self.file.name, self.original, content)

    @property
    def module(self) -> Format:
        """The file's format."""
        return named(self.door.format)

    @property
    def asked(self) -> Reading:
        """How its units are read."""
        return reading_of(self.file, self.text, self.door, self.reader)

    def documents(self) -> Iterator[Read]:
        """The documents as they now are."""
        return documents_in_text(self.file, self.text, self.coding, self.door, self.reader)

    def pieces(self) -> Iterator[WorkItem]:
        """The pieces in which the file is checked, as it now is."""
        content = encode(self.text, self.coding)
        size = len(self.original if self.door.container else content)
        return work_items(self.file, size, self.reader, content)

    def moved_on(self, text: str) -> None:
        """The text is another now."""
        self.text = text
        self._index = None
        self._parsed.clear()
        self._lifted.clear()

    def fits(self, findings: Sequence[Finding]) -> bool:
        """Whether the texts are those that the findings speak of."""
        return all(self._says(f) for f in findings)

    def _says(self, finding: Finding) -> bool:
        place = finding.place
        parsed = self._text(place.origin)[1]
        return parsed is not None and parsed.text[place.start : place.end] == place.found

    def lifted(self, findings: Sequence[Finding]) -> list[Finding]:
        """Findings in terms of the file; a fix that cannot be written there is only suggested."""
        return [self._lift(f) for f in findings]

    def _lift(self, finding: Finding) -> Finding:
        place = finding.place
        number, parsed = self._text(place.origin)
        if parsed is None or parsed.known is None:
            return finding
        start = self._units()[number].start
        known = parsed.known
        there = place._replace(start=start + known.raw_offset(place.start), end=start + known.raw_end(place.end))
        fix = finding.fix
        if fix is None or not fix.edits:
            return finding._replace(place=there)
        written = self.written(place.origin, fix.edits)
        if written is None:
            return finding._replace(place=there, fix=fix._replace(safety=Safety.SUGGEST, edits=()))
        out = finding._replace(place=there, fix=fix._replace(edits=written))
        self._lifted[out] = _Lifted(number, (place.record, place.field), list(fix.edits))
        return out

    def written(self, origin: Origin, edits: Sequence[Edit]) -> tuple[Edit, ...] | None:
        """The edits of the file that make these edits of one of its texts; `None` where they cannot be made there."""
        number, parsed = self._text(origin)
        if parsed is None or parsed.known is None:
            return tuple(edits)
        try:
            raw = parsed.style.raw_edits(parsed.known, parsed.text, edits)
        except Unwritable:
            return None
        start = self._units()[number].start
        return tuple(Edit(start + e.start, start + e.end, e.text) for e in raw)

    def _units(self) -> dict[int, Unit]:
        if self._index is None:
            self._index = {unit.number: unit for unit in units(self.text, self.module, self.asked)}
        return self._index

    def _text(self, origin: Origin) -> tuple[int, Parsed | None]:
        """The unit that holds a text, and the text."""
        _, record, field_ = origin
        known = self._units()
        number = record if isinstance(record, int) and record in known else 0
        if number not in known:
            return 0, None
        if number not in self._parsed:
            found = texts_of(self.module, known[number].raw, self.asked)
            self._parsed[number] = {(p.record or number or None, p.field): p for p in found}
        return number, self._parsed[number].get((record, field_))

    def lawful(self, chosen: Sequence[Finding]) -> tuple[list[Finding], list[tuple[Finding, str]]]:
        """Of lifted findings whose fixes go together, those that change texts alone; the others with the reason."""
        by_unit: dict[int, list[Finding]] = defaultdict(list)
        kept = [f for f in chosen if f not in self._lifted]
        refused: list[tuple[Finding, str]] = []
        for finding in chosen:
            if finding in self._lifted:
                by_unit[self._lifted[finding].unit].append(finding)
        for number, findings in by_unit.items():
            if not self._broken(number, findings):
                kept += findings
                continue
            good: list[Finding] = []
            for finding in findings:
                reason = self._broken(number, [*good, finding])
                if reason:
                    refused.append((finding, reason))
                else:
                    good.append(finding)
            kept += good
        order = {id(f): i for i, f in enumerate(chosen)}
        return sorted(kept, key=lambda f: order[id(f)]), refused

    def breaks(self, text: str) -> str:
        """The law that the file would break with this text, whatever its own texts are then; empty for none."""
        before = list(units(self.text, self.module, self.asked))
        after = list(units(text, self.module, self.asked))
        if len(before) != len(after):
            return "the file would hold other records"
        return next(
            (why for a, b in zip(before, after, strict=True) if a.raw != b.raw and (why := self._frames(a.raw, b.raw))),
            "",
        )

    def _frames(self, before: str, after: str) -> str:
        try:
            same = self.module.frame(before, self.asked) == self.module.frame(after, self.asked)
        except ValueError as error:
            return f"the file would no longer be readable: {error}"
        return "" if same else "more than the text would change"

    def _broken(self, number: int, findings: Sequence[Finding]) -> str:
        """The law that these fixes together would break in a unit; empty where they break none."""
        unit = self._units()[number]
        raw = [Edit(e.start - unit.start, e.end - unit.start, e.text) for f in findings if f.fix for e in f.fix.edits]
        wanted: dict[Key, list[Edit]] = defaultdict(list)
        for finding in findings:
            there = self._lifted[finding]
            wanted[there.key] += there.edits
        before = self._parsed[number]
        try:
            after = apply(unit.raw, raw)
            texts = {key: apply(p.text, wanted[key]) if key in wanted else p.text for key, p in before.items()}
        except ValueError as error:
            return str(error)
        return broken_law(self.module, self.asked, unit.raw, after, number, texts)


def open_file(file: Path, reader: Reader) -> Opened | Failure | Skipped:
    """A file for fixing; raises `OSError`."""
    return open_bytes(file, file.read_bytes(), reader)


def open_bytes(file: Path, data: bytes, reader: Reader) -> Opened | Failure | Skipped:
    """The bytes of a file for fixing."""
    opened = unpacked(file, data, reader.door(file, data[:SNIFF_BYTES]), reader)
    if isinstance(opened, Failure | Skipped):
        return opened
    door, inner = opened
    try:
        text, coding = decoded(file, inner, reader)
    except Undecodable as error:
        return Failure(file.as_posix(), str(error))
    return Opened(file, reader, door, data, text, coding)
