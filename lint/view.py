"""What a rule may see of one document: its text and its anatomy, but neither path nor severity."""

from __future__ import annotations

from lint.anatomy import Anatomy
from lint.finding import Place
from lint.text import Document


class View:
    """A document as kinds look at it. `memo` lets kinds share what they worked out (key it by the kind's name)."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.text = document.text
        self.anatomy = Anatomy(document)
        self.memo: dict[str, object] = {}

    def place(self, start: int, end: int) -> Place:
        """The place of a span, for `related` and for tallies."""
        return Place.of(self._document, start, end)

    def line_of(self, offset: int) -> int:
        """Index (from 0) of the line that holds `offset`."""
        return self._document.line_of(offset)

    @property
    def line_spans(self) -> list[tuple[int, int]]:
        """Spans of all lines, without line ends."""
        return self._document.line_spans
