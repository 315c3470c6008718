"""The documents of a run, seen from its end: how many they were, and those again that a conclusion names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field

from lint.core.errors import Failure
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
    """What conclusions know of the run: its number of documents; `failures` are documents that changed meanwhile."""

    documents: int
    again: Again = nothing_again
    failures: list[Failure] = field(default_factory=list)

    def read(self, addresses: Iterable[Address]) -> Iterator[tuple[Address, Document]]:
        """The documents with these addresses, each once, file by file; one that changed since it was tallied is a failure
        and left out."""
        missing = {(a.origin, a.past): a for a in addresses}
        wanted: dict[str, set[int | str | None]] = {}
        for (path, record, _), _ in missing:
            wanted.setdefault(path, set()).add(record)
        for document in self.again(wanted) if wanted else ():
            address = missing.get(((document.path, document.record, document.field), document.past.characters))
            if address is not None and Address.of(document) == address:
                del missing[address.origin, address.past]
                yield address, document
        self.failures += [Failure(path, CHANGED) for path in sorted({origin[0] for origin, _ in missing})]


CHANGED = "changed while seedlint was reading it, so not all that it shares with other documents is named; run again"
