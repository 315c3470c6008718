"""What a corpus question keeps of a document to show places of it later: its text, packed.

Of a large corpus nearly every passage is met once and never named. Its place is worked out only when another document
turns out to have it too: before that, it is a digest and a span, sixteen bytes.
"""

from __future__ import annotations

import pickle
import zlib
from typing import Any, NamedTuple

from lint.core.finding import Origin, order
from lint.core.spool import Kept
from lint.core.text import Document, Past
from lint.structure.view import View, once

_FAST = 1
"""Level of compression: 100 MB a second become 40. The best would be 34, at a third of the speed."""


_SHORT = 1_000
"""Bytes of a text up to which compressing it takes longer than it saves."""
_AS_IT_IS = b"\0"
"""What stands before a text that is not compressed: compressed ones begin otherwise."""


class Sheet(NamedTuple):
    """One document, packed."""

    origin: Origin
    past: Past
    packed: Kept
    mapped: bool = False
    """Whether the text is not all of its file, so that its places are told by more than the text."""

    def sort_key(self, start: int, end: int) -> tuple[Any, ...]:
        """Report order of a span of it."""
        return order(self.origin, self.past.characters + start, self.past.characters + end)

    def opened(self) -> Document:
        """The document, to show places of it."""
        if self.mapped:
            whole: Document = pickle.loads(zlib.decompress(self.packed.data()))
            return whole
        path, record, field = self.origin
        data = self.packed.data()
        text = (data[1:] if data[:1] == _AS_IT_IS else zlib.decompress(data)).decode("utf-8", "surrogatepass")
        return Document(text, path, record, field, past=self.past)

    def put_away(self) -> None:
        """Let the text wait in a file, if there are many."""
        self.packed.put_away()


@once
def sheet_of(view: View) -> Sheet:
    """The sheet of a document; all rules about copies share it."""
    if view.document.map is not None:
        return Sheet(view.origin, view.past, Kept(zlib.compress(pickle.dumps(view.document), _FAST)), mapped=True)
    data = view.text.encode("utf-8", "surrogatepass")
    return Sheet(view.origin, view.past, Kept(zlib.compress(data, _FAST) if len(data) > _SHORT else _AS_IT_IS + data))
