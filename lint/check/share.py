"""What checking a document, a file or a shard comes to before all are added up."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lint import kinds
from lint.check.rulebook import Rulebook
from lint.check.tallies import Tallies, merged, of_parts
from lint.core.corpus import Again, Corpus
from lint.core.errors import Failure, Skipped
from lint.core.finding import Finding
from lint.core.shift import Shift
from lint.core.text import ChunkOffset
from lint.inputs.again import again as reread
from lint.inputs.batches import Batch
from lint.inputs.chunks import Chunk
from lint.inputs.discover import shown
from lint.inputs.pieces import WorkItem
from lint.inputs.reader import Reader
from lint.inputs.sections import Section
from lint.inputs.texts import Texts


@dataclass
class Checked:
    """One document's share: its findings and its tallies."""

    findings: list[Finding] = field(default_factory=list)
    tallies: Tallies = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    documents: int = 0
    characters: int = 0
    late: list[Finding] = field(default_factory=list)
    """Findings about documents that were looked at in parts, in no order."""
    met: set[str] = field(default_factory=set)
    """Files of records that have texts, as far as they were cut."""
    lacking: list[Failure] = field(default_factory=list)
    """What is wrong with files of records unless they have texts elsewhere."""
    key: str = ""
    """Where the share is that of a file: its key in the cache, if it is kept."""
    identity: str = ""
    """Where the share is that of a part of a file: what stands for all that it depends on (`WorkItem.identity`)."""

    def add(self, other: Checked, rulebook: Rulebook) -> None:
        """Take in another share, which is used up."""
        self.findings += other.findings
        self.failures += other.failures
        self.notes += other.notes
        self.skipped += other.skipped
        self.documents += other.documents
        self.characters += other.characters
        self.late += other.late
        self.met |= other.met
        self.lacking += other.lacking
        self.tallies = merged(self.tallies, other.tallies, rulebook)

    def failed(self) -> list[Failure]:
        """What could not be checked, once all shares are added."""
        return [*self.failures, *(f for f in self.lacking if f.path not in self.met)]


@dataclass(frozen=True)
class PieceShare:
    """The share of one piece of a file, kept for several sums: a sum takes its tallies over, so they are packed."""

    piece: WorkItem
    checked: Checked
    tallies: bytes

    @classmethod
    def of(cls, piece: WorkItem, checked: Checked) -> PieceShare:
        """The share of a piece, which is used up; the text of the piece is not kept."""
        if isinstance(piece.part, Chunk | Section | Texts | Batch):
            piece = piece._replace(part=piece.part.without_text())
        packed = pickle.dumps(checked.tallies, pickle.HIGHEST_PROTOCOL)
        return cls(piece, dataclasses.replace(checked, tallies={}), packed)

    def summand(self) -> Checked:
        """What goes into a sum."""
        return dataclasses.replace(self.checked, tallies=pickle.loads(self.tallies))

    def moved_to(self, piece: WorkItem, rulebook: Rulebook) -> PieceShare | None:
        """The share of a piece of the same identity that stands elsewhere; nothing where it has to be worked out anew."""
        before, after = self.piece.part, piece.part
        if not (isinstance(before, Chunk | Section | Texts) and isinstance(after, Chunk | Section | Texts)):
            return dataclasses.replace(self, piece=piece)
        shift = Shift(before.past, after.past, before.in_file, after.in_file)
        if shift.is_none:
            return dataclasses.replace(self, piece=piece)
        if any(shift.is_told(f, _lines(after)) for f in self.checked.findings):
            return None
        checked = self.summand()
        checked.findings = [shift.finding(f) for f in checked.findings]
        checked.tallies = {
            name: kinds.named(rulebook.named(name).kind).moved(tally, shift) for name, tally in checked.tallies.items()
        }
        return PieceShare.of(piece, checked)


def _lines(part: Chunk | Section | Texts) -> int:
    """Lines of the file that a part of it takes up."""
    if isinstance(part, Texts):
        return part.lines
    document = part.read()
    return ChunkOffset().after(document.map.raw if document.map else document.text).lines + 1


def whole_files(
    shares: Iterable[tuple[WorkItem, Checked]], rulebook: Rulebook, reader: Reader, again: Again | None = None
) -> Iterator[tuple[WorkItem, Checked]]:
    """The shares as they come, and what only the pieces of a file together tell after its last: the tallies of chunks
    are those of one document, and a field that no batch of records has is missing. `again` reads documents once more that
    are not as they lie on disk."""
    for path, of_file in groupby(shares, key=lambda share: share[0].path):
        held: Tallies = {}
        empty: Batch | None = None
        met = False
        for piece, share in of_file:
            if isinstance(piece.part, Chunk | Section):
                held, share.tallies = merged(held, share.tallies, rulebook), {}
            elif isinstance(piece.part, Batch):
                empty, met = piece.part, met or bool(share.documents or share.failures)
            yield piece, share
        corpus = Corpus(1, again or reread([path], reader))
        tallies, late = of_parts(held, rulebook, corpus)
        lacking = list(empty.missing_field(reader)) if empty and not met else []
        if held or empty:
            named = {shown(path)} if met else set()
            yield (
                WorkItem(path, 0),
                Checked(tallies=tallies, late=late, met=named, lacking=lacking, failures=corpus.failures),
            )
