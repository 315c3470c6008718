"""What a rule may see of one document: its text and its anatomy, but neither path nor severity."""

from __future__ import annotations

import functools
from collections.abc import Callable, Hashable, Iterator, Sequence
from inspect import CO_VARARGS, CO_VARKEYWORDS
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import regex

from lint.core.edits import slim
from lint.core.finding import Edit, Origin, Place
from lint.core.text import ChunkOffset, Document, SourceText
from lint.core.textmap import Unwritable
from lint.structure.anatomy import Anatomy

P = ParamSpec("P")
T = TypeVar("T")


class View:
    """A document as kinds look at it. What they work out from it is shared by `once`."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.text = document.text
        self.anatomy = Anatomy(document)
        self.memo: dict[Hashable, Any] = {}
        self._places: dict[tuple[int, int], Place] = {}

    @property
    def origin(self) -> Origin:
        """Which document this is: for places that a tally works out later."""
        return (self._document.path, self._document.record, self._document.field)

    @property
    def document(self) -> Document:
        """The document, for what is kept of it to tell places later."""
        return self._document

    @property
    def source(self) -> SourceText | None:
        """The text that the document translates, where there is one."""
        return self._document.source

    @property
    def language(self) -> str | None:
        """What the file declares as the document's language; `None` where it declares none."""
        return self._document.language

    @property
    def past(self) -> ChunkOffset:
        """What of its file stands before the document."""
        return self._document.past

    @property
    def is_part(self) -> bool:
        """Whether the file has more of the document, before or after."""
        return bool(self._document.past.characters) or self._document.goes_on

    def place(self, start: int, end: int) -> Place:
        """The place of a span, for `related`."""
        place = self._places.get((start, end))
        if place is None:
            place = self._places[start, end] = Place.of(self._document, start, end)
        return place

    def spot(self, start: int, end: int) -> Place:
        """The place of a span as tallies keep it; what is concluded from it gets the whole place."""
        return Place.spot(self._document, start, end)

    def place_in_source(self, start: int, end: int) -> Place:
        """The place of a span of the source, for `related`."""
        own, source = self._document, self._document.source
        assert source is not None
        path, field = source.path or own.path, source.field or "source"
        return Place.of(Document(source.text, path, own.record, field, id=own.id), start, end)

    def writable(self, start: int, end: int) -> bool:
        """Whether `start:end` can be replaced in the file: it lies within the prose of one place."""
        known = self._document.map
        return known is None or known.raw_span(start, end) is not None

    def written(self, edits: Sequence[Edit]) -> tuple[Edit, ...] | None:
        """The edits of the file, or of the field of a record, that make `edits` of the text; `None` where they cannot be
        made."""
        known, style = self._document.map, self._document.style
        if known is None or not edits:
            return tuple(edits)
        if self._document.record is not None or style is None:
            return tuple(edits) if all(self.writable(e.start, e.end) for e in slim(self.text, edits)) else None
        try:
            by = known.characters_before
            return tuple(Edit(e.start + by, e.end + by, e.text) for e in style.raw_edits(known, self.text, edits))
        except Unwritable:
            return None

    def holds_code(self, start: int, end: int) -> bool:
        """Whether the format of the file sets a part of `start:end` apart as no prose: `<code>`, a formula."""
        known = self._document.map
        return known is not None and known.touches_wall(start, end)

    def occurrences(self, pattern: regex.Pattern[str]) -> Iterator[tuple[int, int]]:
        """Spans of the matches of a pattern in the document: looked for once, and only as far as anybody asks."""
        return self.anatomy.occurrences.spans(pattern, 0, len(self.text))

    def line_shown(self, offset: int) -> int:
        """Number of the line that holds `offset`, as reports tell it."""
        return self.place(offset, offset).line

    def line_of(self, offset: int) -> int:
        """Index (from 0) of the line that holds `offset`."""
        return self._document.line_of(offset)

    @property
    def line_starts(self) -> list[int]:
        """Where all lines begin."""
        return self._document.line_starts

    @property
    def line_spans(self) -> list[tuple[int, int]]:
        """Spans of all lines, without line ends."""
        return self._document.line_spans


def cached_per_document(work: Callable[Concatenate[View, P], T]) -> Callable[Concatenate[View, P], T]:
    """A function of a view (and of hashable things) that is worked out once for each document: rules share the answer."""

    @functools.wraps(work)
    def alone(view: View, /) -> T:  # most of them, a hundred times for each document
        try:
            answer: T = view.memo[work]
        except KeyError:
            answer = view.memo[work] = work(view)  # type: ignore[call-arg]
        return answer

    @functools.wraps(work)
    def known(view: View, /, *args: P.args, **kwargs: P.kwargs) -> T:
        key = (work, *args, *kwargs.items()) if kwargs else (work, *args)
        try:
            answer: T = view.memo[key]
        except KeyError:
            answer = view.memo[key] = work(view, *args, **kwargs)
        return answer

    code = work.__code__
    one = code.co_argcount == 1 and not code.co_kwonlyargcount and not code.co_flags & (CO_VARARGS | CO_VARKEYWORDS)
    return cast("Callable[Concatenate[View, P], T]", alone) if one else known
