"""Where the pieces of inline Markdown stand: markdown-it tells what they are, its own parser is asked for the places."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import regex
from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from lint.core import late
from lint.inputs.formats import _entities

_TEMPLATE = late.regex(r"\{\{[<%]?.{0,400}?\}\}|\{%.{0,400}?%\}|\{[.#:=][^{}\n]{1,200}\}|\{\w+(?:=[^{}\n]+)\}")
_CITATION = late.regex(r"\[(?:-?@[^\[\]\n]{1,200}|[^\[\]\n]{0,80} -?@[^\[\]\n]{1,200}|![A-Z]{3,12}|[ xX])\](?!\()")
_BARE = late.regex(r"(?:https?|ftp)://[^\s<>]*[^\s<>.,;:!?'\")\]]|\bwww\.[^\s<>]+[\w/]|[\w.+-]+@[\w-]+\.[\w.-]*\w")
_FENCE = late.regex(r"(?m)^:{3,}.*$")
_BREAK = late.regex(r"<br\b[^>]*>", regex.I)
_OBJECT = "\N{OBJECT REPLACEMENT CHARACTER}"
_TEXTS = frozenset({"text", "softbreak", "text_special"})
"""Inline tokens that are texts: all others are part of the frame."""

REMEMBERED_BLOCKS = 20_000
"""Blocks whose content is not parsed again: those of a file of ten megabytes, of which a round of fixing asks how it reads as it
is and as it would be."""


class Mark(NamedTuple):
    """A span of the source and how it reads: `text` as it stands, `whole` or `wall` for other text, `shown`, `gap`."""

    start: int
    end: int
    sort: str
    text: str


class Recorder(ParserInline):
    """The inline parser, which notes what each rule took of the source."""

    def __init__(self) -> None:
        super().__init__()
        self._src: str | None = None
        self._rules: list[tuple[str, RuleFuncInlineType]] = []
        self.taken: list[tuple[int, int, str]] = []
        self.ranges: list[tuple[int, int]] = []
        self.signs: list[tuple[int, Token]] = []

    @classmethod
    def take_over(cls, md: MarkdownIt) -> None:
        """Put a recorder in the place of the inline parser of `md`, with the same rules; blocks alone are parsed."""
        mine = cls()
        mine.ruler, mine.ruler2 = md.inline.ruler, md.inline.ruler2
        md.inline = mine
        md.core.ruler.disable(["inline", "text_join"])

    @staticmethod
    def add_rules(md: MarkdownIt) -> None:
        """Templates and citations, which are not Markdown."""
        _add_rules(md)

    def pieces(self, content: str, md: MarkdownIt, env: dict[str, object]) -> None:
        """Parse `content` and note what each rule took."""
        self._src, self.taken, self.ranges, self.signs = content, [], [], []
        tokens: list[Token] = []
        state = StateInline(content, md, env, tokens)
        self.tokenize(state)
        for name, rule in zip(self.ruler2.get_active_rules(), self.ruler2.getRules(""), strict=True):
            if name != "fragments_join":  # it would hide which signs became marks
                rule(state)
        self._src = None

    def tokenize(self, state: StateInline) -> None:
        """As the parser of markdown-it does, with notes."""
        if self._src is None or state.src is not self._src:
            super().tokenize(state)
            return
        self.ranges.append((state.pos, state.posMax))
        if not self._rules:
            self._rules = list(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
        limit = state.md.options["maxNesting"]
        while state.pos < state.posMax:
            pos, signs, ranges, known = state.pos, len(state.delimiters), len(self.ranges), len(self.taken)
            taken = ""
            for name, rule in self._rules if state.level < limit else ():
                if rule(state, False):
                    taken = name
                    break
            else:
                state.pending += state.src[state.pos]
                state.pos += 1
            if taken in ("emphasis", "strikethrough"):
                self._note_signs(state, pos, signs)
            elif taken == "link" and len(self.ranges) > ranges:
                self._note_link(pos, state.pos, *self.ranges[ranges], known)
            else:
                self.taken.append((pos, state.pos, taken or "text"))
        if state.pending:
            state.pushPending()

    def _note_link(self, start: int, end: int, low: int, high: int, known: int) -> None:
        """A link whose text is the name of its definition is left alone; of all others the text is prose."""
        assert self._src is not None
        if self._src[high:end] in ("]", "][]"):
            del self.taken[known:]
            self.taken.append((start, end, "reference"))
        else:
            self.taken += [(start, low, "gap"), (high, end, "gap")]

    def _note_signs(self, state: StateInline, start: int, known: int) -> None:
        at = start
        if len(state.delimiters) == known:
            self.taken.append((start, state.pos, "text"))
            return
        for sign in state.delimiters[known:]:
            token = state.tokens[sign.token]
            self.signs.append((at, token))
            size = len(token.content)
            self.taken.append((at, at + size, "sign"))
            at += size
        if at < state.pos:
            self.taken.append((at, state.pos, "text"))


def marks_of(content: str, md: MarkdownIt, env: dict[str, object]) -> Iterable[Mark]:
    """The marks of a block's content, in order and without overlaps."""
    return _marks_of(content, md, env) if refers(content) else _marks_alone(content, md)


