"""In what language a stretch of a text is: asked before any rule that knows English speaks.

The language is a matter of the piece (a sentence, a cell of a table, a quotation), not of the document: bilingual
tables and quoted speech mix them. Words that only English has decide at once; else the letters do, by how much each run of
three speaks for another language (Cavnar and Trenkle 1994, "N-Gram-Based Text Categorization"; the table is made by
`tools/build_letters.py`). Capitalised words are not asked: they are names, or German. What is too short to tell is
taken to be as its paragraph, then as its document, then as its file declares (`lang` of a page, the target language of a
translation, the field `language` of a record). A declaration is no proof: pages are made from templates.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from lint.core import late, vocabulary
from lint.core.passages import remembered
from lint.structure.layout import Span

ENGLISH = "en"
UNKNOWN = ""
"""Too little to tell by."""

SURE = 24
"""Half bits from which the letters have decided: 29 languages compete with English, which alone is worth 10."""

_FEWEST = 6
"""Runs of letters from which they may decide against English."""

_PRIOR = 16
"""Half bits that what surrounds a piece can add at most: a piece of other letters has more."""

_MOST = 600
"""Code points of a stretch that are looked at: its language is plain by then."""

_SAMPLE = 4_000
"""Code points of a document's beginning that are looked at."""

_WORD = late.regex(r"\p{L}+")
_PLAIN = late.regex(r"[A-Za-z]+")
# Words of English that no other language in Latin script has in numbers.
_ONLY_ENGLISH = vocabulary.words("structure/only-english")
# Words of the big languages in Latin script that English has neither as words nor in names ("de", "la", "von" are in names).
_NEVER_ENGLISH = vocabulary.words("structure/never-english")
_WORTH = 10
"""Half bits that such a word adds."""

_CELL = frozenset("\t|«»“”„/–—·•")
"""Signs between which another language may well stand."""

_EDGE = late.regex(r"[\n\r\t|«»“”„]|(?<=[.!?…][)\]]?)[^\S\n](?=[\p{Lu}\p{Lo}¿¡\d])| {3,}|[^\S\n][/–—·•][^\S\n]")
_OTHER_SCRIPTS = (
    ("ja", late.regex(r"[\p{Hiragana}\p{Katakana}]")),
    ("ko", late.regex(r"\p{Hangul}")),
    ("zh", late.regex(r"\p{Han}")),
    ("ru", late.regex(r"\p{Cyrillic}")),
    ("ar", late.regex(r"\p{Arabic}")),
    ("other", late.regex(r"(?!\p{Latin}|\p{Greek})\p{L}|\p{Greek}{3,}")),
)
"""Scripts by a language that is written so; `ru` and `ar` stand for all in Cyrillic and Arabic letters."""


class LanguageEvidence(NamedTuple):
    """What a stretch says about its language: the half bits against English, and the language that has most of them."""

    against: int
    language: str
    runs: int
    """How many runs of letters were known."""


_NOTHING_READ = LanguageEvidence(0, UNKNOWN, 0)


@cache
def _table() -> tuple[tuple[str, ...], dict[str, tuple[int, ...]]]:
    """The languages, and for each run of letters its half bits for each of them."""
    head, *lines = (Path(__file__).parent / "letters.tsv").read_text("utf-8").split("\n")
    rows = (line.split("\t") for line in lines if line)
    return tuple(head.split("\t")[1].split()), {run: tuple(ord(c) - ord("m") for c in row) for run, row in rows}


def _uncapitalised(text: str) -> Iterator[str]:
    """The words that are no names: in small letters, or one that is never English and begins the stretch."""
    first = True
    for match in _WORD.finditer(text):
        word = match.group()
        if not word[0].isupper() or (first and word.lower() in _NEVER_ENGLISH):
            yield word.lower()
        first = False


def _runs(word: str) -> Iterator[str]:
    word = f" {word} "
    for i in range(len(word) - 2):
        yield word[i : i + 3]
    if not word.isascii():
        yield from (c for c in word if not c.isascii())


@lru_cache(maxsize=20_000)
def _read_word(word: str) -> tuple[int, ...]:
    """How many runs of a word are known, and what these say for each language in all; nothing where none is known."""
    table = _table()[1]
    rows = [row for run in _runs(word) if (row := table.get(run))]
    return (len(rows), *map(sum, zip(*rows, strict=True))) if rows else ()


