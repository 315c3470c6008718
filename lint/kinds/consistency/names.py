"""Long capitalised names that differ in little: a plural inside, a hyphen, a small letter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint.core import late, vocabulary
from lint.core.kind import Hit
from lint.kinds.consistency.decide import FormUse
from lint.structure.view import View

_LINKS = vocabulary.pattern("consistency/links")
_NAMED = r"\p{Lu}[\p{L}\d]*+(?:[-’']\p{L}++)*"
NAME = vocabulary.pattern("consistency/name", named=_NAMED, links=_LINKS)
"""Three to twelve capitalised words with the small words between them."""
_WORD = late.regex(r"[\p{L}\d]+")
_LEADING = late.regex(vocabulary.pattern("consistency/leading", links=_LINKS))
"""What begins a sentence or stands before a name, and is no part of it."""


def observe(view: View, hits: Sequence[Hit]) -> Iterator[FormUse]:
    """Names of three capitalised words and more; one thing is what plurals inside, hyphens and case do not part."""
    for hit in hits:
        lead = _LEADING.match(view.text, hit.start, hit.end)
        start = lead.end() if lead else hit.start
        form = view.text[start : hit.end].replace("’", "'")
        words = _WORD.findall(form)
        if len(words) > 2 and not form.isupper():
            yield FormUse(key(words), form, start, hit.end, view.anatomy.in_quotation(start, hit.end))


def key(words: Sequence[str]) -> str:
    """What variants of one name share; the last word keeps its ending, for names have plurals ("Member States")."""
    *inner, last = (w.casefold() for w in words)
    return " ".join([*map(_singular, inner), last])


def _singular(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
