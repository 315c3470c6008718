"""Facts of the source that a text translates: does it name the country written, or the one that may be meant?"""

from __future__ import annotations

from lint.kinds.confusion.ground import Ground
from lint.kinds.counterpart.atlas import in_source
from lint.kinds.counterpart.countries import Language
from lint.structure.view import View


def source_facts(ground: Ground, w: int, s: int, tables: tuple[Language, ...]) -> set[str]:
    """What the source says of W and S; nothing where the text has none, or its language has no table of W.

    A name of several countries (`Congolese`) is in the source if any of them is.
    """
    source = in_source(ground.reading.view, tables)
    if source is None:
        return set()
    ids = {ground.entities[n].id for m in ground.named[w] for n in (w, *m.entities)}
    if not source.possible.keys().isdisjoint(ids):
        return {"source-names-W"}
    known = source.language.named(ground.entities[w].id, "name") is not None
    return {"source-names-S"} if known and ground.entities[s].id in source.named else set()


def in_its_own_right(view: View, country: str, tables: tuple[Language, ...]) -> bool:
    """Whether the source names, or could name, the country that is written."""
    source = in_source(view, tables)
    return source is not None and country in source.possible
