"""Habits of writing that a text, or a corpus, should have once: quotation marks, the serial comma, dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from lint.core import late, vocabulary
from lint.core.kind import Hit
from lint.kinds.consistency.decide import FormUse
from lint.kinds.dates.mentions import mentions
from lint.structure.view import View

QUOTES = r"[\"“”]"
MARKS = r"[\"“”]|(?<=\p{L})['’](?=\p{L})"
SERIES = vocabulary.pattern("consistency/series")
"""Three or more short items; two commas, or one and the serial one, so that "On Friday, he and she" is no series."""
_SERIES = late.regex(SERIES, regex.M)
_CURLY = frozenset("“”’")


def quotes(view: View, hits: Sequence[Hit]) -> Iterator[FormUse]:
    """Quotation marks: curly or straight."""
    for hit in hits:
        yield FormUse("quotation marks", "curly" if view.text[hit.start] in _CURLY else "straight", hit.start, hit.end)


def mixed(view: View, hits: Sequence[Hit]) -> bool:
    """Whether some marks are curly and some straight: a look that spares most documents the rest."""
    marks = {view.text[hit.start] for hit in hits}
    return not (marks <= _CURLY or marks.isdisjoint(_CURLY))


def series(view: View, hits: Sequence[Hit]) -> Iterator[FormUse]:
    """Series of three and more: with or without a comma before the last."""
    for hit in hits:
        match = _SERIES.match(view.text, hit.start)
        if match and match.group().count(",") > 1:
            form = "A, B, and C" if match["with"] else "A, B and C"
            yield FormUse("series", form, hit.start, hit.end, view.anatomy.in_quotation(hit.start, hit.end))


def dates(view: View, hits: Sequence[Hit]) -> Iterator[FormUse]:
    """Ways of writing a day."""
    for m in mentions(view):
        if m.day:
            yield FormUse("dates", m.style, m.start, m.end)
