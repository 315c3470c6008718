"""What stands twice in a document: words, phrases, sentences, lines, each worked out once for all rules that ask."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, count
from operator import lt
from typing import NamedTuple

import regex

from lint.core import late
from lint.matching.folding import fold
from lint.structure.layout import Span
from lint.structure.verse import verses
from lint.structure.view import View, cached_per_document

LONGEST_PHRASE = 8
"""Words of the longest phrase that is looked for twice in a row."""
SHORTEST = 12
"""Code points of a sentence below which a repeat is rhetoric."""

_LOOK = 60
"""Code points at the beginning of lines that are compared first."""

# Words compare by their letters and figures; what parts sentences here is any stop before a space, also after "Mr.":
# a repeat of what follows it is found all the same.
_KEY = late.regex(r"\W+")
_PLAIN = {code: c.lower() if (c := chr(code)).isalnum() or c == "_" else " " for code in range(128)}
_NEITHER = bytes(code for code, c in _PLAIN.items() if c == " " and code != ord("\n"))
"""What of ASCII is neither a letter, a figure nor the end of a line."""
_QUOTES = '"“”„«»'
_MARKS = ".,;:!?"
EDGES = ' .!?"”’»)]\t\r'


def key(text: str) -> str:
    """What two sentences or lines share that are the same to a reader."""
    if text.isascii():  # the same, five times as fast
        return " ".join(text.translate(_PLAIN).split())
    return _KEY.sub(" ", text.lower()).strip()


@cached_per_document
def repeated_parts(view: View) -> set[str]:
    """What stands between stops twice: a quick look in which nearly all documents have nothing."""
    text = view.text
    for mark in ("? ", "! ", "\n"):
        text = text.replace(mark, ". ")
    counts = Counter([part.strip(EDGES) for part in text.split(". ") if len(part) > SHORTEST])
    return {part for part, n in counts.items() if n > 1}


@cached_per_document
def line_key(view: View, number: int) -> str:
    """The key of a line: one may hold thousands of sentences that ask for it."""
    return key(view.text[slice(*view.line_spans[number])])


@cached_per_document
def verse(view: View) -> list[bool]:
    return verses(view.text, view.line_spans)


@cached_per_document
def lower_words(view: View) -> list[str]:
    """Lower-case words between spaces, without the marks after them: whether one parts two words is asked of the text."""
    text = view.text
    for quote in _QUOTES:
        text = text.replace(quote, " ")
    for mark in _MARKS:
        text = text.replace(mark + " ", " ").replace(mark + "\n", "\n")
    return text.lower().rstrip(_MARKS).split()


@cached_per_document
def _marks(view: View) -> int:
    """A byte of each token's hash, as one large number: a repeat can be seen in it at a glance."""
    return int.from_bytes(marks_of(lower_words(view)), "little")


def marks_of(words: Iterable[str]) -> bytes:
    """A byte of the hash of each word."""
    return array("q", map(hash, words)).tobytes()[::8]


def twice_at(view: View, size: int) -> Iterator[int]:
    """Indexes of tokens from which on `size` of them stand twice running.

    Where that goes on and on, the first and the last `size` of these: the others are beginnings of the same words.
    """
    tokens, marks = lower_words(view), _marks(view)
    unlike = (marks ^ marks >> 8 * size).to_bytes(len(tokens), "little")  # no bit where bytes `size` apart are the same
    for run in re.finditer(rb"\0{%d,}" % size, unlike):
        start, end = run.start(), min(run.end(), len(tokens) - size)
        places: Sequence[int] = range(start, end - size + 1)
        if len(places) > 2 * size and tokens[start:end] == tokens[start + size : end + size]:
            places = (*places[:size], *places[-size:])
        for at in places:
            if tokens[at : at + size] == tokens[at + size : at + 2 * size]:
                yield at


@cached_per_document
def folded(view: View) -> str:
    """The text without regard to case, every character in its place."""
    return fold(view.text)


@cached_per_document
def doubles(view: View) -> frozenset[str]:
    """Words that stand twice running."""
    tokens = lower_words(view)
    return frozenset(tokens[at] for at in twice_at(view, 1))


def has_doubles(view: View) -> bool:
    """Whether a word stands twice running."""
    return bool(doubles(view))


@cached_per_document
def has_phrases(view: View) -> bool:
    """Whether several words stand twice running."""
    return any(next(twice_at(view, size), None) is not None for size in range(2, LONGEST_PHRASE + 1))


def has_sentences(view: View) -> bool:
    """Whether what stands between stops comes twice."""
    return bool(repeated_parts(view))


def has_lines(view: View) -> bool:
    """Whether a line comes twice."""
    return any(lines_twice(view).again)


def twice_running(phrase: str, text: str) -> Iterator[regex.Match[str]]:
    """Places where a phrase stands twice running on one line, quotation marks between or not."""
    words = r"[ \t]+".join(regex.escape(w) for w in phrase.split())
    return regex.finditer(rf"(?i)(?<!\w)({words})(?:[ \t\"“”„«»]+\1)+(?!\w)", text)


class RepeatedLines(NamedTuple):
    """The lines of a document that have a word or figure; none where no line repeats."""

    keys: list[str]
    spans: list[tuple[int, int]]
    copies: list[int]
    """For each line the index of the first one that is the same: its own, as a rule."""
    again: list[bool]
    """Whether an earlier line is the same."""


def _are_unlike(text: str) -> bool:
    """Whether the lines of a text of ASCII differ in their letters and figures."""
    lines = list(filter(None, text.lower().encode().translate(None, _NEITHER).split(b"\n")))
    return len(set(lines)) == len(lines)


@cached_per_document
def lines_twice(view: View) -> RepeatedLines:
    text, spans = view.text, view.line_spans
    if text.isascii():
        if "\r" not in text and _are_unlike(text):
            return RepeatedLines([], [], [], [])
        plain = text.translate(_PLAIN)
        keys = [" ".join(plain[s:e].split()) for s, e in spans]
    else:
        keys = [key(text[s:e]) for s, e in spans]
    spans, keys = list(compress(spans, keys)), list(filter(None, keys))
    first: dict[str, int] = {}
    copies = list(map(first.setdefault, keys, count()))
    again = list(map(lt, copies, count()))
    if not _begin_alike(text, [(spans[i], spans[copies[i]]) for i in compress(count(), again)], view.line_spans):
        return RepeatedLines([], [], [], [])
    return RepeatedLines(keys, spans, copies, again)


def _begin_alike(text: str, pairs: list[tuple[Span, Span]], spans: list[Span]) -> bool:
    """Whether any two lines begin with the same words, as a rule the first two of `pairs`, which are the same."""

    def begin(span: Span) -> str:
        return key(text[span[0] : min(span[1], span[0] + _LOOK)])

    if any(begin(one) == begin(other) != "" for one, other in pairs):
        return True
    begins = list(filter(None, map(begin, spans))) if pairs else []
    return len(set(begins)) < len(begins)
