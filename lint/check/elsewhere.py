"""What rules look for anywhere in a document, looked for in the whole of one that is checked in chunks, and its habits.

One pass over the file before its first chunk is checked, which stops asking for what was found often enough. It costs no
anatomy but that of the first chunk, so a few hundredths of the time that checking takes. The habits of a document (`technical`,
`english`, its genre) are those of its first chunk: most are told by the beginning of shorter documents too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby, islice
from operator import attrgetter
from pathlib import Path

from lint.check.judge import pattern_of
from lint.core.rule import Clause, Rule, Scope
from lint.core.text import Document, Elsewhere, Undecodable
from lint.inputs.chunks import Chunk
from lint.inputs.pieces import WorkItem
from lint.structure.anatomy import Anatomy
from lint.structure.traits import TRAITS

SPARE_PLACES = 8
"""Places beyond those that a clause asks for: a candidate may hold the first of them itself, which is no evidence."""


def with_elsewhere(pieces: Iterable[WorkItem], rules: Sequence[Rule]) -> Iterator[WorkItem]:
    """The pieces as they come, chunks of a file with what the whole of it has."""
    for path, of_file in groupby(pieces, key=attrgetter("path")):
        first = next(of_file)
        whole = chain((first,), of_file)  # noqa: B031  # what is left of it
        yield from _informed(path, list(whole), rules) if isinstance(first.part, Chunk) else whole


def _informed(path: Path, items: Sequence[WorkItem], rules: Sequence[Rule]) -> Iterator[WorkItem]:
    known = _read(path, items, rules)
    for item in items:
        yield item._replace(part=item.part._replace(elsewhere=known)) if isinstance(item.part, Chunk) else item


def _read(path: Path, items: Iterable[WorkItem], rules: Sequence[Rule]) -> Elsewhere | None:
    """What a file shows of what rules ask of whole documents; `None` where it cannot be read, which its chunks report."""
    found: dict[Clause, list[tuple[int, str]]] = {clause: [] for clause in asked_of_documents(rules)}
    waiting = list(found)
    chunks = [item.part for item in items if isinstance(item.part, Chunk)]
    try:
        habits = _habits(chunks[0].read())
        for chunk in chunks:
            text, before = chunk.read().text, chunk.past.characters
            for clause in waiting:
                left = clause.min + SPARE_PLACES - len(found[clause])
                matches = islice(pattern_of(clause).finditer(text), left)
                found[clause] += [(before + match.start(), match.group()) for match in matches]
            waiting = [clause for clause in waiting if len(found[clause]) < clause.min + SPARE_PLACES]
    except (OSError, Undecodable):
        return None
    return Elsewhere({(c.words, c.pattern): tuple(places) for c, places in found.items() if places}, habits)


def _habits(document: Document) -> dict[str, bool]:
    facts = Anatomy(document).facts
    return {name: facts[name] for name in TRAITS}


def asked_of_documents(rules: Iterable[Rule]) -> Iterator[Clause]:
    """The clauses that look for something anywhere in a document."""
    for rule in rules:
        for clause in (*rule.when, *rule.unless, *(rule.fix.doubt if rule.fix else ())):
            if clause.scope == Scope.DOCUMENT and not clause.facts:
                yield clause
