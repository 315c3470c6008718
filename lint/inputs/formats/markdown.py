"""Markdown: paragraphs, headings, lists, quotations, tables and footnotes are prose; the rest is not.

Read by markdown-it (CommonMark with tables, footnotes, definition lists, formulas and front matter). Rules see the text
as it reads: emphasis marks, link addresses and tags are gone, so that the word behind a link is the neighbour of the
link's last word. Code, formulas, templates, addresses and the marks of lists and headings are shown and left alone;
front matter, HTML blocks and definitions of links are not shown. A correction is written only if the file has the same
blocks, links and code afterwards; hard breaks stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from lint.core import late
from lint.core.textmap import Builder, Span, TextMap
from lint.inputs.format import Parsed, Reading

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from lint.inputs.formats._inline import Mark

SUFFIXES = (".md", ".markdown", ".mdown", ".mkd", ".mdx", ".qmd", ".rmd")
COMMENTS = (("<!--", "-->"), ("{/*", "*/}"))
FRONT_MATTER = True

_LINE = late.regex(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_LANGUAGE = late.regex(r"(?m)^(?:lang|language|locale):[ \t]*[\"']?([A-Za-z]{2,3}(?:[-_]\w+)?)\b")
_QUOTED = late.regex(r"(?:[ \t]{0,3}>[ \t]?)+")
_DEFINITION = late.regex(r"[ \t>]{0,12}\[[^\]\n]+\]:[ \t]*\S*.*")
_HIDDEN = frozenset({"front_matter", "html_block"})


class Block(NamedTuple):
    """A stretch of lines: prose with its content as the parser gives it, or something that is hidden."""

    first: int
    last: int
    content: str | None


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The parser; its inline part is called by us, for the places that it does not tell."""
    from markdown_it import MarkdownIt
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    from lint.inputs.formats._inline import Recorder

    md = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    Recorder.take_over(md)
    md.use(front_matter_plugin).use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
    md.use(dollarmath_plugin, allow_space=False, allow_digits=False)
    Recorder.add_rules(md)
    return md


def read(raw: str, asked: Reading) -> Iterator[Parsed]:
    """The one text of a file."""
    tokens, env = _tokens(raw)
    lines = [match.span() for match in _LINE.finditer(raw)]
    page = _Page(raw, lines)
    for block in _blocks(tokens):
        if block.content is None:
            page.hide(block)
        else:
            page.take(block, env)
    text, known = page.built()
    yield Parsed(text, known, language=asked.target_language or _declared(raw, tokens))


@lru_cache(maxsize=2)
def _tokens(raw: str) -> tuple[list[Token], dict[str, object]]:
    """The blocks of a file, and its definitions; those of the last two are remembered, as a round of fixing asks for the frame of
    what was read."""
    env: dict[str, object] = {}
    source = raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw
    return parser().parse(source, env), env


def _declared(raw: str, tokens: Sequence[Token]) -> str | None:
    if tokens and tokens[0].type == "front_matter":
        match = _LANGUAGE.search(tokens[0].content)
        return match[1] if match else None
    return None


def _blocks(tokens: Sequence[Token]) -> Iterator[Block]:
    row: list[int] | None = None
    for token in tokens:
        if token.type == "tr_open":
            row = token.map
        lines = token.map or (row if token.type == "inline" else None)
        if lines is None:
            continue
        if token.type == "inline":
            yield Block(lines[0], lines[1], token.content)
        elif token.type in _HIDDEN:
            yield Block(lines[0], lines[1], None)


