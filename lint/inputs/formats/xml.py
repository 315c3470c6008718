"""XML of any vocabulary: text between tags, read as HTML is; attributes, comments, CDATA and declarations are not touched.

An element is part of its paragraph when the element around it holds text of its own beside it (mixed content); all others
are paragraphs. Paragraphs that are no running text (numbers, names, codes) are shown and left alone: an XML file may hold
anything. A correction is written only if the file is well-formed afterwards, with the same tags.
"""

from __future__ import annotations

import xml.parsers.expat
from collections.abc import Iterator
from typing import NamedTuple

import regex

from lint.core import late
from lint.inputs.format import Broken, Parsed, Reading
from lint.inputs.formats import _fragment
from lint.inputs.formats._markup import MARKUP, PageText

SUFFIXES = (".xml", ".tei", ".dita", ".docbook", ".dbk")
COMMENTS = (("<!--", "-->"),)

TOKEN = late.regex(
    r"""(?P<comment><!--.*?-->)|(?P<cdata><!\[CDATA\[.*?\]\]>)|(?P<instruction><\?.*?\?>)
    |(?P<declaration><!DOCTYPE(?:[^<>\[]|\[.*?\]\s*(?=>))*>)
    |(?P<tag><(?P<end>/)?(?P<name>[^\s<>/!?]+)(?P<attributes>(?:[^<>"']|"[^"]*"|'[^']*')*?)(?P<void>/)?>)|(?P<text>[^<]+)""",
    regex.X | regex.S,
)
_ATTRIBUTE = late.regex(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_CODE = frozenset(
    "code literal programlisting screen eg ident gi codeph codeblock formula math svg script style verb".split()
)


class Token(NamedTuple):
    """A piece of a file: `text`, `start`, `end`, `void` or `other`."""

    sort: str
    start: int
    stop: int
    name: str = ""
    attributes: str = ""

    def given(self) -> dict[str, str]:
        """The attributes of a tag."""
        return {m[1]: m[2] if m[2] is not None else m[3] for m in _ATTRIBUTE.finditer(self.attributes)}


def tokens(raw: str) -> Iterator[Token]:
    """The pieces of a file, in order."""
    for match in TOKEN.finditer(raw):
        if match["text"] is not None:
            yield Token("text", *match.span())
        elif match["tag"] is not None:
            sort = "end" if match["end"] else "void" if match["void"] else "start"
            yield Token(sort, *match.span(), match["name"], match["attributes"])
        else:
            yield Token("other", *match.span())


def well_formed(raw: str) -> None:
    """Raise `Broken` where a file is no XML."""
    events(raw)


def events(raw: str) -> list[object]:
    """What expat sees of a file, without its text."""
    out: list[object] = []
    parser = xml.parsers.expat.ParserCreate()
    parser.ordered_attributes = True
    parser.StartElementHandler = lambda name, attributes: out.append((name, attributes))
    parser.EndElementHandler = lambda name: out.append(name)
    parser.CommentHandler = lambda data: out.append(("comment", data))
    parser.ProcessingInstructionHandler = lambda target, data: out.append((target, data))
    try:
        parser.Parse(_in_utf8(raw), True)
    except xml.parsers.expat.ExpatError as error:
        reason = xml.parsers.expat.ErrorString(error.code)
        raise Broken(f"not well-formed XML: {reason}", error.lineno - 1) from None
    return out


_ENCODING = late.regex(r"(<\?xml[^>]*?)\s+encoding\s*=\s*[\"'][^\"']*[\"']")


def _in_utf8(raw: str) -> bytes:
    """The file as UTF-8 whatever it says it is: it has been decoded."""
    return _ENCODING.sub(r"\1", raw.removeprefix("\ufeff"), count=1).encode("utf-8", "surrogatepass")


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The one text of a file."""
    well_formed(raw)
    pieces = list(tokens(raw))
    mixed = _mixed(raw, pieces)
    page, stack, hidden = PageText(raw), [-1], 0
    language: str | None = None
    for number, token in enumerate(pieces):
        if token.sort == "text":
            if hidden == 0:
                inside = mixed.get(stack[-1], ())
                page.text(token.start, token.stop, shown=not inside)
        elif token.sort == "start":
            if language is None:
                language = token.given().get("xml:lang")
            if stack[-1] not in mixed or not mixed[stack[-1]]:
                page.block(token.start, token.stop)
            hidden += token.name in _CODE or token.given().get("xml:space") == "preserve" or hidden > 0
            stack.append(number)
        elif token.sort == "end":
            stack.pop()
            hidden -= hidden > 0
            if stack[-1] not in mixed or not mixed[stack[-1]]:
                page.block(token.start, token.stop)
        elif token.sort == "void" and hidden == 0:
            page.object(token.start, token.stop) if mixed.get(stack[-1]) else page.block(token.start, token.stop)
    text, known = page.built()
    yield Parsed(text, known, MARKUP, language=asked.target_language or language)


def _mixed(raw: str, pieces: list[Token]) -> dict[int, bool]:
    """Of each element with text of its own (by the number of its opening tag), whether that is prose."""
    texts: dict[int, list[str]] = {}
    stack = [-1]
    for number, token in enumerate(pieces):
        if token.sort == "start":
            stack.append(number)
        elif token.sort == "end" and len(stack) > 1:
            inner = texts.get(stack.pop())
            if inner and stack[-1] in texts:
                texts[stack[-1]] += inner
        elif token.sort == "text" and raw[token.start : token.stop].strip():
            texts.setdefault(stack[-1], []).append(raw[token.start : token.stop])
    prose = {number: _fragment.is_prose(" ".join(parts)) for number, parts in texts.items()}
    _inherit(pieces, prose)
    return prose


def _inherit(pieces: list[Token], prose: dict[int, bool]) -> None:
    """An element inside prose is prose, however short."""
    stack = [-1]
    for number, token in enumerate(pieces):
        if token.sort == "start":
            if prose.get(stack[-1]):
                prose[number] = True
            stack.append(number)
        elif token.sort == "end" and len(stack) > 1:
            stack.pop()


def frame(raw: str, asked: Reading) -> object:
    """What expat sees of the file, without the text."""
    return events(raw)