def read(text: str) -> LanguageEvidence:
    """What the letters of a stretch in Latin script say; nothing (0 of no run) where there is none."""
    words = list(_uncapitalised(text))
    read_words = [known for word in words if (known := _read_word(word))]
    if not read_words:
        return _NOTHING_READ
    runs, *sums = map(sum, zip(*read_words, strict=True))
    most = max(sums)
    foreign = _WORTH * sum(word in _NEVER_ENGLISH for word in words)
    return LanguageEvidence(most + foreign, _table()[0][sums.index(most)], runs)


def script(text: str) -> str:
    """The language that the letters of another script than Latin stand for, where they are a third of the letters."""
    if text.isascii() or not _BEYOND_LATIN.search(text):
        return UNKNOWN
    letters = 0
    other = 0
    for char in text:
        if char.isalpha():
            letters += 1
            other += char > "\u036f" and not "\u1e00" <= char <= "\u1eff" and char not in "’ʼ"
    if 3 * other < letters or not other:
        return UNKNOWN
    return next((name for name, pattern in _OTHER_SCRIPTS if pattern.search(text)), UNKNOWN)


_BEYOND_LATIN = late.re("[^\x00-\u036f\u1e00-\u1eff\u2000-\u206f]")
"""What may be a letter of another script: the rest are Latin letters, marks and punctuation."""


@lru_cache(maxsize=1_000)
def _alone(text: str) -> tuple[str, LanguageEvidence]:
    """The language of a piece where it is plain, else what its letters say: cells and short quotations come again."""
    plain = script(text) or (ENGLISH if is_plainly_english(text) else UNKNOWN)
    return plain, _NOTHING_READ if plain else read(text)


def is_plainly_english(text: str) -> bool:
    """Whether words that only English has are a tenth of the words, two of them at least where there are many."""
    words = _PLAIN.findall(text)
    met = sum(map(_ONLY_ENGLISH.__contains__, map(str.lower, words)))
    return met > 0 and 10 * met >= len(words) and (met > 1 or len(words) < 6) and text.count("�") == 0


_start, _end = itemgetter(0), itemgetter(1)


def code_of(declared: str | None) -> str:
    """The code of a declared language (`en-GB`, `eng_Latn`, `English`), or `UNKNOWN`."""
    first = _SUBTAG.match((declared or "").strip().lower())
    if first is None or first.group() in _NO_LANGUAGE:
        return UNKNOWN
    return _CODES.get(first.group(), first.group() if len(first.group()) <= 3 else UNKNOWN)


@remembered
def _inner_edges(passage: str) -> tuple[Span, ...]:
    return tuple(match.span() for match in _EDGE.finditer(passage))


