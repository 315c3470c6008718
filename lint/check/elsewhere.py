"""What rules look for anywhere in a document, looked for in the whole of one that is checked in chunks, and its habits.

One pass over the file before its first chunk is checked, which stops asking for what was found often enough. The habits of a
document (`technical`, `english`, its genre) are those of a sample as long as a chunk, in small pieces out of all of it: a file
often begins unlike the rest, with a licence or a table of contents. So there is one anatomy more, a few hundredths of the time
that checking takes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby, islice
from operator import attrgetter
from pathlib import Path

from lint.check.judge import pattern_of
from lint.core.cache import key_of
from lint.core.rule import Clause, Rule, Scope
from lint.core.text import Document, Elsewhere, Undecodable
from lint.inputs.chunks import CHUNK_CHARACTERS, Chunk
from lint.inputs.pieces import WorkItem
from lint.inputs.sections import Section
from lint.structure.anatomy import Anatomy
from lint.structure.traits import TRAITS

SAMPLE_CHARACTERS = CHUNK_CHARACTERS
"""Code points by which habits are told."""

PIECE_CHARACTERS = 2_500
"""Code points of a piece of the sample, roughly; some habits are read off its first 20,000, which are eight pieces."""

SPARE_PLACES = 8
"""Places beyond those that a clause asks for: a candidate may hold the first of them itself, which is no evidence."""


REMEMBERED_CHUNKS = 1_000
"""Chunks of which it is remembered what was found in them: some 300 MB of text, and as many kB."""


def with_elsewhere(pieces: Iterable[WorkItem], rules: Sequence[Rule]) -> Iterator[WorkItem]:
    """The pieces as they come, chunks of a file with what the whole of it has."""
    for path, of_file in groupby(pieces, key=attrgetter("path")):
        first = next(of_file)
        whole = chain((first,), of_file)  # noqa: B031  # what is left of it
        yield from _informed(path, list(whole), rules) if isinstance(first.part, Chunk | Section) else whole


def _informed(path: Path, items: Sequence[WorkItem], rules: Sequence[Rule]) -> Iterator[WorkItem]:
    known = _read(path, items, rules)
    for item in items:
        yield (
            item._replace(part=item.part._replace(elsewhere=known)) if isinstance(item.part, Chunk | Section) else item
        )


def _read(path: Path, items: Iterable[WorkItem], rules: Sequence[Rule]) -> Elsewhere | None:
    """What a file shows of what rules ask of whole documents; `None` where it cannot be read, which its chunks report."""
    found: dict[Clause, list[tuple[int, str]]] = {clause: [] for clause in asked_of_documents(rules)}
    waiting = tuple((clause, clause.min + SPARE_PLACES) for clause in found)
    chunks = [item.part for item in items if isinstance(item.part, Chunk | Section)]
    try:
        period = max(
            PIECE_CHARACTERS, PIECE_CHARACTERS * (chunks[-1].past.characters + chunks[-1].size) // SAMPLE_CHARACTERS
        )
        sample: list[str] = []
        for chunk in chunks:
            text, before = chunk.read().text, chunk.past.characters
            sample += sampled(text, before, period)
            for (clause, _), places in zip(waiting, _places(_Known(text), waiting), strict=True):
                found[clause] += [(before + at, match) for at, match in places]
            missing = ((clause, clause.min + SPARE_PLACES - len(found[clause])) for clause, _ in waiting)
            waiting = tuple((clause, left) for clause, left in missing if left)
    except (OSError, Undecodable):
        return None
    known = {(c.words, c.pattern): tuple(places) for c, places in found.items() if places}
    return Elsewhere(known, _habits("".join(sample) if period == PIECE_CHARACTERS else _spread(sample)))


class _Known:
    """A text that is told by its digest, and is let go when it was looked through once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._digest = key_of(text.encode("utf-8", "surrogatepass"))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Known) and self._digest == other._digest

    def __hash__(self) -> int:
        return hash(self._digest)


@lru_cache(maxsize=REMEMBERED_CHUNKS)
def _places(known: _Known, asked: tuple[tuple[Clause, int], ...]) -> list[list[tuple[int, str]]]:
    """For each clause its first places in a text, so many at most: a fix asks again for those of all chunks that it left as they
    were."""
    text, known.text = known.text, ""
    return [[(m.start(), m.group()) for m in islice(pattern_of(clause).finditer(text), most)] for clause, most in asked]


def sampled(text: str, before: int, period: int) -> Iterator[str]:
    """The pieces of a sample that lie in a chunk after so many code points: whole lines, each `period` code points one."""
    at = -(before % period)
    while at < len(text):
        low, high = _line_end(text, at), _line_end(text, at + PIECE_CHARACTERS)
        if low < high:
            yield text[low:high]
        at += period


def _line_end(text: str, at: int) -> int:
    """Where the line that holds `at` ends, or in a long one the word."""
    if at <= 0 or at >= len(text):
        return max(0, min(at, len(text)))
    return text.find("\n", at - 1, at + PIECE_CHARACTERS) + 1 or text.find(" ", at, at + PIECE_CHARACTERS) + 1 or at


def _spread(pieces: Sequence[str]) -> str:
    """The pieces in an order in which the first of them lie as far apart as all."""
    step = max(1, len(pieces) // 8)
    return "\n\n".join(piece for first in range(step) for piece in pieces[first::step])


def _habits(sample: str) -> dict[str, bool]:
    facts = Anatomy(Document(sample)).facts
    return {name: facts[name] for name in TRAITS}


def asked_of_documents(rules: Iterable[Rule]) -> Iterator[Clause]:
    """The clauses that look for something anywhere in a document."""
    for rule in rules:
        for clause in (*rule.when, *rule.unless, *(rule.fix.doubt if rule.fix else ())):
            if clause.scope == Scope.DOCUMENT and not clause.facts:
                yield clause