def refers(content: str) -> bool:
    """Whether how it reads may depend on the definitions of its file."""
    return "[" in content


@lru_cache(maxsize=REMEMBERED_BLOCKS)
def _marks_alone(content: str, md: MarkdownIt) -> tuple[Mark, ...]:
    return tuple(_marks_of(content, md, {}))


def _marks_of(content: str, md: MarkdownIt, env: dict[str, object]) -> Iterator[Mark]:
    recorder = md.inline
    assert isinstance(recorder, Recorder)
    recorder.pieces(content, md, env)
    signs = dict(recorder.signs)
    walls = [m.span() for m in _FENCE.finditer(content)] if ":::" in content else []
    for start, end, name in sorted(recorder.taken):
        if any(low <= start and end <= high for low, high in walls):
            yield Mark(start, end, "gap", "")
        elif name == "sign":
            token = signs[start]
            plain = token.type == "text" and token.content
            yield Mark(start, end, "text" if plain else "gap", "")
        elif name == "gap":
            yield Mark(start, end, "gap", "")
        elif name == "newline":
            yield from _line_end(content, start, end)
        elif name == "text":
            yield from _words(content, start, end)
        else:
            yield from _other(content, start, end, name)


def _words(content: str, start: int, end: int) -> Iterator[Mark]:
    """Running text, with bare addresses left alone and spaces at a line's end shown."""
    last = end
    if content[end : end + 1] in ("\n", ""):
        while last > start and content[last - 1] in " \t":
            last -= 1
    at = start
    if "://" in content or "www." in content or "@" in content:
        for match in _BARE.finditer(content, start, last):
            if match.start() > at:
                yield Mark(at, match.start(), "text", "")
            yield Mark(*match.span(), "shown", "")
            at = match.end()
    if at < last:
        yield Mark(at, last, "text", "")
    if last < end:
        yield Mark(last, end, "shown", "")


def _line_end(content: str, start: int, end: int) -> Iterator[Mark]:
    hard = content[max(0, start - 2) : start] == "  " or content[start - 1 : start] == "\\"
    yield Mark(start, start + 1, "shown" if hard else "text", "")
    if end > start + 1:
        yield Mark(start + 1, end, "gap", "")


def _other(content: str, start: int, end: int, name: str) -> Iterator[Mark]:
    piece = content[start:end]
    if name == "escape":
        if end == start + 2 and piece[1] not in "\r\n":
            yield Mark(start, end, "wall", piece[1])
        else:  # a hard break
            yield Mark(start, end, "shown", "")
    elif name == "entity":
        sort, text = _entities.sort_of(piece)
        yield Mark(start, end, sort, text)
    elif name == "html_inline":
        if piece.startswith(("<!", "<?")):  # a comment is no tag of a word: the space before it belongs to it
            yield Mark(start, end, "wall", _OBJECT)
        else:
            yield Mark(start, end, "wall", "\n") if _BREAK.match(piece) else Mark(start, end, "gap", "")
    elif name == "image":
        yield Mark(start, end, "wall", _OBJECT)
    else:
        yield Mark(start, end, "shown", "")


def _add_rules(md: MarkdownIt) -> None:
    def template(state: StateInline, silent: bool) -> bool:
        match = _TEMPLATE.match(state.src, state.pos) if state.src[state.pos] == "{" else None
        return _taken(state, match, silent)

    def citation(state: StateInline, silent: bool) -> bool:
        match = _CITATION.match(state.src, state.pos) if state.src[state.pos] == "[" else None
        return _taken(state, match, silent)

    md.inline.ruler.before("escape", "template", template)
    md.inline.ruler.before("link", "citation", citation)


def _taken(state: StateInline, match: regex.Match[str] | None, silent: bool) -> bool:
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        token = state.push("template", "", 0)
        token.content = match.group()
    state.pos = match.end()
    return True


@lru_cache(maxsize=1)
def plain_parser() -> MarkdownIt:
    """The parser by which the content of blocks is compared: as others read it, with nothing of ours but the templates."""
    from mdit_py_plugins.deflist import deflist_plugin
    from mdit_py_plugins.dollarmath import dollarmath_plugin
    from mdit_py_plugins.footnote import footnote_plugin
    from mdit_py_plugins.front_matter import front_matter_plugin

    md = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    md.use(front_matter_plugin).use(footnote_plugin, inline=False, move_to_end=False).use(deflist_plugin)
    md.use(dollarmath_plugin, allow_space=False, allow_digits=False)
    _add_rules(md)
    return md


def frame_of(content: str, env: dict[str, object]) -> tuple[object, ...]:
    """All tokens of a block's content but the texts."""
    return _frame_of(content, env) if refers(content) else _frame_alone(content)


@lru_cache(maxsize=REMEMBERED_BLOCKS)
def _frame_alone(content: str) -> tuple[object, ...]:
    return _frame_of(content, {})


def _frame_of(content: str, env: dict[str, object]) -> tuple[object, ...]:
    md, tokens = plain_parser(), list[Token]()
    md.inline.parse(content, md, env, tokens)
    return tuple(
        (token.type, token.markup, token.info, sorted(token.attrs.items()), token.content if not token.children else "")
        for token in tokens
        if token.type not in _TEXTS
    )
