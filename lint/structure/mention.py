"""Where a text speaks *of* a word instead of using it: a corrections column, a letter that is quoted with its slips.

Logic tells use from mention (Quine, Mathematical Logic, § 4). Here a mention is told by what the writer says about it:
"[sic]" after it, "misspelt", "typo" or "should have read" in its sentence, a contrast ("Ann, not Anm"; "instead of"),
or quotation marks around it and any word about spelling nearby.
"""

from __future__ import annotations

import regex

from lint.core import late, vocabulary
from lint.structure.layout import Span
from lint.structure.occurrences import Occurrences

_SIC = late.regex(r"[^\n.!?]{0,60}[.!?]?[\"”’»]?\s?[\[(]\s?sic\b")
# right after the word it is a decision about this one, which `lint.filters.suppress` counts and shows
_SIC_BESIDE = late.regex(r"[\"'”’»\]]?\s*[\[(]\s*sic\b")
# "not" contrasts two forms only where the second ends a clause: "is not accomodating" goes on.
_AGAINST = late.regex(vocabulary.pattern("structure/against"))
_CLOSED = late.regex(r"[\"”’'»]?\s?(?:[.,;:!?)]|$)", regex.M)
_SAID_OF = late.regex(vocabulary.pattern("structure/said-of"))
_ABOUT = vocabulary.pattern("structure/about")
_PLAIN = late.regex(_ABOUT, regex.I)
_ROOTS = vocabulary.phrases("structure/roots-of-mention")
"""What all that `_ABOUT` matches has in it, but for "sic"."""
_SIC_ALONE = late.regex(r"\bsic\b", regex.I)
_FOLDED = frozenset("\u017f\u212a\u0130")
"""Letters that are equal to one of ASCII where case is ignored, and are not when they are small."""
_QUOTED = late.regex(
    vocabulary.pattern("structure/quoted", about=_ABOUT),
    regex.I,
)
_ALONE = late.regex(r"[\"“‘'«]\p{L}[\p{L}-]*[\"”’'»](?!\p{L})")
_AROUND = late.regex(r"[\"'“”«»‘’]")
_FEW = late.regex(r"(?: [^\s\"”’»]+){0,2}[.,!?]?[\"”’»']")

LISTED = 3
"""Single words in quotation marks from which on a paragraph is about words."""
_SIC_REACH = 100
"""Code points after a word in which "[sic]" is looked for: `regex` seeks the word as far as it may read, and for nothing."""
MAX_CHARACTERS = 60
"""Code points of what can be talked about: words, not sentences."""

SHORT_QUOTATION_CHARACTERS = 160
"""Code points of a quotation up to which its words may be what is talked about."""


def speaks_of_words(text: str) -> bool:
    """Whether a text may speak of words anywhere but around quotations: most do not, and need not be searched again."""
    low = text.lower()
    return (
        any(root in low for root in _ROOTS)
        or ("sic" in low and _SIC_ALONE.search(text) is not None)
        or not (text.isascii() or _FOLDED.isdisjoint(text))
    )


def is_sic(text: str, end: int) -> bool:
    """Whether the writer says right after a word that it is so in the original: "recieve [sic]"."""
    return _SIC_BESIDE.match(text, end, end + _SIC_REACH) is not None


def is_mentioned(
    occurrences: Occurrences, sentence: Span, paragraph: Span, start: int, end: int, *, speaks: bool = True
) -> bool:
    """Whether what stands at `start:end` is talked about, given the spans of its sentence and paragraph, and whether the
    document `speaks_of_words`."""
    text = occurrences.text
    if end - start > MAX_CHARACTERS or is_sic(text, end):
        return False
    if _SIC.match(text, end, end + _SIC_REACH):
        return True
    before = text[max(paragraph[0], start - 60) : start]
    if _CLOSED.match(text, end) and _AGAINST.search(before):
        return True
    quoted = between_marks(text, paragraph, start, end)
    if quoted and _SAID_OF.search(before) and _FEW.match(text, end):
        return True
    if quoted:
        return occurrences.outside(_QUOTED, paragraph, start, end) or _is_listed(occurrences, paragraph, start, end)
    return speaks and occurrences.outside(_PLAIN, sentence, start, end)


def _is_listed(occurrences: Occurrences, paragraph: Span, start: int, end: int) -> bool:
    """Whether it is one of several single words that a paragraph quotes: such a text is about words."""
    alone = [span for span in occurrences.spans(_ALONE, *paragraph) if not _inside_word(occurrences.text, span[0])]
    return len(alone) >= LISTED and any(lo < start and end < hi for lo, hi in alone)


def between_marks(text: str, paragraph: Span, start: int, end: int) -> bool:
    """Whether a short quotation is around it, by the marks nearest on both sides."""
    lo, hi = max(paragraph[0], start - SHORT_QUOTATION_CHARACTERS), min(paragraph[1], end + SHORT_QUOTATION_CHARACTERS)
    opened = [m for m in _AROUND.finditer(text, lo, start) if not _inside_word(text, m.start())]
    closed = next((m for m in _AROUND.finditer(text, end, hi) if not _inside_word(text, m.start())), None)
    if not opened or closed is None:
        return False
    at = opened[-1].start()
    return text[at] in "“«‘" or (text[at] in "\"'" and (at == 0 or not text[at - 1].isalnum()) and text[at + 1] != " ")


def _inside_word(text: str, at: int) -> bool:
    return 0 < at < len(text) - 1 and text[at - 1].isalnum() and text[at + 1].isalnum()
