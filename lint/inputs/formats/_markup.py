"""Text out of markup: runs of spaces count as one, blocks are parted by an empty line, tags are not shown.

What HTML and XML share: a page is fed piece by piece, in the order of the file.
"""

from __future__ import annotations

import html
from collections.abc import Sequence

from lint.core import late
from lint.core.finding import Edit
from lint.core.textmap import Builder, TextMap, Unwritable
from lint.inputs.format import Style
from lint.inputs.formats import _entities

_RUN = late.regex(r"[ \t\r\n\f]+")
_PIECE = late.regex(
    r"(?P<space>[ \t\r\n\f]+)|(?P<escaped>&amp;(?:lt|gt|quot|apos|nbsp|#\d+|#x[0-9a-fA-F]+);)|(?P<reference>&(?:#[0-9]{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};))|(?P<shy>\u00ad+)|(?P<kept>\u00a0+)|[^ \t\r\n\f&\u00ad\u00a0]+(?: [^ \t\r\n\f&\u00ad\u00a0]+)*+|&"
)
_NEAR = 200
"""Characters around an edit within which the next tag is looked for."""

OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"


class PageText:
    """The text of a page as it grows."""

    def __init__(self, raw: str) -> None:
        self._builder = Builder(raw)
        self._raw = raw
        self._space: tuple[int, int, bool] | None = None  # a run of spaces that counts only if text follows
        self._fresh = True  # nothing stands in this block yet
        self._break: tuple[int, int] | None = None  # where the last block ended

    def text(self, start: int, end: int, *, shown: bool = False) -> None:
        """Raw text with its references and runs of spaces. `shown`: it is no prose (code)."""
        for match in _PIECE.finditer(self._raw, start, end):
            low, high = match.span()
            if match["space"]:
                if not self._fresh and self._space is None:
                    self._space = (low, high, shown)
            elif match["escaped"]:  # shows how a reference is written
                self._emit(low, high, "wall", html.unescape(match.group()))
            elif match["reference"]:
                sort, text = _entities.sort_of(match.group())
                if sort != "gap":
                    self._emit(low, high, "wall" if shown else sort, text)
            elif match["kept"]:  # as `&nbsp;`: somebody wanted it
                self._emit(low, high, "shown", "")
            elif not match["shy"]:
                self._emit(low, high, "shown" if shown else "verbatim", "")

    def kept(self, start: int, end: int) -> None:
        """Raw text whose spaces and line ends stand as they are (in elements that preserve them)."""
        self._emit(start, end, "verbatim", "")

    def block(self, start: int, end: int) -> None:
        """A block begins or ends at this tag."""
        self._space = None
        if not self._fresh:
            self._break = (start, end)
        self._fresh = True

    def line(self, start: int, end: int) -> None:
        """A line ends at this tag."""
        self._space = None
        if not self._fresh:
            self._builder.wall("\n", start, end)

    def object(self, start: int, end: int) -> None:
        """A picture or a placeholder."""
        self._emit(start, end, "wall", OBJECT)

    def _emit(self, start: int, end: int, sort: str, text: str) -> None:
        if self._break is not None:
            self._builder.wall("\n\n", *self._break)
            self._break = None
        if self._space is not None:
            low, high, shown = self._space
            if shown:
                self._builder.wall(" ", low, high)
            elif self._raw[low:high] == " ":
                self._builder.verbatim(low, high)
            else:
                self._builder.whole(" ", low, high)
            self._space = None
        self._fresh = False
        if sort == "verbatim":
            self._builder.verbatim(start, end)
        elif sort == "shown":
            self._builder.shown(start, end)
        elif sort == "whole":
            self._builder.whole(text, start, end)
        else:
            self._builder.wall(text, start, end)

    def built(self) -> tuple[str, TextMap]:
        """The text and its map."""
        return self._builder.build()


class MarkupStyle(Style):
    """New text between tags: what would begin a tag or a reference is written as one."""

    def encode(self, text: str) -> str:
        """Text as it stands in markup."""
        return html.escape(text, quote=False)

    def raw_edits(self, known: TextMap, text: str, edits: Sequence[Edit]) -> list[Edit]:
        """Edits of the raw markup; what would leave an element without its text may not be written."""
        made = super().raw_edits(known, text, edits)
        for edit in made:
            before = known.raw[max(edit.start - _NEAR, 0) : edit.start].rstrip()
            after = known.raw[edit.end : edit.end + _NEAR].lstrip()
            if not edit.text and before.endswith(">") and after.startswith("<"):
                raise Unwritable("it would leave an element without text")
        return made


MARKUP = MarkupStyle()
