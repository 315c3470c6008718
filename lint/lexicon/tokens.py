"""The distinct words of a document, at the price of a `split`, and where they stand.

Almost all words of a text are known, and most were met before: they must cost nothing. So the text is cut as bytes
(`bytes.translate`, `split`, `set` run at C speed: 40 MB/s), and Python looks only at what no earlier document had.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from functools import lru_cache, partial

import regex

from lint.core import late
from lint.lexicon.forms import COMMON, Forms
from lint.structure.view import View, cached_per_document

MAX_REMEMBERED_WORDS = 200_000
"""Words remembered between documents before the memory is emptied (about 20 MB)."""

MAX_LETTERS = 80
"""Letters of a word above which it is none, but data without spaces: no language that is written in words has longer ones."""

_INSIDE = frozenset(b"'-@#_0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_SPACED = bytes(c if c >= 128 or c in _INSIDE else 32 for c in range(256))
_HELD = late.re(rb"[@#_0-9]")
_SIGNS = late.re(rb"\xe2[\x80-\xaf].|\xc2[\xa0-\xbf]|\xe3\x80.|\xef\xbc.|\xef\xbf.", re.S)
"""General punctuation and symbols, the Latin-1 signs, CJK and full-width punctuation, in UTF-8."""


_BEFORE = r"(?<![\w\ufffd@#/\\.$|<~^=]|[\w:][:\[]|(?<!\S):|\p{Ll}[-‐][ \t]*\r?\n[ \t]*)(?<!\w['’])"
_AFTER = r"(?![\w\ufffd@#\\/_|>=~^]|['’](?![sS]\b)\w|\.\w|\(\W|\(\d\)|\[\w|[-‐][ \t]*\r?\n)"
_CODE_BEFORE, _NO_LETTER = late.regex(r"(?<=[_$@#/\\|<~^=])"), late.regex(r"(?![^\W_])")
_NONE_BEFORE, _CODE_AFTER = late.regex(r"(?<![^\W_])"), late.regex(r"[_@#\\/|>=~^]|\(\W|\(\d\)|\[\w")
_OUTSIDE, _OVER = late.regex(r"(?<!\w)"), late.regex(r"(?!\w)")
_BEGINS, _ENDS = late.regex(_BEFORE), late.regex(_AFTER)


@cached_per_document
def tokens(view: View) -> list[bytes]:
    """All words of the document: letters with inner apostrophes and hyphens; digits, @, # and _ hold on to what they touch."""
    data = view.text.encode("utf-8", "surrogatepass")
    if not view.text.isascii():
        data = data.replace(b"\xe2\x80\x99", b"'").replace(b"\xe2\x80\x98", b"'")
        data = data.replace(b"\xca\xbc", b"'").replace(b"\xca\xbb", b"'")
        data = data.replace(b"\xe2\x80\x91", b"-").replace(b"\xe2\x80\x90", b"-")
        data = _SIGNS.sub(b" ", data)
    return data.translate(_SPACED).split()


@cached_per_document
def uses(view: View) -> Counter[bytes]:
    """How often each word stands in the document."""
    return Counter(tokens(view))


@cached_per_document
def distinct(view: View) -> frozenset[bytes]:
    """The distinct words of the document."""
    return frozenset(uses(view))


@cached_per_document
def unusual(view: View, forms: Forms) -> frozenset[bytes]:
    """The distinct words without the common ones in lower case, which are no slip of anything: a fifth is left."""
    if len(forms.others) > MAX_REMEMBERED_WORDS:
        forms.others.clear()
        forms.shapes.clear()
    found = distinct(view) - forms.ordinary
    for token in found - forms.others:
        sort = shape(token)
        if sort == LOWER and forms[token.decode()] in COMMON:
            forms.ordinary.add(token)
        else:
            forms.others.add(token)
            forms.shapes[sort].add(token)
    return found - forms.ordinary


@cached_per_document
def shaped(view: View, forms: Forms, *shapes: str) -> frozenset[bytes]:
    """Those of them that have one of these shapes."""
    found = unusual(view, forms)
    return frozenset[bytes]().union(*(found & forms.shapes[shape] for shape in shapes))


LOWER, TITLE, CAPITALS, MIXED, JOINED, NO_WORD = "lower", "title", "capitals", "mixed", "joined", "none"
"""Shapes of tokens: one word of plain letters, in small letters, as `Word`, as `WORD` or otherwise; one or more words with
hyphens, apostrophes, other letters; none. Most searches look for one or two of them."""


def shape(token: bytes) -> str:
    """The shape of a token."""
    if token.isalpha():
        if len(token) > MAX_LETTERS:
            return NO_WORD
        return LOWER if token.islower() else TITLE if token.istitle() else CAPITALS if token.isupper() else MIXED
    return NO_WORD if _HELD.search(token) or not _parts(token) else JOINED


def words(token: bytes) -> tuple[str, ...]:
    """The words of a token as written: hyphens separate, a final 's and quotes are cut; none where it is no word."""
    return (token.decode(),) if token.isalpha() else _parts(token)


@lru_cache(maxsize=10_000)  # six searches ask for the same ones in turn
def _parts(token: bytes) -> tuple[str, ...]:
    out = []
    for part in token.decode("utf-8", "replace").strip("'-").split("-"):
        part = part.strip("'")
        if part.endswith(("'s", "'S")):
            part = part[:-2]
        if len(part) > MAX_LETTERS or not part.replace("'", "").isalpha():
            return ()
        out.append(part)
    return tuple(out)


@cached_per_document
def spans(view: View, word: str) -> Sequence[tuple[int, int]]:
    """Where `word` stands as a word of its own in the text, outside addresses and code, and not cut in two by a line's end."""
    text = view.text  # there are many words, each looked for once: compiling a pattern would take longest
    find: Callable[[int], int] = partial(text.find, word)
    if "'" in word:
        find = partial(_find, regex.compile(regex.escape(word).replace("'", "['’‘ʼʻ]")), text)
    found = []
    start = find(0)
    while start >= 0:
        end = start + len(word)
        inside = (start and text[start - 1].isalpha()) or text[end : end + 1].isalpha()  # asked first: it costs nothing
        if not inside and _BEGINS.match(text, start) and _ENDS.match(text, end):
            found.append((start, end))
        else:
            end = start + 1
        start = find(end)
    return found


def _find(pattern: regex.Pattern[str], text: str, start: int) -> int:
    found = pattern.search(text, start)
    return found.start() if found else -1


@cached_per_document
def is_identifier(view: View, word: str) -> bool:
    """Whether the document also has `word` in code or as part of a longer identifier: there it is the name of something."""
    text, size = view.text, len(word)
    start = text.find(word)
    while start >= 0:
        end = start + size
        if _CODE_BEFORE.match(text, start) and _NO_LETTER.match(text, end):
            return True
        if _NONE_BEFORE.match(text, start) and _CODE_AFTER.match(text, end):
            return True
        if _OUTSIDE.match(text, start) and _OVER.match(text, end) and view.anatomy.in_code(start, end):
            return True
        start = text.find(word, start + 1)
    return False
