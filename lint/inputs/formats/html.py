"""HTML and XHTML: the text of a page as a browser shows it; tags, attributes, scripts and comments are never touched.

Read by the standard library's parser. Runs of spaces count as one, blocks (`p`, `li`, `td`, headings …) are paragraphs,
`br` ends a line. Entities are one character; `&lt;`, `&amp;`, `&nbsp;` and other spaces stay as they are, invisible signs
are not shown. `pre`, `textarea`, `svg`, `math`, `nav`, `template` and blocks that say `translate="no"` are no prose; `code`, `kbd`,
`samp`, `var`, `tt`, and what says so within a line, are shown and left alone: a sentence with a hole where they stand would be mended.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser

from lint.inputs.format import Parsed, Reading
from lint.inputs.formats._markup import MARKUP, PageText

SUFFIXES = (".html", ".htm", ".xhtml")
COMMENTS = (("<!--", "-->"),)

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite data del dfn em font i ins label mark nobr q rp rt ruby s small span strike strong sub"
    " sup time tt u wbr code kbd samp var img input picture source br button output".split()
)
"""Elements that do not end a paragraph; all others do."""
_HIDDEN = frozenset(
    "script style textarea svg math template pre object audio video canvas iframe noframes xmp listing select".split()
)
_CODE = frozenset("code kbd samp var tt".split())
_VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

Attributes = list[tuple[str, str | None]]


class _Events(HTMLParser):
    """What the parser meets, with its place in the text."""

    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        self._starts = [0]
        at = raw.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = raw.find("\n", at + 1)
        self.met: list[tuple[int, str, str, Attributes]] = []
        self.feed(raw)
        self.close()

    def _note(self, what: str, name: str, attributes: Attributes | None = None) -> None:
        line, column = self.getpos()
        self.met.append((self._starts[line - 1] + column, what, name, attributes or []))

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """An opening tag."""
        self._note("start", tag, attrs)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """A tag that closes itself."""
        self._note("void", tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """A closing tag."""
        self._note("end", tag)

    def handle_data(self, data: str) -> None:
        """Text."""
        self._note("text", data)

    def handle_entityref(self, name: str) -> None:
        """A reference by name is text too."""
        self._note("text", name)

    def handle_charref(self, name: str) -> None:
        """A reference by number is text too."""
        self._note("text", name)

    def handle_comment(self, data: str) -> None:
        """A comment."""
        self._note("comment", data)

    def handle_decl(self, decl: str) -> None:
        """A declaration."""
        self._note("comment", decl)

    def handle_pi(self, data: str) -> None:
        """A processing instruction."""
        self._note("comment", data)

    def unknown_decl(self, data: str) -> None:
        """A marked section."""
        self._note("comment", data)


@lru_cache(maxsize=2)
def _events(raw: str) -> list[tuple[int, str, str, Attributes]]:
    """What the parser meets in a page; that of the last two is remembered, as a round of fixing asks for the frame of what was
    read."""
    return _Events(raw).met


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The one text of a page."""
    met = _events(raw)
    page, state = PageText(raw), _State()
    begun = -1  # where a run of texts and references began
    for index, (start, what, name, attributes) in enumerate(met):
        end = met[index + 1][0] if index + 1 < len(met) else len(raw)
        if what == "text":
            begun = start if begun < 0 else begun
            goes_on = index + 1 < len(met) and met[index + 1][1] == "text"
            if not goes_on and not state.hidden:
                page.text(begun, end, shown=bool(state.code))
            begun = begun if goes_on else -1
        elif what != "comment":
            _tag(page, state, start, end, what, name, attributes)
    text, known = page.built()
    yield Parsed(text, known, MARKUP, language=asked.target_language or state.language)


class _State:
    """What elements are open that hide their text or have it left alone, with those of the same name within them, and the
    language that the page declares."""

    def __init__(self) -> None:
        self.hidden: list[str] = []
        self.code: list[str] = []
        self.language: str | None = None

    def opens(self, name: str, attributes: Attributes) -> None:
        """An element begins."""
        given = dict(attributes)
        if name == "html" and self.language is None:
            self.language = given.get("lang") or given.get("xml:lang") or None
        off = given.get("translate") == "no" or "notranslate" in (given.get("class") or "").split()
        if name in _VOID:
            return
        if self.hidden:
            self.hidden += [name] * (name == self.hidden[0])
        elif name in _HIDDEN or (off and name not in INLINE):
            self.hidden = [name]
        elif self.code:
            self.code += [name] * (name == self.code[0])
        elif name in _CODE or off:
            self.code = [name]

    def closes(self, name: str) -> None:
        """An element ends."""
        open_ = self.hidden or self.code
        if open_ and name == open_[-1]:
            open_.pop()


def _tag(page: PageText, state: _State, start: int, end: int, what: str, name: str, attributes: Attributes) -> None:
    visible = not state.hidden
    if what == "end":
        state.closes(name)
    elif what == "start":
        state.opens(name, attributes)
    if not visible and state.hidden:
        return
    if name == "br":
        page.line(start, end)
    elif name == "img":
        page.object(start, end)
    elif name not in INLINE:
        page.block(start, end)


def frame(raw: str, asked: Reading) -> object:
    """All tags with their attributes, comments and declarations, and the text that is no prose."""
    out: list[object] = []
    state = _State()
    for _, what, name, attributes in _events(raw):
        if what == "text":
            if state.hidden or state.code:
                out.append(name)
            continue
        out.append((what, name, attributes))
        if what == "start":
            state.opens(name, attributes)
        elif what == "end":
            state.closes(name)
    return out