class Languages:
    """The languages of one text, piece by piece; each piece is looked at once."""

    def __init__(self, text: str, declared: str | None = None) -> None:
        self._text = text
        self._declared = code_of(declared)
        self._known: dict[Span, str] = {}
        self._near: dict[Span, int] = {}
        self._edges: dict[Span, list[Span]] = {}

    def at(self, start: int, end: int, paragraph: Span) -> str:
        """The language of the piece that holds `start:end` in a paragraph: a code, or `UNKNOWN`."""
        piece, apart = self._piece(start, end, paragraph)
        known = self._known.get(piece)
        if known is None:
            known = self._known[piece] = self._decide(piece, paragraph, apart)
        return known

    def _piece(self, start: int, end: int, paragraph: Span) -> tuple[Span, bool]:
        """The piece, and whether it is a cell or a quotation."""
        step = _MOST // 2  # in steps, so that the places of a long stretch share what is read there
        low = max(paragraph[0], (start // step - 1) * step)
        high = min(paragraph[1], (end // step + 2) * step)
        edges = self._edges.get((low, high))
        if edges is None:
            edges = self._edges[low, high] = [(low + s, low + e) for s, e in _inner_edges(self._text[low:high])]
        apart = False
        before = bisect_right(edges, start, key=_end) - 1
        if before >= 0:
            low, apart = edges[before][1], self._parts(edges[before])
        after = bisect_left(edges, end, lo=before + 1, key=_start)
        if after < len(edges):
            high, apart = edges[after][0], apart or self._parts(edges[after])
        return (low, high), apart

    def _parts(self, edge: Span) -> bool:
        """Whether an edge is one between cells or around a quotation."""
        return not _CELL.isdisjoint(self._text[slice(*edge)])

    def _decide(self, piece: Span, paragraph: Span, apart: bool) -> str:
        plain, own = _alone(self._text[slice(*piece)])
        if plain:
            return plain
        around = self._around(piece, paragraph) if own.runs >= _FEWEST else self._amid(piece, paragraph)
        against = own.against + around // (2 if apart else 1)
        if own.runs >= _FEWEST and against >= SURE and own.against > 0:
            return own.language
        if against <= -SURE // 3:
            return ENGLISH
        return UNKNOWN if self._declared == ENGLISH else self._declared

    def _around(self, piece: Span, paragraph: Span) -> int:
        """What the rest of the paragraph, then of the document, then its file adds: for or against English, half bits."""
        low, high = paragraph
        rest = (
            self._text[max(low, piece[0] - _MOST) : piece[0]]
            + "\n"
            + self._text[piece[1] : min(high, piece[1] + _MOST)]
        )
        near = _weight(rest)
        return near or self._document(piece) or self._by_declaration

    def _amid(self, piece: Span, paragraph: Span) -> int:
        """The same for a piece that says nothing itself: many such stand together, and share what surrounds them."""
        step = _MOST // 2
        low, high = max(paragraph[0], (piece[0] // step - 1) * step), min(paragraph[1], (piece[1] // step + 2) * step)
        near = self._near.get((low, high))
        if near is None:
            near = self._near[low, high] = _weight(self._text[low:high])
        return near or self._document(piece) or self._by_declaration

    def _document(self, piece: Span) -> int:
        sample = min(len(self._text), _SAMPLE)
        if piece[0] <= 0 and piece[1] >= sample:
            return 0
        return self._beginning

    @cached_property
    def _beginning(self) -> int:
        return _weight(self._text[:_SAMPLE])

    @property
    def _by_declaration(self) -> int:
        return 0 if self._declared == UNKNOWN else -_PRIOR if self._declared == ENGLISH else _PRIOR


def _weight(text: str) -> int:
    """What surroundings say, within `_PRIOR` half bits; nothing where they are too few."""
    if script(text):
        return _PRIOR
    if is_plainly_english(text):
        return -_PRIOR
    found = read(text[:_SAMPLE])
    return max(-_PRIOR, min(_PRIOR, found.against // 2)) if found.runs > 8 else 0


def names(codes: Sequence[str]) -> str:
    """Languages for people: `French or German`."""
    return " or ".join(_NAMES.get(code, code) for code in codes)


_NAMES = {
    "en": "English", "fr": "French", "de": "German", "es": "Spanish", "pt": "Portuguese", "it": "Italian", "nl": "Dutch",
    "ca": "Catalan", "ro": "Romanian", "sv": "Swedish", "da": "Danish", "no": "Norwegian", "fi": "Finnish", "et": "Estonian",
    "hu": "Hungarian", "pl": "Polish", "cs": "Czech", "sk": "Slovak", "sl": "Slovene", "hr": "Croatian", "lt": "Lithuanian",
    "lv": "Latvian", "tr": "Turkish", "id": "Indonesian", "sw": "Swahili", "vi": "Vietnamese", "tl": "Tagalog", "so": "Somali",
    "af": "Afrikaans", "sq": "Albanian", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "ru": "Cyrillic letters",
    "ar": "Arabic letters", "other": "letters of another script",
}  # fmt: skip
_SUBTAG = late.regex(r"\p{L}+")
_NO_LANGUAGE = frozenset({"und", "mul", "mis", "zxx", "all", "x", "c", "other"})
"""What stands where a language should, and names none (ISO 639-2, and the locale `C`)."""

_CODES = {name.lower(): code for code, name in _NAMES.items() if " " not in name} | dict(
    word.split("=")
    for word in """eng=en fra=fr fre=fr deu=de ger=de spa=es por=pt ita=it nld=nl dut=nl cat=ca ron=ro rum=ro swe=sv dan=da nor=no nob=no
    fin=fi est=et hun=hu pol=pl ces=cs cze=cs slk=sk slo=sk slv=sl hrv=hr lit=lt lav=lv tur=tr ind=id swa=sw vie=vi tgl=tl som=so afr=af
    sqi=sq alb=sq zho=zh chi=zh cmn=zh jpn=ja kor=ko rus=ru russian=ru ara=ar arabic=ar""".split()
)
"""Codes of two letters by names and by codes of three (ISO 639-1, 639-2)."""
