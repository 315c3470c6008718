"""One pass over a document: every acronym with its uses and its definitions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import regex

from lint.core import late, vocabulary
from lint.kinds.acronym.initials import FUNCTION_WORDS, expansion_of, fits
from lint.structure.view import View, cached_per_document

TOKEN = r"(?<![\p{L}\d._@/#&])\p{Lu}[\p{Lu}\d]{1,11}(?=(?:s|['’]s)?(?![\p{L}\d_@&]))"
"""Two or more capitals (and digits) that stand as a word; a plural or genitive `s` is not part of it."""

_TOKEN = late.regex(TOKEN)
_ROMAN = late.regex(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_AFTER_NAME = late.regex(vocabulary.pattern("acronym/after-name", token=TOKEN))
_BEFORE_NAME = late.regex(rf"(?P<token>{TOKEN})s?\s\((?P<name>\p{{L}}[^()\r\n]{{4,120}})\)")
_CLAUSE = late.regex(r"[^.;:!?()“”\"\r\n]*$")
_PHRASE = late.regex(vocabulary.pattern("acronym/phrase"))
_NO_CAPITALS = bytes(c for c in range(128) if not chr(c).isupper())
_NO_LETTERS = bytes(c for c in range(128) if not chr(c).isalpha())
_REACH = 160
"""Characters before a bracket in which an expansion is looked for."""


@dataclass(frozen=True, slots=True)
class Definition:
    """ "Full Name (ABC)" or "ABC (Full Name)": span of the whole, of the acronym with its brackets, and the expansion.

    `expansion` is `None` where the words before the bracket do not spell the acronym; `phrase` is then the name
    that stands there, if one does.
    """

    start: int
    end: int
    bracket: tuple[int, int]
    expansion: str | None
    phrase: str | None = None


@dataclass(slots=True)
class Acronyms:
    """Uses (spans, outside definitions) and definitions by acronym, in order of position."""

    uses: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    definitions: dict[str, list[Definition]] = field(default_factory=dict)

    def count(self, acronym: str) -> int:
        """Occurrences of any sort."""
        return len(self.uses.get(acronym, ())) + len(self.definitions.get(acronym, ()))


def key_of(expansion: str) -> str:
    """What two spellings of one expansion share: letters without case, articles and plural endings."""
    words = regex.findall(r"[\p{L}\d]+", expansion.casefold())
    return " ".join(w.removesuffix("s") for w in words if w != "the")


@cached_per_document
def acronyms(view: View) -> Acronyms:
    """All acronyms of a document."""
    text, out = view.text, Acronyms()
    taken: set[int] = set()
    for m in _AFTER_NAME.finditer(text):
        token = m["token"]
        if not _counts(token):
            continue
        clause = _CLAUSE.search(text[max(0, m.start() - _REACH) : m.start()])
        before = clause.group() if clause else ""
        name = _expansion(token, before)
        phrase = None if name is not None else _PHRASE.search(before)
        start = m.start() - (len(before) - name if name is not None else len(phrase.group()) if phrase else 0)
        if name is None and phrase is None:
            continue  # a bracketed use after lower-case words: it may be anything
        end = m.end() + (text[m.end()] == ")")
        expansion = before[name:].strip() if name is not None else None
        made = Definition(start, end, (m.start(), end), expansion, phrase["phrase"].strip() if phrase else None)
        out.definitions.setdefault(token, []).append(made)
        taken.add(m.start("token"))
    tokens = list(_TOKEN.finditer(text))
    for m in _before_names(text, tokens):
        if _counts(m["token"]) and fits(m["token"], m["name"]):
            out.definitions.setdefault(m["token"], []).append(
                Definition(m.start(), m.end(), m.span("token"), m["name"])
            )
            taken.add(m.start("token"))
    line_end, shouted = -1, False
    for m in tokens:
        start, end = m.span()
        if start >= line_end:  # in a line written in capitals a capitalised word says nothing
            line_start, line_end = view.line_spans[view.line_of(start)]
            shouted = line_end - line_start <= 200 and is_shouted(text[line_start:line_end])
        if not shouted and start not in taken and _counts(m[0]):
            out.uses.setdefault(m[0], []).append((start, end))
    return out


def has_acronyms(view: View) -> bool:
    """Whether the document has any acronym, used or defined."""
    found = acronyms(view)
    return bool(found.uses or found.definitions)


def has_definitions(view: View) -> bool:
    """Whether the document expands any acronym, or has one in brackets."""
    return bool(acronyms(view).definitions)


def _before_names(text: str, tokens: Iterable[regex.Match[str]]) -> Iterator[regex.Match[str]]:
    """Tokens with a name in brackets after them; what stands in such brackets has none of its own."""
    end = 0
    for token in tokens:
        if token.start() < end or text.find("(", token.end(), token.end() + 3) < 0:  # a plural and a space at most
            continue
        match = _BEFORE_NAME.match(text, token.start())
        if match:
            yield match
            end = match.end()


def _expansion(token: str, before: str) -> int | None:
    """Where the expansion begins in `before`: within its own clause, or across commas where it reads as a name."""
    comma = before.rfind(",") + 1
    at = expansion_of(token, before[comma:])
    if at is not None:
        return comma + at
    at = expansion_of(token, before) if comma else None
    if at is None or any(w[0].islower() and w not in FUNCTION_WORDS for w in regex.findall(r"[\p{L}\d]+", before[at:])):
        return None
    return at


@lru_cache(maxsize=4096)
def _counts(token: str) -> bool:
    return sum(map(str.isalpha, token)) > 1 and not _ROMAN.fullmatch(token)


def is_shouted(line: str) -> bool:
    """Whether most letters of a line of several words are capitals."""
    if line.isascii():
        data = line.encode()
        capitals, letters = len(data.translate(None, _NO_CAPITALS)), len(data.translate(None, _NO_LETTERS))
    else:
        capitals, letters = sum(map(str.isupper, line)), sum(map(str.isalpha, line))
    return capitals > 0.6 * letters and " " in line.strip()
