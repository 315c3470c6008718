"""The documents of a run, seen from its end: how many they were, and those again that a conclusion names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter

from lint.core.errors import Failure
from lint.core.finding import Origin
from lint.core.key_range import WHOLE, KeyRange
from lint.core.sheaf import Address
from lint.core.text import Document

Wanted = Mapping[str, Set[int | str | None]]
"""Records by the path of their file; `None` stands for what has no number."""

Again = Callable[[Wanted], Iterable[Document]]
"""Reads documents once more: at least those that are wanted, those of a file in their order."""


def nothing_again(wanted: Wanted) -> Iterable[Document]:
    """Where nothing can be read once more."""
    return ()


@dataclass
class Corpus:
    """What conclusions know of the run: its number of documents; `failures` are documents that changed meanwhile.

    `range` is what of all keys is concluded here, and `gists` what each range says to all (`Kind.gist`): none where there is
    one range.
    """

    documents: int
    again: Again = nothing_again
    failures: list[Failure] = field(default_factory=list)
    range: KeyRange = WHOLE
    gists: Sequence[Iterable[object]] = ()

    def read(self, addresses: Iterable[Address]) -> Iterator[tuple[Address, Document]]:
        """The documents, or parts of some, with these addresses, each once, file by file; one that changed since it was
        tallied is a failure and left out."""
        missing = {(a.origin, a.past): a for a in addresses}
        for origin, document in self.parts_of(origin for origin, _ in missing):
            address = missing.get((origin, document.past.characters))
            if address is not None and Address.of(document) == address:
                del missing[address.origin, address.past]
                yield address, document
        self.changed(origin for origin, _ in missing)

    def read_whole(self, addresses: Iterable[Address]) -> Iterator[tuple[Address, Document, Iterator[Document]]]:
        """The documents that begin at these addresses, each with the other parts of it."""
        missing = {a.origin: a for a in addresses}
        for origin, of_one in groupby(self.parts_of([*missing]), key=itemgetter(0)):
            parts = (document for _, document in of_one)
            first = next(parts)
            if Address.of(first) == missing[origin]:
                yield missing.pop(origin), first, parts
        self.changed(missing)

    def parts_of(self, origins: Iterable[Origin]) -> Iterator[tuple[Origin, Document]]:
        """All parts of the documents with these origins as they stand now, file by file."""
        asked = set(origins)
        wanted: dict[str, set[int | str | None]] = {}
        for path, record, _ in asked:
            wanted.setdefault(path, set()).add(record)
        for document in self.again(wanted) if wanted else ():
            origin = document.path, document.record, document.field
            if origin in asked:
                yield origin, document

    def changed(self, origins: Iterable[Origin]) -> None:
        """Note that documents are no longer what they were."""
        self.failures += [Failure(path, CHANGED) for path in sorted({origin[0] for origin in origins})]


CHANGED = "changed while seedlint was reading it, so not all that it shares with other documents is named; run again"
