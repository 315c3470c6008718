"""What all searches for slips share: targets and known forms, and a memory of the words that were judged before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap
from operator import itemgetter
from pathlib import Path
from typing import ClassVar, Generic, TypeVar

from lint.core.kind import Rejected
from lint.kinds.near_miss.suspicion import suspicion
from lint.lexicon.forms import Forms, opened
from lint.lexicon.index import Index, Target
from lint.lexicon.tokens import distinct, shaped, spans
from lint.structure.view import View

S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Respelling:
    """A slip at its place: the corrections, the best first, and the facts that decided.

    `sure` tells a slip that an editor would certainly correct from one to look at; `minor` is below both.
    """

    start: int
    end: int
    rights: tuple[str, ...]
    evidence: tuple[str, ...]
    sure: bool = False
    minor: bool = False
    score: float = 0.0
    safe: bool = False
    """Whether its correction may be made unasked."""


class Search(Generic[S]):
    """Finds slips of one sort. Picklable; what it remembers between documents is not kept.

    A search says in `suspects` what a word as written may be, knowing nothing but the word; that is remembered for all
    searches together (`lint.kinds.near_miss.suspicion`). Only the few suspects of a document are then looked at in their
    places (`judged`).
    """

    slip: ClassVar[str]
    """The name by which rules ask for this search."""
    shapes: ClassVar[tuple[str, ...]]
    """Shapes of the tokens that may be suspects."""

    wanted: frozenset[bytes] = frozenset()
    """Tokens that may be suspects whatever their shape, and however common they are."""

    technical: ClassVar[bool] = True
    """Whether it looks at the documentation of programs, which coins words ("versionadded", "toJson")."""

    convinces: bool = True
    """Whether what it finds and is not sure of is shown where a learned search is silent."""

    looks_up: ClassVar[bool] = True
    """Whether it looks forms up among the targets."""

    def __init__(self, index: Index, known: Path, given: frozenset[str], allow: frozenset[str]) -> None:
        if self.looks_up:  # here, so that it is pickled
            index.file()
        self.index = index
        self.known = known
        self.given = given
        self.allow = allow
        self._forms: Forms | None = None
        self._number = 0
        """Its number among the searches that ask these forms."""

    def __getstate__(self) -> dict[str, object]:
        return {**self.__dict__, "_forms": None}

    def find(self, view: View) -> Iterator[Respelling]:
        """All slips of a document."""
        if not self.technical and view.anatomy.facts["technical"]:
            return
        met: dict[str, tuple[S, bytes]] = {}
        for token, suspects in self.suspected(view):
            for name, suspect in suspects:  # of the tokens that hold it the first in order, not the first of a set
                met[name] = suspect, min(token, met[name][1]) if name in met else token
        for _, (suspect, token) in sorted(met.items(), key=itemgetter(0)):
            yield from self.judged(view, suspect, token, self.forms)

    @property
    def forms(self) -> Forms:
        """The known forms; opened when first asked for."""
        if self._forms is None:
            self._forms = opened(self.known)
            self._number = suspicion(self._forms).join(self)
        return self._forms

    def suspected(self, view: View) -> Sequence[tuple[bytes, tuple[tuple[str, S], ...]]]:
        """The tokens of a document that are suspects, each with these and what they are sorted by."""
        return suspicion(self.forms).of(view).get(self._number, ())

    def name(self, suspect: S) -> str:
        """What a suspect is told from others by, and sorted by."""
        return repr(suspect)

    def pool(self, view: View, forms: Forms) -> frozenset[bytes]:
        """The words of the document that may be suspects at all."""
        return shaped(view, forms, *self.shapes) | (distinct(view) & self.wanted)

    def suspects(self, token: bytes, forms: Forms) -> Iterator[S]:
        """What this word may be, as far as the word alone tells."""
        raise NotImplementedError

    def judged(self, view: View, suspect: S, token: bytes, forms: Forms) -> Iterator[Respelling]:
        """The places in this document where the suspect is a slip."""
        raise NotImplementedError

    def rejected(self, view: View) -> Iterator[Rejected]:
        """Words that were near a right form and the places of suspects that were passed over, with the reasons."""
        forms = self.forms
        for token in sorted(self.pool(view, forms)):
            for text, reason in self.unsuspected(token, forms):
                yield from (Rejected(start, end, reason) for start, end in spans(view, text))
            for suspect in self.suspects(token, forms):
                yield from starmap(Rejected, self.spared(view, suspect, token, forms))

    def unsuspected(self, token: bytes, forms: Forms) -> Iterator[tuple[str, str]]:
        """Words of a token that are near a right form and yet no suspects, with the reasons."""
        return iter(())

    def spared(self, view: View, suspect: S, token: bytes, forms: Forms) -> Iterator[tuple[int, int, str]]:
        """The places where a suspect is no slip, with the reasons."""
        return iter(())


def written(word: str) -> frozenset[bytes]:
    """The ways in which a word may stand among the tokens of a document."""
    plain = word.encode()
    return frozenset((plain, plain + b"'s", plain.upper(), plain + b"'"))


def like(found: str, word: str) -> str:
    """`word` in the case of `found`."""
    if found.isupper() and len(found) > 1:
        return word.upper()
    return word[0].upper() + word[1:] if found[0].isupper() else word


def best(targets: list[Target]) -> Target:
    """The commonest of several."""
    return min(targets, key=lambda t: (-t.weight, t.name))
