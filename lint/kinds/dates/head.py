"""Which dates head a document: those of its header line, and that of its dateline."""

from __future__ import annotations

import regex

from lint.core import late
from lint.kinds.dates.mentions import DateMention, mentions
from lint.structure.view import View, cached_per_document

_CLOCK = late.regex(r"\b\d{1,2}:\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?", regex.I)
_WORD = late.regex(r"\p{L}+")
_PARTED_BEFORE = frozenset("([|>·•—–:-丨")
_PARTED_AFTER = frozenset(")]|·•丨")
LONGEST_LINE = 160
"""Characters beyond which a line is prose, whatever date stands in it."""
WORDS_BESIDE = 4
"""Words that a date line has beside its date ("Last updated at", a source, a name); a title has more."""


@cached_per_document
def header_dates(view: View) -> list[DateMention]:
    """Dates that say when the document was published: full dates in lines of its own above the first prose."""
    return [m for m in mentions(view) if m.date and _heads(view, m)]


def dateline_date(view: View) -> DateMention | None:
    """The date in "Harbin, March 12th—" at the start of the body."""
    span = view.anatomy.dateline
    if span is None:
        return None
    return next((m for m in mentions(view) if span[0] <= m.start < span[1] and m.day), None)


def _heads(view: View, mention: DateMention) -> bool:
    if view.anatomy.paragraph_at(mention.start).zone not in ("masthead", "headline", "dateline"):
        return False
    start, end = view.line_spans[view.line_of(mention.start)]
    if end - start > LONGEST_LINE:
        return False
    before, after = view.text[start : mention.start].strip(), view.text[mention.end : end].strip()
    if before[-1:] in _PARTED_BEFORE or (not before and after[:1] in _PARTED_AFTER):
        return not after or after[0] in _PARTED_AFTER or _few_words(after)
    return _few_words(before + " " + after)


def _few_words(text: str) -> bool:
    return len(_WORD.findall(_CLOCK.sub(" ", text))) <= WORDS_BESIDE
