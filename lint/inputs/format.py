"""What a format is: a module that tells where the texts of a file are, and how new text is written there.

Formats work on decoded text alone; bytes, encodings and compression are the business of `lint.inputs.source`. A module
needs `SUFFIXES`, `read` and `frame`; one for files of many records also `units`. `COMMENTS` are the marks of its comments
(pairs of opening and closing), if these may ask rules to keep silent (`lint.inputs.ignores`). Other packages add theirs by the entry
point `seedlint.inputs`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Protocol, runtime_checkable

from lint.core.edits import slim
from lint.core.finding import Edit
from lint.core.text import SourceText
from lint.core.textmap import TextMap, Unwritable


class Broken(ValueError):
    """A record, or a whole file, that is not of its format; `line` counts from 0 within what was read."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True, slots=True)
class Reading:
    """How a file of records is to be read. `header` is the first row of a table, once it is known."""

    text_fields: tuple[str, ...] = ()
    id_field: str = "id"
    source_field: str = ""
    source_language: str = ""
    target_language: str = ""
    header: str = ""
    name: str = ""
    """Name of the file, without its folder."""
    parallel: tuple[str, ...] = ()
    """Lines of the file that a text translates line by line."""
    parallel_name: str = ""
    """That file, for people."""


class Style:
    """How new text is written into the raw text of a document: as it stands."""

    def encode(self, text: str) -> str:
        """New text in the notation of its place."""
        return text

    def raw_edits(self, known: TextMap, text: str, edits: Sequence[Edit]) -> list[Edit]:
        """Edits of the raw text that make `edits` of the text; raises `Unwritable`."""
        return [self.raw_edit(known, edit) for edit in slim(text, edits)]

    def raw_edit(self, known: TextMap, edit: Edit) -> Edit:
        """One edit of the raw text; raises `Unwritable`."""
        span = known.raw_span(edit.start, edit.end)
        if span is None:
            raise Unwritable("it would reach beyond the prose")
        return Edit(*span, self.encode(edit.text))


AS_IT_STANDS = Style()


@dataclass(frozen=True, slots=True)
class Parsed:
    """One text of a unit. `known` is `None` where the text is the raw text itself."""

    text: str
    known: TextMap | None = None
    style: Style = field(default=AS_IT_STANDS)
    field: str | None = None
    id: str | None = None
    record: int | None = None
    """Number of the record, from 1, in formats whose one unit holds several."""
    language: str | None = None
    source: SourceText | None = None
    prose: bool = True
    """Whether it is running text; of names, labels and other fragments only the characters are judged."""


@runtime_checkable
class Format(Protocol):
    """What a module of a format offers."""

    SUFFIXES: tuple[str, ...]

    def read(self, raw: str, asked: Reading) -> Iterable[Parsed]:
        """The texts of a unit (a record, or a whole file); raises `Broken`."""

    def frame(self, raw: str, asked: Reading) -> object:
        """All of a unit but its texts, as a parser that knows nothing of ours sees it: two that differ are unequal."""


LARGE_CHARACTERS = 1_000_000
"""Code points of a unit from which on its texts are remembered: only whole files are as long."""


def texts_of(module: Format, raw: str, asked: Reading) -> Iterable[Parsed]:
    """The texts of a unit; raises `Broken`. Those of the last two large ones are remembered: a round of fixing asks for the
    texts of a file as it is, and as it would be, several times each."""
    if len(raw) < LARGE_CHARACTERS:
        return module.read(raw, asked)
    try:
        return _texts_of_large(module, raw, asked)  # type: ignore[arg-type]  # a module, or an object of a package
    except Broken:
        return module.read(raw, asked)  # what comes before the place


@lru_cache(maxsize=2)
def _texts_of_large(module: Format, raw: str, asked: Reading) -> tuple[Parsed, ...]:
    return tuple(module.read(raw, asked))