class _Page:
    """The marks of a file: what of it is prose and how it reads; the rest is shown as it stands."""

    def __init__(self, raw: str, lines: Sequence[Span]) -> None:
        self.raw = raw
        self.lines = lines
        self.marks: list[Mark] = []
        self.prose: set[int] = set()
        self._cell: tuple[int, int] = (-1, 0)

    def hide(self, block: Block) -> None:
        """Show nothing of a block but that something ends there."""
        from lint.inputs.formats._inline import Mark

        start, end = self.lines[block.first][0], self.lines[min(block.last, len(self.lines)) - 1][1]
        self.marks.append(Mark(start, end, "wall", "\n" if start else ""))
        self.prose.update(range(block.first, block.last))

    def take(self, block: Block, env: dict[str, object]) -> None:
        """Take the prose of a block, if it can be told where it stands."""
        from lint.inputs.formats._inline import Mark

        places = self._places(block)
        if places is None:
            return
        for number, (line, start, first) in enumerate(places):
            prefix = self.lines[line][0] if first else start
            quoted = _QUOTED.match(self.raw, prefix, start) if first else None
            if number:
                self.marks.append(Mark(self.lines[line][0], start, "gap", ""))
            elif quoted and prefix < start:
                self.marks.append(Mark(prefix, quoted.end(), "gap", ""))
            self.prose.add(line)
        assert block.content is not None
        self.marks += self._inline(block.content, [start for _, start, _ in places], env)

    def _places(self, block: Block) -> list[tuple[int, int, bool]] | None:
        """Of each line of the content: its number in the file, where it stands, and whether the line begins there."""
        out: list[tuple[int, int, bool]] = []
        line = block.first
        for number, content in enumerate((block.content or "").split("\n")):
            if line >= len(self.lines):
                return None
            low, high = self.lines[line]
            body = self.raw[low:high].rstrip("\r\n")
            cell = self._cell[0] == line
            at = body.find(content, self._cell[1] - low) if cell else self._suffix(body, content)
            if at < 0:
                return None
            out.append((line, low + at, not cell))
            if block.last == block.first + 1 and not number:
                self._cell = (line, low + at + len(content))
            line += 1
        return out

    @staticmethod
    def _suffix(body: str, content: str) -> int:
        stripped = body.rstrip(" \t")
        if stripped.endswith(content):
            return len(stripped) - len(content)
        if body.endswith(content):
            return len(body) - len(content)
        return body.find(content)

    def _inline(self, content: str, starts: Sequence[int], env: dict[str, object]) -> Iterator[Mark]:
        """The marks of a block's content, in terms of the file."""
        from lint.inputs.formats._inline import Mark, marks_of

        begins = [0]
        for line in content.split("\n"):
            begins.append(begins[-1] + len(line) + 1)
        number = 0
        for mark in marks_of(content, parser(), env):
            start = mark.start
            while begins[number + 1] <= start:
                number += 1
            if mark.end < begins[number + 1]:  # within one line: nearly always
                low = starts[number] + start - begins[number]
                yield Mark(low, low + mark.end - start, mark.sort, mark.text)
                continue
            while start < mark.end:
                while begins[number + 1] <= start:
                    number += 1
                end = min(mark.end, begins[number + 1] - 1)  # the line end itself is taken with what precedes it
                low = starts[number] + start - begins[number]
                if end < mark.end:
                    high = self.lines_end(low)
                    yield Mark(low, high, mark.sort, mark.text)
                    start = begins[number + 1]
                else:
                    yield Mark(low, low + end - start, mark.sort, mark.text)
                    start = end
                mark = mark._replace(text="" if mark.sort == "wall" else mark.text)

    def lines_end(self, at: int) -> int:
        """Where the line that holds `at` ends, with its line end."""
        from bisect import bisect_right

        return self.lines[bisect_right(self.lines, (at, len(self.raw) + 1)) - 1][1]

    def built(self) -> tuple[str, TextMap]:
        """The text and its map."""
        builder = Builder(self.raw)
        at = 0
        for mark in sorted(self.marks):
            if mark.start < at:
                continue
            self._rest(builder, at, mark.start)
            at = mark.end
            if mark.sort == "text":
                builder.verbatim(mark.start, mark.end)
            elif mark.sort == "shown":
                builder.shown(mark.start, mark.end)
            elif mark.sort == "wall":
                builder.wall(mark.text, mark.start, mark.end)
            elif mark.sort == "whole":
                builder.whole(mark.text, mark.start, mark.end)
        self._rest(builder, at, len(self.raw))
        return builder.build()

    def _rest(self, builder: Builder, start: int, end: int) -> None:
        """Show what no mark covers, without marks of quotations and definitions of links."""
        while start < end:
            stop = min(self.raw.find("\n", start, end) + 1 or end, end)
            if start == 0 or self.raw[start - 1] in "\r\n":
                quoted = _QUOTED.match(self.raw, start, stop)
                defined = _DEFINITION.match(self.raw, start, stop)
                start = (defined or quoted).end() if defined or quoted else start  # type: ignore[union-attr]
            builder.shown(start, stop)
            start = stop


def frame(raw: str, asked: Reading) -> object:
    """All tokens but the texts, as markdown-it renders them."""
    from lint.inputs.formats._inline import frame_of

    out: list[object] = []
    tokens, env = _tokens(raw)
    for token in tokens:
        if token.type == "inline":
            out += frame_of(token.content, env)
        else:
            out.append((token.type, token.markup, token.info, token.level, sorted(token.attrs.items()), token.content))
    return out
